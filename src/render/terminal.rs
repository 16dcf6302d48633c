//! `table`: what a terminal shows. Styled throughout; whoever wants no colour strips it.

use anstyle::Style;

use crate::document::{Block, Document};

use super::{table, wrap};

pub(super) const BOLD: Style = Style::new().bold();

/// The longest line of prose; longer ones are hard to read, however wide the terminal.
const MEASURE: usize = 100;

/// The document as lines of at most `width` columns, with the codes of its styles.
pub(super) fn render(document: &Document, width: usize) -> String {
    let mut page = Page { text: String::new(), width };
    page.bold(&document.title);
    let mut after_heading = false;
    for block in &document.blocks {
        if !after_heading {
            page.line("");
        }
        after_heading = matches!(block, Block::Heading(_));
        page.block(block);
    }
    page.text
}

struct Page {
    text: String,
    width: usize,
}

impl Page {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Part(title) => {
                self.line(&"═".repeat(self.width.min(80)));
                self.bold(title);
            }
            Block::Heading(heading) => self.bold(heading),
            Block::Text(text) => self.wrapped(text, "", 0),
            Block::List(items) => {
                for item in items {
                    self.wrapped(item, "- ", 2);
                }
            }
            Block::Terms(terms) => {
                for (name, about) in terms {
                    self.bold(name);
                    self.wrapped(about, "  ", 2);
                }
            }
            Block::Table(table) => {
                let lines = table::lines(table, self.width);
                lines.iter().for_each(|line| self.line(line));
            }
        }
    }

    fn wrapped(&mut self, text: &str, first: &str, rest: usize) {
        for line in wrap::lines(text, self.width.min(MEASURE), first, rest) {
            self.line(&line);
        }
    }

    fn bold(&mut self, text: &str) {
        for line in wrap::lines(text, self.width, "", 0) {
            self.line(&format!("{BOLD}{line}{BOLD:#}"));
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}
