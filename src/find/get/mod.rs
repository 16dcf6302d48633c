//! `get PATH`: one value of `profile --json`.

mod values;

use serde_json::Value as Json;

use crate::{
    cli::{Format, settings::Settings},
    failure::Failure,
    output::reply::Reply,
    profile::Profile,
    typed::{
        path::{DeadEnd, Wanted, bare, items},
        suggest::{self, shown},
        synonyms,
    },
};

pub(crate) use self::values::Values;

/// The value at a path: text and figures as they are, everything else as JSON.
pub fn reply(profile: &Profile, settings: &Settings, typed: &str) -> anyhow::Result<Reply> {
    if typed.is_empty() {
        return Err(Failure::usage("a path is missing")
            .hint("expected", "a path of profile --json, as search prints them")
            .try_this("ma-career get salary.latest.annual.median")
            .into());
    }
    if !matches!(settings.format, Format::Table | Format::Plain | Format::Json) {
        return Err(Failure::usage(
            "a value is no table and no page: it is printed as it is, or with --json as JSON",
        )
        .try_this(format!("ma-career get {}", suggest::quoted(typed)))
        .into());
    }
    // A leading dot is how jq begins, and the sections are where every path begins here.
    let path = typed.strip_prefix('.').unwrap_or(typed);
    let path = path.strip_prefix("sections.").unwrap_or(path);
    let mut values = Values::new(profile);
    let found = values.find(path)?.map_err(|end| no_value_at(profile, path, &end))?;
    let text = match bare(found.value).filter(|_| settings.format != Format::Json) {
        Some(bare) => bare,
        None => serde_json::to_string_pretty(found.value)?,
    };
    Ok(Reply::of(text + "\n"))
}

fn no_value_at(profile: &Profile, path: &str, end: &DeadEnd<'_>) -> Failure {
    let exists = &path[..end.length];
    let message = match &end.wanted {
        Wanted::Item { key, value, several: 0 } if has_key(end.at, key) => {
            format!("no entry of '{exists}' has the {key} '{}'", shown(value))
        }
        Wanted::Item { key, value, several } if *several > 1 => {
            format!("{several} entries of '{exists}' have the {key} '{value}'")
        }
        _ => format!("there is nothing at '{}'", shown(path)),
    };
    let mut failure = Failure::nothing_matched(message);
    if !exists.is_empty() {
        failure = failure.hint("exists", exists);
    }
    if let (Wanted::Nothing, true) = (&end.wanted, path[end.length..].starts_with('[')) {
        failure = failure.hint("expected", "[0], [-1] or [key=value], closed with a bracket");
    }
    let next = Next::of(end.at);
    let mut nearest: Vec<String> = next.nearest(profile, &end.wanted).into_iter().collect();
    if let (true, Wanted::Key(key)) = (nearest.is_empty(), &end.wanted) {
        deeper(end.at, key, "", &mut nearest);
    }
    if !nearest.is_empty() {
        let paths = nearest.iter().map(|better| join(exists, better));
        failure = failure.hint("nearest", paths.collect::<Vec<_>>().join("\n"));
    }
    let better = nearest.first();
    failure = match &next {
        Next::Keys(keys) => failure.hint("keys", keys.join(", ")),
        Next::Items { count, handles, keys, .. } => {
            let range = match count {
                0 => "none: the list is empty".to_owned(),
                1 => "[0]".to_owned(),
                count => format!("[0] to [{}]", count - 1),
            };
            let failure = failure.hint("entries", range);
            let by_value = handles.first().map(|_| handles.join(", "));
            let failure = by_value.into_iter().fold(failure, |f, text| f.hint("or", text));
            if keys.is_empty() { failure } else { failure.hint("each has", keys.join(", ")) }
        }
        Next::End => failure.hint("help", "this is a single value; nothing follows it"),
    };
    // The rest of what was typed may well lead on.
    let instead = match better {
        Some(better) => join(exists, better),
        None if exists.is_empty() => "overview".to_owned(),
        None => exists.to_owned(),
    };
    let whole = format!("{instead}{}", &path[end.end..]);
    // What is nearest is there; only what was typed behind it may not be.
    let leads_on =
        end.end == path.len() || Values::new(profile).find(&whole).is_ok_and(|found| found.is_ok());
    let line = if leads_on { whole } else { instead };
    failure.try_this(format!("ma-career get {}", suggest::quoted(&line)))
}

/// The paths that lead to `key` from something, through objects alone.
fn deeper(from: &Json, key: &str, before: &str, found: &mut Vec<String>) {
    for (own, value) in from.as_object().into_iter().flatten() {
        let path = join(before, own);
        if own == key {
            found.push(path.clone());
        }
        deeper(value, key, &path, found);
    }
}

fn has_key(list: &Json, key: &str) -> bool {
    items(list).iter().any(|item| item.get(key).is_some())
}

fn join(exists: &str, step: &str) -> String {
    if exists.is_empty() || step.starts_with('[') {
        format!("{exists}{step}")
    } else {
        format!("{exists}.{step}")
    }
}

/// What can follow the part of a path that exists.
enum Next<'j> {
    Keys(Vec<&'j str>),
    Items {
        count: usize,
        /// How the first entry could be asked for by its values.
        handles: Vec<String>,
        /// What the first entry holds.
        keys: Vec<&'j str>,
        items: &'j [Json],
    },
    End,
}

impl<'j> Next<'j> {
    fn of(at: &'j Json) -> Self {
        match at {
            Json::Object(entries) => Self::Keys(entries.keys().map(String::as_str).collect()),
            Json::Array(items) => {
                let entries = || items.iter().take(1).filter_map(Json::as_object).flatten();
                let keys = entries().map(|(key, _)| key.as_str()).collect();
                let handles = entries().filter_map(|(key, value)| {
                    // A figure tells entries apart by chance.
                    let Json::String(value) = value else { return None };
                    let is_only =
                        |item: &&Json| item.get(key).and_then(bare).as_deref() == Some(value);
                    (items.iter().filter(is_only).count() == 1).then(|| format!("[{key}={value}]"))
                });
                Self::Items { count: items.len(), handles: handles.collect(), keys, items }
            }
            _ => Self::End,
        }
    }

    /// The step that was hardly mistyped, if any is near.
    fn nearest(&self, profile: &Profile, wanted: &Wanted) -> Option<String> {
        match (self, wanted) {
            (Self::Keys(keys), Wanted::Key(key)) => {
                synonyms::meant(profile, key, keys.iter().copied()).map(str::to_owned)
            }
            // A bare number behind a dot.
            (Self::Items { items, .. }, Wanted::Key(key)) => {
                let place: usize = key.parse().ok().filter(|place| *place < items.len())?;
                Some(format!("[{place}]"))
            }
            (Self::Items { items, .. }, Wanted::Item { key, value, several: 0 })
                if items.iter().all(|item| item.get(key).is_none()) =>
            {
                let texts = items.iter().filter_map(Json::as_object).flatten().filter_map(
                    |(key, value)| {
                        if let Json::String(text) = value {
                            Some((key, text.as_str()))
                        } else {
                            None
                        }
                    },
                );
                let near = synonyms::meant(profile, value, texts.clone().map(|(_, text)| text))?;
                let (key, _) = texts.clone().find(|(_, text)| *text == near)?;
                Some(format!("[{key}={near}]"))
            }
            (Self::Items { items, .. }, Wanted::Item { key, value, several: 0 }) => {
                let known: Vec<String> =
                    items.iter().filter_map(|item| item.get(key).and_then(bare)).collect();
                let near = synonyms::meant(profile, value, known.iter().map(String::as_str))?;
                Some(format!("[{key}={near}]"))
            }
            (Self::Items { items, .. }, Wanted::Item { key, value, .. }) => {
                let is_it = |item: &Json| item.get(key).and_then(bare).as_deref() == Some(value);
                items.iter().position(is_it).map(|place| format!("[{place}]"))
            }
            (Self::Items { count, .. }, Wanted::Index(_)) => {
                count.checked_sub(1).map(|last| format!("[{last}]"))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every path that ends in a single value, with the value.
    fn leaves<'j>(value: &'j Json, path: &str, found: &mut Vec<(String, &'j Json)>) {
        for (key, value) in value.as_object().into_iter().flatten() {
            leaves(value, &join(path, key), found);
        }
        for (place, value) in items(value).iter().enumerate() {
            leaves(value, &format!("{path}[{place}]"), found);
        }
        if bare(value).is_some() {
            found.push((path.to_owned(), value));
        }
    }

    #[test]
    fn every_leaf_of_the_profile_is_found_by_its_path_in_the_section_that_is_made_for_it() {
        let profile = Profile::embedded();
        let mut whole = Values::new(&profile);
        let document = whole.find("").unwrap().unwrap().value;
        let mut all = Vec::new();
        leaves(document, "", &mut all);
        assert!(all.len() > 50_000, "{}", all.len());
        let mut values = Values::new(&profile);
        for (path, value) in all {
            let path = path.strip_prefix("sections.").unwrap_or(&path);
            let found = values.find(path).unwrap();
            assert_eq!(found.unwrap_or_else(|_| panic!("{path}")).value, value, "{path}");
        }
    }
}
