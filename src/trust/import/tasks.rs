//! O*NET's `Task Statements.txt`: what people in an occupation do.

use std::collections::HashMap;

use crate::failure::Failure;
use crate::profile::period::MONTHS;
use crate::trust::import::flat::wrong;
use crate::trust::import::lists::rows;

/// The first words of the file, whose columns have tabs between them.
pub(super) const HEADER: &str =
    "O*NET-SOC Code Task ID Task Task Type Incumbents Responding Date Domain Source";

/// A task of an occupation.
#[derive(Clone, Debug)]
pub(super) struct Task {
    pub(super) id: String,
    pub(super) text: String,
    is_core: bool,
    /// `2026-08`.
    pub(super) date: String,
}

/// The tasks by SOC code, the core ones first.
pub(super) fn read(file: &str, text: &str) -> Result<HashMap<String, Vec<Task>>, Failure> {
    let mut tasks: HashMap<String, Vec<Task>> = HashMap::new();
    for row in rows(file, text) {
        let (line, [code, id, text, kind, _, dated, _]) = row?;
        // Others are parts of an occupation, whose tasks are not those of the whole.
        let Some(soc) = code.strip_suffix(".00") else { continue };
        let date = dated.split_once('/').filter(|(month, year)| {
            month.parse::<usize>().is_ok_and(|month| (1..=MONTHS.len()).contains(&month))
                && year.len() == 4
        });
        let Some((month, year)) = date else {
            let message = format!("'{dated}' is not a date");
            return Err(wrong(file, line, &message, "a month such as 08/2026"));
        };
        tasks.entry(soc.to_owned()).or_default().push(Task {
            id: id.to_owned(),
            text: text.to_owned(),
            is_core: kind == "Core",
            date: format!("{year}-{month:0>2}"),
        });
    }
    for tasks in tasks.values_mut() {
        tasks.sort_by_key(|task| !task.is_core);
    }
    Ok(tasks)
}
