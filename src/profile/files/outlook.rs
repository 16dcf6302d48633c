//! `outlook.toml`: the Employment Projections, edition by edition.

use serde::{Deserialize, Serialize};

use super::figures::Percent;
use super::occupation::SocCode;
use super::period::Edition;
use super::sources::SourceId;
use super::text::{Caution, Statement};

/// The whole file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outlook {
    /// The edition that the profile was first written from.
    pub profile_edition: Edition,
    /// Why the job grows, in words.
    #[serde(default)]
    pub drivers: Vec<Statement>,
    /// How much AI tools may bear on the job.
    pub ai_exposure: Option<AiExposure>,
    /// Cautions, by view.
    #[serde(default)]
    pub notes: Vec<Caution<OutlookView>>,
    /// One edition an entry, oldest first.
    pub editions: Vec<Projection>,
}

/// A view of the outlook; cautions name the views that they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OutlookView {
    /// The profile's edition beside the newest.
    Latest,
    /// Every edition.
    History,
}

/// One edition.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Projection {
    /// The years it spans.
    #[serde(skip_serializing)]
    pub edition: Edition,
    /// Jobs in its first year, with the self-employed.
    pub base_employment: Option<u32>,
    /// Jobs expected in its last year.
    pub target_employment: Option<u32>,
    /// Jobs added in between; negative where jobs are lost.
    pub change: Option<i64>,
    /// Growth, as the projection tables give it, with one decimal.
    pub growth_percent: Option<Percent>,
    /// Growth, as the Occupational Outlook Handbook prints it, in whole percents.
    pub handbook_growth_percent: Option<i8>,
    /// Where that was read; `None` where it is the same as for the other figures.
    pub handbook_source: Option<SourceId>,
    /// Growth of all occupations together.
    pub all_occupations_growth_percent: Option<Percent>,
    /// Openings a year: new jobs, and jobs that people leave.
    pub annual_openings: Option<u32>,
    /// People who leave the occupation each year: exits and transfers.
    pub annual_separations: Option<u32>,
    /// People who stop working, each year.
    pub annual_exits: Option<u32>,
    /// People who change to another occupation, each year.
    pub annual_transfers: Option<u32>,
    /// How the figures were read.
    pub evidence: Evidence,
    /// What to bear in mind with this edition.
    pub note: Option<String>,
    /// Where the figures come from.
    pub source: SourceId,
}

/// BLS's relative AI exposure of the job, and of others to compare with.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AiExposure {
    /// Its category.
    pub exposure: Exposure,
    /// The edition of the projections that it belongs to.
    pub edition: Edition,
    /// What to bear in mind with it.
    pub caution: String,
    /// Where it comes from.
    pub source: SourceId,
    /// The categories of other jobs.
    #[serde(default)]
    pub others: Vec<OtherExposure>,
}

/// The relative AI exposure of another job.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OtherExposure {
    /// Its name.
    pub title: String,
    /// Its code.
    pub soc_code: SocCode,
    /// Its category.
    pub exposure: Exposure,
}

/// BLS's categories, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Exposure {
    /// The lowest.
    Low,
    /// The second lowest.
    Moderate,
    /// The second highest.
    High,
    /// The highest.
    VeryHigh,
}

/// How a figure was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// At its publisher.
    FirstHand,
    /// In somebody else's report of it.
    SecondHand,
}
