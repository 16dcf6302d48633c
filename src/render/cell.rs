//! Cells, and other small parts, as people read them.

use std::borrow::Cow;

use crate::document::Value;

/// What stands where a figure was not released or not found, in a format that is looked at.
pub(super) const MISSING: &str = "—";

/// What stands for room to write in a format that has no lines for it.
pub(super) const ROOM: &str = "(room to write)";

/// A cell's text; a missing figure reads as `missing`.
pub(super) fn value<'v>(value: &'v Value, missing: &'v str) -> Cow<'v, str> {
    match value {
        Value::Text(text) => text.into(),
        Value::Number(figure) => figure.to_string().into(),
        Value::Missing => missing.into(),
    }
}
