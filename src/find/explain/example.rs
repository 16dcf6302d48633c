//! An example, whose figures stand in the dataset as paths in braces.

use serde_json::Value as Json;

use crate::{
    document::{Unit, Value},
    failure::Failure,
    find::get::Values,
    profile::{
        Profile,
        figures::{Dollars, Hourly},
        period::Period,
        sources::SourceId,
    },
};

/// An example with its figures.
pub(crate) struct Example<'p> {
    pub(crate) text: String,
    /// Where the figures come from.
    pub(crate) cites: Vec<&'p SourceId>,
}

impl<'p> Example<'p> {
    /// `None` where one of the figures is absent.
    pub(crate) fn of(
        profile: &'p Profile,
        values: &mut Values<'p>,
        text: &str,
    ) -> Result<Option<Self>, Failure> {
        let mut example = Self { text: String::new(), cites: Vec::new() };
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let wrong = |what: &str| {
                Failure::bad_profile(format!("{}: {what}: '{text}'", profile.glossary.file()))
            };
            let (path, behind) = behind.split_once('}').ok_or_else(|| wrong(OPEN))?;
            // An example that explains itself would never end.
            if !Values::begin_with_a_section(path) || path.starts_with("glossary") {
                return Err(wrong(OF_NO_SECTION));
            }
            let Ok(found) = values.find(path)? else { return Ok(None) };
            let Some(figure) = shown(path, found.value) else { return Ok(None) };
            example.text.push_str(before);
            example.text.push_str(&figure);
            let sources = &profile.sources.get()?.sources;
            let cited = sources.iter().map(|source| &source.id);
            example.cites.extend(cited.filter(|id| Some(id.0.as_str()) == found.source));
            rest = behind;
        }
        example.text.push_str(rest);
        Ok(Some(example))
    }
}

const OPEN: &str = "a '{' has no '}' behind it";
const OF_NO_SECTION: &str =
    "an example takes its figures from a section, and not from the glossary";

/// Why an example has no figure at one of its paths. A figure that is absent is no mistake.
pub(crate) fn wrong_with_example(profile: &Profile, text: &str) -> Option<String> {
    let mut values = Values::new(profile);
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once('{') {
        let Some((path, behind)) = behind.split_once('}') else { return Some(OPEN.to_owned()) };
        if !Values::begin_with_a_section(path) || path.starts_with("glossary") {
            return Some(format!("{OF_NO_SECTION}: '{path}'"));
        }
        match values.find(path) {
            Ok(Ok(found)) => match found.value {
                Json::Array(_) | Json::Object(_) => {
                    return Some(format!("'{path}' is no single figure"));
                }
                _ => {}
            },
            Ok(Err(_)) => return Some(format!("there is nothing at '{path}'")),
            Err(failure) => return Some(failure.to_string()),
        }
        rest = behind;
    }
    None
}

/// A value as people read it; its keys say in which unit it is. `None` where it is absent.
fn shown(path: &str, value: &Json) -> Option<String> {
    let keys: Vec<&str> =
        path.split('.').map(|step| step.split('[').next().unwrap_or(step)).collect();
    let last = keys.last().copied().unwrap_or_default();
    let is_under = |unit: &str| {
        let names = [unit.to_owned(), format!("real_{unit}")];
        keys.iter().any(|key| {
            names.iter().any(|name| name == key) || key.starts_with(&format!("{unit}_median"))
        })
    };
    let number = match value {
        Json::Number(number) => number,
        Json::String(text) if last == "period" => {
            let period = text.parse::<Period>().ok();
            return Some(period.map_or(text.clone(), |period| period.to_string()));
        }
        Json::String(text) => return Some(text.clone()),
        _ => return None,
    };
    let shown = if last.ends_with("_percent") {
        Value::exact(number.as_f64(), 1, Unit::Percent)
    } else if last.ends_with("year") {
        return Some(number.to_string());
    } else if is_under("annual") {
        Value::dollars(number.as_u64().and_then(|dollars| u32::try_from(dollars).ok()).map(Dollars))
    } else if is_under("hourly") {
        Value::hourly(number.as_f64().and_then(|dollars| Hourly::try_from(dollars).ok()))
    } else {
        match number.as_i64() {
            Some(count) => Value::count(Some(count)),
            None => Value::exact(number.as_f64(), 0, Unit::Plain),
        }
    };
    match shown {
        Value::Number(figure) => Some(figure.to_string()),
        Value::Text(text) => Some(text),
        Value::Missing => None,
    }
}
