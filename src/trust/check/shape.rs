//! Checks that a file has the shape of its schema.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::{Deserialize, de::IgnoredAny};
use toml::de::DeValue;

use crate::output::steering;
use crate::profile::occupation::SocCode;
use crate::profile::period::{Edition, Period};
use crate::trust::check::names::SOURCE;
use crate::trust::check::node::{Node, joined};
use crate::trust::check::table::Table;
use crate::trust::check::{At, Report, text};
use crate::trust::schema::FILES;
use crate::typed::suggest;

/// The part of JSON Schema that the derived schemas use. Another keyword is an error.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct Schema {
    #[serde(rename = "$defs")]
    defs: BTreeMap<String, Schema>,
    #[serde(rename = "$ref")]
    reference: Option<String>,
    #[serde(rename = "type")]
    kind: Option<Kind>,
    minimum: Option<f64>,
    maximum: Option<f64>,
    items: Option<Box<Schema>>,
    properties: BTreeMap<String, Schema>,
    required: Vec<String>,
    pattern_properties: BTreeMap<String, Schema>,
    additional_properties: Option<Others>,
    any_of: Vec<Schema>,
    one_of: Vec<Schema>,
    #[serde(rename = "const")]
    word: String,
    pattern: String,
    description: String,
    #[serde(rename = "$schema")]
    _draft: IgnoredAny,
    #[serde(rename = "title")]
    _title: IgnoredAny,
    #[serde(rename = "default")]
    _default: IgnoredAny,
}

/// Whether there may be other keys; or what is under them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Others {
    Allowed(#[expect(dead_code, reason = "it is always false")] bool),
    Are(Box<Schema>),
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Object,
    Array,
    String,
    Boolean,
    Integer,
    Number,
}

impl Kind {
    fn in_words(self) -> &'static str {
        match self {
            Self::Object => "a table",
            Self::Array => "a list",
            Self::String => "a text",
            Self::Boolean => "true or false",
            Self::Integer => "a whole number",
            Self::Number => "a number",
        }
    }
}

impl Schema {
    /// The schema of the keys that are not properties, and the pattern of these keys.
    fn others(&self) -> Option<(&Self, &str)> {
        match &self.additional_properties {
            Some(Others::Are(schema)) => Some((schema, "")),
            _ => self.pattern_properties.iter().map(|(keys, schema)| (schema, &**keys)).next(),
        }
    }
}

/// The schema of a file, by its name without the ending; read once for all profiles.
fn of_file(name: &str) -> Option<&'static Schema> {
    static SCHEMAS: [OnceLock<Schema>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let (file, schema) = FILES.iter().zip(&SCHEMAS).find(|(file, _)| file.name == name)?;
    Some(schema.get_or_init(|| serde_json::from_str(&file.text()).unwrap_or_default()))
}

/// Checks a whole file and returns its tables. In a file that is not `is_whole`, keys may be missing
/// because of wrong syntax, so none is reported.
pub(super) fn check<'t>(
    text: &str,
    root: &Node<'t>,
    is_whole: bool,
    report: &mut Report,
) -> Vec<Table<'t>> {
    let Some(schema) = of_file(root.file.trim_end_matches(".toml")) else { return Vec::new() };
    let mut shape = Shape { defs: &schema.defs, text, is_whole, tables: Vec::new(), report };
    shape.value(schema, root);
    shape.tables
}

/// The key that is meant by one; an old spelling is still read.
fn meant(key: &str) -> &str {
    if key == "licence" { "license" } else { key }
}

struct Shape<'a, 't> {
    defs: &'a BTreeMap<String, Schema>,
    /// The text of the file.
    text: &'a str,
    is_whole: bool,
    tables: Vec<Table<'t>>,
    report: &'a mut Report,
}

impl<'a, 't> Shape<'a, 't> {
    fn value(&mut self, schema: &'a Schema, node: &Node<'t>) {
        if let Some(name) = &schema.reference {
            self.named(name.trim_start_matches("#/$defs/"), node);
        } else if let Some(choice) = nearest_choice(&schema.any_of, node) {
            self.value(choice, node);
        } else if !schema.one_of.is_empty() {
            let words: Vec<&str> = schema.one_of.iter().map(|choice| &*choice.word).collect();
            self.one_of(&words, node);
        } else if let Some(kind) = schema.kind {
            match (kind, node.value()) {
                (Kind::Object, DeValue::Table(_)) => self.object(schema, node),
                (Kind::Array, DeValue::Array(_)) => {
                    for item in node.list() {
                        schema.items.iter().for_each(|schema| self.value(schema, &item));
                    }
                }
                (Kind::String, DeValue::String(text)) => match read(&schema.pattern, text) {
                    None => text::check(text, node.at(), self.text, self.report),
                    Some(Ok(())) => {}
                    Some(Err(message)) => self.wrong_format(node.at(), &message),
                },
                (Kind::Boolean, DeValue::Boolean(_)) => {}
                (Kind::Integer | Kind::Number, DeValue::Integer(_) | DeValue::Float(_)) => {
                    self.number(kind, schema, node);
                }
                _ => self.wrong_type(node, kind.in_words()),
            }
        }
    }

    fn wrong_type(&mut self, node: &Node<'_>, expected: &str) {
        let at = node.at();
        // The parser's placeholder for what it could not read.
        if !self.is_whole && at.span.is_empty() {
            return;
        }
        let is_quoted = node.as_text().is_some_and(|text| text.parse::<f64>().is_ok());
        let help =
            if is_quoted && expected.contains("number") { "take the quotes away" } else { "" };
        let message = format!("expected {expected}, found {}", node.shown());
        self.report.add(at, message, expected, help);
    }

    /// Reports the error of a type, which begins with what it expected.
    fn wrong_format(&mut self, at: At, message: &str) {
        let expected = message.split(", found").next().unwrap_or_default();
        self.report.add(at, message, expected.trim_start_matches("expected "), "");
    }

    /// Checks a value of a named type.
    fn named(&mut self, name: &str, node: &Node<'t>) {
        let text = node.as_text();
        if let Some(text) = text.filter(|_| is_table(name)) {
            self.table(name, text, node);
            return;
        }
        if let Some(schema) = self.defs.get(name) {
            self.value(schema, node);
        }
        if let ("SourceId", Some(id)) = (name, text) {
            if node.file == SOURCE.file {
                self.report.define_source(id, node.at());
            } else {
                self.report.refer(SOURCE, id, || node.at());
            }
        }
    }

    fn object(&mut self, schema: &'a Schema, node: &Node<'t>) {
        let names = || schema.properties.keys().map(String::as_str);
        let entries = node.entries();
        for (key, value) in &entries {
            let name = meant(key.get_ref());
            let at = At { span: key.span(), ..value.at() };
            if let Some(schema) = schema.properties.get(name) {
                self.value(schema, value);
            } else if let Some((schema, pattern)) = schema.others() {
                text::check(name, at.clone(), self.text, self.report);
                match read(pattern, name) {
                    Some(Err(message)) => self.wrong_format(at, &message),
                    _ => self.value(schema, value),
                }
            } else {
                // To look for the nearest of each of thousands would take too long.
                let near = || suggest::nearest(name, names());
                let help = match (!self.report.is_full(at.file)).then(near) {
                    None => String::new(),
                    Some(Some(near)) => format!("the nearest key is `{near}`"),
                    Some(None) => format!("known here: {}", names().collect::<Vec<_>>().join(", ")),
                };
                self.report.add(at, format!("there is no key `{name}` here"), "", help);
            }
        }
        for name in schema.required.iter().filter(|_| self.is_whole) {
            if !entries.iter().any(|(key, _)| meant(key.get_ref()) == name) {
                let at = At { path: joined(&node.path, name), ..node.at() };
                let about = schema.properties.get(name).map_or("", |key| &key.description);
                let help =
                    if about.is_empty() { String::new() } else { format!("it holds: {about}") };
                self.report.add(at, format!("the key `{name}` is missing"), "", help);
            }
        }
    }

    fn one_of(&mut self, words: &[&str], node: &Node<'_>) {
        if node.as_text().is_some_and(|text| words.contains(&text)) {
            return;
        }
        let near = node.as_text().and_then(|text| suggest::nearest(text, words.iter().copied()));
        let help = near.map(|near| format!("the nearest is \"{near}\"")).unwrap_or_default();
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let expected = match quoted.as_slice() {
            [a, b] => format!("{a} or {b}"),
            _ => "one of these words".to_owned(),
        };
        let message = format!("expected one of {}, found {}", quoted.join(", "), node.shown());
        self.report.add(node.at(), message, expected, help);
    }

    fn number(&mut self, kind: Kind, schema: &Schema, node: &Node<'_>) {
        let number: Option<f64> = match node.value() {
            DeValue::Integer(whole) => {
                i128::from_str_radix(whole.as_str(), whole.radix()).ok().map(lossy)
            }
            DeValue::Float(number) if kind == Kind::Number => number.as_str().parse().ok(),
            _ => None,
        };
        let bounds = schema.minimum.zip(schema.maximum);
        let is_within = |number: &f64| {
            let is_within = bounds.is_none_or(|(low, high)| (low..=high).contains(number));
            is_within && number.is_finite()
        };
        if !number.as_ref().is_some_and(is_within) {
            let kind = kind.in_words();
            let expected = bounds.map(|(low, high)| format!("{kind} from {low} to {high}"));
            self.wrong_type(node, expected.as_deref().unwrap_or(kind));
        }
    }

    fn table(&mut self, kind: &str, text: &'t str, node: &Node<'t>) {
        let at = node.at();
        // Only what is written without escapes stands in the file as it reads.
        let start = self.text[at.span.clone()].find(text.get(..80).unwrap_or(text));
        let start = start
            .map(|start| at.span.start + start)
            .filter(|start| self.text[*start..].starts_with(text));
        let table = Table { kind: kind.to_owned(), text, at, start };
        if let Some((_, bad)) = steering(text) {
            let message = format!("the table has the character {} in it", bad.escape_unicode());
            let at = table.at_part(table.at.path.clone(), bad);
            self.report.add(at, message, "names and figures", text::TAKE_OUT);
        } else {
            self.tables.push(table);
        }
    }
}

/// Whether a type is a table in a string.
fn is_table(name: &str) -> bool {
    name == "Matrix" || name.ends_with("Rows")
}

/// Reads a text by its pattern where this is the pattern of a type, which knows more than that.
fn read(pattern: &str, text: &str) -> Option<Result<(), String>> {
    match pattern {
        Period::PATTERN => Some(Period::try_from(text.to_owned()).map(drop)),
        Edition::PATTERN => Some(Edition::try_from(text.to_owned()).map(drop)),
        SocCode::PATTERN => Some(SocCode::try_from(text.to_owned()).map(drop)),
        _ => None,
    }
}

/// The choice that has most of a table's keys; of equals the first.
fn nearest_choice<'s>(choices: &'s [Schema], node: &Node<'_>) -> Option<&'s Schema> {
    let entries = node.entries();
    let known = |choice: &&Schema| {
        let is_known = |name: &str| choice.properties.contains_key(name);
        entries.iter().filter(|(key, _)| is_known(key.get_ref())).count()
    };
    choices.iter().rev().max_by_key(known)
}

/// A number to compare with bounds, which are small enough to be exact.
#[expect(clippy::cast_precision_loss)]
fn lossy(number: i128) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::schema::ONE_LINE;

    #[test]
    fn every_keyword_of_the_schemas_is_known_and_every_pattern_is_that_of_a_type() {
        for file in FILES {
            let schema: Schema = serde_json::from_str(&file.text()).unwrap();
            for (name, def) in schema.defs {
                let is_any_text = def.pattern.is_empty() || def.pattern == ONE_LINE;
                let has_type = read(&def.pattern, "").is_some() || is_table(&name);
                assert_eq!(is_any_text, !has_type, "{name}");
            }
        }
    }
}
