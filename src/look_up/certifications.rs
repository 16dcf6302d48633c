//! `certifications`: the credentials by name.

use serde::Serialize;

use crate::answer::{Answer, those_with_an_answer};
use crate::document::{Block, Columns, Document, Table, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::certifications::{Certifications, Credential, CredentialFact, CredentialField};
use crate::profile::sources::SourceId;
use crate::typed::finder::{Candidate, Finder, missing};
use crate::typed::name::fold;
use crate::typed::suggest::MIN_LIKENESS;

/// The answer to `certifications`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CertificationsAnswer<'p> {
    /// One credential an entry.
    credentials: Vec<CredentialRow<'p>>,
    #[serde(skip)]
    section: &'p Certifications,
}

/// How a credential is called, and by whom it is given.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CredentialName<'p> {
    #[serde(flatten)]
    pub(crate) credential: &'p Credential,
}

/// A credential: the facts by what they are about, and once more each with its date.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CredentialRow<'p> {
    #[serde(flatten)]
    credential: &'p Credential,
    /// Where the body stands on the web.
    url: &'p str,
    /// Who vouches for it.
    accreditation: Option<&'p str>,
    /// The routes to it.
    eligibility: Vec<&'p str>,
    /// Its exam.
    exam: Option<&'p str>,
    /// How long it is good for, and how it is renewed.
    validity: Option<&'p str>,
    /// The dates of the facts, each once.
    as_of: Option<String>,
    /// How the facts are known, each way once.
    evidence: Option<String>,
    /// What is known of it, fact by fact.
    facts: &'p [CredentialFact],
    /// Where it comes from.
    source: &'p SourceId,
}

impl<'p> CredentialRow<'p> {
    fn new(credential: &'p Credential, source: &'p SourceId) -> Self {
        let of = |field| credential.about(field);
        Self {
            credential,
            url: &credential.url,
            accreditation: of(CredentialField::Accreditation).next(),
            eligibility: of(CredentialField::Eligibility).collect(),
            exam: of(CredentialField::Exam).next(),
            validity: of(CredentialField::Validity).next(),
            as_of: each_once(credential.facts.iter().filter_map(|fact| fact.as_of.as_deref())),
            evidence: each_once(
                credential.facts.iter().filter_map(|fact| fact.evidence.as_deref()),
            ),
            facts: &credential.facts,
            source,
        }
    }

    /// A line a fact. What is not known of a credential says so.
    fn table(&self) -> Table {
        let rows = CredentialField::ALL.into_iter().flat_map(|field| {
            let known: Vec<_> = self.facts.iter().filter(|fact| fact.field == field).collect();
            let unknown = known.is_empty().then_some((field, None));
            known.into_iter().map(move |fact| (field, Some(fact))).chain(unknown)
        });
        let of = |text: Option<&String>| Value::maybe_text(text.map(String::as_str));
        Columns::<(CredentialField, Option<&CredentialFact>)>::new()
            .column("About", |(field, _)| Value::text(field.name()))
            .column("Fact", move |(_, fact)| of(fact.map(|fact| &fact.text)))
            .column("As of", move |(_, fact)| of(fact.and_then(|fact| fact.as_of.as_ref())))
            .column("How known", move |(_, fact)| of(fact.and_then(|fact| fact.evidence.as_ref())))
            .table(&rows.collect::<Vec<_>>(), None)
    }
}

fn each_once<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut known: Vec<&str> = Vec::new();
    for text in texts {
        if !known.contains(&text) {
            known.push(text);
        }
    }
    (!known.is_empty()).then(|| known.join("; "))
}

/// All credentials, or the one that `typed` means.
pub fn answer<'p>(
    profile: &'p Profile,
    typed: Option<&str>,
) -> Result<CertificationsAnswer<'p>, Failure> {
    let section = profile.certifications.get()?;
    let asked_for: Vec<&Credential> = match typed {
        None => section.credentials.iter().collect(),
        Some(typed) => vec![meant(profile, section, typed)?],
    };
    let credentials = asked_for
        .into_iter()
        .map(|credential| CredentialRow::new(credential, &section.source))
        .collect();
    Ok(CertificationsAnswer { credentials, section })
}

fn meant<'p>(
    profile: &Profile,
    section: &'p Certifications,
    typed: &str,
) -> Result<&'p Credential, Failure> {
    let candidate = |credential: &'p Credential| {
        let Credential { id, credential: letters, name, body, .. } = credential;
        Candidate {
            item: credential,
            handle: id,
            line: Some(format!("{letters}  {name}")),
            names: [id, letters, name, body].map(|name| fold(name)).into(),
        }
    };
    let finder = Finder {
        none: "no credential",
        plural: "credentials",
        shortest_beginning: 1,
        min_likeness: MIN_LIKENESS,
        candidates: section.credentials.iter().map(candidate).collect(),
    };
    if typed.trim().is_empty() {
        let example = section.credentials.first().map_or("", |first| &first.id);
        let expected = "its letters, its body, or enough of its name";
        return Err(missing("a credential", expected, typed, example));
    }
    match finder.named(typed).as_slice() {
        [] => Err(finder.unknown(typed, finder.nearest(profile, typed))),
        [one] => Ok(one.item),
        several => Err(finder.several(typed, several)),
    }
}

impl Answer for CertificationsAnswer<'_> {
    const COMMAND: &'static str = "certifications";
    const TABLE: &'static str = "credentials";

    fn document(&self) -> Document {
        let mut document = Document::new("certifications");
        for row in &self.credentials {
            let Credential { credential, name, body, url, .. } = row.credential;
            let about = Block::Text(format!("{body}, {url}"));
            document.push_under(format!("{credential}, {name}"), about);
            document.push(row.table().into());
        }
        document
    }

    fn notes(&self) -> Vec<String> {
        self.section.notes.clone()
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        those_with_an_answer(profile, &["education", "licensure STATE"], ", ")
    }
}
