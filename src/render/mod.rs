//! Formats. They know nothing of salaries.

mod address;
pub(crate) mod ascii;
mod cell;
mod chart;
mod csv;
mod html;
mod markdown;
mod plain;
mod style;
mod table;
mod terminal;
pub(crate) mod wrap;

pub use csv::Main;

use serde::Serialize;

use crate::{
    cli::{Format, settings::Settings},
    document::Document,
    output::reply::Reply,
};

/// An answer in the format that was asked for, whole, with a newline at its end.
///
/// `document` is only called for the formats that people read; `main_table` is the list within the
/// JSON that a CSV is made of.
pub fn render(
    settings: &Settings,
    answer: &impl Serialize,
    main_table: &Main,
    document: impl FnOnce() -> Document,
) -> anyhow::Result<Reply> {
    Ok(Reply::of(match settings.format {
        Format::Table => {
            let drawn = terminal::render(&document(), settings.width, settings.charts);
            let styled = if settings.ascii { ascii::drawn(&drawn) } else { drawn };
            if settings.colour { styled } else { anstream::adapter::strip_str(&styled).to_string() }
        }
        Format::Plain => plain::render(&document()),
        Format::Json => serde_json::to_string_pretty(answer)? + "\n",
        Format::Csv => {
            return Ok(csv::reply(
                &serde_json::to_value(answer)?,
                main_table,
                settings.table.as_deref(),
            )?);
        }
        Format::Markdown => markdown::render(&document()),
        Format::Html => html::render(&document(), settings.charts),
    }))
}
