//! `prices.toml`: consumer prices, year by year.

use serde::{Deserialize, Serialize};

use super::figures::PriceLevel;
use super::period::Period;
use super::rows::{Row, Rows};
use super::sources::SourceId;

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// Where the rows come from.
    pub source: SourceId,
    /// One year a row, oldest first.
    pub by_year: Rows<YearOfPrices>,
}

/// The level of prices in a year; 1982-84 is 100.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct YearOfPrices {
    /// The year.
    pub year: u32,
    /// In May.
    pub may: Option<PriceLevel>,
    /// On the average of its months.
    pub average: Option<PriceLevel>,
    /// How many months the average has.
    pub months: u32,
}

impl Row for YearOfPrices {
    const COLUMNS: &'static str = "year may average months";
    const NEEDED: &'static str = Self::COLUMNS;
}

impl Prices {
    /// The level of May of a year, if it is known.
    pub fn may(&self, year: u16) -> Option<PriceLevel> {
        self.by_year.iter().find(|row| row.year == u32::from(year))?.may
    }

    /// The level of the survey's month, if it is known. Wages are those of May.
    pub fn of_survey(&self, period: Period) -> Option<PriceLevel> {
        period.is_may().then(|| self.may(period.year())).flatten()
    }

    /// The first and the last year whose May is known.
    pub fn years(&self) -> Option<(u32, u32)> {
        let mut years = self.by_year.iter().filter(|row| row.may.is_some()).map(|row| row.year);
        let first = years.next()?;
        Some((first, years.next_back().unwrap_or(first)))
    }
}
