//! How the page reads.

use crate::answer::jobs::{JobFigures, openings_in_words};
use crate::answer::on_handout;
use crate::answer::pay::{against, half_earn_more, heading, only_unit, ranges};
use crate::answer::place::Place;
use crate::cli::Per;
use crate::document::{Block, Columns, Document, Ranges, Table, Value};
use crate::profile::figures::{Dollars, PayPoint};
use crate::profile::outlook::Projection;
use crate::profile::sources::Source;
use crate::share::handout::{HandoutAnswer, LONGEST_NOTE, date};

/// Characters of state rules that the page has room for, next to the longest note.
const ROOM_FOR_RULES: usize = 300;

/// The units of pay, as a column is headed.
const UNITS: [(Per, &str); 2] = [(Per::Year, "yearly"), (Per::Hour, "hourly")];

impl HandoutAnswer<'_> {
    /// The whole page.
    pub(crate) fn page(&self) -> Document {
        let here = self.here();
        let mut document = Document::new(format!("the job in {}", here.in_words()));
        document.paper = Some(self.paper);
        let outlook = self.outlook.as_ref().map(|row| format!("; outlook for {}", row.edition));
        let date = self.date.and_then(date::in_words).map(|day| format!("{day}. "));
        document.push(Block::Citation(format!(
            "{}SOC code {}. Pay as of {}{}.",
            date.unwrap_or_default(),
            self.occupation.soc_code,
            here.figures.period,
            outlook.unwrap_or_default()
        )));
        self.push_pay(&mut document);
        let written = self.note.iter().chain(&self.office_lines).map(|text| text.chars().count());
        let room = LONGEST_NOTE.saturating_sub(written.sum());
        self.rules.push_onto(&mut document, ROOM_FOR_RULES + room * 5 / 4);
        if let Some(ways_in) = self.ways_in {
            let way_in = ways_in.entry_education.level.in_plain_words();
            let education = on_handout(&ways_in.education);
            let way_in = format!("The usual way in is {way_in}. {education}");
            document.push_under("How to get in", Block::Text(way_in.trim_end().to_owned()));
        }
        let certification = self.ways_in.map(|ways_in| on_handout(&ways_in.certification));
        document.push_under("Certifications", Block::Text(certification.unwrap_or_default()));
        let addresses = self.credentials.iter();
        let addresses = addresses.map(|it| format!("{}: {}", it.credential.credential, it.url));
        document.push(Block::list(addresses));
        document.push(Block::Text(self.accredited()));
        let work = [&**self.tasks, &**self.duties].concat().join(" ");
        let mut texts = self.summary.map(|about| about.text.clone()).into_iter().chain([work]);
        document.push_under("What the job is", Block::Text(texts.next().unwrap_or_default()));
        document.push(Block::Text(texts.next().unwrap_or_default()));
        let outlook = self.outlook.as_deref().map(outlook_in_words);
        document.push_under("Outlook in the U.S.", Block::Text(outlook.unwrap_or_default()));
        if let Some(table) = self.similar() {
            document.push_under("Similar jobs, same BLS education level", table);
        }
        document.push_under(
            "Questions to ask an employer",
            Block::list(self.questions.iter().map(String::as_str)),
        );
        let heading = if self.office_lines.is_empty() {
            "Your notes: office, name, phone, next step"
        } else {
            "Your notes"
        };
        document.push(Block::Heading(heading.to_owned()));
        for line in self.office_lines.iter().chain(&self.note) {
            document.push(Block::Text(line.clone()));
        }
        document.push(Block::Room);
        document.push_under("Sources", Block::Citation(self.sources_in_words()));
        document
    }

    /// The median here, and how it compares with the nation's.
    fn verdict(&self) -> String {
        let here = self.here();
        let place = here.in_words();
        let median = |place: &Place<'_>, per| place.figures.wages().value(per, PayPoint::Median);
        let (annual, hourly) = (median(here, Per::Year), median(here, Per::Hour));
        let figure = match (&annual, &hourly) {
            (Value::Missing, Value::Missing) => {
                let people = &self.occupation.people();
                let nation = self
                    .rows
                    .get(1)
                    .and_then(|nation| half_earn_more(people, nation.figures.wages(), self.per()));
                let nation = nation.map(|half| format!(" In the U.S., {half}."));
                return format!(
                    "No wage was released for {place}.{}{}{}",
                    nation.unwrap_or_default(),
                    only_unit(self.salary),
                    self.beside()
                );
            }
            (annual, Value::Missing) => format!("{annual} a year"),
            (Value::Missing, hourly) => format!("{hourly} an hour"),
            (annual, hourly) => format!("{annual} a year, or {hourly} an hour"),
        };
        let figure = if annual.is_at_least() || hourly.is_at_least() {
            format!("at least half earn {} or more", figure.replace("at least ", ""))
        } else {
            format!("half earn over {figure}")
        };
        let nation = self.rows.get(1).map(|nation| median(nation, self.per()));
        let difference = nation.and_then(|nation| {
            let here = median(here, self.per());
            Some(format!(" That is {} the nation's {nation}.", against(&here, &nation)?))
        });
        let rough = if here.is_rough() {
            " These figures are rough: the number of jobs here is uncertain or was not released."
        } else {
            ""
        };
        format!(
            "In {place}, {figure}.{}{rough}{}{}",
            difference.unwrap_or_default(),
            only_unit(self.salary),
            self.beside()
        )
    }

    /// What stands beside the pay here: that of the state, the number of jobs, the prices.
    fn beside(&self) -> String {
        let here = self.here();
        let state = self.state.and_then(|state| {
            match state.figures.wages().value(self.per(), PayPoint::Median) {
                Value::Missing => None,
                median => Some(format!(" In {}: {median}.", state.in_words())),
            }
        });
        let jobs = Value::count(here.figures.employment);
        let jobs = (jobs != Value::Missing && !here.is_nation())
            .then(|| format!(" There are about {jobs} jobs here."));
        let prices = Value::decimal(here.figures.price_parity, 0);
        let prices = (prices != Value::Missing && !here.is_nation())
            .then(|| format!(" Price level here: {prices} (U.S. = 100)."));
        [state, jobs, prices].into_iter().flatten().collect()
    }

    /// Who vouches for which of the credentials.
    fn accredited(&self) -> String {
        let mut by_body: Vec<(&str, Vec<&str>)> = Vec::new();
        for it in self.credentials.iter() {
            // What is not known of it, "Not verified.", is no name.
            let body = it.accreditation.and_then(|text| text.split([',', ';', '.']).next());
            let Some(body) = body.filter(|body| !body.contains(' ')) else { continue };
            match by_body.iter_mut().find(|known| known.0 == body) {
                Some((_, letters)) => letters.push(&it.credential.credential),
                None => by_body.push((body, vec![&it.credential.credential])),
            }
        }
        let lines = by_body.iter().map(|(body, of)| format!("{body} accredits {}.", of.join(", ")));
        lines.collect::<Vec<_>>().join(" ")
    }

    /// The places, each with the short name that drawing and table have room for.
    fn columns(&self) -> impl Iterator<Item = (&'static str, &Place<'_>)> + Clone {
        let names = if self.rows.len() == 1 { ["U.S.", ""] } else { ["Here", "U.S."] };
        names.into_iter().zip(&self.rows)
    }

    /// The unit that pay is compared in.
    fn per(&self) -> Per {
        let nation = self.rows.last().unwrap_or(self.here()).figures;
        if nation.annual.is_known() { Per::Year } else { Per::Hour }
    }

    fn pay(&self) -> Table {
        let headings =
            self.columns().flat_map(|(name, _)| UNITS.map(|(_, unit)| format!("{name}, {unit}")));
        let mut table = Table::new(["Pay".to_owned()].into_iter().chain(headings));
        for point in PayPoint::PERCENTILES {
            let wages = self.columns().flat_map(|(_, place)| {
                UNITS.map(|(per, _)| place.figures.wages().value(per, point))
            });
            table.row([Value::text(heading(point))].into_iter().chain(wages));
        }
        table
    }

    fn push_pay(&self, document: &mut Document) {
        document.push_under("What it pays", Block::Text(self.verdict()));
        let drawn = self.columns().map(|(name, place)| (name.to_owned(), place.figures.wages()));
        let caption = "Pay".to_owned();
        document.push(Ranges { caption, ..ranges(self.per(), drawn, Vec::new()) });
        document.push(self.pay());
        document.push(Block::Text(
            "Bottom 10%: one in ten earns less. Pay is before tax, without overtime and benefits."
                .to_owned(),
        ));
    }

    fn similar(&self) -> Option<Table> {
        let period = self.period_of_similar()?;
        let growth = format!("Growth {}", self.listing.as_ref()?.edition);
        let is_here = self.similar_here.iter().any(Option::is_some);
        let jobs: Vec<_> = self.similar.iter().zip(&self.similar_here).collect();
        let columns = Columns::<(&JobFigures<'_>, &Option<Dollars>)>::new()
            .column(format!("Median {period}"), |(job, _)| Value::text(job.title))
            .column("Here", |(_, here)| Value::dollars(**here))
            .only_if(is_here)
            .column("U.S.", move |(job, _)| Value::dollars(job.median(period)))
            .column(growth, |(job, _)| job.growth());
        Some(columns.table(&jobs, None))
    }

    /// Who published the figures, one publisher after another. A source without an address
    /// is many pages, which there is no room for.
    fn sources_in_words(&self) -> String {
        let same_publisher = |a: &&Source, b: &&Source| a.publisher == b.publisher;
        let publishers = self.sources.chunk_by(same_publisher).map(|sources| {
            let titles = sources.iter().filter(|source| source.url.is_some()).map(|source| {
                let published = source.published.as_ref().map(|day| format!(" (published {day})"));
                let (title, period) = (&source.title, &source.reference_period);
                format!("{title}, {period}{}", published.unwrap_or_default())
            });
            let titles = titles.collect::<Vec<_>>().join("; ");
            let colon = if titles.is_empty() { "" } else { ": " };
            format!("{}{colon}{titles}.", sources[0].publisher)
        });
        publishers.collect::<Vec<_>>().join(" ")
    }
}

/// Growth and openings of an edition.
fn outlook_in_words(row: &Projection) -> String {
    let (from, to) = (row.edition.base_year(), row.edition.target_year());
    let growth = match Value::percent(row.growth_percent, 1) {
        Value::Number(growth) => {
            let verb = if growth.digits < 0 { "shrink" } else { "grow" };
            let size = growth.unsigned();
            Some(format!("From {from} to {to} the job is expected to {verb} by {size}."))
        }
        _ => None,
    };
    let all = row
        .all_occupations_growth_percent
        .map(|all| format!("For all jobs that is {}.", Value::percent(Some(all), 1)));
    let openings = row.annual_openings.map(|openings| {
        // The openings of ten years are the new jobs, and those that people leave.
        let leave = row.change.is_some_and(|change| change < i64::from(openings) * 5);
        let why = if leave { ", most of them because people leave" } else { "" };
        format!("{} open each year{why}.", openings_in_words(openings))
    });
    [growth, all, openings].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
