//! `offer AMOUNT`: where a pay offer falls among the published percentiles.

mod standing;
mod verdict;

use serde::Serialize;

use self::standing::{Standing, points};
use crate::answer::pay::{cautions, heading, ranges, unit};
use crate::answer::place::{self, Place, PlaceName};
use crate::answer::{Answer, those_with_an_answer};
use crate::cli::Per;
use crate::document::{Block, Columns, Document, Mark, Number, Unit, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::figures::{Dollars, HOURS_A_YEAR, Hourly, Pay, PayPoint, Percent};
use crate::profile::occupation::Occupation;
use crate::profile::period::Period;
use crate::profile::places::Figures;
use crate::profile::salary::{Salary, SalaryView};
use crate::profile::sources::SourceId;
use crate::typed::amount::{self, Amount, Reading};

/// The answer to `offer AMOUNT`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OfferAnswer<'p> {
    /// The offer in both units.
    offer: Offer,
    /// Where it falls: in the place, its state and the nation.
    places: Vec<OfferAtPlace<'p>>,
    #[serde(skip)]
    amount: Amount,
    #[serde(skip)]
    reading: Option<String>,
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
    off_median: Option<OffMedian>,
    /// From the median to the offer.
    median_difference: MedianDifference,
    /// Where the offer falls among the published percentiles.
    #[cfg_attr(test, schemars(with = "standing::StandingKeys"))]
    percentile: Standing,
    /// Where the figures come from.
    source: &'p SourceId,
    #[serde(skip)]
    place: Place<'p>,
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

/// How far the offer is from the median, in dollars; negative where it is below.
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
        let annual = job.annual.median.map(|median| difference(amount.annual().0, median.0));
        let hourly = job.hourly.median.and_then(|median| {
            let cents = difference(amount.hourly().cents, median.cents);
            Some(f64::from(i32::try_from(cents).ok()?) / 100.0)
        });
        Self { annual, hourly }
    }
}

/// Where `typed` falls in the place and in the nation.
pub fn answer<'p>(
    profile: &'p Profile,
    typed: &str,
    per: Option<Per>,
    place: Option<&str>,
) -> Result<OfferAnswer<'p>, Failure> {
    let typed = Amount::read(typed, per)?;
    let found = place::find(profile, place)?;
    let knows =
        |per| found.places.iter().any(|place| !points(place.figures.wages(), per).is_empty());
    // A profile may know pay a year alone.
    let amount = if knows(Per::Hour) || !knows(Per::Year) { typed } else { typed.per_year() };
    Ok(OfferAnswer {
        offer: Offer {
            annual: amount.annual(),
            hourly: amount.hourly(),
            made_per: match (amount.reading, amount.per) {
                (Reading::Converted(unit, _), _) => unit.name(),
                (_, Per::Hour) => amount::Unit::Hour.name(),
                (_, Per::Year) => amount::Unit::Year.name(),
            },
        },
        places: found.places.iter().map(|place| OfferAtPlace::new(amount, place)).collect(),
        amount,
        reading: found.reading,
        occupation: profile.occupation.get()?,
        section: profile.salary.get()?,
    })
}

impl<'p> OfferAtPlace<'p> {
    fn new(amount: Amount, place: &Place<'p>) -> Self {
        let job = place.figures;
        Self {
            named: place.named(),
            period: place.figures.period,
            employment: job.employment,
            annual: &job.annual,
            hourly: &job.hourly,
            employment_rse_percent: job.employment_rse_percent,
            mean_rse_percent: job.mean_rse_percent,
            off_median: OffMedian::new(
                &shown(amount),
                &job.wages().value(amount.per, PayPoint::Median),
            ),
            median_difference: MedianDifference::new(amount, job),
            percentile: Standing::new(amount.cents(), &points(job.wages(), amount.per)),
            source: &job.source,
            place: *place,
        }
    }
}

/// The offer in the unit that it was made in.
fn shown(amount: Amount) -> Value {
    match amount.per {
        Per::Hour => Value::number(i64::try_from(amount.cents()).ok(), 2, Unit::Dollars),
        Per::Year => dollars(amount.cents()),
    }
}

/// Dollars, with cents only where there are some.
fn dollars(cents: u64) -> Value {
    let digits = i64::try_from(cents).ok();
    if cents.is_multiple_of(100) {
        Value::number(digits.map(|cents| cents / 100), 0, Unit::Dollars)
    } else {
        Value::number(digits, 2, Unit::Dollars)
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
    /// How the amount was read, where it was not typed so.
    fn how_read(&self) -> Option<String> {
        let per = self.amount.per;
        let offer = shown(self.amount);
        Some(match self.amount.reading {
            Reading::Typed => return None,
            Reading::Guessed => format!(
                "The amount has no unit. It is read as pay {}: below 1,000 it is an hour's, from \
                 there on a year's. --per hour or --per year says which.",
                unit(per)
            ),
            Reading::Converted(unit, _) => format!(
                "{} is {offer} a year: a year has {} of them.",
                self.as_typed(),
                Value::count(Some(unit.times_a_year()))
            ),
        })
    }

    /// The offer as it was typed.
    fn as_typed(&self) -> String {
        match self.amount.reading {
            Reading::Converted(unit, cents) => {
                format!("{} {}", dollars(cents), unit.in_words())
            }
            _ => format!("{} {}", shown(self.amount), unit(self.amount.per)),
        }
    }

    /// A question to who makes an offer so low that something else was meant: below two thirds of
    /// what the lowest paid tenth of the nation earns.
    fn doubt(&self) -> Option<String> {
        let nation = self.places.last()?;
        let lowest = *points(nation.place.figures.wages(), self.amount.per).first()?;
        let help = match (self.amount.reading, self.amount.per) {
            (Reading::Guessed, Per::Hour) => {
                " A shell reads $1 itself, so that $19 without quotes becomes 9."
            }
            (Reading::Guessed, Per::Year) => {
                " If it is pay for a week, two weeks or a month, say so: 3200 a month."
            }
            _ => "",
        };
        (self.amount.cents() * 3 < lowest.cents * 2).then(|| {
            format!(
                "This is less than two thirds of what the lowest paid tenth earn. Is the amount \
                 right?{help}"
            )
        })
    }
}

impl Answer for OfferAnswer<'_> {
    const COMMAND: &'static str = "offer";
    const TABLE: &'static str = "places";
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

    fn document(&self) -> Document {
        let per = self.amount.per;
        let mut document = Document::new(format!("an offer of {}", self.as_typed()));
        let people = &self.occupation.title_plural;
        document.push(Block::list(self.places.iter().map(|row| row.verdict(self.amount, people))));
        let pay = self.places.iter().map(|row| (row.place.marked(), row.place.figures.wages()));
        let mark = Mark { name: "the offer".to_owned(), value: shown(self.amount) };
        document.push(ranges(per, pay, Some(mark)).into());
        let columns = Columns::<OfferAtPlace<'_>>::new()
            .column("Where", |row| Value::text(row.place.marked()));
        let columns = PayPoint::PERCENTILES.into_iter().fold(columns, |columns, point| {
            columns.column(heading(point), move |row| row.place.figures.wages().value(per, point))
        });
        let table =
            columns.column("Jobs", |row| Value::count(row.employment)).table(&self.places, None);
        let period = self.places.first().map(|row| row.period);
        let when = period.map(|period| format!(", {period}")).unwrap_or_default();
        document.push_under(format!("Published pay {}{when}", unit(per)), table.into());
        document
    }

    fn readings(&self) -> Vec<String> {
        self.reading.iter().cloned().chain(self.doubt()).collect()
    }

    fn notes(&self) -> Vec<String> {
        let (annual, hourly) =
            (Value::dollars(Some(self.offer.annual)), Value::hourly(Some(self.offer.hourly)));
        let both = format!(
            "The offer is {hourly} an hour, {annual} a year, at {} hours a year.",
            Value::count(Some(HOURS_A_YEAR))
        );
        let is_rough = self.places.iter().any(|row| row.place.is_rough());
        let is_missing = self.places.iter().any(|row| row.employment.is_none());
        let cautions = cautions(self.section, SalaryView::Offer, is_rough, is_missing);
        self.how_read().into_iter().chain([both]).chain(cautions).collect()
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        let place = &self.places.first()?.place;
        let handle = place.handle();
        let lines = if place.is_nation() {
            vec!["offer AMOUNT --at PLACE, a state or an area".to_owned()]
        } else {
            vec![format!("salary {handle}"), format!("compare JOB --at {handle}")]
        };
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        those_with_an_answer(profile, &lines, ", ")
    }
}
