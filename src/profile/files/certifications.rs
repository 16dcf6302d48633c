//! `certifications.toml`: the credentials of the occupation, by name.

use serde::{Deserialize, Serialize};

use super::sources::SourceId;

/// The whole file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Certifications {
    /// Where the facts come from; each names its own date and evidence.
    pub source: SourceId,
    /// What to bear in mind.
    #[serde(default)]
    pub notes: Vec<String>,
    /// One credential an entry.
    pub credentials: Vec<Credential>,
}

/// A credential.
// An answer writes its names; the rest it writes in its own way.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// A short name to ask for it by: `cma`.
    pub id: String,
    /// The letters behind the holder's name, with the body that gives them: `CMA (AAMA)`.
    pub credential: String,
    /// Its name.
    pub name: String,
    /// The body that gives it.
    pub body: String,
    /// Where the body stands on the web.
    #[serde(skip_serializing)]
    pub url: String,
    /// What is known of it.
    #[serde(skip_serializing)]
    pub facts: Vec<CredentialFact>,
}

impl Credential {
    /// The facts about one thing, in words.
    pub fn about(&self, field: CredentialField) -> impl Iterator<Item = &str> {
        let facts = self.facts.iter().filter(move |fact| fact.field == field);
        facts.map(|fact| fact.text.as_str())
    }
}

/// One fact of a credential.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CredentialFact {
    /// What it is about.
    pub field: CredentialField,
    /// The fact, in our own words.
    pub text: String,
    /// When it was true, as the page or the report dates it.
    pub as_of: Option<String>,
    /// How it is known; absent where that is not known.
    pub evidence: Option<String>,
}

/// What a fact of a credential is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CredentialField {
    /// Who vouches for the credential itself.
    Accreditation,
    /// A route to it.
    Eligibility,
    /// The exam.
    Exam,
    /// How long it is good for, and how it is renewed.
    Validity,
}

impl CredentialField {
    /// Every field, in the order of the tables.
    pub const ALL: [Self; 4] = [Self::Accreditation, Self::Eligibility, Self::Exam, Self::Validity];

    /// What the field is called before its fact.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accreditation => "Accredited by",
            Self::Eligibility => "Way in",
            Self::Exam => "Exam",
            Self::Validity => "Valid for",
        }
    }
}
