//! `plain`: `key: value` lines that read aloud in order, without borders, wrapping or color.

use crate::document::{Block, Document, Finding, Table};
use crate::render::cell::{ROOM, value};

/// How a missing figure is read aloud.
const MISSING: &str = "not available";

/// The document as text.
pub(super) fn render(document: &Document) -> String {
    super::in_lines(vec![document.title.clone()], &document.blocks, lines)
}

fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Part(title) => vec![title.clone()],
        Block::Heading(heading) => vec![format!("{heading}:")],
        Block::Text(paragraph) | Block::Citation(paragraph) => vec![paragraph.clone()],
        Block::List(items) => items.clone(),
        Block::Terms(terms) => {
            terms.iter().map(|(name, about)| format!("{name}: {about}")).collect()
        }
        Block::Findings(findings) => findings.iter().enumerate().flat_map(finding).collect(),
        Block::Table(table) => rows(table),
        // A table has the same figures.
        Block::Ranges(_) => Vec::new(),
        Block::Room => vec![ROOM.to_owned()],
    }
}

/// A line for each part of a finding.
fn finding((index, finding): (usize, &Finding)) -> Vec<String> {
    let text = format!("Match {}: {}", index + 1, finding.text);
    let origin = finding.origin.iter().map(|line| format!("{}: {}", line.name, line.about));
    [text].into_iter().chain(origin).collect()
}

/// One row after another. A table of two columns is a list of keys and values already, so its
/// headings come first.
fn rows(table: &Table) -> Vec<String> {
    let spoken = |cell| value(cell, MISSING);
    let mut lines = Vec::new();
    if let [key, about] = table.headings.as_slice() {
        lines.push(format!("{key}: {about}"));
    }
    for (index, row) in table.rows.iter().enumerate() {
        if let [key, about] = row.as_slice() {
            // A key that is a sentence loses its period to the colon.
            lines.push(format!("{}: {}", spoken(key).trim_end_matches('.'), spoken(about)));
            continue;
        }
        if index > 0 {
            lines.push(String::new());
        }
        let cells = table.headings.iter().zip(row);
        lines.extend(cells.map(|(heading, cell)| format!("{heading}: {}", spoken(cell))));
    }
    lines
}
