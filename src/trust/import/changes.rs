//! What a renewal changes, in words.

use std::collections::HashSet;

use crate::profile::rows::ABSENT;
use crate::trust::import::grid::Grid;

/// Names that a line has room for.
const MOST_NAMES: usize = 5;

/// What is new in a table of places or industries, whose first column is their code and whose last is their
/// name: how many there are, which came and went, and how many figures are absent that were there.
pub(super) fn of_rows(what: &str, old: Option<&Grid>, new: &Grid) -> String {
    let count = new.rows.len();
    let mut parts = vec![format!("{count} {what}")];
    if let Some(old) = old {
        parts.extend(names("gone", old, new));
        parts.extend(names("new", new, old));
        let absent = newly_absent(old, new);
        if absent > 0 {
            parts.push(format!("newly absent: {absent} figures"));
        }
        if old == new {
            parts.push("as before".to_owned());
        }
    }
    parts.join("; ")
}

/// The names of the rows that only one of two tables has.
fn names(label: &str, of: &Grid, other: &Grid) -> Option<String> {
    let codes: HashSet<&String> = other.rows.iter().filter_map(|row| row.first()).collect();
    let only = of.rows.iter().filter(|row| row.first().is_some_and(|code| !codes.contains(code)));
    let names: Vec<&str> = only.filter_map(|row| row.last()).map(String::as_str).collect();
    let more = names.len().saturating_sub(MOST_NAMES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let listed = names.iter().take(MOST_NAMES).copied().collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| format!("{label}: {listed}{more}"))
}

/// Figures that rows of both tables had, and have no longer.
fn newly_absent(old: &Grid, new: &Grid) -> usize {
    let lost = |row: &Vec<String>| {
        let Some(before) = row.first().and_then(|code| old.row(code)) else { return 0 };
        let was = |column: &&String| old.cell(before, column) != ABSENT;
        old.columns.iter().filter(was).filter(|column| new.cell(row, column) == ABSENT).count()
    };
    new.rows.iter().map(lost).sum()
}

/// The median of a row of `by_year`, in the unit that was published.
pub(super) fn median(grid: &Grid, row: &[String]) -> String {
    match (grid.cell(row, "a_median"), grid.cell(row, "h_median")) {
        (ABSENT, ABSENT) => "not released".to_owned(),
        (ABSENT, hour) => format!("{} an hour", dollars(hour)),
        (year, _) => format!("{} a year", dollars(year)),
    }
}

/// An amount as people read it: `$45,690`, "at least $239,200".
pub(super) fn dollars(text: &str) -> String {
    if let Some(least) = text.strip_prefix(">=") {
        return format!("at least {}", dollars(least));
    }
    let (whole, cents) = text.find('.').map_or((text, ""), |point| text.split_at(point));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("${grouped}{cents}")
}
