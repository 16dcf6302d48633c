//! When a figure was counted, and over which years it is projected.

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The months, as they are written.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A reference period: a month, `2019-05`, or a whole year, `2019`. Shown as "May 2019", "2019".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(extend("pattern" = Self::PATTERN)))]
#[cfg_attr(test, schemars(with = "String"))]
pub struct Period {
    year: u16,
    month: Option<u8>,
}

impl Period {
    /// How it is written, as a regular expression for others to check by.
    pub(crate) const PATTERN: &'static str = "^(19[0-9]{2}|20[0-9]{2}|2100)(-(0[1-9]|1[0-2]))?$";

    /// Its year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Whether it is the May of its year, the month of the wage survey.
    pub fn is_may(self) -> bool {
        self.month == Some(5)
    }

    /// The months since the year 0, to order by; a whole year is before its months.
    pub fn months(self) -> i64 {
        i64::from(self.year) * 13 + i64::from(self.month.unwrap_or(0))
    }

    /// The period as the dataset and the JSON write it: `2019-05`.
    pub fn code(self) -> String {
        match self.month {
            Some(month) => format!("{}-{month:02}", self.year),
            None => self.year.to_string(),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            Some(month) => write!(f, "{} {}", MONTHS[usize::from(month) - 1], self.year),
            None => self.year.fmt(f),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_str(&self.code())
        } else {
            (self.year, self.month).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            Self::try_from(String::deserialize(deserializer)?).map_err(D::Error::custom)
        } else {
            // Each of some hundred rows has one.
            Deserialize::deserialize(deserializer).map(|(year, month)| Self { year, month })
        }
    }
}

impl TryFrom<String> for Period {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parsed = match text.split_once('-') {
            Some((year, month)) => year_of(year).zip(month_of(month).map(Some)),
            None => year_of(&text).map(|year| (year, None)),
        };
        let (year, month) = parsed.ok_or_else(|| {
            format!("expected a period such as \"2019-05\" or \"2019\", found {text:?}")
        })?;
        Ok(Self { year, month })
    }
}

/// The ten years of an edition of the Employment Projections: `2019-29`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(extend("pattern" = Self::PATTERN)))]
#[serde(try_from = "String", into = "String")]
pub struct Edition {
    base_year: u16,
    target_year: u16,
}

impl Edition {
    /// How it is written, as a regular expression for others to check by.
    pub(crate) const PATTERN: &'static str = "^(19[0-9]{2}|20[0-9]{2}|2100)-[0-9]{2}$";

    /// The year that the projection starts from.
    pub fn base_year(self) -> u16 {
        self.base_year
    }

    /// The year that the projection ends in.
    pub fn target_year(self) -> u16 {
        self.target_year
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.base_year, self.target_year % 100)
    }
}

impl TryFrom<String> for Edition {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let years = text.split_once('-').and_then(|(base, target)| {
            let base = year_of(base)?;
            let target = digits(target, 2)?;
            let target = base - base % 100 + target + if target <= base % 100 { 100 } else { 0 };
            // "2034-24" has its years in the wrong order.
            (target - base <= 20).then_some((base, target))
        });
        let (base_year, target_year) = years.ok_or_else(|| {
            format!("expected the years of a projection such as \"2019-29\", found {text:?}")
        })?;
        Ok(Self { base_year, target_year })
    }
}

fn digits(text: &str, count: usize) -> Option<u16> {
    let all_digits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| text.parse().ok()).flatten()
}

fn year_of(text: &str) -> Option<u16> {
    digits(text, 4).filter(|year| (1900..=2100).contains(year))
}

fn month_of(text: &str) -> Option<u8> {
    let month = u8::try_from(digits(text, 2)?).ok()?;
    (1..=12).contains(&month).then_some(month)
}

impl From<Edition> for String {
    fn from(edition: Edition) -> Self {
        edition.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_reads_back_as_it_was_written() {
        for text in ["2019-05", "2025-12", "2019"] {
            assert_eq!(Period::try_from(text.to_owned()).unwrap().code(), text);
        }
        assert_eq!(Period::try_from("2019-05".to_owned()).unwrap().to_string(), "May 2019");
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in ["", "2019-13", "2019-00", "2019-5", "19-05", "May 2019", "2019-05-01", "+019"]
        {
            assert!(Period::try_from(text.to_owned()).is_err(), "{text:?}");
        }
    }

    #[test]
    fn an_edition_may_cross_a_century() {
        let edition = Edition::try_from("2095-05".to_owned()).unwrap();
        assert_eq!((edition.base_year(), edition.target_year()), (2095, 2105));
        assert_eq!(Edition::try_from("2019-29".to_owned()).unwrap().to_string(), "2019-29");
    }

    #[test]
    fn what_is_no_edition_is_refused() {
        for text in ["", "2019", "2019-2029", "2019-2", "x019-29", "2019-29-39", "2034-24"] {
            assert!(Edition::try_from(text.to_owned()).is_err(), "{text:?}");
        }
    }
}
