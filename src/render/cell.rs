//! Cells, and other small parts, as people read them.

use crate::document::Value;

/// What stands where a figure was not released or not found, in a format that is looked at.
pub(super) const MISSING: &str = "—";

/// What stands for room to write in a format that has no lines for it.
pub(super) const ROOM: &str = "(room to write)";

/// A cell's text; a missing figure reads as `missing`.
pub(super) fn value(value: &Value, missing: &str) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(figure) => figure.to_string(),
        Value::Missing => missing.to_owned(),
    }
}
