//! A path through JSON: `salary.by_state[abbr=WA].hourly.median`, `duties.duties[0].text`.
//!
//! A key follows a dot. `[0]` is the first item of a list and `[-1]` its last; `[key=value]` is the
//! one item whose key has that value. A value may be in quotes.

use serde_json::Value as Json;

/// The value at the end of a path.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'j> {
    pub(crate) value: &'j Json,
    /// The source that it names, or that an object around it names.
    pub(crate) source: Option<&'j str>,
}

/// Where and why a path leads nowhere.
#[derive(Debug)]
pub(crate) struct DeadEnd<'j> {
    /// How much of the path leads somewhere, in bytes.
    pub(crate) length: usize,
    /// The value there.
    pub(crate) at: &'j Json,
    /// What the next step looked for.
    pub(crate) wanted: Wanted<'j>,
    /// How many items it found, which is never one.
    pub(crate) several: usize,
    /// Where in the path that step ends.
    pub(crate) end: usize,
}

/// What a step asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted<'j> {
    /// The value under a key.
    Key(&'j str),
    /// An item by its number; negative from the end.
    Index(i64),
    /// The item whose key has this value.
    Item { key: &'j str, value: &'j str },
    /// It is not a step.
    Nothing,
}

/// A step of a path, and the rest of the path.
fn next_step(rest: &str) -> (Wanted<'_>, &str) {
    let Some(inside) = rest.strip_prefix('[') else {
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        return match rest.split_at(end) {
            ("", _) => (Wanted::Nothing, rest),
            (key, behind) => (Wanted::Key(key), behind),
        };
    };
    let step = match inside.split_once('=') {
        Some((key, value)) if !key.contains(']') => quoted(value)
            .or_else(|| value.split_once(']').map(|(value, behind)| (value.trim(), behind)))
            .map(|(value, behind)| (Wanted::Item { key: key.trim(), value }, behind)),
        _ => inside.split_once(']').and_then(|(number, behind)| {
            Some((Wanted::Index(number.trim().parse().ok()?), behind))
        }),
    };
    step.unwrap_or((Wanted::Nothing, rest))
}

/// The text between quotes, and the rest after the bracket that follows. The same quote may occur
/// inside: `'Bachelor's Degree'`.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = match text.chars().next()? {
        '"' => "\"]",
        '\'' => "']",
        _ => return None,
    };
    text[1..].split_once(end)
}

/// The key that a path begins with, which names a section.
pub(crate) fn first_key(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or_default()
}

/// Whether a value is the one that was written: a number whatever its zeros, one of a list.
fn is_written(value: &Json, text: &str) -> bool {
    match value {
        Json::Number(number) => number.to_string() == text || number.as_f64() == text.parse().ok(),
        Json::Array(items) => items.iter().any(|item| is_written(item, text)),
        Json::Object(_) => false,
        value => bare(value).as_deref() == Some(text),
    }
}

/// A value that is neither a list nor an object, as a shell takes it.
pub(crate) fn bare(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Array(_) | Json::Object(_) => None,
        value => Some(value.to_string()),
    }
}

/// The items of a list; none of anything else.
pub(crate) fn items(value: &Json) -> &[Json] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Walks from `root` along `path`.
pub(crate) fn walk<'j>(root: &'j Json, path: &'j str) -> Result<Found<'j>, DeadEnd<'j>> {
    let mut found = Found { value: root, source: None };
    let mut rest = path;
    while !rest.is_empty() {
        let here = path.len() - rest.len();
        let dead_end = |wanted, several, behind: &str| DeadEnd {
            length: here,
            at: found.value,
            wanted,
            several,
            end: path.len() - behind.len(),
        };
        // A dot comes before every key but the first.
        let step = match rest.strip_prefix('.') {
            Some(key) if here > 0 && !key.starts_with('[') => key,
            None if here == 0 || rest.starts_with('[') => rest,
            _ => return Err(dead_end(Wanted::Nothing, 0, "")),
        };
        let (wanted, behind) = next_step(step);
        found = take(found, wanted).map_err(|several| dead_end(wanted, several, behind))?;
        rest = behind;
    }
    Ok(found)
}

/// Takes one step; an error has the number of items that fit, which is never one.
fn take<'j>(from: Found<'j>, wanted: Wanted<'_>) -> Result<Found<'j>, usize> {
    let value = match wanted {
        Wanted::Key(key) => from.value.get(key).ok_or(0_usize)?,
        Wanted::Index(index) => {
            let items = items(from.value);
            let index = usize::try_from(index).ok().or_else(|| {
                items.len().checked_sub(usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX))
            });
            index.and_then(|index| items.get(index)).ok_or(0_usize)?
        }
        Wanted::Item { key, value } => {
            let is_it = |item: &&Json| item.get(key).is_some_and(|own| is_written(own, value));
            let items: Vec<&Json> = items(from.value).iter().filter(is_it).collect();
            match *items.as_slice() {
                [one] => one,
                ref several => return Err(several.len()),
            }
        }
        Wanted::Nothing => return Err(0),
    };
    // Its own source comes before that of the object around it.
    let of = |json: &'j Json, key: &str| match json.get(key) {
        Some(Json::String(source)) => Some(source.as_str()),
        _ => None,
    };
    let own = match wanted {
        Wanted::Key(key) => of(from.value, &format!("{key}_source")),
        _ => None,
    };
    Ok(Found { value, source: own.or_else(|| of(value, "source")).or(from.source) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_names_its_own_source_or_that_of_its_row() {
        let tree = serde_json::json!({"rows": [
            {"name": "a.b]", "pay": 28.5, "source": "x", "lq_source": "y", "lq": 1},
            {"name": "c"},
        ]});
        let source = |path| walk(&tree, path).unwrap().source;
        assert_eq!(source("rows[0].pay"), Some("x"));
        assert_eq!(source("rows[name='a.b]'].lq"), Some("y"));
        assert_eq!(source("rows[1].name"), None);
    }
}
