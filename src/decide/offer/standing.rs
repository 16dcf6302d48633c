//! Where an offer falls among the published percentiles.

use serde::Serialize;

use crate::cli::Per;
use crate::document::Value;
use crate::profile::figures::{Dollars, Hourly, PayPoint, Wages};

/// A published percentile and its wage.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Point {
    /// How many in a hundred earn less.
    pub(crate) percentile: u8,
    /// Dollars a year.
    annual: Option<Dollars>,
    /// Dollars an hour.
    hourly: Option<Hourly>,
    /// The wage in the unit of the offer.
    #[serde(skip)]
    pub(crate) cents: u64,
}

/// Where an offer falls among the points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(into = "StandingKeys")]
pub(crate) enum Standing {
    /// On a point, or on several that are equal; the highest of them counts.
    On { lowest: Point, highest: Point },
    /// Between two neighbours, at this percentile of a straight line between them.
    Between { lower: Point, upper: Point, estimate: f64 },
    /// Below the lowest that was published.
    Below(Point),
    /// Above the highest that was published.
    Above(Point),
    /// Nothing was published.
    Unknown,
}

/// The published percentiles in the unit of the offer.
pub(crate) fn points(wages: Wages<'_>, per: Per) -> Vec<Point> {
    let point = |point| {
        let (annual, hourly) = (wages.annual.at(point), wages.hourly.at(point));
        let cents = match per {
            Per::Hour => u64::from(hourly?.cents),
            Per::Year => u64::from(annual?.0) * 100,
        };
        Some(Point { percentile: point.percentile()?, annual, hourly, cents })
    };
    PayPoint::PERCENTILES.into_iter().filter_map(point).collect()
}

/// Whether pay is known in a unit, be it only what it is at least.
pub(super) fn is_known(wages: Wages<'_>, per: Per) -> bool {
    PayPoint::PERCENTILES.iter().any(|point| wages.value(per, *point) != Value::Missing)
}

impl Point {
    pub(crate) fn shown(self, per: Per) -> Value {
        match per {
            Per::Hour => Value::hourly(self.hourly),
            Per::Year => Value::dollars(self.annual),
        }
    }
}

impl Standing {
    pub(crate) fn new(cents: u64, points: &[Point]) -> Self {
        let mut equal = points.iter().filter(|point| point.cents == cents);
        if let Some(lowest) = equal.next() {
            return Self::On { lowest: *lowest, highest: *equal.next_back().unwrap_or(lowest) };
        }
        let lower = points.iter().rev().find(|point| point.cents < cents);
        let upper = points.iter().find(|point| point.cents > cents);
        match (lower, upper) {
            (Some(lower), Some(upper)) => Self::Between {
                lower: *lower,
                upper: *upper,
                estimate: between(cents, *lower, *upper),
            },
            (None, Some(lowest)) => Self::Below(*lowest),
            (Some(highest), None) => Self::Above(*highest),
            (None, None) => Self::Unknown,
        }
    }
}

/// The percentile of `cents` on a straight line between two points, to two decimals.
fn between(cents: u64, lower: Point, upper: Point) -> f64 {
    let hundredths = u64::from(upper.percentile - lower.percentile) * 100;
    let (way, whole) = (cents - lower.cents, upper.cents - lower.cents);
    let above_lower = (2 * hundredths * way + whole) / (2 * whole);
    // 9,000 at most, which a float holds exactly.
    #[expect(clippy::cast_precision_loss)]
    let estimate = (u64::from(lower.percentile) * 100 + above_lower) as f64 / 100.0;
    estimate
}

/// Where an offer falls among the published percentiles.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Standing"))]
pub(crate) struct StandingKeys {
    /// How many in a hundred earn less, on a straight line between the two points around the offer;
    /// null where the offer lies beyond what was published.
    estimate: Option<f64>,
    /// The published point at or below the offer.
    lower: Option<Point>,
    /// The published point at or above the offer.
    upper: Option<Point>,
    /// On which side of all points the offer lies, and of which: `below_p10`, `above_p90`.
    beyond: Option<String>,
}

impl From<Standing> for StandingKeys {
    fn from(standing: Standing) -> Self {
        let (estimate, lower, upper, beyond) = match standing {
            Standing::On { lowest, highest } => {
                (Some(f64::from(highest.percentile)), Some(lowest), Some(highest), None)
            }
            Standing::Between { lower, upper, estimate } => {
                (Some(estimate), Some(lower), Some(upper), None)
            }
            Standing::Below(lowest) => {
                (None, None, Some(lowest), Some(format!("below_p{}", lowest.percentile)))
            }
            Standing::Above(highest) => {
                (None, Some(highest), None, Some(format!("above_p{}", highest.percentile)))
            }
            Standing::Unknown => (None, None, None, None),
        };
        Self { estimate, lower, upper, beyond }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(wages: [u64; 5]) -> Vec<Point> {
        let point = |(percentile, cents)| Point { percentile, annual: None, hourly: None, cents };
        [10, 25, 50, 75, 90].into_iter().zip(wages).map(point).collect()
    }

    #[test]
    fn an_offer_between_two_points_is_on_the_straight_line_between_them() {
        let points = points([1000, 2000, 3000, 4000, 5000]);
        let estimate = |cents| match Standing::new(cents, &points) {
            Standing::Between { estimate, .. } => estimate,
            other => panic!("{other:?}"),
        };
        assert_eq!(estimate(1500).to_string(), "17.5");
        assert_eq!(estimate(2001).to_string(), "25.03"); // 25.025
        assert_eq!(estimate(4999).to_string(), "89.99"); // 89.985
    }

    #[test]
    fn the_highest_of_equal_points_is_the_estimate() {
        let points = points([1000, 2000, 2000, 2000, 5000]);
        assert_eq!(
            Standing::new(2000, &points),
            Standing::On { lowest: points[1], highest: points[3] }
        );
        assert_eq!(Standing::new(999, &points), Standing::Below(points[0]));
        assert_eq!(Standing::new(5001, &points), Standing::Above(points[4]));
        assert_eq!(Standing::new(5001, &[]), Standing::Unknown);
    }
}
