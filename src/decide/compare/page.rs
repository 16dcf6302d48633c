//! How a comparison reads.

use crate::answer::Answer;
use crate::answer::jobs::{JobFigures, median_or_range, newest_known_of_all};
use crate::answer::pay::{self, cautions, heading, warnings, yearly};
use crate::answer::place::{self, Place};
use crate::decide::compare::{CompareAnswer, ComparedJob};
use crate::document::{Block, Detail, Document, Table, Value};
use crate::profile::Profile;
use crate::profile::education::EntryLevel;
use crate::profile::figures::PayPoint;
use crate::profile::salary::SalaryView;
use crate::profile::text::{Caution, Statement, capitalized};

impl CompareAnswer<'_> {
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
            line(format!("Median {period}"), &|job| job.median_value(*period));
        }
        line(format!("Growth {edition}"), &|job| job.growth());
        line(format!("Jobs {}", edition.base_year()), &|job| Value::count(job.employment));
        line(format!("Jobs added {edition}"), &|job| Value::count(job.change).signed());
        line(format!("Openings per year {edition}"), &|job| Value::count(job.annual_openings));
        table
    }

    /// What someone chooses by, in the nation and in the places.
    fn in_short(&self, jobs: &[&ComparedJob<'_>]) -> Table {
        let mut table = side_by_side(jobs);
        let mut row = |name: String, figure: &dyn Fn(&ComparedJob<'_>) -> Value| {
            let figures = jobs.iter().map(|job| figure(job));
            table.row([Value::text(name)].into_iter().chain(figures));
        };
        if let Some(period) = self.listing.newest_period() {
            row(format!("Median {period}"), &|job| {
                let parts = job.parts.iter().map(|part| &part.figures);
                median_or_range(Some(period), &job.figures, parts)
            });
        }
        for (nth, place) in self.at.iter().enumerate() {
            row(format!("Median in {}", place.marked_in_short()), &|job| {
                let here = job.local().nth(nth);
                here.map_or(Value::Missing, |here| yearly(&here.annual, PayPoint::Median))
            });
        }
        row(format!("Growth {}", self.edition), &|job| job.figures.growth());
        row("Openings per year".to_owned(), &|job| Value::count(job.figures.annual_openings));
        row("Usual way in".to_owned(), &|job| job.figures.way_in(EntryLevel::in_two_words));
        table
    }

    /// The single jobs in the place that is so many behind the first. A line that only the profile's own job
    /// would have is left out.
    fn local(&self, nth: usize) -> Table {
        let jobs: Vec<&ComparedJob<'_>> = self.single_jobs().collect();
        let mut table = side_by_side(&jobs);
        if let Some(own) = table.headings.get_mut(1) {
            *own = place::marked(own, self.at[nth].is_rough());
        }
        for point in [PayPoint::Median, PayPoint::P10, PayPoint::P90] {
            let wage = |job: &&ComparedJob<'_>| {
                let here = job.local().nth(nth);
                here.map_or(Value::Missing, |here| yearly(&here.annual, point))
            };
            let is_known = |job: &&ComparedJob<'_>| wage(job) != Value::Missing;
            if jobs.iter().skip(1).any(is_known) || point == PayPoint::Median {
                let pay = jobs.iter().map(wage);
                table.row([Value::text(heading(point))].into_iter().chain(pay));
            }
        }
        let count = jobs
            .iter()
            .map(|job| Value::count(job.local().nth(nth).and_then(|here| here.employment)));
        table.row([Value::text("Jobs")].into_iter().chain(count));
        table
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
    fn single_jobs(&self) -> impl Iterator<Item = &ComparedJob<'_>> {
        self.jobs.iter().flat_map(ComparedJob::with_parts).filter(|job| job.parts.is_empty())
    }
}

/// The most jobs that a sentence each is said of; of more, the best and the least paid.
const MAX_VERDICTS: usize = 2;

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
        let whole: Vec<&ComparedJob<'_>> = self.jobs.iter().collect();
        if detail == Detail::Short {
            document.push(laid_out(self.in_short(&whole)));
        } else {
            document.push_under("In the nation", laid_out(self.nation(&whole)));
        }
        for (nth, (place, local)) in self.at.iter().zip(self.own().local()).enumerate() {
            let heading = format!("In {}, {}", place.in_words(), local.period);
            let table = laid_out(self.local(nth));
            document.push_more(detail, "more of the place", heading, table);
        }
        for job in self.jobs.iter().filter(|job| !job.parts.is_empty()) {
            let parts: Vec<&ComparedJob<'_>> = job.parts.iter().collect();
            document.push_more(
                detail,
                "combined occupations",
                format!("{}, separately", job.figures.title),
                self.nation(&parts).into(),
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
