//! `industries.toml`: pay and employment by industry, in one survey.

use serde::{Deserialize, Serialize};

use crate::profile::{
    estimates::Estimates,
    figures::Percent,
    period::Period,
    sources::SourceId,
    table::{Cells, Row, Rows},
};

/// The whole file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Industries {
    /// The survey's reference month.
    pub period: Period,
    /// Where the rows come from.
    pub source: SourceId,
    /// One industry a row, in the order of the source.
    pub by_industry: Rows<Industry>,
}

/// One industry.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Industry {
    /// Its name, as BLS prints it.
    pub industry: &'static str,
    /// BLS's industry code: NAICS, with BLS's own groups.
    pub code: &'static str,
    /// How deep it stands in BLS's outline, 0 to 5. Levels nest, so they must not be added.
    pub level: u32,
    /// Its share of all jobs in the occupation.
    pub share_percent: Option<Percent>,
    /// The occupation in it.
    #[serde(flatten)]
    pub estimates: Estimates,
}

impl Row for Industry {
    const COLUMNS: &'static [&'static str] = &[
        "code", "level", "share", "jobs", "jobs_rse", "a_mean", "a_p10", "a_p25", "a_median",
        "a_p75", "a_p90", "h_mean", "h_p10", "h_p25", "h_median", "h_p75", "h_p90", "mean_rse",
        "industry",
    ];

    fn read(cells: &mut Cells) -> Result<Self, String> {
        Ok(Self {
            code: cells.text()?,
            level: cells.take()?,
            share_percent: cells.maybe()?,
            estimates: Estimates::read(cells)?,
            industry: cells.text()?,
        })
    }
}

impl Industries {
    /// The industry with this code.
    pub fn find(&self, code: &str) -> Option<&Industry> {
        self.by_industry.iter().find(|industry| industry.code == code)
    }
}
