//! The rules of tables in a string: their header, their cells, and the figures of each row.

mod figures;
pub(super) mod matrix;

use std::collections::HashMap;

use crate::profile::figures::HOURS_A_YEAR;
use crate::profile::industries::Industry;
use crate::profile::places::{Area, State};
use crate::profile::prices::YearOfPrices;
use crate::profile::rows::{self, Misread, Row, WrongColumns};
use crate::profile::salary::YearRow;
use crate::profile::skills::{SkillRating, SkillScore};
use crate::trust::check::names::{AREA, INDUSTRY, Kind, SOURCE, STATE};
use crate::trust::check::table::figures::{Bounds, Figures};
use crate::trust::check::{At, Report, nearest};

/// A table in a string.
#[derive(Debug)]
pub(super) struct Table<'t> {
    /// Its type in the schema.
    pub(super) kind: String,
    pub(super) text: &'t str,
    /// The position of the string.
    pub(super) at: At,
    /// The byte of the file where the text begins; `None` if escapes shift what follows them.
    pub(super) start: Option<usize>,
}

impl Table<'_> {
    /// The position of a part of its text.
    pub(super) fn at_part(&self, path: String, part: &str) -> At {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let span = self.start.map(|start| start + offset..start + offset + part.len());
        At { path, span: span.unwrap_or_else(|| self.at.span.clone()), ..self.at }
    }
}

/// The rules of one kind of table.
struct Rules {
    columns: &'static str,
    /// The columns that a table must have.
    needed: &'static str,
    /// Finds the cells of a row that cannot be read.
    misread: fn(&[&str], &str) -> Vec<Misread>,
    /// The kind of name that a row defines, and its column.
    defines: Option<(Kind, &'static str)>,
    /// Columns whose cells differ in each row, and what a row is.
    unique: &'static [(&'static str, &'static str)],
    /// The column that the rows are sorted by.
    sorted_by: Option<&'static str>,
    /// Columns of ratings, with their scales.
    scales: &'static [Bounds],
}

impl Rules {
    fn of<T: Row>() -> Self {
        Self {
            columns: T::COLUMNS,
            needed: T::NEEDED,
            misread: rows::misread::<T>,
            defines: None,
            unique: &[],
            sorted_by: None,
            scales: &[],
        }
    }

    fn of_kind(kind: &str) -> Option<Self> {
        Some(match kind {
            "YearRows" => Self {
                unique: &[("period", "survey")],
                sorted_by: Some("period"),
                ..Self::of::<YearRow>()
            },
            "StateRows" => Self {
                defines: Some((STATE, "abbr")),
                unique: &[("abbr", "state"), ("fips", "state"), ("state", "state")],
                ..Self::of::<State>()
            },
            "AreaRows" => Self {
                defines: Some((AREA, "code")),
                unique: &[("code", "area"), ("area", "area")],
                ..Self::of::<Area>()
            },
            "IndustryRows" => Self {
                defines: Some((INDUSTRY, "code")),
                unique: &[("code", "industry")],
                ..Self::of::<Industry>()
            },
            "YearOfPricesRows" => Self {
                unique: &[("year", "year")],
                sorted_by: Some("year"),
                ..Self::of::<YearOfPrices>()
            },
            "SkillRatingRows" => Self {
                unique: &[("name", "rating of this kind")],
                scales: &[
                    ("importance", 1.0, 5.0, "# is outside the scale", "1 to 5"),
                    ("level", 0.0, 7.0, "# is outside the scale", "0 to 7"),
                ],
                ..Self::of::<SkillRating>()
            },
            "SkillScoreRows" => Self {
                unique: &[("name", "skill of a job")],
                scales: &[("score", 1.0, 5.0, "# is outside the scale", "1 to 5")],
                ..Self::of::<SkillScore>()
            },
            _ => return None,
        })
    }
}

/// Checks a table of any kind.
///
/// Of a file that can be read, no cell is looked at for whether it can.
pub(super) fn check(table: &Table<'_>, is_readable: bool, report: &mut Report) {
    let Some(rules) = Rules::of_kind(&table.kind) else {
        matrix::check(table, report);
        return;
    };
    let mut lines = table.text.lines();
    let header = lines.next().unwrap_or_default();
    let columns = match rows::columns(header, rules.columns, rules.needed) {
        Ok(columns) => columns,
        Err(wrong) => return wrong_header(table, header, &wrong, rules.columns, report),
    };
    if table.text.lines().nth(1).is_none() {
        let at = table.at_part(table.at.path.clone(), header);
        report.add(at, "the table has no row", "a row", "");
    }
    let figures = Figures::of(&columns, rules.scales);
    let mut seen = HashMap::new();
    let mut above: Option<RowAt<'_>> = None;
    for (index, line) in lines.enumerate() {
        let row = RowAt::new(table, &columns, index, line);
        if line.trim().is_empty() {
            report.add(row.whole(), "a line of the table is empty", "a row", "");
            continue;
        }
        // Others refer to its names even if a figure of the row is wrong.
        row.names(&rules, report);
        let misread = if is_readable { Vec::new() } else { (rules.misread)(&columns, line) };
        if !misread.is_empty() {
            row.misread(&misread, report);
            continue;
        }
        for (column, what) in rules.unique {
            row.is_unique(column, what, &mut seen, report);
        }
        if let (Some(column), Some(above)) = (rules.sorted_by, &above) {
            row.follows(above, column, report);
        }
        row.figures(&figures, report);
        above = Some(row);
    }
    if table.kind == "YearRows" {
        report.names.newest = above.map(|row| row.cell("period").to_owned());
    }
}

fn wrong_header(
    table: &Table<'_>,
    header: &str,
    wrong: &WrongColumns,
    known: &str,
    report: &mut Report,
) {
    report.names.broken.push(table.at.file);
    let near = match wrong {
        WrongColumns::Unknown(name) => nearest(name, known.split(' ')),
        _ => String::new(),
    };
    let message = if near.is_empty() { wrong.to_string() } else { format!("{wrong}; {near}") };
    let at = table.at_part(table.at.path.clone(), header);
    let help = format!("the columns are: {known}");
    report.add(at, message, "the names of the columns", help);
}

/// A row, and its position.
struct RowAt<'t> {
    table: &'t Table<'t>,
    index: usize,
    line: &'t str,
    columns: usize,
    /// Each cell with its column.
    cells: Vec<(&'t str, &'t str)>,
}

impl<'t> RowAt<'t> {
    fn new(table: &'t Table<'t>, columns: &[&'t str], index: usize, line: &'t str) -> Self {
        let cells = rows::cells(line.trim_end(), columns.len());
        let cells = columns.iter().copied().zip(cells).collect();
        Self { table, index, line, columns: columns.len(), cells }
    }

    /// The text of a cell; empty if there is no such cell.
    fn cell(&self, column: &str) -> &'t str {
        let cell = self.cells.iter().find(|(known, _)| *known == column);
        cell.map_or("", |(_, text)| text)
    }

    /// The number in a cell, if it is not absent; of a wage that is at least so high, that.
    fn number(&self, column: usize) -> Option<f64> {
        let (_, cell) = self.cells.get(column)?;
        if *cell == rows::ABSENT {
            return None;
        }
        cell.strip_prefix(rows::AT_LEAST).unwrap_or(cell).parse().ok()
    }

    fn at(&self, column: &str) -> At {
        let path = format!("{}[{}].{column}", self.table.at.path, self.index);
        let cell = self.cell(column);
        self.table.at_part(path, if cell.is_empty() { self.line } else { cell })
    }

    fn whole(&self) -> At {
        let path = format!("{}[{}]", self.table.at.path, self.index);
        self.table.at_part(path, self.line.trim())
    }

    fn misread(&self, misread: &[Misread], report: &mut Report) {
        let cells = self.line.split_whitespace().count();
        let columns = self.columns;
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
            report.add(self.at(&cell.column), cell.to_string(), expected, help);
        }
    }

    fn has_form(&self, column: &str, form: &str, is_it: bool, report: &mut Report) {
        if !is_it {
            let cell = self.cell(column);
            let message = format!("column '{column}': expected {form}, found '{cell}'");
            report.add(self.at(column), message, form, "");
        }
    }

    /// Notes the names in it that other files refer to, or define.
    fn names(&self, rules: &Rules, report: &mut Report) {
        if let Some((kind, column)) = rules.defines {
            report.define(kind, self.cell(column), self.at(column));
        }
        let source = self.cell("source");
        if !source.is_empty() {
            report.refer(SOURCE, source, self.at("source"));
        }
    }

    /// Checks that no other row has the same cell; of ratings no other of the same kind, of scores no
    /// other of the same job.
    fn is_unique(
        &self,
        column: &'static str,
        what: &str,
        seen: &mut HashMap<(&'static str, &'t str, &'t str), usize>,
        report: &mut Report,
    ) {
        let is_group = |(known, _): &&(&str, &str)| ["kind", "soc_code"].contains(known);
        let group = self.cells.iter().find(is_group).filter(|_| column == "name");
        let group = group.map_or("", |(_, cell)| *cell);
        let cell = self.cell(column);
        if let Some(first) = seen.insert((column, group, cell), self.index) {
            let message = format!("'{cell}' is defined twice: row {} has it too", first + 1);
            report.add(self.at(column), message, format!("one row for each {what}"), "");
        }
    }

    /// Checks the order of two rows by a column, whose texts have one length.
    fn follows(&self, above: &Self, column: &str, report: &mut Report) {
        let (before, here) = (above.cell(column), self.cell(column));
        if here < before {
            let message = format!("{here} must come before {before}; the oldest comes first");
            report.add(self.at(column), message, format!("a {column} after {before}"), "");
        }
    }

    fn is_within(
        &self,
        at: usize,
        (column, low, high, wrong, expected): &Bounds,
        report: &mut Report,
    ) {
        if self.number(at).is_some_and(|figure| !(*low..=*high).contains(&figure)) {
            report.add(self.at(column), wrong.replace('#', self.cell(column)), expected, "");
        }
    }

    /// Checks the rules of columns, which have the same meaning in every table.
    fn figures(&self, figures: &Figures, report: &mut Report) {
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        match self.table.kind.as_str() {
            "StateRows" => {
                let (abbr, fips) = (self.cell("abbr"), self.cell("fips"));
                let is_abbr = abbr.len() == 2 && abbr.bytes().all(|byte| byte.is_ascii_uppercase());
                self.has_form("abbr", "two capital letters", is_abbr, report);
                self.has_form("fips", "two digits", fips.len() == 2 && is_number(fips), report);
            }
            "AreaRows" => {
                let code = self.cell("code");
                let is_code = code.len() > 2 && is_number(code);
                self.has_form("code", "three digits or more", is_code, report);
                for state in self.cell("states").split(',') {
                    report.refer(STATE, state, self.at("states"));
                }
            }
            _ => {}
        }
        for (column, bounds) in &figures.bounds {
            self.is_within(*column, bounds, report);
        }
        for percentiles in &figures.percentiles {
            self.never_falls(percentiles, report);
        }
        for (hour, year) in &figures.units {
            self.hours_match_year(*hour, *year, report);
        }
        for wage in figures.wages.iter().filter(|wage| self.number(**wage) == Some(0.0)) {
            let message = "nobody is paid 0; `-` is an absent figure";
            report.add(self.at(self.cells[*wage].0), message, "`-`", "");
        }
    }

    /// Checks that no percentile is below a lower one.
    fn never_falls(&self, percentiles: &[usize], report: &mut Report) {
        let mut below: Option<(usize, f64)> = None;
        for column in percentiles.iter().copied() {
            let Some(wage) = self.number(column) else { continue };
            let is_least = self.cells[column].1.starts_with(rows::AT_LEAST);
            if is_least && below.is_some_and(|(_, before)| wage < before) {
                // What is at least so high may be higher than the one before.
                continue;
            }
            if let Some((lower, before)) = below.replace((column, wage))
                && wage < before
            {
                let ((lower, before), (higher, wage)) = (self.cells[lower], self.cells[column]);
                let message = format!(
                    "percentiles never fall, and {higher} ({wage}) is below {lower} ({before})"
                );
                report.add(self.at(higher), message, format!("{before} or more"), "");
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
            let ((hour, hourly), (year, annual)) = (self.cells[hour], self.cells[year]);
            let message = format!(
                "{hour} ({}) times {HOURS_A_YEAR} hours is {}, and {year} is {}",
                hourly,
                (of_hours / 100.0).trunc(),
                annual
            );
            let expected = format!("about {:.2}", (of_year / hours).trunc() / 100.0);
            report.add(self.at(hour), message, expected, "");
        }
    }
}
