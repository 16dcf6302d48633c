//! Tables of the dataset, read by serde: a line of column names, then one row a line, columns apart by
//! blanks. A field of a row is a column, or a struct of its own: one whose name ends with `_` has the columns
//! whose names begin so, `a_` those named `a_mean`, `a_p10` and so on; one whose name begins with `..` has
//! columns of their own names.
//!
//! `-` is a figure that is absent, `>=` before a wage means at least. The last column is the rest of its line, for names with blanks. A table
//! is one string of TOML: several hundred rows fit on a screen, and read many times faster than as keys
//! and values.

mod reader;

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::slice::Iter;

use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use self::reader::Reader;

/// Stands for an absent figure.
pub const ABSENT: &str = "-";

/// Stands before a wage that is published as "at least" so high.
pub const AT_LEAST: &str = ">=";

/// A row of a table.
pub trait Row: DeserializeOwned {
    /// The names of the columns, in their usual order.
    const COLUMNS: &'static str;

    /// The columns that name a row. The others may be left out of a table that has no figures for them.
    const NEEDED: &'static str;
}

/// The rows of a table.
#[derive(Debug)]
pub struct Rows<T>(pub(super) Vec<T>);

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
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.0.iter()
    }
}

impl<T: Serialize> Serialize for Rows<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Row> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table<T>(PhantomData<T>);

        impl<T: Row> Visitor<'_> for Table<T> {
            type Value = Rows<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table in a string, its first line the names of the columns")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Rows<T>, E> {
                read(text).map(Rows).map_err(E::custom)
            }
        }

        if deserializer.is_human_readable() {
            deserializer.deserialize_str(Table(PhantomData))
        } else {
            Vec::deserialize(deserializer).map(Self)
        }
    }
}

/// Reads a whole table; an error says which row it is in.
fn read<T: Row>(table: &str) -> Result<Vec<T>, String> {
    let mut lines = table.lines();
    let header = lines.next().unwrap_or_default();
    let columns = columns(header, T::COLUMNS, T::NEEDED).map_err(|wrong| wrong.to_string())?;
    let mut reader = Reader::new(columns);
    let mut rows = Vec::with_capacity(table.bytes().filter(|byte| *byte == b'\n').count());
    for (number, line) in lines.enumerate() {
        let row = reader.row(line);
        rows.push(row.map_err(|misread| {
            let first = line.split_whitespace().next().unwrap_or_default();
            format!("row {} ('{first}'): {misread}", number + 1)
        })?);
    }
    Ok(rows)
}

/// The columns of a table by its first line; `known` may be there, in any order, and `needed` must.
pub fn columns<'t>(
    header: &'t str,
    known: &str,
    needed: &str,
) -> Result<Vec<&'t str>, WrongColumns> {
    let columns: Vec<&str> = header.split_whitespace().collect();
    let is_known = |name: &str| known.split(' ').any(|known| known == name);
    if let Some(unknown) = columns.iter().find(|name| !is_known(name)) {
        return Err(WrongColumns::Unknown((*unknown).to_owned()));
    }
    let mut before = columns.iter().enumerate();
    if let Some((_, twice)) = before.find(|(at, name)| columns[..*at].contains(name)) {
        return Err(WrongColumns::Twice((*twice).to_owned()));
    }
    let lacking: Vec<&str> = needed.split(' ').filter(|name| !columns.contains(name)).collect();
    if lacking.is_empty() { Ok(columns) } else { Err(WrongColumns::Lacking(lacking.join("', '"))) }
}

/// Why the first line of a table names no columns of it.
#[derive(Debug)]
pub enum WrongColumns {
    /// No such table has this one.
    Unknown(String),
    /// It is there more than once.
    Twice(String),
    /// They name the rows, and are not there.
    Lacking(String),
}

impl fmt::Display for WrongColumns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "there is no column '{name}'"),
            Self::Twice(name) => write!(f, "the column '{name}' is there twice"),
            Self::Lacking(names) => write!(f, "the table lacks the column '{names}'"),
        }
    }
}

/// A cell that cannot be read.
#[derive(Debug)]
pub struct Misread {
    /// Its column; empty where the row as a whole is wrong.
    pub column: String,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column.as_str() {
            "" => f.write_str(&self.message),
            column => write!(f, "column '{column}': {}", self.message),
        }
    }
}

impl std::error::Error for Misread {}

impl serde::de::Error for Misread {
    fn custom<M: fmt::Display>(message: M) -> Self {
        Self { column: String::new(), message: message.to_string() }
    }
}

/// Every cell of a row that cannot be read.
pub fn misread<T: Row>(columns: &[&str], line: &str) -> Vec<Misread> {
    let mut reader = Reader::new(columns.to_vec());
    let mut misread = Vec::new();
    while let Err(cell) = reader.row::<T>(line) {
        let column = reader.columns.iter().position(|column| *column == cell.column);
        misread.push(cell);
        // A row that is wrong as a whole has no other cells to look at.
        let Some(column) = column.filter(|column| !reader.ignored.contains(column)) else { break };
        reader.ignored.push(column);
    }
    misread
}

/// The number in a cell, in plain digits.
pub fn figure(cell: &str) -> Option<f64> {
    let is_plain = |byte: u8| byte.is_ascii_digit() || byte == b'.' || byte == b'-';
    let number = || cell.bytes().all(is_plain).then(|| cell.parse().ok()).flatten();
    short_figure(cell).or_else(number)
}

/// The same of few digits. Most cells are so, and a table has thousands of them.
fn short_figure(cell: &str) -> Option<f64> {
    // So many digits are a `u32`.
    if cell.len() > 9 || matches!(cell, "" | ".") {
        return None;
    }
    let (mut digits, mut scale, mut step) = (0, 1.0, 1.0);
    for byte in cell.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits = digits * 10 + u32::from(byte - b'0');
                scale *= step;
            }
            b'.' if step < 10.0 => step = 10.0,
            _ => return None,
        }
    }
    // Both are exact, so their quotient is the number nearest to what is written.
    Some(f64::from(digits) / scale)
}

/// The cells of a row, the last one the rest of it, in the memory of those of another row.
pub fn split<'t>(row: &'t str, columns: usize, cells: &mut Vec<&'t str>) {
    cells.clear();
    let mut start = None;
    for (at, byte) in row.bytes().enumerate() {
        let is_blank = byte == b' ' || byte == b'\t';
        match start {
            Some(from) if is_blank => {
                cells.push(&row[from..at]);
                start = None;
            }
            None if !is_blank => {
                start = Some(at);
                if cells.len() + 1 == columns {
                    break;
                }
            }
            _ => {}
        }
    }
    cells.extend(start.map(|from| &row[from..]));
}

#[cfg(test)]
impl<T: Row> schemars::JsonSchema for Rows<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        let path = std::any::type_name::<T>();
        let name = path.rsplit("::").next().unwrap_or(path).trim_end_matches('>');
        format!("{}Rows", name.trim_end_matches("Row").trim_end_matches("Name")).into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (shown, needed) = (T::COLUMNS, T::NEEDED);
        let name = format!("({})", shown.replace(' ', "|"));
        schemars::json_schema!({
            "description": format!(
                "A table in a string: the first line has names of columns, then comes one row a line, \
                 its cells apart by blanks. The columns are `{shown}`; those without figures may be \
                 left out, but not `{needed}`. `-` stands for a figure that is absent, and `>=` before \
                 a wage for at least. The last column is the rest of its line.",
            ),
            "type": "string",
            "pattern": format!(r"^[ \t]*{name}([ \t]+{name})*[ \t]*(\r?\n|$)"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_figure_is_the_number_that_is_read_whole() {
        let figures =
            ["0", "7", "3.6", "341790", "164.32", "0.293", "999999999", ".5", "5.", "100.880"];
        for text in figures {
            assert_eq!(short_figure(text), text.parse().ok(), "{text}");
        }
        for hundredths in 0..100_000_u32 {
            let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            assert_eq!(short_figure(&text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn a_figure_has_digits_and_at_most_one_point() {
        assert_eq!(figure("12345678.25"), Some(12_345_678.25));
        assert_eq!(figure("-0.5"), Some(-0.5));
        for text in ["", ".", "-", "1.2.3", "1e5", "+1", "inf", "NaN", "1,000", "MI"] {
            assert_eq!(figure(text), None, "{text}");
        }
    }
}
