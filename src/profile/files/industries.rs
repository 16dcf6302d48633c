//! `industries.toml`: pay and employment by industry, in one survey.

use serde::{Deserialize, Serialize};

use super::figures::{Dollars, Hourly, Pay, Percent, Wages};
use super::period::Period;
use super::places::{SurveyRow, are_rough};
use super::rows::Row;
use super::sources::SourceId;

/// One industry. `None` was not released.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Industry {
    /// The survey's reference month.
    #[serde(default)]
    pub period: Period,
    /// Its name, as BLS prints it.
    pub industry: String,
    /// BLS's industry code: NAICS, with BLS's own groups.
    pub code: String,
    /// How deep it stands in BLS's outline, 0 to 5. Levels nest, so they must not be added.
    pub level: u32,
    /// Its share of all jobs in the occupation.
    #[serde(rename(deserialize = "share"))]
    pub share_percent: Option<Percent>,
    /// Jobs, without the self-employed.
    #[serde(rename(deserialize = "jobs"))]
    pub employment: Option<u32>,
    /// Dollars a year.
    #[serde(rename(deserialize = "a_"))]
    pub annual: Pay<Dollars>,
    /// Dollars an hour.
    #[serde(rename(deserialize = "h_"))]
    pub hourly: Pay<Hourly>,
    /// Relative standard error of `employment`.
    #[serde(rename(deserialize = "jobs_rse"))]
    pub employment_rse_percent: Option<Percent>,
    /// Relative standard error of the mean wage.
    #[serde(rename(deserialize = "mean_rse"))]
    pub mean_rse_percent: Option<Percent>,
    /// Where the figures come from.
    #[serde(default)]
    pub source: SourceId,
}

impl Industry {
    /// Whether few jobs stand behind the figures.
    pub fn is_rough(&self) -> bool {
        are_rough(self.employment, self.employment_rse_percent)
    }

    /// Pay in both of its units.
    pub fn wages(&self) -> Wages<'_> {
        Wages { annual: &self.annual, hourly: &self.hourly }
    }
}

impl Row for Industry {
    const COLUMNS: &'static str = "code level share jobs jobs_rse a_mean a_p10 a_p25 a_median a_p75 \
        a_p90 h_mean h_p10 h_p25 h_median h_p75 h_p90 mean_rse industry";
    const NEEDED: &'static str = "code level industry";
}

impl SurveyRow for Industry {
    const TABLE: &'static str = "by_industry";
    const ABOUT: &'static str = "One industry a row, in the order of the source.";

    fn complete(&mut self, period: Period, source: &SourceId, _: Option<&SourceId>) {
        (self.period, self.source) = (period, source.clone());
    }

    fn packed(&self) -> impl Serialize {
        self
    }
}
