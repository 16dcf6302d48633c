//! A file of a profile as JSON, so that one reader serves it and the embedded profile. A second one, for TOML,
//! would be a twelfth of the program.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::load::Wrong;
use crate::typed::suggest::truncate;

/// JSON with a key or a value a line, and of each line where it is in the TOML.
#[derive(Default)]
pub(super) struct AsJson {
    text: String,
    spans: Vec<Range<usize>>,
}

impl AsJson {
    pub(super) fn of(table: &Spanned<DeTable<'_>>) -> Self {
        let mut json = Self::default();
        json.push_table(table.get_ref(), &table.span());
        json
    }

    /// What it holds; or the first mistake, with its place in the TOML.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, Wrong> {
        serde_json::from_str(&self.text).map_err(|error| {
            let place = format!(" at line {} column {}", error.line(), error.column());
            let whole = error.to_string();
            let message = match whole.strip_suffix(&place).unwrap_or(&whole) {
                // serde_json has no better words for a value that is no enum. Here each enum is a text.
                "expected value" => "expected a text",
                message => message,
            };
            let mut at = error.line().saturating_sub(1);
            // What is wrong with the last value is only noticed at the bracket behind it.
            let is_bracket =
                self.text.lines().nth(at).is_some_and(|line| line.starts_with(['}', ']']));
            if is_bracket && !message.starts_with("missing field") {
                at -= 1;
            }
            let span = self.spans.get(at).cloned().unwrap_or_default();
            Wrong { message: truncate(message), span }
        })
    }

    fn push(&mut self, token: &str, span: &Range<usize>) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(token);
        self.spans.push(span.clone());
    }

    fn push_text(&mut self, text: &str, span: &Range<usize>) {
        // A text can always be written.
        self.push(&serde_json::to_string(text).unwrap_or_default(), span);
    }

    fn push_value(&mut self, value: &Spanned<DeValue<'_>>) {
        let span = value.span();
        match value.get_ref() {
            DeValue::String(text) => self.push_text(text, &span),
            DeValue::Integer(whole) => self.push(&decimal(whole), &span),
            // JSON has no `nan` and no `inf`.
            DeValue::Float(number) if number.as_str().ends_with(['n', 'f']) => {
                self.push(OUT_OF_RANGE, &span);
            }
            DeValue::Float(number) => self.push(number.as_str().trim_start_matches('+'), &span),
            DeValue::Boolean(bool) => self.push(&bool.to_string(), &span),
            // No field is a date, and none may take it for a text.
            DeValue::Datetime(_) => self.push(r#"{"a date": 1}"#, &span),
            DeValue::Array(items) => {
                self.push("[", &span);
                for (index, item) in items.iter().enumerate() {
                    self.push_comma(index);
                    self.push_value(item);
                }
                self.push("]", &span);
            }
            DeValue::Table(table) => self.push_table(table, &span),
        }
    }

    fn push_table(&mut self, table: &DeTable<'_>, span: &Range<usize>) {
        self.push("{", span);
        for (index, (key, value)) in table.iter().enumerate() {
            self.push_comma(index);
            self.push_text(key.get_ref(), &key.span());
            self.text.push(':');
            self.push_value(value);
        }
        self.push("}", span);
    }

    fn push_comma(&mut self, index: usize) {
        if index > 0 {
            self.text.push(',');
        }
    }
}

/// A number that no field takes.
const OUT_OF_RANGE: &str = "1e999";

/// A whole number in decimal digits.
fn decimal(whole: &DeInteger<'_>) -> String {
    let number = i128::from_str_radix(whole.as_str(), whole.radix());
    number.map_or_else(|_| OUT_OF_RANGE.to_owned(), |number| number.to_string())
}
