//! BLS's records as the tables of a profile.

use std::collections::HashMap;

use crate::profile::industries;
use crate::profile::places::{Area, State, StateName};
use crate::profile::rows::{ABSENT, Row};
use crate::profile::salary::YearRow;
use crate::trust::import::cell::Cell;
use crate::trust::import::flat::{ALL_INDUSTRIES, Flat, Record};
use crate::trust::import::grid::Grid;
use crate::trust::import::lists::{self, Industry, TopCode};
use crate::trust::import::sources::Cited;

/// The occupation that is all of them.
pub(super) const ALL_OCCUPATIONS: u32 = 0;

/// The footnote of a wage at the top code.
pub(super) const AT_LEAST: u8 = 5;

/// The footnote of a wage that is published in the other unit only.
const OTHER_UNIT: u8 = 4;

/// The survey that is read.
pub(super) struct Survey<'f> {
    flat: &'f Flat,
    pub(super) top_code: Option<&'f TopCode>,
    /// `2025-05`.
    pub(super) period: String,
    /// What figures cite it as.
    pub(super) source: Cited,
    /// All occupations in each place.
    all: HashMap<(u8, u32), &'f Record>,
}

impl<'f> Survey<'f> {
    pub(super) fn new(
        flat: &'f Flat,
        top_code: Option<&'f TopCode>,
        period: String,
        source: Cited,
    ) -> Self {
        let all =
            flat.of(ALL_OCCUPATIONS).iter().filter(|record| record.key.industry == ALL_INDUSTRIES);
        let all = all.map(|record| ((record.key.area_type, record.key.area), record)).collect();
        Self { flat, top_code, period, source, all }
    }

    /// The records of a job over all industries, in places of a kind.
    pub(super) fn places(&self, job: u32, kind: u8) -> impl Iterator<Item = &'f Record> {
        let is_it = move |record: &&Record| {
            record.key.area_type == kind && record.key.industry == ALL_INDUSTRIES
        };
        self.flat.of(job).iter().filter(is_it)
    }

    /// The record of the whole nation.
    pub(super) fn nation(&self, job: u32) -> Option<&'f Record> {
        self.places(job, b'N').next()
    }

    /// The figure of a column.
    fn figure(&self, record: &Record, column: &str) -> String {
        if let Some(figure) = column.strip_prefix("all_") {
            let all = self.all.get(&(record.key.area_type, record.key.area));
            // Of all jobs, only what is a figure has a column that can hold it.
            return all.map(|all| all.figure(&a_year(figure))).unwrap_or_default().to_string();
        }
        let cell = record.figure(column);
        match self.top_code {
            Some(top) if !cell.is_published() && cell.footnote == AT_LEAST => {
                let wage = if column.starts_with("h_") { &top.hourly } else { &top.annual };
                format!(">={wage}")
            }
            _ => cell.to_string(),
        }
    }

    /// The row of `by_year`.
    pub(super) fn year(&self, job: u32, soc: &str) -> Option<Grid> {
        let record = self.nation(job)?;
        let cell = |column: &str| match column {
            "period" => self.period.clone(),
            "source" => self.source.id.clone(),
            "soc" => soc.to_owned(),
            figure => self.figure(record, figure),
        };
        Some(grid::<YearRow>(vec![row::<YearRow>(cell)]))
    }

    /// `by_state`, in the order of the names that are known.
    pub(super) fn states(&self, job: u32, known: &[&StateName], prices: &Prices) -> Grid {
        let records: HashMap<u32, &Record> =
            self.places(job, b'S').map(|record| (record.key.area / 100_000, record)).collect();
        let rows = known.iter().filter_map(|state| {
            let record = records.get(&state.fips.parse().ok()?)?;
            Some(row::<State>(|column| match column {
                "fips" => state.fips.clone(),
                "abbr" => state.abbr.clone(),
                "state" => state.state.clone(),
                "prices" => level(prices, &state.fips),
                figure => self.figure(record, figure),
            }))
        });
        grid::<State>(rows.collect())
    }

    /// `by_area`, the metropolitan ones first.
    pub(super) fn areas(
        &self,
        job: u32,
        areas: &[lists::Area],
        known: &[&StateName],
        prices: &Prices,
    ) -> Grid {
        let areas = areas.iter().filter(|area| area.kind == b'M');
        let named: HashMap<u32, &lists::Area> = areas.map(|area| (area.code, area)).collect();
        let rows = self.places(job, b'M').filter_map(|record| {
            let area = named.get(&record.key.area)?;
            let code = area_code(area.code);
            Some(row::<Area>(|column| match column {
                "kind" if code.len() == 5 => "metropolitan".to_owned(),
                "kind" => "nonmetropolitan".to_owned(),
                "states" => states_of(area, known),
                "prices" => level(prices, &code),
                "area" => area.name.clone(),
                "code" => code.clone(),
                figure => self.figure(record, figure),
            }))
        });
        grid::<Area>(rows.collect())
    }

    /// `by_industry`, in BLS's order.
    pub(super) fn industries(&self, job: u32, industries: &[Industry]) -> Grid {
        let records = self.flat.of(job).iter().filter(|record| record.key.area_type == b'N');
        let records: HashMap<&[u8], &Record> =
            records.map(|record| (&record.key.industry[..], record)).collect();
        let whole = self.nation(job).and_then(|record| record.figure("jobs").whole());
        let rows = industries.iter().filter_map(|industry| {
            let record = records.get(industry.code.as_bytes())?;
            Some(row::<industries::Industry>(|column| match column {
                "code" => industry.code.clone(),
                "level" => industry.level.clone(),
                "industry" => industry.name.clone(),
                "share" => share(record.figure("jobs").whole(), whole),
                figure => self.figure(record, figure),
            }))
        });
        grid::<industries::Industry>(rows.collect())
    }

    /// One figure of several jobs by place, as `similar_by_state.toml` and `similar_by_area.toml` have it.
    pub(super) fn similar(
        &self,
        figure: &str,
        jobs: &[String],
        kind: u8,
        places: &[(String, u32)],
        head: &str,
    ) -> Grid {
        let column = a_year(figure);
        let of = |job: &String| {
            let records = self.places(lists::digits(job), kind);
            records.map(|record| (record.key.area, record.figure(&column))).collect()
        };
        let figures: Vec<HashMap<u32, Cell>> = jobs.iter().map(of).collect();
        let rows = places.iter().map(|(name, area)| {
            let of_area = |figures: &HashMap<u32, Cell>| figures.get(area).copied();
            let cells = figures.iter().map(|of| of_area(of).unwrap_or_default().to_string());
            std::iter::once(name.clone()).chain(cells).collect()
        });
        let columns = std::iter::once(head.to_owned()).chain(jobs.iter().cloned()).collect();
        Grid { columns, rows: rows.collect() }
    }

    /// The only unit that the nation's pay is published in, where it is one.
    pub(super) fn only_unit(&self, job: u32) -> Option<&'static str> {
        let nation = self.nation(job)?;
        let is_left_out = |column| nation.figure(column).footnote == OTHER_UNIT;
        match (is_left_out("a_median"), is_left_out("h_median")) {
            (true, false) => Some("hour"),
            (false, true) => Some("year"),
            _ => None,
        }
    }

    /// Whether a figure of a job has a footnote.
    pub(super) fn has_footnote(&self, job: u32, footnote: u8) -> bool {
        let mut cells = self.flat.of(job).iter().flat_map(|record| &record.cells);
        cells.any(|cell| cell.footnote == footnote)
    }
}

/// Levels of prices by the code of a place, which BLS's files do not have.
pub(super) type Prices = HashMap<String, String>;

fn level(prices: &Prices, code: &str) -> String {
    prices.get(code).map_or(ABSENT, String::as_str).to_owned()
}

/// An area's code as it is written: five digits metropolitan, seven nonmetropolitan.
pub(super) fn area_code(code: u32) -> String {
    if code < 100_000 { format!("{code:05}") } else { format!("{code:07}") }
}

/// The postal codes of the states that an area lies in.
fn states_of(area: &lists::Area, known: &[&StateName]) -> String {
    let is_known = |abbr: &str| known.iter().any(|state| state.abbr == abbr);
    if let Some((_, states)) = area.name.rsplit_once(", ")
        && states.split('-').all(is_known)
    {
        return states.replace('-', ",");
    }
    let state = known.iter().find(|state| state.fips == area.fips);
    state.map_or(ABSENT.to_owned(), |state| state.abbr.clone())
}

/// The percent that some jobs are of all, with two decimals.
fn share(jobs: Option<u32>, all: Option<u32>) -> String {
    match jobs.zip(all.filter(|all| *all > 0)) {
        Some((jobs, all)) => format!("{:.2}", f64::from(jobs) / f64::from(all) * 100.0),
        None => ABSENT.to_owned(),
    }
}

/// The column of a figure of one year: wages are those a year.
fn a_year(figure: &str) -> String {
    if figure == "jobs" { figure.to_owned() } else { format!("a_{figure}") }
}

fn row<R: Row>(cell: impl Fn(&str) -> String) -> Vec<String> {
    R::COLUMNS.split(' ').map(cell).collect()
}

fn grid<R: Row>(rows: Vec<Vec<String>>) -> Grid {
    Grid::of(R::COLUMNS, rows)
}
