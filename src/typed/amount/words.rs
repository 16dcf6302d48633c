//! The words of an offer: numbers, units, the ends of a range.

use crate::cli::Unit;
use crate::typed::amount::{Open, hours_a_week};

/// Small letters, with blanks around everything that is a word of its own.
fn spaced(typed: &str) -> String {
    let typed = typed.to_lowercase();
    let mut spaced = String::new();
    let mut before = ' ';
    let mut letters = typed.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        match c {
            '$' => spaced.push(' '),
            ',' if !next.is_ascii_digit() => spaced.push(' '),
            '/' => spaced.push_str(" per "),
            '+' => spaced.push_str(" + "),
            // "bi-weekly".
            '-' if before.is_alphabetic() && next.is_alphabetic() => spaced.push('-'),
            '-' | '–' | '—' => spaced.push_str(" - "),
            // The period of "hr.".
            '.' if before.is_alphabetic() && !next.is_alphabetic() => spaced.push(' '),
            c => {
                if before.is_ascii_digit() && c.is_alphabetic() {
                    spaced.push(' ');
                }
                spaced.push(c);
            }
        }
        before = c;
    }
    spaced
}

/// What the words of an offer say.
pub(super) struct Read {
    /// One amount, or both ends of a range.
    pub(super) ends: Vec<End>,
    pub(super) open: Option<Open>,
    /// Hundredths of the hours of a week.
    pub(super) hours: Option<u32>,
}

/// One end of a range.
#[derive(Clone, Copy)]
pub(super) struct End {
    /// Before it is multiplied.
    pub(super) cents: u64,
    /// 1000 of thousands.
    pub(super) times: u64,
    pub(super) unit: Option<Unit>,
}

/// Words, and those after what was read.
type Words<'a, 'w> = &'a [&'w str];

impl Read {
    /// `None` where it is not an offer.
    pub(super) fn new(typed: &str) -> Option<Self> {
        let spaced = spaced(typed);
        read(&spaced.split_whitespace().collect::<Vec<_>>())
    }
}

fn read(words: Words<'_, '_>) -> Option<Read> {
    // What ads add: "DOE" is depending on experience.
    let words = match words {
        [rest @ .., "doe" | "doq"]
        | [rest @ .., "plus" | "+" | "with", "benefits"]
        | [rest @ .., "to", "start"] => rest,
        words => words,
    };
    let (mut open, words) = match words {
        ["up", "to", rest @ ..] | ["at", "most", rest @ ..] | ["max", rest @ ..] => {
            (Some(Open::Below), rest)
        }
        ["at", "least", rest @ ..]
        | ["starting" | "starts", "at", rest @ ..]
        | ["from", rest @ ..] => (Some(Open::Above), rest),
        ["between" | "about" | "around" | "us", rest @ ..] => (None, rest),
        words => (None, words),
    };
    let (lower, mut words) = end(words, &mut open)?;
    let mut ends = vec![lower];
    if let ["-" | "to" | "and", rest @ ..] = words {
        let (upper, rest) = end(rest, &mut open)?;
        ends.push(upper);
        words = rest;
    }
    if let ["at" | "for", rest @ ..] = words {
        words = rest;
    }
    let hours = match words {
        [] => None,
        words => {
            let (hours, words) = number(words)?;
            match words {
                ["hours" | "hrs" | "hr" | "h"]
                | ["hours" | "hrs" | "hr" | "h", "a" | "per", "week" | "wk"]
                | ["hours" | "hrs", "weekly"] => Some(hours_a_week(&hours).ok()?),
                _ => return None,
            }
        }
    };
    // "from 20 to 22" is not 22 or more.
    open = open.filter(|_| ends.len() == 1);
    Some(Read { ends, open, hours })
}

/// A number with what belongs to it, and the words after it.
fn end<'a, 'w>(words: Words<'a, 'w>, open: &mut Option<Open>) -> Option<(End, Words<'a, 'w>)> {
    let (number, words) = number(words)?;
    let (times, words) = match words {
        ["k" | "thousand" | "grand", rest @ ..] => (1000, rest),
        words => (1, words),
    };
    let mut is_open = |words: Words<'a, 'w>| match words {
        ["+", rest @ ..] | ["and" | "or", "up" | "more" | "above", rest @ ..] => {
            *open = Some(Open::Above);
            rest
        }
        words => words,
    };
    let words = is_open(words);
    // "18.50 dollars an hour", "$19 USD".
    let words = match words {
        ["dollars" | "dollar" | "bucks" | "usd", rest @ ..] => rest,
        words => words,
    };
    let (unit, words) = unit(words).map_or((None, words), |(unit, rest)| (Some(unit), rest));
    Some((End { cents: cents(&number)?, times, unit }, is_open(words)))
}

/// Ten to twenty, then by tens.
const NUMBERS: &str = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen \
    twenty thirty forty fifty sixty seventy eighty ninety";

/// A number in digits, and the words after it.
fn number<'a, 'w>(words: Words<'a, 'w>) -> Option<(String, Words<'a, 'w>)> {
    let (first, mut words) = words.split_first()?;
    let said = NUMBERS.split(' ').position(|known| known == *first);
    let said = said.map(|at| if at > 10 { (at - 8) * 10 } else { at + 10 });
    let mut number = said.map_or((*first).to_owned(), |number| number.to_string());
    // "39 000".
    while let [group, rest @ ..] = words
        && group.len() == 3
        && group.bytes().all(|byte| byte.is_ascii_digit())
    {
        number = format!("{number},{group}");
        words = rest;
    }
    Some((number, words))
}

/// `38,000` or `18.5` in cents. Commas are between thousands or absent, and
/// there are only whole cents.
pub(super) fn cents(number: &str) -> Option<u64> {
    let (whole, fraction) = match number.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (number, ""),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    let (first, others) = groups.split_first()?;
    let well_grouped =
        others.is_empty() || first.len() <= 3 && others.iter().all(|group| group.len() == 3);
    let digits = groups.concat() + fraction;
    if first.is_empty()
        || !well_grouped
        || digits.len() > 12
        || !digits.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let scale = 10_u64.pow(u32::try_from(fraction.len()).ok()?);
    let hundredths = digits.parse::<u64>().ok()?.checked_mul(100)?;
    hundredths.is_multiple_of(scale).then_some(hundredths / scale)
}

/// The unit that words begin with, and the words after it.
fn unit<'a, 'w>(words: Words<'a, 'w>) -> Option<(Unit, Words<'a, 'w>)> {
    let words = match words {
        ["per" | "a" | "an" | "each" | "every", rest @ ..] => rest,
        words => words,
    };
    Some(match words {
        ["h" | "hr" | "hour" | "hourly" | "ph", rest @ ..] => (Unit::Hour, rest),
        ["d" | "day" | "daily", rest @ ..] => (Unit::Day, rest),
        ["w" | "wk" | "week" | "weekly", rest @ ..] => (Unit::Week, rest),
        ["biweekly" | "bi-weekly" | "fortnight", rest @ ..]
        | ["two" | "2" | "other", "weeks" | "week", rest @ ..] => (Unit::TwoWeeks, rest),
        ["semimonthly" | "semi-monthly", rest @ ..]
        | ["twice", "monthly", rest @ ..]
        | ["twice", "a" | "per", "month", rest @ ..] => (Unit::TwiceAMonth, rest),
        ["mo" | "month" | "monthly", rest @ ..] => (Unit::Month, rest),
        [
            "y" | "yr" | "year" | "yearly" | "annum" | "annual" | "annually" | "p.a" | "pa",
            rest @ ..,
        ] => (Unit::Year, rest),
        _ => return None,
    })
}
