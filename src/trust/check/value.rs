//! Values and their types, as messages name them.

use toml::de::DeValue;

/// A type of JSON Schema, in words.
pub(super) fn in_words(kind: &str) -> &'static str {
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

/// The longest value that a message repeats, in letters.
const SHOWN: usize = 40;

/// A value as a message repeats it.
pub(super) fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) if text.chars().count() <= SHOWN => format!("{text:?}"),
        DeValue::String(_) => "a text".to_owned(),
        DeValue::Integer(number) => {
            let before = match number.radix() {
                2 => "0b",
                8 => "0o",
                16 => "0x",
                _ => "",
            };
            shortened(&format!("{before}{}", number.as_str()), "an integer")
        }
        DeValue::Float(number) => shortened(number.as_str(), "a number"),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

fn shortened(number: &str, instead: &str) -> String {
    if number.len() <= SHOWN { number.to_owned() } else { instead.to_owned() }
}
