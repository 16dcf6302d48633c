//! Jobs side by side: what is known of each, in the periods and the edition of `similar.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::document::Value;
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::education::EntryLevel;
use crate::profile::figures::{Dollars, PayPoint, Percent};
use crate::profile::occupation::SocCode;
use crate::profile::period::{Edition, Period};
use crate::profile::similar::{JobProjection, Similar, SimilarJob, SimilarOccupation};
use crate::profile::sources::SourceId;
use crate::typed::suggest::quoted;

/// A job on the list.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct JobRow<'p> {
    #[serde(flatten)]
    pub(crate) figures: JobFigures<'p>,
    /// What to bear in mind with it.
    pub(crate) note: Option<&'p str>,
    /// The occupations of a joined job; empty for a job that is one occupation.
    pub(crate) parts: Vec<JobFigures<'p>>,
}

/// A job's figures, in the newest edition of the projections that the list knows.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct JobFigures<'p> {
    /// Its name.
    pub(crate) title: &'p str,
    /// The codes of the occupations that it is made of.
    pub(crate) soc_codes: Vec<&'p SocCode>,
    /// `None` for a joined job: its parts differ.
    pub(crate) entry_education: Option<EntryLevel>,
    /// Median pay in dollars a year, by period.
    pub(crate) annual_median: BTreeMap<Period, Option<Dollars>>,
    /// What a median that is null is at least, where that was released.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) annual_median_at_least: BTreeMap<Period, Dollars>,
    /// As the projection tables give it; where a joined job has none there, the Handbook's whole percents.
    pub(crate) growth_percent: Option<Percent>,
    /// Jobs added until the edition's last year; negative where jobs are lost.
    pub(crate) change: Option<i64>,
    /// Jobs in the edition's first year, with the self-employed.
    pub(crate) employment: Option<u32>,
    /// Openings a year: new jobs, and jobs that people leave.
    pub(crate) annual_openings: Option<u32>,
    /// Where the projection comes from.
    pub(crate) source: &'p SourceId,
    /// Where the pay of a period comes from.
    pub(crate) annual_median_sources: BTreeMap<Period, &'p SourceId>,
    /// Decimals of the growth, as published.
    #[serde(skip)]
    pub(crate) growth_decimals: u8,
}

/// What all jobs of the list have in common.
pub(crate) struct Listing<'p> {
    pub(crate) section: &'p Similar,
    pub(crate) edition: Edition,
    pub(crate) projection_source: &'p SourceId,
}

impl<'p> Listing<'p> {
    pub(crate) fn new(profile: &'p Profile) -> Result<Self, Failure> {
        let section = profile.similar.get()?;
        let (edition, projection_source) =
            section.projection_sources.last_key_value().ok_or_else(|| {
                Failure::bad_profile(format!(
                    "{} names no edition of the projections",
                    profile.similar.file()
                ))
            })?;
        Ok(Self { section, edition: *edition, projection_source })
    }

    /// The same, or of a profile that has no list an empty one in its newest month and edition, for jobs of
    /// the library.
    pub(crate) fn or_library(profile: &'p Profile) -> Result<Self, Failure> {
        if profile.similar.exists() || profile.library()?.is_none() {
            return Self::new(profile);
        }
        let editions = profile.outlook.maybe()?.map_or(&[][..], |outlook| &outlook.editions);
        let Some(projection) = editions.iter().max_by_key(|known| known.edition) else {
            return Self::new(profile);
        };
        let survey = profile.newest_survey()?;
        let section = profile.no_similar.get_or_init(|| Similar {
            list_source: projection.source.clone(),
            annual_median_sources: [(survey.period, survey.source.clone())].into(),
            projection_sources: [(projection.edition, projection.source.clone())].into(),
            jobs: Vec::new(),
            other_jobs: Vec::new(),
            next_steps: Vec::new(),
            notes: Vec::new(),
            on_joined_jobs: None,
        });
        Ok(Self { section, edition: projection.edition, projection_source: &projection.source })
    }

    /// The medians of every period that the list knows; those not in `medians` are absent.
    fn medians(&self, medians: &BTreeMap<Period, Dollars>) -> BTreeMap<Period, Option<Dollars>> {
        let periods = self.section.annual_median_sources.keys();
        periods.map(|period| (*period, medians.get(period).copied())).collect()
    }

    /// The newest period that the list has pay of.
    pub(crate) fn newest_period(&self) -> Option<Period> {
        self.section.annual_median_sources.keys().next_back().copied()
    }

    pub(crate) fn row(&self, job: &'p SimilarJob) -> JobRow<'p> {
        let note = job.note.as_deref();
        let mut parts: Vec<JobFigures<'p>> =
            job.occupations.iter().map(|occupation| self.occupation(occupation)).collect();
        match &job.combined {
            None if parts.len() == 1 => {
                let figures = JobFigures { title: &job.title, ..parts.remove(0) };
                JobRow { figures, note, parts: Vec::new() }
            }
            combined => {
                let list_source = &self.section.list_source;
                let unknown = BTreeMap::new();
                let medians = combined.as_ref().map_or(&unknown, |group| &group.annual_median);
                let projection = combined
                    .as_ref()
                    .and_then(|group| group.projections.get(&self.edition).copied())
                    .unwrap_or_default();
                // Of a group, older editions have growth in the Handbook alone.
                let handbook = job.handbook_growth_percent.get(&self.edition).copied();
                let handbook = handbook.filter(|_| projection.growth_percent.is_none());
                let source = handbook.map_or(self.projection_source, |_| list_source);
                let figures = JobFigures {
                    title: &job.title,
                    soc_codes: job.occupations.iter().map(|part| &part.soc_code).collect(),
                    entry_education: None,
                    annual_median: self.medians(medians),
                    annual_median_at_least: BTreeMap::new(),
                    growth_percent: projection.growth_percent.or(handbook.map(Percent::from)),
                    change: projection.change,
                    employment: projection.employment,
                    annual_openings: projection.annual_openings,
                    source,
                    annual_median_sources: medians.keys().map(|p| (*p, list_source)).collect(),
                    growth_decimals: u8::from(handbook.is_none()),
                };
                JobRow { figures, note, parts }
            }
        }
    }

    pub(crate) fn occupation(&self, occupation: &'p SimilarOccupation) -> JobFigures<'p> {
        let projection: JobProjection =
            occupation.projections.get(&self.edition).copied().unwrap_or_default();
        let known =
            |(period, _): &(&Period, &SourceId)| occupation.annual_median.contains_key(period);
        JobFigures {
            title: &occupation.title,
            soc_codes: vec![&occupation.soc_code],
            entry_education: Some(occupation.entry_education),
            annual_median: self.medians(&occupation.annual_median),
            annual_median_at_least: BTreeMap::new(),
            growth_percent: projection.growth_percent,
            change: projection.change,
            employment: projection.employment,
            annual_openings: projection.annual_openings,
            source: self.projection_source,
            annual_median_sources: self
                .section
                .annual_median_sources
                .iter()
                .filter(known)
                .map(|(period, source)| (*period, source))
                .collect(),
            growth_decimals: 1,
        }
    }

    /// The profile's own job in the periods and the edition of the list.
    pub(crate) fn own_job(&self, profile: &'p Profile) -> Result<JobFigures<'p>, Failure> {
        let occupation = profile.occupation.get()?;
        let editions = profile.outlook.maybe()?.map_or(&[][..], |outlook| &outlook.editions);
        let projection = editions.iter().find(|known| known.edition == self.edition);
        let surveys = profile.salary.maybe()?.map_or(&[][..], |salary| &salary.by_year);
        let survey = |period: &Period| surveys.iter().find(|known| known.period == *period);
        let periods = || self.section.annual_median_sources.keys();
        let median = |period: &Period| survey(period).and_then(|known| known.annual.median);
        let at_least =
            |period: &Period| Some((*period, survey(period)?.annual.at_least(PayPoint::Median)?));
        Ok(JobFigures {
            title: &occupation.title,
            soc_codes: vec![&occupation.soc_code],
            entry_education: profile
                .education
                .maybe()?
                .map(|education| education.entry_education.level),
            annual_median: periods().map(|period| (*period, median(period))).collect(),
            annual_median_at_least: periods().filter_map(at_least).collect(),
            growth_percent: projection.and_then(|edition| edition.growth_percent),
            change: projection.and_then(|edition| edition.change),
            employment: projection.and_then(|edition| edition.base_employment),
            annual_openings: projection.and_then(|edition| edition.annual_openings),
            source: projection.map_or(self.projection_source, |edition| &edition.source),
            annual_median_sources: periods()
                .filter_map(|period| Some((*period, &survey(period)?.source)))
                .collect(),
            growth_decimals: 1,
        })
    }
}

/// Openings a year as a sentence begins with them. BLS counts them in hundreds.
pub(crate) fn openings_in_words(openings: u32) -> String {
    match openings {
        0 => "Fewer than 50 jobs".to_owned(),
        _ => format!("About {} jobs", Value::count(Some(openings))),
    }
}

/// The median of a period; of a joined job without one, from that of one part to that of another.
pub(crate) fn median_or_range<'a>(
    period: Option<Period>,
    job: &JobFigures<'_>,
    parts: impl Iterator<Item = &'a JobFigures<'a>> + Clone,
) -> Value {
    let Some(period) = period else { return Value::Missing };
    let medians = parts.map(|part| part.median(period));
    match (job.median(period), medians.clone().min().flatten(), medians.max().flatten()) {
        (None, Some(low), Some(high)) if low < high => {
            let [low, high] = [low, high].map(|median| Value::dollars(Some(median)));
            Value::text(format!("{low}–{high}"))
        }
        _ => job.median_value(period),
    }
}

impl JobFigures<'_> {
    /// The median of a period, if it is known.
    pub(crate) fn median(&self, period: Period) -> Option<Dollars> {
        self.annual_median.get(&period).copied().flatten()
    }

    /// The same for a cell, which says too what it is at least.
    pub(crate) fn median_value(&self, period: Period) -> Value {
        match self.annual_median_at_least.get(&period) {
            Some(least) => Value::dollars(Some(*least)).at_least(),
            None => Value::dollars(self.median(period)),
        }
    }

    /// The usual schooling in words; it varies where several occupations are joined.
    pub(crate) fn way_in<T: Into<String>>(&self, in_words: impl Fn(EntryLevel) -> T) -> Value {
        match self.entry_education {
            None if self.soc_codes.len() > 1 => Value::text("varies"),
            level => Value::maybe_text(level.map(in_words)),
        }
    }

    /// The growth with the decimals that its source publishes.
    pub(crate) fn growth(&self) -> Value {
        Value::percent(self.growth_percent, self.growth_decimals)
    }
}

/// A longer name would break the line that it is in.
const LONGEST_NAME: usize = 40;

/// A job as `compare` takes it: by its name, or where that is long by its SOC code.
pub(crate) fn as_typed(job: &JobFigures<'_>) -> String {
    match job.soc_codes.as_slice() {
        [code] if job.title.len() > LONGEST_NAME => code.as_str().to_owned(),
        _ => quoted(job.title),
    }
}

/// The newest period with a median of every job; only then can all be compared.
pub(crate) fn newest_known_of_all<'a>(
    jobs: impl IntoIterator<Item = &'a JobFigures<'a>>,
) -> Option<Period> {
    let jobs: Vec<&JobFigures<'_>> = jobs.into_iter().collect();
    let periods: BTreeSet<Period> =
        jobs.iter().flat_map(|job| job.annual_median.keys().copied()).collect();
    let known_of_all = |period: &Period| jobs.iter().all(|job| job.median(*period).is_some());
    periods.into_iter().rev().find(known_of_all)
}
