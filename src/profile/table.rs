//! Tables of the dataset: a line of column names, then one row a line, columns apart by blanks.
//!
//! `-` stands for a figure that is absent. Tabs are blanks too. The last column is the rest of its line, so that a name
//! may have blanks. A table is one string of TOML: several hundred rows are read many times faster
//! so than as keys and values, and fit on a screen. The text of a table lives as long as the program,
//! so that a name is a piece of it, and no copy.

use std::{
    fmt,
    marker::PhantomData,
    ops::{Deref, Range},
};

use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

/// What stands where a figure is absent.
pub(crate) const ABSENT: &str = "-";

/// The rows of a table.
#[derive(Debug)]
pub struct Rows<T>(Vec<T>);

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Rows<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a Rows<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A row of a table.
pub trait Row: Sized {
    /// The names of the columns, as the first line of the table has them.
    const COLUMNS: &'static [&'static str];

    /// Takes the cells, one after another.
    fn read(cells: &mut Cells) -> Result<Self, String>;
}

/// What a cell can hold.
pub trait Cell: Sized {
    /// What it is, after "expected".
    const EXPECTED: &'static str;

    /// What a check goes on with where a cell holds something else; it is never shown.
    const STAND_IN: Self;

    /// The cell's value, if the text is one.
    fn parse(text: &str) -> Option<Self>;
}

/// The part of a row that is read when it is asked for. A question about one place would otherwise
/// read the figures of five hundred.
#[derive(Debug)]
pub struct Unread<T> {
    text: &'static str,
    row: PhantomData<T>,
}

impl<T: Row> Unread<T> {
    /// Reads it; fails with the column that is wrong.
    pub fn read(&self) -> Result<T, String> {
        T::read(&mut Cells::of::<T>(self.text))
    }
}

/// The cells of one row that are not taken yet.
pub struct Cells {
    columns: std::slice::Iter<'static, &'static str>,
    rest: &'static str,
    /// What a check found wrong so far; to others the first wrong cell is the end.
    misread: Option<Vec<Misread>>,
}

/// A cell that cannot be read.
#[derive(Debug)]
pub(crate) struct Misread {
    /// Its column.
    pub(crate) column: &'static str,
    /// What stands there, which is nothing where the row is too short.
    pub(crate) found: &'static str,
    /// What should stand there.
    pub(crate) expected: &'static str,
}

impl Cells {
    fn of<T: Row>(row: &'static str) -> Self {
        Self { columns: T::COLUMNS.iter(), rest: row, misread: None }
    }

    /// A cell's value, or why it has none; a check goes on with another.
    fn read<C: Cell>(&mut self, column: &'static str, cell: &'static str) -> Result<C, String> {
        match (C::parse(cell), &mut self.misread) {
            (Some(value), _) => Ok(value),
            (None, None) => {
                Err(format!("column '{column}': expected {}, found '{cell}'", C::EXPECTED))
            }
            (None, Some(misread)) => {
                // Of a row that is too short, the first cell that is missing says it.
                if !misread.iter().any(|known| known.found.is_empty()) {
                    misread.push(Misread { column, found: cell, expected: C::EXPECTED });
                }
                Ok(C::STAND_IN)
            }
        }
    }

    fn next(&mut self) -> Result<(&'static str, &'static str), String> {
        let column = self.columns.next().ok_or("more cells are read than the table has columns")?;
        // Byte by byte, since this is where most of the time of reading a table goes.
        let end = match self.columns.len() {
            0 => self.rest.len(),
            _ => self.rest.bytes().position(is_blank).unwrap_or(self.rest.len()),
        };
        let (cell, rest) = self.rest.split_at(end);
        let blanks = rest.bytes().take_while(|byte| is_blank(*byte)).count();
        self.rest = &rest[blanks..];
        if self.columns.len() == 0 && cell.contains('\t') {
            return Err(format!("the last column, '{column}', has a tab in it"));
        }
        match cell {
            "" if self.misread.is_none() => Err(format!("the column '{column}' is missing")),
            cell => Ok((column, cell)),
        }
    }

    /// The next cell as text, which is never absent.
    pub fn text(&mut self) -> Result<&'static str, String> {
        let (column, cell) = self.next()?;
        if cell.is_empty() {
            self.read::<Text>(column, cell)?;
        }
        Ok(cell)
    }

    /// The next cell, which must not be absent.
    pub fn take<C: Cell>(&mut self) -> Result<C, String> {
        let (column, cell) = self.next()?;
        self.read(column, cell)
    }

    /// The next cells, as many as `T` has columns, to be read later.
    pub fn leave<T: Row>(&mut self) -> Result<Unread<T>, String> {
        let whole = self.rest;
        if self.misread.is_some() {
            T::read(self)?;
            let text = whole[..whole.len() - self.rest.len()].trim_end();
            return Ok(Unread { text, row: PhantomData });
        }
        // The cells need not be told apart; only where the one behind them begins.
        let (mut begun, mut was_blank) = (0, true);
        let behind = whole.bytes().position(|byte| {
            begun += usize::from(was_blank && !is_blank(byte));
            was_blank = is_blank(byte);
            begun > T::COLUMNS.len()
        });
        match behind {
            Some(behind) => {
                self.rest = &whole[behind..];
                self.columns = self.columns.as_slice()[T::COLUMNS.len()..].iter();
            }
            // A cell is missing, and this says which.
            None => T::COLUMNS.iter().try_for_each(|_| self.next().map(drop))?,
        }
        let text = whole[..whole.len() - self.rest.len()].trim_end();
        Ok(Unread { text, row: PhantomData })
    }

    /// The next cell, or `None` where it is absent.
    pub fn maybe<C: Cell>(&mut self) -> Result<Option<C>, String> {
        match self.next()? {
            (_, ABSENT) => Ok(None),
            (column, cell) => self.read(column, cell).map(Some),
        }
    }
}

/// What stands between columns.
fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

/// A cell of text, which is never absent.
struct Text;

impl Cell for Text {
    const EXPECTED: &'static str = "a text";
    const STAND_IN: Self = Self;

    fn parse(text: &str) -> Option<Self> {
        (!text.is_empty()).then_some(Self)
    }
}

/// A row, or what is wrong with it.
pub(crate) fn checked<T: Row>(row: &'static str) -> Result<T, Vec<Misread>> {
    let mut cells = Cells { misread: Some(Vec::new()), ..Cells::of::<T>(row.trim()) };
    let read = T::read(&mut cells);
    match (read, cells.misread.unwrap_or_default()) {
        (Ok(row), misread) if misread.is_empty() => Ok(row),
        (_, misread) => Err(misread),
    }
}

/// Where a cell of a row stands in it; the last one is the rest of the row.
pub(crate) fn place_of(row: &str, columns: &[&str], column: &str) -> Option<Range<usize>> {
    let at = columns.iter().position(|known| *known == column)?;
    let bytes = row.as_bytes();
    let mut end = 0;
    for place in 0..=at {
        let start = end + bytes[end..].iter().take_while(|byte| is_blank(**byte)).count();
        end = if place + 1 == columns.len() {
            row.trim_end().len().max(start)
        } else {
            start + bytes[start..].iter().take_while(|byte| !is_blank(**byte)).count()
        };
        if place == at {
            return (start < end).then_some(start..end);
        }
    }
    None
}

/// Reads a whole table; an error says which row it is in.
fn rows<T: Row>(table: &'static str) -> Result<Vec<T>, String> {
    let mut lines = table.lines();
    let columns = lines.next().unwrap_or_default();
    if !columns.split_whitespace().eq(T::COLUMNS.iter().copied()) {
        return Err(format!("expected the columns '{}', found '{columns}'", T::COLUMNS.join(" ")));
    }
    let read = |(number, line): (usize, &'static str)| {
        T::read(&mut Cells::of::<T>(line.trim()))
            .map_err(|error| format!("row {} ('{}'): {error}", number + 1, beginning(line)))
    };
    let mut rows = Vec::with_capacity(table.lines().count());
    for line in lines.enumerate() {
        rows.push(read(line)?);
    }
    Ok(rows)
}

/// As much of a line as tells which one it is.
fn beginning(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

impl<'de, T: Row> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table<T>(PhantomData<T>);

        impl<T: Row> Visitor<'_> for Table<T> {
            type Value = Rows<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table in a string, its first line the names of the columns")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Rows<T>, E> {
                self.visit_string(text.to_owned())
            }

            fn visit_string<E: Error>(self, text: String) -> Result<Rows<T>, E> {
                rows(text.leak()).map(Rows).map_err(E::custom)
            }
        }

        deserializer.deserialize_string(Table(PhantomData))
    }
}

#[cfg(test)]
impl<T: Row> schemars::JsonSchema for Rows<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        let path = std::any::type_name::<T>();
        let name = path.rsplit("::").next().unwrap_or(path);
        format!("{}Rows", name.trim_end_matches("Row")).into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (shown, blanks) = (T::COLUMNS.join(" "), T::COLUMNS.join("[ \\t]+"));
        schemars::json_schema!({
            "description": format!(
                "A table in a string: the first line is `{shown}`, then comes one row a line, its \
                 cells apart by blanks. `-` stands for a figure that is absent. The last column is \
                 the rest of its line.",
            ),
            "type": "string",
            "pattern": format!(r"^[ \t]*{blanks}[ \t]*(\r?\n|$)"),
        })
    }
}

impl Cell for u32 {
    const EXPECTED: &'static str = "a whole number";
    const STAND_IN: Self = 0;

    fn parse(text: &str) -> Option<Self> {
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
    }
}

impl Cell for f64 {
    const EXPECTED: &'static str = "a number";
    const STAND_IN: Self = 0.0;

    fn parse(text: &str) -> Option<Self> {
        let is_part = |byte: u8| byte.is_ascii_digit() || byte == b'.' || byte == b'-';
        text.bytes().all(is_part).then(|| text.parse().ok()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Town {
        people: Option<u32>,
        height: f64,
        name: &'static str,
    }

    impl Row for Town {
        const COLUMNS: &'static [&'static str] = &["people", "height", "name"];

        fn read(cells: &mut Cells) -> Result<Self, String> {
            Ok(Self { people: cells.maybe()?, height: cells.take()?, name: cells.text()? })
        }
    }

    #[test]
    fn the_last_column_may_have_blanks_and_a_dash_is_absent() {
        let towns: Vec<Town> =
            rows("people height name\n  1200  17.5 Salt Lake\n     -    -3 Ames").unwrap();
        assert_eq!(
            towns,
            [
                Town { people: Some(1200), height: 17.5, name: "Salt Lake" },
                Town { people: None, height: -3.0, name: "Ames" },
            ]
        );
    }

    #[test]
    fn an_error_says_which_row_and_which_column() {
        for (table, expected) in [
            ("people name\n1 Ames", "expected the columns 'people height name'"),
            (
                "people height name\n1 2 Ames\n12 x Troy",
                "row 2 ('12'): column 'height': expected a number",
            ),
            (
                "people height name\n-5 2 Ames",
                "column 'people': expected a whole number, found '-5'",
            ),
            ("people height name\n5 - Ames", "column 'height': expected a number, found '-'"),
            ("people height name\n5 nan Ames", "column 'height': expected a number, found 'nan'"),
            ("people height name\n5 2", "row 1 ('5'): the column 'name' is missing"),
            ("people height name\n\n5 2 Ames", "row 1 (''): the column 'people' is missing"),
            ("", "expected the columns"),
        ] {
            let error = rows::<Town>(table).unwrap_err();
            assert!(error.contains(expected), "{table:?}: {error}");
        }
    }
}
