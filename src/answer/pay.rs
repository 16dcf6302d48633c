//! Pay in words and in figures, the same in every answer.

use crate::answer::place::Place;
use crate::cli::Per;
use crate::document::{Mark, Range, Ranges, Value, size};
use crate::profile::Profile;
use crate::profile::figures::{Dollars, Pay, PayPoint, Wages};
use crate::profile::salary::{OnlyPer, Salary, SalaryView};
use crate::profile::text::Caution;

impl Wages<'_> {
    /// The wage at `point`, an hour or a year.
    pub(crate) fn value(self, per: Per, point: PayPoint) -> Value {
        match per {
            Per::Year => yearly(self.annual, point),
            Per::Hour => match self.hourly.at_least(point) {
                Some(least) => Value::hourly(Some(least)).at_least(),
                None => Value::hourly(self.hourly.at(point)),
            },
        }
    }
}

/// The wage a year at `point`, exactly or at least.
pub(crate) fn yearly(pay: &Pay<Dollars>, point: PayPoint) -> Value {
    match pay.at_least(point) {
        Some(least) => Value::dollars(Some(least)).at_least(),
        None => Value::dollars(pay.at(point)),
    }
}

/// The ranges of pay, drawn on one scale.
pub(crate) fn ranges<'p>(
    per: Per,
    rows: impl Iterator<Item = (String, Wages<'p>)>,
    marks: Vec<Mark>,
) -> Ranges {
    let range = |(name, wages): (String, Wages<'p>)| Range {
        name,
        points: PayPoint::PERCENTILES.map(|point| wages.value(per, point)),
    };
    Ranges {
        caption: format!("The range of {} pay", adjective(per)),
        // A single figure is no range.
        rows: rows
            .map(range)
            .filter(|row| row.points.iter().filter_map(size).count() > 1)
            .collect(),
        marks,
    }
}

/// The cautions of a view, and those of what it may hold: figures that are rough, missing, or at least so high.
pub(crate) fn cautions(
    section: &Salary,
    view: SalaryView,
    is_rough: bool,
    is_missing: bool,
    is_at_least: bool,
) -> Vec<String> {
    let of_view = Caution::on(&section.notes, &view);
    of_view.into_iter().chain(warnings(section, is_rough, is_missing, is_at_least)).collect()
}

/// The unit that was asked for, or the other where the nation's newest survey has that alone.
pub(crate) fn known_unit(profile: &Profile, asked: Per) -> Per {
    let Ok(newest) = profile.newest_survey() else { return asked };
    match (newest.annual.is_known(), newest.hourly.is_known()) {
        (true, false) => Per::Year,
        (false, true) => Per::Hour,
        _ => asked,
    }
}

/// What a sentence adds where pay is published in one unit only.
pub(crate) fn only_unit(section: &Salary) -> &'static str {
    match section.only_per {
        None => "",
        Some(OnlyPer::Hour) => " BLS publishes no yearly pay for this job.",
        Some(OnlyPer::Year) => " BLS publishes no hourly pay for this job.",
    }
}

/// What the notes of pay are called where they are left out: the one that changes most.
pub(crate) const NOTES: &str = "notes (wages leave out overtime and benefits)";

/// What a sentence adds where the figures of a place are rough.
pub(crate) const ROUGH: &str = " These figures are rough: the number of jobs is uncertain.";

/// The cautions of figures that are rough, of figures that are missing, and of wages that are at least so high.
pub(crate) fn warnings(
    section: &Salary,
    is_rough: bool,
    is_missing: bool,
    is_at_least: bool,
) -> Vec<String> {
    let rough = is_rough.then_some(SalaryView::Rough);
    let missing = is_missing.then_some(SalaryView::Missing);
    let at_least = is_at_least.then_some(SalaryView::AtLeast);
    let views = rough.into_iter().chain(missing).chain(at_least);
    views.flat_map(|view| Caution::on(&section.notes, &view)).collect()
}

/// The cautions of a view of places.
pub(crate) fn cautions_of_places(
    section: &Salary,
    view: SalaryView,
    places: &[Place<'_>],
) -> Vec<String> {
    let is_missing = places.iter().any(|place| !place.figures.are_whole());
    let is_at_least = places.iter().any(|place| place.figures.wages().are_at_least());
    cautions(section, view, places.iter().any(Place::is_rough), is_missing, is_at_least)
}

/// How a wage compares with another, such as "$3,620 (7.9%) above", to be followed by the other.
pub(crate) fn against(wage: &Value, other: &Value) -> Option<String> {
    let (Value::Number(difference), Value::Number(percent)) =
        (other.change_to(wage), other.growth_to(wage))
    else {
        return None;
    };
    Some(match difference.digits {
        0 => "the same as".to_owned(),
        digits => {
            let side = if digits > 0 { "above" } else { "below" };
            format!("{} ({}) {side}", difference.unsigned(), percent.unsigned())
        }
    })
}

/// "half of medical assistants earn more than $45,690 a year ($21.97 an hour)"; the unit that was not
/// asked for in parentheses.
pub(crate) fn half_earn_more(people: &str, wages: Wages<'_>, per: Per) -> Option<String> {
    let median = |per| match wages.value(per, PayPoint::Median) {
        Value::Number(median) => Some((format!("{median} {}", unit(per)), false)),
        Value::AtLeast(median) => Some((format!("{median} {}", unit(per)), true)),
        _ => None,
    };
    let (amount, is_at_least) = match (median(per), median(other(per))) {
        (Some((asked, at_least)), Some((other, _))) => (format!("{asked} ({other})"), at_least),
        (asked, other) => asked.or(other)?,
    };
    Some(if is_at_least {
        format!("at least half of {people} earn {amount} or more")
    } else {
        format!("half of {people} earn more than {amount}")
    })
}

/// "31.3% more" or "2.0% less".
pub(crate) fn more_or_less(growth: &Value) -> Option<String> {
    let Value::Number(growth) = growth else { return None };
    let side = if growth.digits < 0 { "less" } else { "more" };
    Some(format!("{} {side}", growth.unsigned()))
}

/// The first letter small, as within a sentence.
pub(crate) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// The unit that was not asked for.
pub(crate) fn other(per: Per) -> Per {
    match per {
        Per::Hour => Per::Year,
        Per::Year => Per::Hour,
    }
}

/// The points of pay in the order that a reader asks for them.
pub(crate) const MEDIAN_FIRST: [PayPoint; 6] =
    [PayPoint::Median, PayPoint::P10, PayPoint::P25, PayPoint::P75, PayPoint::P90, PayPoint::Mean];

/// "an hour" or "a year".
pub(crate) fn unit(per: Per) -> &'static str {
    match per {
        Per::Hour => "an hour",
        Per::Year => "a year",
    }
}

/// "hourly" or "yearly".
pub(crate) fn adjective(per: Per) -> &'static str {
    match per {
        Per::Hour => "hourly",
        Per::Year => "yearly",
    }
}

/// What a column of wages at `point` is headed.
pub(crate) fn heading(point: PayPoint) -> &'static str {
    match point {
        PayPoint::Mean => "Average",
        PayPoint::P10 => "Bottom 10%",
        PayPoint::P25 => "Bottom 25%",
        PayPoint::Median => "Median",
        PayPoint::P75 => "Top 25%",
        PayPoint::P90 => "Top 10%",
    }
}

/// What a wage at `point` is called by itself.
pub(crate) fn in_words(point: PayPoint) -> &'static str {
    match point {
        PayPoint::Mean => "Average",
        PayPoint::P10 => "Bottom 10% earn less than",
        PayPoint::P25 => "Bottom 25% earn less than",
        PayPoint::Median => "Median",
        PayPoint::P75 => "Top 25% earn more than",
        PayPoint::P90 => "Top 10% earn more than",
    }
}
