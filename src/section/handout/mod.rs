//! `handout`: one printed page to take home.

mod date;
mod rules;

use serde::Serialize;

use crate::{
    cli::{HandoutArgs, Paper, Per},
    document::{Block, Document, Ranges, Table, Value},
    failure::Failure,
    profile::{
        Profile,
        certifications::{Credential, CredentialField},
        duties::Duty,
        education::Education,
        figures::PayPoint,
        occupation::Occupation,
        period::Period,
        salary::{Salary, SalaryView},
        sources::{Source, SourceId},
    },
};

use self::rules::Rules;

use super::{
    Answer, cited,
    jobs::{JobFigures, Listing},
    on_handout,
    outlook::{self, EditionRow},
    place::{self, Place, PlaceName},
    salary::{Wages, against, cautions, heading, ranges},
    sources_of, texts,
};

/// Characters of a note that the page has room for.
const LONGEST_NOTE: usize = 400;

/// Characters of state rules that the page has room for, beside the longest note.
const ROOM_FOR_RULES: usize = 450;

/// The answer to `handout`.
#[derive(Serialize)]
pub struct HandoutAnswer<'p> {
    place: PlaceName<'p>,
    date: Option<&'p str>,
    note: Option<String>,
    summary: &'p str,
    duties: Vec<&'p str>,
    /// The place, and beside it the nation.
    rows: Vec<Place<'p>>,
    education: Vec<&'p str>,
    certification: Vec<&'p str>,
    credentials: Vec<CredentialAddress<'p>>,
    #[serde(flatten)]
    rules: Rules<'p>,
    outlook: EditionRow<'p>,
    /// The similar jobs with the same usual schooling.
    similar: Vec<JobFigures<'p>>,
    questions: &'p [String],
    /// The date as people write it.
    #[serde(skip)]
    day: Option<String>,
    #[serde(skip)]
    paper: Paper,
    #[serde(skip)]
    reading: Option<String>,
    #[serde(skip)]
    occupation: &'p Occupation,
    #[serde(skip)]
    salary: &'p Salary,
    #[serde(skip)]
    ways_in: &'p Education,
    #[serde(skip)]
    duties_source: &'p SourceId,
    #[serde(skip)]
    list_source: &'p SourceId,
    #[serde(skip)]
    certifiers: &'p SourceId,
    /// What the page names at its end.
    #[serde(skip)]
    sources: Vec<&'p Source>,
}

/// A credential, and where to read more of it.
#[derive(Serialize)]
struct CredentialAddress<'p> {
    id: &'p str,
    credential: &'p str,
    name: &'p str,
    body: &'p str,
    url: &'p str,
    /// Who vouches for it, and what more is known of that.
    accreditation: Option<&'p str>,
}

impl<'p> From<&'p Credential> for CredentialAddress<'p> {
    fn from(credential: &'p Credential) -> Self {
        let mut facts = credential.facts.iter();
        let accreditation = facts.find(|fact| fact.field == CredentialField::Accreditation);
        Self {
            id: &credential.id,
            credential: &credential.credential,
            name: &credential.name,
            body: &credential.body,
            url: &credential.url,
            accreditation: accreditation.map(|fact| fact.text.as_str()),
        }
    }
}

impl CredentialAddress<'_> {
    /// Its letters, in short who vouches for it, and its address.
    fn line(&self) -> String {
        let in_short = self.accreditation.and_then(|text| text.split([',', ';', '.']).next());
        let vouched = in_short.map(|words| format!(", {words}")).unwrap_or_default();
        format!("{}{vouched}: {}", self.credential, self.url)
    }
}

/// The page for a place, or for the nation.
pub fn answer<'p>(
    profile: &'p Profile,
    args: &'p HandoutArgs,
) -> Result<HandoutAnswer<'p>, Failure> {
    let occupation = profile.occupation.get()?;
    let education = profile.education.get()?;
    let certifications = profile.certifications.get()?;
    let duties = profile.duties.get()?;
    let duties_source = &duties.source;
    let duties: Vec<&Duty> = duties.duties.iter().filter(|duty| duty.on_handout).collect();
    let listing = Listing::new(profile)?;
    let found = place::find(profile, args.place().as_deref())?;
    let place = *found.asked_for();
    let nation = found.places.last().copied().filter(|_| !place.is_nation());
    let same_schooling =
        |job: &JobFigures<'_>| job.entry_education == Some(education.entry_education.level);
    // Of a joined job its parts are looked at, each by itself.
    let jobs = listing.section.jobs.iter().flat_map(|job| {
        let row = listing.row(job);
        if row.parts.is_empty() { vec![row.figures] } else { row.parts }
    });
    let mut answer = HandoutAnswer {
        place: place.named(),
        date: args.date.as_deref(),
        note: args.note.as_deref().map(read_note).transpose()?.filter(|note| !note.is_empty()),
        summary: &occupation.summary.text,
        duties: duties.iter().map(|duty| duty.text.as_str()).collect(),
        rows: [place].into_iter().chain(nation).collect(),
        education: texts(&education.education),
        certification: texts(&education.certification),
        credentials: certifications.credentials.iter().map(CredentialAddress::from).collect(),
        rules: Rules::of(profile, &place)?,
        outlook: EditionRow::from(outlook::latest(profile)?),
        similar: jobs.filter(same_schooling).collect(),
        questions: &profile.handout.get()?.questions,
        day: args.date.as_deref().map(read_date).transpose()?,
        paper: args.paper,
        reading: found.reading,
        occupation,
        salary: profile.salary.get()?,
        ways_in: education,
        duties_source,
        list_source: &listing.section.list_source,
        certifiers: &certifications.source,
        sources: Vec::new(),
    };
    answer.sources = cited(profile, answer.printed())?;
    Ok(answer)
}

fn read_date(typed: &str) -> Result<String, Failure> {
    date::in_words(typed).ok_or_else(|| {
        Failure::usage(format!("'{typed}' is no date"))
            .hint("expected", "year, month and day, such as 2026-11-24")
            .instead(typed, "2026-11-24")
    })
}

/// A note on one line, of a length that the page has room for.
fn read_note(typed: &str) -> Result<String, Failure> {
    let note = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = note.chars().count();
    if length > LONGEST_NOTE {
        return Err(Failure::usage(format!(
            "the note has {length} characters, and the page has room for {LONGEST_NOTE}"
        ))
        .hint("help", "shorten it, or write the rest on the lines by hand")
        .try_this("ma-career handout --note 'Call the college by Friday'"));
    }
    Ok(note)
}

/// The units of pay, as a column is headed.
const UNITS: [(Per, &str); 2] = [(Per::Year, "a year"), (Per::Hour, "an hour")];

impl HandoutAnswer<'_> {
    fn here(&self) -> &Place<'_> {
        // `answer` puts it there.
        &self.rows[0]
    }

    /// The median here, and how it stands to the nation's.
    fn verdict(&self) -> String {
        let here = self.here();
        let place = here.in_words();
        let median =
            |place: &Place<'_>, per| Wages::of(place.figures.job()).value(per, PayPoint::Median);
        let (annual, hourly) = (median(here, Per::Year), median(here, Per::Hour));
        let figure = match (&annual, &hourly) {
            (Value::Missing, Value::Missing) => {
                return format!("No wage was released for {place}.");
            }
            (annual, Value::Missing) => format!("{annual} a year"),
            (Value::Missing, hourly) => format!("{hourly} an hour"),
            (annual, hourly) => format!("{annual} a year, or {hourly} an hour"),
        };
        let nation = self.rows.get(1).map(|nation| median(nation, Per::Year));
        let difference = nation.and_then(|nation| {
            Some(format!(" That is {} the nation's {nation}.", against(&annual, &nation)?))
        });
        let rough = if here.figures.job().are_rough() {
            " These figures are rough: the number of jobs here is uncertain or was not released."
        } else {
            ""
        };
        format!(
            "In {place}, the median is {figure}.{}{rough} Half earn less than the median, half earn \
             more.",
            difference.unwrap_or_default()
        )
    }

    /// The places, each with the short name that drawing and table have room for.
    fn columns(&self) -> impl Iterator<Item = (&'static str, &Place<'_>)> + Clone {
        let names = if self.rows.len() == 1 { ["U.S.", ""] } else { ["Here", "U.S."] };
        names.into_iter().zip(&self.rows)
    }

    fn pay(&self) -> Table {
        let headings =
            self.columns().flat_map(|(name, _)| UNITS.map(|(_, unit)| format!("{name}, {unit}")));
        let mut table = Table::new(["Pay".to_owned()].into_iter().chain(headings));
        for point in PayPoint::PERCENTILES {
            let wages = self.columns().flat_map(|(_, place)| {
                UNITS.map(|(per, _)| Wages::of(place.figures.job()).value(per, point))
            });
            table.row([Value::text(heading(point))].into_iter().chain(wages));
        }
        table
    }

    fn push_pay(&self, document: &mut Document) {
        document.push_under("What it pays", Block::Text(self.verdict()));
        let drawn =
            self.columns().map(|(name, place)| (name.to_owned(), Wages::of(place.figures.job())));
        let caption = "Pay".to_owned();
        document.push(Ranges { caption, ..ranges(Per::Year, drawn, None) }.into());
        document.push(self.pay().into());
        document.push(Block::Text(
            "Bottom 10% means that one in ten earns less. Pay is before tax, without overtime and \
             benefits."
                .to_owned(),
        ));
    }

    fn outlook(&self) -> String {
        let row = &self.outlook;
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
            let leave = row.annual_separations.is_some_and(|leave| leave > openings / 2);
            let why = if leave { ", most of them because people leave" } else { "" };
            format!("About {} jobs open each year{why}.", Value::count(Some(openings)))
        });
        [growth, all, openings].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The sources of what the page shows; the JSON has more figures.
    fn printed(&self) -> Vec<&SourceId> {
        let period = self.period_of_similar();
        let medians = self.similar.iter().filter_map(move |job| {
            period.and_then(|period| job.annual_median_sources.get(&period).copied())
        });
        [&self.occupation.summary.source, self.duties_source]
            .into_iter()
            .chain(self.rows.iter().map(|place| place.figures.source))
            .chain([&self.ways_in.entry_education.source, self.certifiers, self.outlook.source])
            .chain(sources_of(&self.ways_in.education))
            .chain(sources_of(&self.ways_in.certification))
            .chain(self.rules.cites())
            .chain(self.similar.iter().map(|job| job.source))
            .chain(medians)
            .chain([self.list_source])
            .collect()
    }

    /// The newest period whose median is known of every similar job.
    fn period_of_similar(&self) -> Option<Period> {
        let periods = self.similar.first()?.annual_median.keys().copied();
        let known = |period: &Period| self.similar.iter().all(|job| job.median(*period).is_some());
        periods.rev().find(known)
    }

    fn similar(&self) -> Option<Table> {
        let period = self.period_of_similar()?;
        let growth = format!("Growth {}", self.outlook.edition);
        let mut table = Table::new(["Job".to_owned(), format!("Median {period}"), growth]);
        for job in &self.similar {
            table.row([
                Value::text(job.title),
                Value::dollars(job.median(period)),
                Value::percent(job.growth_percent, job.growth_decimals),
            ]);
        }
        Some(table)
    }

    /// Who published the figures, one publisher after another. A source without an address of its
    /// own stands for many, which the page has no room for.
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

impl Answer for HandoutAnswer<'_> {
    fn command(&self) -> &'static str {
        "handout"
    }

    fn main_table(&self) -> &'static str {
        "rows"
    }

    /// With their dates, at the foot of the page.
    fn names_its_sources(&self) -> bool {
        true
    }

    fn document(&self) -> Document {
        let here = self.here();
        let mut document = Document::new(format!("the job in {}", here.in_words()));
        document.paper = Some(self.paper);
        let date = self.day.as_ref().map(|day| format!("{day}. "));
        document.push(Block::Citation(format!(
            "{}SOC code {}. Pay of {}, outlook of {}.",
            date.unwrap_or_default(),
            self.occupation.soc_code,
            here.figures.period,
            self.outlook.edition
        )));
        document.push_under("What the job is", Block::Text(self.summary.to_owned()));
        document.push_under("A day's work", Block::Text(self.duties.join(" ")));
        self.push_pay(&mut document);
        let way_in = self.ways_in.entry_education.level.in_plain_words();
        let education = on_handout(&self.ways_in.education);
        document.push_under(
            "How to get in",
            Block::Text(format!("The usual way in is {way_in}. {education}")),
        );
        let certification = on_handout(&self.ways_in.certification);
        document.push_under("Certifications", Block::Text(certification));
        document.push(Block::list(self.credentials.iter().map(CredentialAddress::line)));
        let note = self.note.as_ref().map_or(0, |note| note.chars().count());
        self.rules.push_onto(&mut document, ROOM_FOR_RULES + (LONGEST_NOTE - note) * 5 / 4);
        document.push_under("Outlook in the U.S.", Block::Text(self.outlook()));
        if let Some(table) = self.similar() {
            document.push_under("Similar jobs in the U.S., same schooling", table.into());
        }
        document.push_under(
            "Questions to ask an employer",
            Block::list(self.questions.iter().map(String::as_str)),
        );
        document.push(Block::Heading("Your notes".to_owned()));
        if let Some(note) = &self.note {
            document.push(Block::Text(note.clone()));
        }
        document.push(Block::Room);
        document.push_under("Sources", Block::Citation(self.sources_in_words()));
        document
    }

    fn has_room_for_notes(&self) -> bool {
        false
    }

    fn readings(&self) -> Vec<String> {
        self.reading.iter().cloned().collect()
    }

    fn notes(&self) -> Vec<String> {
        let jobs = self.rows.iter().map(|place| place.figures.job());
        let known = self.rows.iter().all(|place| place.figures.are_whole());
        cautions(self.salary, SalaryView::Place, jobs, known)
    }

    fn cites(&self) -> Vec<&SourceId> {
        let of_places = self.rows.iter().flat_map(|place| place.figures.cites());
        let of_jobs = self.similar.iter().flat_map(JobFigures::cites);
        self.printed().into_iter().chain(of_places).chain(of_jobs).collect()
    }
}
