//! An answer as people read it, before it has a format.

mod chart;
mod columns;
mod map;
mod trend;
mod value;

use std::ops::Range as Span;

pub use chart::{Bars, Mark, Range, Ranges, Scale, size};
pub use columns::Columns;
pub use map::{MAP_COLUMNS, Map, Shown, Step, Tile};
pub use trend::{Break, Point, Scaled, Series, Trend};
pub use value::{Number, Unit, Value};

use crate::cli::Paper;
use crate::profile::text::capitalized;

/// A titled sequence of blocks.
#[derive(Debug)]
pub struct Document {
    /// The answer in one or two sentences; empty where it has none. On a screen it stands above the title.
    pub lead: String,
    /// Its subject.
    pub title: String,
    /// In reading order.
    pub blocks: Vec<Block>,
    /// For a document to print: the paper, one side of which it has to fit.
    pub paper: Option<Paper>,
    /// What the whole answer has besides, in words.
    pub left_out: Vec<&'static str>,
}

/// How much of an answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What someone decides on; where it is prose, it fits a small screen.
    Short,
    /// Everything.
    Full,
}

impl Document {
    /// A document without blocks.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            lead: String::new(),
            title: title.into(),
            blocks: Vec::new(),
            paper: None,
            left_out: Vec::new(),
        }
    }

    /// Adds a block.
    pub fn push(&mut self, block: impl Into<Block>) {
        let block = block.into();
        if !block.is_empty() {
            self.blocks.push(block);
        }
    }

    /// Whether a table has a wage that may be higher than it says.
    pub fn has_at_least(&self) -> bool {
        let is_at_least = |cell: &Value| matches!(cell, Value::AtLeast(_));
        self.blocks.iter().any(|block| match block {
            Block::Table(table) => table.rows.iter().flatten().any(is_at_least),
            _ => false,
        })
    }

    /// Adds a heading and the block below it, unless the block is empty.
    pub fn push_under(&mut self, heading: impl Into<String>, block: impl Into<Block>) {
        let (heading, block) = (heading.into(), block.into());
        if !block.is_empty() {
            if !heading.is_empty() {
                self.blocks.push(Block::Heading(heading));
            }
            self.blocks.push(block);
        }
    }

    /// Adds a block that only the whole answer has, or what it is to what is left out.
    pub fn push_more(
        &mut self,
        detail: Detail,
        what: &'static str,
        heading: impl Into<String>,
        block: impl Into<Block>,
    ) {
        let block = block.into();
        if detail == Detail::Full {
            self.push_under(heading, block);
        } else if !block.is_empty() && !self.left_out.contains(&what) {
            self.left_out.push(what);
        }
    }

    /// Adds a heading and a block that belong to all that was added before.
    pub fn push_last(&mut self, heading: &str, block: Block) {
        if block.is_empty() {
            return;
        }
        if self.blocks.iter().any(|block| matches!(block, Block::Part { .. })) {
            let anchor = heading.to_lowercase().replace(' ', "-");
            self.blocks.push(Block::Part { title: heading.to_owned(), anchor });
            self.blocks.push(block);
        } else {
            self.push_under(heading, block);
        }
    }

    /// Takes the columns without any cell out of its tables.
    pub fn drop_empty_columns(&mut self) {
        for block in &mut self.blocks {
            if let Block::Table(table) = block {
                table.drop_empty_columns();
            }
        }
    }

    /// Adds another document as a part of this one. Its title no longer follows the occupation's name,
    /// so it begins with a capital.
    pub fn push_part(&mut self, part: Self, anchor: String) {
        self.blocks.push(Block::Part { title: capitalized(&part.title), anchor });
        self.push(Block::Text(part.lead));
        self.blocks.extend(part.blocks);
    }
}

/// A piece of a document.
#[derive(Debug)]
pub enum Block {
    /// Begins a part that could be a document of its own.
    Part {
        /// What it is about.
        title: String,
        /// What a link to it ends in: letters, digits and hyphens.
        anchor: String,
    },
    /// The parts that follow: a sentence on them where there are no links.
    Contents(String),
    /// Names what follows.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Lines one below the other.
    Lines(Vec<String>),
    /// Sentences or words.
    List(Vec<String>),
    /// Names with their texts.
    Terms(Vec<(String, String)>),
    /// What a search found, the best first.
    Findings(Vec<Finding>),
    /// Rows of figures.
    Table(Table),
    /// Figures of the tables as a drawing.
    Ranges(Ranges),
    /// Figures of the tables as a map of the states.
    Map(Map),
    /// Figures of the tables as lines over the years.
    Trend(Trend),
    /// The authority for the text above it: a law, a publisher, a date.
    Citation(String),
    /// Room to write with a pen.
    Room,
}

/// A text that was found, and where it comes from.
#[derive(Debug)]
pub struct Finding {
    /// The text.
    pub text: String,
    /// The matches in it: ranges of bytes, in order, none within another.
    pub marks: Vec<Span<usize>>,
    /// Where it comes from, line by line.
    pub origin: Vec<Origin>,
}

/// A line on where a text comes from.
#[derive(Debug)]
pub struct Origin {
    /// What it is.
    pub name: &'static str,
    /// A word or a line.
    pub about: String,
    /// Whether it is a command to type.
    pub is_typed: bool,
}

impl Finding {
    /// The pieces of the text in order, each with whether it is a match.
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        let mut pieces = Vec::new();
        let mut end = 0;
        for mark in &self.marks {
            pieces.push((&self.text[end..mark.start], false));
            pieces.push((&self.text[mark.clone()], true));
            end = mark.end;
        }
        pieces.push((&self.text[end..], false));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }
}

impl Block {
    /// A list of anything that is text.
    pub fn list<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// Whether there is nothing to read in it, as where a profile has no data for it.
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::Citation(text) => text.is_empty(),
            Self::List(items) | Self::Lines(items) => items.is_empty(),
            Self::Terms(terms) => terms.is_empty(),
            Self::Table(table) => table.rows.is_empty(),
            _ => false,
        }
    }
}

/// Rows of figures below headings. Every row has as many cells as there are headings.
#[derive(Debug)]
pub struct Table {
    /// The headings of the columns, for people.
    pub headings: Vec<String>,
    /// The rows, with one cell per column.
    pub rows: Vec<Vec<Value>>,
    /// The bars beside its figures.
    pub bars: Option<Bars>,
}

impl Table {
    /// A table without rows.
    pub fn new<T: Into<String>>(headings: impl IntoIterator<Item = T>) -> Self {
        let headings = headings.into_iter().map(Into::into).collect();
        Self { headings, rows: Vec::new(), bars: None }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Value>) {
        let row: Vec<Value> = cells.into_iter().collect();
        debug_assert_eq!(row.len(), self.headings.len(), "{row:?}");
        self.rows.push(row);
    }

    /// For each column, whether it holds figures, even with a word among them. One without any value is like the
    /// column before.
    pub fn numeric_columns(&self) -> Vec<bool> {
        let mut numeric = Vec::new();
        for column in 0..self.headings.len() {
            let cells = || self.rows.iter().map(|row| &row[column]);
            let is_figure = |cell: &&Value| matches!(cell, Value::Number(_) | Value::AtLeast(_));
            let figures = cells().filter(is_figure).count();
            let words = cells().filter(|cell| matches!(cell, Value::Text(_))).count();
            numeric.push(match figures + words {
                0 => numeric.last().copied().unwrap_or(false),
                _ => figures > words,
            });
        }
        numeric
    }

    /// Takes out the columns in which no row has a cell. Of one row, what is absent says something.
    fn drop_empty_columns(&mut self) {
        if self.rows.len() < 2 {
            return;
        }
        for column in (1..self.headings.len()).rev() {
            if self.rows.iter().all(|row| row[column] == Value::Missing) {
                self.headings.remove(column);
                self.rows.iter_mut().for_each(|row| drop(row.remove(column)));
                self.bars = match self.bars {
                    Some(bars) if bars.column == column => None,
                    Some(bars) if bars.column > column => {
                        Some(Bars { column: bars.column - 1, ..bars })
                    }
                    bars => bars,
                };
            }
        }
    }

    /// The same without the rows that have nothing behind their first cell.
    #[must_use]
    pub fn without_empty_rows(mut self) -> Self {
        self.rows.retain(|row| row.iter().skip(1).any(|cell| *cell != Value::Missing));
        self
    }

    /// The same cells with rows and columns swapped: the first cells become the headings, after `heading`.
    #[must_use]
    pub fn transposed(self, heading: &str) -> Self {
        let names = self.rows.iter().map(|row| row.first().map(Value::to_string));
        let headings = [heading.to_owned()].into_iter().chain(names.map(Option::unwrap_or_default));
        let mut transposed = Self::new(headings);
        for (index, name) in self.headings.into_iter().enumerate().skip(1) {
            let column = self.rows.iter().map(|row| row[index].clone());
            transposed.row([Value::text(name)].into_iter().chain(column));
        }
        transposed
    }
}

impl From<Ranges> for Block {
    fn from(ranges: Ranges) -> Self {
        Self::Ranges(ranges)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}
