//! Checks that a file has the shape of its schema.
//!
//! It reads the part of JSON Schema that the derived schemas use; a test holds them to it.

use serde_json::Value;
use toml::de::DeValue;

use crate::output::is_control;
use crate::profile::occupation::SocCode;
use crate::profile::period::{Edition, Period};
use crate::trust::check::names::SOURCE;
use crate::trust::check::node::{Node, joined};
use crate::trust::check::table::Table;
use crate::trust::check::{At, Report, text};
use crate::typed::suggest;

/// Checks a whole file and returns its tables. In a file that is not `is_whole`, keys may be missing
/// because of wrong syntax, so none is reported.
pub(super) fn check<'t>(
    schema: &str,
    text: &str,
    root: &Node<'t>,
    is_whole: bool,
    report: &mut Report,
) -> Vec<Table<'t>> {
    let schema: Value = serde_json::from_str(schema).unwrap_or_default();
    let mut shape = Shape { defs: &schema["$defs"], text, is_whole, tables: Vec::new(), report };
    shape.value(&schema, root);
    shape.tables
}

struct Shape<'a, 't> {
    defs: &'a Value,
    /// The text of the file.
    text: &'a str,
    is_whole: bool,
    tables: Vec<Table<'t>>,
    report: &'a mut Report,
}

impl<'a, 't> Shape<'a, 't> {
    fn value(&mut self, schema: &'a Value, node: &Node<'t>) {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.trim_start_matches("#/$defs/");
            if !self.named(name, node) {
                self.value(&self.defs[name], node);
            }
            return;
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            if let Some(choice) = nearest_choice(choices, node) {
                self.value(choice, node);
            }
            return;
        }
        if let Some(words) = words(schema) {
            self.one_of(&words, node);
            return;
        }
        match (schema["type"].as_str().unwrap_or_default(), node.value()) {
            ("object", DeValue::Table(_)) => self.object(schema, node),
            ("array", DeValue::Array(_)) => {
                for item in node.list() {
                    self.value(&schema["items"], &item);
                }
            }
            ("string", DeValue::String(text)) => {
                text::check(text, node.at(), self.text, self.report);
            }
            ("boolean", DeValue::Boolean(_)) => {}
            ("integer" | "number", DeValue::Integer(_) | DeValue::Float(_)) => {
                self.number(schema, node);
            }
            (kind, _) => self.wrong_type(node, in_words(kind)),
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

    /// Checks a value whose type knows more than its schema; `false` if `name` is no such type.
    fn named(&mut self, name: &str, node: &Node<'t>) -> bool {
        if !is_table(name) && !["Period", "Edition", "SocCode", "SourceId"].contains(&name) {
            return false;
        }
        let Some(text) = node.as_text() else {
            self.wrong_type(node, "a text");
            return true;
        };
        let read = match name {
            "Period" => text.parse::<Period>().map(drop),
            "Edition" => text.parse::<Edition>().map(drop),
            "SocCode" => SocCode::try_from(text.to_owned()).map(drop),
            "SourceId" => {
                text::check(text, node.at(), self.text, self.report);
                if self.report.file == "sources.toml" {
                    self.report.define(SOURCE, text, node.at());
                } else {
                    self.report.refer(SOURCE, text, node.at());
                }
                Ok(())
            }
            _ => {
                self.table(name, text, node);
                Ok(())
            }
        };
        if let Err(message) = read {
            self.wrong_format(node.at(), &message);
        }
        true
    }

    /// Reports the error of a type, which begins with what it expected.
    fn wrong_format(&mut self, at: At, message: &str) {
        let expected = message.split(", found").next().unwrap_or_default();
        self.report.add(at, message, expected.trim_start_matches("expected "), "");
    }

    fn object(&mut self, schema: &'a Value, node: &Node<'t>) {
        let known = schema["properties"].as_object();
        let names = || known.into_iter().flat_map(|known| known.keys().map(String::as_str));
        let (others, pattern) = others(schema);
        let entries = node.entries();
        for (key, value) in &entries {
            let name: &str = key.get_ref();
            let at = At { path: value.path.clone(), span: key.span() };
            if let Some(schema) = known.and_then(|known| known.get(name)) {
                self.value(schema, value);
            } else if others.is_object() {
                text::check(name, at.clone(), self.text, self.report);
                let wrong = match pattern {
                    Some(Period::PATTERN) => name.parse::<Period>().err(),
                    Some(Edition::PATTERN) => name.parse::<Edition>().err(),
                    _ => None,
                };
                match wrong {
                    Some(message) => self.wrong_format(at, &message),
                    None => self.value(others, value),
                }
            } else {
                // To look for the nearest of each of thousands would take too long.
                let is_full = self.report.is_full();
                let near = || suggest::nearest(name, names());
                let help = match (!is_full).then(near) {
                    None => String::new(),
                    Some(Some(near)) => format!("the nearest key is `{near}`"),
                    Some(None) => format!("known here: {}", names().collect::<Vec<_>>().join(", ")),
                };
                self.report.add(at, format!("there is no key `{name}` here"), "", help);
            }
        }
        let required = schema["required"].as_array().into_iter().flatten();
        for name in required.filter_map(Value::as_str).filter(|_| self.is_whole) {
            if node.get(name).is_none() {
                let at = At { path: joined(&node.path, name), ..node.at() };
                let about = schema["properties"][name]["description"].as_str();
                let help = about.map(|about| format!("it holds: {about}")).unwrap_or_default();
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

    fn number(&mut self, schema: &Value, node: &Node<'_>) {
        let is_integer = schema["type"] == "integer";
        let number: Option<f64> = match node.value() {
            DeValue::Integer(whole) => {
                i128::from_str_radix(whole.as_str(), whole.radix()).ok().map(lossy)
            }
            DeValue::Float(number) if !is_integer => number.as_str().parse().ok(),
            _ => None,
        };
        let (low, high) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
        let is_within = |number: f64| {
            number.is_finite()
                && low.is_none_or(|low| number >= low)
                && high.is_none_or(|high| number <= high)
        };
        if !number.is_some_and(is_within) {
            let kind = in_words(if is_integer { "integer" } else { "number" });
            let expected = match (low, high) {
                (Some(low), Some(high)) => format!("{kind} from {low} to {high}"),
                (Some(low), None) => format!("{kind} from {low} on"),
                (None, Some(high)) => format!("{kind} up to {high}"),
                (None, None) => kind.to_owned(),
            };
            self.wrong_type(node, &expected);
        }
    }

    fn table(&mut self, kind: &str, text: &'t str, node: &Node<'t>) {
        let at = node.at();
        let start = self.text[at.span.clone()].find(text).map(|start| at.span.start + start);
        let table = Table { kind: kind.to_owned(), text, at, start };
        let is_bad = |c: char| is_control(c) && c != '\t';
        let bad = text.match_indices(is_bad).find(|(at, _)| !text[*at..].starts_with("\r\n"));
        if let Some((_, bad)) = bad {
            let message = format!("the table has the character {} in it", bad.escape_unicode());
            let at = table.at_part(table.at.path.clone(), bad);
            self.report.add(at, message, "names and figures", text::TAKE_OUT);
        } else {
            self.tables.push(table);
        }
    }
}

/// A type of JSON Schema, in words.
fn in_words(kind: &str) -> &'static str {
    match kind {
        "object" => "a table",
        "array" => "a list",
        "string" => "a text",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        _ => "something else",
    }
}

/// Whether a type is a table in a string.
fn is_table(name: &str) -> bool {
    name == "Matrix" || name.ends_with("Rows")
}

/// The schema of the keys that are not properties, and the pattern of these keys.
fn others(schema: &Value) -> (&Value, Option<&str>) {
    let patterns = schema["patternProperties"].as_object();
    match patterns.and_then(|patterns| patterns.iter().next()) {
        Some((pattern, schema)) => (schema, Some(pattern)),
        None => (&schema["additionalProperties"], None),
    }
}

/// The words of an enum.
fn words(schema: &Value) -> Option<Vec<&str>> {
    let choices = schema["oneOf"].as_array()?;
    Some(choices.iter().filter_map(|choice| choice["const"].as_str()).collect())
}

/// The choice that has most of a table's keys; of equals the first.
fn nearest_choice<'s>(choices: &'s [Value], node: &Node<'_>) -> Option<&'s Value> {
    let entries = node.entries();
    let known = |choice: &&Value| {
        let is_known = |name: &str| choice["properties"].get(name).is_some();
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
    use toml::{Spanned, de::DeTable};

    use super::*;
    use crate::trust::schema;

    /// Keywords, a schema of the key `a` that has them, a value that it allows, and one that it does not.
    const CHECKED: [(&str, &str, &str, &str); 11] = [
        ("type", r#"{"type": "string"}"#, "'x'", "1"),
        ("items", r#"{"type": "array", "items": {"type": "string"}}"#, "['x']", "[1]"),
        ("minimum", r#"{"type": "integer", "minimum": 2}"#, "2", "1"),
        ("maximum", r#"{"type": "number", "maximum": 2}"#, "2.0", "2.1"),
        ("oneOf const", r#"{"oneOf": [{"const": "x"}, {"const": "y"}]}"#, "'y'", "'z'"),
        ("anyOf", r#"{"anyOf": [{"type": "string"}]}"#, "'x'", "1"),
        ("$ref $defs", r##"{"$ref": "#/$defs/Day"}"##, "'x'", "1"),
        (
            "properties",
            r#"{"type": "object", "properties": {"b": {"type": "string"}}}"#,
            "{b = 'x'}",
            "{b = 1}",
        ),
        (
            "required",
            r#"{"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}}"#,
            "{b = 'x'}",
            "{}",
        ),
        (
            "additionalProperties",
            r#"{"type": "object", "additionalProperties": {"type": "string"}}"#,
            "{b = 'x'}",
            "{b = 1}",
        ),
        (
            "patternProperties",
            r#"{"type": "object", "patternProperties": {"^b$": {"type": "string"}}}"#,
            "{b = 'x'}",
            "{b = 1}",
        ),
    ];

    /// Keywords that say nothing about the shape. A pattern is that of a text or of a named type.
    const IGNORED: [&str; 5] = ["$schema", "title", "description", "default", "pattern"];

    fn has_problem(schema: &str, value: &str) -> bool {
        let schema = format!(
            r#"{{"type": "object", "properties": {{"a": {schema}}}, "$defs": {{"Day": {{"type": "string"}}}}}}"#
        );
        let text = format!("a = {value}");
        let tree = DeTable::parse(&text).unwrap().into_inner();
        let root = Spanned::new(0..0, DeValue::Table(tree));
        let mut report = Report::default();
        check(&schema, &text, &Node::root(&root), true, &mut report);
        !report.problems.is_empty()
    }

    fn keywords<'s>(schema: &'s Value, found: &mut Vec<&'s str>) {
        for (keyword, value) in schema.as_object().into_iter().flatten() {
            found.push(keyword);
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
    fn every_keyword_of_the_schemas_is_checked() {
        for (keyword, schema, right, wrong) in CHECKED {
            assert!(!has_problem(schema, right), "{keyword}: {right}");
            assert!(has_problem(schema, wrong), "{keyword}: {wrong}");
        }
        for file in schema::FILES {
            let schema: Value = serde_json::from_str(&schema::of_file(file.name).unwrap()).unwrap();
            let mut found = Vec::new();
            keywords(&schema, &mut found);
            let is_known = |word: &&str| {
                let checked = CHECKED.iter().flat_map(|(keywords, ..)| keywords.split(' '));
                IGNORED.iter().copied().chain(checked).any(|known| known == *word)
            };
            assert_eq!(found.iter().find(|word| !is_known(word)), None, "{}", file.name);
            for (name, def) in schema["$defs"].as_object().into_iter().flatten() {
                let has_pattern = def.get("pattern").is_some_and(|one| one != schema::ONE_LINE);
                let is_read_by_its_type =
                    ["Period", "Edition", "SocCode"].contains(&name.as_str()) || is_table(name);
                assert_eq!(has_pattern, is_read_by_its_type, "{name}");
            }
        }
    }
}
