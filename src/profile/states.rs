//! `states.toml`: pay and employment by state, in one survey.

use serde::Deserialize;

use crate::profile::{
    estimates::{AllOccupations, PlaceEstimates},
    period::Period,
    sources::SourceId,
    table::{Cells, Row, Rows},
};

/// The whole file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct States {
    /// The survey's reference month.
    pub period: Period,
    /// Where the rows come from.
    pub source: SourceId,
    /// Where the levels of prices come from, if there are any.
    pub price_parity_source: Option<SourceId>,
    /// One state a row, in the order of the alphabet; the territories last.
    pub by_state: Rows<State>,
}

/// A state, the District of Columbia or a territory.
#[derive(Debug)]
pub struct State {
    /// Its name.
    pub state: &'static str,
    /// Its postal code: `WA`.
    pub abbr: &'static str,
    /// Its two digits in federal statistics: `53`.
    pub fips: &'static str,
    /// The occupation there.
    pub estimates: PlaceEstimates,
    /// All occupations there.
    pub all_occupations: AllOccupations,
}

impl Row for State {
    const COLUMNS: &'static [&'static str] = &[
        "fips",
        "abbr",
        "jobs",
        "jobs_rse",
        "a_mean",
        "a_p10",
        "a_p25",
        "a_median",
        "a_p75",
        "a_p90",
        "h_mean",
        "h_p10",
        "h_p25",
        "h_median",
        "h_p75",
        "h_p90",
        "mean_rse",
        "lq",
        "per_1000",
        "prices",
        "all_jobs",
        "all_p10",
        "all_median",
        "all_p90",
        "state",
    ];

    fn read(cells: &mut Cells) -> Result<Self, String> {
        Ok(Self {
            fips: cells.text()?,
            abbr: cells.text()?,
            estimates: PlaceEstimates::read(cells)?,
            all_occupations: AllOccupations {
                employment: cells.maybe()?,
                p10: cells.maybe()?,
                median: cells.maybe()?,
                p90: cells.maybe()?,
            },
            state: cells.text()?,
        })
    }
}
