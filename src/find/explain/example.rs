//! An example. Its figures are paths in braces in the dataset.

use serde_json::Value as Json;

use crate::document::Value;
use crate::failure::{Failure, IfThere};
use crate::find::get::Values;
use crate::profile::Profile;
use crate::profile::figures::{Dollars, Hourly};
use crate::profile::period::Period;
use crate::profile::sources::SourceId;

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
        let before = text.split('{').next().unwrap_or_default();
        let mut example = Self { text: before.to_owned(), cites: Vec::new() };
        for figure in figures(text) {
            let (path, behind) = figure.map_err(|wrong| {
                Failure::bad_profile(format!("{}: {wrong}: '{text}'", profile.glossary.file()))
            })?;
            let Some(Ok(found)) = values.find(path).if_there()? else { return Ok(None) };
            let Some(figure) = shown(path, found.value) else { return Ok(None) };
            example.text.push_str(&figure);
            example.text.push_str(behind);
            let sources = &profile.sources.get()?.sources;
            let cited = sources.iter().map(|source| &source.id);
            example.cites.extend(cited.filter(|id| Some(id.0.as_str()) == found.source));
        }
        Ok(Some(example))
    }
}

/// The path of each figure of an example, with the text up to the next.
fn figures(text: &str) -> impl Iterator<Item = Result<(&str, &str), String>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, figure) = rest.split_once('{')?;
        let Some((path, behind)) = figure.split_once('}') else {
            rest = "";
            return Some(Err("a '{' has no '}' behind it".to_owned()));
        };
        rest = behind;
        // An example that explains itself would never end.
        if !Values::begin_with_a_section(path) || path.starts_with("glossary") {
            return Some(Err(format!(
                "an example takes its figures from a section, and not from the glossary: '{path}'"
            )));
        }
        Some(Ok((path, behind.split('{').next().unwrap_or_default())))
    })
}

/// Why an example has no figure at one of its paths. An absent figure is not a mistake.
pub(crate) fn wrong_with_example(values: &mut Values<'_>, text: &str) -> Option<String> {
    figures(text).find_map(|figure| {
        let path = match figure {
            Ok((path, _)) => path,
            Err(wrong) => return Some(wrong),
        };
        match values.find(path) {
            Ok(Ok(found)) if found.value.is_array() || found.value.is_object() => {
                Some(format!("'{path}' is no single figure"))
            }
            Ok(Ok(_)) => None,
            Ok(Err(_)) => Some(format!("there is nothing at '{path}'")),
            Err(failure) => Some(failure.to_string()),
        }
    })
}

/// A value as people read it; its keys say in which unit it is. `None` where it is absent.
fn shown(path: &str, value: &Json) -> Option<String> {
    let keys: Vec<&str> =
        path.split('.').map(|step| step.split('[').next().unwrap_or(step)).collect();
    let last = keys.last().copied().unwrap_or_default();
    let is_under = |unit: &str| {
        let names = [unit.to_owned(), format!("real_{unit}")];
        let median = format!("{unit}_median");
        keys.iter().any(|key| names.iter().any(|name| name == key) || key.starts_with(&median))
    };
    let number = match value {
        Json::Number(number) => number,
        Json::String(text) if last == "period" => {
            let period = Period::try_from(text.to_owned()).ok();
            return Some(period.map_or(text.clone(), |period| period.to_string()));
        }
        Json::String(text) => return Some(text.clone()),
        _ => return None,
    };
    let shown = if last.ends_with("_percent") {
        Value::percent(number.as_f64(), 1)
    } else if last.ends_with("year") {
        return Some(number.to_string());
    } else if is_under("annual") {
        Value::dollars(number.as_u64().and_then(|dollars| u32::try_from(dollars).ok()).map(Dollars))
    } else if is_under("hourly") {
        Value::hourly(number.as_f64().and_then(|dollars| Hourly::try_from(dollars).ok()))
    } else {
        match number.as_i64() {
            Some(count) => Value::count(Some(count)),
            None => Value::decimal(number.as_f64(), 0),
        }
    };
    (shown != Value::Missing).then(|| shown.to_string())
}
