//! An answer as people read it, before any format gives it a look.

use crate::profile::figures::{Dollars, Hourly, Percent, Rating};

/// A titled sequence of blocks.
#[derive(Debug)]
pub struct Document {
    /// What the answer is about.
    pub title: String,
    /// In reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// A document without blocks.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), blocks: Vec::new() }
    }

    /// Adds a block.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a heading and the block beneath it.
    pub fn push_under(&mut self, heading: impl Into<String>, block: Block) {
        self.blocks.push(Block::Heading(heading.into()));
        self.blocks.push(block);
    }

    /// Adds cautions, unless there are none.
    pub fn push_notes(&mut self, notes: &[String]) {
        if !notes.is_empty() {
            self.push_under("Notes", Block::List(notes.to_vec()));
        }
    }

    /// Takes over another document's title and blocks, as a part of this one. The title no longer
    /// stands behind the occupation's name, so it begins with a capital.
    pub fn push_part(&mut self, part: Self) {
        let mut letters = part.title.chars();
        let capital = letters.next().into_iter().flat_map(char::to_uppercase);
        self.blocks.push(Block::Part(capital.chain(letters).collect()));
        self.blocks.extend(part.blocks);
    }
}

/// A piece of a document.
#[derive(Debug)]
pub enum Block {
    /// Begins a part that could be a document of its own.
    Part(String),
    /// Names what follows.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Sentences or words, each for itself.
    List(Vec<String>),
    /// Names, each with the text that belongs to it.
    Terms(Vec<(String, String)>),
    /// Rows of figures.
    Table(Table),
}

impl Block {
    /// A list of anything that is text.
    pub fn list<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

/// Rows of figures beneath headings. Every row has as many cells as there are headings.
#[derive(Debug)]
pub struct Table {
    /// The headings of the columns, for people.
    pub headings: Vec<String>,
    /// The rows, each a cell a column.
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// A table without rows.
    pub fn new<T: Into<String>>(headings: impl IntoIterator<Item = T>) -> Self {
        Self { headings: headings.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Value>) {
        let row: Vec<Value> = cells.into_iter().collect();
        debug_assert_eq!(row.len(), self.headings.len(), "{row:?}");
        self.rows.push(row);
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A figure.
    Number(Number),
    /// A figure that was not released or not found. It is not zero.
    Missing,
}

/// A figure with its unit, exact to the digit that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The figure times ten to the power of `decimals`.
    pub digits: i64,
    /// How many digits stand behind the point.
    pub decimals: u8,
    /// What it counts.
    pub unit: Unit,
    /// Whether a plus sign stands before it when it is positive, as it does for a change.
    pub signed: bool,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things, or points on a scale.
    Plain,
    /// U.S. dollars.
    Dollars,
    /// Percent.
    Percent,
}

impl Value {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Words, or nothing.
    pub fn maybe_text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Missing, Self::text)
    }

    /// A number of things.
    pub fn count(count: Option<impl Into<i64>>) -> Self {
        Self::number(count.map(Into::into), 0, Unit::Plain)
    }

    /// Dollars a year.
    pub fn dollars(dollars: Option<Dollars>) -> Self {
        Self::number(dollars.map(|dollars| i64::from(dollars.0)), 0, Unit::Dollars)
    }

    /// Dollars an hour.
    pub fn hourly(wage: Option<Hourly>) -> Self {
        Self::number(wage.map(|wage| i64::from(wage.cents)), 2, Unit::Dollars)
    }

    /// A percent with at least `decimals`, the number that its source publishes; more where the
    /// figure has more, so that none is cut off.
    pub fn percent(percent: Option<Percent>, decimals: u8) -> Self {
        Self::exact(percent.map(Into::into), decimals, Unit::Percent)
    }

    /// A rating with at least `decimals`; see [`Value::percent`].
    pub fn rating(rating: Option<Rating>, decimals: u8) -> Self {
        Self::exact(rating.map(Into::into), decimals, Unit::Plain)
    }

    fn exact(figure: Option<f64>, at_least: u8, unit: Unit) -> Self {
        figure.map_or(Self::Missing, |figure| {
            let decimals = decimals_of(figure).max(at_least);
            Self::number(Some(scaled(figure, decimals)), decimals, unit)
        })
    }

    /// A figure in units of its last decimal.
    pub fn number(digits: Option<i64>, decimals: u8, unit: Unit) -> Self {
        digits.map_or(Self::Missing, |digits| {
            Self::Number(Number { digits, decimals, unit, signed: false })
        })
    }

    /// The same figure as a change, with its sign.
    #[must_use]
    pub fn signed(self) -> Self {
        match self {
            Self::Number(number) => Self::Number(Number { signed: true, ..number }),
            other => other,
        }
    }

    /// The difference from `self` to `other`, when both are figures of the same unit.
    #[must_use]
    pub fn change_to(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Number(from), Self::Number(to))
                if (from.unit, from.decimals) == (to.unit, to.decimals) =>
            {
                Self::Number(Number { digits: to.digits - from.digits, signed: true, ..*to })
            }
            _ => Self::Missing,
        }
    }

    /// The difference from `self` to `other` in percent of `self`. It is computed here and not
    /// published, so it is rounded, to one decimal.
    #[must_use]
    pub fn growth_to(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Number(from), Self::Number(to))
                if (from.unit, from.decimals) == (to.unit, to.decimals) && from.digits > 0 =>
            {
                let thousandfold = (to.digits - from.digits) * 1000;
                let half = from.digits / 2 * thousandfold.signum();
                let tenths = (thousandfold + half) / from.digits;
                Self::number(Some(tenths), 1, Unit::Percent).signed()
            }
            _ => Self::Missing,
        }
    }
}

/// How many decimals a figure was written with, up to six. Percents and ratings have two at most.
fn decimals_of(figure: f64) -> u8 {
    let is_whole = |decimals: &u8| {
        let scaled = figure * 10_f64.powi((*decimals).into());
        (scaled - scaled.round()).abs() < 1e-6
    };
    (0..6).find(is_whole).unwrap_or(6)
}

/// A figure as a whole number of its last decimals. The figures are a thousand at most, so that
/// with six decimals they fit.
#[expect(clippy::cast_possible_truncation)]
fn scaled(figure: f64, decimals: u8) -> i64 {
    (figure * 10_f64.powi(decimals.into())).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_keeps_every_decimal_it_was_written_with() {
        let shown = |figure: f64, decimals| match Value::percent(
            Percent::try_from(figure).ok(),
            decimals,
        ) {
            Value::Number(number) => (number.digits, number.decimals),
            other => panic!("{other:?}"),
        };
        assert_eq!(shown(29.0, 1), (290, 1));
        assert_eq!(shown(12.48, 1), (1248, 2));
        assert_eq!(shown(-0.4, 0), (-4, 1));
        assert_eq!(shown(57.93, 2), (5793, 2));
    }

    #[test]
    fn growth_is_rounded_to_the_nearest_tenth_of_a_percent() {
        let growth = |from, to| {
            let figure = |digits| Value::number(Some(digits), 0, Unit::Plain);
            match figure(from).growth_to(&figure(to)) {
                Value::Number(number) => (number.digits, number.decimals, number.signed),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(growth(34_800, 45_690), (313, 1, true)); // 31.293%
        assert_eq!(growth(1000, 1025), (25, 1, true));
        assert_eq!(growth(3, 2), (-333, 1, true));
        assert_eq!(growth(300, 302), (7, 1, true)); // 0.667%
    }

    #[test]
    fn a_change_from_what_is_absent_is_absent() {
        let known = Value::number(Some(5), 0, Unit::Plain);
        assert_eq!(Value::Missing.change_to(&known), Value::Missing);
        assert_eq!(known.growth_to(&Value::Missing), Value::Missing);
        assert_eq!(Value::count(Some(0)).growth_to(&known), Value::Missing);
    }
}
