//! Pay in words and in figures, the same in every answer.

use crate::answer::place::Place;
use crate::cli::Per;
use crate::document::{Mark, Range, Ranges, Value};
use crate::profile::figures::{PayPoint, Wages};
use crate::profile::salary::{Salary, SalaryView};
use crate::profile::text::Caution;

impl Wages<'_> {
    /// The wage at `point`, an hour or a year.
    pub(crate) fn value(self, per: Per, point: PayPoint) -> Value {
        match per {
            Per::Year => Value::dollars(self.annual.at(point)),
            Per::Hour => Value::hourly(self.hourly.at(point)),
        }
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
        caption: format!("The range of pay {}", unit(per)),
        rows: rows.map(range).collect(),
        marks,
    }
}

/// The cautions of a view, and those of what it may hold: figures that are rough, figures that are missing.
pub(crate) fn cautions(
    section: &Salary,
    view: SalaryView,
    is_rough: bool,
    is_missing: bool,
) -> Vec<String> {
    let rough = is_rough.then_some(SalaryView::Rough);
    let missing = is_missing.then_some(SalaryView::Missing);
    let views = [view].into_iter().chain(rough).chain(missing);
    views.flat_map(|view| Caution::on(&section.notes, &view)).collect()
}

/// The cautions of a view of places.
pub(crate) fn cautions_of_places(
    section: &Salary,
    view: SalaryView,
    places: &[Place<'_>],
) -> Vec<String> {
    let is_missing = places.iter().any(|place| !place.figures.are_whole());
    cautions(section, view, places.iter().any(Place::is_rough), is_missing)
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
