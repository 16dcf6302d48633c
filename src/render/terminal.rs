//! `table`: what a terminal shows. Styled throughout; whoever wants no colour strips it.

use crate::{
    document::{Block, Document, Finding, Origin},
    render::wrap,
};

use crate::render::{
    chart,
    style::{self, BOLD, HEADING, MARK, RULE},
    table,
};

/// The longest line of prose; longer ones are hard to read, however wide the terminal.
const MEASURE: usize = 100;

/// Lines to write on.
const ROOM: usize = 3;

/// The document as lines of at most `width` columns, with the codes of its styles. Where `charts`
/// are wanted, some figures are drawn too.
pub(super) fn render(document: &Document, width: usize, charts: bool) -> String {
    let page = Page { width, charts };
    let mut lines = style::lines(HEADING, &document.title, width);
    let mut after_heading = false;
    for block in &document.blocks {
        let of_block = page.lines(block);
        if of_block.is_empty() {
            continue;
        }
        if !after_heading {
            lines.push(String::new());
        }
        after_heading = matches!(block, Block::Heading(_));
        lines.extend(of_block);
    }
    lines.join("\n") + "\n"
}

struct Page {
    width: usize,
    charts: bool,
}

impl Page {
    fn lines(&self, block: &Block) -> Vec<String> {
        match block {
            Block::Part(title) => {
                [vec![self.rule("═")], style::lines(HEADING, title, self.width)].concat()
            }
            Block::Heading(heading) => style::lines(HEADING, heading, self.width),
            Block::Text(text) | Block::Citation(text) => self.wrapped(text, "", 0),
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
            Block::Ranges(_) => Vec::new(),
            Block::Room => (0..ROOM).flat_map(|_| [String::new(), self.rule("─")]).collect(),
        }
    }

    /// One finding after another, numbered; beneath each where it comes from.
    fn findings(&self, findings: &[Finding]) -> Vec<String> {
        let mut lines = Vec::new();
        for (place, finding) in findings.iter().enumerate() {
            let marked = |(piece, is_mark): (&str, bool)| {
                if is_mark { format!("{MARK}{piece}{MARK:#}") } else { piece.to_owned() }
            };
            let text: String = finding.pieces().into_iter().map(marked).collect();
            let number = format!("{}. ", place + 1);
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
