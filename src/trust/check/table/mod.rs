//! The rules of tables in a string: their header, their cells, and the figures of each row.

mod columns;
pub(super) mod matrix;
mod row;

use crate::profile::industries::Industry;
use crate::profile::places::{Area, State};
use crate::profile::prices::YearOfPrices;
use crate::profile::rows::{self, Misread, Row, WrongColumns};
use crate::profile::salary::YearRow;
use crate::profile::skills::{SkillRating, SkillScore};
use crate::trust::check::names::{AREA, INDUSTRY, Kind, STATE};
use crate::trust::check::table::columns::{Bounds, Columns, Form};
use crate::trust::check::table::row::RowAt;
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
    /// Columns whose cells are written in a way that their type does not ask for.
    forms: &'static [Form],
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
            forms: &[],
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
                forms: &[
                    ("abbr", "two capital letters", |text| {
                        text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
                    }),
                    ("fips", "two digits", |text| text.len() == 2 && is_digits(text)),
                ],
                ..Self::of::<State>()
            },
            "AreaRows" => Self {
                defines: Some((AREA, "code")),
                unique: &[("code", "area"), ("area", "area")],
                forms: &[("code", "three digits or more", |text| {
                    text.len() > 2 && is_digits(text)
                })],
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
        Ok(names) => Columns::new(names, &rules),
        Err(wrong) => return wrong_header(table, header, &wrong, rules.columns, report),
    };
    if table.text.lines().nth(1).is_none() {
        let at = table.at_part(table.at.path.clone(), header);
        report.add(at, "the table has no row", "a row", "");
    }
    let mut row = RowAt::new(table, &columns);
    let mut named = vec![Vec::new(); columns.unique.len()];
    let mut above = None;
    for (index, line) in lines.enumerate() {
        row.read(index, line);
        if line.trim().is_empty() {
            report.add(row.whole(), "a line of the table is empty", "a row", "");
            continue;
        }
        // Others refer to its names even if a figure of the row is wrong.
        row.names(report);
        let misread = if is_readable { Vec::new() } else { (rules.misread)(&columns.names, line) };
        if !misread.is_empty() {
            row.misread(&misread, report);
            continue;
        }
        for ((column, _), named) in columns.unique.iter().zip(&mut named) {
            named.push(row.named(*column));
        }
        if let (Some(column), Some(above)) = (columns.sorted_by, above) {
            row.follows(above, column, report);
        }
        row.figures(report);
        above = columns.sorted_by.map(|column| row.cell(column));
    }
    for ((column, what), named) in columns.unique.iter().zip(named) {
        are_unique(table, columns.names[*column], what, named, report);
    }
    if table.kind == "YearRows" {
        report.names.newest = above.map(str::to_owned);
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A cell that no other row of the group has: its group, its text and its row.
type Named<'t> = (&'t str, &'t str, usize);

/// Checks that no two rows have the same cell; of ratings none of the same kind, of scores none of the
/// same job.
fn are_unique(
    table: &Table<'_>,
    column: &str,
    what: &str,
    mut named: Vec<Named<'_>>,
    report: &mut Report,
) {
    named.sort_unstable();
    for pair in named.windows(2) {
        let ((group, cell, first), (of_group, same, row)) = (pair[0], pair[1]);
        if (group, cell) == (of_group, same) {
            let path = format!("{}[{row}].{column}", table.at.path);
            let message = format!("'{cell}' is defined twice: row {} has it too", first + 1);
            report.add(table.at_part(path, same), message, format!("one row for each {what}"), "");
        }
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
