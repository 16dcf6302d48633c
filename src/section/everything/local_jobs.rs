//! The similar jobs, and their pay place by place, which `compare --at` shows for one place.

use std::collections::HashMap;

use serde::Serialize;

use crate::{
    failure::Failure,
    profile::{
        Profile, Section,
        figures::Dollars,
        period::Period,
        similar_by_place::{JobAtPlace, SimilarByPlace},
        sources::SourceId,
    },
    section::{
        Answer,
        jobs::{JobRow, Listing},
        similar::{self, SimilarAnswer},
    },
};

use super::Part;

/// The keys that the list has.
const OF_LIST: [&str; 5] = ["edition", "jobs", "own_job", "other_jobs", "notes"];
/// The keys that are made by themselves.
const VIEWS: [&str; 7] =
    ["edition", "jobs", "own_job", "other_jobs", "notes", "by_state", "by_area"];

/// The views that were made.
#[derive(Serialize)]
pub(super) struct SimilarViews<'p> {
    #[serde(flatten)]
    list: Option<List<'p>>,
    /// What each of the jobs pays in a state.
    #[serde(skip_serializing_if = "Option::is_none")]
    by_state: Option<Vec<JobsOfState<'p>>>,
    /// What each of the jobs pays in an area.
    #[serde(skip_serializing_if = "Option::is_none")]
    by_area: Option<Vec<JobsOfArea<'p>>>,
}

/// The list, with what it leaves out but `compare` knows.
#[derive(Serialize)]
struct List<'p> {
    #[serde(flatten)]
    answer: SimilarAnswer<'p>,
    other_jobs: Vec<JobRow<'p>>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct JobsOfState<'p> {
    state: Option<&'p str>,
    abbr: &'p str,
    #[serde(flatten)]
    local: LocalJobs<'p>,
}

#[derive(Serialize)]
struct JobsOfArea<'p> {
    area: Option<&'p str>,
    code: &'p str,
    #[serde(flatten)]
    local: LocalJobs<'p>,
}

/// The jobs of a place; one whose figures are all absent is left out.
#[derive(Serialize)]
struct LocalJobs<'p> {
    period: Period,
    source: &'p SourceId,
    jobs: Vec<LocalJob<'p>>,
}

#[derive(Serialize)]
struct LocalJob<'p> {
    soc_code: &'p str,
    employment: Option<u32>,
    annual: LocalPay,
}

/// The points of pay that the dataset has of a similar job in a place.
#[derive(Serialize)]
struct LocalPay {
    p10: Option<Dollars>,
    median: Option<Dollars>,
    p90: Option<Dollars>,
}

impl<'p> SimilarViews<'p> {
    pub(super) fn of(profile: &'p Profile, part: Part<'_>) -> Result<Self, Failure> {
        Ok(Self {
            list: part.view(&VIEWS, &OF_LIST, || List::of(profile))?,
            by_state: part.view(&VIEWS, &["by_state"], || {
                let states = profile.states.get()?.by_state.iter();
                let names: HashMap<&str, &str> =
                    states.map(|state| (state.abbr, state.state)).collect();
                let places = places(&profile.similar_by_state)?;
                let row =
                    |(abbr, local)| JobsOfState { state: names.get(abbr).copied(), abbr, local };
                Ok(places.map(row).collect())
            })?,
            by_area: part.view(&VIEWS, &["by_area"], || {
                let areas = profile.areas.get()?.by_area.iter();
                let names: HashMap<&str, &str> = areas.map(|area| (area.code, area.area)).collect();
                let places = places(&profile.similar_by_area)?;
                let row =
                    |(code, local)| JobsOfArea { area: names.get(code).copied(), code, local };
                Ok(places.map(row).collect())
            })?,
        })
    }

    /// What was made, each with the command that shows it.
    pub(super) fn parts(&self) -> Vec<(&'static str, &dyn Answer)> {
        let list = self.list.as_ref().map(|list| ("similar", &list.answer as &dyn Answer));
        list.into_iter().collect()
    }
}

impl<'p> List<'p> {
    fn of(profile: &'p Profile) -> Result<Self, Failure> {
        let listing = Listing::new(profile)?;
        let answer = similar::answer(profile, None)?;
        let others = listing.section.other_jobs.iter().map(|job| listing.row(job));
        Ok(Self { other_jobs: others.collect(), notes: answer.notes(), answer })
    }
}

/// The places of a file, each with its code and the jobs there.
fn places<'p>(
    section: &'p Section<SimilarByPlace>,
) -> Result<impl Iterator<Item = (&'p str, LocalJobs<'p>)>, Failure> {
    let survey = section.get()?;
    let places = survey
        .places()
        .map_err(|error| Failure::bad_profile(format!("{}: {error}", section.file())))?;
    Ok(places.into_iter().map(|(code, jobs)| {
        let known = jobs.into_iter().filter(|(_, figures)| *figures != JobAtPlace::default());
        let jobs = known.map(|(soc_code, figures)| LocalJob {
            soc_code,
            employment: figures.employment,
            annual: LocalPay { p10: figures.p10, median: figures.median, p90: figures.p90 },
        });
        (code, LocalJobs { period: survey.period, source: &survey.source, jobs: jobs.collect() })
    }))
}
