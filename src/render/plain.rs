//! `plain`: `key: value` lines that read aloud in order, without borders, wrapping or color.

use std::borrow::Cow;

use crate::document::{Block, Document, Finding, Table, Value};
use crate::render::cell::{ROOM, value};

/// How a missing figure is read aloud.
const MISSING: &str = "not available";

/// The document as text.
pub(super) fn render(document: &Document) -> String {
    let lead = Some(document.lead.clone()).filter(|lead| !lead.is_empty());
    let title = vec![document.title.clone()];
    super::in_lines(lead.into_iter().collect(), title, &document.blocks, lines)
}

fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Part { title, .. } => vec![title.clone()],
        Block::Heading(heading) => vec![format!("{heading}:")],
        Block::Text(paragraph) | Block::Contents(paragraph) | Block::Citation(paragraph) => {
            vec![paragraph.clone()]
        }
        Block::List(items) | Block::Lines(items) => items.clone(),
        Block::Terms(terms) => {
            terms.iter().map(|(name, about)| format!("{name}: {about}")).collect()
        }
        Block::Findings(findings) => findings.iter().enumerate().flat_map(finding).collect(),
        Block::Table(table) => rows(table),
        // A table has the same figures.
        Block::Ranges(_) => Vec::new(),
        Block::Trend(trend) => {
            [format!("{}.", trend.caption)].into_iter().chain(trend.said()).collect()
        }
        Block::Map(map) => {
            [format!("{}, as a map.", map.caption)].into_iter().chain(map.said()).collect()
        }
        Block::Room => vec![ROOM.to_owned()],
    }
}

/// A line for each part of a finding.
fn finding((index, finding): (usize, &Finding)) -> Vec<String> {
    let text = format!("Match {}: {}", index + 1, finding.text);
    let origin = finding.origin.iter().map(|line| format!("{}: {}", line.name, line.about));
    [text].into_iter().chain(origin).collect()
}

/// A sentence that others follow on the same line.
fn without_period(text: &str) -> &str {
    if text.ends_with("U.S.") { text } else { text.trim_end_matches('.') }
}

/// A cell as it is read aloud: a dash between two figures is no word.
fn spoken(cell: &Value) -> Cow<'_, str> {
    match value(cell, MISSING) {
        _ if matches!(cell, Value::AtLeast(_)) => cell.to_string().into(),
        text if text.contains('–') => text.replace('–', " to ").into(),
        text => text,
    }
}

/// A line a row: its first cell, then the others behind their headings. A table of two columns is a list of
/// keys and values already, so its headings come first.
fn rows(table: &Table) -> Vec<String> {
    let is_list = table.headings.len() == 2;
    let headings = is_list.then(|| table.headings.join(": "));
    let row = |row: &Vec<Value>| {
        let (first, rest) = row.split_first()?;
        let rest = table.headings.iter().skip(1).zip(rest).map(|(heading, cell)| match is_list {
            true => spoken(cell).into_owned(),
            false if heading == "Value" => spoken(cell).into_owned(),
            // A sentence loses its period to what stands behind it.
            false => format!("{heading}: {}", without_period(&spoken(cell))),
        });
        let rest = rest.collect::<Vec<_>>().join("; ");
        let first = spoken(first);
        Some(match rest.as_str() {
            "" => first.into_owned(),
            rest => format!("{}: {rest}", without_period(&first)),
        })
    };
    headings.into_iter().chain(table.rows.iter().filter_map(row)).collect()
}
