//! `salary`: what the job pays. One file a view, and what the views share.

pub mod by_industry;
pub mod by_year;
pub mod latest;
mod rows;

pub use rows::Selection;

use crate::{
    cli::Per,
    document::Value,
    failure::Failure,
    profile::{
        Profile,
        estimates::Estimates,
        figures::{Dollars, Hourly, Pay, PayPoint},
        period::Period,
        salary::YearRow,
    },
};

/// One survey's pay in both of its units.
#[derive(Clone, Copy)]
struct Wages<'p> {
    annual: &'p Pay<Dollars>,
    hourly: &'p Pay<Hourly>,
}

impl<'p> Wages<'p> {
    fn of(estimates: &'p Estimates) -> Self {
        Self { annual: &estimates.annual, hourly: &estimates.hourly }
    }

    /// The wage at `point`, an hour or a year.
    fn value(self, per: Per, point: PayPoint) -> Value {
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
pub(in crate::section) fn survey(profile: &Profile, period: Period) -> Result<&YearRow, Failure> {
    let section = profile.salary.get()?;
    section.by_year.iter().find(|row| row.period == period).ok_or_else(|| {
        Failure::bad_profile(format!("{} has no survey of {period}", profile.salary.file()))
    })
}

/// The newest survey.
pub(in crate::section) fn newest(profile: &Profile) -> Result<&YearRow, Failure> {
    let section = profile.salary.get()?;
    section.by_year.iter().max_by_key(|row| row.period).ok_or_else(|| {
        Failure::bad_profile(format!("{} has no survey at all", profile.salary.file()))
    })
}

/// A name, marked where few jobs stand behind its figures.
fn marked(name: &str, estimates: &Estimates) -> String {
    if estimates.are_rough() { format!("{name} (rough)") } else { name.to_owned() }
}

/// "an hour" or "a year".
fn unit(per: Per) -> &'static str {
    match per {
        Per::Hour => "an hour",
        Per::Year => "a year",
    }
}

/// What a column of wages at `point` is headed.
fn heading(point: PayPoint) -> &'static str {
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
pub(in crate::section) fn in_words(point: PayPoint) -> &'static str {
    match point {
        PayPoint::Mean => "Average",
        PayPoint::P10 => "Bottom 10% earn less than",
        PayPoint::P25 => "Bottom 25% earn less than",
        PayPoint::Median => "Median",
        PayPoint::P75 => "Top 25% earn more than",
        PayPoint::P90 => "Top 10% earn more than",
    }
}
