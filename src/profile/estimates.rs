//! What the wage survey (OEWS) estimates for an industry or a place.

use serde::Serialize;

use crate::profile::{
    figures::{Dollars, Hourly, Pay, Percent, PriceLevel, Ratio},
    table::Cells,
};

/// Pay and employment, and how sure they are. `None` was not released.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Estimates {
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
    /// Whether they are those of the whole nation, which many jobs stand behind.
    #[serde(skip)]
    pub is_national: bool,
}

impl Estimates {
    /// The next cells of a row: `jobs` to `mean_rse`.
    pub(super) fn read(cells: &mut Cells) -> Result<Self, String> {
        let employment = cells.maybe()?;
        let employment_rse_percent = cells.maybe()?;
        Ok(Self {
            employment,
            annual: Pay::read(cells)?,
            hourly: Pay::read(cells)?,
            employment_rse_percent,
            mean_rse_percent: cells.maybe()?,
            is_national: false,
        })
    }

    /// Whether few jobs stand behind the figures: the relative standard error of their number is
    /// above 30%, or neither of the two was released.
    pub fn are_rough(&self) -> bool {
        match self.employment_rse_percent {
            Some(error) => f64::from(error) > 30.0,
            None => self.employment.is_none() && !self.is_national,
        }
    }
}

/// The estimates for a place, with how common the job and how high prices are there.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceEstimates {
    /// Pay and employment.
    #[serde(flatten)]
    pub job: Estimates,
    /// The occupation's share of all jobs here; the nation's share is 1.
    pub location_quotient: Option<Ratio>,
    /// Jobs in the occupation in every 1,000 jobs.
    pub jobs_per_1000: Option<Ratio>,
    /// The level of prices, the nation being 100.
    pub price_parity: Option<PriceLevel>,
}

impl PlaceEstimates {
    /// The next cells of a row: `jobs` to `prices`.
    pub(super) fn read(cells: &mut Cells) -> Result<Self, String> {
        Ok(Self {
            job: Estimates::read(cells)?,
            location_quotient: cells.maybe()?,
            jobs_per_1000: cells.maybe()?,
            price_parity: cells.maybe()?,
        })
    }

    /// What the median buys, in dollars a year at the nation's prices. Computed, not published.
    pub fn annual_median_at_national_prices(&self) -> Option<Dollars> {
        Some(self.job.annual.median?.at_prices(self.price_parity?, PriceLevel::BASE))
    }

    /// The same in dollars an hour.
    pub fn hourly_median_at_national_prices(&self) -> Option<Hourly> {
        Some(self.job.hourly.median?.at_prices(self.price_parity?, PriceLevel::BASE))
    }
}

/// All occupations in a place, to compare with.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AllOccupations {
    /// Jobs, without the self-employed.
    #[serde(rename = "all_occupations_employment")]
    pub employment: Option<u32>,
    /// The 10th percentile, dollars a year.
    #[serde(rename = "all_occupations_annual_p10")]
    pub p10: Option<Dollars>,
    /// The median, dollars a year.
    #[serde(rename = "all_occupations_annual_median")]
    pub median: Option<Dollars>,
    /// The 90th percentile, dollars a year.
    #[serde(rename = "all_occupations_annual_p90")]
    pub p90: Option<Dollars>,
}
