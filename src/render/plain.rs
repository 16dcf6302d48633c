//! `plain`: `key: value` lines that read aloud in order, without borders, wrapping or colour.

use crate::document::{Block, Document, Table};

use super::cell::{ROOM, value};

/// How a missing figure is read aloud.
const MISSING: &str = "not available";

/// The document as text.
pub(super) fn render(document: &Document) -> String {
    let mut lines = vec![document.title.clone()];
    let mut after_heading = false;
    // What is drawn stands in a table too.
    for block in document.blocks.iter().filter(|block| !matches!(block, Block::Ranges(_))) {
        if !after_heading {
            lines.push(String::new());
        }
        after_heading = matches!(block, Block::Heading(_));
        match block {
            Block::Part(title) => lines.push(title.clone()),
            Block::Heading(heading) => lines.push(format!("{heading}:")),
            Block::Text(paragraph) | Block::Citation(paragraph) => lines.push(paragraph.clone()),
            Block::List(items) => lines.extend(items.iter().cloned()),
            Block::Terms(terms) => {
                lines.extend(terms.iter().map(|(name, about)| format!("{name}: {about}")));
            }
            Block::Table(table) => lines.extend(rows(table)),
            Block::Room => lines.push(ROOM.to_owned()),
            Block::Ranges(_) => {}
        }
    }
    lines.join("\n") + "\n"
}

/// One row after another. A table of two columns is a list of keys and values already; its
/// headings say first what they are.
fn rows(table: &Table) -> Vec<String> {
    let spoken = |cell| value(cell, MISSING);
    let mut lines = Vec::new();
    if let [key, about] = table.headings.as_slice() {
        lines.push(format!("{key}: {about}"));
    }
    for (place, row) in table.rows.iter().enumerate() {
        if let [key, about] = row.as_slice() {
            // A sentence that is a key ends with the colon.
            lines.push(format!("{}: {}", spoken(key).trim_end_matches('.'), spoken(about)));
            continue;
        }
        if place > 0 {
            lines.push(String::new());
        }
        let cells = table.headings.iter().zip(row);
        lines.extend(cells.map(|(heading, cell)| format!("{heading}: {}", spoken(cell))));
    }
    lines
}
