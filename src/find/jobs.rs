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
use crate::profile::library::{Fitting, Job, Library, nearest, with_nearest};
use crate::profile::occupation::SocCode;
use crate::profile::period::Period;
use crate::profile::sources::{Source, SourceId};

/// The jobs that a screen has room for; some take two lines.
const SCREEN: usize = 15;

/// The answer to `jobs`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JobsAnswer<'p> {
    /// One job a row, by title or as it was asked for.
    jobs: Vec<JobRow<'p>>,
    /// Of all jobs that the words name, also those that `--top` leaves out.
    #[serde(skip)]
    summary: String,
    /// Whether only so many jobs were asked for.
    #[serde(skip)]
    is_top: bool,
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
    let is_named = !typed.trim().is_empty();
    match SocCode::from_any_spelling(typed.trim()) {
        Some(code) => jobs.retain(|job| job.soc_code == code),
        None if is_named => jobs = Fitting::of(&jobs, profile, &typed).jobs(),
        None => {}
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
    // Those that have the words in their own title stay first.
    let usual = (!is_named).then_some(JobsSort::Title);
    if let Some(sort) = args.sort.or(args.top.map(|_| JobsSort::Median)).or(usual) {
        columns().order(&mut rows, sort);
    }
    let mut answer = JobsAnswer {
        jobs: rows,
        summary: String::new(),
        is_top: args.top.is_some(),
        has_library: library.is_some(),
    };
    answer.summary = answer.of_all();
    if let Some(top) = args.top {
        answer.jobs.truncate(top.into());
    }
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
    fn of_all(&self) -> String {
        let pay = self.pay().unwrap_or_default();
        let more = "There is no library of other jobs yet; `ma-career import` makes one.";
        match self.jobs.as_slice() {
            [row] if self.has_library => format!("One job: {}.{pay}", row.title.to_lowercase()),
            [row] => format!("One job is here: {}.{pay} {more}", row.title.to_lowercase()),
            rows => format!("{} jobs.{pay}", rows.len()),
        }
    }

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
        Some(self.summary.clone())
    }

    fn document(&self, detail: Detail) -> Document {
        let mut document = Document::new("Jobs to ask about");
        let is_cut = detail == Detail::Short && !self.is_top && self.jobs.len() > SCREEN;
        let shown = if is_cut { &self.jobs[..SCREEN] } else { &self.jobs };
        document.push(columns().table(shown, None));
        if is_cut {
            document.left_out.push("the other jobs");
        }
        document
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        let job = self.jobs.first()?;
        self.has_library.then(|| format!("ma-career --job {} salary.", job.soc_code))
    }
}
