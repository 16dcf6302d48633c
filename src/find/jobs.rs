//! `jobs [WORDS]`: the jobs that can be asked about: those of the library, and the embedded one.

use serde::Serialize;

use crate::answer::{Answer, Around, reply_about};
use crate::cli::settings::Settings;
use crate::cli::{JobsArgs, JobsSort};
use crate::document::{Columns, Detail, Document, Value};
use crate::failure::Failure;
use crate::output::reply::Reply;
use crate::profile::Profile;
use crate::profile::figures::{Dollars, Hourly, PayPoint};
use crate::profile::library::{Job, Library, nearest, with_nearest};
use crate::profile::occupation::SocCode;
use crate::profile::period::Period;
use crate::profile::sources::{Source, SourceId};
use crate::typed::name::{fold, has_words};

/// The answer to `jobs`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JobsAnswer<'p> {
    /// One job a row, by title or as it was asked for.
    jobs: Vec<JobRow<'p>>,
    #[serde(skip)]
    has_library: bool,
}

/// A job with its newest figures in the nation.
#[derive(Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "LibraryJob"))]
struct JobRow<'p> {
    /// What one person in the job is called.
    title: &'p str,
    /// Its code.
    soc_code: &'p SocCode,
    /// The newest survey's reference month.
    period: Option<Period>,
    /// Jobs, without the self-employed.
    employment: Option<u32>,
    /// The median in dollars a year.
    annual_median: Option<Dollars>,
    /// The median in dollars an hour.
    hourly_median: Option<Hourly>,
    /// What the median a year is at least, where no more was released.
    #[serde(skip_serializing_if = "Option::is_none")]
    annual_median_at_least: Option<Dollars>,
    /// Where the figures come from.
    source: Option<&'p SourceId>,
    #[serde(skip)]
    plural: &'p str,
}

impl<'p> JobRow<'p> {
    fn of(job: &'p Job) -> Result<Self, Failure> {
        let surveys = job.profile.salary.maybe()?.map_or(&[][..], |salary| &salary.by_year);
        let survey = surveys.iter().max_by_key(|survey| survey.period);
        Ok(Self {
            title: &job.title,
            soc_code: &job.soc_code,
            period: survey.map(|survey| survey.period),
            employment: survey.and_then(|survey| survey.employment),
            annual_median: survey.and_then(|survey| survey.annual.median),
            hourly_median: survey.and_then(|survey| survey.hourly.median),
            annual_median_at_least: survey
                .and_then(|survey| survey.annual.at_least(PayPoint::Median)),
            source: survey.map(|survey| &survey.source),
            plural: &job.plural,
        })
    }

    fn yearly(&self) -> Value {
        match self.annual_median_at_least {
            Some(least) => Value::dollars(Some(least)).at_least(),
            None => Value::dollars(self.annual_median),
        }
    }

    /// The median a year, or an hour where that alone is published.
    fn median(&self) -> Value {
        match (self.yearly(), self.hourly_median) {
            (Value::Missing, Some(hourly)) => {
                Value::text(format!("{} an hour", Value::hourly(Some(hourly))))
            }
            (yearly, _) => yearly,
        }
    }
}

/// The jobs that the words name, or all.
pub fn reply(profile: &Profile, settings: &Settings, args: &JobsArgs) -> anyhow::Result<Reply> {
    let library = profile.library()?;
    let of_library = library.map_or(&[][..], Library::jobs);
    let mut others = vec![Job::of(profile.again()?)?];
    if profile.is_somebodys() {
        others.push(Job::of(Profile::embedded())?);
    }
    let mut jobs: Vec<&Job> = of_library.iter().collect();
    for other in &others {
        if jobs.iter().all(|job| job.soc_code != other.soc_code) {
            jobs.push(other);
        }
    }
    let all = jobs.clone();
    let typed = args.words.join(" ");
    match SocCode::from_any_spelling(typed.trim()) {
        Some(code) => jobs.retain(|job| job.soc_code == code),
        None => jobs.retain(|job| is_named(job, &typed)),
    }
    if jobs.is_empty() {
        return Err(nothing_matches(profile, &all, &typed).into());
    }
    let mut left_out: Vec<String> = library.map_or(&[][..], Library::broken).to_vec();
    let mut rows = Vec::new();
    let mut sources: Vec<&Source> = Vec::new();
    for job in &jobs {
        match JobRow::of(job).and_then(|row| Ok((row, source(job, row.source)?))) {
            Ok((row, source)) => {
                rows.push(row);
                let is_new = |source: &&Source| sources.iter().all(|known| known.id != source.id);
                sources.extend(source.filter(is_new));
            }
            Err(failure) => left_out.push(failure.message().to_owned()),
        }
    }
    let columns = columns();
    let sort = args.sort.or(args.top.map(|_| JobsSort::Median)).unwrap_or(JobsSort::Title);
    columns.order(&mut rows, sort);
    rows.truncate(args.top.map_or(usize::MAX, Into::into));
    let answer = JobsAnswer { jobs: rows, has_library: library.is_some() };
    let next =
        answer.ask_next(profile).map(|next| next.replacen("ma-career", &profile.program(), 1));
    let mut reply = reply_about(None, &sources, settings, &answer, Around::asking(next))?;
    reply.asides.extend(left_out.iter().map(|why| format!("left out: {why}")));
    Ok(reply)
}

fn source<'p>(job: &'p Job, id: Option<&SourceId>) -> Result<Option<&'p Source>, Failure> {
    let Some(id) = id else { return Ok(None) };
    let sources = &job.profile.sources.get()?.sources;
    let lacks = || Failure::bad_profile(format!("{}: no source is called {}", job.title, id.0));
    sources.iter().find(|source| source.id == *id).map(Some).ok_or_else(lacks)
}

/// Whether each word begins a word of its names or its code.
fn is_named(job: &Job, typed: &str) -> bool {
    let others = job.other_titles.iter().map(|title| fold(title));
    let names = job.names.iter().cloned().chain(others).chain([fold(job.soc_code.as_str())]);
    has_words(typed, &names.collect::<Vec<_>>().join(" "))
}

fn nothing_matches(profile: &Profile, jobs: &[&Job], typed: &str) -> Failure {
    let failure = Failure::nothing_matched(format!("no job here has '{typed}' in its names"));
    match nearest(jobs, typed) {
        Some(nearest) => with_nearest(failure, nearest, typed),
        None if jobs.len() == 1 => failure
            .hint("help", "`ma-career import` makes a library of other jobs")
            .try_this(format!("{} jobs", profile.program())),
        None => failure.try_this(format!("{} jobs", profile.program())),
    }
}

fn columns<'p>() -> Columns<'p, JobRow<'p>, JobsSort> {
    Columns::new()
        .column("Job", |row: &JobRow<'_>| Value::text(row.title))
        .by(JobsSort::Title)
        .column("SOC", |row| Value::text(row.soc_code.as_str()))
        .column("Median", JobRow::median)
        .by_rank(JobsSort::Median, JobRow::yearly)
        .column("Jobs", |row| Value::count(row.employment))
        .by(JobsSort::Employment)
        .column("Survey", |row| Value::maybe_text(row.period.map(|period| period.to_string())))
}

impl JobsAnswer<'_> {
    /// Of one job what it pays; of several the best and the least paid of the newest survey.
    fn pay(&self) -> Option<String> {
        let newest = self.jobs.iter().filter_map(|job| job.period).max()?;
        let is_newest = |job: &&JobRow<'_>| job.period == Some(newest);
        let rows: Vec<JobRow<'_>> = self.jobs.iter().filter(is_newest).copied().collect();
        if let [row] = rows.as_slice() {
            let median = row.median();
            let unit = if row.yearly() == Value::Missing { "" } else { " a year" };
            let pay = format!(" The median is {median}{unit} ({newest}).");
            return (median != Value::Missing).then_some(pay);
        }
        let columns = columns();
        let [(most, _), (least, _)] = columns.extremes(&rows, JobsSort::Median)?;
        Some(format!(
            " {} earn the most, a median of {} a year; {} the least, {} ({newest}).",
            most.plural,
            most.yearly(),
            least.plural.to_lowercase(),
            least.yearly(),
        ))
    }
}

impl Answer for JobsAnswer<'_> {
    const COMMAND: &'static str = "jobs";
    const TABLE: &'static str = "jobs";

    fn summary(&self) -> Option<String> {
        let pay = self.pay().unwrap_or_default();
        let more = "There is no library of other jobs yet; `ma-career import` makes one.";
        Some(match self.jobs.as_slice() {
            [row] if self.has_library => format!("One job: {}.{pay}", row.title.to_lowercase()),
            [row] => format!("One job is here: {}.{pay} {more}", row.title.to_lowercase()),
            rows => format!("{} jobs.{pay}", rows.len()),
        })
    }

    fn document(&self, _: Detail) -> Document {
        let mut document = Document::new("jobs to ask about");
        document.push(columns().table(&self.jobs, None).into());
        document
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        let job = self.jobs.first()?;
        self.has_library.then(|| format!("ma-career --job {} salary.", job.soc_code))
    }
}
