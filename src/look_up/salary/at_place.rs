//! `salary PLACE`: one place, its state and the nation.

use serde::Serialize;

use crate::answer::pay::{MEDIAN_FIRST, against, cautions_of_places, in_words, ranges, unit};
use crate::answer::place::{self, AskedPlace, Place};
use crate::answer::{Answer, those_with_an_answer};
use crate::cli::Per;
use crate::document::{Block, Document, Table, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::figures::PayPoint;
use crate::profile::salary::{Salary, SalaryView};

/// The answer to `salary PLACE`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AtPlaceAnswer<'p> {
    /// The place that was asked for.
    place: AskedPlace<'p>,
    /// The place, its state where it is an area in one, then the nation.
    rows: Vec<Place<'p>>,
    #[serde(skip)]
    reading: Option<String>,
    #[serde(skip)]
    per: Per,
    #[serde(skip)]
    section: &'p Salary,
}

/// The place that `typed` means, its state and the nation.
pub fn answer<'p>(
    profile: &'p Profile,
    typed: &str,
    per: Per,
) -> Result<AtPlaceAnswer<'p>, Failure> {
    let found = place::find(profile, Some(typed))?;
    Ok(AtPlaceAnswer {
        place: found.asked,
        rows: found.places,
        reading: found.reading,
        per,
        section: profile.salary.get()?,
    })
}

impl AtPlaceAnswer<'_> {
    fn wage(&self, place: &Place<'_>, point: PayPoint) -> Value {
        place.figures.wages().value(self.per, point)
    }

    /// The median here and in the nation, in one sentence.
    fn verdict(&self) -> Option<String> {
        let [here, .., nation] = self.rows.as_slice() else { return None };
        let [pays, nation_pays] = [here, nation].map(|place| self.wage(place, PayPoint::Median));
        let difference = against(&pays, &nation_pays)?;
        let (name, unit) = (here.in_words(), unit(self.per));
        let rough = if here.is_rough() { " These figures are rough." } else { "" };
        Some(format!(
            "In {name}, the median is {pays} {unit}: {difference} the nation's {nation_pays}.{rough}"
        ))
    }

    fn table(&self) -> Table {
        let headings = self.rows.iter().map(Place::marked);
        let mut table = Table::new(["Key figure".to_owned()].into_iter().chain(headings));
        let mut line = |name: &str, figure: &dyn Fn(&Place<'_>) -> Value| {
            table.row([Value::text(name)].into_iter().chain(self.rows.iter().map(figure)));
        };
        for point in MEDIAN_FIRST {
            line(in_words(point), &|place| self.wage(place, point));
        }
        line("Median at U.S. prices", &|place| place.median_at_national_prices(self.per));
        if self.per == Per::Year {
            line("Median of all jobs", &|place| {
                Value::dollars(place.figures.all_occupations_annual_median)
            });
        }
        line("Prices (U.S. = 100)", &|place| Value::price_level(place.figures.price_parity));
        line("Jobs", &|place| Value::count(place.figures.employment));
        line("Standard error of jobs", &|place| {
            Value::percent(place.figures.employment_rse_percent, 1)
        });
        line("Location quotient", &|place| Value::ratio(place.figures.location_quotient, 2));
        table
    }
}

impl Answer for AtPlaceAnswer<'_> {
    const COMMAND: &'static str = "salary";
    const TABLE: &'static str = "rows";

    fn document(&self) -> Document {
        let mut document = Document::new(format!(
            "pay {} in {}, {}",
            unit(self.per),
            self.rows[0].in_words(),
            self.rows[0].figures.period
        ));
        if let Some(verdict) = self.verdict() {
            document.push(Block::Text(verdict));
        }
        document.push(self.table().into());
        let pay = self.rows.iter().map(|place| (place.marked(), place.figures.wages()));
        document.push(ranges(self.per, pay, Vec::new()).into());
        document
    }

    fn readings(&self) -> Vec<String> {
        self.reading.iter().cloned().collect()
    }

    fn notes(&self) -> Vec<String> {
        let cautions = cautions_of_places(self.section, SalaryView::Place, &self.rows);
        self.rows[0].crosses_states().into_iter().chain(cautions).collect()
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        let place = self.rows.first()?;
        let handle = place.handle();
        let state = place.states.first()?;
        let lines = [
            format!("offer AMOUNT --at {handle}"),
            format!("compare JOB --at {handle}"),
            format!("licensure {state}"),
        ];
        those_with_an_answer(profile, &lines.each_ref().map(String::as_str), ", ")
    }
}
