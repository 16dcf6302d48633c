//! `offer AMOUNT`: where a pay offer falls among the published percentiles.

mod in_words;
mod page;
mod standing;
mod verdict;

use serde::Serialize;

use self::in_words::shown;
use self::standing::{Standing, is_known, points};
use crate::answer::place::{self, Asked, Place, PlaceName};
use crate::cli::{Per, Unit as PayUnit};
use crate::document::{Number, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::figures::{Dollars, Hourly, Pay, PayPoint, Percent};
use crate::profile::occupation::Occupation;
use crate::profile::period::Period;
use crate::profile::places::Figures;
use crate::profile::salary::Salary;
use crate::profile::sources::SourceId;
use crate::typed::amount::{Amount, Offered};
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
    let knows = |per| found.places.iter().any(|place| is_known(place.figures.wages(), per));
    // Pay may be known in one unit alone; then the offer is converted, and never the pay.
    let converted = match (knows(Per::Year), knows(Per::Hour)) {
        (true, false) => Some(Amount::per_year as fn(Amount) -> Amount),
        (false, true) => Some(Amount::per_hour as fn(Amount) -> Amount),
        _ => None,
    };
    if let Some(converted) = converted {
        offered.lower = converted(offered.lower);
        offered.upper = offered.upper.map(converted);
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
            percentile: Standing::new(amount.cents, &points(job.wages(), amount.per)),
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
