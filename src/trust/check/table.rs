//! A table in a string: its cells, what its rows define for other files, and the pay in them.

use std::{collections::HashMap, ops::Range};

use crate::{
    profile::{
        figures::{Dollars, HOURS_A_YEAR, Hourly, Pay, PayPoint, Percent, Wages},
        industries::Industry,
        places::{Area, State},
        prices::YearOfPrices,
        rows::{self, Misread, Row},
        salary::YearRow,
        skills::SkillRating,
    },
    typed::suggest,
};

use crate::trust::check::{Findings, Place, matrix, names::Of};

/// A table in a string.
#[derive(Debug)]
pub(super) struct Table {
    /// What the schema calls its kind.
    pub(super) kind: String,
    /// The key that it stands under.
    pub(super) path: String,
    /// Its text.
    pub(super) text: String,
    /// Where the string stands.
    pub(super) span: Range<usize>,
    /// The byte of the file where the text begins; `None` where escapes move what stands behind them.
    pub(super) start: Option<usize>,
}

/// Looks at a table of any kind.
pub(super) fn look(table: &Table, findings: &mut Findings) {
    match table.kind.as_str() {
        "YearRows" => each::<YearRow>(table, None, findings, |row, year| {
            row.is_the_only("period", "survey");
            row.rises("period");
            row.estimates(year.wages(), [year.employment_rse_percent, year.mean_rse_percent]);
            row.findings.names.newest = Some(year.period.code());
        }),
        "StateRows" => each::<State>(table, Some((Of::State, "abbr")), findings, |row, state| {
            row.has_form("abbr", "two capital letters", |abbr| {
                abbr.len() == 2 && abbr.bytes().all(|byte| byte.is_ascii_uppercase())
            });
            row.has_form("fips", "two digits", |fips| fips.len() == 2 && is_number(fips));
            row.is_the_only("abbr", "state");
            row.is_the_only("fips", "state");
            row.is_the_only("state", "state");
            let figures = &state.figures;
            row.estimates(
                figures.wages(),
                [figures.employment_rse_percent, figures.mean_rse_percent],
            );
            row.never_falls(
                "all",
                &Pay {
                    mean: None,
                    p10: figures.all_occupations_annual_p10.map(|wage| wage.0),
                    p25: None,
                    median: figures.all_occupations_annual_median.map(|wage| wage.0),
                    p75: None,
                    p90: figures.all_occupations_annual_p90.map(|wage| wage.0),
                },
            );
        }),
        "AreaRows" => each::<Area>(table, Some((Of::Area, "code")), findings, |row, area| {
            row.has_form("code", "three digits or more", |code| code.len() > 2 && is_number(code));
            row.is_the_only("code", "area");
            row.is_the_only("area", "area");
            for state in &area.name.states {
                row.refers(Of::State, "states", state);
            }
            let figures = &area.figures;
            row.estimates(
                figures.wages(),
                [figures.employment_rse_percent, figures.mean_rse_percent],
            );
        }),
        "IndustryRows" => {
            each::<Industry>(table, Some((Of::Industry, "code")), findings, |row, industry| {
                row.is_the_only("code", "industry");
                row.is_share("share", industry.share_percent);
                row.estimates(
                    industry.wages(),
                    [industry.employment_rse_percent, industry.mean_rse_percent],
                );
            });
        }
        "YearOfPricesRows" => each::<YearOfPrices>(table, None, findings, |row, year| {
            row.is_the_only("year", "year");
            row.rises("year");
            if year.months > 12 {
                row.wrong(
                    "months",
                    format!("{} months are more than a year has", year.months),
                    "12 at most",
                );
            }
        }),
        "SkillRatingRows" => each::<SkillRating>(table, None, findings, |row, rating| {
            row.is_the_only("name", "rating of this kind");
            row.is_on_scale("importance", Some(rating.importance.into()), 1.0, 5.0);
            row.is_on_scale("level", rating.level.map(f64::from), 0.0, 7.0);
        }),
        _ => matrix::look(table, findings),
    }
}

impl Table {
    /// The place of a part of its text.
    pub(super) fn place(&self, path: String, part: Range<usize>) -> Place {
        let span = match self.start {
            Some(start) => start + part.start..start + part.end,
            None => self.span.clone(),
        };
        Place { path, span }
    }

    /// The place of a piece of its text.
    pub(super) fn place_of(&self, path: String, piece: &str) -> Place {
        let start = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.place(path, start..start + piece.len())
    }

    /// Its lines, the names of the columns first.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines()
    }
}

/// Reads each row and looks at it; `defines` is what a row defines for other files, and the column of
/// its name.
fn each<'a, T: Row>(
    table: &'a Table,
    defines: Option<(Of, &str)>,
    findings: &mut Findings,
    look: impl Fn(&mut RowAt<'_>, &T),
) {
    let mut lines = table.lines();
    let header = lines.next().unwrap_or_default();
    if !header.split_whitespace().eq(T::COLUMNS.split(' ')) {
        wrong_header(table, header, T::COLUMNS, findings);
        return;
    }
    if table.lines().nth(1).is_none() {
        let place = table.place_of(table.path.clone(), header);
        findings.add(place, "the table has no row", "a row", None);
    }
    let mut seen = HashMap::new();
    let mut above = None;
    for (number, line) in lines.enumerate() {
        let mut row = RowAt {
            table,
            findings: &mut *findings,
            columns: T::COLUMNS,
            number,
            line,
            above,
            seen: &mut seen,
        };
        if line.trim().is_empty() {
            row.is_empty();
            continue;
        }
        // Names count even where a figure beside them is wrong: others refer to them.
        row.names(defines);
        match rows::check::<T>(line) {
            Ok(read) => {
                look(&mut row, &read);
                above = Some(line);
            }
            Err(misread) => row.misread(&misread),
        }
    }
}

fn wrong_header(table: &Table, header: &str, columns: &str, findings: &mut Findings) {
    let expected = columns;
    let columns: Vec<&str> = columns.split(' ').collect();
    findings.names.broken.push(findings.file);
    let there: Vec<&str> = header.split_whitespace().collect();
    let place = table.place_of(table.path.clone(), header);
    let missing: Vec<&str> = columns.iter().filter(|name| !there.contains(name)).copied().collect();
    let unknown: Vec<&str> = there.iter().filter(|name| !columns.contains(name)).copied().collect();
    let message = match (missing.as_slice(), unknown.as_slice()) {
        ([], []) => "the columns stand in another order, or twice".to_owned(),
        ([], [first, ..]) => {
            let near = suggest::nearest(first, columns.iter().copied());
            let near = near.map(|near| format!("; the nearest is '{near}'")).unwrap_or_default();
            format!("there is no column '{first}'{near}")
        }
        (missing, _) => format!("the table lacks the column '{}'", missing.join("', '")),
    };
    let help = format!("the first line is: {expected}");
    findings.add(place, message, "the names of the columns", Some(help));
}

/// A row, where it stands, and the rows above it.
struct RowAt<'a> {
    table: &'a Table,
    findings: &'a mut Findings,
    columns: &'static str,
    number: usize,
    line: &'a str,
    /// The last row above that could be read.
    above: Option<&'a str>,
    /// The cells that may stand once only, by their column.
    seen: &'a mut HashMap<(&'static str, String), usize>,
}

impl<'a> RowAt<'a> {
    fn cell(&self, line: &'a str, column: &str) -> &'a str {
        rows::place_of(line, self.columns, column).map_or("", |part| &line[part])
    }

    fn place(&self, column: &str) -> Place {
        let path = format!("{}[{}].{column}", self.table.path, self.number);
        match rows::place_of(self.line, self.columns, column) {
            Some(part) => self.table.place_of(path, &self.line[part]),
            None => self.table.place_of(path, self.line),
        }
    }

    fn wrong(&mut self, column: &str, message: impl Into<String>, expected: impl Into<String>) {
        let place = self.place(column);
        self.findings.add(place, message, expected, None);
    }

    fn whole(&self) -> Place {
        let path = format!("{}[{}]", self.table.path, self.number);
        self.table.place_of(path, self.line.trim())
    }

    fn is_empty(&mut self) {
        let place = self.whole();
        self.findings.add(place, "a line of the table is empty", "a row", None);
    }

    fn misread(&mut self, misread: &[Misread]) {
        let (cells, columns) =
            (self.line.split_whitespace().count(), self.columns.split(' ').count());
        if cells < columns {
            let place = self.whole();
            let message = format!("the row has {cells} cells, and the table {columns} columns");
            let help = "`-` stands for a figure that is absent".to_owned();
            self.findings.add(place, message, "a cell for each column", Some(help));
            return;
        }
        if misread.iter().any(|cell| cell.column.is_empty()) {
            let place = self.whole();
            let help = "a tab ends a cell; the last column is the rest of its line".to_owned();
            self.findings.add(place, "the last column has a tab in it", "", Some(help));
            return;
        }
        let is_shifted = misread.len() > 1;
        for cell in misread {
            let place = self.place(&cell.column);
            let expected = cell.message.split(", found").next().unwrap_or_default();
            let expected = expected.trim_start_matches("expected ");
            let help = is_shifted.then(|| {
                format!("the row has {cells} words for {columns} columns: is there one too many?")
            });
            self.findings.add(place, cell.to_string(), expected, help);
        }
    }

    /// The names in it that other files refer to, and the sources that it cites.
    fn names(&mut self, defines: Option<(Of, &str)>) {
        if let Some((of, column)) = defines {
            let (name, place) = (self.cell(self.line, column), self.place(column));
            let file = self.findings.file;
            self.findings.names.define(of, name, file, place);
        }
        let source = self.cell(self.line, "source");
        if !source.is_empty() {
            self.refers(Of::Source, "source", source);
        }
    }

    fn has_form(&mut self, column: &str, form: &str, is_it: impl Fn(&str) -> bool) {
        let cell = self.cell(self.line, column);
        if !is_it(cell) {
            self.wrong(column, format!("column '{column}': expected {form}, found '{cell}'"), form);
        }
    }

    fn refers(&mut self, of: Of, column: &str, name: &str) {
        let place = self.place(column);
        let file = self.findings.file;
        self.findings.names.refer(of, name, file, place);
    }

    /// Whether its cell stands in no other row; a rating is told apart by its kind too.
    fn is_the_only(&mut self, column: &'static str, what: &str) {
        let kind = self.cell(self.line, "kind");
        let kind = if column == "name" { kind } else { "" };
        let key = (column, format!("{kind} {}", self.cell(self.line, column)));
        match self.seen.insert(key, self.number) {
            None => {}
            Some(first) => {
                let name = self.cell(self.line, column);
                let message = format!("'{name}' stands twice: row {} has it too", first + 1);
                self.wrong(column, message, format!("one row for each {what}"));
            }
        }
    }

    /// Whether its cell comes behind that of the row above it, as texts of one length do.
    fn rises(&mut self, column: &str) {
        let Some(above) = self.above else { return };
        let (before, here) = (self.cell(above, column), self.cell(self.line, column));
        if here < before {
            let message = format!("{here} stands below {before}; the oldest comes first");
            self.wrong(column, message, format!("a {column} after {before}"));
        }
    }

    fn is_on_scale(&mut self, column: &str, figure: Option<f64>, low: f64, high: f64) {
        if figure.is_some_and(|figure| !(low..=high).contains(&figure)) {
            let message = format!("{} is outside the scale", self.cell(self.line, column));
            self.wrong(column, message, format!("{low} to {high}"));
        }
    }

    fn is_share(&mut self, column: &str, percent: Option<Percent>) {
        if percent.is_some_and(|percent| !(0.0..=100.0).contains(&f64::from(percent))) {
            let cell = self.cell(self.line, column);
            let message = format!("{cell} is no share: a share lies between 0 and 100 percent");
            self.wrong(column, message, "0 to 100");
        }
    }

    /// Pay, and the standard errors of the number of jobs and of the mean.
    fn estimates(&mut self, job: Wages<'_>, errors: [Option<Percent>; 2]) {
        for (column, error) in ["jobs_rse", "mean_rse"].into_iter().zip(errors) {
            if error.is_some_and(|error| f64::from(error) < 0.0) {
                self.wrong(column, "a standard error is never below 0", "0 or more");
            }
        }
        self.never_falls("a", &job.annual.map(|wage| wage.0));
        self.never_falls("h", &job.hourly.map(|wage| wage.cents));
        self.hours_match_years(job.annual, job.hourly);
        for at in PayPoint::ALL {
            let is_nothing = [
                ("a", job.annual.at(at).is_some_and(|wage| wage.0 == 0)),
                ("h", job.hourly.at(at).is_some_and(|wage| wage.cents == 0)),
            ];
            for (unit, _) in is_nothing.into_iter().filter(|(_, is_nothing)| *is_nothing) {
                self.wrong(&column(unit, at), "nobody is paid 0; `-` is what is absent", "`-`");
            }
        }
    }

    /// Whether no percentile is below a lower one; `unit` is what its columns begin with.
    fn never_falls(&mut self, unit: &str, pay: &Pay<u32>) {
        let known = PayPoint::PERCENTILES.into_iter().filter_map(|at| Some((at, pay.at(at)?)));
        let known: Vec<(PayPoint, u32)> = known.collect();
        for pair in known.windows(2) {
            if let [(lower, before), (higher, wage)] = pair
                && wage < before
            {
                let [lower, higher] = [lower, higher].map(|at| column(unit, *at));
                let cells = [&lower, &higher].map(|name| self.cell(self.line, name));
                let message = format!(
                    "percentiles never fall, and {higher} ({}) is below {lower} ({})",
                    cells[1], cells[0]
                );
                self.wrong(&higher, message, format!("{} or more", cells[0]));
            }
        }
    }

    /// Whether a wage an hour is that a year, as far as either is rounded.
    fn hours_match_years(&mut self, annual: &Pay<Dollars>, hourly: &Pay<Hourly>) {
        /// Cents a year: a year is rounded to ten dollars, an hour to a cent.
        const ROUNDED: i64 = 2500;
        for at in PayPoint::ALL {
            let (Some(year), Some(hour)) = (annual.at(at), hourly.at(at)) else { continue };
            let of_year = i64::from(year.0) * 100;
            let of_hours = i64::from(hour.cents) * i64::from(HOURS_A_YEAR);
            if (of_hours - of_year).abs() > ROUNDED {
                let [year, hour] = ["a", "h"].map(|unit| column(unit, at));
                let cells = [&year, &hour].map(|name| self.cell(self.line, name));
                let message = format!(
                    "{hour} ({}) times {HOURS_A_YEAR} hours is {}, and {year} is {}",
                    cells[1],
                    of_hours / 100,
                    cells[0]
                );
                let cents = of_year / i64::from(HOURS_A_YEAR);
                let expected = format!("about {}.{:02}", cents / 100, cents % 100);
                self.wrong(&hour, message, expected);
            }
        }
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The column of a point of pay: `a_p10`.
fn column(unit: &str, at: PayPoint) -> String {
    let point = match at {
        PayPoint::Mean => "mean",
        PayPoint::P10 => "p10",
        PayPoint::P25 => "p25",
        PayPoint::Median => "median",
        PayPoint::P75 => "p75",
        PayPoint::P90 => "p90",
    };
    format!("{unit}_{point}")
}
