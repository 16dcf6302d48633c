//! `--match`, `--sort` and `--top`, the same for every view that has a row a year or a row a place.

use std::num::NonZeroUsize;

use clap::ValueEnum;

use crate::answer::pay::heading;
use crate::cli::{Per, SalaryArgs, SalaryBy, SalarySort};
use crate::document::{Columns, Detail, Value};
use crate::failure::Failure;
use crate::profile::figures::{PayPoint, Wages};
use crate::typed::name::fold;
use crate::typed::suggest;

/// Which rows of a view are shown, and in which order.
#[derive(Clone, Copy, Debug)]
pub struct Selection<'a> {
    matching: Option<&'a str>,
    sort: Option<SalarySort>,
    top: Option<NonZeroUsize>,
    /// The unit of pay that the rows show, and are ordered by.
    pub per: Per,
    /// Whether the states are shown as a map too.
    pub(super) map: bool,
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
        if args.map && args.by != Some(SalaryBy::State) {
            return Err(Failure::usage("--map draws the states, and needs --by state")
                .try_this("ma-career salary --by state --map"));
        }
        Ok(Self { matching, sort, top, per: args.per, map: args.map })
    }
}

impl Selection<'_> {
    /// All rows in the order of the dataset.
    pub const fn all(per: Per) -> Self {
        Self { matching: None, sort: None, top: None, per, map: false }
    }

    /// The same, with a map of the states.
    #[must_use]
    pub const fn with_map(self) -> Self {
        Self { map: true, ..self }
    }

    /// What the rows are ordered by, if by anything.
    pub(super) fn key(&self) -> Option<SalarySort> {
        self.sort.or(self.top.map(|_| SalarySort::Median))
    }

    /// The key whose figures a summary and a map show: that of the order, where it has figures.
    pub(super) fn shown(&self) -> SalarySort {
        self.sort.filter(|key| what(*key).is_some()).unwrap_or(SalarySort::Median)
    }

    /// The rows that were asked for, whose `names` `--match` looks at; fails when none matches, or when the
    /// view has no such key.
    pub(super) fn of<R>(
        &self,
        view: &str,
        mut rows: Vec<R>,
        names: impl Fn(&R) -> Vec<String>,
        columns: &Columns<'_, R, SalarySort>,
    ) -> Result<Vec<R>, Failure> {
        if let Some(key) = self.key().filter(|key| !columns.has(*key)) {
            return Err(no_such_key(view, key, columns));
        }
        if let Some(text) = self.matching {
            let matches = |row: &R| names(row).iter().any(|name| contains(name, text));
            if !rows.iter().any(matches) {
                let names: Vec<String> = rows.iter().flat_map(names).collect();
                return Err(nothing_matches(view, text, &names));
            }
            rows.retain(matches);
        }
        if let Some(key) = self.key() {
            columns.order(&mut rows, key);
        }
        rows.truncate(self.top.map_or(usize::MAX, NonZeroUsize::get));
        Ok(rows)
    }
}

/// Where the figure is highest and lowest that orders the rows, in one sentence; of the first few only the
/// highest. Rows that rest on few jobs are passed over.
pub(super) fn extremes<R>(
    columns: &Columns<'_, R, SalarySort>,
    rows: &[R],
    selection: &Selection<'_>,
    name: impl Fn(&R) -> String,
    is_rough: impl Fn(&R) -> bool,
) -> Option<String>
where
    R: Copy,
{
    let asked = selection.shown();
    let what = what(asked)?;
    let mut ends = columns.extremes(rows, asked)?;
    let (mut rows, mut aside) = (rows, "");
    let exact: Vec<R> = rows.iter().copied().filter(|row| !is_rough(row)).collect();
    if ends.iter().any(|(row, _)| is_rough(row))
        && let Some(of_exact) = columns.extremes(&exact, asked)
    {
        let figures = |ends: &[(&R, Value); 2]| ends.clone().map(|(_, figure)| figure);
        if figures(&ends) != figures(&of_exact) {
            aside = ", rough figures aside";
        }
        (rows, ends) = (&exact, of_exact);
    }
    let [(most, highest), (least, lowest)] = ends;
    let (most, least) = (name(most), name(least));
    if let Value::AtLeast(_) = highest {
        // Which of them is the highest is not known.
        let (_, figures) = columns.figures(rows, asked)?;
        let count = figures.iter().filter(|figure| matches!(figure, Value::AtLeast(_))).count();
        let places = if count == 1 { most } else { format!("{count} rows") };
        let lowest = match lowest {
            Value::Number(_) if selection.top.is_none() => {
                format!(", and lowest in {least} ({lowest})")
            }
            _ => String::new(),
        };
        return Some(format!("{what} is {highest} in {places}{lowest}{aside}."));
    }
    Some(match rows {
        [_] => format!("{what} in {most} is {highest}{aside}."),
        _ if selection.top.is_some() => format!("{what} is highest in {most} ({highest}){aside}."),
        _ if highest == lowest => format!("{what} is {highest} in every row."),
        _ => format!(
            "{what} is highest in {most} ({highest}) and lowest in {least} ({lowest}){aside}."
        ),
    })
}

/// A key as the subject of a sentence; `None` for what has no highest.
fn what(key: SalarySort) -> Option<&'static str> {
    Some(match key {
        SalarySort::Median => "Median pay",
        SalarySort::Mean => "Average pay",
        SalarySort::P10 => "The pay that the bottom 10% do not reach",
        SalarySort::P25 => "The pay that the bottom 25% do not reach",
        SalarySort::P75 => "The pay that the top 25% start from",
        SalarySort::P90 => "The pay that the top 10% start from",
        SalarySort::Employment => "The number of jobs",
        SalarySort::Share => "The share of jobs",
        SalarySort::LocationQuotient => "The location quotient",
        SalarySort::PriceParity => "The price level",
        SalarySort::RealMedian => "Median pay at U.S. prices",
        _ => return None,
    })
}

/// The columns of pay: the bottom and top 10% and the median always, the others where they order the rows.
pub(super) fn pay_columns<'a, R>(
    columns: Columns<'a, R, SalarySort>,
    per: Per,
    detail: Detail,
    wages: impl for<'r> Fn(&'r R) -> Wages<'r> + Copy + 'a,
) -> Columns<'a, R, SalarySort> {
    use PayPoint::{Mean, Median, P10, P25, P75, P90};
    PayPoint::ALL.into_iter().fold(columns, |columns, point| {
        let columns = columns.column(heading(point), move |row| wages(row).value(per, point));
        match point {
            Median => columns.by(key(point)).bars(),
            P10 | P90 => columns.by(key(point)).in_full(detail).bars_by_order(),
            Mean | P25 | P75 => columns.only_by(key(point)).bars_by_order(),
        }
    })
}

/// What `--sort` calls a point of pay.
pub(super) fn key(point: PayPoint) -> SalarySort {
    match point {
        PayPoint::Mean => SalarySort::Mean,
        PayPoint::P10 => SalarySort::P10,
        PayPoint::P25 => SalarySort::P25,
        PayPoint::Median => SalarySort::Median,
        PayPoint::P75 => SalarySort::P75,
        PayPoint::P90 => SalarySort::P90,
    }
}

/// Whether a name contains `text`, whatever the case and the accents. Two letters are a postal code
/// or a whole word: "wa" does not match "Iowa".
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

fn nothing_matches(view: &str, text: &str, names: &[String]) -> Failure {
    let words = names.iter().flat_map(|name| name.split([' ', ',', '(', ')']));
    let failure = Failure::nothing_matched(format!("no {view} matches '{text}'"));
    match suggest::nearest(text, words) {
        Some(word) => failure.hint("nearest", word).instead(text, word),
        None => failure.try_this(format!("ma-career salary --by {view}")),
    }
}

fn no_such_key<R>(view: &str, key: SalarySort, columns: &Columns<'_, R, SalarySort>) -> Failure {
    let name = |key: &SalarySort| key.to_possible_value().map(|v| v.get_name().to_owned());
    let known = SalarySort::value_variants().iter().filter(|key| columns.has(**key));
    let known: Vec<String> = known.filter_map(name).collect();
    Failure::usage(format!("pay by {view} cannot be ordered by {}", name(&key).unwrap_or_default()))
        .hint("keys", known.join(", "))
        .try_this(format!("ma-career salary --by {view} --sort median"))
}
