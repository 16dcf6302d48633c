//! `handout`: one printed page to take home.

mod date;
mod page;
mod rules;

use std::collections::HashSet;

use serde::Serialize;

pub(crate) use self::date::in_words as date_in_words;
use self::rules::Rules;
use crate::answer::jobs::{JobFigures, Listing, newest_known_of_all};
use crate::answer::pay::cautions_of_places;
use crate::answer::place::{self, AskedPlace, Place};
use crate::answer::{Answer, Foot, cited, walk};
use crate::cli::{HandoutArgs, Paper};
use crate::document::{Detail, Document};
use crate::failure::{Failure, IfThere};
use crate::look_up::outlook::{self, EditionRow};
use crate::profile::Profile;
use crate::profile::certifications::{Credential, CredentialField};
use crate::profile::duties::Duties;
use crate::profile::education::Education;
use crate::profile::figures::Dollars;
use crate::profile::handout::Office;
use crate::profile::library::Library;
use crate::profile::occupation::Occupation;
use crate::profile::period::Period;
use crate::profile::salary::{Salary, SalaryView};
use crate::profile::sources::{Source, SourceId};
use crate::profile::text::{Statement, WithSource};
use crate::typed::suggest::quoted;

/// Characters of a note that the page has room for.
const LONGEST_NOTE: usize = 400;

/// The answer to `handout`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HandoutAnswer<'p> {
    /// The place that was asked for.
    place: AskedPlace<'p>,
    /// The day that the page bears.
    date: Option<&'p str>,
    /// What was asked to stand on the page.
    note: Option<String>,
    /// What the job is, in a few sentences.
    summary: Option<&'p Statement>,
    /// The duties that the page has room for.
    duties: WithSource<'p, Vec<&'p str>>,
    /// The tasks that the page has room for.
    tasks: WithSource<'p, Vec<&'p str>>,
    /// The place, and beside it the nation.
    rows: Vec<Place<'p>>,
    /// Schooling, in words.
    education: &'p [Statement],
    /// Certification, in words.
    certification: &'p [Statement],
    /// The credentials by name.
    credentials: WithSource<'p, Vec<CredentialAddress<'p>>>,
    #[serde(flatten)]
    rules: Rules<'p>,
    /// The newest edition of the projections; `None` where the profile has none.
    outlook: Option<EditionRow<'p>>,
    /// The similar jobs with the same usual schooling.
    similar: Vec<JobFigures<'p>>,
    /// Questions to ask an employer.
    questions: &'p [String],
    /// Who hands out the page; `None` where the profile does not say.
    office: Option<&'p Office>,
    #[serde(skip)]
    office_lines: Vec<String>,
    #[serde(skip)]
    paper: Paper,
    /// The state of an area that lies in one.
    #[serde(skip)]
    state: Option<Place<'p>>,
    /// What each of the similar jobs pays here.
    #[serde(skip)]
    similar_here: Vec<Option<Dollars>>,
    #[serde(skip)]
    reading: Option<String>,
    /// The place as it was typed.
    #[serde(skip)]
    handle: Option<String>,
    #[serde(skip)]
    occupation: &'p Occupation,
    #[serde(skip)]
    salary: &'p Salary,
    #[serde(skip)]
    ways_in: Option<&'p Education>,
    #[serde(skip)]
    listing: Option<Listing<'p>>,
    /// What the page names at its end.
    #[serde(skip)]
    sources: Vec<&'p Source>,
}

/// A credential, and where to read more of it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CredentialAddress<'p> {
    #[serde(flatten)]
    credential: &'p Credential,
    /// Where the body stands on the web.
    url: &'p str,
    /// Who vouches for it, and what more is known of that.
    accreditation: Option<&'p str>,
}

impl<'p> From<&'p Credential> for CredentialAddress<'p> {
    fn from(credential: &'p Credential) -> Self {
        Self {
            credential,
            url: &credential.url,
            accreditation: credential.about(CredentialField::Accreditation).next(),
        }
    }
}

/// The page for a place, or for the nation.
pub fn answer<'p>(
    profile: &'p Profile,
    args: &'p HandoutArgs,
) -> Result<HandoutAnswer<'p>, Failure> {
    let occupation = profile.occupation.get()?;
    let education = profile.education.maybe()?;
    let certifications = profile.certifications.maybe()?;
    let lists = profile.duties.maybe()?.map_or([None, None], Duties::lists);
    let [duties, tasks] = lists.map(|list| {
        let printed = list.iter().flat_map(|(_, duties)| *duties).filter(|duty| duty.on_handout);
        let texts: Vec<&str> = printed.map(|duty| duty.text.as_str()).collect();
        let source = list.map(|(source, _)| source).filter(|_| !texts.is_empty());
        WithSource::new(texts, source)
    });
    let printed = profile.handout.maybe()?;
    let of_library = || Ok(profile.library()?.map(Library::office).transpose()?.flatten());
    let office = match printed.and_then(|page| page.office.as_ref()) {
        None => of_library()?,
        own => own,
    };
    let office_lines = office.map(Office::lines).unwrap_or_default();
    let taken: usize = office_lines.iter().map(|line| line.chars().count()).sum();
    let room = LONGEST_NOTE.saturating_sub(taken);
    let note = args.note.as_deref().map(|typed| read_note(typed, room)).transpose()?;
    let credentials = certifications.iter().flat_map(|section| &section.credentials);
    let listing = Listing::new(profile).if_there()?;
    let found = place::find(profile, args.place.typed().as_deref())?;
    let place = found.places[0];
    let nation = found.places.last().copied().filter(|_| !place.is_nation());
    let state = found.places.get(1).copied().filter(Place::is_state);
    let schooling = education.map(|education| education.entry_education.level);
    let same_schooling =
        |job: &JobFigures<'_>| schooling.is_some() && job.entry_education == schooling;
    // Of a joined job its parts are looked at, each by itself.
    let jobs = listing.iter().flat_map(|listing| {
        listing.section.jobs.iter().flat_map(|job| {
            let row = listing.row(job);
            if row.parts.is_empty() { vec![row.figures] } else { row.parts }
        })
    });
    let similar: Vec<JobFigures<'_>> = jobs.filter(same_schooling).collect();
    let period = newest_known_of_all(&similar);
    let similar_here = similar.iter().map(|job| median_here(profile, &place, job, period));
    let mut answer = HandoutAnswer {
        place: found.asked.place,
        date: args.date.as_deref().map(read_date).transpose()?,
        note: note.filter(|note| !note.is_empty()),
        summary: occupation.summary.as_ref(),
        duties,
        tasks,
        rows: [place].into_iter().chain(nation).collect(),
        education: education.map_or(&[], |ways_in| &ways_in.education),
        certification: education.map_or(&[], |ways_in| &ways_in.certification),
        credentials: WithSource::new(
            credentials.map(CredentialAddress::from).collect(),
            certifications.map(|section| &section.source),
        ),
        rules: Rules::of(profile, &place)?,
        outlook: outlook::latest(profile).if_there()?.map(EditionRow::from),
        similar_here: similar_here.collect::<Result<_, _>>()?,
        similar,
        state,
        questions: printed.map_or(&[], |page| &page.questions),
        office,
        office_lines,
        paper: args.paper,
        reading: found.readings.into_iter().next(),
        handle: args.place.typed().as_deref().map(quoted),
        occupation,
        salary: profile.salary.get()?,
        ways_in: education,
        listing,
        sources: Vec::new(),
    };
    answer.sources = cited(profile, &[], answer.printed())?;
    Ok(answer)
}

/// What a job pays in a place, in the month of the nation's pay, which is another column.
fn median_here(
    profile: &Profile,
    place: &Place<'_>,
    job: &JobFigures<'_>,
    period: Option<Period>,
) -> Result<Option<Dollars>, Failure> {
    let section =
        if place.is_state() { &profile.similar_by_state } else { &profile.similar_by_area };
    let (Some(survey), [code]) = (section.maybe()?, job.soc_codes.as_slice()) else {
        return Ok(None);
    };
    if Some(survey.period) != period {
        return Ok(None);
    }
    let found = survey.find(place.handle(), code.as_str());
    let found =
        found.map_err(|error| Failure::bad_profile(format!("{}: {error}", section.file())))?;
    Ok(found.median.filter(|_| !place.is_nation()))
}

fn read_date(typed: &str) -> Result<&str, Failure> {
    date::in_words(typed).map(|_| typed).ok_or_else(|| {
        Failure::usage(format!("'{typed}' is not a date"))
            .hint("expected", "year, month and day, such as 2026-11-24")
            .instead(typed, "2026-11-24")
    })
}

/// A note on one line, of a length that the page has room for.
fn read_note(typed: &str, room: usize) -> Result<String, Failure> {
    let note = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = note.chars().count();
    if length > room {
        return Err(Failure::usage(format!(
            "the note has {length} characters, and the page has room for {room}"
        ))
        .instead(typed, "Call the college by Friday"));
    }
    Ok(note)
}

impl<'p> HandoutAnswer<'p> {
    fn here(&self) -> &Place<'p> {
        // `answer` puts it there.
        &self.rows[0]
    }

    /// The sources of what the page shows; the JSON has more figures.
    fn printed(&self) -> HashSet<String> {
        let period = self.period_of_similar();
        let of_job = |job: &JobFigures<'p>| {
            (job.source, period.and_then(|p| job.annual_median_sources.get(&p).copied()))
        };
        walk::cited(&(
            (
                self.summary,
                &self.duties,
                &self.tasks,
                self.education,
                self.certification,
                &self.credentials,
            ),
            self.ways_in.map(|ways_in| &ways_in.entry_education.source),
            self.rows.iter().map(|place| &place.figures.source).collect::<Vec<_>>(),
            Some(self.here())
                .filter(|place| !place.is_nation())
                .map(|place| &place.figures.price_parity_source),
            self.outlook.as_ref().map(|edition| &edition.source),
            self.rules.printed(),
            self.similar.iter().map(of_job).collect::<Vec<_>>(),
            self.list_source(),
        ))
    }

    /// Where the list of similar jobs comes from.
    fn list_source(&self) -> Option<&'p SourceId> {
        self.listing.as_ref().map(|listing| &listing.section.list_source)
    }

    /// The newest period with a median of every similar job.
    fn period_of_similar(&self) -> Option<Period> {
        newest_known_of_all(&self.similar)
    }
}

impl Answer for HandoutAnswer<'_> {
    const COMMAND: &'static str = "handout";
    const TABLE: &'static str = "rows";
    const FOOT: Foot = Foot::Nothing;

    fn document(&self, _: Detail) -> Document {
        self.page()
    }

    fn readings(&self) -> Vec<String> {
        self.reading.iter().cloned().collect()
    }

    fn notes(&self) -> Vec<String> {
        cautions_of_places(self.salary, SalaryView::Place, &self.rows)
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        let place = self.handle.as_ref().map(|handle| format!(" {handle}")).unwrap_or_default();
        Some(format!("ma-career handout{place} -o page.html, to print it."))
    }

    fn also_cites(&self) -> Vec<&SourceId> {
        let way_in = self.ways_in.map(|ways_in| &ways_in.entry_education.source);
        way_in.into_iter().chain(self.list_source()).collect()
    }
}
