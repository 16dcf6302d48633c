//! `similar`: the jobs that BLS lists as similar, beside the profile's own.

use std::cmp::Ordering;

use serde::Serialize;

use crate::{
    cli::SimilarSort,
    document::{Document, Value},
    failure::Failure,
    profile::{
        Profile,
        education::EntryLevel,
        figures::Dollars,
        period::{Edition, Period},
        similar::Similar,
        sources::SourceId,
    },
};

use crate::{
    answer::{
        Answer, highest_first,
        jobs::{self, JobFigures, JobRow, Listing, Size},
        sources_of,
    },
    find::search::{About, Fact, Facts, entry},
    share::whole_profile,
};

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
    #[serde(skip)]
    section: &'p Similar,
    #[serde(skip)]
    sort: Option<SimilarSort>,
    /// The period whose median orders the jobs where that is asked.
    #[serde(skip)]
    ranked_by: Option<Period>,
}

/// The list, in its own order or by `sort`.
pub fn answer(profile: &Profile, sort: Option<SimilarSort>) -> Result<SimilarAnswer<'_>, Failure> {
    let listing = Listing::new(profile)?;
    let mut jobs: Vec<JobRow<'_>> =
        listing.section.jobs.iter().map(|job| listing.row(job)).collect();
    let ranked_by = jobs::newest_known_of_all(jobs.iter().map(|job| &job.figures));
    if let Some(key) = sort {
        jobs.sort_by(|a, b| order(a, b, key, ranked_by));
    }
    Ok(SimilarAnswer {
        edition: listing.edition,
        jobs,
        own_job: listing.own_job(profile)?,
        section: listing.section,
        sort,
        ranked_by,
    })
}

fn order(a: &JobRow<'_>, b: &JobRow<'_>, key: SimilarSort, period: Option<Period>) -> Ordering {
    let (a, b) = (&a.figures, &b.figures);
    let median = |job: &JobFigures<'_>| period.and_then(|period| job.median(period));
    match key {
        SimilarSort::Title => a.title.cmp(b.title),
        SimilarSort::Education => a.entry_education.cmp(&b.entry_education),
        SimilarSort::Median => highest_first(median(a), median(b)),
        SimilarSort::Growth => highest_first(a.growth_percent, b.growth_percent),
        SimilarSort::Change => highest_first(a.change, b.change),
        SimilarSort::Employment => highest_first(a.employment, b.employment),
    }
}

/// A job with its own name.
fn named<'a>(job: &'a JobFigures<'a>) -> (String, &'a JobFigures<'a>) {
    (job.title.to_owned(), job)
}

impl SimilarAnswer<'_> {
    /// What the answer is about, with what orders it.
    fn title(&self) -> String {
        let edition = self.edition;
        let order = match self.sort {
            None => return "similar jobs, in the order of BLS's list".to_owned(),
            Some(SimilarSort::Title) => "name".to_owned(),
            Some(SimilarSort::Education) => "the usual way in".to_owned(),
            Some(SimilarSort::Median) => match self.ranked_by {
                Some(period) => format!("median pay a year in {period}"),
                None => "median pay a year".to_owned(),
            },
            Some(SimilarSort::Growth) => format!("growth {edition}"),
            Some(SimilarSort::Change) => format!("jobs added {edition}"),
            Some(SimilarSort::Employment) => format!("jobs in {}", edition.base_year()),
        };
        format!("similar jobs by {order}")
    }
}

impl Answer for SimilarAnswer<'_> {
    const COMMAND: &'static str = "similar";
    const TABLE: &'static str = "jobs";

    fn document(&self) -> Document {
        let size = match self.sort {
            Some(SimilarSort::Change) => Size::Change,
            _ => Size::Employment,
        };
        let own = [(format!("{} (this job)", self.own_job.title), &self.own_job)];
        let jobs = self.jobs.iter().map(|job| named(&job.figures));
        let parts = || self.jobs.iter().flat_map(|job| &job.parts);
        // One scale for both tables.
        let all = self.jobs.iter().map(|job| &job.figures).chain(parts()).chain([&self.own_job]);
        let highest = all.filter_map(|job| job.growth_percent).map(f64::from).fold(0.0, f64::max);
        let table =
            |jobs: &mut dyn Iterator<Item = _>| jobs::table(self.edition, size, highest, jobs);
        let mut document = Document::new(self.title());
        document.push(table(&mut own.into_iter().chain(jobs)).into());
        if parts().next().is_some() {
            let table = table(&mut parts().map(named));
            document.push_under("Joined jobs, part by part", table.into());
        }
        document
    }

    fn notes(&self) -> Vec<String> {
        let joined = &self.section.on_joined_jobs;
        let of_section = self.section.notes.iter().chain(joined).map(|note| note.text.clone());
        let of_order = match (self.sort, self.ranked_by) {
            (Some(SimilarSort::Median), Some(period)) => Some(format!(
                "The order is that of {period}, the newest month whose median is known for every \
                 job."
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
        let rows = self.jobs.iter().flat_map(|job| [&job.figures].into_iter().chain(&job.parts));
        rows.chain([&self.own_job])
            .flat_map(JobFigures::cites)
            .chain([&self.section.list_source])
            .chain(sources_of(&self.section.notes))
            .chain(self.section.on_joined_jobs.as_ref().map(|note| &note.source))
            .collect()
    }
}

/// The jobs, for a search.
pub(crate) fn facts(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    let listing = Listing::new(profile)?;
    facts.begin_other("similar jobs");
    let mut look = |path: String, job: &JobFigures<'_>, note: Option<&str>| {
        let codes: Vec<&str> = job.soc_codes.iter().map(|code| code.as_str()).collect();
        let codes = codes.join(" ");
        let way_in = job.entry_education.map_or("", EntryLevel::name);
        let about = About {
            name: job.title,
            text: note.unwrap_or_default(),
            code: &codes,
            also: &[way_in, "job median pay salary growth"],
        };
        facts.look(about, || {
            let median = newest_median(job);
            let of_median = median.and_then(|(period, _)| job.annual_median_sources.get(&period));
            let sources = of_median.into_iter().chain([&job.source]);
            Fact {
                path,
                text: in_short(job, listing.edition),
                command: format!("compare {}", jobs::as_typed(job)),
                sources: sources.copied().cloned().collect(),
            }
        });
    };
    for (list, jobs) in
        [("jobs", &listing.section.jobs), ("other_jobs", &listing.section.other_jobs)]
    {
        for (place, job) in jobs.iter().enumerate() {
            let row = listing.row(job);
            let path = entry(&format!("similar.{list}"), place, "title", row.figures.title);
            for (place, part) in row.parts.iter().enumerate() {
                look(format!("{path}.parts[{place}]"), part, None);
            }
            look(path, &row.figures, row.note);
        }
    }
    let notes = answer(profile, None)?.notes();
    facts.look_at_all("similar.notes", "similar", notes.iter().map(String::as_str));
    whole_profile::facts_of_places(profile, facts)
}

/// The newest median that is known of a job.
fn newest_median(job: &JobFigures<'_>) -> Option<(Period, Dollars)> {
    job.annual_median.iter().rev().find_map(|(period, median)| Some((*period, (*median)?)))
}

/// A job in one line: its newest median and its growth.
fn in_short(job: &JobFigures<'_>, edition: Edition) -> String {
    let median = newest_median(job).map(|(period, median)| {
        format!("median {} a year ({period})", Value::dollars(Some(median)))
    });
    let growth = job.growth_percent.map(|growth| {
        format!("growth {} ({edition})", Value::percent(Some(growth), job.growth_decimals))
    });
    let figures: Vec<String> = [median, growth].into_iter().flatten().collect();
    format!("{}: {}", job.title, figures.join(", "))
}
