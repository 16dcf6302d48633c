//! `salary --by industry`: the newest survey, industry by industry.

use std::cmp::Ordering;

use serde::Serialize;

use crate::{
    answer::{Answer, highest_first},
    cli::{Per, SalarySort},
    document::{Document, Table, Value},
    failure::Failure,
    profile::{
        Profile,
        figures::PayPoint,
        industries::Industry,
        period::Period,
        salary::{Salary, SalaryView},
        sources::SourceId,
    },
};

use crate::look_up::salary::{
    Selection, Wages, cautions, heading, marked, rows::PayRow, shown_points, unit,
};

/// The answer to `salary --by industry`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ByIndustryAnswer<'p> {
    /// One industry a row.
    pub(crate) rows: Vec<IndustryRow<'p>>,
    #[serde(skip)]
    per: Per,
    /// A point of pay that the rows are ordered by.
    #[serde(skip)]
    sorted_by: Option<PayPoint>,
    #[serde(skip)]
    period: Period,
    #[serde(skip)]
    section: &'p Salary,
}

/// An industry with what all rows of the survey have in common.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct IndustryRow<'p> {
    /// The survey's reference month.
    period: Period,
    #[serde(flatten)]
    industry: &'p Industry,
    /// Where the figures come from.
    source: &'p SourceId,
}

impl IndustryRow<'_> {
    /// Its name, marked where few jobs stand behind its figures.
    fn name(&self) -> String {
        marked(self.industry.industry, &self.industry.estimates)
    }
}

/// The industries that were asked for.
pub fn answer<'p>(
    profile: &'p Profile,
    selection: &Selection<'_>,
) -> Result<ByIndustryAnswer<'p>, Failure> {
    let section = profile.salary.get()?;
    let survey = profile.industries.get()?;
    let rows = survey.by_industry.iter().map(|industry| IndustryRow {
        period: survey.period,
        industry,
        source: &survey.source,
    });
    Ok(ByIndustryAnswer {
        rows: selection.of(rows.collect())?,
        per: selection.per,
        sorted_by: selection.point(),
        period: survey.period,
        section,
    })
}

impl PayRow for IndustryRow<'_> {
    const VIEW: &'static str = "industry";

    fn names(&self) -> Vec<String> {
        vec![self.industry.industry.to_owned(), self.industry.code.to_owned()]
    }

    fn wages(&self) -> Wages<'_> {
        Wages::of(&self.industry.estimates)
    }

    fn order(&self, other: &Self, key: SalarySort) -> Option<Ordering> {
        let (a, b) = (self.industry, other.industry);
        Some(match key {
            SalarySort::Name => a.industry.to_lowercase().cmp(&b.industry.to_lowercase()),
            SalarySort::Code => a.code.cmp(b.code),
            SalarySort::Level => a.level.cmp(&b.level),
            SalarySort::Share => highest_first(a.share_percent, b.share_percent),
            SalarySort::Employment => highest_first(a.estimates.employment, b.estimates.employment),
            _ => return None,
        })
    }
}

impl Answer for ByIndustryAnswer<'_> {
    fn command(&self) -> &'static str {
        "salary"
    }

    fn main_table(&self) -> &'static str {
        "rows"
    }

    fn document(&self) -> Document {
        let shown = shown_points(self.sorted_by);
        let mut document =
            Document::new(format!("pay {} by industry, {}", unit(self.per), self.period));
        let headings = ["Industry", "Level", "Jobs", "Share"]
            .into_iter()
            .chain(shown.iter().copied().map(heading));
        let mut table = Table::new(headings);
        for row in &self.rows {
            let pay = shown.iter().map(|point| row.wages().value(self.per, *point));
            table.row(
                [
                    Value::text(row.name()),
                    Value::count(Some(row.industry.level)),
                    Value::count(row.industry.estimates.employment),
                    Value::percent(row.industry.share_percent, 2),
                ]
                .into_iter()
                .chain(pay),
            );
        }
        let drawn = self.sorted_by.unwrap_or(PayPoint::Median);
        document.push(table.with_bars_of(heading(drawn)).into());
        document
    }

    fn notes(&self) -> Vec<String> {
        let jobs = || self.rows.iter().map(|row| &row.industry.estimates);
        let known = jobs().all(|job| job.employment.is_some());
        cautions(self.section, SalaryView::Industry, jobs(), known)
    }

    fn cites(&self) -> Vec<&SourceId> {
        self.rows.iter().map(|row| row.source).collect()
    }
}
