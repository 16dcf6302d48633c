//! `offer AMOUNT`: where a pay offer falls among the published percentiles.

mod standing;

use serde::Serialize;

use crate::{
    amount::{Amount, Reading},
    cli::Per,
    document::{Block, Document, Number, Table, Unit, Value},
    failure::Failure,
    profile::{
        Profile,
        estimates::Estimates,
        figures::{Dollars, Hourly, PayPoint},
        occupation::Occupation,
        period::Period,
        salary::{Salary, SalaryView},
        sources::SourceId,
    },
};

use self::standing::{Point, Standing, points};

use super::{
    Answer,
    place::{self, Place},
    salary::{Wages, against, cautions, heading, marked, unit},
};

/// The answer to `offer AMOUNT`.
#[derive(Serialize)]
pub struct OfferAnswer<'p> {
    offer: Offer,
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
struct Offer {
    annual: Dollars,
    hourly: Hourly,
    made_per: &'static str,
}

/// Where the offer falls in one place.
#[derive(Serialize)]
struct OfferAtPlace<'p> {
    name: &'p str,
    code: &'p str,
    period: Period,
    #[serde(flatten)]
    estimates: Estimates,
    #[serde(flatten)]
    off_median: Option<OffMedian>,
    percentile: Standing,
    source: &'p SourceId,
    #[serde(skip)]
    place: Place<'p>,
}

/// How far the offer is from the median, in percent of the median; computed, to one decimal.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum OffMedian {
    BelowMedianPercent(f64),
    AboveMedianPercent(f64),
}

/// Where `typed` falls in the place and in the nation.
pub fn answer<'p>(
    profile: &'p Profile,
    typed: &str,
    per: Option<Per>,
    place: Option<&str>,
) -> Result<OfferAnswer<'p>, Failure> {
    let amount = Amount::read(typed, per)?;
    let found = place::find(profile, place)?;
    Ok(OfferAnswer {
        offer: Offer {
            annual: amount.annual(),
            hourly: amount.hourly(),
            made_per: match amount.per {
                Per::Hour => "hour",
                Per::Year => "year",
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
        let job = place.figures.job();
        Self {
            name: place.name,
            code: place.code,
            period: place.figures.period,
            estimates: *job,
            off_median: OffMedian::new(
                &shown(amount),
                &Wages::of(job).value(amount.per, PayPoint::Median),
            ),
            percentile: Standing::new(amount.cents(), &points(job, amount.per)),
            source: place.figures.source,
            place: *place,
        }
    }

    /// Where the offer falls here, in sentences.
    fn verdict(&self, amount: Amount, people: &str) -> String {
        let (place, per) = (self.place.in_words(), amount.per);
        let offer = format!("{} {}", shown(amount), unit(per));
        let named = |point: Point| format!("{} ({})", line(point.at), point.shown(per));
        let less = |how_many: String| {
            format!("In {place}, {how_many} in 100 {people} earn less than {offer}")
        };
        let standing = match self.percentile {
            Standing::On { lowest, highest } if lowest == highest => {
                let share = less(format!("about {}", highest.percentile()));
                format!("{share}: it is exactly {}.", line(highest.at))
            }
            Standing::On { lowest, highest } => {
                let share = less(format!("about {}", highest.percentile()));
                let (lowest, highest) = (line(lowest.at), line(highest.at));
                format!("{share}: it is {lowest} and {highest} at once, which are equal here.")
            }
            Standing::Between { lower, upper, estimate } => {
                let share = less(format!("about {estimate:.0}"));
                let (lower, upper, nth) = (named(lower), named(upper), ordinal(estimate));
                format!(
                    "{share}. It lies between {lower} and {upper}, at about the {nth} percentile."
                )
            }
            Standing::Below(lowest) => {
                let share = less(format!("fewer than {}", lowest.percentile()));
                format!("{share}: it is below {}.", named(lowest))
            }
            Standing::Above(highest) => format!(
                "In {place}, fewer than {} in 100 {people} earn more than {offer}: it is above {}.",
                100 - highest.percentile(),
                named(highest)
            ),
            Standing::Unknown => format!("In {place}, no wage was released to compare with."),
        };
        let median = Wages::of(&self.estimates).value(per, PayPoint::Median);
        match against(&shown(amount), &median) {
            Some(difference) => format!("{standing} It is {difference} the median, {median}."),
            None => standing,
        }
    }
}

/// The offer in the unit that it was made in; a year's pay without cents where it has none.
fn shown(amount: Amount) -> Value {
    let digits = i64::try_from(amount.cents()).ok();
    if amount.per == Per::Year && amount.cents().is_multiple_of(100) {
        Value::number(digits.map(|cents| cents / 100), 0, Unit::Dollars)
    } else {
        Value::number(digits, 2, Unit::Dollars)
    }
}

/// "the median", "the bottom 25% line".
fn line(point: PayPoint) -> String {
    match point {
        PayPoint::Median => "the median".to_owned(),
        point => format!("the {} line", heading(point).to_lowercase()),
    }
}

/// "the 1st", "the 12th", "the 33rd".
fn ordinal(percentile: f64) -> String {
    let whole = format!("{percentile:.0}");
    let ending = match whole.as_bytes() {
        [.., b'1', _] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    };
    whole + ending
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
            Reading::Week => format!("A year has 52 weeks, so the offer is {offer} a year."),
            Reading::Month => format!("A year has 12 months, so the offer is {offer} a year."),
        })
    }
}

impl Answer for OfferAnswer<'_> {
    fn command(&self) -> &'static str {
        "offer"
    }

    fn document(&self) -> Document {
        let per = self.amount.per;
        let mut document =
            Document::new(format!("an offer of {} {}", shown(self.amount), unit(per)));
        let people = &self.occupation.title_plural;
        document.push(Block::list(self.places.iter().map(|row| row.verdict(self.amount, people))));
        let headings = PayPoint::PERCENTILES.map(heading);
        let mut table = Table::new(["Where"].into_iter().chain(headings).chain(["Jobs"]));
        for row in &self.places {
            let pay =
                PayPoint::PERCENTILES.map(|point| Wages::of(&row.estimates).value(per, point));
            table.row(
                [Value::text(marked(row.name, &row.estimates))]
                    .into_iter()
                    .chain(pay)
                    .chain([Value::count(row.estimates.employment)]),
            );
        }
        let period = self.places.first().map(|row| row.period);
        let when = period.map(|period| format!(", {period}")).unwrap_or_default();
        document.push_under(format!("Published pay {}{when}", unit(per)), table.into());
        document
    }

    fn notes(&self) -> Vec<String> {
        let (annual, hourly) =
            (Value::dollars(Some(self.offer.annual)), Value::hourly(Some(self.offer.hourly)));
        let both = format!(
            "The offer is {hourly} an hour, {annual} a year, at {} hours a year.",
            Value::count(Some(crate::profile::figures::HOURS_A_YEAR))
        );
        let jobs = || self.places.iter().map(|row| &row.estimates);
        let known = jobs().all(|job| job.employment.is_some());
        let cautions = cautions(self.section, SalaryView::Offer, jobs(), known);
        self.reading
            .clone()
            .into_iter()
            .chain(self.how_read())
            .chain([both])
            .chain(cautions)
            .collect()
    }

    fn ask_next(&self) -> Option<String> {
        let place = &self.places.first()?.place;
        Some(if place.is_nation() {
            "ma-career offer AMOUNT --at PLACE, such as --at WA or --at yakima.".to_owned()
        } else {
            format!("ma-career salary {0}, compare JOB --at {0}.", place.handle())
        })
    }

    fn cites(&self) -> Vec<&SourceId> {
        self.places.iter().map(|row| row.source).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinal_ends_as_it_is_spoken() {
        assert_eq!(ordinal(17.5), "18th");
        assert_eq!(
            [11.0, 21.0, 32.4, 43.0, 12.0, 13.0].map(ordinal),
            ["11th", "21st", "32nd", "43rd", "12th", "13th"]
        );
    }
}
