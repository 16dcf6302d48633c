//! Where an offer falls among the published percentiles.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    cli::Per,
    document::Value,
    profile::{
        estimates::Estimates,
        figures::{Dollars, Hourly, PayPoint},
    },
};

/// A published percentile and its wage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) at: PayPoint,
    pub(super) annual: Option<Dollars>,
    pub(super) hourly: Option<Hourly>,
    /// The wage in the unit of the offer.
    pub(super) cents: u64,
}

/// Where an offer falls among the points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Standing {
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
pub(super) fn points(job: &Estimates, per: Per) -> Vec<Point> {
    let point = |point| {
        let (annual, hourly) = (job.annual.at(point), job.hourly.at(point));
        let cents = match per {
            Per::Hour => u64::from(hourly?.cents),
            Per::Year => u64::from(annual?.0) * 100,
        };
        Some(Point { at: point, annual, hourly, cents })
    };
    PayPoint::PERCENTILES.into_iter().filter_map(point).collect()
}

impl Point {
    pub(super) fn percentile(self) -> u8 {
        // Only percentiles become points.
        self.at.percentile().unwrap_or(0)
    }

    pub(super) fn shown(self, per: Per) -> Value {
        match per {
            Per::Hour => Value::hourly(self.hourly),
            Per::Year => Value::dollars(self.annual),
        }
    }
}

impl Standing {
    pub(super) fn new(cents: u64, points: &[Point]) -> Self {
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
    let hundredths = u64::from(upper.percentile() - lower.percentile()) * 100;
    let (way, whole) = (cents - lower.cents, upper.cents - lower.cents);
    let above_lower = (2 * hundredths * way + whole) / (2 * whole);
    // 9,000 at most, which a float holds exactly.
    #[expect(clippy::cast_precision_loss)]
    let estimate = (u64::from(lower.percentile()) * 100 + above_lower) as f64 / 100.0;
    estimate
}

impl Serialize for Standing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (estimate, lower, upper) = match *self {
            Self::On { lowest, highest } => {
                (Some(f64::from(highest.percentile())), Some(lowest), Some(highest))
            }
            Self::Between { lower, upper, estimate } => (Some(estimate), Some(lower), Some(upper)),
            Self::Below(lowest) => (None, None, Some(lowest)),
            Self::Above(highest) => (None, Some(highest), None),
            Self::Unknown => (None, None, None),
        };
        let beyond = match self {
            Self::Below(lowest) => Some(format!("below_p{}", lowest.percentile())),
            Self::Above(highest) => Some(format!("above_p{}", highest.percentile())),
            _ => None,
        };
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("estimate", &estimate)?;
        map.serialize_entry("lower", &lower)?;
        map.serialize_entry("upper", &upper)?;
        map.serialize_entry("beyond", &beyond)?;
        map.end()
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("percentile", &self.percentile())?;
        map.serialize_entry("annual", &self.annual)?;
        map.serialize_entry("hourly", &self.hourly)?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(wages: [u64; 5]) -> Vec<Point> {
        let point = |(point, cents)| Point { at: point, annual: None, hourly: None, cents };
        PayPoint::PERCENTILES.into_iter().zip(wages).map(point).collect()
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
