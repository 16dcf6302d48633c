//! The similar jobs, and their pay place by place, which `compare --at` shows for one place.

use std::collections::HashMap;

use serde::Serialize;

use super::parts::{Pages, Shown, Wanted, parts};
use crate::answer::Answer;
use crate::answer::jobs::{JobRow, Listing};
use crate::failure::Failure;
use crate::look_up::similar::{self, SimilarAnswer};
use crate::profile::figures::Dollars;
use crate::profile::period::Period;
use crate::profile::similar_by_place::{JobAtPlace, SimilarByPlace};
use crate::profile::sources::SourceId;
use crate::profile::{Profile, Section};

parts! {
    /// The views that were made.
    SimilarViews, profile, wanted;
    in_line list: List<'p> = List::of(profile), "similar";
    /// What each of the jobs pays in a state.
    by_state: Vec<JobsOfState<'p>> = by_state(profile);
    /// What each of the jobs pays in an area.
    by_area: Vec<JobsOfArea<'p>> = by_area(profile);
}

/// The list, with what it leaves out but `compare` knows.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct List<'p> {
    /// The answer in one or two sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(flatten)]
    answer: SimilarAnswer<'p>,
    /// Jobs near this one that are not on the list.
    other_jobs: Vec<JobRow<'p>>,
    /// What to bear in mind.
    notes: Vec<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct JobsOfState<'p> {
    /// Its name; `None` where the profile has no such state.
    state: Option<&'p str>,
    /// The state's postal code.
    abbr: &'p str,
    #[serde(flatten)]
    local: LocalJobs<'p>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct JobsOfArea<'p> {
    /// Its name; `None` where the profile has no such area.
    area: Option<&'p str>,
    /// BLS's code of the area.
    code: &'p str,
    #[serde(flatten)]
    local: LocalJobs<'p>,
}

/// The jobs of a place; one whose figures are all absent is left out.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LocalJobs<'p> {
    /// The survey's reference month.
    period: Period,
    /// Where the figures come from.
    source: &'p SourceId,
    /// The similar jobs that have figures there.
    jobs: Vec<LocalJob<'p>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LocalJob<'p> {
    /// The job's code.
    soc_code: &'p str,
    /// Jobs, without the self-employed.
    employment: Option<u32>,
    /// Dollars a year.
    annual: LocalPay,
}

/// The points of pay that the dataset has of a similar job in a place.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LocalPay {
    /// One in ten earns less than this.
    p10: Option<Dollars>,
    /// Half earn less than this, half earn more.
    median: Option<Dollars>,
    /// One in ten earns more than this.
    p90: Option<Dollars>,
}

fn by_state(profile: &Profile) -> Result<Vec<JobsOfState<'_>>, Failure> {
    let states = profile.known_states()?.iter();
    let names: HashMap<&str, &str> =
        states.map(|state| (&*state.name.abbr, &*state.name.state)).collect();
    let row = |(abbr, local)| JobsOfState { state: names.get(abbr).copied(), abbr, local };
    Ok(places(&profile.similar_by_state)?.map(row).collect())
}

fn by_area(profile: &Profile) -> Result<Vec<JobsOfArea<'_>>, Failure> {
    let areas = profile.known_areas()?.iter();
    let names: HashMap<&str, &str> =
        areas.map(|area| (&*area.name.code, &*area.name.area)).collect();
    let row = |(code, local)| JobsOfArea { area: names.get(code).copied(), code, local };
    Ok(places(&profile.similar_by_area)?.map(row).collect())
}

impl<'p> List<'p> {
    fn of(profile: &'p Profile) -> Result<Self, Failure> {
        let listing = Listing::new(profile)?;
        let answer = similar::answer(profile, None)?;
        let others = listing.section.other_jobs.iter().map(|job| listing.row(job));
        let (summary, notes) = (answer.summary(), answer.notes());
        Ok(Self { summary, other_jobs: others.collect(), notes, answer })
    }
}

impl Shown for List<'_> {
    fn pages(&self, command: &'static str) -> Pages<'_> {
        self.answer.pages(command)
    }
}

/// The places of a file, each with its code and the jobs there.
fn places(
    section: &Section<SimilarByPlace>,
) -> Result<impl Iterator<Item = (&str, LocalJobs<'_>)>, Failure> {
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
