//! Where the figures of a table are, and the bounds of those that have some.

/// A column, the bounds of its figures, what is wrong with a figure `#` outside, and what was expected.
pub(super) type Bounds = (&'static str, f64, f64, &'static str, &'static str);

/// The bounds of columns that have the same meaning in every table.
const BOUNDS: [Bounds; 4] = [
    ("months", f64::MIN, 12.0, "# months are more than a year has", "12 at most"),
    ("share", 0.0, 100.0, "# is not a share: a share is between 0 and 100 percent", "0 to 100"),
    ("jobs_rse", 0.0, f64::MAX, "a standard error is never below 0", "0 or more"),
    ("mean_rse", 0.0, f64::MAX, "a standard error is never below 0", "0 or more"),
];

/// Where a table's figures are, found once for all of its rows.
pub(super) struct Figures {
    pub(super) bounds: Vec<(usize, Bounds)>,
    /// The percentiles of each unit, lowest first.
    pub(super) percentiles: Vec<Vec<usize>>,
    /// Wages an hour, each with the same a year.
    pub(super) units: Vec<(usize, usize)>,
    pub(super) wages: Vec<usize>,
}

impl Figures {
    pub(super) fn of(columns: &[&str], scales: &[Bounds]) -> Self {
        let find = |name: &str| columns.iter().position(|column| *column == name);
        let wage = |unit: &str, point: &str| find(&format!("{unit}_{point}"));
        let points = ["mean", "p10", "p25", "median", "p75", "p90"];
        let bounds = scales.iter().chain(&BOUNDS);
        let percentiles = |unit| points[1..].iter().filter_map(|point| wage(unit, point)).collect();
        let of_unit = |unit| points.iter().filter_map(move |point| wage(unit, point));
        let units = points.iter().filter_map(|point| wage("h", point).zip(wage("a", point)));
        Self {
            bounds: bounds.filter_map(|bounds| Some((find(bounds.0)?, *bounds))).collect(),
            percentiles: ["a", "h", "all"].map(percentiles).to_vec(),
            units: units.collect(),
            wages: of_unit("a").chain(of_unit("h")).collect(),
        }
    }
}
