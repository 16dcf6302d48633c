//! `overview`: the card.

use serde::Serialize;

use crate::answer::{Answer, pay, those_with_an_answer};
use crate::document::{Block, Columns, Detail, Document, Value};
use crate::failure::{Failure, IfThere};
use crate::look_up::outlook;
use crate::profile::Profile;
use crate::profile::education::{EntryEducation, EntryLevel};
use crate::profile::figures::{Dollars, Hourly, PayPoint, Percent};
use crate::profile::occupation::Occupation;
use crate::profile::outlook::Projection;
use crate::profile::period::Edition;
use crate::profile::salary::YearRow;
use crate::profile::sources::{SourceId, Sources};
use crate::profile::text::{Statement, WithSource, word};

/// The answer to `overview`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OverviewAnswer<'p> {
    /// What the job is, in a few sentences.
    summary: Option<&'p Statement>,
    /// The tasks of an ordinary day.
    at_a_glance: WithSource<'p, &'p [String]>,
    /// The key figures.
    pub(crate) facts: Vec<Fact<'p>>,
    /// What growth is compared with on the card; it is not a figure of this job.
    #[serde(skip)]
    all_jobs_growth: Option<Fact<'p>>,
    #[serde(skip)]
    entry: Option<&'p EntryEducation>,
    #[serde(skip)]
    only_unit: &'static str,
    #[serde(skip)]
    occupation: &'p Occupation,
    #[serde(skip)]
    sources: &'p Sources,
}

/// A key figure.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Fact<'p> {
    /// The name that stays the same when the label changes.
    pub(crate) key: &'static str,
    /// The name for people.
    pub(crate) label: &'static str,
    /// The figure, in its unit; a level of schooling is text.
    pub(crate) value: FactValue,
    /// What the figure is at least, where no more than that was released.
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<FactValue>,
    /// What the value counts: `dollars_a_year`, `dollars_an_hour`, `count` or `percent`; `None`
    /// for text.
    unit: Option<&'static str>,
    /// A period or an edition, as the dataset writes it.
    period: String,
    /// Where it comes from.
    pub(crate) source: &'p SourceId,
    /// The period as people read it.
    #[serde(skip)]
    pub(crate) when: String,
}

#[derive(Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum FactValue {
    Dollars(Option<Dollars>),
    Hourly(Option<Hourly>),
    Count(Option<u32>),
    Percent(Option<Percent>),
    Education(EntryLevel),
}

impl Fact<'_> {
    pub(crate) fn shown(&self) -> Value {
        self.at_least.map_or_else(|| self.value.shown(), |least| least.shown().at_least())
    }
}

impl FactValue {
    /// The unit in the JSON; a level of schooling has none.
    fn unit(self) -> Option<&'static str> {
        match self {
            Self::Dollars(_) => Some("dollars_a_year"),
            Self::Hourly(_) => Some("dollars_an_hour"),
            Self::Count(_) => Some("count"),
            Self::Percent(_) => Some("percent"),
            Self::Education(_) => None,
        }
    }

    fn shown(self) -> Value {
        match self {
            Self::Dollars(dollars) => Value::dollars(dollars),
            Self::Hourly(wage) => Value::hourly(wage),
            Self::Count(count) => Value::count(count),
            Self::Percent(percent) => Value::percent(percent, 1),
            Self::Education(level) => Value::text(word(level)),
        }
    }
}

/// What the job is, and its key figures of the newest year.
pub fn answer(profile: &Profile) -> Result<OverviewAnswer<'_>, Failure> {
    let occupation = profile.occupation.get()?;
    let projection = outlook::latest(profile).if_there()?;
    let entry = profile.education.maybe()?.map(|education| &education.entry_education);
    let facts = profile.newest_survey().if_there()?.map(of_survey).into_iter().flatten();
    let facts = facts.chain(projection.map(of_projection).into_iter().flatten());
    let entry_fact = entry.map(|entry| {
        let level = FactValue::Education(entry.level);
        of_edition("entry_education", "Usual way in", level, entry.period, &entry.source)
    });
    let all_jobs_growth = projection.map(|projection| {
        let growth = FactValue::Percent(projection.all_occupations_growth_percent);
        let key = "all_occupations_growth_percent";
        of_edition(key, "Growth, all occupations", growth, projection.edition, &projection.source)
    });
    let day = occupation.at_a_glance.as_ref();
    Ok(OverviewAnswer {
        summary: occupation.summary.as_ref(),
        at_a_glance: WithSource::new(day.map_or(&[], |day| &day.tasks), day.map(|day| &day.source)),
        facts: facts.chain(entry_fact).collect(),
        all_jobs_growth,
        entry,
        only_unit: profile.salary.maybe()?.map_or("", pay::only_unit),
        occupation,
        sources: profile.sources.get()?,
    })
}

fn of_survey(survey: &YearRow) -> Vec<Fact<'_>> {
    let fact = |key, label, value: FactValue, at_least| Fact {
        key,
        label,
        value,
        at_least,
        unit: value.unit(),
        period: survey.period.code(),
        source: &survey.source,
        when: survey.period.to_string(),
    };
    let annual = |key, label, point| {
        let least = survey.annual.at_least(point).map(|wage| FactValue::Dollars(Some(wage)));
        fact(key, label, FactValue::Dollars(survey.annual.at(point)), least)
    };
    let hourly = |key, label, point| {
        let least = survey.hourly.at_least(point).map(|wage| FactValue::Hourly(Some(wage)));
        fact(key, label, FactValue::Hourly(survey.hourly.at(point)), least)
    };
    let [lowest, highest] = [PayPoint::P10, PayPoint::P90].map(pay::in_words);
    let mut facts = vec![
        annual("annual_median", "Median yearly pay", PayPoint::Median),
        hourly("hourly_median", "Median hourly pay", PayPoint::Median),
        annual("annual_p10", lowest, PayPoint::P10),
        annual("annual_p90", highest, PayPoint::P90),
    ];
    if survey.hourly.is_known() && !survey.annual.is_known() {
        facts.push(hourly("hourly_p10", lowest, PayPoint::P10));
        facts.push(hourly("hourly_p90", highest, PayPoint::P90));
    }
    let jobs = FactValue::Count(survey.employment);
    facts.push(fact("employment", "Jobs in the U.S.", jobs, None));
    facts
}

fn of_projection(projection: &Projection) -> [Fact<'_>; 2] {
    let Projection { edition, source, .. } = projection;
    let growth = FactValue::Percent(projection.growth_percent);
    let openings = FactValue::Count(projection.annual_openings);
    [
        of_edition("growth_percent", "Growth in ten years", growth, *edition, source),
        of_edition("annual_openings", "Openings per year", openings, *edition, source),
    ]
}

fn of_edition<'p>(
    key: &'static str,
    label: &'static str,
    value: FactValue,
    edition: Edition,
    source: &'p SourceId,
) -> Fact<'p> {
    let (period, when) = (edition.to_string(), edition.to_string());
    Fact { key, label, value, at_least: None, unit: value.unit(), period, source, when }
}

impl OverviewAnswer<'_> {
    /// Whose figure it is, and of when.
    fn source_of(&self, fact: &Fact<'_>) -> Option<String> {
        let source = self.sources.sources.iter().find(|known| known.id == *fact.source)?;
        Some(format!("{}, {}", self.sources.short_name(source), fact.when))
    }
}

impl Answer for OverviewAnswer<'_> {
    const COMMAND: &'static str = "overview";
    const TABLE: &'static str = "facts";

    fn document(&self, _: Detail) -> Document {
        let mut document =
            Document::new(format!("the job at a glance (SOC {})", self.occupation.soc_code));
        document.lead = self.summary.map(|it| it.text.clone()).unwrap_or_default();
        let figures = self.facts.iter().filter(|fact| fact.unit.is_some());
        // Growth means little by itself.
        let figures = figures.flat_map(|fact| match fact.value {
            FactValue::Percent(_) => [Some(fact), self.all_jobs_growth.as_ref()],
            _ => [Some(fact), None],
        });
        let columns = Columns::<&Fact<'_>>::new()
            .column("Key figure", |fact| Value::text(fact.label))
            .column("Value", |fact| fact.shown())
            .column("Source", |fact| Value::maybe_text(self.source_of(fact)));
        let figures = figures.flatten().filter(|fact| fact.shown() != Value::Missing);
        document.push(columns.table(&figures.collect::<Vec<_>>(), None));
        let way_in = self.entry.map(|entry| format!("Usual way in: {}.", entry.sentence()));
        let day = self.at_a_glance.join(", ");
        let day = (!day.is_empty()).then(|| format!("A day's work: {day}."));
        let only = Some(self.only_unit.trim_start().to_owned()).filter(|text| !text.is_empty());
        document.push(Block::list(way_in.into_iter().chain(day).chain(only)));
        document
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        let has_places = profile.states.exists() || profile.areas.exists();
        let salary = if has_places { "salary PLACE" } else { "salary" };
        let lines = [salary, "offer AMOUNT", "duties", "education", "outlook"];
        those_with_an_answer(profile, &lines, ", ")
    }
}
