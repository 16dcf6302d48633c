//! Formats. They know nothing of salaries.

mod cell;
mod plain;
mod style;
mod table;
mod terminal;

use serde::Serialize;

use crate::{cli::Format, document::Document, settings::Settings};

/// An answer in the format that was asked for, whole, with a newline at its end.
///
/// `document` is only called for the formats that people read.
pub fn render(
    settings: &Settings,
    answer: &impl Serialize,
    document: impl FnOnce() -> Document,
) -> anyhow::Result<String> {
    Ok(match settings.format {
        Format::Table => {
            let styled = terminal::render(&document(), settings.width);
            if settings.colour { styled } else { anstream::adapter::strip_str(&styled).to_string() }
        }
        Format::Plain => plain::render(&document()),
        Format::Json => serde_json::to_string_pretty(answer)? + "\n",
    })
}
