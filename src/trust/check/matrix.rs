//! The tables of similar jobs: a row a place, a column a job.

use std::collections::HashSet;

use crate::profile::{occupation::SocCode, rows::ABSENT};

use crate::trust::check::{Findings, names::Of, table::Table};

/// Looks at a matrix: its jobs, its places, and its cells.
pub(super) fn look(table: &Table, findings: &mut Findings) {
    let of = if findings.file == "similar_by_state.toml" { Of::State } else { Of::Area };
    let mut lines = table.lines();
    let header = lines.next().unwrap_or_default();
    let jobs: Vec<&str> = header.split_whitespace().skip(1).collect();
    let mut known = HashSet::new();
    if jobs.is_empty() {
        let place = table.place_of(table.path.clone(), header);
        let help = "the first line is `code` and a SOC code for each column".to_owned();
        findings.add(place, "the table has no columns", "SOC codes", Some(help));
        return;
    }
    for job in &jobs {
        let place = table.place_of(table.path.clone(), job);
        if let Err(message) = SocCode::try_from((*job).to_owned()) {
            findings.add(place, message, "a SOC code", None);
        } else if known.insert(*job) {
            findings.names.refer(Of::Job, job, findings.file, place);
        } else {
            findings.add(place, format!("the job {job} stands twice"), "one column a job", None);
        }
    }
    let mut places = HashSet::new();
    for (number, line) in lines.enumerate() {
        let path = format!("{}[{number}]", table.path);
        let mut cells = line.split_whitespace();
        let Some(code) = cells.next() else {
            findings.add(table.place_of(path, line), "a line of the table is empty", "a row", None);
            continue;
        };
        let place = table.place_of(path.clone(), code);
        if places.insert(code) {
            findings.names.refer(of, code, findings.file, place);
        } else {
            findings.add(place, format!("the place {code} stands twice"), "one row a place", None);
        }
        let cells: Vec<&str> = cells.collect();
        if cells.len() != jobs.len() {
            let message =
                format!("the row has {} figures, and the table {} jobs", cells.len(), jobs.len());
            let help = format!("`{ABSENT}` stands for a figure that is absent");
            findings.add(table.place_of(path, line), message, "a figure a job", Some(help));
            continue;
        }
        for (cell, job) in cells.iter().zip(&jobs).filter(|(cell, _)| **cell != ABSENT) {
            if cell.parse::<u32>().is_err() {
                let message = format!("{code}, {job}: expected a whole number, found '{cell}'");
                let place = table.place_of(format!("{path}.{job}"), cell);
                findings.add(place, message, "a whole number", None);
            }
        }
    }
}

/// Whether no percentile is below a lower one, from table to table.
pub(super) fn never_falls(tables: &[Table], findings: &mut Findings) {
    let percentiles = ["p10", "median", "p90"];
    let tables: Vec<&Table> = percentiles
        .iter()
        .filter_map(|name| tables.iter().find(|table| table.path == *name))
        .collect();
    for pair in tables.windows(2) {
        let [lower, higher] = pair else { continue };
        let below: std::collections::HashMap<_, _> =
            figures(lower).map(|(key, _, figure)| (key, figure)).collect();
        for ((place, job), cell, figure) in figures(higher) {
            let Some(before) = below.get(&(place, job)).filter(|before| figure < **before) else {
                continue;
            };
            let (lower, path) = (&lower.path, &higher.path);
            let message = format!(
                "percentiles never fall, and {path} of {job} in {place} ({figure}) is below {lower} \
                 ({before})"
            );
            let place = higher.place_of(format!("{path}.{place}.{job}"), cell);
            findings.add(place, message, format!("{before} or more"), None);
        }
    }
}

/// Every figure with its place and its job, and the cell that it stands in.
fn figures(table: &Table) -> impl Iterator<Item = ((&str, &str), &str, u32)> {
    let mut lines = table.lines();
    let jobs: Vec<&str> = lines.next().unwrap_or_default().split_whitespace().skip(1).collect();
    lines.flat_map(move |line| {
        let mut cells = line.split_whitespace();
        let place = cells.next().unwrap_or_default();
        let jobs = jobs.clone();
        cells
            .zip(jobs)
            .filter_map(move |(cell, job)| Some(((place, job), cell, cell.parse().ok()?)))
    })
}
