//! `salary.toml`: pay and employment in the whole nation, survey by survey.

use serde::{Deserialize, Serialize};

use super::{
    figures::{Dollars, Hourly, Pay, Percent},
    period::Period,
    sources::SourceId,
    text::{Caution, Statement},
};

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Salary {
    /// The survey that the profile was first written from.
    pub profile_period: Period,
    /// One survey a row, oldest first.
    pub by_year: Vec<YearRow>,
    /// What pays best, in words.
    pub best_paid: Vec<Statement>,
    /// What the employer provides.
    pub provided: Vec<Statement>,
    /// Cautions, by view.
    pub notes: Vec<Caution<SalaryView>>,
}

/// A view of pay; cautions name the views that they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SalaryView {
    /// The profile's survey beside the newest.
    Latest,
    /// Every survey.
    Year,
    /// The newest survey by industry.
    Industry,
}

/// One survey.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct YearRow {
    /// The survey's reference month.
    pub period: Period,
    /// Jobs, without the self-employed.
    pub employment: Option<u32>,
    /// Dollars a year.
    pub annual: Pay<Dollars>,
    /// Dollars an hour.
    pub hourly: Pay<Hourly>,
    /// The same survey's median over all occupations, dollars a year.
    pub all_occupations_annual_median: Option<Dollars>,
    /// Relative standard error of `employment`.
    pub employment_rse_percent: Option<Percent>,
    /// Relative standard error of the mean wage.
    pub mean_rse_percent: Option<Percent>,
    /// The edition of the occupation codes that the survey used.
    pub soc_revision: String,
    /// Where the row comes from.
    pub source: SourceId,
}
