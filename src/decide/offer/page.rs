//! How an offer reads.

use crate::answer::pay::{self, adjective, cautions, heading, lower_first, ranges};
use crate::answer::{Answer, those_with_an_answer};
use crate::cli::{Per, Unit as PayUnit};
use crate::decide::offer::in_words::{as_typed, ends_in_other_units, in_other_units, shown};
use crate::decide::offer::standing::points;
use crate::decide::offer::{OfferAnswer, OfferAtPlace};
use crate::document::{Block, Columns, Detail, Document, Mark, Value};
use crate::profile::Profile;
use crate::profile::figures::PayPoint;
use crate::profile::salary::{OnlyPer, SalaryView};
use crate::typed::amount::{Amount, Open, SHELL};

impl OfferAnswer<'_> {
    /// The offer, and whether it is low or high.
    pub(crate) fn headline(&self) -> String {
        format!("{}: {}", self.in_words(), lower_first(&self.verdicts()))
    }

    /// The same for each of the places that were asked for.
    fn verdicts(&self) -> String {
        let people = &self.occupation.people();
        let asked = self.places.iter().take(self.handles.len().max(1));
        asked.map(|row| row.in_a_sentence(people)).collect::<Vec<_>>().join(" ")
    }

    /// The unit of an offer that was made without one; it may be compared in the other.
    fn guessed(&self) -> &'static str {
        adjective(if self.offered.lower.unit == PayUnit::Hour { Per::Hour } else { Per::Year })
    }

    fn ends(&self) -> impl Iterator<Item = Amount> {
        [self.offered.lower].into_iter().chain(self.offered.upper)
    }

    /// A caution on an offer in the unit that BLS does not publish for this job.
    fn of_hours(&self) -> Option<String> {
        let is_of_hours = matches!(self.offered.lower.unit, PayUnit::Hour | PayUnit::Day);
        let unit = match self.section.only_per? {
            OnlyPer::Year if is_of_hours => "pay a year",
            OnlyPer::Hour if !is_of_hours => "pay an hour",
            _ => return None,
        };
        Some(format!(
            "BLS says that this job is generally not year-round, full-time work, so the hours behind \
             the offer are a guess. Ask for it in {unit}."
        ))
    }

    /// The offer in words.
    fn in_words(&self) -> String {
        let ends: Vec<String> = self.ends().map(as_typed).collect();
        let unit = format!(" {}", self.offered.lower.unit.in_words());
        let offer = match (ends.as_slice(), self.offered.open) {
            ([lower, upper], _) => format!("{} to {upper}", lower.trim_end_matches(&unit)),
            (ends, Some(Open::Above)) => format!("{} or more", ends.concat()),
            (ends, Some(Open::Below)) => format!("up to {}", ends.concat()),
            (ends, None) => ends.concat(),
        };
        if self.offered.lower.is_full_time() {
            return offer;
        }
        format!("{offer}, {} hours a week", self.offered.lower.hours())
    }

    /// A question to who makes an offer so low or so high that something else was meant: below two thirds
    /// of what the lowest paid tenth of the nation earns, or as far above the highest paid.
    fn doubt(&self) -> Option<String> {
        let wages = self.places.last()?.place.figures.wages();
        let points = points(wages, self.offered.lower.per);
        let (lowest, highest) = (points.first()?.cents, points.last()?.cents);
        let is_low = |amount: &Amount| amount.cents * 3 < lowest * 2;
        // Of pay that is "at least" so high, nobody knows what is far above it.
        let is_open = wages.value(self.offered.lower.per, PayPoint::P90).is_at_least();
        let is_high = |amount: &Amount| !is_open && amount.cents * 2 > highest * 3;
        let far = self.ends().find(|amount| is_low(amount) || is_high(amount))?;
        let help = match (far.unit, is_low(&far)) {
            (PayUnit::Year, true) if far.is_guessed => {
                " If it is pay for a week, two weeks or a month, say so: 3200 a month."
            }
            (PayUnit::Hour, false) if far.is_guessed => {
                " If it is thousands of dollars a year, say so: 45k."
            }
            (_, true) if self.may_lack_digits => {
                return Some(format!("Is the amount right? {SHELL}"));
            }
            (_, true) => " It is less than two thirds of what the lowest paid tenth earn.",
            (_, false) => " It is more than one and a half times what the highest paid tenth earn.",
        };
        Some(format!("Is the amount right?{help}"))
    }
}

impl Answer for OfferAnswer<'_> {
    const COMMAND: &'static str = "offer";
    const TABLE: &'static str = "places";
    const NOTES: &'static str = pay::NOTES;
    const COLUMNS: &'static [&'static str] = &[
        "below_median_percent",
        "above_median_percent",
        "median_difference_annual",
        "median_difference_hourly",
        "percentile_estimate",
        "percentile_lower_percentile",
        "percentile_lower_annual",
        "percentile_lower_hourly",
        "percentile_upper_percentile",
        "percentile_upper_annual",
        "percentile_upper_hourly",
        "percentile_beyond",
    ];

    fn summary(&self) -> Option<String> {
        let period = self.places.first()?.period;
        Some(format!("{} (BLS, {period}){}", self.verdicts(), pay::only_unit(self.section)))
    }

    fn document(&self, detail: Detail) -> Document {
        let per = self.offered.lower.per;
        let mut document = Document::new(format!("an offer of {}", self.in_words()));
        let people = &self.occupation.people();
        if detail == Detail::Full {
            document.push(Block::list(self.places.iter().flat_map(|row| row.verdicts(people))));
        }
        let name = |row: &OfferAtPlace<'_>| row.place.marked_in_short();
        let pay = self.places.iter().map(|row| (name(row), row.place.figures.wages()));
        let mark = |amount| Mark { name: "the offer".to_owned(), value: shown(amount) };
        document.push(ranges(per, pay, self.ends().map(mark).collect()));
        let columns =
            Columns::<OfferAtPlace<'_>>::new().column("Where", |row| Value::text(name(row)));
        // The ends of a range take the room of the quarters.
        let is_narrow = detail == Detail::Short && self.offered.upper.is_some();
        let is_shown =
            |point: &PayPoint| !(is_narrow && matches!(point, PayPoint::P25 | PayPoint::P75));
        let columns =
            PayPoint::PERCENTILES.into_iter().filter(is_shown).fold(columns, |columns, point| {
                columns
                    .column(heading(point), move |row| row.place.figures.wages().value(per, point))
            });
        let columns = self.ends().enumerate().fold(columns, |columns, (nth, end)| {
            let heading = match self.offered.upper {
                None => "Earn less".to_owned(),
                Some(_) => format!("Under {}", shown(end)),
            };
            columns.column(heading, move |row| Value::maybe_text(row.earn_less(nth)))
        });
        if detail == Detail::Short {
            document.push(columns.table(&self.places, None));
            document.left_out.push("all in words");
            return document;
        }
        let table =
            columns.column("Jobs", |row| Value::count(row.employment)).table(&self.places, None);
        let period = self.places.first().map(|row| row.period);
        let when = period.map(|period| format!(", {period}")).unwrap_or_default();
        document.push_under(format!("Published {} pay{when}", adjective(per)), table);
        document
    }

    fn readings(&self) -> Vec<String> {
        self.doubt().into_iter().chain(self.readings.clone()).collect()
    }

    fn notes_in_short(&self) -> Vec<String> {
        let guess =
            self.offered.lower.is_guessed.then(|| format!("No unit: taken as {}.", self.guessed()));
        let amounts = ends_in_other_units(&self.ends().collect::<Vec<_>>());
        let amounts = [amounts].into_iter().chain(guess).collect::<Vec<_>>().join(" ");
        self.of_hours().into_iter().chain([amounts]).collect()
    }

    fn notes(&self) -> Vec<String> {
        let guess = self.offered.lower.is_guessed.then(|| {
            format!(
                "No unit given, so we took it as {} pay. Under 1,000 is hourly; 1,000 and up is \
                 yearly. --per says which.",
                self.guessed()
            )
        });
        let is_rough = self.places.iter().any(|row| row.place.is_rough());
        let is_missing = self.places.iter().any(|row| row.employment.is_none());
        let is_at_least = self.places.iter().any(|row| row.place.figures.wages().are_at_least());
        let cautions = cautions(self.section, SalaryView::Offer, is_rough, is_missing, is_at_least);
        let is_one = self.asked.as_ref().is_none_or(|asked| asked.count() == 1);
        let crosses = self.places[0].place.crosses_states().filter(|_| is_one);
        let notes = self.ends().map(in_other_units).chain(guess).chain(crosses).chain(cautions);
        self.of_hours().into_iter().chain(notes).collect()
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        let lines = if self.places.first()?.place.is_nation() {
            vec!["offer AMOUNT --at PLACE, a state or an area".to_owned()]
        } else {
            let at = self.handles.join(" --at ");
            vec![format!("salary {}", self.handles.join(" ")), format!("compare JOB --at {at}")]
        };
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        those_with_an_answer(profile, &lines, ", ")
    }
}
