//! `compare JOB...`: the profile's own job and others, in the nation and in a place.

mod choice;
mod page;

use serde::Serialize;

use self::choice::Choice;
pub(crate) use self::choice::{as_words, not_here};
use crate::answer::jobs::{JobFigures, Listing, newest_known_of_all};
use crate::answer::pay::{against, yearly};
use crate::answer::place::{self, Asked, Found, Place};
use crate::cli::Per;
use crate::document::Value;
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::figures::{Dollars, Pay, PayPoint};
use crate::profile::library::Job;
use crate::profile::occupation::Occupation;
use crate::profile::period::{Edition, Period};
use crate::profile::places::Figures;
use crate::profile::salary::{OnlyPer, Salary};
use crate::profile::similar_by_place::{JobAtPlace, SimilarByPlace};
use crate::profile::sources::SourceId;
use crate::profile::text::capitalized;

/// The answer to `compare JOB...`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CompareAnswer<'p> {
    /// The newest edition of the projections.
    edition: Edition,
    /// The places of the local figures.
    #[serde(flatten)]
    asked: Option<Asked<'p>>,
    /// The profile's own job first.
    jobs: Vec<ComparedJob<'p>>,
    #[serde(skip)]
    at: Vec<Place<'p>>,
    #[serde(skip)]
    handles: Vec<String>,
    #[serde(skip)]
    readings: Vec<String>,
    #[serde(skip)]
    listing: Listing<'p>,
    #[serde(skip)]
    occupation: &'p Occupation,
    #[serde(skip)]
    salary: Option<&'p Salary>,
    /// The profiles of the jobs of the library.
    #[serde(skip)]
    beside: Vec<&'p Profile>,
}

/// A job, with its figures in the place that was asked for.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ComparedJob<'p> {
    #[serde(flatten)]
    figures: JobFigures<'p>,
    /// What to bear in mind with it.
    note: Option<&'p str>,
    /// Its figures in the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    local: Option<Local<'p>>,
    /// Those in the other places, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_local: Vec<Local<'p>>,
    /// The occupations of a joined job, which alone have local figures.
    parts: Vec<ComparedJob<'p>>,
    /// What is not compared, since it is of another time or in another unit.
    #[serde(skip)]
    gaps: Vec<String>,
}

/// A job in a place.
#[derive(Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Local<'p> {
    /// The survey's reference month.
    period: Period,
    /// Jobs, without the self-employed.
    employment: Option<u32>,
    /// Dollars a year.
    annual: Pay<Dollars>,
    /// Where it comes from.
    source: &'p SourceId,
}

/// The profile's own job and the jobs that `typed` name.
pub fn answer<'p>(
    profile: &'p Profile,
    typed: &[String],
    places: &[String],
) -> Result<CompareAnswer<'p>, Failure> {
    let listing = Listing::or_library(profile)?;
    let own = profile.occupation.get()?;
    let Found { places: mut at, asked, mut readings, handles } = place::find_each(profile, places)?;
    // Of an area not its state too, nor the nation.
    at.truncate(asked.count());
    at.retain(|place| !place.is_nation());
    let all = Choice::all(own, listing.section);
    let compare = Comparison { profile, listing, own, all, at };
    let mut jobs = vec![compare.job(Choice::Own(own))?];
    let choices = compare.all_meant(typed).map_err(|failure| {
        let apart = || compare.place_apart(typed);
        places.is_empty().then(apart).flatten().unwrap_or(failure)
    })?;
    if choices.len() > MAX_JOBS {
        let message = format!("compare takes up to {MAX_JOBS} jobs; these are {}", choices.len());
        return Err(Failure::usage(message));
    }
    let mut beside = Vec::new();
    for (choice, typed) in choices {
        if let Choice::OfLibrary(job) = choice {
            beside.push(&job.profile);
        }
        readings.extend(choice.reading(&typed));
        let job = compare.job(choice)?;
        if jobs.iter().all(|known| known.figures.title != job.figures.title) {
            jobs.push(job);
        }
    }
    if let ([_], [typed, ..]) = (jobs.as_slice(), typed) {
        return Err(Failure::usage(format!(
            "{} are part of every comparison; name a job to compare them with",
            own.title_plural
        ))
        .instead(typed, compare.example()));
    }
    Ok(CompareAnswer {
        edition: compare.listing.edition,
        asked: (!compare.at.is_empty()).then_some(asked),
        jobs,
        at: compare.at,
        handles,
        readings,
        listing: compare.listing,
        occupation: own,
        salary: profile.salary.maybe()?,
        beside,
    })
}

const MAX_JOBS: usize = 5;

/// What a job pays an hour, where BLS publishes no pay a year that could be compared.
fn hourly_alone(profile: &Profile, people: &str) -> Result<Option<String>, Failure> {
    let Some(salary) = profile.salary.maybe()? else { return Ok(None) };
    if salary.only_per != Some(OnlyPer::Hour) {
        return Ok(None);
    }
    let newest = profile.newest_survey()?;
    let median = newest.wages().value(Per::Hour, PayPoint::Median);
    let pay = format!("{median} an hour, {}", newest.period);
    Ok(Some(format!("{people}: BLS publishes no yearly pay; the median is {pay}.")))
}

/// What every job is looked up in.
struct Comparison<'p> {
    profile: &'p Profile,
    listing: Listing<'p>,
    own: &'p Occupation,
    /// Every job that the profile has.
    all: Vec<Choice<'p>>,
    at: Vec<Place<'p>>,
}

impl<'p> Comparison<'p> {
    fn job(&self, choice: Choice<'p>) -> Result<ComparedJob<'p>, Failure> {
        let listing = &self.listing;
        Ok(match choice {
            Choice::Own(own) => {
                let local = self.at.iter().map(|place| Local::of(place.figures)).collect();
                let people = capitalized(&own.title_plural);
                let gaps = hourly_alone(self.profile, &people)?.into_iter().collect();
                ComparedJob {
                    gaps,
                    ..ComparedJob::new(listing.own_job(self.profile)?, None, local)
                }
            }
            Choice::Part(_, occupation) => self.single(listing.occupation(occupation), None)?,
            Choice::OfLibrary(job) => self.of_library(job)?,
            Choice::Listed(job) => {
                let row = listing.row(job);
                let mut compared = self.single(row.figures, row.note)?;
                let parts = row.parts.into_iter().map(|part| self.single(part, None));
                compared.parts = parts.collect::<Result<_, _>>()?;
                compared
            }
        })
    }

    /// A job of the library; what it has of another month or edition is not put beside the others.
    fn of_library(&self, job: &'p Job) -> Result<ComparedJob<'p>, Failure> {
        let figures = self.listing.own_job(&job.profile)?;
        let figures = JobFigures { title: &job.plural, ..figures };
        let local = self.at.iter().map(|place| Local::of_library(&job.profile, place));
        let local = local.collect::<Result<_, _>>()?;
        let mut gaps: Vec<String> = hourly_alone(&job.profile, &job.plural)?.into_iter().collect();
        if let (Some(ours), Ok(survey)) =
            (self.listing.newest_period(), job.profile.newest_survey())
            && survey.period != ours
            && !figures.annual_median_sources.contains_key(&ours)
        {
            gaps.push(format!(
                "{}: its newest pay is of {}, and is not compared with that of {ours}.",
                job.plural, survey.period
            ));
        }
        let editions = job.profile.outlook.maybe()?.map_or(&[][..], |outlook| &outlook.editions);
        let ours = self.listing.edition;
        if let Some(newest) = editions.iter().map(|known| known.edition).max()
            && editions.iter().all(|known| known.edition != ours)
        {
            gaps.push(format!(
                "{}: its newest projections are of {newest}, and are not compared with those of {ours}.",
                job.plural
            ));
        }
        Ok(ComparedJob { gaps, ..ComparedJob::new(figures, None, local) })
    }

    fn single(
        &self,
        figures: JobFigures<'p>,
        note: Option<&'p str>,
    ) -> Result<ComparedJob<'p>, Failure> {
        let local = self.at.iter().map(|place| self.local(&figures, place));
        let local = local.collect::<Result<_, _>>()?;
        Ok(ComparedJob::new(figures, note, local))
    }

    /// The figures of a job in a place; a joined job has none, nor one of another survey than the place's.
    fn local(&self, job: &JobFigures<'p>, place: &Place<'_>) -> Result<Local<'p>, Failure> {
        let section = if place.is_state() {
            &self.profile.similar_by_state
        } else {
            &self.profile.similar_by_area
        };
        let survey: &SimilarByPlace = section.get()?;
        let found = match job.soc_codes.as_slice() {
            [code] if survey.period == place.figures.period => survey
                .find(place.handle(), code.as_str())
                .map_err(|error| Failure::bad_profile(format!("{}: {error}", section.file())))?,
            _ => JobAtPlace::default(),
        };
        Ok(Local {
            period: survey.period,
            employment: found.employment,
            annual: Pay { p10: found.p10, median: found.median, p90: found.p90, ..Pay::NONE },
            source: &survey.source,
        })
    }
}

impl<'p> Local<'p> {
    fn of(figures: &'p Figures) -> Self {
        Self {
            period: figures.period,
            employment: figures.employment,
            annual: figures.annual,
            source: &figures.source,
        }
    }

    /// The same place in another profile; nothing where that has it of another month.
    fn of_library(profile: &'p Profile, place: &Place<'p>) -> Result<Self, Failure> {
        let figures = if place.is_state() {
            let rows = profile.known_states()?;
            rows.iter().find(|row| row.name.fips == place.code).map(|row| &row.figures)
        } else {
            let rows = profile.known_areas()?;
            rows.iter().find(|row| row.name.code == place.code).map(|row| &row.figures)
        };
        let own = Self::of(place.figures);
        let figures = figures.filter(|figures| figures.period == own.period);
        Ok(figures.map_or(Self { employment: None, annual: Pay::NONE, ..own }, |it| Self::of(it)))
    }
}

impl<'p> ComparedJob<'p> {
    fn new(figures: JobFigures<'p>, note: Option<&'p str>, mut local: Vec<Local<'p>>) -> Self {
        let others = local.split_off(local.len().min(1));
        Self {
            figures,
            note,
            local: local.pop(),
            other_local: others,
            parts: Vec::new(),
            gaps: Vec::new(),
        }
    }

    /// Its figures in each place.
    fn local(&self) -> impl Iterator<Item = &Local<'p>> {
        self.local.iter().chain(&self.other_local)
    }

    /// What it pays a year in the place that is so many behind the first.
    fn wage(&self, nth: usize, point: PayPoint) -> Value {
        self.local().nth(nth).map_or(Value::Missing, |here| yearly(&here.annual, point))
    }

    /// How its median compares with that of the profile's own job.
    fn verdict(&self, own: &Self, own_name: &str, places: &[Place<'_>]) -> Option<String> {
        let compared = |median: Option<Dollars>, own_median: Option<Dollars>| {
            let (median, own_median) = (Value::dollars(median), Value::dollars(own_median));
            let difference = against(&median, &own_median)?;
            Some(format!("{median} a year, {difference} the {own_median} of {own_name}"))
        };
        let period = newest_known_of_all([&self.figures, &own.figures])?;
        let nation = compared(self.figures.median(period), own.figures.median(period))?;
        let of_both = self.local().zip(own.local()).zip(places);
        let local = of_both.filter_map(|((here, own_here), place)| {
            let local = compared(here.annual.median, own_here.annual.median)?;
            Some(format!(" In {}: {local}.", place.in_words()))
        });
        let title = self.figures.title;
        Some(format!(
            "Half of {} earn more than {nation} ({period}).{}",
            title.to_lowercase(),
            local.collect::<String>()
        ))
    }

    /// Itself, and the occupations that it joins.
    fn with_parts(&self) -> impl Iterator<Item = &Self> {
        [self].into_iter().chain(&self.parts)
    }
}
