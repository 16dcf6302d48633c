//! `plain`: `key: value` lines that read aloud in order, without borders, wrapping or colour.

use crate::document::{Block, Document, Table};

use super::number::value;

/// How a missing figure is read aloud.
const MISSING: &str = "not available";

/// The document as text.
pub(super) fn render(document: &Document) -> String {
    let mut text = format!("{}\n", document.title);
    let mut after_heading = false;
    for block in &document.blocks {
        if !after_heading {
            text.push('\n');
        }
        after_heading = matches!(block, Block::Heading(_));
        match block {
            Block::Part(title) => text += &format!("{title}\n"),
            Block::Heading(heading) => text += &format!("{heading}:\n"),
            Block::Text(paragraph) => text += &format!("{paragraph}\n"),
            Block::List(items) => items.iter().for_each(|item| text += &format!("{item}\n")),
            Block::Terms(terms) => {
                terms.iter().for_each(|(name, about)| text += &format!("{name}: {about}\n"));
            }
            Block::Table(table) => text += &rows(table),
        }
    }
    text
}

/// One row after another. A table of two columns is a list of keys and values already.
fn rows(table: &Table) -> String {
    let mut text = String::new();
    for (place, row) in table.rows.iter().enumerate() {
        if let [key, about] = row.as_slice() {
            text += &format!("{}: {}\n", value(key, MISSING), value(about, MISSING));
            continue;
        }
        if place > 0 {
            text.push('\n');
        }
        for (heading, cell) in table.headings.iter().zip(row) {
            text += &format!("{heading}: {}\n", value(cell, MISSING));
        }
    }
    text
}
