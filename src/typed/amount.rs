//! AMOUNT: a pay offer as people write it, `18.50`, `$18.50/hr`, `38,000`, `38k`, `$3,200 a month`.

use crate::cli::Per;
use crate::failure::Failure;
use crate::profile::figures::{Dollars, HOURS_A_YEAR, Hourly};

const MAX_CENTS_A_YEAR: u64 = 100_000_000;

/// A smaller number without a unit is pay an hour.
const MIN_CENTS_A_YEAR: u64 = 100_000;

/// An offer. It keeps the unit it was made in: a published hourly wage is not a fraction of the annual
/// one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Cents an hour, or a year.
    cents: u64,
    /// Which of the two: an offer a week or a month is converted to one a year.
    pub per: Per,
    /// Where its unit is from.
    pub reading: Reading,
}

/// Where the unit of an amount is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It was typed.
    Typed,
    /// There was none: small is an hour, large is a year.
    Guessed,
    /// It was converted from these cents in another unit.
    Converted(Unit, u64),
}

/// A unit of pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// An hour.
    Hour,
    /// A week of 40 hours.
    Week,
    /// Two weeks.
    TwoWeeks,
    /// A month, a twelfth of a year.
    Month,
    /// A year of 2,080 hours.
    Year,
}

impl Unit {
    /// As it is written after an amount, its name for programs, and how often a year has it.
    fn row(self) -> (&'static str, &'static str, u32) {
        match self {
            Self::Hour => ("an hour", "hour", HOURS_A_YEAR),
            Self::Week => ("a week", "week", 52),
            Self::TwoWeeks => ("every two weeks", "two_weeks", 26),
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

    /// How often a year has it.
    pub fn times_a_year(self) -> u32 {
        self.row().2
    }
}

impl Amount {
    /// Reads what was typed; `per` is the unit of an amount that has none.
    pub fn read(typed: &str, per: Option<Per>) -> Result<Self, Failure> {
        let (cents, unit) = cents_and_unit(typed)
            .ok_or_else(|| refused(typed, format!("'{typed}' is no amount of pay")))?;
        let unit = match (unit, per) {
            (Some(Unit::Hour), Some(Per::Year))
            | (Some(Unit::Week | Unit::TwoWeeks | Unit::Month | Unit::Year), Some(Per::Hour)) => {
                return Err(refused(typed, format!("'{typed}' has another unit than --per")));
            }
            (Some(unit), _) => Some(unit),
            (None, Some(Per::Hour)) => Some(Unit::Hour),
            (None, Some(Per::Year)) => Some(Unit::Year),
            (None, None) => None,
        };
        let (per, cents, reading) = match unit {
            None if cents < MIN_CENTS_A_YEAR => (Per::Hour, cents, Reading::Guessed),
            None => (Per::Year, cents, Reading::Guessed),
            Some(Unit::Hour) => (Per::Hour, cents, Reading::Typed),
            Some(Unit::Year) => (Per::Year, cents, Reading::Typed),
            Some(unit) => {
                let a_year = cents.saturating_mul(unit.times_a_year().into());
                (Per::Year, a_year, Reading::Converted(unit, cents))
            }
        };
        let amount = Self { cents, per, reading };
        match amount.cents_a_year() {
            0 => Err(refused(typed, "an offer has to be more than 0")),
            1..=MAX_CENTS_A_YEAR => Ok(amount),
            _ if (amount.reading, amount.per) == (Reading::Guessed, Per::Hour) => {
                Err(Failure::usage(format!(
                    "'{typed}' without a unit is pay an hour, which is more than $1,000,000 a year"
                ))
                .instead(typed, format!("{typed} a week")))
            }
            _ => Err(refused(typed, format!("'{typed}' is more than $1,000,000 a year"))),
        }
    }

    /// The same offer as pay a year.
    #[must_use]
    pub fn per_year(self) -> Self {
        match self.per {
            Per::Year => self,
            Per::Hour => Self {
                cents: self.cents_a_year(),
                per: Per::Year,
                reading: Reading::Converted(Unit::Hour, self.cents),
            },
        }
    }

    fn cents_a_year(self) -> u64 {
        match self.per {
            Per::Hour => self.cents.saturating_mul(HOURS_A_YEAR.into()),
            Per::Year => self.cents,
        }
    }

    /// Cents in the unit that the offer was made in.
    pub fn cents(self) -> u64 {
        self.cents
    }

    /// Dollars a year, rounded to whole dollars.
    pub fn annual(self) -> Dollars {
        Dollars(in_range((self.cents_a_year() + 50) / 100))
    }

    /// Dollars an hour, rounded to cents.
    pub fn hourly(self) -> Hourly {
        let hours = u64::from(HOURS_A_YEAR);
        Hourly { cents: in_range((self.cents_a_year() + hours / 2) / hours) }
    }
}

fn in_range(amount: u64) -> u32 {
    // `MAX_CENTS_A_YEAR` is far below.
    u32::try_from(amount).unwrap_or(u32::MAX)
}

fn refused(typed: &str, message: impl Into<String>) -> Failure {
    Failure::usage(message)
        .hint("expected", "dollars an hour, a week, two weeks, a month or a year, such as 18.50, '$18.50/hr', 38k, '$3,200 a month'")
        .instead(typed, "18.50")
}

/// The amount in cents, and its unit if it has one; `None` if it is not an amount.
fn cents_and_unit(typed: &str) -> Option<(u64, Option<Unit>)> {
    let text = typed.trim().to_lowercase();
    let text = text.strip_prefix("us").unwrap_or(&text);
    let text = text.strip_prefix('$').unwrap_or(text).trim_start();
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let rest = rest.trim_start();
    let thousand = rest.strip_prefix("thousand").or_else(|| rest.strip_prefix('k'));
    let (thousand, rest) = match thousand {
        Some(rest) => (1000, rest),
        None => (1, rest),
    };
    let cents = cents(number, thousand)?;
    // "18.50 dollars an hour", "$19 USD".
    let rest = rest.trim_start();
    let currency = ["dollars", "usd", "$"].iter().find_map(|word| rest.strip_prefix(word));
    match currency.unwrap_or(rest).trim().trim_end_matches('.') {
        "" => Some((cents, None)),
        rest => unit(rest).map(|unit| (cents, Some(unit))),
    }
}

/// `38,000` or `18.5`, times one or a thousand, in cents. Commas are between thousands or absent, and
/// there are only whole cents.
fn cents(number: &str, times: u64) -> Option<u64> {
    let (whole, fraction) = match number.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (number, ""),
    };
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    let well_grouped =
        groups.is_empty() || first.len() <= 3 && groups.iter().all(|group| group.len() == 3);
    let digits = [first].into_iter().chain(groups).chain([fraction]).collect::<String>();
    if first.is_empty()
        || !well_grouped
        || digits.len() > 12
        || !digits.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let scale = 10_u64.pow(u32::try_from(fraction.len()).ok()?);
    let hundredths = digits.parse::<u64>().ok()?.checked_mul(100 * times)?;
    hundredths.is_multiple_of(scale).then_some(hundredths / scale)
}

fn unit(text: &str) -> Option<Unit> {
    let text = text.strip_prefix('/').unwrap_or(text).trim_start();
    let word = ["per ", "an ", "a ", "each "].iter().find_map(|little| text.strip_prefix(little));
    Some(match word.unwrap_or(text).trim() {
        "h" | "hr" | "hour" | "hourly" | "ph" => Unit::Hour,
        "w" | "wk" | "week" | "weekly" => Unit::Week,
        "two weeks" | "2 weeks" | "biweekly" | "bi-weekly" | "every two weeks"
        | "every 2 weeks" | "every other week" | "fortnight" => Unit::TwoWeeks,
        "mo" | "month" | "monthly" => Unit::Month,
        "y" | "yr" | "year" | "yearly" | "annum" | "annual" | "annually" | "p.a" | "pa" => {
            Unit::Year
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Option<(u64, Per)> {
        Amount::read(typed, None).ok().map(|amount| (amount.cents, amount.per))
    }

    #[test]
    fn an_amount_is_read_in_any_common_spelling() {
        let hourly = "18.50; 18.5; $18.50/hr; 18.5 an hour; $18.50 per hour; 18.50 hourly; US$18.50; \
                      18.50 dollars an hour;  18.50 / hour ; 18.50 hr.";
        for typed in hourly.split(';') {
            assert_eq!(read(typed), Some((1850, Per::Hour)), "{typed}");
        }
        let annual = "38,000; 38000; 38k; $38K; 38 k; 38,000 a year; 38k/yr; $38,000.00 per annum; \
                      38000 p.a.; 38,000 dollars a year; 38.0k annually; 38000 USD; 38 thousand";
        for typed in annual.split(';') {
            assert_eq!(read(typed), Some((3_800_000, Per::Year)), "{typed}");
        }
        assert_eq!(read("$3,200/month"), Some((3_840_000, Per::Year)));
        assert_eq!(read("3.2k monthly"), Some((3_840_000, Per::Year)));
        assert_eq!(read("800 a week"), Some((4_160_000, Per::Year)));
        assert_eq!(read("1,400 every two weeks"), Some((3_640_000, Per::Year)));
        assert_eq!(read("1400 biweekly"), Some((3_640_000, Per::Year)));
        assert_eq!(read("19$"), Some((1900, Per::Hour)));
        assert_eq!(read("999.99/year"), Some((99_999, Per::Year)));
        assert_eq!(read("480"), Some((48_000, Per::Hour)));
        assert_eq!(read("1000"), Some((100_000, Per::Year)));
    }

    #[test]
    fn other_words_numbers_and_pay_out_of_range_are_refused() {
        let refused = "; 0; 0.00; -5; +18; nan; inf; 1e3; 0x12; ١٨; eighteen; $; k; 18.50.20; 18..5; 18.; \
                       .50; 1,8; 18,50; 1,0000; 0,038,000 000; 18.505; 18.50 a day; 18.50/hr/hr; \
                       18.50 an; 40 hours; 999; 481 an hour; 84k a month; 2,000,000; 999999999999; \
                       99999999999999999999; 999999999999k; 99999999999k an hour";
        for typed in refused.split(';') {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_unit_on_the_command_line_is_for_amounts_that_have_none() {
        let read = |typed, per| {
            Amount::read(typed, Some(per)).ok().map(|amount| (amount.cents, amount.per))
        };
        assert_eq!(read("2000", Per::Hour), None, "over a million a year");
        assert_eq!(read("900", Per::Year), Some((90_000, Per::Year)));
        assert_eq!(read("18/hr", Per::Hour), Some((1800, Per::Hour)));
        assert_eq!(read("18/hr", Per::Year), None);
        assert_eq!(read("3200 a month", Per::Year), Some((3_840_000, Per::Year)));
    }

    #[test]
    fn an_hour_is_2080th_of_a_year() {
        let amount = Amount::read("19.50", None).unwrap();
        assert_eq!((amount.annual(), amount.hourly()), (Dollars(40_560), Hourly { cents: 1950 }));
        let amount = Amount::read("38k", None).unwrap();
        assert_eq!((amount.annual(), amount.hourly()), (Dollars(38_000), Hourly { cents: 1827 }));
    }
}
