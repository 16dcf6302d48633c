//! `salary --by year`: every survey.

use std::cmp::Ordering;

use serde::Serialize;

use crate::{
    cli::{Per, SalarySort},
    document::{Document, Table, Value},
    failure::Failure,
    profile::{
        Profile,
        figures::PayPoint,
        salary::{Salary, SalaryView, YearRow},
        sources::SourceId,
        text::Caution,
    },
    section::{Answer, highest_first},
};

use super::{Selection, Wages, heading, rows::PayRow, unit};

/// The answer to `salary --by year`.
#[derive(Serialize)]
pub struct ByYearAnswer<'p> {
    pub(in crate::section) rows: Vec<&'p YearRow>,
    #[serde(skip)]
    per: Per,
    #[serde(skip)]
    section: &'p Salary,
}

/// The surveys that were asked for.
pub fn answer<'p>(
    profile: &'p Profile,
    selection: &Selection<'_>,
) -> Result<ByYearAnswer<'p>, Failure> {
    let section = profile.salary.get()?;
    let rows = selection.of(section.by_year.iter().collect())?;
    Ok(ByYearAnswer { rows, per: selection.per, section })
}

impl PayRow for &YearRow {
    const VIEW: &'static str = "year";

    fn names(&self) -> Vec<String> {
        vec![self.period.to_string(), self.period.code()]
    }

    fn wages(&self) -> Wages<'_> {
        Wages { annual: &self.annual, hourly: &self.hourly }
    }

    fn order(&self, other: &Self, key: SalarySort) -> Option<Ordering> {
        Some(match key {
            SalarySort::Period => other.period.cmp(&self.period),
            SalarySort::Employment => highest_first(self.employment, other.employment),
            _ => return None,
        })
    }
}

impl Answer for ByYearAnswer<'_> {
    fn command(&self) -> &'static str {
        "salary"
    }

    fn document(&self) -> Document {
        let mut document = Document::new(format!("pay {} by year", unit(self.per)));
        let headings = ["Survey", "Jobs"].into_iter().chain(PayPoint::ALL.map(heading));
        let mut table = Table::new(headings);
        for row in &self.rows {
            let pay = PayPoint::ALL.map(|point| row.wages().value(self.per, point));
            table.row(
                [Value::text(row.period.to_string()), Value::count(row.employment)]
                    .into_iter()
                    .chain(pay),
            );
        }
        document.push(table.into());
        document
    }

    fn notes(&self) -> Vec<String> {
        Caution::on(&self.section.notes, &SalaryView::Year)
    }

    fn cites(&self) -> Vec<&SourceId> {
        self.rows.iter().map(|row| &row.source).collect()
    }
}
