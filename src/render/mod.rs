//! The formats. They know nothing of salaries.

mod address;
pub(crate) mod ascii;
mod cell;
mod chart;
mod csv;
mod html;
mod map;
mod markdown;
mod plain;
mod style;
mod table;
mod terminal;
mod trend;
pub(crate) mod wrap;

pub use csv::MainTable;

use serde::Serialize;

use crate::cli::Format;
use crate::cli::settings::Settings;
use crate::document::{Block, Document};
use crate::output::reply::Reply;

/// A whole answer in the format of the settings, with a newline at its end.
///
/// `document` is only called for the formats that people read; `main_table` is the list within the
/// JSON that a CSV is made of.
pub fn render(
    settings: &Settings,
    answer: &impl Serialize,
    main_table: &MainTable,
    document: impl FnOnce() -> Document,
) -> anyhow::Result<Reply> {
    Ok(Reply::of(match settings.format {
        Format::Table => {
            let drawn = terminal::render(&document(), settings.width, settings.charts);
            let styled = if settings.ascii { ascii::to_ascii(&drawn) } else { drawn };
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

/// A page of lines: a blank line before each block, except below a heading.
fn in_lines(title: Vec<String>, blocks: &[Block], lines: impl Fn(&Block) -> Vec<String>) -> String {
    let mut page = title;
    let mut is_below_heading = false;
    for block in blocks {
        let of_block = lines(block);
        if of_block.is_empty() {
            continue;
        }
        if !is_below_heading {
            page.push(String::new());
        }
        is_below_heading = matches!(block, Block::Heading(_));
        page.extend(of_block);
    }
    page.join("\n") + "\n"
}
