//! `similar_by_state.toml` and `similar_by_area.toml`: pay and employment of similar jobs by place, in
//! one survey.

use std::{collections::HashMap, str::SplitAsciiWhitespace};

use serde::{Deserialize, Serialize};

use super::{figures::Dollars, period::Period, rows::ABSENT, sources::SourceId};

/// The whole of either file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SimilarByPlace {
    /// The survey's reference month.
    pub period: Period,
    /// Where the figures come from.
    pub source: SourceId,
    /// Jobs, without the self-employed.
    pub jobs: Matrix,
    /// The 10th percentile, dollars a year; by state only.
    pub p10: Option<Matrix>,
    /// The median, dollars a year.
    pub median: Matrix,
    /// The 90th percentile, dollars a year; by state only.
    pub p90: Option<Matrix>,
}

/// One figure of many jobs in many places: a row a place, a column a job. The first line names the
/// columns by SOC code, the first cell of a row is the code of its place.
// It stays text, and only the row that is asked for is read: a question is about one place.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(extend("pattern" = r"^[ \t]*\S+([ \t]+[0-9]{2}-[0-9]{4})+[ \t]*(\r?\n|$)"))
)]
#[serde(transparent)]
pub struct Matrix(String);

/// The figures of one job in one place. `None` was not released, or the job was not counted there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobAtPlace {
    /// Jobs, without the self-employed.
    pub employment: Option<u32>,
    /// The 10th percentile, dollars a year.
    pub p10: Option<Dollars>,
    /// The median, dollars a year.
    pub median: Option<Dollars>,
    /// The 90th percentile, dollars a year.
    pub p90: Option<Dollars>,
}

impl SimilarByPlace {
    /// The figures of the job with the SOC code `job` in the place with the code `place`.
    pub fn find(&self, place: &str, job: &str) -> Result<JobAtPlace, String> {
        let find = |matrix: Option<&Matrix>| matrix.map_or(Ok(None), |m| m.find(place, job));
        Ok(JobAtPlace {
            employment: find(Some(&self.jobs))?,
            p10: find(self.p10.as_ref())?.map(Dollars),
            median: find(Some(&self.median))?.map(Dollars),
            p90: find(self.p90.as_ref())?.map(Dollars),
        })
    }

    /// Every place of the file by its code, and every job by its SOC code with its figures there.
    pub fn places(&self) -> Result<Vec<AtPlace<'_>>, String> {
        let (jobs, rows) = self.jobs.cells();
        let [employment, p10, median, p90] =
            [Some(&self.jobs), self.p10.as_ref(), Some(&self.median), self.p90.as_ref()]
                .map(|matrix| matrix.map_or(Ok(HashMap::new()), |matrix| matrix.figures(&jobs)));
        let (employment, p10, median, p90) = (employment?, p10?, median?, p90?);
        let places = rows.map(|(place, _)| {
            let rows = [&employment, &p10, &median, &p90].map(|rows| rows.get(place));
            let figures = jobs.iter().enumerate().map(|(index, job)| {
                let [employment, p10, median, p90] = rows.map(|row| *row?.get(index)?);
                let (p10, median, p90) = (p10.map(Dollars), median.map(Dollars), p90.map(Dollars));
                (*job, JobAtPlace { employment, p10, median, p90 })
            });
            (place, figures.collect())
        });
        Ok(places.collect())
    }
}

/// The code of a place, and the SOC code of each job with its figures there.
pub type AtPlace<'a> = (&'a str, Vec<(&'a str, JobAtPlace)>);

/// The figures of a row; `None` is absent.
type Figures = Vec<Option<u32>>;

impl Matrix {
    fn find(&self, row: &str, column: &str) -> Result<Option<u32>, String> {
        let mut lines = self.0.lines();
        let mut columns = lines.next().unwrap_or_default().split_ascii_whitespace();
        let Some(at) = columns.position(|name| name == column) else { return Ok(None) };
        let is_row = |line: &&str| {
            line.trim_start().strip_prefix(row).is_some_and(|rest| rest.starts_with([' ', '\t']))
        };
        let Some(line) = lines.find(is_row) else { return Ok(None) };
        read(row, column, line.split_ascii_whitespace().nth(at).unwrap_or_default())
    }

    /// The codes of the columns, and the rows, each with the code of its place and its cells.
    fn cells(&self) -> (Vec<&str>, impl Iterator<Item = (&str, SplitAsciiWhitespace<'_>)>) {
        let mut lines = self.0.lines().map(str::split_ascii_whitespace);
        let columns = lines.next().into_iter().flatten().skip(1).collect();
        (columns, lines.map(|mut cells| (cells.next().unwrap_or_default(), cells)))
    }

    /// The rows by their places, each with its figures in the order of `jobs`.
    fn figures(&self, jobs: &[&str]) -> Result<HashMap<&str, Figures>, String> {
        let (columns, rows) = self.cells();
        let order: Vec<Option<usize>> =
            jobs.iter().map(|job| columns.iter().position(|column| column == job)).collect();
        let rows = rows.map(|(place, cells)| {
            let figures = columns.iter().zip(cells).map(|(job, cell)| read(place, job, cell));
            let figures = figures.collect::<Result<Figures, _>>()?;
            let in_order = order.iter().map(|column| *figures.get((*column)?)?);
            Ok((place, in_order.collect()))
        });
        rows.collect()
    }
}

/// The figure of a cell; `None` where it is absent.
fn read(row: &str, column: &str, cell: &str) -> Result<Option<u32>, String> {
    match cell.parse() {
        _ if cell == ABSENT => Ok(None),
        Ok(figure) => Ok(Some(figure)),
        Err(_) => {
            Err(format!("row '{row}', column '{column}': expected a whole number, found '{cell}'"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_by_its_row_and_its_column() {
        let matrix = Matrix("code 31-9091 31-9097\n10180 170 -\n1018 5 x".to_owned());
        assert_eq!(matrix.find("10180", "31-9091"), Ok(Some(170)));
        assert_eq!(matrix.find("10180", "31-9097"), Ok(None));
        assert_eq!(matrix.find("10180", "31-0000"), Ok(None));
        assert_eq!(matrix.find("99999", "31-9091"), Ok(None));
        assert_eq!(
            matrix.find("1018", "31-9097"),
            Err("row '1018', column '31-9097': expected a whole number, found 'x'".to_owned())
        );
    }
}
