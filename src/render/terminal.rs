//! `table`: the page of a terminal, always with styles; the caller strips them where color is off.

use crate::document::{Block, Document, Finding, Origin};
use crate::render::style::{self, BOLD, HEADING, MARK, RULE};
use crate::render::wrap;
use crate::render::{chart, map, table, trend};

/// The longest line of prose; longer ones are hard to read, however wide the terminal.
const MEASURE: usize = 100;

/// Lines to write on.
const WRITING_LINES: usize = 3;

/// The document as lines of at most `width` columns, with escape codes for the styles; with `charts`
/// some figures are also drawn.
pub(super) fn render(document: &Document, width: usize, charts: bool) -> String {
    let page = Page { width, charts };
    let title = style::lines(HEADING, &document.title, width);
    let lead = Some(&document.lead).filter(|lead| !lead.is_empty());
    let lead = lead.map(|lead| page.wrapped(lead, "", 0)).unwrap_or_default();
    super::in_lines(lead, title, &document.blocks, |block| page.lines(block))
}

struct Page {
    width: usize,
    charts: bool,
}

impl Page {
    fn lines(&self, block: &Block) -> Vec<String> {
        match block {
            Block::Part { title, .. } => {
                [vec![self.rule("═")], style::lines(HEADING, title, self.width)].concat()
            }
            Block::Heading(heading) => style::lines(HEADING, heading, self.width),
            Block::Text(text) | Block::Contents(text) | Block::Citation(text) => {
                self.wrapped(text, "", 0)
            }
            Block::Lines(lines) => {
                lines.iter().flat_map(|line| self.wrapped(line, "", 0)).collect()
            }
            Block::List(items) => {
                items.iter().flat_map(|item| self.wrapped(item, "- ", 2)).collect()
            }
            Block::Terms(terms) => {
                let term = |(name, about): &(String, String)| {
                    [style::lines(BOLD, name, self.width), self.wrapped(about, "  ", 2)].concat()
                };
                terms.iter().flat_map(term).collect()
            }
            Block::Findings(findings) => self.findings(findings),
            Block::Table(table) => table::lines(table, self.width, self.charts),
            Block::Ranges(ranges) if self.charts => chart::ranges(ranges, self.width),
            Block::Map(map) if self.charts => map::lines(map, self.width),
            Block::Trend(it) if self.charts => trend::lines(it, self.width),
            Block::Ranges(_) | Block::Map(_) | Block::Trend(_) => Vec::new(),
            Block::Room => {
                (0..WRITING_LINES).flat_map(|_| [String::new(), self.rule("─")]).collect()
            }
        }
    }

    /// Numbered findings, with the origin below each.
    fn findings(&self, findings: &[Finding]) -> Vec<String> {
        let mut lines = Vec::new();
        for (index, finding) in findings.iter().enumerate() {
            let marked = |(piece, is_mark): (&str, bool)| {
                if is_mark { format!("{MARK}{piece}{MARK:#}") } else { piece.to_owned() }
            };
            let text: String = finding.pieces().into_iter().map(marked).collect();
            let number = format!("{}. ", index + 1);
            let indent = number.len();
            lines.extend(self.wrapped(&text, &number, indent));
            for Origin { name, about, .. } in &finding.origin {
                let first = format!("{}{name}: ", " ".repeat(indent));
                lines.extend(self.wrapped(about, &first, indent + 2));
            }
        }
        lines
    }

    fn rule(&self, line: &str) -> String {
        format!("{RULE}{}{RULE:#}", line.repeat(self.width.min(MEASURE)))
    }

    fn wrapped(&self, text: &str, first: &str, rest: usize) -> Vec<String> {
        // An address stays whole where the terminal has room for it.
        let measure = MEASURE.max(rest + wrap::longest_word(text));
        wrap::lines(text, self.width.min(measure), first, rest)
    }
}
