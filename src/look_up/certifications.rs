//! `certifications`: the credentials by name.

use serde::Serialize;

use crate::answer::{Answer, those_with_an_answer};
use crate::document::{Block, Columns, Detail, Document, Table, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::certifications::{Certifications, Credential, CredentialFact, CredentialField};
use crate::profile::places::StateName;
use crate::profile::sources::SourceId;
use crate::profile::text::first_sentence;
use crate::typed::finder::{Candidate, Finder, missing};
use crate::typed::name::fold;
use crate::typed::suggest::MIN_LIKENESS;
use crate::typed::synonyms::find_words;

/// The answer to `certifications`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CertificationsAnswer<'p> {
    /// One credential an entry.
    credentials: Vec<CredentialRow<'p>>,
    #[serde(skip)]
    reading: Option<String>,
    /// What is said of certification as a whole, first of all.
    #[serde(skip)]
    in_general: Option<&'p str>,
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

    /// Its name, and the first way to it.
    fn in_short(&self) -> (String, String) {
        let Credential { credential, name, .. } = self.credential;
        let way_in = self.eligibility.first().copied().unwrap_or("Way in: not known here.");
        let validity = self.validity.map(|text| format!(" Good for {}", first_sentence(text)));
        let about = format!("{way_in}{}", validity.unwrap_or_default());
        (format!("{credential}, {name}, {}", self.url), about)
    }

    /// What is known of it, each fact with its date and how it is known.
    fn facts_in_lines(&self) -> impl Iterator<Item = String> {
        self.by_field().map(|(field, fact)| {
            let Some(CredentialFact { text, as_of, evidence, .. }) = fact else {
                return format!("{}: —", field.name());
            };
            let known = as_of.iter().chain(evidence).map(String::as_str).collect::<Vec<_>>();
            let known =
                if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) };
            format!("{}: {text}{known}", field.name())
        })
    }

    /// The facts in the order of the fields; a field that nothing is known of has none.
    fn by_field(&self) -> impl Iterator<Item = (CredentialField, Option<&'p CredentialFact>)> {
        CredentialField::ALL.into_iter().flat_map(|field| {
            let known: Vec<_> = self.facts.iter().filter(|fact| fact.field == field).collect();
            let unknown = known.is_empty().then_some((field, None));
            known.into_iter().map(move |fact| (field, Some(fact))).chain(unknown)
        })
    }

    /// A line a fact. What is not known of a credential says so.
    fn table(&self) -> Table {
        let rows = self.by_field();
        let of = |text: Option<&String>| Value::maybe_text(text.map(String::as_str));
        Columns::<(CredentialField, Option<&CredentialFact>)>::new()
            .column("About", |(field, _)| Value::text(field.name()))
            .column("Fact", move |(_, fact)| of(fact.map(|fact| &fact.text)))
            .column("As of", move |(_, fact)| of(fact.and_then(|fact| fact.as_of.as_ref())))
            .column("Source", move |(_, fact)| of(fact.and_then(|fact| fact.evidence.as_ref())))
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
    let (asked_for, reading): (Vec<&Credential>, _) = match typed {
        None => (section.credentials.iter().collect(), None),
        Some(typed) => {
            let (credential, reading) = meant(profile, section, typed)?;
            (vec![credential], reading)
        }
    };
    let credentials = asked_for
        .into_iter()
        .map(|credential| CredentialRow::new(credential, &section.source))
        .collect();
    let education = profile.education.maybe()?;
    let in_general = education.and_then(|education| education.certification.first());
    let in_general = in_general.map(|statement| first_sentence(&statement.text));
    Ok(CertificationsAnswer { credentials, reading, in_general, section })
}

fn meant<'p>(
    profile: &Profile,
    section: &'p Certifications,
    typed: &str,
) -> Result<(&'p Credential, Option<String>), Failure> {
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
    match finder.meant(profile, typed).as_slice() {
        [] => Err(match state_that_gives(profile, typed)? {
            Some(state) => {
                let what = format!("{typed} is a state credential of {}", state.state);
                Failure::nothing_matched(what)
                    .try_this(format!("ma-career licensure {}", state.abbr))
            }
            None => finder.unknown(typed, finder.nearest(profile, typed)),
        }),
        [one] => {
            let Credential { credential, name, .. } = one.item;
            let is_plain = one.names.contains(&fold(typed));
            Ok((one.item, (!is_plain).then(|| format!("{typed}: {credential}, {name}."))))
        }
        several => Err(finder.several(typed, several)),
    }
}

/// The state whose rules have these letters for a credential of its own.
fn state_that_gives<'p>(
    profile: &'p Profile,
    typed: &str,
) -> Result<Option<&'p StateName>, Failure> {
    let (letters, folded) = (typed.to_uppercase(), fold(typed));
    // "MA-C" is two words, folded.
    let names_it = |text: &str| {
        folded.contains(' ')
            && text.contains(&letters)
            && find_words(&folded, &fold(text)).is_some()
    };
    let rules = profile.licensure.maybe()?.map_or(&[][..], |section| &section.rules);
    let rule = rules.iter().find(|rule| names_it(&rule.text));
    let states = profile.known_states()?.iter().map(|state| &state.name);
    Ok(rule.and_then(|rule| states.into_iter().find(|state| state.abbr == rule.state)))
}

impl Answer for CertificationsAnswer<'_> {
    const COMMAND: &'static str = "certifications";
    const TABLE: &'static str = "credentials";

    fn summary(&self) -> Option<String> {
        if let [CredentialRow { credential, .. }] = self.credentials.as_slice() {
            let Credential { credential: letters, name, body, url, .. } = credential;
            return Some(format!("{letters}, {name}, comes from the {body}: {url}"));
        }
        let letters: Vec<&str> =
            self.credentials.iter().map(|row| row.credential.credential.as_str()).collect();
        let in_general = self.in_general.map(|text| format!(" {text}")).unwrap_or_default();
        Some(format!("{} credentials: {}.{in_general}", letters.len(), letters.join(", ")))
    }

    fn document(&self, detail: Detail) -> Document {
        let mut document = Document::new("certifications");
        if detail == Detail::Short && self.credentials.len() > 1 {
            let terms = self.credentials.iter().map(CredentialRow::in_short);
            document.push(Block::Terms(terms.collect()));
            document.left_out.extend(["other ways in", "exams", "how each fact is known"]);
            return document;
        }
        if let (Detail::Short, [row]) = (detail, self.credentials.as_slice()) {
            document.push(Block::list(row.facts_in_lines()));
            return document;
        }
        for row in &self.credentials {
            let Credential { credential, name, body, url, .. } = row.credential;
            let about = Block::Text(format!("{body}, {url}"));
            document.push_under(format!("{credential}, {name}"), about);
            document.push(row.table());
        }
        document
    }

    fn readings(&self) -> Vec<String> {
        self.reading.iter().cloned().collect()
    }

    fn notes_in_short(&self) -> Vec<String> {
        self.section.notes.iter().take(usize::from(self.credentials.len() == 1)).cloned().collect()
    }

    fn notes(&self) -> Vec<String> {
        self.section.notes.clone()
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        those_with_an_answer(profile, &["education", "licensure STATE"], ", ")
    }
}
