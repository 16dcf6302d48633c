//! `salary`: what the job pays. One file a view, and what the views share.

pub mod at_place;
pub mod by_industry;
pub mod by_place;
pub mod by_year;
mod facts;
pub mod latest;
mod rows;

pub(crate) use facts::facts;
pub use rows::Selection;

use clap::ValueEnum;

use crate::{
    cli::{Per, SalaryBy},
    document::{Mark, Range, Ranges, Value},
    failure::Failure,
    profile::{
        Profile,
        estimates::Estimates,
        figures::{Dollars, Hourly, Pay, PayPoint},
        period::Period,
        salary::{Salary, SalaryView, YearRow},
        text::Caution,
    },
    typed::suggest::quoted,
};

/// One survey's pay in both of its units.
#[derive(Clone, Copy)]
pub(crate) struct Wages<'p> {
    annual: &'p Pay<Dollars>,
    hourly: &'p Pay<Hourly>,
}

impl<'p> Wages<'p> {
    pub(crate) fn of(estimates: &'p Estimates) -> Self {
        Self { annual: &estimates.annual, hourly: &estimates.hourly }
    }

    /// The wage at `point`, an hour or a year.
    pub(crate) fn value(self, per: Per, point: PayPoint) -> Value {
        match per {
            Per::Year => Value::dollars(self.annual.at(point)),
            Per::Hour => Value::hourly(self.hourly.at(point)),
        }
    }

    /// The wage at `point` as a number to order by.
    fn rank(self, per: Per, point: PayPoint) -> Option<u32> {
        match per {
            Per::Year => self.annual.at(point).map(|dollars| dollars.0),
            Per::Hour => self.hourly.at(point).map(|wage| wage.cents),
        }
    }
}

/// The survey of `period`.
pub(crate) fn survey(profile: &Profile, period: Period) -> Result<&YearRow, Failure> {
    let section = profile.salary.get()?;
    section.by_year.iter().find(|row| row.period == period).ok_or_else(|| {
        Failure::bad_profile(format!("{} has no survey of {period}", profile.salary.file()))
    })
}

/// The newest survey.
pub(crate) fn newest(profile: &Profile) -> Result<&YearRow, Failure> {
    let section = profile.salary.get()?;
    section.by_year.iter().max_by_key(|row| row.period).ok_or_else(|| {
        Failure::bad_profile(format!("{} has no survey at all", profile.salary.file()))
    })
}

/// The ranges of pay, drawn on one scale.
pub(crate) fn ranges<'p>(
    per: Per,
    rows: impl Iterator<Item = (String, Wages<'p>)>,
    mark: Option<Mark>,
) -> Ranges {
    let range = |(name, wages): (String, Wages<'p>)| Range {
        name,
        p10: wages.value(per, PayPoint::P10),
        p25: wages.value(per, PayPoint::P25),
        median: wages.value(per, PayPoint::Median),
        p75: wages.value(per, PayPoint::P75),
        p90: wages.value(per, PayPoint::P90),
    };
    Ranges {
        caption: format!("The range of pay {}", unit(per)),
        rows: rows.map(range).collect(),
        mark,
    }
}

/// A name, marked where few jobs stand behind its figures.
pub(crate) fn marked(name: &str, estimates: &Estimates) -> String {
    if estimates.are_rough() { format!("{name} (rough)") } else { name.to_owned() }
}

/// The cautions of a view whose rows rest on `jobs`; `known` says that no figure is missing.
pub(crate) fn cautions<'a>(
    section: &Salary,
    view: SalaryView,
    mut jobs: impl Iterator<Item = &'a Estimates>,
    known: bool,
) -> Vec<String> {
    let rough = jobs.any(Estimates::are_rough).then_some(SalaryView::Rough);
    let missing = (!known).then_some(SalaryView::Missing);
    let views = [view].into_iter().chain(rough).chain(missing);
    views.flat_map(|view| Caution::on(&section.notes, &view)).collect()
}

/// How a wage stands to another, such as "$3,620 (7.9%) above", to be followed by the other.
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

/// The error of a view that knows no places.
pub(crate) fn is_of_the_nation(by: SalaryBy, place: &str) -> Failure {
    let view = by.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    Failure::usage(format!("pay by {view} is that of the whole nation, and takes no place"))
        .hint(
            "by place",
            "salary PLACE for one place, salary --by area --at STATE for a state's areas",
        )
        .try_this(format!("ma-career salary {}", quoted(place)))
}

/// The points of pay in the order that a reader asks for them.
const MEDIAN_FIRST: [PayPoint; 6] =
    [PayPoint::Median, PayPoint::P10, PayPoint::P25, PayPoint::P75, PayPoint::P90, PayPoint::Mean];

/// The points that a table with a row a place or an industry has room for, and the one that orders it.
fn shown_points(sorted_by: Option<PayPoint>) -> Vec<PayPoint> {
    let always = [PayPoint::P10, PayPoint::Median, PayPoint::P90];
    let is_shown = |point: &PayPoint| always.contains(point) || sorted_by == Some(*point);
    PayPoint::ALL.into_iter().filter(is_shown).collect()
}

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

/// What a wage at `point` is called where it stands by itself.
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
