//! `compare JOB...`: the profile's own job and others, in the nation and in a place.

mod choice;

use serde::Serialize;

use self::choice::{Choice, all_meant, place_apart};
pub(crate) use self::choice::{as_words, not_here};
use crate::answer::Answer;
use crate::answer::jobs::{JobFigures, Listing};
use crate::answer::pay::{against, cautions, heading};
use crate::answer::place::{self, Asked, Found, Place};
use crate::document::{Block, Detail, Document, Table, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::figures::{Dollars, Pay, PayPoint};
use crate::profile::occupation::Occupation;
use crate::profile::period::{Edition, Period};
use crate::profile::salary::{Salary, SalaryView};
use crate::profile::similar_by_place::{JobAtPlace, SimilarByPlace};
use crate::profile::sources::SourceId;
use crate::profile::text::{Caution, Statement};

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
    readings: Vec<String>,
    #[serde(skip)]
    listing: Listing<'p>,
    #[serde(skip)]
    occupation: &'p Occupation,
    #[serde(skip)]
    salary: Option<&'p Salary>,
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
    let listing = Listing::new(profile)?;
    let occupation = profile.occupation.get()?;
    let Found { places: mut at, asked, mut readings } = place::find_each(profile, places)?;
    // Of an area not its state too, nor the nation.
    at.truncate(asked.count());
    at.retain(|place| !place.is_nation());
    let compare = Comparison { profile, listing: &listing, at: &at };
    let mut jobs = vec![compare.job(Choice::Own)?];
    let choices = all_meant(profile, &listing, occupation, typed).map_err(|failure| {
        let apart = || place_apart(profile, &listing, occupation, typed);
        places.is_empty().then(apart).flatten().unwrap_or(failure)
    })?;
    if choices.len() > MAX_JOBS {
        let message = format!("compare takes up to {MAX_JOBS} jobs; these are {}", choices.len());
        return Err(Failure::usage(message));
    }
    for (choice, typed) in choices {
        readings.extend(choice.reading(&typed, occupation));
        let job = compare.job(choice)?;
        if jobs.iter().all(|known| known.figures.title != job.figures.title) {
            jobs.push(job);
        }
    }
    if let ([_], [typed, ..]) = (jobs.as_slice(), typed) {
        let first = listing.section.jobs.first().map(|job| job.title.as_str()).unwrap_or_default();
        return Err(Failure::usage(format!(
            "{} are part of every comparison; name a job to compare them with",
            occupation.title_plural
        ))
        .instead(typed, first));
    }
    Ok(CompareAnswer {
        edition: listing.edition,
        asked: (!at.is_empty()).then_some(asked),
        jobs,
        at,
        readings,
        listing,
        occupation,
        salary: profile.salary.maybe()?,
    })
}

const MAX_JOBS: usize = 5;

/// What every job is looked up in.
struct Comparison<'a, 'p> {
    profile: &'p Profile,
    listing: &'a Listing<'p>,
    at: &'a [Place<'p>],
}

impl<'p> Comparison<'_, 'p> {
    fn job(&self, choice: Choice<'p>) -> Result<ComparedJob<'p>, Failure> {
        let listing = self.listing;
        Ok(match choice {
            Choice::Own => {
                let local = self.at.iter().map(Local::own).collect();
                ComparedJob::new(listing.own_job(self.profile)?, None, local)
            }
            Choice::Part(_, occupation) => self.single(listing.occupation(occupation), None)?,
            Choice::Listed(job) => {
                let row = listing.row(job);
                let mut compared = self.single(row.figures, row.note)?;
                let parts = row.parts.into_iter().map(|part| self.single(part, None));
                compared.parts = parts.collect::<Result<_, _>>()?;
                compared
            }
        })
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

    /// The figures of a job in a place; a joined job has none.
    fn local(&self, job: &JobFigures<'p>, place: &Place<'_>) -> Result<Local<'p>, Failure> {
        let section = if place.is_state() {
            &self.profile.similar_by_state
        } else {
            &self.profile.similar_by_area
        };
        let survey: &SimilarByPlace = section.get()?;
        let found = match job.soc_codes.as_slice() {
            [code] => survey
                .find(place.handle(), code.as_str())
                .map_err(|error| Failure::bad_profile(format!("{}: {error}", section.file())))?,
            _ => JobAtPlace::default(),
        };
        Ok(Local {
            period: survey.period,
            employment: found.employment,
            annual: Pay {
                mean: None,
                p10: found.p10,
                p25: None,
                median: found.median,
                p75: None,
                p90: found.p90,
            },
            source: &survey.source,
        })
    }
}

impl<'p> Local<'p> {
    fn own(place: &Place<'p>) -> Self {
        let job = place.figures;
        Self {
            period: job.period,
            employment: job.employment,
            annual: job.annual,
            source: &job.source,
        }
    }
}

impl<'p> ComparedJob<'p> {
    fn new(figures: JobFigures<'p>, note: Option<&'p str>, mut local: Vec<Local<'p>>) -> Self {
        let others = local.split_off(local.len().min(1));
        Self { figures, note, local: local.pop(), other_local: others, parts: Vec::new() }
    }

    /// Its figures in each place.
    fn local(&self) -> impl Iterator<Item = &Local<'p>> {
        self.local.iter().chain(&self.other_local)
    }

    /// The newest month whose median is known for both.
    fn comparable(&self, own: &Self) -> Option<Period> {
        let periods = self.figures.annual_median.keys().rev().copied();
        let known =
            |period: &Period| [self, own].iter().all(|job| job.figures.median(*period).is_some());
        periods.into_iter().find(known)
    }

    /// How its median compares with that of the profile's own job.
    fn verdict(&self, own: &Self, own_name: &str, places: &[Place<'_>]) -> Option<String> {
        let compared = |median: Option<Dollars>, own_median: Option<Dollars>| {
            let (median, own_median) = (Value::dollars(median), Value::dollars(own_median));
            let difference = against(&median, &own_median)?;
            Some(format!("{median}, {difference} the {own_median} of {own_name}"))
        };
        let period = self.comparable(own)?;
        let nation = compared(self.figures.median(period), own.figures.median(period))?;
        let of_both = self.local().zip(own.local()).zip(places);
        let local = of_both.filter_map(|((here, own_here), place)| {
            let local = compared(here.annual.median, own_here.annual.median)?;
            Some(format!(" In {}, it is {local}.", place.in_words()))
        });
        let title = self.figures.title;
        Some(format!("{title}: the median of {period} is {nation}.{}", local.collect::<String>()))
    }

    /// Itself, and the occupations that it joins.
    fn with_parts(&self) -> impl Iterator<Item = &Self> {
        [self].into_iter().chain(&self.parts)
    }
}

impl CompareAnswer<'_> {
    fn own(&self) -> &ComparedJob<'_> {
        // `answer` puts it there.
        &self.jobs[0]
    }

    fn nation(&self, jobs: &[&ComparedJob<'_>]) -> Table {
        let edition = self.edition;
        let mut table = side_by_side(jobs);
        let mut line = |name: String, figure: &dyn Fn(&JobFigures<'_>) -> Value| {
            let figures = jobs.iter().map(|job| figure(&job.figures));
            table.row([Value::text(name)].into_iter().chain(figures));
        };
        for period in self.own().figures.annual_median.keys() {
            line(format!("Median {period}"), &|job| Value::dollars(job.median(*period)));
        }
        line(format!("Growth {edition}"), &|job| job.growth());
        line(format!("Jobs {}", edition.base_year()), &|job| Value::count(job.employment));
        line(format!("Jobs added {edition}"), &|job| Value::count(job.change).signed());
        line(format!("Openings a year {edition}"), &|job| Value::count(job.annual_openings));
        table
    }

    /// The single jobs in the place that is so many behind the first. A line that only the profile's own job would have is left out.
    fn local(&self, nth: usize) -> Table {
        let jobs: Vec<&ComparedJob<'_>> = self.single_jobs().collect();
        let mut table = side_by_side(&jobs);
        if let Some(own) = table.headings.get_mut(1) {
            *own = place::marked(own, self.at[nth].is_rough());
        }
        for point in [PayPoint::Median, PayPoint::P10, PayPoint::P90] {
            let wage = |job: &&ComparedJob<'_>| job.local().nth(nth)?.annual.at(point);
            if jobs.iter().skip(1).any(|job| wage(job).is_some()) || point == PayPoint::Median {
                let pay = jobs.iter().map(|job| Value::dollars(wage(job)));
                table.row([Value::text(heading(point))].into_iter().chain(pay));
            }
        }
        let count = jobs
            .iter()
            .map(|job| Value::count(job.local().nth(nth).and_then(|here| here.employment)));
        table.row([Value::text("Jobs")].into_iter().chain(count));
        table
    }

    /// The cautions that belong to wages, and to the figures of the place.
    fn cautions(&self) -> Vec<String> {
        let Some(salary) = self.salary else { return Vec::new() };
        if self.at.is_empty() {
            return Caution::on(&salary.notes, &SalaryView::Compare);
        }
        let mut local = self.single_jobs().flat_map(ComparedJob::local);
        let known = local.all(|here| here.annual.median.is_some() && here.employment.is_some());
        let of_place = Caution::on(&salary.notes, &SalaryView::CompareAt);
        let is_rough = self.at.iter().any(Place::is_rough);
        cautions(salary, SalaryView::Compare, is_rough, !known)
            .into_iter()
            .chain(of_place)
            .collect()
    }

    /// Jobs that are one occupation, and the parts of those that are several.
    fn single_jobs(&self) -> impl Iterator<Item = &ComparedJob<'_>> {
        self.jobs.iter().flat_map(ComparedJob::with_parts).filter(|job| job.parts.is_empty())
    }
}

/// The most jobs that fit as columns on a screen of 80; more become rows.
const MAX_COLUMNS: usize = 3;

/// A job is a column, or a row where there are many.
fn laid_out(table: Table) -> Block {
    let jobs = table.headings.len() - 1;
    if jobs > MAX_COLUMNS { table.transposed("Job").into() } else { table.into() }
}

/// A table without rows, a column a job.
fn side_by_side(jobs: &[&ComparedJob<'_>]) -> Table {
    let titles = jobs.iter().map(|job| job.figures.title);
    Table::new(["Key figure"].into_iter().chain(titles))
}

impl Answer for CompareAnswer<'_> {
    const COMMAND: &'static str = "compare";
    const TABLE: &'static str = "jobs";

    fn document(&self, _: Detail) -> Document {
        let others: Vec<&str> = self.jobs.iter().skip(1).map(|job| job.figures.title).collect();
        let mut document = Document::new(format!("compared with {}", others.join(", ")));
        let others = self.jobs.iter().skip(1);
        let verdicts: Vec<String> = others
            .filter_map(|job| job.verdict(self.own(), &self.occupation.title_plural, &self.at))
            .collect();
        if !verdicts.is_empty() {
            document.push(Block::List(verdicts));
        }
        let whole: Vec<&ComparedJob<'_>> = self.jobs.iter().collect();
        document.push_under("In the nation", laid_out(self.nation(&whole)));
        for (nth, (place, local)) in self.at.iter().zip(self.own().local()).enumerate() {
            let heading = format!("In {}, {}", place.in_words(), local.period);
            document.push_under(heading, laid_out(self.local(nth)));
        }
        for job in self.jobs.iter().filter(|job| !job.parts.is_empty()) {
            let parts: Vec<&ComparedJob<'_>> = job.parts.iter().collect();
            document.push_under(
                format!("{}, part by part", job.figures.title),
                self.nation(&parts).into(),
            );
        }
        let ways = self.single_jobs().filter_map(|job| {
            let level = job.figures.entry_education?;
            Some(format!("{}: {}.", job.figures.title, level.in_plain_words()))
        });
        document.push_under("Usual way in", Block::list(ways));
        document
    }

    fn readings(&self) -> Vec<String> {
        self.readings.clone()
    }

    fn statements(&self) -> Vec<&Statement> {
        let is_joined = self.jobs.iter().any(|job| !job.parts.is_empty());
        self.listing.section.on_joined_jobs.iter().filter(|_| is_joined).collect()
    }

    fn notes(&self) -> Vec<String> {
        let of_jobs = self
            .jobs
            .iter()
            .filter_map(|job| job.note.map(|note| format!("{}: {note}", job.figures.title)));
        self.cautions()
            .into_iter()
            .chain(self.statements().into_iter().map(|note| note.text.clone()))
            .chain(of_jobs)
            .collect()
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        Some(match self.at.first() {
            None => "ma-career compare JOB --at PLACE, or similar for the whole list.".to_owned(),
            Some(place) => format!("ma-career salary {}, or similar.", place.handle()),
        })
    }
}
