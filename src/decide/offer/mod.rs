//! `offer AMOUNT`: where a pay offer falls among the published percentiles.

mod in_words;
mod standing;
mod verdict;

use serde::Serialize;

use self::in_words::{as_typed, ends_in_other_units, in_other_units, shown};
use self::standing::{Standing, points};
use crate::answer::pay::{self, adjective, cautions, heading, ranges};
use crate::answer::place::{self, Asked, Place, PlaceName};
use crate::answer::{Answer, those_with_an_answer};
use crate::cli::{Per, Unit as PayUnit};
use crate::document::{Block, Columns, Detail, Document, Mark, Number, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::figures::{Dollars, Hourly, Pay, PayPoint, Percent};
use crate::profile::occupation::Occupation;
use crate::profile::period::Period;
use crate::profile::places::Figures;
use crate::profile::salary::{Salary, SalaryView};
use crate::profile::sources::SourceId;
use crate::typed::amount::{Amount, Offered, Open, SHELL};
use crate::typed::suggest::quoted;

/// The answer to `offer AMOUNT`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OfferAnswer<'p> {
    /// The offer in both units; of a range its lower end.
    offer: Offer,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    upper_end: Option<Offer>,
    #[serde(flatten)]
    asked: Option<Asked<'p>>,
    /// Where it falls: in the place and its state, or in the places; then in the nation.
    places: Vec<OfferAtPlace<'p>>,
    #[serde(skip)]
    offered: Offered,
    /// Whether a shell may have taken a dollar sign away.
    #[serde(skip)]
    may_lack_digits: bool,
    #[serde(skip)]
    handles: Vec<String>,
    #[serde(skip)]
    readings: Vec<String>,
    #[serde(skip)]
    occupation: &'p Occupation,
    #[serde(skip)]
    section: &'p Salary,
}

/// The offer in both units; the one that it was not made in is rounded.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Offer {
    /// Dollars a year.
    annual: Dollars,
    /// Dollars an hour.
    hourly: Hourly,
    /// The span of time that the amount was said for.
    made_per: &'static str,
    /// Those that the other unit was computed with; 40 where none were said.
    hours_a_week: f64,
}

impl From<Amount> for Offer {
    fn from(amount: Amount) -> Self {
        Self {
            annual: amount.annual(),
            hourly: amount.hourly(),
            made_per: amount.unit.name(),
            hours_a_week: amount.hours(),
        }
    }
}

/// Where the offer falls in one place.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct OfferAtPlace<'p> {
    #[serde(flatten)]
    named: PlaceName<'p>,
    /// The survey's reference month.
    period: Period,
    /// Jobs, without the self-employed.
    employment: Option<u32>,
    /// Dollars a year.
    annual: &'p Pay<Dollars>,
    /// Dollars an hour.
    hourly: &'p Pay<Hourly>,
    /// Relative standard error of `employment`.
    employment_rse_percent: Option<Percent>,
    /// Relative standard error of the mean wage.
    mean_rse_percent: Option<Percent>,
    #[serde(flatten)]
    fall: Fall,
    /// Where the upper end of a range falls.
    #[serde(skip_serializing_if = "Option::is_none")]
    upper_end: Option<Fall>,
    /// Where the figures come from.
    source: &'p SourceId,
    #[serde(skip)]
    place: Place<'p>,
}

/// Where an amount falls.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Fall {
    #[serde(flatten)]
    off_median: Option<OffMedian>,
    /// From the median to the offer.
    median_difference: MedianDifference,
    /// Where the offer falls among the published percentiles.
    #[cfg_attr(test, schemars(with = "standing::StandingKeys"))]
    percentile: Standing,
    #[serde(skip)]
    amount: Amount,
}

/// How far the offer is from the median, in percent of the median; computed, to one decimal.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum OffMedian {
    /// How far the offer is below the median, in percents of the median.
    BelowMedianPercent(f64),
    /// How far it is above.
    AboveMedianPercent(f64),
}

/// How far the offer is from the median, in dollars; negative where it is below. Both are full time.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MedianDifference {
    /// Whole dollars a year.
    annual: Option<i64>,
    /// Dollars and cents an hour.
    hourly: Option<f64>,
}

impl MedianDifference {
    fn new(amount: Amount, job: &Figures) -> Self {
        let difference = |offer: u32, median: u32| i64::from(offer) - i64::from(median);
        let annual = job.annual.median.map(|median| difference(amount.full_time().0, median.0));
        let hourly = job.hourly.median.and_then(|median| {
            let cents = difference(amount.hourly().cents, median.cents);
            Some(f64::from(i32::try_from(cents).ok()?) / 100.0)
        });
        Self { annual, hourly }
    }
}

/// Where `typed` falls in the places and in the nation.
pub fn answer<'p>(
    profile: &'p Profile,
    typed: &str,
    per: Option<PayUnit>,
    hours: Option<&str>,
    places: &[String],
) -> Result<OfferAnswer<'p>, Failure> {
    let read = Offered::read(typed, per, hours);
    let mut offered = read.map_err(|failure| {
        let is_amount = |typed: &str| Offered::read(typed, None, None).is_ok();
        let is_bare = places.is_empty() && per.is_none() && hours.is_none();
        match is_bare.then(|| place::behind(profile, typed, is_amount)).flatten() {
            Some((amount, place)) => failure.try_this(format!(
                "ma-career offer {} --at {}",
                quoted(amount),
                quoted(place)
            )),
            None => failure,
        }
    })?;
    let found = place::find_each(profile, places)?;
    let knows =
        |per| found.places.iter().any(|place| !points(place.figures.wages(), per).is_empty());
    // A profile may know pay a year alone.
    if knows(Per::Year) && !knows(Per::Hour) {
        offered.lower = offered.lower.per_year();
        offered.upper = offered.upper.map(Amount::per_year);
    }
    Ok(OfferAnswer {
        offer: offered.lower.into(),
        upper_end: offered.upper.map(Offer::from),
        asked: (!places.is_empty()).then_some(found.asked),
        places: found.places.iter().map(|place| OfferAtPlace::new(&offered, place)).collect(),
        may_lack_digits: !typed.contains('$'),
        offered,
        handles: found.handles,
        readings: found.readings,
        occupation: profile.occupation.get()?,
        section: profile.salary.get()?,
    })
}

impl<'p> OfferAtPlace<'p> {
    fn new(offered: &Offered, place: &Place<'p>) -> Self {
        let job = place.figures;
        Self {
            named: place.named(),
            period: place.figures.period,
            employment: job.employment,
            annual: &job.annual,
            hourly: &job.hourly,
            employment_rse_percent: job.employment_rse_percent,
            mean_rse_percent: job.mean_rse_percent,
            fall: Fall::new(offered.lower, job),
            upper_end: offered.upper.map(|upper| Fall::new(upper, job)),
            source: &job.source,
            place: *place,
        }
    }
}

impl Fall {
    fn new(amount: Amount, job: &Figures) -> Self {
        let median = job.wages().value(amount.per, PayPoint::Median);
        Self {
            off_median: OffMedian::new(&shown(amount), &median),
            median_difference: MedianDifference::new(amount, job),
            percentile: Standing::new(amount.cents(), &points(job.wages(), amount.per)),
            amount,
        }
    }
}

impl OffMedian {
    fn new(offer: &Value, median: &Value) -> Option<Self> {
        let Value::Number(Number { digits: tenths, .. }) = median.growth_to(offer) else {
            return None;
        };
        // A percent of a million dollars is far within the whole numbers of a float.
        #[expect(clippy::cast_precision_loss)]
        let percent = tenths.unsigned_abs() as f64 / 10.0;
        Some(if tenths < 0 {
            Self::BelowMedianPercent(percent)
        } else {
            Self::AboveMedianPercent(percent)
        })
    }
}

impl OfferAnswer<'_> {
    /// Where it falls in the place that was asked for, in words.
    pub(crate) fn headline(&self) -> String {
        let people = &self.occupation.title_plural;
        let place = self.places.iter().take(1);
        place.flat_map(|place| place.verdicts(people)).collect::<Vec<_>>().join(" ")
    }

    fn ends(&self) -> impl Iterator<Item = Amount> {
        [self.offered.lower].into_iter().chain(self.offered.upper)
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
        let is_low = |amount: &Amount| amount.cents() * 3 < lowest * 2;
        let is_high = |amount: &Amount| amount.cents() * 2 > highest * 3;
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
        let people = &self.occupation.title_plural;
        let asked = self.places.iter().take(self.handles.len().max(1));
        let period = self.places.first()?.period;
        let verdicts: Vec<String> = asked.map(|row| row.in_a_sentence(people)).collect();
        Some(format!("{} (BLS, {period})", verdicts.join(" ")))
    }

    fn document(&self, detail: Detail) -> Document {
        let per = self.offered.lower.per;
        let mut document = Document::new(format!("an offer of {}", self.in_words()));
        let people = &self.occupation.title_plural;
        if detail == Detail::Full {
            document.push(Block::list(self.places.iter().flat_map(|row| row.verdicts(people))));
        }
        let name = |row: &OfferAtPlace<'_>| row.place.marked_in_short();
        let pay = self.places.iter().map(|row| (name(row), row.place.figures.wages()));
        let mark = |amount| Mark { name: "the offer".to_owned(), value: shown(amount) };
        document.push(ranges(per, pay, self.ends().map(mark).collect()).into());
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
        if detail == Detail::Short {
            let columns = self.ends().enumerate().fold(columns, |columns, (nth, end)| {
                let heading = match self.offered.upper {
                    None => "Earn less".to_owned(),
                    Some(_) => format!("Under {}", shown(end)),
                };
                columns.column(heading, move |row| Value::maybe_text(row.earn_less(nth)))
            });
            document.push(columns.table(&self.places, None).into());
            document.left_out.push("all in words");
            return document;
        }
        let table =
            columns.column("Jobs", |row| Value::count(row.employment)).table(&self.places, None);
        let period = self.places.first().map(|row| row.period);
        let when = period.map(|period| format!(", {period}")).unwrap_or_default();
        document.push_under(format!("Published {} pay{when}", adjective(per)), table.into());
        document
    }

    fn readings(&self) -> Vec<String> {
        self.doubt().into_iter().chain(self.readings.clone()).collect()
    }

    fn notes_in_short(&self) -> Vec<String> {
        let guess = self
            .offered
            .lower
            .is_guessed
            .then(|| format!("No unit: taken as {}.", adjective(self.offered.lower.per)));
        let amounts = ends_in_other_units(&self.ends().collect::<Vec<_>>());
        let amounts = [amounts].into_iter().chain(guess);
        vec![amounts.collect::<Vec<_>>().join(" ")]
    }

    fn notes(&self) -> Vec<String> {
        let guess = self.offered.lower.is_guessed.then(|| {
            format!(
                "No unit given, so we took it as {} pay. Under 1,000 is hourly; 1,000 and up is \
                 yearly. --per says which.",
                adjective(self.offered.lower.per)
            )
        });
        let is_rough = self.places.iter().any(|row| row.place.is_rough());
        let is_missing = self.places.iter().any(|row| row.employment.is_none());
        let cautions = cautions(self.section, SalaryView::Offer, is_rough, is_missing);
        let is_one = self.asked.as_ref().is_none_or(|asked| asked.count() == 1);
        let crosses = self.places[0].place.crosses_states().filter(|_| is_one);
        self.ends().map(in_other_units).chain(guess).chain(crosses).chain(cautions).collect()
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
