//! The rules of the tables of similar jobs: a row is a place, a column a job.

use std::collections::{HashMap, HashSet};

use crate::profile::{occupation::SocCode, rows::ABSENT};
use crate::trust::check::Report;
use crate::trust::check::names::{AREA, JOB, STATE};
use crate::trust::check::table::Table;

/// Checks a table: its jobs, its places, and its cells.
pub(super) fn check(table: &Table<'_>, report: &mut Report) {
    let place_kind = if table.at.file == "similar_by_state.toml" { STATE } else { AREA };
    let path = &table.at.path;
    let mut lines = table.text.lines();
    let header = lines.next().unwrap_or_default();
    let jobs: Vec<&str> = header.split_whitespace().skip(1).collect();
    if jobs.is_empty() {
        let at = table.at_part(path.clone(), header);
        let help = "the first line is `code` and a SOC code for each column";
        report.add(at, "the table has no columns", "SOC codes", help);
        return;
    }
    let mut seen = HashSet::new();
    for job in &jobs {
        let at = table.at_part(path.clone(), job);
        if let Err(message) = SocCode::try_from((*job).to_owned()) {
            report.add(at, message, "a SOC code", "");
        } else if seen.insert(*job) {
            report.refer(JOB, job, || at);
        } else {
            report.add(at, format!("the job {job} is defined twice"), "one column a job", "");
        }
    }
    let mut seen = HashSet::new();
    for (index, line) in lines.enumerate() {
        let path = format!("{path}[{index}]");
        let mut cells = line.split_whitespace();
        let Some(place) = cells.next() else {
            report.add(table.at_part(path, line), "a line of the table is empty", "a row", "");
            continue;
        };
        let at = table.at_part(path.clone(), place);
        if seen.insert(place) {
            report.refer(place_kind, place, || at);
        } else {
            report.add(at, format!("the place {place} is defined twice"), "one row a place", "");
        }
        let cells: Vec<&str> = cells.collect();
        if cells.len() != jobs.len() {
            let message =
                format!("the row has {} figures, and the table {} jobs", cells.len(), jobs.len());
            let help = format!("`{ABSENT}` stands for a figure that is absent");
            report.add(table.at_part(path, line), message, "a figure a job", help);
            continue;
        }
        for (cell, job) in cells.iter().zip(&jobs) {
            if *cell != ABSENT && figure(cell).is_none() {
                let at = table.at_part(format!("{path}.{job}"), cell);
                let message = format!("{place}, {job}: expected a whole number, found '{cell}'");
                report.add(at, message, "a whole number", "");
            }
        }
    }
}

/// Checks that no percentile is below a lower one, from table to table.
pub(in crate::trust::check) fn never_falls(tables: &[Table<'_>], report: &mut Report) {
    let percentile = |name: &&str| tables.iter().find(|table| table.at.path == *name);
    let tables: Vec<&Table<'_>> = ["p10", "median", "p90"].iter().filter_map(percentile).collect();
    for pair in tables.windows(2) {
        let (lower, path) = (&pair[0].at.path, &pair[1].at.path);
        let below: HashMap<_, _> = figures(pair[0])
            .map(|(place, job, cell, figure)| ((place, job), (cell, figure)))
            .collect();
        for (place, job, cell, figure) in figures(pair[1]) {
            let Some((before, _)) = below.get(&(place, job)).filter(|below| figure < below.1)
            else {
                continue;
            };
            let message = format!(
                "percentiles never fall, and {path} of {job} in {place} ({cell}) is below {lower} \
                 ({before})"
            );
            let at = pair[1].at_part(format!("{path}.{place}.{job}"), cell);
            report.add(at, message, format!("{before} or more"), "");
        }
    }
}

/// Every figure: its place, its job, its cell and its number.
fn figures<'t>(table: &Table<'t>) -> impl Iterator<Item = (&'t str, &'t str, &'t str, u32)> {
    let mut lines = table.text.lines();
    let jobs: Vec<&str> = lines.next().unwrap_or_default().split_whitespace().skip(1).collect();
    lines.flat_map(move |line| {
        let mut cells = line.split_whitespace();
        let place = cells.next().unwrap_or_default();
        let cells = cells.zip(jobs.clone());
        cells.filter_map(move |(cell, job)| Some((place, job, cell, figure(cell)?)))
    })
}

/// The whole number in a cell.
fn figure(cell: &str) -> Option<u32> {
    cell.bytes().all(|byte| byte.is_ascii_digit()).then(|| cell.parse().ok()).flatten()
}
