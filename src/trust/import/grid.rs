//! A table of the dataset as text: a line of column names, then a row a line.

use toml_edit::Value;

use crate::profile::rows::{ABSENT, split};
use crate::trust::import::edit::value;

/// Its columns by name, and its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Columns that hold names; figures stand at the right.
const NAMES: [&str; 7] = ["period", "fips", "abbr", "code", "kind", "states", "source"];

impl Grid {
    /// Reads the text of a table.
    pub(super) fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let header = lines.next().unwrap_or_default().split_whitespace();
        let columns: Vec<String> = header.map(str::to_owned).collect();
        let row = |line| {
            let mut cells = Vec::new();
            split(line, columns.len(), &mut cells);
            cells.into_iter().map(|cell| cell.trim_end().to_owned()).collect()
        };
        let rows = lines.map(str::trim).filter(|line| !line.is_empty()).map(row).collect();
        Self { columns, rows }
    }

    /// A table with those of some columns that have a figure in any row.
    pub(super) fn of(columns: &str, rows: Vec<Vec<String>>) -> Self {
        let mut grid = Self { columns: columns.split(' ').map(str::to_owned).collect(), rows };
        let has_figure =
            |index| grid.rows.is_empty() || grid.rows.iter().any(|row| row[index] != ABSENT);
        let is_kept: Vec<bool> = (0..grid.columns.len()).map(has_figure).collect();
        for cells in grid.rows.iter_mut().chain([&mut grid.columns]) {
            let mut is_kept = is_kept.iter();
            cells.retain(|_| is_kept.next() == Some(&true));
        }
        grid
    }

    /// Where a column is.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// A cell of a row; an absent one where the table has no such column.
    pub(super) fn cell<'g>(&'g self, row: &'g [String], name: &str) -> &'g str {
        self.column(name).and_then(|column| row.get(column)).map_or(ABSENT, String::as_str)
    }

    /// The row whose first cell is that.
    pub(super) fn row(&self, first: &str) -> Option<&[String]> {
        self.rows
            .iter()
            .find(|row| row.first().is_some_and(|cell| cell == first))
            .map(Vec::as_slice)
    }

    /// Puts a row of a table with the same columns, or some of them, in its place by its first cell.
    pub(super) fn put(&mut self, from: &Self, order: &str) {
        let has = |grid: &Self, name: &str| grid.column(name).is_some();
        let columns = order.split(' ').filter(|name| has(self, name) || has(from, name));
        let columns: Vec<String> = columns.map(str::to_owned).collect();
        let arranged = |grid: &Self| {
            let row = |row: &Vec<String>| {
                columns.iter().map(|name| grid.cell(row, name).to_owned()).collect::<Vec<_>>()
            };
            grid.rows.iter().map(row).collect::<Vec<_>>()
        };
        let (mut rows, new) = (arranged(self), arranged(from));
        for row in new {
            match rows.iter().position(|known| known[0] >= row[0]) {
                Some(at) if rows[at][0] == row[0] => rows[at] = row,
                Some(at) => rows.insert(at, row),
                None => rows.push(row),
            }
        }
        *self = Self { columns, rows };
    }

    /// The table as a string of TOML, its columns lined up.
    pub(super) fn toml(&self) -> Value {
        let last = self.columns.len().saturating_sub(1);
        let letters = |cell: &String| cell.chars().count();
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|index| {
                let cells = self.rows.iter().filter_map(|row| row.get(index));
                cells.chain([&self.columns[index]]).map(letters).max().unwrap_or(0)
            })
            .collect();
        let mut text = "'''\n".to_owned();
        for row in std::iter::once(&self.columns).chain(&self.rows) {
            for (index, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let blanks = " ".repeat(width - letters(cell));
                let is_name = NAMES.contains(&self.columns[index].as_str());
                match index {
                    _ if index == last && !self.is_matrix() => text.push_str(cell),
                    _ if is_name => text.extend([cell, blanks.as_str(), " "]),
                    _ => text.extend([blanks.as_str(), cell, " "]),
                }
            }
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        value(&(text + "'''"))
    }

    /// Whether its columns are jobs; then the last one holds figures too.
    fn is_matrix(&self) -> bool {
        self.columns.last().is_some_and(|name| name.as_bytes().get(2) == Some(&b'-'))
    }
}
