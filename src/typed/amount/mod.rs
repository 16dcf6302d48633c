//! AMOUNT: a pay offer as people and ads write it: `18.50`, `$20-22/hr`, `up to 45k`, `$800 a week, 36 hours
//! a week`.

mod words;

use self::words::{End, Read, cents};
use crate::cli::{Per, Unit};
use crate::failure::Failure;
use crate::profile::figures::{Dollars, HOURS_A_YEAR, Hourly};

const MAX_CENTS_A_YEAR: u64 = 100_000_000;

/// A smaller number without a unit is pay an hour.
const MIN_CENTS_A_YEAR: u64 = 100_000;

const WEEKS_A_YEAR: u32 = 52;

/// Hundredths of the hours of a week.
const FULL_TIME: u32 = HOURS_A_YEAR * 100 / WEEKS_A_YEAR;

/// What is offered: one amount, or a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The amount, or the lower end of the range.
    pub lower: Amount,
    /// The upper end of a range.
    pub upper: Option<Amount>,
    /// On which side the offer is open.
    pub open: Option<Open>,
}

/// An offer of which only one end was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// "20+": that much or more.
    Above,
    /// "up to 25": that much or less.
    Below,
}

/// An amount. It keeps the unit it was made in: a published hourly wage is not a fraction of the annual
/// one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Cents an hour, or a year.
    pub cents: u64,
    /// Which of the two: it is compared with the published figures of that unit.
    pub per: Per,
    /// Cents in the unit that was typed.
    pub typed: u64,
    /// The unit that was typed.
    pub unit: Unit,
    /// Whether none was: small is an hour, large is a year.
    pub is_guessed: bool,
    /// Hundredths of the hours of a week.
    hours: u32,
}

impl Unit {
    /// As it is written after an amount, its name for programs, and how often a year has it.
    fn row(self) -> (&'static str, &'static str, u32) {
        match self {
            Self::Hour => ("an hour", "hour", HOURS_A_YEAR),
            Self::Day => ("a day", "day", HOURS_A_YEAR / 8),
            Self::Week => ("a week", "week", WEEKS_A_YEAR),
            Self::TwoWeeks => ("every two weeks", "two_weeks", WEEKS_A_YEAR / 2),
            Self::TwiceAMonth => ("twice a month", "twice_a_month", 24),
            Self::Month => ("a month", "month", 12),
            Self::Year => ("a year", "year", 1),
        }
    }

    /// As it is written after an amount: "a week".
    pub fn in_words(self) -> &'static str {
        self.row().0
    }

    /// Its name for programs.
    pub fn name(self) -> &'static str {
        self.row().1
    }
}

impl Offered {
    /// Reads what was typed; `per` is the unit of an amount that has none, `hours` are those of a week.
    pub fn read(typed: &str, per: Option<Unit>, hours: Option<&str>) -> Result<Self, Failure> {
        let Some(read) = Read::new(typed) else {
            let failure = refused(typed, format!("can't read '{typed}' as a pay amount"));
            return Err(if typed.trim().is_empty() {
                failure.hint("help", SHELL)
            } else {
                failure
            });
        };
        let hours = hours.map_or(Ok(read.hours), |hours| hours_a_week(hours).map(Some))?;
        // "$20 to $22 an hour", "40-45k".
        let said = read.ends.iter().find_map(|end| end.unit);
        let times = read.ends.iter().map(|end| end.times).max().unwrap_or(1);
        if read.ends.iter().any(|end| end.unit.is_some() && end.unit != said) {
            return Err(refused(typed, format!("'{typed}' has two units")));
        }
        // All but an hour's pay adds up to a year's.
        let fits = |said, per| said == per || per == Unit::Year && said != Unit::Hour;
        if let (Some(said), Some(per)) = (said, per)
            && !fits(said, per)
        {
            return Err(refused(typed, format!("'{typed}' has another unit than --per")));
        }
        let cents =
            |end: &End| end.cents * if end.cents < MIN_CENTS_A_YEAR { times } else { end.times };
        let mut ends: Vec<u64> = read.ends.iter().map(cents).collect();
        ends.sort_unstable();
        ends.dedup();
        let unit = said.or(per);
        let highest = ends.last().copied().unwrap_or_default();
        let guess = if highest < MIN_CENTS_A_YEAR { Unit::Hour } else { Unit::Year };
        let amounts = ends.into_iter().map(|cents| {
            let amount = Amount::new(cents, unit.unwrap_or(guess), unit.is_none(), hours);
            amount.in_range(typed)
        });
        let amounts = amounts.collect::<Result<Vec<_>, _>>()?;
        Ok(Self { lower: amounts[0], upper: amounts.get(1).copied(), open: read.open })
    }
}

impl Amount {
    fn new(typed: u64, unit: Unit, is_guessed: bool, hours: Option<u32>) -> Self {
        let a_year = typed.saturating_mul(unit.row().2.into());
        let (per, cents) = match (unit, hours) {
            (Unit::Hour, _) => (Per::Hour, typed),
            (_, None) => (Per::Year, a_year),
            // Full-time pay a year does not compare with it, but pay an hour does.
            (Unit::Day, Some(_)) => (Per::Hour, rounded(a_year, HOURS_A_YEAR.into())),
            (_, Some(hours)) => {
                (Per::Hour, rounded(a_year.saturating_mul(100), (hours * WEEKS_A_YEAR).into()))
            }
        };
        Self { cents, per, typed, unit, is_guessed, hours: hours.unwrap_or(FULL_TIME) }
    }

    fn in_range(self, typed: &str) -> Result<Self, Failure> {
        match self.per_year().cents {
            0 => Err(refused(typed, "an offer has to be more than 0").hint("help", SHELL)),
            1..=MAX_CENTS_A_YEAR => Ok(self),
            _ if self.is_guessed && self.unit == Unit::Hour => Err(Failure::usage(format!(
                "'{typed}' without a unit is pay an hour, which is more than $1,000,000 a year"
            ))
            .instead(typed, format!("{typed} a week"))),
            _ => Err(refused(typed, format!("'{typed}' is more than $1,000,000 a year"))),
        }
    }

    /// The same offer as pay a year, full time.
    #[must_use]
    pub fn per_year(self) -> Self {
        match self.per {
            Per::Year => self,
            Per::Hour => {
                let cents = self.cents.saturating_mul(HOURS_A_YEAR.into());
                Self { cents, per: Per::Year, ..self }
            }
        }
    }

    /// The same offer as pay an hour, at its hours.
    #[must_use]
    pub fn per_hour(self) -> Self {
        match self.per {
            Per::Hour => self,
            Per::Year => {
                let hours = u64::from(self.hours * WEEKS_A_YEAR);
                let cents = rounded(self.cents.saturating_mul(100), hours);
                Self { cents, per: Per::Hour, ..self }
            }
        }
    }

    /// Hours a week.
    pub fn hours(self) -> f64 {
        f64::from(self.hours) / 100.0
    }

    /// Whether its hours are those of published pay a year.
    pub fn is_full_time(self) -> bool {
        self.hours == FULL_TIME
    }

    /// Dollars a year, rounded to whole dollars.
    pub fn annual(self) -> Dollars {
        let cents = match self.unit {
            Unit::Hour | Unit::Day => {
                rounded(self.per_year().cents * u64::from(self.hours), FULL_TIME.into())
            }
            unit => self.typed * u64::from(unit.row().2),
        };
        Dollars(small(rounded(cents, 100)))
    }

    /// The same, were it full time, as published pay a year is.
    pub fn full_time(self) -> Dollars {
        Dollars(small(rounded(self.per_year().cents, 100)))
    }

    /// Dollars an hour, rounded to cents.
    pub fn hourly(self) -> Hourly {
        let cents = match self.per {
            Per::Hour => self.cents,
            Per::Year => rounded(self.cents, HOURS_A_YEAR.into()),
        };
        Hourly { cents: small(cents) }
    }
}

fn rounded(amount: u64, by: u64) -> u64 {
    amount.saturating_add(by / 2) / by
}

fn small(amount: u64) -> u32 {
    // `MAX_CENTS_A_YEAR` is far below.
    u32::try_from(amount).unwrap_or(u32::MAX)
}

/// What a shell does to dollars.
pub(crate) const SHELL: &str =
    "In a shell, $19 without single quotes becomes 9. Type 19.50, or '$19.50/hr'.";

/// The line to try has the number that was typed, if there is one.
fn refused(typed: &str, message: impl Into<String>) -> Failure {
    let with_point = typed.replace(',', ".");
    let is_other = |c: char| !(c.is_ascii_digit() || c == ',' || c == '.');
    let numbers = || typed.split(is_other).chain(with_point.split(is_other));
    let is_amount = |number: &&str| *number != typed && Offered::read(number, None, None).is_ok();
    let number = numbers().filter(|number| !number.is_empty()).find(is_amount);
    Failure::usage(message)
        .hint(
            "expected",
            "dollars an hour, a day, a week, two weeks, a month or a year, or a range: 18.50, \
             '$18.50/hr', 38k, '$3,200 a month', 20-22",
        )
        .instead(typed, number.unwrap_or("18.50"))
}

/// Hundredths of hours.
fn hours_a_week(typed: &str) -> Result<u32, Failure> {
    let hundredths = cents(typed).and_then(|hundredths| u32::try_from(hundredths).ok());
    hundredths.filter(|hundredths| (100..=10_000).contains(hundredths)).ok_or_else(|| {
        Failure::usage(format!("can't read '{typed}' as hours a week"))
            .hint("expected", "1 to 100")
            .instead(typed, "36")
    })
}
