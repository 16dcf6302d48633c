//! `similar`: the jobs that BLS lists as similar, next to the profile's own.

use std::cmp::Ordering;
use std::ptr;

use serde::Serialize;

use crate::answer::jobs::{self, JobFigures, JobRow, Listing};
use crate::answer::{Answer, highest_first, place};
use crate::cli::SimilarSort;
use crate::document::{Columns, Detail, Document, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::education::EntryLevel;
use crate::profile::occupation::Occupation;
use crate::profile::period::{Edition, Period};
use crate::profile::similar::Similar;
use crate::profile::sources::SourceId;
use crate::profile::text::{Statement, word};
use crate::typed::suggest::quoted;

/// The answer to `similar`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SimilarAnswer<'p> {
    /// The newest edition of the projections.
    edition: Edition,
    /// The list, in the order of the source or as it was asked for.
    jobs: Vec<JobRow<'p>>,
    /// The profile's own job, to compare with.
    own_job: JobFigures<'p>,
    /// Jobs that people often go on to, which the list does not have.
    next_steps: Vec<JobFigures<'p>>,
    #[serde(skip)]
    occupation: &'p Occupation,
    #[serde(skip)]
    section: &'p Similar,
    #[serde(skip)]
    sort: Option<SimilarSort>,
    /// The newest period, whose median orders the jobs.
    #[serde(skip)]
    ranked_by: Option<Period>,
}

/// The list, in its own order or by `sort`.
pub fn answer(profile: &Profile, sort: Option<SimilarSort>) -> Result<SimilarAnswer<'_>, Failure> {
    let listing = Listing::new(profile)?;
    let mut jobs: Vec<JobRow<'_>> =
        listing.section.jobs.iter().map(|job| listing.row(job)).collect();
    let ranked_by = listing.newest_period();
    if let Some(key) = sort {
        jobs.sort_by(|a, b| order(a, b, key, ranked_by));
    }
    Ok(SimilarAnswer {
        edition: listing.edition,
        jobs,
        own_job: listing.own_job(profile)?,
        next_steps: listing.section.next_steps.iter().map(|job| listing.occupation(job)).collect(),
        occupation: profile.occupation.get()?,
        section: listing.section,
        sort,
        ranked_by,
    })
}

/// The list has pay of the nation only; the error leads to `compare`, which knows the places.
pub fn in_place(profile: &Profile, typed: &str) -> Result<Failure, Failure> {
    place::find_each(profile, &[typed.to_owned()])?;
    let job = profile.similar.get()?.jobs.first().map_or("JOB", |job| &job.title);
    let line = format!("ma-career compare {} --at {}", quoted(job), quoted(typed));
    Ok(Failure::usage("similar jobs are listed with the pay of the nation only")
        .hint("help", "compare has the pay of one to five jobs in a place")
        .try_this(line))
}

fn order(a: &JobRow<'_>, b: &JobRow<'_>, key: SimilarSort, period: Option<Period>) -> Ordering {
    let (a, b) = (&a.figures, &b.figures);
    let median = |job: &JobFigures<'_>| period.and_then(|period| job.median(period));
    match key {
        SimilarSort::Title => a.title.cmp(b.title),
        SimilarSort::Education => a.entry_education.cmp(&b.entry_education),
        SimilarSort::Median => highest_first(median(a), median(b)),
        SimilarSort::Growth => highest_first(a.growth_percent, b.growth_percent),
        SimilarSort::Openings => highest_first(a.annual_openings, b.annual_openings),
        SimilarSort::Change => highest_first(a.change, b.change),
        SimilarSort::Employment => highest_first(a.employment, b.employment),
    }
}

impl<'p> SimilarAnswer<'p> {
    /// What someone chooses by, a line a job.
    fn in_short(&self) -> Document {
        let mut document = Document::new(self.title());
        let columns = Columns::<(&JobFigures<'p>, &[JobFigures<'p>]), SimilarSort>::new()
            .column("Job", |(job, _)| Value::text(job.title))
            .column("Median", |(job, parts)| {
                jobs::median_or_range(self.ranked_by, job, parts.iter())
            })
            .column("Growth", |(job, _)| job.growth())
            .column("Openings", |(job, _)| Value::count(job.annual_openings))
            .only_by(SimilarSort::Openings)
            .column("Jobs", |(job, _)| Value::count(job.employment))
            .only_by(SimilarSort::Employment)
            .column("Jobs added", |(job, _)| Value::count(job.change).signed())
            .only_by(SimilarSort::Change)
            .column("Way in", |(job, _)| job.way_in(EntryLevel::in_two_words))
            .only_if(!matches!(
                self.sort,
                Some(SimilarSort::Openings | SimilarSort::Employment | SimilarSort::Change)
            ));
        let listed = self.jobs.iter().map(|job| (&job.figures, job.parts.as_slice()));
        let jobs: Vec<_> = [(&self.own_job, [].as_slice())].into_iter().chain(listed).collect();
        document.push(columns.table(&jobs, self.sort));
        if self.jobs.iter().any(|job| !job.parts.is_empty()) {
            document.left_out.push("combined occupations");
        }
        document.left_out.push("openings");
        if !self.next_steps.is_empty() {
            document.left_out.push("next steps");
        }
        document
    }

    /// The columns of the whole answer; bars of growth, on a scale up to `highest`.
    fn columns(&self, highest: f64) -> Columns<'_, JobFigures<'p>, SimilarSort> {
        let edition = self.edition;
        let columns = Columns::new().column("Job", |job| {
            let own = if ptr::eq(job, &raw const self.own_job) { " (this job)" } else { "" };
            Value::text(format!("{}{own}", job.title))
        });
        let periods = self.own_job.annual_median.keys();
        let columns = periods.fold(columns, |columns, period| {
            columns.column(format!("Median {period}"), |job: &JobFigures<'p>| {
                job.median_value(*period)
            })
        });
        columns
            .column(format!("Growth {edition}"), JobFigures::growth)
            .bars_on(0.0, highest)
            .column("Openings per year", |job| Value::count(job.annual_openings))
            .only_if(!matches!(self.sort, Some(SimilarSort::Employment | SimilarSort::Change)))
            .column(format!("Jobs {}", edition.base_year()), |job| Value::count(job.employment))
            .only_by(SimilarSort::Employment)
            .column(format!("Jobs added {edition}"), |job| Value::count(job.change).signed())
            .only_by(SimilarSort::Change)
            .column("Usual way in", |job| job.way_in(word))
    }

    /// What the answer is about, with what orders it.
    fn title(&self) -> String {
        let edition = self.edition;
        let order = match self.sort {
            None => return "similar jobs, in the order of BLS's list".to_owned(),
            Some(SimilarSort::Title) => "name".to_owned(),
            Some(SimilarSort::Education) => "the usual way in".to_owned(),
            Some(SimilarSort::Median) => match self.ranked_by {
                Some(period) => format!("median yearly pay in {period}"),
                None => "median yearly pay".to_owned(),
            },
            Some(SimilarSort::Growth) => format!("growth {edition}"),
            Some(SimilarSort::Openings) => format!("openings per year, {edition}"),
            Some(SimilarSort::Change) => format!("jobs added {edition}"),
            Some(SimilarSort::Employment) => format!("jobs in {}", edition.base_year()),
        };
        format!("similar jobs by {order}")
    }
}

impl Answer for SimilarAnswer<'_> {
    const COMMAND: &'static str = "similar";
    const TABLE: &'static str = "jobs";

    fn summary(&self) -> Option<String> {
        let period = self.ranked_by?;
        let median = |job: &JobFigures<'_>| job.median(period);
        let best = self.jobs.iter().map(|job| &job.figures).max_by_key(|job| median(job))?;
        let (title, pay) = (best.title.to_lowercase(), Value::dollars(Some(median(best)?)));
        let own = Value::dollars(Some(median(&self.own_job)?));
        let (count, people) = (self.jobs.len(), &self.occupation.title_plural);
        Some(format!(
            "Of {count} similar jobs, {title} pay best: a median of {pay}. For {people} it is \
             {own} ({period})."
        ))
    }

    fn document(&self, detail: Detail) -> Document {
        if detail == Detail::Short {
            return self.in_short();
        }
        let jobs = || [&self.own_job].into_iter().chain(self.jobs.iter().map(|job| &job.figures));
        let parts = || self.jobs.iter().flat_map(|job| &job.parts);
        // One scale for both tables.
        let all = jobs().chain(parts());
        let highest = all.filter_map(|job| job.growth_percent).map(f64::from).fold(0.0, f64::max);
        let columns = self.columns(highest);
        let mut document = Document::new(self.title());
        document.push(columns.table(jobs(), self.sort));
        let parts = columns.table(parts(), self.sort);
        document.push_under("Combined occupations, separately", parts);
        let next_steps = Columns::<JobFigures<'_>>::new()
            .column("Job", |job| Value::text(job.title))
            .column(format!("Growth {}", self.edition), JobFigures::growth)
            .column("Openings per year", |job| Value::count(job.annual_openings))
            .column("Usual way in", |job| Value::maybe_text(job.entry_education.map(word)));
        document.push_under("Next steps", next_steps.table(&self.next_steps, None));
        document
    }

    fn statements(&self) -> Vec<&Statement> {
        self.section.notes.iter().chain(&self.section.on_joined_jobs).collect()
    }

    fn notes(&self) -> Vec<String> {
        let of_section = self.statements().into_iter().map(|note| note.text.clone());
        let of_order = match (self.sort, self.ranked_by) {
            (Some(SimilarSort::Median), Some(period)) => Some(format!(
                "The order is that of {period}. Combined occupations have no median of their own \
                 and come last."
            )),
            _ => None,
        };
        let of_jobs = self
            .jobs
            .iter()
            .filter_map(|job| job.note.map(|note| format!("{}: {note}", job.figures.title)));
        of_section.chain(of_order).chain(of_jobs).collect()
    }

    fn also_cites(&self) -> Vec<&SourceId> {
        vec![&self.section.list_source]
    }
}
