//! `education.toml`: how people get in.

use serde::{Deserialize, Serialize};

use super::figures::{Percent, Rating};
use super::period::{Edition, Period};
use super::sources::SourceId;
use super::text::{Statement, word};

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Education {
    /// What BLS lists as the usual way in.
    #[serde(skip_serializing)]
    pub entry_education: EntryEducation,
    /// Schooling, in words.
    #[serde(default)]
    pub education: Vec<Statement>,
    /// Certification, in words.
    #[serde(default)]
    pub certification: Vec<Statement>,
    /// Licensure, in words.
    #[serde(default)]
    pub licensure: Vec<Statement>,
    /// The schooling that workers have.
    #[serde(default)]
    pub attainment: Vec<SchoolingShare>,
    /// The schooling that workers say a new hire needs.
    #[serde(default)]
    pub required_education: Vec<SchoolingShare>,
    /// The experience in related work that a new hire needs.
    #[serde(default)]
    pub related_experience: Vec<LengthShare>,
    /// The training on the job that a new hire needs.
    #[serde(default)]
    pub on_the_job_training: Vec<LengthShare>,
    /// How much a credential matters.
    #[serde(default)]
    pub credential_importance: Vec<CredentialImportance>,
    /// How much preparation the job takes; `None` where the profile does not say.
    pub job_zone: Option<JobZone>,
    /// What to bear in mind.
    #[serde(default, skip_serializing)]
    pub notes: Vec<Statement>,
}

/// What BLS lists as the usual way in.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EntryEducation {
    /// The level of schooling.
    pub level: EntryLevel,
    /// The edition of the projections that lists it.
    pub period: Edition,
    /// Where it comes from.
    pub source: SourceId,
}

impl EntryEducation {
    /// The level in plain words and in BLS's, with the edition: the middle of a sentence.
    pub fn sentence(&self) -> String {
        let (plain, name) = (self.level.in_plain_words(), word(self.level));
        format!("{plain} (BLS, {}: \"{name}\")", self.period)
    }
}

/// A level of schooling that BLS lists as a usual way into a job; its whole list, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum EntryLevel {
    /// No schooling.
    #[serde(rename = "No formal educational credential")]
    NoCredential,
    /// High school.
    #[serde(rename = "High school diploma or equivalent")]
    HighSchool,
    /// Courses after high school.
    #[serde(rename = "Some college, no degree")]
    SomeCollege,
    /// A certificate or diploma after high school.
    #[serde(rename = "Postsecondary nondegree award")]
    NondegreeAward,
    /// About two years of college.
    #[serde(rename = "Associate's degree")]
    Associate,
    /// About four years of college.
    #[serde(rename = "Bachelor's degree")]
    Bachelor,
    /// One or two years after the bachelor's.
    #[serde(rename = "Master's degree")]
    Master,
    /// Three years or more after the bachelor's.
    #[serde(rename = "Doctoral or professional degree")]
    Doctoral,
}

impl EntryLevel {
    /// The level as people say it, within a sentence.
    pub fn in_plain_words(self) -> &'static str {
        match self {
            Self::NoCredential => "no schooling",
            Self::HighSchool => "high school",
            Self::SomeCollege => "some college, without a degree",
            Self::NondegreeAward => "a certificate or diploma after high school",
            Self::Associate => "a two-year degree",
            Self::Bachelor => "a four-year degree",
            Self::Master => "a master's degree",
            Self::Doctoral => "a doctoral or professional degree",
        }
    }
}

impl EntryLevel {
    /// The level in as few words as a column has room for.
    pub fn in_two_words(self) -> &'static str {
        match self {
            Self::NoCredential => "none",
            Self::HighSchool => "high school",
            Self::SomeCollege => "some college",
            Self::NondegreeAward => "certificate",
            Self::Associate => "associate's",
            Self::Bachelor => "bachelor's",
            Self::Master => "master's",
            Self::Doctoral => "doctorate",
        }
    }
}

/// O*NET's Job Zone: how much preparation the job takes.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JobZone {
    /// 1 (little preparation) to 5 (extensive).
    #[cfg_attr(test, schemars(range(min = 1, max = 5)))]
    pub zone: u8,
    /// The zone in words.
    pub text: String,
    /// The range of Specific Vocational Preparation that the zone covers.
    pub vocational_preparation: String,
    /// When it was set.
    pub period: Period,
    /// Where it comes from.
    pub source: SourceId,
}

/// The percent of people with, or asking for, a level of schooling.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SchoolingShare {
    /// The level, in the source's words.
    pub level: String,
    /// The percent of the people that the source counts.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub percent: Percent,
    /// When they were counted.
    pub period: Period,
    /// Where it comes from.
    pub source: SourceId,
}

/// The percent of people who name a length of time.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LengthShare {
    /// The length, in the source's words.
    pub length: String,
    /// The percent of the people that the source counts.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub percent: Percent,
    /// When they were asked.
    pub period: Period,
    /// Where it comes from.
    pub source: SourceId,
}

/// How much a kind of credential matters.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CredentialImportance {
    /// The kind of credential.
    pub name: String,
    /// 1 (not important) to 5 (extremely important).
    #[cfg_attr(test, schemars(range(min = 1, max = 5)))]
    pub importance: Rating,
    /// When it was rated.
    pub period: Period,
    /// Where it comes from.
    pub source: SourceId,
}
