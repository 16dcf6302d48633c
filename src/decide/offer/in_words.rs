//! An offer in words, in each unit.

use crate::cli::{Per, Unit as PayUnit};
use crate::document::{Unit, Value};
use crate::profile::figures::HOURS_A_YEAR;
use crate::typed::amount::Amount;

/// The offer in the unit that it is compared in.
pub(super) fn shown(amount: Amount) -> Value {
    match amount.per {
        Per::Hour => Value::number(i64::try_from(amount.cents).ok(), 2, Unit::Dollars),
        Per::Year => dollars(amount.cents),
    }
}

/// Dollars, with cents only where there are some.
fn dollars(cents: u64) -> Value {
    let digits = i64::try_from(cents).ok();
    if cents.is_multiple_of(100) {
        Value::number(digits.map(|cents| cents / 100), 0, Unit::Dollars)
    } else {
        Value::number(digits, 2, Unit::Dollars)
    }
}

/// The offer as it was typed.
pub(super) fn as_typed(amount: Amount) -> String {
    let typed = match amount.unit {
        PayUnit::Hour => Value::number(i64::try_from(amount.typed).ok(), 2, Unit::Dollars),
        _ => dollars(amount.typed),
    };
    format!("{typed} {}", amount.unit.in_words())
}

/// The same in other units.
pub(super) fn in_other_units(amount: Amount) -> String {
    format!("{}, at {}.", equal_to(amount), hours(amount))
}

/// The ends of an offer in other units, in one sentence.
pub(super) fn ends_in_other_units(ends: &[Amount]) -> String {
    let equal: Vec<String> = ends.iter().copied().map(equal_to).collect();
    let hours = ends.first().map(|amount| hours(*amount).replace(" a year", ""));
    format!("{} ({}).", equal.join(", "), hours.unwrap_or_default())
}

fn hours(amount: Amount) -> String {
    if amount.is_full_time() {
        format!("{} hours a year", Value::count(Some(HOURS_A_YEAR)))
    } else {
        format!("{} hours a week", amount.hours())
    }
}

/// What it is in the units that it was not said in.
fn equal_to(amount: Amount) -> String {
    let a_year = format!("{} a year", Value::dollars(Some(amount.annual())));
    let an_hour = format!("{} an hour", Value::hourly(Some(amount.hourly())));
    let other = match amount.unit {
        PayUnit::Hour => a_year,
        PayUnit::Year => an_hour,
        _ => format!("{a_year}, {an_hour}"),
    };
    let of_hours = if amount.unit == PayUnit::Day { " of 8 hours" } else { "" };
    format!("{}{of_hours} is {other}", as_typed(amount))
}
