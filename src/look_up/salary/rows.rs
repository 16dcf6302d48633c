//! `--match`, `--sort` and `--top`, the same for every view that has a row a year or a row a place.

use std::{cmp::Ordering, num::NonZeroUsize};

use clap::ValueEnum;

use crate::{
    answer::highest_first,
    cli::{Per, SalaryArgs, SalaryBy, SalarySort},
    failure::Failure,
    profile::figures::PayPoint,
    typed::{name::fold, suggest},
};

use crate::look_up::salary::Wages;

/// Which rows of a view are shown, and in which order.
#[derive(Clone, Copy, Debug)]
pub struct Selection<'a> {
    matching: Option<&'a str>,
    sort: Option<SalarySort>,
    top: Option<NonZeroUsize>,
    /// The unit of pay that the rows show, and are ordered by.
    pub per: Per,
}

impl<'a> TryFrom<&'a SalaryArgs> for Selection<'a> {
    type Error = Failure;

    fn try_from(args: &'a SalaryArgs) -> Result<Self, Failure> {
        let (matching, sort, top) = (args.matching.as_deref(), args.sort, args.top);
        let orders_rows = matching.is_some() || sort.is_some() || top.is_some();
        if orders_rows && args.by.is_none() {
            let line = match args.place.typed() {
                Some(place) => format!("ma-career salary --by area {}", suggest::quoted(&place)),
                None => "ma-career salary --by industry --sort median --top 5".to_owned(),
            };
            return Err(Failure::usage(
                "--match, --sort and --top choose among rows, and need --by",
            )
            .try_this(line));
        }
        if let (Some(year), true) = (args.real, args.by != Some(SalaryBy::Year)) {
            return Err(Failure::usage("--real compares years, and needs --by year")
                .try_this(format!("ma-career salary --by year --real {year}")));
        }
        Ok(Self { matching, sort, top, per: args.per })
    }
}

impl Selection<'_> {
    /// All rows in the order of the dataset.
    pub fn all(per: Per) -> Self {
        Self { matching: None, sort: None, top: None, per }
    }

    /// The point of pay that the rows are ordered by, if any.
    pub(crate) fn point(&self) -> Option<PayPoint> {
        self.key().and_then(point_of)
    }

    /// What the rows are ordered by, if by anything.
    pub(crate) fn key(&self) -> Option<SalarySort> {
        self.sort.or(self.top.map(|_| SalarySort::Median))
    }

    /// The rows that were asked for; fails when none matches, or when the view has no such key.
    pub(crate) fn of<R: PayRow>(&self, mut rows: Vec<R>) -> Result<Vec<R>, Failure> {
        if let (Some(key), Some(row)) = (self.key(), rows.first())
            && !is_key_of(row, key)
        {
            return Err(no_such_key(row, key));
        }
        if let Some(text) = self.matching {
            let matches = |row: &R| row.names().iter().any(|name| contains(name, text));
            if !rows.iter().any(matches) {
                return Err(nothing_matches(text, &rows));
            }
            rows.retain(matches);
        }
        if let Some(key) = self.key() {
            rows.sort_by(|a, b| match point_of(key) {
                Some(point) => {
                    highest_first(a.wages().rank(self.per, point), b.wages().rank(self.per, point))
                }
                None => a.order(b, key).unwrap_or(Ordering::Equal),
            });
        }
        rows.truncate(self.top.map_or(usize::MAX, NonZeroUsize::get));
        Ok(rows)
    }
}

/// A row of pay.
pub(crate) trait PayRow {
    /// What `--by` calls the view.
    const VIEW: &'static str;

    /// What `--match` looks at.
    fn names(&self) -> Vec<String>;

    /// Its pay.
    fn wages(&self) -> Wages<'_>;

    /// The order of two rows by a key that is no point of pay; `None` where the view has no such key.
    fn order(&self, other: &Self, key: SalarySort) -> Option<Ordering>;
}

/// Whether a name contains `text`, whatever the case and the accents. Two letters are a postal code
/// or a whole word: "wa" is no part of "Iowa".
fn contains(name: &str, text: &str) -> bool {
    let (name, folded) = (fold(name), fold(text));
    match folded.len() {
        0 => text.is_empty(),
        1 | 2 if folded.chars().all(char::is_alphabetic) => {
            name.split(' ').any(|word| word == folded)
        }
        _ => name.contains(&folded),
    }
}

fn is_key_of<R: PayRow>(row: &R, key: SalarySort) -> bool {
    point_of(key).is_some() || row.order(row, key).is_some()
}

/// The point of pay that a key is, if it is one.
pub(crate) fn point_of(key: SalarySort) -> Option<PayPoint> {
    Some(match key {
        SalarySort::Mean => PayPoint::Mean,
        SalarySort::P10 => PayPoint::P10,
        SalarySort::P25 => PayPoint::P25,
        SalarySort::Median => PayPoint::Median,
        SalarySort::P75 => PayPoint::P75,
        SalarySort::P90 => PayPoint::P90,
        _ => return None,
    })
}

fn nothing_matches<R: PayRow>(text: &str, rows: &[R]) -> Failure {
    let names: Vec<String> = rows.iter().flat_map(PayRow::names).collect();
    let words = names.iter().flat_map(|name| name.split([' ', ',', '(', ')']));
    let view = R::VIEW;
    let failure = Failure::nothing_matched(format!("no {view} matches '{text}'"));
    match suggest::nearest(text, words) {
        Some(word) => failure.hint("nearest", word).instead(text, word),
        None => failure.try_this(format!("ma-career salary --by {view}")),
    }
}

fn no_such_key<R: PayRow>(row: &R, key: SalarySort) -> Failure {
    let name = |key: SalarySort| key.to_possible_value().map(|v| v.get_name().to_owned());
    let known: Vec<String> = SalarySort::value_variants()
        .iter()
        .filter(|key| is_key_of(row, **key))
        .filter_map(|key| name(*key))
        .collect();
    let view = R::VIEW;
    Failure::usage(format!("pay by {view} cannot be ordered by {}", name(key).unwrap_or_default()))
        .hint("keys", known.join(", "))
        .try_this(format!("ma-career salary --by {view} --sort median"))
}
