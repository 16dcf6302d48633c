//! `areas.toml`: pay and employment by metropolitan and nonmetropolitan area, in one survey.

use serde::{Deserialize, Serialize};

use crate::profile::{
    estimates::{AllOccupations, PlaceEstimates},
    period::Period,
    sources::SourceId,
    table::{Cell, Cells, Row, Rows, Unread},
};

/// The whole file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Areas {
    /// The survey's reference month.
    pub period: Period,
    /// Where the rows come from.
    pub source: SourceId,
    /// Where the levels of prices come from, if there are any.
    pub price_parity_source: Option<SourceId>,
    /// One area a row: the metropolitan ones first.
    pub by_area: Rows<Area>,
}

/// An area.
#[derive(Debug)]
pub struct Area {
    /// Its name, as BLS prints it: `Yakima, WA`.
    pub area: &'static str,
    /// BLS's code.
    pub code: &'static str,
    /// Whether it is a city with what belongs to it, or a part of the country between cities.
    pub kind: AreaKind,
    /// The postal codes of the states that it lies in.
    pub states: Vec<&'static str>,
    /// The figures.
    pub figures: Unread<AreaFigures>,
}

/// The figures of an area.
#[derive(Clone, Copy, Debug)]
pub struct AreaFigures {
    /// The occupation there.
    pub estimates: PlaceEstimates,
    /// All occupations there; of the percentiles only the median is in the dataset.
    pub all_occupations: AllOccupations,
}

/// A kind of area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AreaKind {
    /// A city with what belongs to it.
    Metropolitan,
    /// A part of a state between the cities.
    Nonmetropolitan,
}

impl AreaKind {
    /// Its name, as the dataset writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Metropolitan => "metropolitan",
            Self::Nonmetropolitan => "nonmetropolitan",
        }
    }
}

impl Cell for AreaKind {
    const EXPECTED: &'static str = "metropolitan or nonmetropolitan";
    const STAND_IN: Self = Self::Metropolitan;

    fn parse(text: &str) -> Option<Self> {
        [Self::Metropolitan, Self::Nonmetropolitan].into_iter().find(|kind| kind.name() == text)
    }
}

impl Row for Area {
    const COLUMNS: &'static [&'static str] = &[
        "code",
        "kind",
        "states",
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
        "all_median",
        "area",
    ];

    fn read(cells: &mut Cells) -> Result<Self, String> {
        Ok(Self {
            code: cells.text()?,
            kind: cells.take()?,
            states: cells.text()?.split(',').collect(),
            figures: cells.leave()?,
            area: cells.text()?,
        })
    }
}

impl Row for AreaFigures {
    const COLUMNS: &'static [&'static str] = Area::COLUMNS.split_at(3).1.split_at(20).0;

    fn read(cells: &mut Cells) -> Result<Self, String> {
        Ok(Self {
            estimates: PlaceEstimates::read(cells)?,
            all_occupations: AllOccupations {
                employment: cells.maybe()?,
                p10: None,
                median: cells.maybe()?,
                p90: None,
            },
        })
    }
}
