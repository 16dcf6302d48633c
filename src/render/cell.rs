//! Cells, and other small parts, as people read them.

use std::borrow::Cow;

use crate::document::Value;

/// Placeholder for an absent figure, in the formats for the eye.
pub(super) const MISSING: &str = "—";

/// Placeholder for lines to write on, in the formats without them.
pub(super) const ROOM: &str = "(room to write)";

/// A cell's text; a missing figure reads as `missing`.
pub(super) fn value<'v>(value: &'v Value, missing: &'v str) -> Cow<'v, str> {
    match value {
        Value::Text(text) => text.into(),
        Value::Number(figure) => figure.to_string().into(),
        Value::AtLeast(figure) => format!("{figure}+").into(),
        Value::Missing => missing.into(),
    }
}
