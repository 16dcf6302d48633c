//! `salary`: what the job pays. One file a view, and what the views share.

pub mod by_industry;
pub mod by_year;
pub mod latest;
mod rows;

pub use rows::Selection;

use crate::{
    cli::Per,
    document::Value,
    profile::figures::{Dollars, Hourly, Pay, PayPoint, Percent},
};

/// One survey's pay in both of its units.
#[derive(Clone, Copy)]
struct Wages<'p> {
    annual: &'p Pay<Dollars>,
    hourly: &'p Pay<Hourly>,
}

impl Wages<'_> {
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

/// Whether few jobs stand behind a row: the relative standard error of their number is above 30%,
/// or was not released.
fn is_rough(employment_rse: Option<Percent>) -> bool {
    employment_rse.is_none_or(|error| f64::from(error) > 30.0)
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
