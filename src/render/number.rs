//! Figures as people read them: `$45,690`, `12.5%`, `+105,440`.

use crate::document::{Number, Unit, Value};

/// What stands where a figure was not released or not found, in a format that is looked at.
pub(super) const MISSING: &str = "—";

/// A cell's text; a missing figure reads as `missing`.
pub(super) fn value(value: &Value, missing: &str) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(figure) => number(*figure),
        Value::Missing => missing.to_owned(),
    }
}

fn number(number: Number) -> String {
    let sign = match number.digits.signum() {
        -1 => "-",
        1 if number.signed => "+",
        _ => "",
    };
    let scale = 10_u64.pow(number.decimals.into());
    let magnitude = number.digits.unsigned_abs();
    let whole = thousands(magnitude / scale);
    let fraction = match number.decimals {
        0 => String::new(),
        decimals => format!(".{:0width$}", magnitude % scale, width = usize::from(decimals)),
    };
    let (before, after) = match number.unit {
        Unit::Plain => ("", ""),
        Unit::Dollars => ("$", ""),
        Unit::Percent => ("", "%"),
    };
    format!("{sign}{before}{whole}{fraction}{after}")
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(digits: i64, decimals: u8, unit: Unit, signed: bool) -> String {
        number(Number { digits, decimals, unit, signed })
    }

    #[test]
    fn thousands_are_separated_and_cents_kept() {
        assert_eq!(shown(34_800, 0, Unit::Dollars, false), "$34,800");
        assert_eq!(shown(1_733, 2, Unit::Dollars, false), "$17.33");
        assert_eq!(shown(1_500, 2, Unit::Dollars, false), "$15.00");
        assert_eq!(shown(1_234_567, 0, Unit::Plain, false), "1,234,567");
        assert_eq!(shown(999, 0, Unit::Plain, false), "999");
    }

    #[test]
    fn a_sign_stands_before_the_unit() {
        assert_eq!(shown(-4, 1, Unit::Percent, false), "-0.4%");
        assert_eq!(shown(10_890, 0, Unit::Dollars, true), "+$10,890");
        assert_eq!(shown(-524, 2, Unit::Dollars, true), "-$5.24");
        assert_eq!(shown(0, 0, Unit::Plain, true), "0");
    }
}
