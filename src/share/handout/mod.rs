//! `handout`: one printed page to take home.

mod date;
mod page;
mod rules;

use serde::Serialize;

use crate::{
    cli::{HandoutArgs, Paper},
    document::Document,
    failure::{Failure, IfThere},
    profile::{
        Profile,
        certifications::{Credential, CredentialField},
        education::Education,
        occupation::Occupation,
        period::Period,
        salary::{Salary, SalaryView},
        sources::{Source, SourceId},
    },
};

pub(crate) use self::date::in_words as date_in_words;
use self::rules::Rules;

use crate::{
    answer::{
        Answer, Foot, cited,
        jobs::{JobFigures, Listing, newest_known_of_all},
        pay::cautions_of_places,
        place::{self, Place, PlaceName},
        sources_of, texts,
    },
    look_up::{
        certifications::CredentialName,
        outlook::{self, EditionRow},
    },
};

/// Characters of a note that the page has room for.
const LONGEST_NOTE: usize = 400;

/// The answer to `handout`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HandoutAnswer<'p> {
    /// The place that was asked for.
    place: PlaceName<'p>,
    /// The day that the page bears.
    date: Option<&'p str>,
    /// What was asked to stand on the page.
    note: Option<String>,
    /// What the job is, in a few sentences.
    summary: &'p str,
    /// The duties that the page has room for.
    duties: Vec<&'p str>,
    /// The place, and beside it the nation.
    rows: Vec<Place<'p>>,
    /// Schooling, in words.
    education: Vec<&'p str>,
    /// Certification, in words.
    certification: Vec<&'p str>,
    /// The credentials by name.
    credentials: Vec<CredentialAddress<'p>>,
    #[serde(flatten)]
    rules: Rules<'p>,
    /// The newest edition of the projections; `None` where the profile has none.
    outlook: Option<EditionRow<'p>>,
    /// The similar jobs with the same usual schooling.
    similar: Vec<JobFigures<'p>>,
    /// Questions to ask an employer.
    questions: &'p [String],
    #[serde(skip)]
    paper: Paper,
    #[serde(skip)]
    reading: Option<String>,
    #[serde(skip)]
    occupation: &'p Occupation,
    #[serde(skip)]
    salary: &'p Salary,
    #[serde(skip)]
    ways_in: Option<&'p Education>,
    #[serde(skip)]
    duties_source: Option<&'p SourceId>,
    #[serde(skip)]
    listing: Option<Listing<'p>>,
    #[serde(skip)]
    certifiers: Option<&'p SourceId>,
    /// What the page names at its end.
    #[serde(skip)]
    sources: Vec<&'p Source>,
}

/// A credential, and where to read more of it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CredentialAddress<'p> {
    #[serde(flatten)]
    named: CredentialName<'p>,
    /// Where the body stands on the web.
    url: &'p str,
    /// Who vouches for it, and what more is known of that.
    accreditation: Option<&'p str>,
}

impl<'p> From<&'p Credential> for CredentialAddress<'p> {
    fn from(credential: &'p Credential) -> Self {
        Self {
            named: CredentialName::from(credential),
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
    let section = profile.duties.maybe()?;
    let duties = section.iter().flat_map(|section| &section.duties).filter(|duty| duty.on_handout);
    let credentials = certifications.iter().flat_map(|section| &section.credentials);
    let listing = Listing::new(profile).if_there()?;
    let found = place::find(profile, args.place.typed().as_deref())?;
    let place = *found.asked_for();
    let nation = found.places.last().copied().filter(|_| !place.is_nation());
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
    let mut answer = HandoutAnswer {
        place: place.named(),
        date: args.date.as_deref().map(read_date).transpose()?,
        note: args.note.as_deref().map(read_note).transpose()?.filter(|note| !note.is_empty()),
        summary: &occupation.summary.text,
        duties: duties.map(|duty| duty.text.as_str()).collect(),
        rows: [place].into_iter().chain(nation).collect(),
        education: education.map_or(Vec::new(), |ways_in| texts(&ways_in.education)),
        certification: education.map_or(Vec::new(), |ways_in| texts(&ways_in.certification)),
        credentials: credentials.map(CredentialAddress::from).collect(),
        rules: Rules::of(profile, &place)?,
        outlook: outlook::latest(profile).if_there()?.map(EditionRow::from),
        similar: jobs.filter(same_schooling).collect(),
        questions: profile.handout.maybe()?.map_or(&[], |page| &page.questions),
        paper: args.paper,
        reading: found.reading,
        occupation,
        salary: profile.salary.get()?,
        ways_in: education,
        duties_source: section.map(|section| &section.source),
        listing,
        certifiers: certifications.map(|section| &section.source),
        sources: Vec::new(),
    };
    let printed = answer.printed().into_iter().map(|id| id.0.clone()).collect();
    answer.sources = cited(profile, printed)?;
    Ok(answer)
}

fn read_date(typed: &str) -> Result<&str, Failure> {
    date::in_words(typed).map(|_| typed).ok_or_else(|| {
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

impl HandoutAnswer<'_> {
    fn here(&self) -> &Place<'_> {
        // `answer` puts it there.
        &self.rows[0]
    }

    /// The sources of what the page shows; the JSON has more figures.
    fn printed(&self) -> Vec<&SourceId> {
        let period = self.period_of_similar();
        let medians = self.similar.iter().filter_map(move |job| {
            period.and_then(|period| job.annual_median_sources.get(&period).copied())
        });
        let ways_in = || self.ways_in.into_iter();
        [&self.occupation.summary.source]
            .into_iter()
            .chain(self.duties_source)
            .chain(self.rows.iter().map(|place| &place.figures.source))
            .chain(ways_in().map(|ways_in| &ways_in.entry_education.source))
            .chain(self.certifiers)
            .chain(self.outlook.as_ref().map(|edition| edition.source))
            .chain(ways_in().flat_map(|ways_in| sources_of(&ways_in.education)))
            .chain(ways_in().flat_map(|ways_in| sources_of(&ways_in.certification)))
            .chain(self.rules.cites())
            .chain(self.similar.iter().map(|job| job.source))
            .chain(medians)
            .chain(self.listing.as_ref().map(|listing| &listing.section.list_source))
            .collect()
    }

    /// The newest period whose median is known of every similar job.
    fn period_of_similar(&self) -> Option<Period> {
        newest_known_of_all(&self.similar)
    }
}

impl Answer for HandoutAnswer<'_> {
    const COMMAND: &'static str = "handout";
    const TABLE: &'static str = "rows";
    const FOOT: Foot = Foot::Nothing;

    fn document(&self) -> Document {
        self.page()
    }

    fn readings(&self) -> Vec<String> {
        self.reading.iter().cloned().collect()
    }

    fn notes(&self) -> Vec<String> {
        cautions_of_places(self.salary, SalaryView::Place, &self.rows)
    }

    fn also_cites(&self) -> Vec<&SourceId> {
        self.printed()
    }
}
