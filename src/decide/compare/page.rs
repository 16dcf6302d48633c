//! How a comparison reads.

use std::ptr;

use crate::answer::Answer;
use crate::answer::jobs::{JobFigures, median_or_range, newest_known_of_all};
use crate::answer::pay::{self, cautions, heading, warnings};
use crate::answer::place::{self, Place};
use crate::decide::compare::{CompareAnswer, ComparedJob};
use crate::document::{Block, Columns, Detail, Document, Table, Value};
use crate::profile::Profile;
use crate::profile::education::EntryLevel;
use crate::profile::figures::PayPoint;
use crate::profile::salary::SalaryView;
use crate::profile::text::{Caution, Statement, capitalized};

impl<'p> CompareAnswer<'p> {
    /// How each other job compares with the profile's own.
    fn verdicts(&self) -> impl Iterator<Item = String> {
        let people = &self.occupation.title_plural;
        let others = self.jobs.iter().skip(1);
        others.filter_map(move |job| job.verdict(self.own(), people, &self.at))
    }

    /// What the people in a job are called; titles on the list are plurals.
    fn plural<'a>(&'a self, job: &'a JobFigures<'_>) -> &'a str {
        if job.title == self.occupation.title { &self.occupation.title_plural } else { job.title }
    }

    fn own(&self) -> &ComparedJob<'p> {
        // `answer` puts it there.
        &self.jobs[0]
    }

    /// The figures of the nation, a column each.
    fn nation(&self) -> Columns<'_, ComparedJob<'p>> {
        let edition = self.edition;
        let periods = self.own().figures.annual_median.keys();
        let columns = periods.fold(titled(), |columns, period| {
            columns.column(format!("Median {period}"), |job| job.figures.median_value(*period))
        });
        columns
            .column(format!("Growth {edition}"), |job| job.figures.growth())
            .column(format!("Jobs {}", edition.base_year()), |job| {
                Value::count(job.figures.employment)
            })
            .column(format!("Jobs added {edition}"), |job| {
                Value::count(job.figures.change).signed()
            })
            .column(format!("Openings per year {edition}"), |job| {
                Value::count(job.figures.annual_openings)
            })
    }

    /// What someone chooses by, in the nation and in the places.
    fn in_short(&self) -> Columns<'_, ComparedJob<'p>> {
        let columns = self.listing.newest_period().into_iter().fold(titled(), |columns, period| {
            columns.column(format!("Median {period}"), move |job| {
                let parts = job.parts.iter().map(|part| &part.figures);
                median_or_range(Some(period), &job.figures, parts)
            })
        });
        let columns = self.at.iter().enumerate().fold(columns, |columns, (nth, place)| {
            let heading = format!("Median in {}", place.marked_in_short());
            columns.column(heading, move |job| job.wage(nth, PayPoint::Median))
        });
        columns
            .column(format!("Growth {}", self.edition), |job| job.figures.growth())
            .column("Openings per year", |job| Value::count(job.figures.annual_openings))
            .column("Usual way in", |job| job.figures.way_in(EntryLevel::in_two_words))
    }

    /// The single jobs in the place that is so many behind the first. A figure that only the profile's own job
    /// would have is left out.
    fn local(&self, nth: usize) -> Table {
        let is_rough = |job: &ComparedJob<'p>| ptr::eq(job, self.own()) && self.at[nth].is_rough();
        let columns = Columns::<ComparedJob<'p>>::new()
            .column("Job", |job| Value::text(place::marked(job.figures.title, is_rough(job))));
        let points = [PayPoint::Median, PayPoint::P10, PayPoint::P90];
        let columns = points.into_iter().fold(columns, |columns, point| {
            let mut others = self.single_jobs().skip(1);
            let is_known = others.any(|job| job.wage(nth, point) != Value::Missing);
            columns
                .column(heading(point), move |job| job.wage(nth, point))
                .only_if(is_known || point == PayPoint::Median)
        });
        columns
            .column("Jobs", |job| {
                Value::count(job.local().nth(nth).and_then(|here| here.employment))
            })
            .table(self.single_jobs(), None)
    }

    fn gaps(&self) -> impl Iterator<Item = String> {
        self.jobs.iter().flat_map(|job| job.gaps.iter().cloned())
    }

    /// The cautions that belong to wages, and to the figures of the place.
    fn cautions(&self) -> Vec<String> {
        let Some(salary) = self.salary else { return Vec::new() };
        if self.at.is_empty() {
            let is_at_least = !self.own().figures.annual_median_at_least.is_empty();
            return cautions(salary, SalaryView::Compare, false, false, is_at_least);
        }
        let mut local = self.single_jobs().flat_map(ComparedJob::local);
        let known = local.all(|here| here.annual.median.is_some() && here.employment.is_some());
        let of_place = Caution::on(&salary.notes, &SalaryView::CompareAt);
        let is_rough = self.at.iter().any(Place::is_rough);
        let is_at_least = self.own().local().any(|here| here.annual.at_least.is_some());
        cautions(salary, SalaryView::Compare, is_rough, !known, is_at_least)
            .into_iter()
            .chain(of_place)
            .collect()
    }

    /// Jobs that are one occupation, and the parts of those that are several.
    fn single_jobs(&self) -> impl Iterator<Item = &ComparedJob<'p>> {
        self.jobs.iter().flat_map(ComparedJob::with_parts).filter(|job| job.parts.is_empty())
    }
}

/// The most jobs that a sentence each is said of; of more, the best and the least paid.
const MAX_VERDICTS: usize = 2;

/// The most jobs that fit as columns on a screen of 80; more become rows.
const MAX_COLUMNS: usize = 3;

/// A job is a column, or a row where there are many.
fn laid_out(table: Table) -> Block {
    let are_many = table.rows.len() > MAX_COLUMNS;
    if are_many { table.into() } else { table.transposed(KEY_FIGURE).into() }
}

/// What heads the names of the figures where a job is a column.
const KEY_FIGURE: &str = "Key figure";

/// The titles of jobs.
fn titled<'a, 'p>() -> Columns<'a, ComparedJob<'p>> {
    Columns::new().column("Job", |job: &ComparedJob<'p>| Value::text(job.figures.title))
}

impl Answer for CompareAnswer<'_> {
    const COMMAND: &'static str = "compare";
    const TABLE: &'static str = "jobs";
    const NOTES: &'static str = pay::NOTES;

    fn summary(&self) -> Option<String> {
        let verdicts: Vec<String> = self.verdicts().collect();
        if verdicts.len() <= MAX_VERDICTS {
            return (!verdicts.is_empty()).then(|| verdicts.join(" "));
        }
        let all = self.jobs.iter().map(|job| &job.figures);
        let period = newest_known_of_all(all.clone())?;
        let most = all.clone().max_by_key(|job| job.median(period))?;
        let least = all.min_by_key(|job| job.median(period))?;
        let pay = |job: &JobFigures<'_>| job.median_value(period);
        Some(format!(
            "Of these jobs, {} earn the most, a median of {}. {} earn the least, {} ({period}).",
            self.plural(most).to_lowercase(),
            pay(most),
            capitalized(&self.plural(least).to_lowercase()),
            pay(least),
        ))
    }

    fn document(&self, detail: Detail) -> Document {
        let others = self.jobs.iter().skip(1).map(|job| job.figures.title.to_lowercase());
        let others = others.collect::<Vec<_>>().join(", ");
        let mut document = Document::new(format!("compared with {others}"));
        if self.jobs.len() > MAX_VERDICTS + 1 {
            document.push_more(detail, "each job in words", "", Block::list(self.verdicts()));
        }
        if detail == Detail::Short {
            document.push(laid_out(self.in_short().table(&self.jobs, None)));
        } else {
            let table = self.nation().table(&self.jobs, None);
            document.push_under("In the nation", laid_out(table));
        }
        for (nth, (place, local)) in self.at.iter().zip(self.own().local()).enumerate() {
            let heading = format!("In {}, {}", place.in_words(), local.period);
            let table = laid_out(self.local(nth));
            document.push_more(detail, "more of the place", heading, table);
        }
        for job in self.jobs.iter().filter(|job| !job.parts.is_empty()) {
            document.push_more(
                detail,
                "combined occupations",
                format!("{}, separately", job.figures.title),
                self.nation().table(&job.parts, None).transposed(KEY_FIGURE),
            );
        }
        let ways = self.single_jobs().filter_map(|job| {
            let level = job.figures.entry_education?;
            Some(format!("{}: {}.", job.figures.title, level.in_plain_words()))
        });
        document.push_more(detail, "more figures", "Usual way in", Block::list(ways));
        document
    }

    fn readings(&self) -> Vec<String> {
        self.readings.clone()
    }

    fn statements(&self) -> Vec<&Statement> {
        let is_joined = self.jobs.iter().any(|job| !job.parts.is_empty());
        self.listing.section.on_joined_jobs.iter().filter(|_| is_joined).collect()
    }

    fn notes_in_short(&self) -> Vec<String> {
        let is_rough = self.at.iter().any(Place::is_rough);
        let salary = self.salary.filter(|_| is_rough);
        let rough = salary.map(|salary| warnings(salary, true, false, false)).unwrap_or_default();
        self.gaps().chain(rough).collect()
    }

    fn notes(&self) -> Vec<String> {
        let of_jobs = self
            .jobs
            .iter()
            .filter_map(|job| job.note.map(|note| format!("{}: {note}", job.figures.title)));
        self.gaps()
            .chain(self.cautions())
            .chain(self.statements().into_iter().map(|note| note.text.clone()))
            .chain(of_jobs)
            .collect()
    }

    fn beside(&self) -> Vec<&Profile> {
        self.beside.clone()
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        Some(match self.handles.first() {
            Some(place) if !profile.similar.exists() => format!("ma-career salary {place}."),
            None if !profile.similar.exists() => "ma-career compare JOB --at PLACE.".to_owned(),
            None => "ma-career compare JOB --at PLACE, or similar for the whole list.".to_owned(),
            Some(place) => format!("ma-career salary {place}, or similar."),
        })
    }
}
