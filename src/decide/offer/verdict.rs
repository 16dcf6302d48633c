//! Where an offer falls in a place, in sentences.

use crate::answer::pay::{against, heading, unit};
use crate::decide::offer::in_words::shown;
use crate::decide::offer::standing::{Point, Standing};
use crate::decide::offer::{Fall, OfferAtPlace};
use crate::profile::figures::PayPoint;

impl OfferAtPlace<'_> {
    /// Where the offer falls here, in sentences; of a range, where each end does.
    pub(crate) fn verdicts(&self, people: &str) -> impl Iterator<Item = String> {
        let ends = [&self.fall].into_iter().chain(&self.upper_end);
        ends.map(move |fall| self.verdict(fall, people))
    }

    fn verdict(&self, fall: &Fall, people: &str) -> String {
        let amount = fall.amount;
        let (place, per) = (self.place.in_words(), amount.per);
        let offer = format!("{} {}", shown(amount), unit(per));
        let named = |point: Point| format!("{} ({})", line(point.at), point.shown(per));
        let less = |how_many: String| {
            format!("In {place}, {how_many} in 100 {people} earn less than {offer}")
        };
        let standing = match fall.percentile {
            Standing::On { lowest, highest } => {
                let lines: Vec<String> = PayPoint::PERCENTILES
                    .into_iter()
                    .skip_while(|point| *point != lowest.at)
                    .take_while(|point| point.percentile() <= highest.at.percentile())
                    .map(line)
                    .collect();
                let equal = if lowest == highest { "" } else { ", which are equal here" };
                format!(
                    "In {place}, {offer} is exactly {}{equal}: about {} in 100 {people} earn that \
                     or less.",
                    in_a_row(&lines),
                    highest.percentile()
                )
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
        let median = self.place.figures.wages().value(per, PayPoint::Median);
        let off = against(&shown(amount), &median).filter(|_| median != shown(amount));
        let off = off.map(|off| format!(" It is {off} the median, {median}."));
        let rough = if self.place.is_rough() { " These figures are rough." } else { "" };
        format!("{standing}{}{rough}", off.unwrap_or_default())
    }
}

/// "a", "a and b", "a, b and c".
fn in_a_row(items: &[String]) -> String {
    match items {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => items.concat(),
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
