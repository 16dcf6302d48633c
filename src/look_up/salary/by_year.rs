//! `salary --by year`: every survey.

use serde::Serialize;

use crate::answer::Answer;
use crate::answer::pay::{self, adjective, cautions, heading, more_or_less, only_unit};
use crate::cli::{Per, SalarySort};
use crate::document::{Block, Break, Columns, Detail, Document, Point, Series, Trend, Value};
use crate::failure::Failure;
use crate::look_up::salary::rows::{Selection, key};
use crate::profile::Profile;
use crate::profile::figures::{Dollars, Hourly, Pay, PayPoint, PriceLevel, Wages};
use crate::profile::period::Period;
use crate::profile::prices::Prices;
use crate::profile::salary::{Salary, SalaryView, YearRow};
use crate::profile::sources::SourceId;
use crate::profile::text::Caution;

/// The answer to `salary --by year`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ByYearAnswer<'p> {
    /// The year in whose dollars `real_annual` is.
    #[serde(skip_serializing_if = "Option::is_none")]
    real_year: Option<u16>,
    /// The surveys from which on the figures are made in another way.
    series_breaks: &'p [Period],
    /// One survey a row.
    pub(crate) rows: Vec<SurveyRow<'p>>,
    #[serde(skip)]
    per: Per,
    #[serde(skip)]
    real: Option<RealDollars<'p>>,
    /// The newest survey, where its pay can be shown in other years' dollars.
    #[serde(skip)]
    newest: Option<Period>,
    #[serde(skip)]
    section: &'p Salary,
}

/// A survey, and where that is asked its pay in the dollars of another year.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SurveyRow<'p> {
    #[serde(flatten)]
    survey: &'p YearRow,
    #[serde(flatten)]
    real: Option<RealPay>,
}

/// A survey's pay in the dollars of another year. Computed here, not published.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RealPay {
    /// The year in whose dollars the pay is.
    #[serde(rename = "real_year")]
    year: u16,
    /// Dollars of that year, a year.
    #[serde(rename = "real_annual")]
    annual: Pay<Dollars>,
    /// Dollars of that year, an hour.
    #[serde(rename = "real_hourly")]
    hourly: Pay<Hourly>,
}

/// The dollars of a year.
#[derive(Clone, Copy)]
struct RealDollars<'p> {
    year: u16,
    /// The level of prices in May of the year.
    level: PriceLevel,
    prices: &'p Prices,
}

impl<'p> RealDollars<'p> {
    fn of(profile: &'p Profile, year: u16) -> Result<Self, Failure> {
        let prices = profile.prices.get()?;
        match (prices.may(year), prices.years()) {
            (Some(level), _) => Ok(Self { year, level, prices }),
            (None, None) => {
                Err(Failure::bad_profile(format!("{} has no year at all", profile.prices.file())))
            }
            (None, Some((first, last))) => {
                let newest = profile.newest_survey()?.period.year();
                Err(Failure::usage(format!("no price index is known for May {year}"))
                    .hint("expected", format!("a year from {first} to {last}"))
                    .instead(year.to_string(), newest.to_string()))
            }
        }
    }

    /// A survey's pay; `None` where the level of prices of its month is not known.
    fn pay(self, survey: &YearRow) -> Option<RealPay> {
        let then = self.prices.of_survey(survey.period)?;
        Some(RealPay {
            year: self.year,
            annual: survey.annual.map(|wage| wage.at_prices(then, self.level)),
            hourly: survey.hourly.map(|wage| wage.at_prices(then, self.level)),
        })
    }
}

/// The surveys that were asked for; with `real` their pay in the dollars of that year too.
pub fn answer<'p>(
    profile: &'p Profile,
    selection: Selection<'_>,
    real: Option<u16>,
) -> Result<ByYearAnswer<'p>, Failure> {
    let section = profile.salary.get()?;
    let real = real.map(|year| RealDollars::of(profile, year)).transpose()?;
    let rows = section
        .by_year
        .iter()
        .map(|survey| SurveyRow { survey, real: real.and_then(|real| real.pay(survey)) });
    let rows = rows.collect();
    let names = |row: &SurveyRow<'_>| vec![row.survey.period.to_string(), row.survey.period.code()];
    Ok(ByYearAnswer {
        real_year: real.map(|real| real.year),
        series_breaks: &section.series_breaks,
        rows: selection.of("year", rows, names, &columns(selection.per))?,
        per: selection.per,
        real,
        newest: profile
            .prices
            .exists()
            .then(|| section.by_year.iter().map(|row| row.period).max())
            .flatten(),
        section,
    })
}

impl SurveyRow<'_> {
    /// Pay in the dollars that the answer shows.
    fn wages(&self) -> Wages<'_> {
        match &self.real {
            Some(real) => Wages { annual: &real.annual, hourly: &real.hourly },
            None => self.survey.wages(),
        }
    }
}

/// All that a survey can show and be ordered by.
fn columns<'p>(per: Per) -> Columns<'p, SurveyRow<'p>, SalarySort> {
    let columns = Columns::new()
        .column("Survey", |row: &SurveyRow<'_>| Value::text(row.survey.period.to_string()))
        .by_rank(SalarySort::Period, |row| Value::count(Some(row.survey.period.months())))
        .column("Jobs", |row| Value::count(row.survey.employment))
        .by(SalarySort::Employment);
    PayPoint::ALL.into_iter().fold(columns, |columns, point| {
        let columns =
            columns.column(heading(point), move |row| row.wages().value(per, point)).by(key(point));
        if point == PayPoint::Median { columns.bars() } else { columns }
    })
}

impl ByYearAnswer<'_> {
    /// The medians as a line.
    fn medians(&self) -> Trend {
        let point = |row: &SurveyRow<'_>| Point {
            at: row.survey.period.months(),
            label: row.survey.period.to_string(),
            value: row.wages().value(self.per, PayPoint::Median),
        };
        let mut points: Vec<Point> = self.rows.iter().map(point).collect();
        points.sort_by_key(|point| point.at);
        let dollars = match self.real_year {
            None => "in the dollars of each year".to_owned(),
            Some(year) => format!("in dollars of May {year}"),
        };
        let new_method = |period: &Period| Break { at: period.months(), label: period.to_string() };
        Trend {
            caption: format!("Median {} pay by year, {dollars}", adjective(self.per)),
            lines: vec![Series { name: "Median".to_owned(), points }],
            breaks: self.series_breaks.iter().map(new_method).collect(),
        }
    }
}

impl Answer for ByYearAnswer<'_> {
    const COMMAND: &'static str = "salary";
    const TABLE: &'static str = "rows";
    const NOTES: &'static str = pay::NOTES;

    fn summary(&self) -> Option<String> {
        let by_period = |row: &&SurveyRow<'_>| row.survey.period;
        let (then, now) =
            (self.rows.iter().min_by_key(by_period)?, self.rows.iter().max_by_key(by_period)?);
        let [from, to] = [then, now].map(|row| row.wages().value(self.per, PayPoint::Median));
        let dollars = self.real_year.map(|year| format!(", in dollars of May {year}"));
        let dollars = dollars.unwrap_or_default();
        let (first, last) = (then.survey.period, now.survey.period);
        let only = only_unit(self.section);
        let Some(growth) = more_or_less(&from.growth_to(&to)).filter(|_| first != last) else {
            let is_known = to != Value::Missing;
            return is_known.then(|| format!("Median pay in {last} was {to}{dollars}.{only}"));
        };
        Some(format!(
            "Median pay went from {from} in {first} to {to} in {last}{dollars}. That is {growth}.{only}"
        ))
    }

    fn document(&self, _: Detail) -> Document {
        let mut document = Document::new(match self.real_year {
            None => format!("{} pay by year", adjective(self.per)),
            Some(year) => {
                format!("{} pay by year, in dollars of May {year}", adjective(self.per))
            }
        });
        document.push(columns(self.per).table(&self.rows, None));
        document.push(Block::Trend(self.medians()));
        document
    }

    fn notes_in_short(&self) -> Vec<String> {
        let view = if self.real.is_some() { SalaryView::Real } else { SalaryView::Year };
        Caution::in_short(&self.section.notes, &view)
    }

    fn notes(&self) -> Vec<String> {
        let Some(real) = self.real else {
            let is_at_least = self.rows.iter().any(|row| row.wages().are_at_least());
            return cautions(self.section, SalaryView::Year, false, false, is_at_least);
        };
        let computed = format!(
            "Each figure is what that May's pay would buy in May {}. It is the pay times the price \
             index (CPI-U) of May {0}, divided by the index of its own May. We computed this; BLS \
             does not publish it.",
            real.year
        );
        let cautions = Caution::on(&self.section.notes, &SalaryView::Real);
        [computed].into_iter().chain(cautions).collect()
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        let newest = self.newest.filter(|_| self.real.is_none())?.year();
        Some(format!("ma-career salary --by year --real {newest}, with price increases taken out."))
    }

    fn also_cites(&self) -> Vec<&SourceId> {
        self.real.map(|real| &real.prices.source).into_iter().collect()
    }
}
