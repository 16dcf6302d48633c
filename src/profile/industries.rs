//! `industries.toml`: pay and employment by industry, in one survey.

use serde::{Deserialize, Serialize};

use super::{
    figures::{Dollars, Hourly, Pay, Percent},
    period::Period,
    sources::SourceId,
};

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Industries {
    /// The survey's reference month.
    pub period: Period,
    /// Where the rows come from.
    pub source: SourceId,
    /// One industry a row, in the order of the source.
    pub by_industry: Vec<Industry>,
}

/// One industry.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Industry {
    /// Its name, as BLS prints it.
    pub industry: String,
    /// BLS's industry code: NAICS, with BLS's own groups.
    pub code: String,
    /// How deep it stands in BLS's outline, 0 to 5. Levels nest, so they must not be added.
    pub level: u8,
    /// Its share of all jobs in the occupation.
    pub share_percent: Option<Percent>,
    /// Jobs, without the self-employed.
    pub employment: Option<u32>,
    /// Dollars a year.
    pub annual: Pay<Dollars>,
    /// Dollars an hour.
    pub hourly: Pay<Hourly>,
    /// Relative standard error of `employment`.
    pub employment_rse_percent: Option<Percent>,
    /// Relative standard error of the mean wage.
    pub mean_rse_percent: Option<Percent>,
}

impl Industries {
    /// The industry with this code.
    pub fn find(&self, code: &str) -> Option<&Industry> {
        self.by_industry.iter().find(|industry| industry.code == code)
    }
}
