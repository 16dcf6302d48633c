//! Whether a file has the shape that its schema asks for.
//!
//! It knows as much of JSON Schema as the derived schemas have of it; a test holds them to that.

use std::ops::Range;

use serde_json::Value;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    output::{is_unseen, steers},
    profile::{
        occupation::SocCode,
        period::{Edition, Period},
    },
    typed::suggest,
};

use crate::trust::check::{
    Findings, Place,
    names::Of,
    node::joined,
    table::Table,
    value::{in_words, shown},
};

/// Looks at a whole file; gives back its tables. Of a file that is not `is_whole`, what is missing is
/// not told: it may stand where the syntax is wrong.
pub(super) fn look(
    schema: &str,
    text: &str,
    file: &DeTable<'_>,
    is_whole: bool,
    findings: &mut Findings,
) -> Vec<Table> {
    let schema: Value = serde_json::from_str(schema).unwrap_or_default();
    let mut shape = Shape { defs: &schema["$defs"], text, is_whole, tables: Vec::new(), findings };
    shape.object(&schema, file, "", 0..0);
    shape.tables
}

struct Shape<'a> {
    defs: &'a Value,
    text: &'a str,
    is_whole: bool,
    tables: Vec<Table>,
    findings: &'a mut Findings,
}

impl<'a> Shape<'a> {
    fn wrong(&mut self, path: &str, span: Range<usize>, expected: &str, found: &DeValue<'_>) {
        // What the parser puts where it could read nothing.
        if !self.is_whole && span.is_empty() {
            return;
        }
        let message = format!("expected {expected}, found {}", shown(found));
        let help = (found.as_str().is_some_and(|text| text.parse::<f64>().is_ok())
            && expected.contains("number"))
        .then(|| "take the quotes away".to_owned());
        self.findings.add(Place { path: path.to_owned(), span }, message, expected, help);
    }

    fn value(&mut self, schema: &'a Value, value: &Spanned<DeValue<'_>>, path: &str) {
        let found = value.get_ref();
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.trim_start_matches("#/$defs/");
            if !self.named(name, value, path) {
                self.value(&self.defs[name], value, path);
            }
            return;
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            if let Some(choice) = nearest_choice(choices, found) {
                self.value(choice, value, path);
            }
            return;
        }
        if let Some(words) = words(schema) {
            self.one_of(&words, value, path);
            return;
        }
        match (schema["type"].as_str().unwrap_or_default(), found) {
            ("object", DeValue::Table(table)) => self.object(schema, table, path, value.span()),
            ("array", DeValue::Array(items)) => {
                for (place, item) in items.iter().enumerate() {
                    self.value(&schema["items"], item, &format!("{path}[{place}]"));
                }
            }
            ("string", DeValue::String(text)) => self.text(text, path, value.span()),
            ("boolean", DeValue::Boolean(_)) => {}
            ("integer" | "number", DeValue::Integer(_) | DeValue::Float(_)) => {
                self.number(schema, value, path);
            }
            (kind, _) => self.wrong(path, value.span(), in_words(kind), found),
        }
    }

    /// Looks at a value whose kind has a name that says more than its schema; whether it has.
    fn named(&mut self, name: &str, value: &Spanned<DeValue<'_>>, path: &str) -> bool {
        let found = value.get_ref();
        let place = || Place { path: path.to_owned(), span: value.span() };
        let read = |read: &dyn Fn(&str) -> Result<(), String>| found.as_str().map(read);
        let wrong = match name {
            "Period" => read(&|text| text.parse::<Period>().map(drop)),
            "Edition" => read(&|text| text.parse::<Edition>().map(drop)),
            "SocCode" => read(&|text| SocCode::try_from(text.to_owned()).map(drop)),
            "SourceId" => {
                if let Some(id) = found.as_str() {
                    self.text(id, path, value.span());
                    let names = &mut self.findings.names;
                    // There it is the source itself.
                    if self.findings.file == "sources.toml" {
                        names.define(Of::Source, id, "sources.toml", place());
                    } else {
                        names.refer(Of::Source, id, self.findings.file, place());
                    }
                }
                found.as_str().map(|_| Ok(()))
            }
            name if name == "Matrix" || name.ends_with("Rows") => {
                if let Some(text) = found.as_str() {
                    self.table(name, text, path, value.span());
                }
                found.as_str().map(|_| Ok(()))
            }
            _ => return false,
        };
        match wrong {
            None => self.wrong(path, value.span(), "a text", found),
            Some(Ok(())) => {}
            Some(Err(message)) => self.unlike(place(), message),
        }
        true
    }

    /// What its type refuses; the message begins with what it expected.
    fn unlike(&mut self, place: Place, message: String) {
        let expected = message.split(", found").next().unwrap_or_default();
        let expected = expected.trim_start_matches("expected ").to_owned();
        self.findings.add(place, message, expected, None);
    }

    fn object(&mut self, schema: &'a Value, table: &DeTable<'_>, path: &str, span: Range<usize>) {
        let known = schema["properties"].as_object();
        let names = || known.into_iter().flat_map(|known| known.keys().map(String::as_str));
        let (others, pattern) = others(schema);
        for (key, value) in table {
            let name: &str = key.get_ref();
            let path = joined(path, name);
            match known.and_then(|known| known.get(name)) {
                Some(schema) => self.value(schema, value, &path),
                None if others.is_object() => {
                    self.text(name, &path, key.span());
                    let wrong = match pattern {
                        Some(Period::PATTERN) => name.parse::<Period>().err(),
                        Some(Edition::PATTERN) => name.parse::<Edition>().err(),
                        _ => None,
                    };
                    match wrong {
                        Some(message) => self.unlike(Place { path, span: key.span() }, message),
                        None => self.value(others, value, &path),
                    }
                }
                None => {
                    let help = (!self.findings.is_full()).then(|| {
                        suggest::nearest(name, names()).map_or_else(
                            || format!("known here: {}", names().collect::<Vec<_>>().join(", ")),
                            |near| format!("the nearest key is `{near}`"),
                        )
                    });
                    let message = format!("there is no key `{name}` here");
                    self.findings.add(Place { path, span: key.span() }, message, "", help);
                }
            }
        }
        let required = schema["required"].as_array().into_iter().flatten();
        for name in required.filter_map(Value::as_str).filter(|_| self.is_whole) {
            if !table.keys().any(|key| key.get_ref() == name) {
                let place = Place { path: joined(path, name), span: span.clone() };
                let about = &schema["properties"][name]["description"];
                let help = about.as_str().map(|about| format!("it holds: {about}"));
                self.findings.add(place, format!("the key `{name}` is missing"), "", help);
            }
        }
    }

    /// A text that people read: on one line, with nothing in it that steers a terminal.
    fn text(&mut self, text: &str, path: &str, span: Range<usize>) {
        let bad = text.chars().find(|c| steers(*c) || *c == '\n' || is_unseen(*c));
        let span = bad.and_then(|bad| self.place_of(bad, &span)).unwrap_or(span);
        let place = Place { path: path.to_owned(), span };
        if let Some(bad) = bad {
            let message = match bad {
                '\n' => "the text is broken into lines".to_owned(),
                '\t' => "the text has a tab in it".to_owned(),
                bad => format!("the text has the character {} in it", bad.escape_unicode()),
            };
            let help = match bad {
                '\n' => "write it on one line; within \"\"\" a \\ at the end of a line joins it",
                _ => "take the character out",
            };
            self.findings.add(place, message, "letters on one line", Some(help.to_owned()));
        } else if text.trim().is_empty() {
            let help = "leave the key out where there is nothing to say".to_owned();
            self.findings.add(place, "the text is empty", "a text", Some(help));
        }
    }

    /// Where a character stands within a text, as it is or as an escape.
    fn place_of(&self, c: char, span: &Range<usize>) -> Option<Range<usize>> {
        let raw = &self.text[span.clone()];
        let code = u32::from(c);
        let written = [
            c.to_string(),
            format!("\\u{code:04x}"),
            format!("\\u{code:04X}"),
            format!("\\x{code:02x}"),
            format!("\\x{code:02X}"),
            if c == '\u{1b}' { "\\e".to_owned() } else { format!("\\U{code:08x}") },
        ];
        written.iter().find_map(|written| {
            let start = span.start + raw.find(written.as_str())?;
            Some(start..start + written.len())
        })
    }

    fn one_of(&mut self, words: &[&str], value: &Spanned<DeValue<'_>>, path: &str) {
        let found = value.get_ref();
        if found.as_str().is_some_and(|text| words.contains(&text)) {
            return;
        }
        let near = found.as_str().and_then(|text| suggest::nearest(text, words.iter().copied()));
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let message = format!("expected one of {}, found {}", quoted.join(", "), shown(found));
        let help = near.map(|near| format!("the nearest is \"{near}\""));
        let place = Place { path: path.to_owned(), span: value.span() };
        let expected = match quoted.as_slice() {
            [a, b] => format!("{a} or {b}"),
            _ => "one of these words".to_owned(),
        };
        self.findings.add(place, message, expected, help);
    }

    fn number(&mut self, schema: &Value, value: &Spanned<DeValue<'_>>, path: &str) {
        let found = value.get_ref();
        let is_whole = schema["type"] == "integer";
        let number: Option<f64> = match found {
            DeValue::Integer(whole) => {
                i128::from_str_radix(whole.as_str(), whole.radix()).ok().map(lossy)
            }
            DeValue::Float(number) if !is_whole => number.as_str().parse().ok(),
            _ => None,
        };
        let bound = |key: &str| schema[key].as_f64();
        let (low, high) = (bound("minimum"), bound("maximum"));
        let is_within = |number: f64| {
            low.is_none_or(|low| number >= low) && high.is_none_or(|high| number <= high)
        };
        if number.is_some_and(|number| number.is_finite() && is_within(number)) {
            return;
        }
        let kind = in_words(if is_whole { "integer" } else { "number" });
        let expected = match (low, high) {
            (Some(low), Some(high)) => format!("{kind} from {low} to {high}"),
            (Some(low), None) => format!("{kind} from {low} on"),
            (None, Some(high)) => format!("{kind} up to {high}"),
            (None, None) => kind.to_owned(),
        };
        self.wrong(path, value.span(), &expected, found);
    }

    fn table(&mut self, kind: &str, text: &str, path: &str, span: Range<usize>) {
        let tidy = text.replace("\r\n", "\n");
        let bad = tidy.char_indices().find(|(_, c)| steers(*c) && *c != '\t');
        let start = self.text[span.clone()].find(text).map(|start| span.start + start);
        if let Some((at, bad)) = bad {
            let message = format!("the table has the character {} in it", bad.escape_unicode());
            let span = match start {
                // Lines that end with \r\n move what stands behind them.
                Some(start) if tidy.len() == text.len() => start + at..start + at + bad.len_utf8(),
                _ => span,
            };
            let help = "take the character out".to_owned();
            let place = Place { path: path.to_owned(), span };
            self.findings.add(place, message, "names and figures", Some(help));
            return;
        }
        self.tables.push(Table {
            kind: kind.to_owned(),
            path: path.to_owned(),
            text: text.to_owned(),
            span,
            start,
        });
    }
}

/// What stands under keys that are no properties, and the pattern of these keys.
fn others(schema: &Value) -> (&Value, Option<&str>) {
    let patterns = schema["patternProperties"].as_object();
    match patterns.and_then(|patterns| patterns.iter().next()) {
        Some((pattern, schema)) => (schema, Some(pattern)),
        None => (&schema["additionalProperties"], None),
    }
}

/// What an enum of the schema lists.
fn words(schema: &Value) -> Option<Vec<&str>> {
    words_of(schema).or_else(|| {
        let choices = schema["oneOf"].as_array()?;
        Some(choices.iter().filter_map(words_of).flatten().collect())
    })
}

fn words_of(choice: &Value) -> Option<Vec<&str>> {
    match (choice["const"].as_str(), choice["enum"].as_array()) {
        (Some(word), _) => Some(vec![word]),
        (None, Some(words)) => Some(words.iter().filter_map(Value::as_str).collect()),
        (None, None) => None,
    }
}

/// The choice that most of a table's keys belong to.
fn nearest_choice<'s>(choices: &'s [Value], found: &DeValue<'_>) -> Option<&'s Value> {
    let keys: Vec<&str> = found
        .as_table()
        .into_iter()
        .flat_map(|table| table.keys().map(|key| &**key.get_ref()))
        .collect();
    let known = |choice: &Value| {
        keys.iter().filter(|key| choice["properties"].get(**key).is_some()).count()
    };
    // The first of equals.
    choices.iter().rev().max_by_key(|choice| known(choice))
}

/// For comparisons with bounds that are far smaller than what a float cannot tell apart.
#[expect(clippy::cast_precision_loss)]
fn lossy(number: i128) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::schema;

    /// Every keyword that this file reads, or that says nothing of the shape.
    const READ: [&str; 16] = [
        "$ref",
        "anyOf",
        "oneOf",
        "enum",
        "const",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "minimum",
        "maximum",
        "description",
        "title",
        "$schema",
        "$defs",
    ];

    fn keywords(schema: &Value, found: &mut Vec<String>) {
        let Some(entries) = schema.as_object() else { return };
        for (keyword, value) in entries {
            found.push(keyword.clone());
            match (keyword.as_str(), value) {
                ("properties" | "patternProperties" | "$defs", Value::Object(named)) => {
                    named.values().for_each(|schema| keywords(schema, found));
                }
                (_, Value::Array(schemas)) => {
                    for schema in schemas {
                        keywords(schema, found);
                    }
                }
                _ => keywords(value, found),
            }
        }
    }

    #[test]
    fn every_keyword_of_the_schemas_is_looked_at() {
        for file in schema::FILES {
            let schema: Value = serde_json::from_str(schema::of_file(file.name).unwrap()).unwrap();
            let mut found = Vec::new();
            keywords(&schema, &mut found);
            // A pattern belongs to a name that is read by its type; a default is one of a flag.
            let is_known = |word: &&String| {
                READ.contains(&word.as_str())
                    || ["pattern", "patternProperties", "default"].contains(&word.as_str())
            };
            assert_eq!(found.iter().find(|word| !is_known(word)), None, "{}", file.name);
            for (name, def) in schema["$defs"].as_object().into_iter().flatten() {
                let is_read = ["Period", "Edition", "SocCode"].contains(&name.as_str())
                    || name == "Matrix"
                    || name.ends_with("Rows");
                let is_text = def["pattern"] == schema::ONE_LINE;
                assert_eq!(def.get("pattern").is_some() && !is_text, is_read, "{name}");
            }
        }
    }
}
