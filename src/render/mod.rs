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

pub use csv::{MainTable, reply as csv};

use crate::cli::Format;
use crate::cli::settings::Settings;
use crate::document::{Block, Document};

/// A document in the format of the settings, which is one that people read, with a newline at its end.
pub fn render(settings: &Settings, document: &Document) -> String {
    match settings.format {
        Format::Plain => plain::render(document),
        Format::Markdown => markdown::render(document),
        Format::Html => html::render(document, settings.charts),
        Format::Table | Format::Json | Format::Csv => {
            let drawn = terminal::render(document, settings.width, settings.charts);
            let styled = if settings.ascii { ascii::to_ascii(&drawn) } else { drawn };
            if settings.color { styled } else { anstream::adapter::strip_str(&styled).to_string() }
        }
    }
}

/// A page of lines: the answer in a sentence, then the title, which heads what is below it. A blank line is
/// before each block, except below a heading.
fn in_lines(
    lead: Vec<String>,
    title: Vec<String>,
    blocks: &[Block],
    lines: impl Fn(&Block) -> Vec<String>,
) -> String {
    let heads =
        |block: &Block| !matches!(block, Block::Heading(_) | Block::Part { .. } | Block::Lines(_));
    let mut is_below_heading = !lead.is_empty() && blocks.first().is_some_and(heads);
    let mut page = lead;
    if !page.is_empty() {
        page.push(String::new());
    }
    page.extend(title);
    let has_lead = is_below_heading;
    for (index, block) in blocks.iter().enumerate() {
        let of_block = lines(block);
        if of_block.is_empty() {
            continue;
        }
        if !is_below_heading {
            page.push(String::new());
        }
        // How words were read belongs to the title.
        let is_reading = has_lead && index == 0 && matches!(block, Block::Text(_));
        is_below_heading = is_reading || matches!(block, Block::Heading(_));
        page.extend(of_block);
    }
    page.join("\n") + "\n"
}
