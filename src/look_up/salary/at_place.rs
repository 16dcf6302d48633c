//! `salary PLACE`: one place, its state and the nation, or up to three places.

use std::cmp::Reverse;

use serde::Serialize;

use crate::answer::pay::{MEDIAN_FIRST, against, cautions_of_places, in_words, ranges, unit};
use crate::answer::place::{self, Asked, Place};
use crate::answer::{Answer, those_with_an_answer};
use crate::cli::Per;
use crate::document::{Block, Detail, Document, Table, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::figures::PayPoint;
use crate::profile::salary::{Salary, SalaryView};

/// The answer to `salary PLACE`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AtPlaceAnswer<'p> {
    #[serde(flatten)]
    asked: Asked<'p>,
    /// The place and its state where it is an area in one, or the places; then the nation.
    rows: Vec<Place<'p>>,
    #[serde(skip)]
    readings: Vec<String>,
    #[serde(skip)]
    per: Per,
    #[serde(skip)]
    section: &'p Salary,
}

/// The places that `typed` mean, of one its state, and the nation.
pub fn answer<'p>(
    profile: &'p Profile,
    typed: &[String],
    per: Per,
) -> Result<AtPlaceAnswer<'p>, Failure> {
    let found = place::find_each(profile, typed)?;
    Ok(AtPlaceAnswer {
        asked: found.asked,
        rows: found.places,
        readings: found.readings,
        per,
        section: profile.salary.get()?,
    })
}

impl<'p> AtPlaceAnswer<'p> {
    /// The places that were asked for.
    fn asked(&self) -> &[Place<'p>] {
        &self.rows[..self.asked.count()]
    }

    /// How figures of the places that were asked for compare, the highest first.
    fn compared(
        &self,
        what: &str,
        unit: &str,
        figure: impl Fn(&Place<'_>) -> Value,
    ) -> Option<String> {
        let mut known: Vec<(i64, Value, String)> = self
            .asked()
            .iter()
            .filter_map(|place| match figure(place) {
                Value::Number(number) => {
                    Some((number.digits, Value::Number(number), place.in_words()))
                }
                _ => None,
            })
            .collect();
        known.sort_by_key(|(digits, ..)| Reverse(*digits));
        let ((_, most, where_most), others) = known.split_first()?;
        let others = others.iter().map(|(_, value, place)| {
            Some(format!("{} the {value} in {place}", against(most, value)?))
        });
        let others = others.collect::<Option<Vec<_>>>()?.join(" and ");
        (!others.is_empty()).then(|| format!("{what} {most}{unit} in {where_most}: {others}."))
    }

    /// Where the median is higher, and where it buys more.
    fn side_by_side(&self) -> Option<String> {
        let unit = format!(" {}", unit(self.per));
        let nominal =
            self.compared("The median is", &unit, |place| self.wage(place, PayPoint::Median));
        let real = self.compared("At U.S. prices, it is", "", |place| {
            place.median_at_national_prices(self.per)
        });
        let rough = self.asked().iter().filter(|place| place.is_rough()).map(Place::in_words);
        let rough = rough.collect::<Vec<_>>().join(" and ");
        let rough = (!rough.is_empty()).then(|| format!("The figures of {rough} are rough."));
        Some([Some(nominal?), real, rough].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    fn wage(&self, place: &Place<'_>, point: PayPoint) -> Value {
        place.figures.wages().value(self.per, point)
    }

    /// The median here and in the nation, in one sentence.
    fn verdict(&self) -> Option<String> {
        if self.asked().len() > 1 {
            return self.side_by_side();
        }
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

    fn document(&self, _: Detail) -> Document {
        let places = self.asked().iter().map(Place::in_words).collect::<Vec<_>>().join(" and ");
        let (unit, period) = (unit(self.per), self.rows[0].figures.period);
        let mut document = Document::new(format!("pay {unit} in {places}, {period}"));
        if let Some(verdict) = self.verdict() {
            document.push(Block::Text(verdict));
        }
        document.push(self.table().into());
        let pay = self.rows.iter().map(|place| (place.marked(), place.figures.wages()));
        document.push(ranges(self.per, pay, Vec::new()).into());
        document
    }

    fn readings(&self) -> Vec<String> {
        self.readings.clone()
    }

    fn notes(&self) -> Vec<String> {
        let cautions = cautions_of_places(self.section, SalaryView::Place, &self.rows);
        let crosses = self.rows[0].crosses_states().filter(|_| self.asked().len() == 1);
        crosses.into_iter().chain(cautions).collect()
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        let handles: Vec<&str> = self.asked().iter().map(Place::handle).collect();
        let handle = handles.join(" --at ");
        let state = self.rows.first()?.states.first()?;
        let lines = [
            format!("offer AMOUNT --at {handle}"),
            format!("compare JOB --at {handle}"),
            format!("licensure {state}"),
        ];
        those_with_an_answer(profile, &lines.each_ref().map(String::as_str), ", ")
    }
}
