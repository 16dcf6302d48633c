//! Figures with their units, and how people read them: `$45,690`, `12.5%`, `+105,440`.

use std::fmt;

use crate::profile::figures::{Dollars, Hourly};

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A figure.
    Number(Number),
    /// A figure that is this or more; nothing is computed from it.
    AtLeast(Number),
    /// A figure that was not released or not found. It is not zero.
    Missing,
}

/// A figure with its unit, exact to the digit that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The figure times ten to the power of `decimals`.
    pub digits: i64,
    /// How many digits are after the point.
    pub decimals: u8,
    /// What it counts.
    pub unit: Unit,
    /// Whether it has a plus sign when positive, as changes have.
    pub signed: bool,
}

impl Number {
    /// The figure without its sign.
    #[must_use]
    pub fn unsigned(self) -> Self {
        Self { digits: self.digits.abs(), signed: false, ..self }
    }
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things, or points on a scale.
    Plain,
    /// U.S. dollars.
    Dollars,
    /// Percent.
    Percent,
}

impl Value {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Words, or nothing.
    pub fn maybe_text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Missing, Self::text)
    }

    /// A number of things.
    pub fn count(count: Option<impl Into<i64>>) -> Self {
        Self::number(count.map(Into::into), 0, Unit::Plain)
    }

    /// Dollars a year.
    pub fn dollars(dollars: Option<Dollars>) -> Self {
        Self::number(dollars.map(|dollars| i64::from(dollars.0)), 0, Unit::Dollars)
    }

    /// Dollars an hour.
    pub fn hourly(wage: Option<Hourly>) -> Self {
        Self::number(wage.map(|wage| i64::from(wage.cents)), 2, Unit::Dollars)
    }

    /// A percent with at least `decimals`, the number that its source publishes; more where the
    /// figure has more, so that none is cut off.
    pub fn percent(percent: Option<impl Into<f64>>, decimals: u8) -> Self {
        Self::exact(percent, decimals, Unit::Percent)
    }

    /// A rating, a ratio or a level of prices with at least `decimals`; see [`Value::percent`].
    pub fn decimal(figure: Option<impl Into<f64>>, decimals: u8) -> Self {
        Self::exact(figure, decimals, Unit::Plain)
    }

    fn exact(figure: Option<impl Into<f64>>, at_least: u8, unit: Unit) -> Self {
        figure.map_or(Self::Missing, |figure| {
            let figure = figure.into();
            let decimals = decimals_of(figure).max(at_least);
            Self::number(Some(scaled(figure, decimals)), decimals, unit)
        })
    }

    /// A figure in units of its last decimal.
    pub fn number(digits: Option<i64>, decimals: u8, unit: Unit) -> Self {
        digits.map_or(Self::Missing, |digits| {
            Self::Number(Number { digits, decimals, unit, signed: false })
        })
    }

    /// The same figure as the least that it may be.
    #[must_use]
    pub fn at_least(self) -> Self {
        match self {
            Self::Number(number) => Self::AtLeast(number),
            other => other,
        }
    }

    /// Whether it may be higher than it says.
    pub fn is_at_least(&self) -> bool {
        matches!(self, Self::AtLeast(_))
    }

    /// The same figure as a change, with its sign.
    #[must_use]
    pub fn signed(self) -> Self {
        match self {
            Self::Number(number) => Self::Number(Number { signed: true, ..number }),
            other => other,
        }
    }

    /// The difference from `self` to `other`, when both are figures of the same unit.
    #[must_use]
    pub fn change_to(&self, other: &Self) -> Self {
        match self.aligned(other) {
            Some((from, to, finer)) => {
                Self::Number(Number { digits: to - from, signed: true, ..finer })
            }
            None => Self::Missing,
        }
    }

    /// The difference from `self` to `other` in percent of `self`. It is computed here and not
    /// published, so it is rounded to one decimal.
    #[must_use]
    pub fn growth_to(&self, other: &Self) -> Self {
        match self.aligned(other) {
            Some((from, to, _)) if from > 0 => {
                let thousandfold = (to - from) * 1000;
                let half = from / 2 * thousandfold.signum();
                Self::number(Some((thousandfold + half) / from), 1, Unit::Percent).signed()
            }
            _ => Self::Missing,
        }
    }

    /// The digits of two figures of the same unit, both with the decimals of the finer one, and that one.
    fn aligned(&self, other: &Self) -> Option<(i64, i64, Number)> {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) if a.unit == b.unit => {
                let finer = if a.decimals > b.decimals { *a } else { *b };
                let digits = |number: &Number| {
                    number.digits * 10_i64.pow((finer.decimals - number.decimals).into())
                };
                Some((digits(a), digits(b), finer))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    /// As it reads within a sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::AtLeast(number) => write!(f, "at least {number}"),
            Self::Missing => f.write_str("not available"),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.digits.signum() {
            -1 => "-",
            1 if self.signed => "+",
            _ => "",
        };
        let (before, after) = match self.unit {
            Unit::Plain => ("", ""),
            Unit::Dollars => ("$", ""),
            Unit::Percent => ("", "%"),
        };
        let decimals = usize::from(self.decimals);
        let mut digits = self.digits.unsigned_abs().to_string();
        if digits.len() <= decimals {
            digits.insert_str(0, &"0".repeat(decimals + 1 - digits.len()));
        }
        let (mut whole, fraction) = digits.split_at(digits.len() - decimals);
        f.write_str(sign)?;
        f.write_str(before)?;
        while whole.len() > 3 {
            let (thousands, rest) = whole.split_at((whole.len() - 1) % 3 + 1);
            f.write_str(thousands)?;
            f.write_str(",")?;
            whole = rest;
        }
        f.write_str(whole)?;
        if decimals > 0 {
            f.write_str(".")?;
            f.write_str(fraction)?;
        }
        f.write_str(after)
    }
}

/// How many decimals a figure was written with, up to six. Percents and ratings have two at most.
fn decimals_of(figure: f64) -> u8 {
    let is_whole = |decimals: &u8| {
        let scaled = figure * 10_f64.powi((*decimals).into());
        (scaled - scaled.round()).abs() < 1e-6
    };
    (0..6).find(is_whole).unwrap_or(6)
}

/// A figure as a whole number of its last decimals. The figures are a thousand at most, so that
/// with six decimals they fit.
#[expect(clippy::cast_possible_truncation)]
fn scaled(figure: f64, decimals: u8) -> i64 {
    (figure * 10_f64.powi(decimals.into())).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_keeps_every_decimal_it_was_written_with() {
        let shown = |figure: f64, decimals| match Value::percent(Some(figure), decimals) {
            Value::Number(number) => (number.digits, number.decimals),
            other => panic!("{other:?}"),
        };
        assert_eq!(shown(29.0, 1), (290, 1));
        assert_eq!(shown(12.48, 1), (1248, 2));
        assert_eq!(shown(-0.4, 0), (-4, 1));
        assert_eq!(shown(57.93, 2), (5793, 2));
    }

    #[test]
    fn growth_is_rounded_to_the_nearest_tenth_of_a_percent() {
        let growth = |from, to| {
            let figure = |digits| Value::number(Some(digits), 0, Unit::Plain);
            match figure(from).growth_to(&figure(to)) {
                Value::Number(number) => (number.digits, number.decimals, number.signed),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(growth(34_800, 45_690), (313, 1, true)); // 31.293%
        assert_eq!(growth(1000, 1025), (25, 1, true));
        assert_eq!(growth(3, 2), (-333, 1, true));
        assert_eq!(growth(300, 302), (7, 1, true)); // 0.667%
    }

    #[test]
    fn figures_are_compared_to_the_finest_decimal_of_both() {
        let whole = Value::number(Some(45_690), 0, Unit::Dollars);
        let cents = Value::number(Some(4_500_050), 2, Unit::Dollars);
        assert_eq!(whole.change_to(&cents).to_string(), "-$689.50");
        assert_eq!(cents.change_to(&whole).to_string(), "+$689.50");
        assert_eq!(whole.growth_to(&cents).to_string(), "-1.5%");
        assert_eq!(whole.growth_to(&Value::number(Some(1), 0, Unit::Plain)), Value::Missing);
    }

    #[test]
    fn a_change_from_an_absent_figure_is_absent() {
        let known = Value::number(Some(5), 0, Unit::Plain);
        assert_eq!(Value::Missing.change_to(&known), Value::Missing);
        assert_eq!(known.growth_to(&Value::Missing), Value::Missing);
        assert_eq!(Value::count(Some(0)).growth_to(&known), Value::Missing);
    }

    fn written(digits: i64, decimals: u8, unit: Unit, signed: bool) -> String {
        Number { digits, decimals, unit, signed }.to_string()
    }

    #[test]
    fn thousands_are_separated_and_cents_kept() {
        assert_eq!(written(34_800, 0, Unit::Dollars, false), "$34,800");
        assert_eq!(written(1_733, 2, Unit::Dollars, false), "$17.33");
        assert_eq!(written(1_500, 2, Unit::Dollars, false), "$15.00");
        assert_eq!(written(1_234_567, 0, Unit::Plain, false), "1,234,567");
        assert_eq!(written(999, 0, Unit::Plain, false), "999");
    }

    #[test]
    fn a_sign_comes_before_the_unit() {
        assert_eq!(written(-4, 1, Unit::Percent, false), "-0.4%");
        assert_eq!(written(10_890, 0, Unit::Dollars, true), "+$10,890");
        assert_eq!(written(-524, 2, Unit::Dollars, true), "-$5.24");
        assert_eq!(written(0, 0, Unit::Plain, true), "0");
    }
}
