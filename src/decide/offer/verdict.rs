//! Where an offer falls in a place, in sentences.

use crate::answer::pay::{ROUGH, against, lower_first, unit};
use crate::decide::offer::in_words::shown;
use crate::decide::offer::standing::{Point, Standing};
use crate::decide::offer::{Fall, OfferAtPlace};
use crate::document::Value;
use crate::profile::figures::PayPoint;

impl OfferAtPlace<'_> {
    /// Whether the offer is low or high here, in one or two sentences an end of it.
    pub(crate) fn in_a_sentence(&self, people: &str) -> String {
        let ends: Vec<&Fall> = self.ends().collect();
        let sentence = |(nth, fall): (usize, &&Fall)| {
            let offer = shown(fall.amount);
            let place = self.place.in_words();
            let standing = self.below_the_open_end(fall, people);
            let standing =
                standing.unwrap_or_else(|| fall.percentile.in_a_sentence(&place, people));
            if ends.len() > 1 {
                let standing = lower_first(&standing);
                // The second end is in the same place.
                let standing = if nth == 0 {
                    standing
                } else {
                    let standing = standing.replacen(&format!(" for {place}:"), ",", 1);
                    standing.replacen(&format!(" {people} there"), "", 1)
                };
                return format!("{offer}: {standing}");
            }
            format!("{standing}{}", self.off_median(fall))
        };
        let rough = if self.place.is_rough() { ROUGH } else { "" };
        format!("{}{rough}", ends.iter().enumerate().map(sentence).collect::<Vec<_>>().join(" "))
    }

    /// How many here earn less than an end of the offer, for a cell.
    pub(super) fn earn_less(&self, nth: usize) -> Option<String> {
        match self.ends().nth(nth)?.percentile {
            Standing::On { highest, .. } => Some(format!("{}%", highest.percentile)),
            Standing::Between { estimate, .. } => Some(format!("about {estimate:.0}%")),
            Standing::Below(lowest) => Some(format!("under {}%", lowest.percentile)),
            Standing::Above(highest) => Some(format!("over {}%", highest.percentile)),
            Standing::Unknown => None,
        }
    }

    /// Where the offer falls here, in sentences; of a range, where each end does.
    pub(crate) fn verdicts(&self, people: &str) -> impl Iterator<Item = String> {
        self.ends().map(move |fall| self.verdict(fall, people))
    }

    fn ends(&self) -> impl Iterator<Item = &Fall> {
        [&self.fall].into_iter().chain(&self.upper_end)
    }

    /// What is known of an offer above the points that are published, where the others are only "at least" so
    /// high; `None` where it lies below or among those that are published.
    fn below_the_open_end(&self, fall: &Fall, people: &str) -> Option<String> {
        let highest = match fall.percentile {
            Standing::Above(highest) => Some(highest),
            Standing::Unknown => None,
            _ => return None,
        };
        let value = |point: &PayPoint| self.place.figures.wages().value(fall.amount.per, *point);
        let open = PayPoint::PERCENTILES.into_iter().find(|point| value(point).is_at_least())?;
        let Value::AtLeast(limit) = value(&open) else { return None };
        let more = share(100 - open.percentile()?);
        let (place, limit) = (self.place.in_words(), Value::Number(limit));
        let is_below =
            matches!(shown(fall.amount).change_to(&limit), Value::Number(gap) if gap.digits > 0);
        let above = highest.map(|highest| {
            let less = share(highest.percentile);
            let line = line(highest.percentile);
            format!("Above {line} for {place}: more than {less} {people} there earn less")
        });
        Some(match (above, is_below) {
            (Some(above), true) => {
                format!("{above}, and at least {more} earn more.").replace("half of", "half")
            }
            (Some(above), false) => format!("{above}. The published percentiles stop at {limit}."),
            (None, true) => format!("Low for {place}: at least {more} {people} there earn more."),
            (None, false) => {
                format!("Not known for {place}: the published percentiles stop at {limit}.")
            }
        })
    }

    fn verdict(&self, fall: &Fall, people: &str) -> String {
        let amount = fall.amount;
        let (place, per) = (self.place.in_words(), amount.per);
        let offer = format!("{} {}", shown(amount), unit(per));
        let named = |point: Point| format!("{} ({})", line(point.percentile), point.shown(per));
        let less =
            |how_many: String| format!("In {place}, {how_many} {people} earn less than {offer}");
        let open = self.below_the_open_end(fall, people);
        let standing = match fall.percentile {
            _ if open.is_some() => open.unwrap_or_default(),
            Standing::On { lowest, highest } => {
                let equals = lowest.percentile..=highest.percentile;
                let all = PayPoint::PERCENTILES.into_iter().filter_map(PayPoint::percentile);
                let lines = all.filter(|point| equals.contains(point)).map(line);
                let equal = if lowest == highest { "" } else { ", which are equal here" };
                format!(
                    "In {place}, {offer} is exactly {}{equal}. About {} in 100 {people} earn that \
                     or less.",
                    in_a_row(&lines.collect::<Vec<_>>()),
                    highest.percentile
                )
            }
            Standing::Between { lower, upper, estimate } => {
                let share = less(format!("about {estimate:.0} in 100"));
                let (lower, upper, nth) = (named(lower), named(upper), ordinal(estimate));
                format!(
                    "{share}. It lies between {lower} and {upper}, at about the {nth} percentile."
                )
            }
            Standing::Below(lowest) => {
                let share = less(format!("fewer than {}", share(lowest.percentile)));
                format!("{share}: it is below {}.", named(lowest))
            }
            Standing::Above(highest) => format!(
                "In {place}, fewer than {} {people} earn more than {offer}: it is above {}.",
                share(100 - highest.percentile),
                named(highest)
            ),
            Standing::Unknown => format!("In {place}, no wage was released to compare with."),
        };
        let rough = if self.place.is_rough() { " These figures are rough." } else { "" };
        format!("{standing}{}{rough}", self.off_median(fall))
    }

    /// How far the offer is from the median here, in a sentence behind another.
    fn off_median(&self, fall: &Fall) -> String {
        let wages = self.place.figures.wages();
        let (offer, median) = (shown(fall.amount), wages.value(fall.amount.per, PayPoint::Median));
        let off = against(&offer, &median).filter(|_| offer != median);
        off.map(|off| format!(" It is {off} the median, {median}.")).unwrap_or_default()
    }
}

impl Standing {
    fn in_a_sentence(&self, place: &str, people: &str) -> String {
        match self {
            Self::Unknown => format!("There is no published pay for {place} to compare with."),
            Self::Below(lowest) => {
                let more = share(100 - lowest.percentile);
                format!("Low for {place}: more than {more} {people} there earn more.")
            }
            Self::Above(highest) => {
                let less = share(highest.percentile);
                format!("High for {place}: more than {less} {people} there earn less.")
            }
            Self::On { lowest, highest }
                if (lowest.percentile..=highest.percentile).contains(&50) =>
            {
                format!("In the middle for {place}: half of {people} there earn more.")
            }
            Self::On { highest, .. } => side(f64::from(highest.percentile), "", place, people),
            Self::Between { estimate, .. } => side(*estimate, "about ", place, people),
        }
    }
}

/// "1 in 10", "half of", "25 in 100".
fn share(percent: u8) -> String {
    match percent % 10 {
        _ if percent == 50 => "half of".to_owned(),
        0 => format!("{} in 10", percent / 10),
        _ => format!("{percent} in 100"),
    }
}

/// On which side of the middle a percentile is, and how many are on the other.
fn side(percentile: f64, about: &str, place: &str, people: &str) -> String {
    let (how, share, other) = match percentile {
        p if p < 25.0 => ("Low", 100.0 - p, "more"),
        p if p < 45.0 => ("On the low side", 100.0 - p, "more"),
        p if p < 50.0 => ("Near the middle", 100.0 - p, "more"),
        p if p <= 55.0 => ("Near the middle", p, "less"),
        p if p <= 75.0 => ("On the high side", p, "less"),
        p => ("High", p, "less"),
    };
    format!("{how} for {place}: {about}{share:.0} in 100 {people} there earn {other}.")
}

/// "a", "a and b", "a, b and c".
fn in_a_row(items: &[String]) -> String {
    match items {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => items.concat(),
    }
}

/// "the median", "the 25th percentile".
fn line(percentile: u8) -> String {
    match percentile {
        50 => "the median".to_owned(),
        _ => format!("the {percentile}th percentile"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn below_the_middle_more_is_earned_by_the_others_and_above_it_less_by_those_below() {
        for (percentile, said) in [
            (10.0, "Low for X: about 90 in 100 people there earn more."),
            (30.0, "On the low side for X: about 70 in 100 people there earn more."),
            (47.0, "Near the middle for X: about 53 in 100 people there earn more."),
            (52.0, "Near the middle for X: about 52 in 100 people there earn less."),
            (60.0, "On the high side for X: about 60 in 100 people there earn less."),
            (90.0, "High for X: about 90 in 100 people there earn less."),
        ] {
            assert_eq!(side(percentile, "about ", "X", "people"), said);
        }
    }

    #[test]
    fn an_ordinal_ends_as_it_is_spoken() {
        assert_eq!(ordinal(17.5), "18th");
        assert_eq!(
            [11.0, 21.0, 32.4, 43.0, 12.0, 13.0].map(ordinal),
            ["11th", "21st", "32nd", "43rd", "12th", "13th"]
        );
    }
}
