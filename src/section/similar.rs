//! `similar`: the jobs that BLS lists as similar, beside the profile's own.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use serde::Serialize;

use crate::{
    cli::SimilarSort,
    document::{Document, Table, Value},
    failure::Failure,
    profile::{
        Profile,
        education::EntryLevel,
        figures::{Dollars, Percent},
        occupation::SocCode,
        period::{Edition, Period},
        similar::{JobProjection, Similar, SimilarJob, SimilarOccupation},
        sources::SourceId,
    },
};

use super::{Answer, highest_first, outlook, salary::latest, sources_of, texts};

/// The answer to `similar`.
#[derive(Serialize)]
pub struct SimilarAnswer<'p> {
    edition: Edition,
    jobs: Vec<JobRow<'p>>,
    /// The profile's own job, to compare with.
    own_job: JobFigures<'p>,
    #[serde(skip)]
    section: &'p Similar,
}

/// A job on the list.
#[derive(Serialize)]
struct JobRow<'p> {
    #[serde(flatten)]
    figures: JobFigures<'p>,
    note: Option<&'p str>,
    /// The occupations of a joined job; empty for a job that is one occupation.
    parts: Vec<JobFigures<'p>>,
}

/// A job's figures, in the newest edition of the projections that the list knows.
#[derive(Serialize)]
struct JobFigures<'p> {
    title: &'p str,
    soc_codes: Vec<&'p SocCode>,
    /// `None` for a joined job: its parts differ.
    entry_education: Option<EntryLevel>,
    annual_median: BTreeMap<Period, Option<Dollars>>,
    /// As the projection tables give it; a joined job has only the Handbook's whole percents.
    growth_percent: Option<Percent>,
    change: Option<i64>,
    employment: Option<u32>,
    source: &'p SourceId,
    annual_median_sources: BTreeMap<Period, &'p SourceId>,
    /// Decimals of the growth, as published.
    #[serde(skip)]
    growth_decimals: u8,
}

/// What all jobs of the list have in common.
struct Listing<'p> {
    section: &'p Similar,
    edition: Edition,
    projection_source: &'p SourceId,
}

impl<'p> Listing<'p> {
    fn new(profile: &'p Profile) -> Result<Self, Failure> {
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

    /// The medians of every period that the list knows; those not in `medians` are absent.
    fn medians(&self, medians: &BTreeMap<Period, Dollars>) -> BTreeMap<Period, Option<Dollars>> {
        let periods = self.section.annual_median_sources.keys();
        periods.map(|period| (*period, medians.get(period).copied())).collect()
    }

    fn row(&self, job: &'p SimilarJob) -> JobRow<'p> {
        let note = job.note.as_deref();
        let mut parts: Vec<JobFigures<'p>> =
            job.occupations.iter().map(|occupation| self.occupation(occupation)).collect();
        match &job.combined {
            None if parts.len() == 1 => {
                JobRow { figures: parts.remove(0), note, parts: Vec::new() }
            }
            combined => {
                let list_source = &self.section.list_source;
                let unknown = BTreeMap::new();
                let medians = combined.as_ref().map_or(&unknown, |group| &group.annual_median);
                let projection = combined
                    .as_ref()
                    .and_then(|group| group.projections.get(&self.edition).copied())
                    .unwrap_or_default();
                let growth = job.handbook_growth_percent.get(&self.edition);
                let figures = JobFigures {
                    title: &job.title,
                    soc_codes: job.occupations.iter().map(|part| &part.soc_code).collect(),
                    entry_education: None,
                    annual_median: self.medians(medians),
                    growth_percent: growth
                        .and_then(|whole| Percent::try_from(f64::from(*whole)).ok()),
                    change: projection.change,
                    employment: projection.employment,
                    source: list_source,
                    annual_median_sources: medians.keys().map(|p| (*p, list_source)).collect(),
                    growth_decimals: 0,
                };
                JobRow { figures, note, parts }
            }
        }
    }

    fn occupation(&self, occupation: &'p SimilarOccupation) -> JobFigures<'p> {
        let projection: JobProjection =
            occupation.projections.get(&self.edition).copied().unwrap_or_default();
        let known =
            |(period, _): &(&Period, &SourceId)| occupation.annual_median.contains_key(period);
        JobFigures {
            title: &occupation.title,
            soc_codes: vec![&occupation.soc_code],
            entry_education: Some(occupation.entry_education),
            annual_median: self.medians(&occupation.annual_median),
            growth_percent: projection.growth_percent,
            change: projection.change,
            employment: projection.employment,
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
    fn own_job(&self, profile: &'p Profile) -> Result<JobFigures<'p>, Failure> {
        let occupation = profile.occupation.get()?;
        let projection = outlook::edition(profile, self.edition)?;
        let surveys: Vec<_> = self
            .section
            .annual_median_sources
            .keys()
            .map(|period| latest::survey(profile, *period))
            .collect::<Result<_, _>>()?;
        Ok(JobFigures {
            title: &occupation.title,
            soc_codes: vec![&occupation.soc_code],
            entry_education: Some(profile.education.get()?.entry_education.level),
            annual_median: surveys.iter().map(|row| (row.period, row.annual.median)).collect(),
            growth_percent: projection.growth_percent,
            change: projection.change,
            employment: projection.base_employment,
            source: &projection.source,
            annual_median_sources: surveys.iter().map(|row| (row.period, &row.source)).collect(),
            growth_decimals: 1,
        })
    }
}

/// The list, in its own order or by `sort`.
pub fn answer(profile: &Profile, sort: Option<SimilarSort>) -> Result<SimilarAnswer<'_>, Failure> {
    let listing = Listing::new(profile)?;
    let mut jobs: Vec<JobRow<'_>> =
        listing.section.jobs.iter().map(|job| listing.row(job)).collect();
    if let Some(key) = sort {
        let period = newest_known_of_all(&jobs);
        jobs.sort_by(|a, b| order(a, b, key, period));
    }
    Ok(SimilarAnswer {
        edition: listing.edition,
        jobs,
        own_job: listing.own_job(profile)?,
        section: listing.section,
    })
}

/// The newest period whose median is known for every job; only there can all be ranked.
fn newest_known_of_all(jobs: &[JobRow<'_>]) -> Option<Period> {
    let periods: BTreeSet<Period> =
        jobs.iter().flat_map(|job| job.figures.annual_median.keys().copied()).collect();
    let known_of_all = |period: &Period| {
        jobs.iter().all(|job| job.figures.annual_median.get(period).is_some_and(Option::is_some))
    };
    periods.into_iter().rev().find(known_of_all)
}

fn order(a: &JobRow<'_>, b: &JobRow<'_>, key: SimilarSort, period: Option<Period>) -> Ordering {
    let (a, b) = (&a.figures, &b.figures);
    let median = |job: &JobFigures<'_>| {
        period.and_then(|period| job.annual_median.get(&period).copied().flatten())
    };
    match key {
        SimilarSort::Title => a.title.cmp(b.title),
        SimilarSort::Education => a.entry_education.cmp(&b.entry_education),
        SimilarSort::Median => highest_first(median(a), median(b)),
        SimilarSort::Growth => highest_first(a.growth_percent, b.growth_percent),
        SimilarSort::Change => highest_first(a.change, b.change),
        SimilarSort::Employment => highest_first(a.employment, b.employment),
    }
}

impl SimilarAnswer<'_> {
    fn table<'a>(&'a self, rows: impl Iterator<Item = &'a JobFigures<'a>>) -> Table {
        let periods = || self.section.annual_median_sources.keys();
        let headings =
            ["Job".to_owned()].into_iter().chain(periods().map(ToString::to_string)).chain([
                format!("Growth {}", self.edition),
                format!("Jobs {}", self.edition.base_year()),
                "Usual way in".to_owned(),
            ]);
        let mut table = Table::new(headings);
        for job in rows {
            let median = |period| Value::dollars(job.annual_median.get(period).copied().flatten());
            let figures = [
                Value::percent(job.growth_percent, job.growth_decimals),
                Value::count(job.employment),
                Value::text(job.entry_education.map_or("differs by part", EntryLevel::name)),
            ];
            let name = [Value::text(job.title)].into_iter();
            table.row(name.chain(periods().map(median)).chain(figures));
        }
        table
    }
}

impl Answer for SimilarAnswer<'_> {
    fn command(&self) -> &'static str {
        "similar"
    }

    fn document(&self) -> Document {
        let mut document = Document::new("similar jobs by median pay a year");
        let jobs = self.jobs.iter().map(|job| &job.figures);
        document.push(self.table([&self.own_job].into_iter().chain(jobs)).into());
        let mut parts = self.jobs.iter().flat_map(|job| &job.parts).peekable();
        if parts.peek().is_some() {
            document.push_under("Joined jobs, part by part", self.table(parts).into());
        }
        document
    }

    fn notes(&self) -> Vec<String> {
        let of_section = texts(&self.section.notes).into_iter().map(str::to_owned);
        let of_jobs = self
            .jobs
            .iter()
            .filter_map(|job| job.note.map(|note| format!("{}: {note}", job.figures.title)));
        of_section.chain(of_jobs).collect()
    }

    fn cites(&self) -> Vec<&SourceId> {
        let rows = self.jobs.iter().flat_map(|job| [&job.figures].into_iter().chain(&job.parts));
        rows.chain([&self.own_job])
            .flat_map(|job| {
                [job.source].into_iter().chain(job.annual_median_sources.values().copied())
            })
            .chain([&self.section.list_source])
            .chain(sources_of(&self.section.notes))
            .collect()
    }
}
