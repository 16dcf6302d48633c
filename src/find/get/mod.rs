//! `get PATH`: one value of `profile --json`.

mod values;

use serde_json::Value as Json;

pub(crate) use self::values::Values;
use crate::cli::Format;
use crate::cli::settings::Settings;
use crate::failure::Failure;
use crate::output::reply::Reply;
use crate::profile::Profile;
use crate::typed::path::{DeadEnd, Wanted, bare, items};
use crate::typed::suggest::{self, one_line};
use crate::typed::synonyms;

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
    let message = match end.wanted {
        Wanted::Item { key, value } if end.several > 1 => {
            format!("{} entries of '{exists}' have the {key} '{value}'", end.several)
        }
        Wanted::Item { key, value } if has_key(end.at, key) => {
            format!("no entry of '{exists}' has the {key} '{}'", one_line(value))
        }
        _ => format!("there is nothing at '{}'", one_line(path)),
    };
    let mut failure = Failure::nothing_matched(message);
    if !exists.is_empty() {
        failure = failure.hint("exists", exists);
    }
    if let (Wanted::Nothing, true) = (end.wanted, path[end.length..].starts_with('[')) {
        failure = failure.hint("expected", "[0], [-1] or [key=value], closed with a bracket");
    }
    let mut nearest: Vec<String> = near(profile, end).into_iter().collect();
    if let (true, Wanted::Key(key)) = (nearest.is_empty(), end.wanted) {
        deeper(end.at, key, "", &mut nearest);
    }
    if !nearest.is_empty() {
        let paths = nearest.iter().map(|better| join(exists, better));
        failure = failure.hint("nearest", paths.collect::<Vec<_>>().join("\n"));
    }
    let hints = match end.at {
        Json::Object(_) => vec![("keys", keys(end.at))],
        Json::Array(items) => {
            let range = match items.len() {
                0 => "none: the list is empty".to_owned(),
                1 => "[0]".to_owned(),
                count => format!("[0] to [{}]", count - 1),
            };
            vec![
                ("entries", range),
                ("or", handles(items)),
                ("each has", items.first().map(keys).unwrap_or_default()),
            ]
        }
        _ => vec![("help", "this is a single value; nothing follows it".to_owned())],
    };
    for (label, text) in hints.into_iter().filter(|(_, text)| !text.is_empty()) {
        failure = failure.hint(label, text);
    }
    // The rest of what was typed may lead on from there.
    let instead = match nearest.first() {
        Some(better) => join(exists, better),
        None if exists.is_empty() => "overview".to_owned(),
        None => exists.to_owned(),
    };
    let whole = format!("{instead}{}", &path[end.end..]);
    let leads_on = Values::new(profile).find(&whole).is_ok_and(|found| found.is_ok());
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

/// The keys of an object.
fn keys(object: &Json) -> String {
    let keys = object.as_object().into_iter().flatten().map(|(key, _)| key.as_str());
    keys.collect::<Vec<_>>().join(", ")
}

/// The texts of the first item that no other has. A figure would tell items apart by chance.
fn handles(items: &[Json]) -> String {
    let entries = items.first().and_then(Json::as_object).into_iter().flatten();
    let handles = entries.filter_map(|(key, value)| {
        let text = value.as_str()?;
        let is_it = |item: &&Json| item.get(key).and_then(bare).as_deref() == Some(text);
        (items.iter().filter(is_it).count() == 1).then(|| format!("[{key}={text}]"))
    });
    handles.collect::<Vec<_>>().join(", ")
}

/// The step that was probably meant.
fn near(profile: &Profile, end: &DeadEnd<'_>) -> Option<String> {
    match (end.at, end.wanted) {
        (Json::Object(entries), Wanted::Key(key)) => {
            synonyms::meant(profile, key, entries.keys().map(String::as_str)).map(str::to_owned)
        }
        // A bare number behind a dot.
        (Json::Array(items), Wanted::Key(key)) => {
            let index: usize = key.parse().ok().filter(|index| *index < items.len())?;
            Some(format!("[{index}]"))
        }
        (Json::Array(items), Wanted::Index(_)) => {
            items.len().checked_sub(1).map(|last| format!("[{last}]"))
        }
        (Json::Array(items), Wanted::Item { key, value }) if end.several == 0 => {
            let is_known = has_key(end.at, key);
            let entries = items.iter().filter_map(Json::as_object).flatten();
            let entries = entries
                .filter(
                    |(own, value)| if is_known { own.as_str() == key } else { value.is_string() },
                )
                .filter_map(|(own, value)| Some((own, bare(value)?)));
            let known: Vec<(&String, String)> = entries.collect();
            let texts = known.iter().map(|(_, text)| text.as_str());
            let near = synonyms::meant(profile, value, texts)?;
            let (key, _) = known.iter().find(|(_, text)| text == near)?;
            Some(format!("[{key}={near}]"))
        }
        (Json::Array(items), Wanted::Item { key, value }) => {
            let is_it = |item: &Json| item.get(key).and_then(bare).as_deref() == Some(value);
            items.iter().position(is_it).map(|index| format!("[{index}]"))
        }
        _ => None,
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
