//! The newest pay of the jobs that a profile names as similar.

use toml_edit::{InlineTable, Item, Value};

use crate::failure::Failure;
use crate::trust::import::edit::{Edited, set, string};
use crate::trust::import::grid::Grid;
use crate::trust::import::job::{Job, Survey, Written};
use crate::trust::import::tables::area_code;

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
    if let Some(mut file) = job.opened("similar.toml")? {
        let count = in_the_nation(&mut file, survey);
        if count > 0
            && let Some(sources) = file.table("annual_median_sources")
        {
            set(sources, &survey.period, &string(&survey.source.id));
        }
        written.keep(job, "similar.toml", &file, &format!("medians of {count} jobs"));
    }
    for (name, head, kind) in
        [("similar_by_state.toml", "abbr", b'S'), ("similar_by_area.toml", "code", b'M')]
    {
        let Some(mut file) = job.opened(name)? else { continue };
        let places = places(job, survey, kind);
        let is_same_survey = file.text("period") == Some(&survey.period);
        for figure in FIGURES {
            let Some(old) = file.grid(figure) else { continue };
            let jobs = old.columns.get(1..).unwrap_or_default();
            let mut new = survey.tables.similar(figure, jobs, &places, head);
            if is_same_survey {
                keep_others(&mut new, &old, survey);
            }
            file.set(figure, &new.toml());
        }
        let count = places.len();
        file.set("period", &string(&survey.period));
        file.set("source", &string(&survey.source.id));
        written.keep(job, name, &file, &format!("{count} places"));
    }
    Ok(())
}

/// The places of a kind where the job itself is counted, as the profile writes their codes.
fn places(job: &Job<'_>, survey: &Survey<'_>, kind: u8) -> Vec<(String, u8, u32)> {
    let areas = || survey.tables.places(job.digits, kind).map(|record| record.key.area);
    if kind == b'M' {
        return areas().map(|area| (area_code(area), kind, area)).collect();
    }
    let counted: Vec<u32> = areas().collect();
    let states = job.known.states.iter().filter_map(|state| {
        let area = state.fips.parse::<u32>().ok()? * 100_000;
        counted.contains(&area).then(|| (state.abbr.clone(), kind, area))
    });
    states.collect()
}

/// Takes over the figures of jobs that the data do not have, which may be an extract.
fn keep_others(new: &mut Grid, old: &Grid, survey: &Survey<'_>) {
    for (index, job) in new.columns.iter().enumerate().skip(1) {
        let digits = job.replace('-', "").parse().unwrap_or(u32::MAX);
        if survey.tables.nation(digits).is_some() {
            continue;
        }
        for row in &mut new.rows {
            if let Some(known) = old.row(&row[0]) {
                old.cell(known, job).clone_into(&mut row[index]);
            }
        }
    }
}

/// Sets the newest median of every occupation of similar.toml; how many have one.
fn in_the_nation(file: &mut Edited, survey: &Survey<'_>) -> usize {
    let mut count = 0;
    for list in ["jobs", "other_jobs"] {
        let Some(jobs) = file.doc.get_mut(list).and_then(Item::as_array_of_tables_mut) else {
            continue;
        };
        for job in jobs.iter_mut() {
            let occupations = job.get_mut("occupations").and_then(Item::as_array_mut);
            let occupations = occupations.into_iter().flat_map(|list| list.iter_mut());
            for occupation in occupations.filter_map(Value::as_inline_table_mut) {
                count += usize::from(median(occupation, survey).is_some());
            }
        }
    }
    count
}

fn median(occupation: &mut InlineTable, survey: &Survey<'_>) -> Option<()> {
    let soc: u32 = occupation.get("soc_code")?.as_str()?.replace('-', "").parse().ok()?;
    let median = survey.tables.nation(soc)?.figure(13).whole()?;
    let none = || InlineTable::new().into();
    let medians = occupation.entry("annual_median").or_insert_with(none).as_inline_table_mut()?;
    set(medians, &survey.period, &median.to_string());
    Some(())
}
