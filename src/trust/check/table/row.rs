//! A row of a table, and the rules of its cells.

use crate::profile::figures::HOURS_A_YEAR;
use crate::profile::rows::{self, Misread};
use crate::trust::check::names::{SOURCE, STATE};
use crate::trust::check::table::columns::Columns;
use crate::trust::check::table::{Named, Table};
use crate::trust::check::{At, Report};

/// A row, and its position.
pub(super) struct RowAt<'r, 't> {
    table: &'r Table<'t>,
    columns: &'r Columns<'t>,
    index: usize,
    line: &'t str,
    cells: Vec<&'t str>,
    /// The number in each cell, if it is not absent; of a wage that is at least so high, that.
    numbers: Vec<Option<f64>>,
}

impl<'r, 't> RowAt<'r, 't> {
    pub(super) fn new(table: &'r Table<'t>, columns: &'r Columns<'t>) -> Self {
        Self { table, columns, index: 0, line: "", cells: Vec::new(), numbers: Vec::new() }
    }

    /// Goes on to a row.
    pub(super) fn read(&mut self, index: usize, line: &'t str) {
        (self.index, self.line) = (index, line);
        rows::split(line.trim_end(), self.columns.names.len(), &mut self.cells);
        let figure = |cell: &&str| rows::figure(cell.strip_prefix(rows::AT_LEAST).unwrap_or(cell));
        self.numbers.clear();
        self.numbers.extend(self.cells.iter().map(figure));
    }

    /// The text of a cell; empty if there is no such cell.
    pub(super) fn cell(&self, column: usize) -> &'t str {
        self.cells.get(column).copied().unwrap_or_default()
    }

    fn number(&self, column: usize) -> Option<f64> {
        *self.numbers.get(column)?
    }

    /// A cell that names the row, with its group.
    pub(super) fn named(&self, column: usize) -> Named<'t> {
        let group = self.columns.group.map_or("", |group| self.cell(group));
        (group, self.cell(column), self.index)
    }

    fn at(&self, column: usize) -> At {
        let path = format!("{}[{}].{}", self.table.at.path, self.index, self.columns.names[column]);
        let cell = self.cell(column);
        self.table.at_part(path, if cell.is_empty() { self.line } else { cell })
    }

    pub(super) fn whole(&self) -> At {
        let path = format!("{}[{}]", self.table.at.path, self.index);
        self.table.at_part(path, self.line.trim())
    }

    pub(super) fn misread(&self, misread: &[Misread], report: &mut Report) {
        let cells = self.line.split_whitespace().count();
        let columns = self.columns.names.len();
        if cells < columns {
            let message = format!("the row has {cells} cells, and the table {columns} columns");
            let help = "`-` stands for a figure that is absent";
            report.add(self.whole(), message, "a cell for each column", help);
            return;
        }
        for cell in misread {
            if cell.column.is_empty() {
                let help = if cell.message.contains(" a tab ") {
                    "a tab ends a cell; the last column is the rest of its line"
                } else {
                    ""
                };
                report.add(self.whole(), cell.message.as_str(), "", help);
                continue;
            }
            let expected = cell.message.split(", found").next().unwrap_or_default();
            let expected = expected.trim_start_matches("expected ");
            let help = if misread.len() > 1 {
                format!("the row has {cells} words for {columns} columns: is there one too many?")
            } else {
                String::new()
            };
            let column = self.columns.names.iter().position(|name| *name == cell.column);
            let at = column.map_or_else(|| self.whole(), |column| self.at(column));
            report.add(at, cell.to_string(), expected, help);
        }
    }

    /// Notes the names in it that other files refer to, or define.
    pub(super) fn names(&self, report: &mut Report) {
        if let Some((kind, column)) = self.columns.defines {
            report.define(kind, self.cell(column));
        }
        if let Some(column) = self.columns.source.filter(|column| !self.cell(*column).is_empty()) {
            report.refer(SOURCE, self.cell(column), || self.at(column));
        }
    }

    /// Checks the order of two rows by a column, whose texts have one length.
    pub(super) fn follows(&self, before: &str, column: usize, report: &mut Report) {
        let here = self.cell(column);
        if here < before {
            let message = format!("{here} must come before {before}; the oldest comes first");
            let expected = format!("a {} after {before}", self.columns.names[column]);
            report.add(self.at(column), message, expected, "");
        }
    }

    /// Checks the rules of columns, which have the same meaning in every table.
    pub(super) fn figures(&self, report: &mut Report) {
        let columns = self.columns;
        for (column, (name, form, is_it)) in &columns.forms {
            let cell = self.cell(*column);
            if !is_it(cell) {
                let message = format!("column '{name}': expected {form}, found '{cell}'");
                report.add(self.at(*column), message, form, "");
            }
        }
        if let Some(column) = columns.states {
            for state in self.cell(column).split(',') {
                report.refer(STATE, state, || self.at(column));
            }
        }
        for (column, (_, low, high, wrong, expected)) in &columns.bounds {
            if self.number(*column).is_some_and(|figure| !(*low..=*high).contains(&figure)) {
                let message = wrong.replace('#', self.cell(*column));
                report.add(self.at(*column), message, expected, "");
            }
        }
        for percentiles in &columns.percentiles {
            self.never_falls(percentiles, report);
        }
        for (hour, year) in &columns.units {
            self.hours_match_year(*hour, *year, report);
        }
        for wage in columns.wages.iter().filter(|wage| self.number(**wage) == Some(0.0)) {
            let message = "nobody is paid 0; `-` is an absent figure";
            report.add(self.at(*wage), message, "`-`", "");
        }
    }

    /// Checks that no percentile is below a lower one.
    fn never_falls(&self, percentiles: &[usize], report: &mut Report) {
        let mut below: Option<(usize, f64)> = None;
        for column in percentiles.iter().copied() {
            let Some(wage) = self.number(column) else { continue };
            let is_least = self.cells[column].starts_with(rows::AT_LEAST);
            if is_least && below.is_some_and(|(_, before)| wage < before) {
                // What is at least so high may be higher than the one before.
                continue;
            }
            if let Some((lower, before)) = below.replace((column, wage))
                && wage < before
            {
                let names = &self.columns.names;
                let (before, wage) = (self.cells[lower], self.cells[column]);
                let message = format!(
                    "percentiles never fall, and {} ({wage}) is below {} ({before})",
                    names[column], names[lower]
                );
                report.add(self.at(column), message, format!("{before} or more"), "");
            }
        }
    }

    /// Checks that an hourly wage is the annual one but for rounding.
    fn hours_match_year(&self, hour: usize, year: usize, report: &mut Report) {
        /// In cents a year: a year is rounded to ten dollars, an hour to a cent.
        const ROUNDING: f64 = 2500.0;
        let hours = f64::from(HOURS_A_YEAR);
        let (Some(hourly), Some(annual)) = (self.number(hour), self.number(year)) else { return };
        let (of_hours, of_year) = ((hourly * 100.0).round() * hours, annual * 100.0);
        if (of_hours - of_year).abs() > ROUNDING {
            let names = &self.columns.names;
            let message = format!(
                "{} ({}) times {HOURS_A_YEAR} hours is {}, and {} is {}",
                names[hour],
                self.cells[hour],
                (of_hours / 100.0).trunc(),
                names[year],
                self.cells[year]
            );
            let expected = format!("about {:.2}", (of_year / hours).trunc() / 100.0);
            report.add(self.at(hour), message, expected, "");
        }
    }
}
