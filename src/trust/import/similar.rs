//! The newest pay of the jobs that a profile names as similar.

use toml_edit::{Array, ArrayOfTables, InlineTable, Value};

use crate::failure::Failure;
use crate::trust::import::changes;
use crate::trust::import::edit::{Edited, quoted, set};
use crate::trust::import::grid::Grid;
use crate::trust::import::job::{Job, Written};
use crate::trust::import::lists;
use crate::trust::import::tables::{Survey, area_code};

/// The tables of `similar_by_state.toml` and `similar_by_area.toml`.
const FIGURES: [&str; 4] = ["jobs", "p10", "median", "p90"];

/// The SOC codes of the jobs that a profile's files name.
pub(super) fn jobs(texts: impl Iterator<Item = impl AsRef<str>>) -> Vec<u32> {
    let mut codes = Vec::new();
    for text in texts {
        let words = text.as_ref().split(|c: char| !c.is_ascii_digit() && c != '-');
        let is_soc = |word: &&str| word.len() == 7 && word.as_bytes()[2] == b'-';
        codes.extend(
            words.filter(is_soc).filter_map(|word| word.replace('-', "").parse::<u32>().ok()),
        );
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Renews the medians of similar.toml, and both files by place.
pub(super) fn medians(
    job: &Job<'_>,
    survey: &Survey<'_>,
    written: &mut Written,
) -> Result<(), Failure> {
    let is_lacking = |soc: &str| survey.nation(lists::digits(soc)).is_none();
    if let Some(mut file) = job.opened("similar.toml")? {
        let lacking: Vec<String> = occupations(&mut file)
            .into_iter()
            .filter(|it| it.contains_key("annual_median") && is_lacking(text(it, "soc_code")))
            .map(|it| text(it, "title").to_owned())
            .collect();
        // The jobs are shown side by side, in one survey; the data may be an extract that has few of them.
        if lacking.is_empty() {
            let line = in_the_nation(&mut file, survey);
            written.keep(job, "similar.toml", &file, &line);
        } else {
            let (count, names) = (lacking.len(), changes::listed(&lacking));
            written.lines.push(format!(
                "similar.toml: kept as it is, because these files lack {count} of its jobs: {names}"
            ));
        }
    }
    for (name, head, kind) in
        [("similar_by_state.toml", "abbr", b'S'), ("similar_by_area.toml", "code", b'M')]
    {
        let Some(mut file) = job.opened(name)? else { continue };
        let places = places(job, survey, kind);
        let is_same_survey = file.text("period") == Some(&survey.period);
        let mut lacking = 0;
        for figure in FIGURES {
            let Some(old) = file.grid(figure) else { continue };
            let jobs = old.columns.get(1..).unwrap_or_default();
            lacking = jobs.iter().filter(|soc| is_lacking(soc)).count();
            let mut new = survey.similar(figure, jobs, kind, &places, head);
            if is_same_survey {
                keep_others(&mut new, &old, survey);
            }
            file.set(figure, new.toml());
        }
        let now = if is_same_survey { "stay" } else { "are absent now" };
        let count = places.len();
        let line = if lacking == 0 {
            format!("{count} places")
        } else {
            format!("{count} places; figures of {lacking} jobs that these files lack {now}")
        };
        file.set("period", &survey.period);
        file.set("source", &survey.source.id);
        written.keep(job, name, &file, &line);
    }
    Ok(())
}

/// The places of a kind where the job itself is counted, as the profile writes their codes.
fn places(job: &Job<'_>, survey: &Survey<'_>, kind: u8) -> Vec<(String, u32)> {
    let areas = || survey.places(job.digits, kind).map(|record| record.key.area);
    if kind == b'M' {
        return areas().map(|area| (area_code(area), area)).collect();
    }
    let counted: Vec<u32> = areas().collect();
    let states = job.known.states.iter().filter_map(|state| {
        let area = state.fips.parse::<u32>().ok()? * 100_000;
        counted.contains(&area).then(|| (state.abbr.clone(), area))
    });
    states.collect()
}

/// Takes over the figures of jobs that the data do not have, which may be an extract.
fn keep_others(new: &mut Grid, old: &Grid, survey: &Survey<'_>) {
    for (index, job) in new.columns.iter().enumerate().skip(1) {
        if survey.nation(lists::digits(job)).is_some() {
            continue;
        }
        for row in &mut new.rows {
            if let Some(known) = old.row(&row[0]) {
                old.cell(known, job).clone_into(&mut row[index]);
            }
        }
    }
}

/// The occupations that similar.toml has pay of.
fn occupations(file: &mut Edited) -> Vec<&mut InlineTable> {
    let lists = file.doc.iter_mut().filter(|(key, _)| ["jobs", "other_jobs"].contains(&key.get()));
    let jobs = lists.filter_map(|(_, list)| list.as_array_of_tables_mut());
    let occupations = jobs
        .flat_map(ArrayOfTables::iter_mut)
        .filter_map(|job| job.get_mut("occupations")?.as_array_mut());
    occupations.flat_map(Array::iter_mut).filter_map(Value::as_inline_table_mut).collect()
}

fn text<'t>(table: &'t InlineTable, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Sets the newest median of every occupation of similar.toml; what changed, in words.
fn in_the_nation(file: &mut Edited, survey: &Survey<'_>) -> String {
    let (mut count, mut absent) = (0, Vec::new());
    for occupation in occupations(file) {
        let nation = survey.nation(lists::digits(text(occupation, "soc_code")));
        let title = text(occupation, "title").to_owned();
        let medians =
            occupation.entry("annual_median").or_insert_with(|| InlineTable::new().into());
        let Some(medians) = medians.as_inline_table_mut() else { continue };
        match nation.and_then(|nation| nation.figure("a_median").whole()) {
            Some(median) => {
                // A table in one line loses the quotes of a key that `set` adds.
                if !medians.contains_key(&survey.period)
                    && let Some(key) = quoted(&survey.period)
                {
                    medians.insert_formatted(&key, 0.into());
                    medians.fmt();
                }
                set(medians, &survey.period, i64::from(median));
                count += 1;
            }
            None if !medians.is_empty() => absent.push(title),
            None => drop(occupation.remove("annual_median")),
        }
    }
    if count > 0
        && let Some(sources) = file.table("annual_median_sources")
    {
        set(sources, &survey.period, &survey.source.id);
    }
    let line = format!("medians of {count} jobs");
    match absent.len() {
        0 => line,
        many => format!("{line}; absent: {many} ({})", changes::listed(&absent)),
    }
}
