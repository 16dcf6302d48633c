//! `education`: how people get in.

use serde::Serialize;

use crate::answer::{Answer, list, on_handout, those_with_an_answer};
use crate::document::{Block, Columns, Detail, Document, Table, Value};
use crate::failure::Failure;
use crate::look_up::certifications::CredentialName;
use crate::look_up::licensure::{self, KindOfRule};
use crate::profile::Profile;
use crate::profile::education::{
    CredentialImportance, Education, EntryLevel, JobZone, LengthShare, SchoolingShare,
};
use crate::profile::licensure::Licensure;
use crate::profile::period::Edition;
use crate::profile::text::{Statement, WithSource, word};

/// The answer to `education`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EducationAnswer<'p> {
    /// The schooling that BLS lists as the usual way in.
    entry_education: WithSource<'p, EntryLevel>,
    /// The edition of the projections that lists it.
    entry_education_period: Edition,
    #[serde(flatten)]
    section: &'p Education,
    /// The credentials by name; `certifications` has all that is known of them.
    credentials: WithSource<'p, Vec<CredentialName<'p>>>,
    /// The states by kind of rule; `licensure` has the rules.
    state_rules: WithSource<'p, Vec<KindOfRule<'p>>>,
    #[serde(skip)]
    state_law: Option<&'p Licensure>,
}

/// Schooling, certification, licensure and training.
pub fn answer(profile: &Profile) -> Result<EducationAnswer<'_>, Failure> {
    let section = profile.education.get()?;
    let certifications = profile.certifications.maybe()?;
    let state_law = profile.licensure.maybe()?;
    let entry = &section.entry_education;
    let credentials = certifications.iter().flat_map(|section| &section.credentials);
    Ok(EducationAnswer {
        entry_education: WithSource::new(entry.level, &entry.source),
        entry_education_period: entry.period,
        section,
        credentials: WithSource::new(
            credentials.map(|credential| CredentialName { credential }).collect(),
            certifications.map(|section| &section.source),
        ),
        state_rules: WithSource::new(
            state_law.map(licensure::kinds).unwrap_or_default(),
            state_law.map(|section| &section.source),
        ),
        state_law,
    })
}

fn schooling(shares: &[SchoolingShare], decimals: u8) -> Table {
    Columns::<SchoolingShare>::new()
        .column("Schooling", |share| Value::text(&share.level))
        .column("Percent", move |share| Value::percent(Some(share.percent), decimals))
        .column("When", |share| Value::text(share.period.to_string()))
        .table(shares, None)
}

fn lengths(shares: &[LengthShare], heading: &str) -> Table {
    Columns::<LengthShare>::new()
        .column(heading, |share| Value::text(&share.length))
        .column("Percent", |share| Value::percent(Some(share.percent), 2))
        .column("When", |share| Value::text(share.period.to_string()))
        .table(shares, None)
}

/// The length of time that most workers name, and how many do.
fn most(shares: &[LengthShare]) -> Option<(String, Value)> {
    let most =
        shares.iter().max_by(|a, b| f64::from(a.percent).total_cmp(&f64::from(b.percent)))?;
    Some((most.length.to_lowercase(), Value::percent(Some(most.percent), 2)))
}

impl EducationAnswer<'_> {
    fn what_is_left_out(&self) -> impl Iterator<Item = &'static str> {
        let section = self.section;
        [
            ("credentials", !self.credentials.is_empty()),
            ("state rules", !self.state_rules.is_empty()),
            ("schooling of workers", !section.attainment.is_empty()),
        ]
        .into_iter()
        .filter_map(|(what, is_there)| is_there.then_some(what))
    }
}

impl Answer for EducationAnswer<'_> {
    const COMMAND: &'static str = "education";
    const TABLE: &'static str = "attainment";

    fn summary(&self) -> Option<String> {
        let entry = &self.section.entry_education;
        let way_in = format!("{} (BLS, {})", entry.level.in_plain_words(), entry.period);
        let schooling = self.section.education.first().map(|first| format!(" {}", first.text));
        Some(format!("The usual way in is {way_in}.{}", schooling.unwrap_or_default()))
    }

    fn document(&self, detail: Detail) -> Document {
        let section = self.section;
        let mut document = Document::new("education, certification and licensure");
        if detail == Detail::Short {
            let terms = [
                ("Education", section.education.get(1..).unwrap_or_default()),
                ("Certification", &section.certification),
                ("Licensure", &section.licensure),
            ];
            let terms = terms.map(|(name, texts)| (name.to_owned(), on_handout(texts)));
            let terms = terms.into_iter().filter(|(_, text)| !text.is_empty());
            document.push(Block::Terms(terms.collect()));
            let longest = most(&section.on_the_job_training);
            document.push(Block::list(longest.map(|(length, percent)| {
                format!("Training on the job, most often: {length} ({percent} of workers say so).")
            })));
            document.left_out.extend(self.what_is_left_out());
            return document;
        }
        let way_in = format!("In BLS's words: {}.", word(section.entry_education.level));
        document.push_under("Education", list(&section.education));
        document.push(Block::Text(way_in));
        document.push_under("Certification", list(&section.certification));
        let names = Columns::<CredentialName<'_>>::new()
            .column("Credential", |row| Value::text(&row.credential.credential))
            .column("Name", |row| Value::text(&row.credential.name))
            .column("Body", |row| Value::text(&row.credential.body));
        document.push(names.table(self.credentials.iter(), None));
        document.push_under("Licensure", list(&section.licensure));
        document.push(licensure::table_of_kinds(&self.state_rules));
        document.push_under(
            "Schooling that workers aged 25 and over have",
            schooling(&section.attainment, 1),
        );
        document.push_under(
            "What workers say a new hire needs",
            schooling(&section.required_education, 2),
        );
        document.push(lengths(&section.related_experience, "Experience in related work"));
        document.push(lengths(&section.on_the_job_training, "Training on the job"));
        let importance = Columns::<CredentialImportance>::new()
            .column("Credential", |row| Value::text(&row.name))
            .column("Importance, 1 to 5", |row| Value::decimal(Some(row.importance), 2))
            .column("When", |row| Value::text(row.period.to_string()));
        document.push(importance.table(&section.credential_importance, None));
        if let Some(JobZone { zone, period, text, .. }) = &section.job_zone {
            document.push(Block::Text(format!("O*NET Job Zone {zone} of 5, {period}: {text}.")));
        }
        document
    }

    fn statements(&self) -> Vec<&Statement> {
        self.section.notes.iter().collect()
    }

    fn notes(&self) -> Vec<String> {
        let own = self.statements().into_iter().map(|note| note.text.clone());
        own.chain(self.state_law.iter().flat_map(|law| law.notes.iter().cloned())).collect()
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        those_with_an_answer(profile, &["certifications", "licensure STATE"], ", ")
    }
}
