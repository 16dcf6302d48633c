//! Which columns a table has, found once for all of its rows.

use crate::trust::check::names::Kind;
use crate::trust::check::table::Rules;

/// A column, the bounds of its figures, what is wrong with a figure `#` outside, and what was expected.
pub(super) type Bounds = (&'static str, f64, f64, &'static str, &'static str);

/// A column, what its cells look like, and whether a cell does.
pub(super) type Form = (&'static str, &'static str, fn(&str) -> bool);

/// The bounds of columns that have the same meaning in every table.
const BOUNDS: [Bounds; 4] = [
    ("months", f64::MIN, 12.0, "# months are more than a year has", "12 at most"),
    ("share", 0.0, 100.0, "# is not a share: a share is between 0 and 100 percent", "0 to 100"),
    ("jobs_rse", 0.0, f64::MAX, "a standard error is never below 0", "0 or more"),
    ("mean_rse", 0.0, f64::MAX, "a standard error is never below 0", "0 or more"),
];

/// The columns of a table, by their numbers.
pub(super) struct Columns<'t> {
    pub(super) names: Vec<&'t str>,
    /// What defines a name.
    pub(super) defines: Option<(Kind, usize)>,
    pub(super) source: Option<usize>,
    /// The states of an area, apart by commas.
    pub(super) states: Option<usize>,
    /// Whose cells differ in each row of a group, and what a row is.
    pub(super) unique: Vec<(usize, &'static str)>,
    /// What groups ratings by their kind, and scores by their job.
    pub(super) group: Option<usize>,
    pub(super) sorted_by: Option<usize>,
    pub(super) forms: Vec<(usize, Form)>,
    pub(super) bounds: Vec<(usize, Bounds)>,
    /// The percentiles of each unit, lowest first.
    pub(super) percentiles: Vec<Vec<usize>>,
    /// Wages an hour, each with the same a year.
    pub(super) units: Vec<(usize, usize)>,
    pub(super) wages: Vec<usize>,
}

impl<'t> Columns<'t> {
    pub(super) fn new(names: Vec<&'t str>, rules: &Rules) -> Self {
        let find = |name: &str| names.iter().position(|column| *column == name);
        let wage = |unit: &str, point: &str| find(&format!("{unit}_{point}"));
        let points = ["mean", "p10", "p25", "median", "p75", "p90"];
        let percentiles = |unit| points[1..].iter().filter_map(|point| wage(unit, point)).collect();
        let of_unit = |unit| points.iter().filter_map(move |point| wage(unit, point));
        let units = points.iter().filter_map(|point| wage("h", point).zip(wage("a", point)));
        let bounds = rules.scales.iter().chain(&BOUNDS);
        Self {
            defines: rules.defines.and_then(|(kind, column)| Some((kind, find(column)?))),
            source: find("source"),
            states: find("states"),
            unique: rules
                .unique
                .iter()
                .filter_map(|(name, row)| Some((find(name)?, *row)))
                .collect(),
            group: find("kind").or_else(|| find("soc_code")).filter(|_| find("name").is_some()),
            sorted_by: rules.sorted_by.and_then(find),
            forms: rules.forms.iter().filter_map(|form| Some((find(form.0)?, *form))).collect(),
            bounds: bounds.filter_map(|bounds| Some((find(bounds.0)?, *bounds))).collect(),
            percentiles: ["a", "h", "all"].map(percentiles).to_vec(),
            units: units.collect(),
            wages: of_unit("a").chain(of_unit("h")).collect(),
            names,
        }
    }
}
