//! A date on the page.

use toml::value::{Date, Datetime};

use crate::profile::period::MONTHS;

/// "November 24, 2026" of "2026-11-24"; `None` if it is not a date.
pub(crate) fn in_words(iso: &str) -> Option<String> {
    let Datetime { date: Some(Date { year, month, day }), time: None, .. } = iso.parse().ok()?
    else {
        return None;
    };
    (year >= 1900).then(|| format!("{} {day}, {year}", MONTHS[usize::from(month) - 1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_words() {
        assert_eq!(in_words("2026-11-24").as_deref(), Some("November 24, 2026"));
        assert_eq!(in_words("2028-02-29").as_deref(), Some("February 29, 2028"));
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for text in [
            "",
            "today",
            "2026-13-01",
            "2026-00-10",
            "2026-02-29",
            "2026-04-31",
            "26-1-1",
            "2026-11-24-1",
            "2026-11-24 ",
            " 2026-11-24",
            "2026-11-24T10:00:00",
            "+026-11-24",
            "0000-01-01",
        ] {
            assert_eq!(in_words(text), None, "{text}");
        }
    }
}
