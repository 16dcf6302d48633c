//! `salary PLACE`: one place, its state and the nation, or up to three places.

use std::cmp::Reverse;

use serde::Serialize;

use crate::answer::pay::{
    self, MEDIAN_FIRST, ROUGH, adjective, against, cautions_of_places, half_earn_more, heading,
    in_words, only_unit, other, ranges, unit,
};
use crate::answer::place::{self, Asked, Place};
use crate::answer::{Answer, those_with_an_answer};
use crate::cli::Per;
use crate::document::{Columns, Detail, Document, Table, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::figures::PayPoint;
use crate::profile::occupation::Occupation;
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
    handles: Vec<String>,
    #[serde(skip)]
    readings: Vec<String>,
    /// Whether the profile has levels of prices; the nation is the base of the scale, and always has one.
    #[serde(skip)]
    knows_prices: bool,
    #[serde(skip)]
    per: Per,
    #[serde(skip)]
    occupation: &'p Occupation,
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
    let is_known = |place: &Place<'_>| place.figures.price_parity_source.is_some();
    let knows_prices = found.places.iter().any(is_known)
        || profile.states.maybe()?.is_some_and(|survey| survey.price_parity_source.is_some());
    Ok(AtPlaceAnswer {
        asked: found.asked,
        rows: found.places,
        handles: found.handles,
        readings: found.readings,
        knows_prices,
        per,
        occupation: profile.occupation.get()?,
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
                    Some((number.digits, Value::Number(number), place.marked_in_short()))
                }
                _ => None,
            })
            .collect();
        known.sort_by_key(|(digits, ..)| Reverse(*digits));
        let ((_, most, where_most), others) = known.split_first()?;
        let others = others.iter().map(|(_, value, place)| {
            Some(format!("{} the {value} in {place}", against(most, value)?))
        });
        let others = others.collect::<Option<Vec<_>>>()?.join(", and ");
        (!others.is_empty())
            .then(|| format!("{what} {most}{unit} in {where_most}. That is {others}."))
    }

    /// Where the median is higher, and where it buys more.
    fn side_by_side(&self) -> Option<String> {
        let unit = format!(" {}", unit(self.per));
        let nominal =
            self.compared("The median is", &unit, |place| self.wage(place, PayPoint::Median));
        let real = self.compared("At U.S. prices, it is", "", |place| {
            place.median_at_national_prices(self.per)
        });
        // Of three places the table says it.
        let real = real.filter(|_| self.asked().len() < 3);
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
            return Some(self.side_by_side()? + only_unit(self.section));
        }
        let here = self.rows.first()?;
        let name = here.in_words();
        let people = &self.occupation.people();
        let Some(half) = half_earn_more(people, here.figures.wages(), self.per) else {
            return Some(format!("BLS gives no median pay for {name}."));
        };
        let nation = self.rows.last().filter(|_| self.rows.len() > 1).and_then(|nation| {
            let [pays, nation] = [here, nation].map(|place| self.wage(place, PayPoint::Median));
            Some(format!(" That is {} the nation's {nation}.", against(&pays, &nation)?))
        });
        let rough = if here.is_rough() { ROUGH } else { "" };
        let only = only_unit(self.section);
        Some(format!("In {name}, {half}.{}{rough}{only}", nation.unwrap_or_default()))
    }

    /// What someone decides on: the points of pay in both units, what it buys, and how many jobs there are.
    fn table_in_short(&self) -> Table {
        let other = other(self.per);
        let columns = Columns::<Place<'p>>::new()
            .column("Place", |place| Value::text(place.marked_in_short()))
            .column(format!("Median {}", unit(self.per)), |place| {
                self.wage(place, PayPoint::Median)
            })
            .column(format!("Median {}", unit(other)), move |place| {
                place.figures.wages().value(other, PayPoint::Median)
            })
            .column(heading(PayPoint::P10), |place| self.wage(place, PayPoint::P10))
            .column(heading(PayPoint::P90), |place| self.wage(place, PayPoint::P90))
            .column("Median at U.S. prices", |place| place.median_at_national_prices(self.per))
            .only_if(self.knows_prices)
            .column("Jobs", |place| Value::count(place.figures.employment));
        columns.table(&self.rows, None).transposed("Key figure").without_empty_rows()
    }

    /// A line a figure, a column a place.
    fn table(&self) -> Table {
        let other = other(self.per);
        let columns =
            Columns::<Place<'p>>::new().column("Place", |place| Value::text(place.marked()));
        let columns = MEDIAN_FIRST.into_iter().fold(columns, |columns, point| {
            columns
                .column(in_words(point), move |place| self.wage(place, point))
                .column(format!("Median {}", unit(other)), move |place| {
                    place.figures.wages().value(other, point)
                })
                .only_if(point == PayPoint::Median && self.section.only_per.is_none())
        });
        columns
            .column("Median at U.S. prices", |place| place.median_at_national_prices(self.per))
            .only_if(self.knows_prices)
            .column("Median of all jobs", |place| {
                Value::dollars(place.figures.all_occupations_annual_median)
            })
            .only_if(self.per == Per::Year)
            .column("Prices (U.S. = 100)", |place| Value::decimal(place.figures.price_parity, 0))
            .only_if(self.knows_prices)
            .column("Jobs", |place| Value::count(place.figures.employment))
            .column("Standard error of jobs", |place| {
                Value::percent(place.figures.employment_rse_percent, 1)
            })
            .column("Location quotient", |place| Value::decimal(place.figures.location_quotient, 2))
            .table(&self.rows, None)
            .transposed("Key figure")
    }
}

impl Answer for AtPlaceAnswer<'_> {
    const COMMAND: &'static str = "salary";
    const TABLE: &'static str = "rows";
    const NOTES: &'static str = pay::NOTES;

    fn summary(&self) -> Option<String> {
        self.verdict()
    }

    fn document(&self, detail: Detail) -> Document {
        let places = match self.asked() {
            // The sentence below has the whole name.
            [one] if detail == Detail::Short && one.crosses_states().is_some() => {
                format!("in {}", one.marked_in_short())
            }
            [one] if detail == Detail::Short => {
                format!("in {}", one.in_words().replace(" nonmetropolitan ", " nonmetro "))
            }
            [one] => format!("in {}", one.in_words()),
            _ => "side by side".to_owned(),
        };
        let period = self.rows[0].figures.period;
        let title = format!("{} pay {places}, {period}", adjective(self.per));
        let mut document = Document::new(title);
        match detail {
            Detail::Full => document.push(self.table()),
            Detail::Short => {
                document.push(self.table_in_short());
                document.left_out.push("more figures");
            }
        }
        let pay = self.rows.iter().map(|place| (place.marked_in_short(), place.figures.wages()));
        document.push(ranges(self.per, pay, Vec::new()));
        document
    }

    fn readings(&self) -> Vec<String> {
        self.readings.clone()
    }

    fn notes_in_short(&self) -> Vec<String> {
        let crosses = self.rows[0].crosses_states().filter(|_| self.asked().len() == 1);
        crosses.into_iter().collect()
    }

    fn notes(&self) -> Vec<String> {
        let cautions = cautions_of_places(self.section, SalaryView::Place, &self.rows);
        let crosses = self.rows[0].crosses_states().filter(|_| self.asked().len() == 1);
        crosses.into_iter().chain(cautions).collect()
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        let handle = self.handles.join(" --at ");
        let state = self.rows.first()?.states.first()?;
        let lines = [
            format!("offer AMOUNT --at {handle}"),
            format!("compare JOB --at {handle}"),
            format!("licensure {state}"),
        ];
        those_with_an_answer(profile, &lines.each_ref().map(String::as_str), ", ")
    }
}
