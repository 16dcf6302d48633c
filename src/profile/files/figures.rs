//! Figures in the units that the sources publish them in.

mod pay;

use std::num::NonZeroU8;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Hours that a year of work has: how BLS turns wages an hour into wages a year.
pub const HOURS_A_YEAR: u32 = 2080;

/// U.S. dollars a year, before tax, whole dollars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Dollars(pub u32);

/// U.S. dollars an hour, before tax, in exact cents.
///
/// The dataset and the JSON write it as dollars with a fraction, `17.33`. More than two decimals
/// are an error: a figure is never rounded on the way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "f64", extend("minimum" = 0), extend("maximum" = f64::from(u32::MAX) / 100.0)))]
pub struct Hourly {
    /// The wage in cents.
    pub cents: u32,
}

impl TryFrom<f64> for Hourly {
    type Error = String;

    fn try_from(dollars: f64) -> Result<Self, String> {
        let cents = (dollars * 100.0).round();
        if !(0.0..=f64::from(u32::MAX)).contains(&cents) {
            return Err(format!("expected dollars an hour, found {dollars}"));
        }
        // In range and whole, so the cast loses nothing.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let hourly = Self { cents: cents as u32 };
        if (f64::from(hourly) - dollars).abs() > 1e-9 {
            return Err(format!("expected dollars an hour in whole cents, found {dollars}"));
        }
        Ok(hourly)
    }
}

impl From<Hourly> for f64 {
    fn from(wage: Hourly) -> Self {
        Self::from(wage.cents) / 100.0
    }
}

impl<'de> Deserialize<'de> for Hourly {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            f64::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
        } else {
            u32::deserialize(deserializer).map(|cents| Self { cents })
        }
    }
}

impl Serialize for Hourly {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_f64((*self).into())
        } else {
            serializer.serialize_u32(self.cents)
        }
    }
}

/// A figure that is a fraction, checked to lie in its range.
macro_rules! fraction {
    ($(#[$about:meta])* $name:ident, $range:expr, $expected:literal) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Deserialize, Serialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema), schemars(extend("minimum" = $range.start()), extend("maximum" = $range.end())))]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl TryFrom<f64> for $name {
            type Error = String;

            fn try_from(value: f64) -> Result<Self, String> {
                if $range.contains(&value) {
                    Ok(Self(value))
                } else {
                    Err(format!("expected {}, found {value}", $expected))
                }
            }
        }

        impl From<$name> for f64 {
            fn from(figure: $name) -> Self {
                figure.0
            }
        }

    };
}

fraction! {
    /// A percent, 12.5 for 12.5%. Growth may be negative, so may a change.
    Percent, (-1000.0..=1000.0), "a percent from -1000 to 1000"
}

fraction! {
    /// A rating on one of O*NET's scales; which one, the field that holds it says.
    Rating, (0.0..=100.0), "a rating from 0 to 100"
}

fraction! {
    /// A location quotient, or a number of jobs in every 1,000: how common the job is.
    Ratio, (0.0..=1000.0), "a ratio from 0 to 1000"
}

fraction! {
    /// A level of prices; at which place or time it is 100, the field that holds it says.
    PriceLevel, (1.0..=10_000.0), "a level of prices from 1 to 10000"
}

impl From<i8> for Percent {
    fn from(whole: i8) -> Self {
        Self(whole.into())
    }
}

impl Ratio {
    /// As common as in the nation.
    pub const ONE: Self = Self(1.0);
}

impl PriceLevel {
    /// What has the same prices as the base of the level.
    pub const BASE: Self = Self(100.0);
}

/// What costs `amount` at the prices of `here`, at the prices of `there`; rounded to a whole number.
fn at_prices(amount: u32, here: PriceLevel, there: PriceLevel) -> u32 {
    // A cast of a float stops at the bounds of its type.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let amount = (f64::from(amount) * there.0 / here.0).round() as u32;
    amount
}

impl Dollars {
    /// The pay that buys at the prices of `there` what this buys at those of `here`.
    #[must_use]
    pub fn at_prices(self, here: PriceLevel, there: PriceLevel) -> Self {
        Self(at_prices(self.0, here, there))
    }
}

impl Hourly {
    /// The pay that buys at the prices of `there` what this buys at those of `here`.
    #[must_use]
    pub fn at_prices(self, here: PriceLevel, there: PriceLevel) -> Self {
        Self { cents: at_prices(self.cents, here, there) }
    }
}

/// One survey's wages in one unit: the mean and five percentiles. `None` was not released.
///
/// Of a wage that is published as "at least" so high, only `at_least` knows: no figure is computed from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Pay{T}"))]
pub struct Pay<T> {
    /// The average wage.
    pub mean: Option<T>,
    /// One in ten earns less than this.
    pub p10: Option<T>,
    /// One in four earns less than this.
    pub p25: Option<T>,
    /// Half earn less than this, half earn more.
    pub median: Option<T>,
    /// One in four earns more than this.
    pub p75: Option<T>,
    /// One in ten earns more than this.
    pub p90: Option<T>,
    /// Those of the six that are this or more: the survey publishes no higher wage.
    #[cfg_attr(
        test,
        schemars(
            skip_serializing_if = "Option::is_none",
            with = "std::collections::BTreeMap<PayPoint, T>"
        )
    )]
    pub at_least: Option<AtLeast<T>>,
}

/// The highest wage that a survey publishes, and the points that are this or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct AtLeast<T> {
    wage: T,
    /// A bit for each point.
    points: NonZeroU8,
}

impl<T: Copy> AtLeast<T> {
    fn at(self, point: PayPoint) -> Option<T> {
        (self.points.get() & point.bit() != 0).then_some(self.wage)
    }
}

/// A point of [`Pay`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, PartialOrd, Ord))]
#[serde(rename_all = "snake_case")]
pub enum PayPoint {
    /// The average wage.
    Mean,
    /// The 10th percentile.
    P10,
    /// The 25th percentile.
    P25,
    /// The 50th percentile.
    Median,
    /// The 75th percentile.
    P75,
    /// The 90th percentile.
    P90,
}

impl PayPoint {
    /// Every point, in the order of the tables.
    pub const ALL: [Self; 6] =
        [Self::Mean, Self::P10, Self::P25, Self::Median, Self::P75, Self::P90];

    /// Those that are percentiles, lowest first.
    pub const PERCENTILES: [Self; 5] = [Self::P10, Self::P25, Self::Median, Self::P75, Self::P90];

    fn bit(self) -> u8 {
        1 << self as u8
    }

    /// How many in a hundred earn less; the mean does not say.
    pub fn percentile(self) -> Option<u8> {
        match self {
            Self::Mean => None,
            Self::P10 => Some(10),
            Self::P25 => Some(25),
            Self::Median => Some(50),
            Self::P75 => Some(75),
            Self::P90 => Some(90),
        }
    }
}

impl<T> Pay<T> {
    /// Nothing was released.
    pub const NONE: Self = Self {
        mean: None,
        p10: None,
        p25: None,
        median: None,
        p75: None,
        p90: None,
        at_least: None,
    };
}

impl<T: Copy> Pay<T> {
    /// The same points, each wage changed.
    #[must_use]
    pub fn map<U>(&self, change: impl Fn(T) -> U) -> Pay<U> {
        Pay {
            mean: self.mean.map(&change),
            p10: self.p10.map(&change),
            p25: self.p25.map(&change),
            median: self.median.map(&change),
            p75: self.p75.map(&change),
            p90: self.p90.map(&change),
            at_least: self
                .at_least
                .map(|AtLeast { wage, points }| AtLeast { wage: change(wage), points }),
        }
    }

    /// What the wage at one point is at least, where no more than that was released.
    pub fn at_least(&self, point: PayPoint) -> Option<T> {
        self.at_least?.at(point)
    }

    /// Whether there is a wage at any point.
    pub fn is_known(&self) -> bool {
        self.at_least.is_some() || PayPoint::ALL.iter().any(|point| self.at(*point).is_some())
    }

    /// The wage at one point, if it was released.
    pub fn at(&self, point: PayPoint) -> Option<T> {
        match point {
            PayPoint::Mean => self.mean,
            PayPoint::P10 => self.p10,
            PayPoint::P25 => self.p25,
            PayPoint::Median => self.median,
            PayPoint::P75 => self.p75,
            PayPoint::P90 => self.p90,
        }
    }
}

impl Wages<'_> {
    /// Whether a wage may be higher than what was published.
    pub fn are_at_least(self) -> bool {
        self.annual.at_least.is_some() || self.hourly.at_least.is_some()
    }
}

/// One survey's pay in both of its units.
#[derive(Clone, Copy, Debug)]
pub struct Wages<'p> {
    /// Dollars a year.
    pub annual: &'p Pay<Dollars>,
    /// Dollars an hour.
    pub hourly: &'p Pay<Hourly>,
}
