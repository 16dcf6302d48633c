//! `salary`: the profile's survey and the newest.

use serde::Serialize;

use crate::answer::pay::{
    self, MEDIAN_FIRST, adjective, cautions, half_earn_more, in_words, more_or_less, only_unit,
    ranges, unit,
};
use crate::answer::{Answer, highest_first, list, those_with_an_answer};
use crate::cli::Per;
use crate::document::{Columns, Detail, Document, Table, Value};
use crate::failure::{Failure, IfThere};
use crate::look_up::environment::{Setting, settings};
use crate::profile::Profile;
use crate::profile::figures::PayPoint;
use crate::profile::occupation::Occupation;
use crate::profile::period::Period;
use crate::profile::salary::{Salary, SalaryView, YearRow};
use crate::profile::sources::SourceId;
use crate::profile::text::{Caution, Statement, capitalized};

/// The answer to `salary`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LatestAnswer<'p> {
    /// The survey that the profile was first written from.
    profile_period: Period,
    /// The newest survey.
    latest_period: Period,
    /// The profile's survey and the newest; one where they are the same.
    pub(crate) rows: Vec<&'p YearRow>,
    /// What pays best, in words.
    pub(crate) best_paid: &'p [Statement],
    /// What the job pays by place to work.
    pub(crate) settings: Vec<Setting<'p>>,
    /// What the employer provides.
    pub(crate) provided: &'p [Statement],
    #[serde(skip)]
    per: Per,
    /// The change of the median once price increases are taken out, and the source of the prices.
    #[serde(skip)]
    real: Option<(Value, &'p SourceId)>,
    #[serde(skip)]
    occupation: &'p Occupation,
    #[serde(skip)]
    section: &'p Salary,
}

/// The profile's survey and the newest one.
pub fn answer(profile: &Profile, per: Per) -> Result<LatestAnswer<'_>, Failure> {
    let section = profile.salary.get()?;
    let then = profile.survey(section.profile_period)?;
    let now = profile.newest_survey()?;
    let settings = settings(profile).if_there()?.unwrap_or_default();
    let mut settings: Vec<Setting<'_>> =
        settings.into_iter().filter(|setting| setting.annual_median.is_some()).collect();
    settings.sort_by(|a, b| highest_first(a.annual_median, b.annual_median));
    Ok(LatestAnswer {
        profile_period: then.period,
        latest_period: now.period,
        rows: if then.period == now.period { vec![now] } else { vec![then, now] },
        best_paid: &section.best_paid,
        settings,
        provided: &section.provided,
        real: real_growth(profile, then, now, per)?,
        occupation: profile.occupation.get()?,
        per,
        section,
    })
}

/// How much more a median buys than that of another survey did; `None` without prices of both.
fn real_growth<'p>(
    profile: &'p Profile,
    then: &YearRow,
    now: &YearRow,
    per: Per,
) -> Result<Option<(Value, &'p SourceId)>, Failure> {
    let Some(prices) = profile.prices.maybe()? else { return Ok(None) };
    let levels = prices.of_survey(then.period).zip(prices.of_survey(now.period));
    Ok(levels.map(|(from, to)| {
        let before = match per {
            Per::Year => Value::dollars(then.annual.median.map(|wage| wage.at_prices(from, to))),
            Per::Hour => Value::hourly(then.hourly.median.map(|wage| wage.at_prices(from, to))),
        };
        (before.growth_to(&now.wages().value(per, PayPoint::Median)), &prices.source)
    }))
}

impl LatestAnswer<'_> {
    /// The surveys, the newest first.
    fn newest_first(&self) -> impl Iterator<Item = &YearRow> {
        self.rows.iter().rev().copied()
    }

    /// A line of the main table: the figure of each survey, then its change.
    fn line(&self, name: &str, figure: impl Fn(&YearRow) -> Value) -> Vec<Value> {
        let figures: Vec<Value> = self.newest_first().map(figure).collect();
        let changes = match figures.as_slice() {
            [now, then] => vec![then.change_to(now), then.growth_to(now)],
            _ => Vec::new(),
        };
        [Value::text(name)].into_iter().chain(figures).chain(changes).collect()
    }

    fn surveys(&self, detail: Detail) -> Table {
        let mut headings = vec!["Key figure".to_owned()];
        headings.extend(self.newest_first().map(|row| row.period.to_string()));
        if self.rows.len() == 2 {
            headings.extend(["Change".to_owned(), "% change".to_owned()]);
        }
        let mut table = Table::new(headings);
        let is_shown = |point: &PayPoint| detail == Detail::Full || *point != PayPoint::Mean;
        for point in MEDIAN_FIRST.into_iter().filter(is_shown) {
            table.row(self.line(in_words(point), |row| row.wages().value(self.per, point)));
        }
        let knows_all = |row: &&YearRow| row.all_occupations_annual_median.is_some();
        if self.per == Per::Year && self.rows.iter().any(knows_all) {
            table.row(self.line("Median of all jobs in the U.S.", |row| {
                Value::dollars(row.all_occupations_annual_median)
            }));
        }
        table.row(self.line("Jobs in the U.S.", |row| Value::count(row.employment)));
        table
    }

    fn by_setting(&self) -> Table {
        let per = self.per;
        Columns::<Setting<'_>>::new()
            .column("Where", |setting| Value::text(setting.name))
            .column(format!("Median {}", unit(per)), move |setting| match per {
                Per::Year => Value::dollars(setting.annual_median),
                Per::Hour => Value::hourly(setting.hourly_median),
            })
            .bars()
            .column("Jobs", |setting| Value::count(setting.employment))
            .column("Share", Setting::share)
            .table(&self.settings, None)
    }
}

impl Answer for LatestAnswer<'_> {
    const COMMAND: &'static str = "salary";
    const TABLE: &'static str = "rows";
    const NOTES: &'static str = pay::NOTES;

    fn summary(&self) -> Option<String> {
        let now = self.newest_first().next()?;
        let half = half_earn_more(&self.occupation.people(), now.wages(), self.per)?;
        let median = |row: &YearRow| row.wages().value(self.per, PayPoint::Median);
        let then = self.newest_first().nth(1);
        let change = then.and_then(|then| {
            let growth = more_or_less(&median(then).growth_to(&median(now)))?;
            let real = self.real.as_ref().and_then(|(real, _)| more_or_less(real));
            let real = real.map(|real| format!(". Prices changed too: it buys {real}"));
            Some(format!(" That is {growth} than in {}{}.", then.period, real.unwrap_or_default()))
        });
        let half = capitalized(&half);
        let only = only_unit(self.section);
        Some(format!("{half}: BLS, {}.{}{only}", now.period, change.unwrap_or_default()))
    }

    fn document(&self, detail: Detail) -> Document {
        let when = match self.rows.as_slice() {
            [only] => only.period.to_string(),
            _ => "now and then".to_owned(),
        };
        let mut document = Document::new(format!("{} pay, {when}", adjective(self.per)));
        document.push(self.surveys(detail));
        let pay = self.newest_first().map(|row| (row.period.to_string(), row.wages()));
        document.push(ranges(self.per, pay, Vec::new()));
        if let Some(first) = self.settings.first() {
            document.push_more(
                detail,
                "pay by workplace",
                format!("The main workplaces, {}", first.period),
                self.by_setting(),
            );
        }
        document.push_more(
            detail,
            "what employers provide",
            "What employers provide",
            list(self.provided),
        );
        document
    }

    fn also_cites(&self) -> Vec<&SourceId> {
        self.real.iter().map(|(_, source)| *source).collect()
    }

    fn notes_in_short(&self) -> Vec<String> {
        Caution::in_short(&self.section.notes, &SalaryView::Latest)
    }

    fn notes(&self) -> Vec<String> {
        let is_at_least = self.rows.iter().any(|row| row.wages().are_at_least());
        cautions(self.section, SalaryView::Latest, false, false, is_at_least)
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        let lines = ["salary PLACE", "--by state", "--by industry", "--by year"];
        let next = those_with_an_answer(profile, &lines, ", ")?;
        // Without places there is nothing before the flags.
        Some(next.replacen("ma-career --by", "ma-career salary --by", 1))
    }
}
