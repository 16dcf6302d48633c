//! `salary --by industry`: the newest survey, industry by industry.

use serde::Serialize;

use crate::answer::Answer;
use crate::answer::pay::{self, adjective, cautions, only_unit, warnings};
use crate::answer::place::marked;
use crate::cli::{Per, SalarySort};
use crate::document::{Columns, Detail, Document, Value};
use crate::failure::Failure;
use crate::look_up::salary::rows::{Selection, extremes, pay_columns};
use crate::profile::Profile;
use crate::profile::industries::Industry;
use crate::profile::salary::{Salary, SalaryView};

/// The answer to `salary --by industry`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ByIndustryAnswer<'p> {
    /// One industry a row.
    pub(crate) rows: Vec<&'p Industry>,
    #[serde(skip)]
    selection: Selection<'p>,
    #[serde(skip)]
    section: &'p Salary,
}

/// The industries that were asked for.
pub fn answer<'p>(
    profile: &'p Profile,
    selection: Selection<'p>,
) -> Result<ByIndustryAnswer<'p>, Failure> {
    let names = |row: &&'p Industry| vec![row.industry.clone(), row.code.clone()];
    let rows = profile.industries.get()?.rows.iter().collect();
    let rows = selection.of("industry", rows, names, &columns(selection.per, Detail::Full))?;
    Ok(ByIndustryAnswer { rows, selection, section: profile.salary.get()? })
}

/// All that an industry can show and be ordered by.
fn columns<'p>(per: Per, detail: Detail) -> Columns<'p, &'p Industry, SalarySort> {
    let columns = Columns::new()
        .column("Industry", |row: &&Industry| Value::text(marked(&row.industry, row.is_rough())))
        .by_rank(SalarySort::Name, |row| Value::text(&row.industry))
        .column("Code", |row| Value::text(&row.code))
        .by(SalarySort::Code)
        .only_if(false)
        .column("Level", |row| Value::count(Some(row.level)))
        .by_rank(SalarySort::Level, |row| Value::count(Some(-i64::from(row.level))))
        .in_full(detail)
        .column("Jobs", |row| Value::count(row.employment))
        .by(SalarySort::Employment)
        .column("Share", |row| Value::percent(row.share_percent, 2))
        .by(SalarySort::Share);
    pay_columns(columns, per, detail, |row| row.wages())
}

impl Answer for ByIndustryAnswer<'_> {
    const COMMAND: &'static str = "salary";
    const TABLE: &'static str = "rows";
    const NOTES: &'static str = pay::NOTES;

    fn summary(&self) -> Option<String> {
        let columns = columns(self.selection.per, Detail::Full);
        let extremes = extremes(
            &columns,
            &self.rows,
            &self.selection,
            |row| row.industry.clone(),
            |row| row.is_rough(),
        )?;
        Some(extremes + only_unit(self.section))
    }

    fn document(&self, detail: Detail) -> Document {
        let period = self.rows.first().map(|row| format!(", {}", row.period)).unwrap_or_default();
        let title = format!("{} pay by industry{period}", adjective(self.selection.per));
        let mut document = Document::new(title);
        let columns = columns(self.selection.per, detail);
        document.push(columns.table(&self.rows, self.selection.key()));
        document
    }

    fn notes_in_short(&self) -> Vec<String> {
        warnings(self.section, self.rows.iter().any(|row| row.is_rough()), false, false)
    }

    fn notes(&self) -> Vec<String> {
        let is_rough = self.rows.iter().any(|row| row.is_rough());
        let is_missing = self.rows.iter().any(|row| row.employment.is_none());
        let is_at_least = self.rows.iter().any(|row| row.wages().are_at_least());
        cautions(self.section, SalaryView::Industry, is_rough, is_missing, is_at_least)
    }
}
