//! `plain`: `key: value` lines that read aloud in order, without borders, wrapping or colour.

use crate::document::{Block, Document, Finding, Table};

use crate::render::cell::{ROOM, value};

/// How a missing figure is read aloud.
const MISSING: &str = "not available";

/// The document as text.
pub(super) fn render(document: &Document) -> String {
    let mut text = vec![document.title.clone()];
    let mut after_heading = false;
    for block in &document.blocks {
        let lines = lines(block);
        if lines.is_empty() {
            continue;
        }
        if !after_heading {
            text.push(String::new());
        }
        after_heading = matches!(block, Block::Heading(_));
        text.extend(lines);
    }
    text.join("\n") + "\n"
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
        // What is drawn stands in a table too.
        Block::Ranges(_) => Vec::new(),
        Block::Room => vec![ROOM.to_owned()],
    }
}

/// A line for each part of a finding.
fn finding((place, finding): (usize, &Finding)) -> Vec<String> {
    let text = format!("Match {}: {}", place + 1, finding.text);
    let origin = finding.origin.iter().map(|line| format!("{}: {}", line.name, line.about));
    [text].into_iter().chain(origin).collect()
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
