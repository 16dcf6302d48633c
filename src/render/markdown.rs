//! `markdown`: text and tables as GitHub shows them.

use crate::document::{Block, Document, Finding, Origin, Table};
use crate::render::address;
use crate::render::cell::{MISSING, ROOM, value};

/// The document as text.
pub(super) fn render(document: &Document) -> String {
    let mut page = format!("# {}\n", text(&document.title));
    if !document.lead.is_empty() {
        page.extend(["\n", &at_line_start(&document.lead), "\n"]);
    }
    let has_parts = document.blocks.iter().any(|block| matches!(block, Block::Part { .. }));
    for block in &document.blocks {
        let lines = match block {
            Block::Contents(_) => contents(document),
            block => lines(block, has_parts),
        };
        if !lines.is_empty() {
            page.push('\n');
        }
        for line in lines {
            page.push_str(line.trim_end());
            page.push('\n');
        }
    }
    page
}

fn lines(block: &Block, has_parts: bool) -> Vec<String> {
    match block {
        Block::Part { title, .. } => vec![format!("## {}", text(title))],
        Block::Heading(heading) => {
            let level = if has_parts { "###" } else { "##" };
            vec![format!("{level} {}", text(heading))]
        }
        Block::Text(paragraph) | Block::Citation(paragraph) => vec![at_line_start(paragraph)],
        Block::Lines(lines) => vec![at_line_start(&lines.join(" "))],
        Block::List(items) => {
            items.iter().map(|item| format!("- {}", at_line_start(item))).collect()
        }
        Block::Terms(terms) => {
            let term =
                |(name, about): &(String, String)| format!("- **{}**: {}", text(name), text(about));
            terms.iter().map(term).collect()
        }
        Block::Findings(findings) => findings.iter().enumerate().flat_map(finding).collect(),
        Block::Table(table) => rows(table),
        // A table has the same figures; contents are made where all parts are known.
        Block::Ranges(_) | Block::Contents(_) => Vec::new(),
        Block::Trend(trend) => {
            vec![at_line_start(&format!("{}. {}", trend.caption, trend.said().join(" ")))]
        }
        Block::Map(map) => {
            let said = map.said().into_iter().map(|line| format!("- {}", at_line_start(&line)));
            [format!("{}, as a map:", text(&map.caption)), String::new()]
                .into_iter()
                .chain(said)
                .collect()
        }
        Block::Room => vec![ROOM.to_owned()],
    }
}

/// A link to each part, at the address that GitHub gives its heading.
fn contents(document: &Document) -> Vec<String> {
    let link = |block: &Block| match block {
        Block::Part { title, .. } => {
            let letters = title.to_lowercase().replace(' ', "-");
            let address = letters.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c));
            Some(format!("- [{}](#{})", text(title), address.collect::<String>()))
        }
        _ => None,
    };
    document.blocks.iter().filter_map(link).collect()
}

/// An item of a numbered list, with its origin below it.
fn finding((index, finding): (usize, &Finding)) -> Vec<String> {
    let marked = |(piece, is_mark): (&str, bool)| {
        // Unlike `text`, this keeps the blanks at the ends of a piece.
        let words: Vec<String> = piece.split(' ').map(word).collect();
        let piece = words.join(" ");
        if is_mark { format!("**{piece}**") } else { piece }
    };
    let number = format!("{}. ", index + 1);
    let text: String = finding.pieces().into_iter().map(marked).collect();
    let indent = " ".repeat(number.len());
    let origin = finding.origin.iter().map(|Origin { name, about, is_typed }| {
        // Code needs no escapes.
        let about = if *is_typed && !about.contains('`') {
            format!("`{about}`")
        } else {
            self::text(about)
        };
        format!("{indent}- {}: {about}", self::text(name))
    });
    [format!("{number}{text}")].into_iter().chain(origin).collect()
}

fn rows(table: &Table) -> Vec<String> {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let side = |numeric| if numeric { "---:" } else { "---" }.to_owned();
    let headings = row(table.headings.iter().map(|heading| text(heading)).collect());
    let sides = row(table.numeric_columns().into_iter().map(side).collect());
    let cells =
        |cells: &Vec<_>| row(cells.iter().map(|cell| text(&value(cell, MISSING))).collect());
    [headings, sides].into_iter().chain(table.rows.iter().map(cells)).collect()
}

/// Text with Markdown's marks escaped. Addresses become links.
fn text(text: &str) -> String {
    text.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

fn word(word: &str) -> String {
    match address::within(word) {
        Some((before, address, behind)) if !address.contains(['<', '>', '|', '\\']) => {
            format!("{}<{address}>{}", escaped(before), escaped(behind))
        }
        _ => escaped(word),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\`*_{}[]<>|$~#&!".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Text at the start of a line, where a list or a rule could begin.
fn at_line_start(line: &str) -> String {
    let line = text(line);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let ends_number = digits > 0 && line[digits..].starts_with(['.', ')']);
    match line.chars().next() {
        Some('-' | '+' | '=') => format!("\\{line}"),
        _ if ends_number => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line,
    }
}
