//! `overview`: the card.

use serde::Serialize;

use crate::{
    answer::{Answer, Foot, pay, those_with_an_answer},
    document::{Block, Columns, Document, Value},
    failure::{Failure, IfThere},
    look_up::outlook,
    profile::{
        Profile,
        education::{EntryEducation, EntryLevel},
        figures::{Dollars, Hourly, PayPoint, Percent},
        occupation::Occupation,
        outlook::Projection,
        salary::YearRow,
        sources::SourceId,
        text::{Statement, WithSource},
    },
};

/// The answer to `overview`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OverviewAnswer<'p> {
    /// What the job is, in a few sentences.
    summary: &'p Statement,
    /// The tasks of an ordinary day.
    at_a_glance: WithSource<'p, &'p [String]>,
    /// The key figures.
    pub(crate) facts: Vec<Fact<'p>>,
    /// What growth is compared with on the card; it is no fact of this job.
    #[serde(skip)]
    all_jobs_growth: Option<Fact<'p>>,
    #[serde(skip)]
    entry: Option<&'p EntryEducation>,
    #[serde(skip)]
    occupation: &'p Occupation,
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

impl FactValue {
    /// The unit in the JSON; what is no figure has none.
    fn unit(self) -> Option<&'static str> {
        match self {
            Self::Dollars(_) => Some("dollars_a_year"),
            Self::Hourly(_) => Some("dollars_an_hour"),
            Self::Count(_) => Some("count"),
            Self::Percent(_) => Some("percent"),
            Self::Education(_) => None,
        }
    }

    pub(crate) fn shown(self) -> Value {
        match self {
            Self::Dollars(dollars) => Value::dollars(dollars),
            Self::Hourly(wage) => Value::hourly(wage),
            Self::Count(count) => Value::count(count),
            Self::Percent(percent) => Value::percent(percent, 1),
            Self::Education(level) => Value::text(level.name()),
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
    let entry_fact = entry.map(|entry| Fact {
        key: "entry_education",
        label: "Usual way in",
        value: FactValue::Education(entry.level),
        unit: None,
        period: entry.period.to_string(),
        source: &entry.source,
        when: entry.period.to_string(),
    });
    let all_jobs_growth = projection.map(|projection| {
        let growth = FactValue::Percent(projection.all_occupations_growth_percent);
        projected(projection, "all_occupations_growth_percent", "Growth of all jobs", growth)
    });
    let day = occupation.at_a_glance.as_ref();
    Ok(OverviewAnswer {
        summary: &occupation.summary,
        at_a_glance: WithSource::new(day.map_or(&[], |day| &day.tasks), day.map(|day| &day.source)),
        facts: facts.chain(entry_fact).collect(),
        all_jobs_growth,
        entry,
        occupation,
    })
}

fn of_survey(survey: &YearRow) -> Vec<Fact<'_>> {
    let from_survey = |key, label, value: FactValue| Fact {
        key,
        label,
        value,
        unit: value.unit(),
        period: survey.period.code(),
        source: &survey.source,
        when: survey.period.to_string(),
    };
    vec![
        from_survey("annual_median", "Median pay a year", FactValue::Dollars(survey.annual.median)),
        from_survey("hourly_median", "Median pay an hour", FactValue::Hourly(survey.hourly.median)),
        from_survey(
            "annual_p10",
            pay::in_words(PayPoint::P10),
            FactValue::Dollars(survey.annual.p10),
        ),
        from_survey(
            "annual_p90",
            pay::in_words(PayPoint::P90),
            FactValue::Dollars(survey.annual.p90),
        ),
        from_survey("employment", "Jobs in the U.S.", FactValue::Count(survey.employment)),
    ]
}

fn of_projection(projection: &Projection) -> [Fact<'_>; 2] {
    let (growth, openings) = (projection.growth_percent, projection.annual_openings);
    let (growth, openings) = (FactValue::Percent(growth), FactValue::Count(openings));
    [
        projected(projection, "growth_percent", "Growth in ten years", growth),
        projected(projection, "annual_openings", "Openings a year", openings),
    ]
}

fn projected<'p>(
    projection: &'p Projection,
    key: &'static str,
    label: &'static str,
    value: FactValue,
) -> Fact<'p> {
    Fact {
        key,
        label,
        value,
        unit: value.unit(),
        period: projection.edition.to_string(),
        source: &projection.source,
        when: projection.edition.to_string(),
    }
}

impl Answer for OverviewAnswer<'_> {
    const COMMAND: &'static str = "overview";
    const TABLE: &'static str = "facts";
    // The card has to fit a small screen.
    const FOOT: Foot = Foot::Notes;

    fn document(&self) -> Document {
        let mut document =
            Document::new(format!("the job at a glance (SOC {})", self.occupation.soc_code));
        document.push(Block::Text(self.summary.text.clone()));
        let figures = self.facts.iter().filter(|fact| fact.unit.is_some());
        // Growth means little by itself.
        let figures = figures.flat_map(|fact| match fact.value {
            FactValue::Percent(_) => [Some(fact), self.all_jobs_growth.as_ref()],
            _ => [Some(fact), None],
        });
        let columns = Columns::<&Fact<'_>>::new()
            .column("Key figure", |fact| Value::text(fact.label))
            .column("Value", |fact| fact.value.shown())
            .column("When", |fact| Value::text(&fact.when))
            .column("Source", |fact| Value::text(&fact.source.0));
        document.push(columns.table(&figures.flatten().collect::<Vec<_>>(), None).into());
        let way_in = self
            .entry
            .map(|entry| format!("Usual way in: {}, {}.", entry.sentence(), entry.source.0));
        let day = self.at_a_glance.join(", ");
        let day = (!day.is_empty()).then(|| format!("A day's work: {day}."));
        document.push(Block::list(way_in.into_iter().chain(day)));
        document
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        let lines = ["salary PLACE", "offer AMOUNT", "duties", "education", "outlook", "--help"];
        those_with_an_answer(profile, &lines, ", ")
    }
}
