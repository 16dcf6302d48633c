//! `similar.toml`: the jobs that BLS lists as similar.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::education::EntryLevel;
use super::figures::{Dollars, Percent};
use super::occupation::SocCode;
use super::period::{Edition, Period};
use super::sources::SourceId;
use super::text::Statement;

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Similar {
    /// Where the list, and the figures of combined groups, come from.
    pub list_source: SourceId,
    /// Where the pay of a period comes from.
    pub annual_median_sources: BTreeMap<Period, SourceId>,
    /// Where the figures of an edition come from.
    pub projection_sources: BTreeMap<Edition, SourceId>,
    /// The list, in the order of the source.
    pub jobs: Vec<SimilarJob>,
    /// Jobs near this one that are not on the list.
    #[serde(default)]
    pub other_jobs: Vec<SimilarJob>,
    /// Jobs that people often go on to, which the list does not have.
    #[serde(default)]
    pub next_steps: Vec<SimilarOccupation>,
    /// What to bear in mind.
    #[serde(default)]
    pub notes: Vec<Statement>,
    /// What to bear in mind with a job that joins several.
    pub on_joined_jobs: Option<Statement>,
}

/// A job on the list: one occupation, or a group of several.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SimilarJob {
    /// Its name on the list.
    pub title: String,
    /// Growth as the Occupational Outlook Handbook prints it, in whole percents, by edition.
    #[serde(default)]
    pub handbook_growth_percent: BTreeMap<Edition, i8>,
    /// The figures of a group as a whole; a job that is one occupation has none.
    pub combined: Option<CombinedFigures>,
    /// What to bear in mind with its figures.
    pub note: Option<String>,
    /// The occupations that it is made of.
    pub occupations: Vec<SimilarOccupation>,
}

/// The figures of a group of occupations as a whole.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CombinedFigures {
    /// Median pay in dollars a year, by period.
    pub annual_median: BTreeMap<Period, Dollars>,
    /// By edition.
    pub projections: BTreeMap<Edition, JobProjection>,
}

/// One occupation.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SimilarOccupation {
    /// Its name.
    pub title: String,
    /// Its code.
    pub soc_code: SocCode,
    /// The schooling that BLS lists as the usual way in.
    pub entry_education: EntryLevel,
    /// Median pay in dollars a year, by period.
    #[serde(default)]
    pub annual_median: BTreeMap<Period, Dollars>,
    /// By edition.
    #[serde(default)]
    pub projections: BTreeMap<Edition, JobProjection>,
}

/// An occupation's or a group's figures in one edition of the projections.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JobProjection {
    /// Jobs in the edition's first year, with the self-employed.
    pub employment: Option<u32>,
    /// Growth, as the projection tables give it; older editions have none of a group.
    pub growth_percent: Option<Percent>,
    /// Jobs added until the edition's last year; negative where jobs are lost.
    pub change: Option<i64>,
    /// Openings a year: new jobs, and jobs that people leave.
    pub annual_openings: Option<u32>,
}
