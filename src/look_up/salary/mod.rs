//! `salary`: what the job pays, a file a view.

pub mod at_place;
pub mod by_industry;
pub mod by_place;
pub mod by_year;
pub mod latest;
mod rows;

pub use rows::Selection;

use clap::ValueEnum;

use crate::{cli::SalaryBy, failure::Failure, typed::suggest::quoted};

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
