//! What a search finds in the similar jobs, and in their pay by place.

use crate::answer::Answer;
use crate::answer::jobs::{self, JobFigures, Listing};
use crate::document::Value;
use crate::failure::Failure;
use crate::find::search::asked;
use crate::find::search::fact::{About, At, Fact};
use crate::find::search::facts::Facts;
use crate::find::search::pay::row_of;
use crate::find::search::query::Query;
use crate::look_up::similar;
use crate::profile::Profile;
use crate::profile::figures::Dollars;
use crate::profile::period::{Edition, Period};
use crate::profile::text::word;
use crate::typed::name::fold;
use crate::typed::synonyms::find_words;

/// The similar jobs.
pub(super) fn similar(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    let listing = Listing::new(profile)?;
    facts.begin_other("similar jobs");
    facts.command = "similar";
    let source = &listing.section.list_source;
    facts.summary(source, || similar::answer(profile, None));
    let at = facts.question.at();
    let mut look = |path: String, job: &JobFigures<'_>, note: Option<&str>, command: String| {
        let codes = codes(job);
        let way_in = job.entry_education.map(word).unwrap_or_default();
        let also = &[&way_in, "job median pay salary growth"];
        let text = note.unwrap_or_default();
        facts.look(About { name: job.title, text, code: &codes, also }, || {
            let median = newest_median(job);
            let of_median = median.and_then(|(period, _)| job.annual_median_sources.get(&period));
            let sources = of_median.into_iter().chain([&job.source]);
            let no_pay = if median.is_none() { "; no pay in this profile" } else { "" };
            Fact {
                path,
                text: format!("{}{no_pay}", in_short(job, listing.edition)),
                command,
                sources: sources.copied().cloned().collect(),
            }
        });
    };
    let compare = |job: &JobFigures<'_>| format!("compare {}{at}", jobs::as_typed(job));
    for (list, jobs) in [
        ("similar.jobs", &listing.section.jobs),
        ("similar.other_jobs", &listing.section.other_jobs),
    ] {
        for (index, job) in jobs.iter().enumerate() {
            let row = listing.row(job);
            let path = At::Name(list, index, "title", row.figures.title).to_string();
            for (index, part) in row.parts.iter().enumerate() {
                look(format!("{path}.parts[{index}]"), part, None, compare(part));
            }
            look(path, &row.figures, row.note, compare(&row.figures));
        }
    }
    for (index, job) in listing.section.next_steps.iter().enumerate() {
        let path = At::Name("similar.next_steps", index, "title", &job.title).to_string();
        look(path, &listing.occupation(job), Some("next steps"), "similar".to_owned());
    }
    let rows: Vec<_> = listing.section.jobs.iter().map(|job| listing.row(job).figures).collect();
    facts.look(About::code("best"), || {
        let median = |job| Value::dollars(newest_median(job).map(|(_, median)| median));
        let medians = rows.iter().map(|job| (job.title, median(job))).collect();
        Fact {
            path: "similar.jobs".to_owned(),
            text: format!("Highest median of the similar jobs: {} a year", asked::highest(medians)),
            command: "similar --sort median".to_owned(),
            sources: Vec::new(),
        }
    });
    facts.command = "similar";
    facts.texts("similar.notes", &similar::answer(profile, None)?.notes());
    by_place(profile, facts)
}

/// The newest median that is known of a job.
fn newest_median(job: &JobFigures<'_>) -> Option<(Period, Dollars)> {
    job.annual_median.iter().rev().find_map(|(period, median)| Some((*period, (*median)?)))
}

/// A job in one line: its newest median and its growth.
fn in_short(job: &JobFigures<'_>, edition: Edition) -> String {
    let median = newest_median(job).map(|(period, median)| {
        format!("median {} a year ({period})", Value::dollars(Some(median)))
    });
    let growth = job.growth_percent.map(|growth| {
        format!("growth {} ({edition})", Value::percent(Some(growth), job.growth_decimals))
    });
    let figures: Vec<String> = [median, growth].into_iter().flatten().collect();
    format!("{}: {}", job.title, figures.join(", "))
}

/// The SOC codes of the similar jobs that a question names, by their names or by what people call them.
pub(super) fn named(
    profile: &Profile,
    query: &Query,
    folded: &str,
) -> Result<Vec<String>, Failure> {
    let listing = Listing::new(profile)?;
    let jobs = listing.section.jobs.iter().chain(&listing.section.other_jobs);
    let rows: Vec<_> = jobs.map(|job| listing.row(job)).collect();
    let figures = rows.iter().flat_map(|row| row.parts.iter().chain([&row.figures]));
    let is_named = |job: &&JobFigures<'_>| {
        let title = fold(job.title);
        let one = title.strip_suffix('s').unwrap_or(&title);
        [title.as_str(), one].iter().any(|name| find_words(name, folded).is_some())
            || query.means(&title)
    };
    Ok(figures.filter(is_named).map(codes).collect())
}

fn codes(job: &JobFigures<'_>) -> String {
    let codes: Vec<&str> = job.soc_codes.iter().map(|code| code.as_str()).collect();
    codes.join(" ")
}

/// The similar jobs in a place, for a search that names both.
fn by_place(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    let place = facts.question.one_place().map(|meant| meant.place);
    let Some(place) = place.filter(|place| !place.is_nation()) else { return Ok(()) };
    facts.begin_other("salary pay median wage jobs");
    let listing = Listing::new(profile)?;
    let section =
        if place.is_state() { &profile.similar_by_state } else { &profile.similar_by_area };
    let code = place.handle();
    let jobs = listing.section.jobs.iter().chain(&listing.section.other_jobs);
    for part in jobs.flat_map(|job| &job.occupations) {
        if !facts.answers(&part.title) {
            continue;
        }
        let Some(survey) = section.maybe()? else { continue };
        let (job, soc_code) = (listing.occupation(part), part.soc_code.as_str());
        let found = survey
            .find(code, soc_code)
            .map_err(|error| Failure::bad_profile(format!("{}: {error}", section.file())))?;
        let Some(median) = found.median else { continue };
        let name = format!("{} in {}", job.title, place.name);
        facts.look(About { name: &name, code, also: &[soc_code], ..About::default() }, || {
            let jobs = found.employment.map(|jobs| format!("; {} jobs", Value::count(Some(jobs))));
            let (median, jobs) = (Value::dollars(Some(median)), jobs.unwrap_or_default());
            Fact {
                path: format!("similar.{}.jobs[soc_code={soc_code}]", row_of(&place)),
                text: format!("{name}: median {median} a year{jobs} ({})", survey.period),
                command: format!("compare {} --at {code}", jobs::as_typed(&job)),
                sources: vec![survey.source.clone()],
            }
        });
    }
    Ok(())
}
