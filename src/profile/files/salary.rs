//! `salary.toml`: pay and employment in the whole nation, survey by survey.

use serde::{Deserialize, Serialize};

use super::figures::{Dollars, Hourly, Pay, Percent, Wages};
use super::period::Period;
use super::rows::{Row, Rows};
use super::sources::SourceId;
use super::text::{Caution, Statement};

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Salary {
    /// The survey that the profile was first written from.
    pub profile_period: Period,
    /// The surveys from which on the figures are made in another way: a break in the series.
    #[serde(default)]
    pub series_breaks: Vec<Period>,
    /// The only unit that pay is published in; left out where there are two.
    pub only_per: Option<OnlyPer>,
    /// One survey a row, oldest first.
    pub by_year: Rows<YearRow>,
    /// What pays best, in words.
    #[serde(default)]
    pub best_paid: Vec<Statement>,
    /// What the employer provides.
    #[serde(default)]
    pub provided: Vec<Statement>,
    /// Cautions, by view.
    #[serde(default)]
    pub notes: Vec<Caution<SalaryView>>,
}

/// A unit of pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OnlyPer {
    /// Dollars an hour.
    Hour,
    /// Dollars a year.
    Year,
}

/// A view of pay, or what a view may hold; cautions name those that they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SalaryView {
    /// The profile's survey beside the newest.
    Latest,
    /// Every survey.
    Year,
    /// Every survey in the dollars of one year.
    Real,
    /// The newest survey by state or by area.
    Places,
    /// The newest survey in one place, its state and the nation.
    Place,
    /// The newest survey by industry.
    Industry,
    /// A pay offer beside the newest survey.
    Offer,
    /// This job beside others.
    Compare,
    /// The same in a place.
    CompareAt,
    /// Anything that is marked as rough.
    Rough,
    /// Anything that was not released.
    Missing,
    /// A wage of which only a lower bound is published.
    AtLeast,
}

/// One survey.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct YearRow {
    /// The survey's reference month.
    pub period: Period,
    /// Jobs, without the self-employed.
    #[serde(rename(deserialize = "jobs"))]
    pub employment: Option<u32>,
    /// Dollars a year.
    #[serde(rename(deserialize = "a_"))]
    pub annual: Pay<Dollars>,
    /// Dollars an hour.
    #[serde(rename(deserialize = "h_"))]
    pub hourly: Pay<Hourly>,
    /// The same survey's median over all occupations, dollars a year.
    #[serde(rename(deserialize = "all_median"))]
    pub all_occupations_annual_median: Option<Dollars>,
    /// Relative standard error of `employment`.
    #[serde(rename(deserialize = "jobs_rse"))]
    pub employment_rse_percent: Option<Percent>,
    /// Relative standard error of the mean wage.
    #[serde(rename(deserialize = "mean_rse"))]
    pub mean_rse_percent: Option<Percent>,
    /// The edition of the occupation codes that the survey used.
    #[serde(rename(deserialize = "soc"))]
    pub soc_revision: String,
    /// Where the row comes from.
    pub source: SourceId,
}

impl Row for YearRow {
    const COLUMNS: &'static str = "period jobs jobs_rse a_mean a_p10 a_p25 a_median a_p75 a_p90 h_mean \
        h_p10 h_p25 h_median h_p75 h_p90 mean_rse all_median source soc";
    const NEEDED: &'static str = "period source soc";
}

impl YearRow {
    /// Pay in both of its units.
    pub fn wages(&self) -> Wages<'_> {
        Wages { annual: &self.annual, hourly: &self.hourly }
    }
}
