//! `table`: what a terminal shows. Styled throughout; whoever wants no colour strips it.

use anstyle::Style;

use crate::{
    document::{Block, Document},
    wrap,
};

use super::{
    chart,
    style::{BOLD, HEADING, RULE},
    table,
};

/// The longest line of prose; longer ones are hard to read, however wide the terminal.
const MEASURE: usize = 100;

/// Lines to write on.
const ROOM: usize = 3;

/// The document as lines of at most `width` columns, with the codes of its styles. Where `charts`
/// are wanted, some figures are drawn too.
pub(super) fn render(document: &Document, width: usize, charts: bool) -> String {
    let mut page = Page { text: String::new(), width, charts };
    page.styled(HEADING, &document.title);
    let mut after_heading = false;
    for block in &document.blocks {
        let drawing = match block {
            Block::Ranges(ranges) => {
                let lines = if charts { chart::ranges(ranges, width) } else { Vec::new() };
                if lines.is_empty() {
                    continue;
                }
                lines
            }
            _ => Vec::new(),
        };
        if !after_heading {
            page.line("");
        }
        after_heading = matches!(block, Block::Heading(_));
        page.block(block);
        drawing.iter().for_each(|line| page.line(line));
    }
    page.text
}

struct Page {
    text: String,
    width: usize,
    charts: bool,
}

impl Page {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Part(title) => {
                self.line(&format!("{RULE}{}{RULE:#}", "═".repeat(self.width.min(MEASURE))));
                self.styled(HEADING, title);
            }
            Block::Heading(heading) => self.styled(HEADING, heading),
            Block::Text(text) | Block::Citation(text) => self.wrapped(text, "", 0),
            Block::List(items) => {
                for item in items {
                    self.wrapped(item, "- ", 2);
                }
            }
            Block::Terms(terms) => {
                for (name, about) in terms {
                    self.styled(BOLD, name);
                    self.wrapped(about, "  ", 2);
                }
            }
            // Drawn beforehand, since a narrow terminal may have no room for it.
            Block::Ranges(_) => {}
            Block::Room => {
                for _ in 0..ROOM {
                    self.line(&format!("{RULE}{}{RULE:#}", "─".repeat(self.width.min(MEASURE))));
                    self.line("");
                }
            }
            Block::Table(table) => {
                for line in table::lines(table, self.width, self.charts) {
                    self.line(&line);
                }
            }
        }
    }

    fn wrapped(&mut self, text: &str, first: &str, rest: usize) {
        // An address stays whole where the terminal has room for it.
        let measure = MEASURE.max(rest + wrap::longest_word(text));
        for line in wrap::lines(text, self.width.min(measure), first, rest) {
            self.line(&line);
        }
    }

    fn styled(&mut self, style: Style, text: &str) {
        for line in wrap::lines(text, self.width, "", 0) {
            self.line(&format!("{style}{line}{style:#}"));
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}
