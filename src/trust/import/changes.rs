//! What a renewal changes, in words.

use std::collections::HashSet;

use crate::profile::rows::ABSENT;
use crate::trust::import::grid::Grid;
use crate::trust::import::tasks::Task;

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
        if !absent.is_empty() {
            parts.push(format!("newly absent figures: {} ({})", absent.len(), listed(&absent)));
        }
    }
    parts.join("; ")
}

/// The names of the rows that only one of two tables has.
fn names(label: &str, of: &Grid, other: &Grid) -> Option<String> {
    let codes: HashSet<&String> = other.rows.iter().filter_map(|row| row.first()).collect();
    let only = of.rows.iter().filter(|row| row.first().is_some_and(|code| !codes.contains(code)));
    let names: Vec<&str> = only.filter_map(|row| row.last()).map(String::as_str).collect();
    (!names.is_empty()).then(|| format!("{label}: {}", listed(&names)))
}

/// The first few, and how many more there are.
pub(super) fn listed(names: &[impl AsRef<str>]) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let first: Vec<&str> = names.iter().take(MOST_NAMES).map(AsRef::as_ref).collect();
    first.join("; ") + &more
}

/// What is new in a list of tasks, and which of those that stay O*NET's file has otherwise or not at all.
pub(super) fn of_tasks(known: &[[String; 2]], tasks: &[Task], count: usize) -> String {
    let mut parts = vec![format!("{count} tasks")];
    if known.is_empty() {
        return parts.remove(0);
    }
    if count > known.len() {
        parts.push(format!("{} new", count - known.len()));
    }
    let of_onet = |id: &str| tasks.iter().find(|task| task.id == id);
    let ids = |is_it: &dyn Fn(&[String; 2]) -> bool| -> Vec<&String> {
        known.iter().filter(|duty| is_it(duty)).map(|[id, _]| id).collect()
    };
    let gone = ids(&|[id, _]| of_onet(id).is_none());
    let other = ids(&|[id, text]| of_onet(id).is_some_and(|task| task.text != *text));
    for (what, ids) in [("not in O*NET's file", gone), ("worded otherwise there", other)] {
        if !ids.is_empty() {
            parts.push(format!("{what}, and kept: {}", listed(&ids)));
        }
    }
    parts.join("; ")
}

/// Figures that rows of both tables had, and have no longer: the row's name and the column.
fn newly_absent(old: &Grid, new: &Grid) -> Vec<String> {
    let mut absent = Vec::new();
    for row in &new.rows {
        let Some(before) = row.first().and_then(|code| old.row(code)) else { continue };
        let is_lost = |column: &&String| {
            old.cell(before, column) != ABSENT && new.cell(row, column) == ABSENT
        };
        let name = row.last().map_or("", String::as_str);
        let lost = old.columns.iter().filter(is_lost);
        absent.extend(lost.map(|column| format!("{name} {column}")));
    }
    absent
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
    let (whole, cents) = text.split_at(text.find('.').unwrap_or(text.len()));
    let digits: Vec<char> = whole.chars().collect();
    let groups: Vec<String> = digits.rchunks(3).rev().map(String::from_iter).collect();
    format!("${}{cents}", groups.join(","))
}
