//! `skills.toml`: what a person needs to be good at.

use serde::{Deserialize, Serialize};

use super::figures::Rating;
use super::occupation::SocCode;
use super::period::{Edition, Period};
use super::rows::{Row, Rows};
use super::sources::SourceId;
use super::text::Statement;

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Skills {
    /// The skills that matter most, in words.
    #[serde(default)]
    pub skills: Vec<Skill>,
    /// The interests that fit best.
    pub interest_code: Option<InterestCode>,
    /// Ratings of skills, knowledge and work styles; within a kind, highest first.
    #[serde(default)]
    pub ratings: Rows<SkillRating>,
    /// BLS's scores of skills: of this job, and of others; within a job, highest first.
    #[serde(default)]
    pub scores: Rows<SkillScore>,
    /// How well the work fits each kind of interest.
    #[serde(default)]
    pub interests: Vec<Interest>,
    /// Software that the job uses.
    #[serde(default)]
    pub technologies: Vec<Technology>,
    /// What to bear in mind.
    #[serde(default)]
    pub notes: Vec<Statement>,
}

/// One skill, in words.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// A short name that stays the same when the text changes.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it asks of a person.
    pub text: String,
    /// Where it comes from.
    pub source: SourceId,
}

/// The first letters of the interests that fit best, first one first: `CSR`.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InterestCode {
    /// One letter an interest.
    pub code: String,
    /// Where it comes from.
    pub source: SourceId,
}

/// What a rating is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RatingKind {
    /// A skill, learned by doing.
    Skill,
    /// A field of knowledge, learned by study.
    Knowledge,
    /// A trait that helps in the work.
    WorkStyle,
}

/// O*NET's rating of a skill, a field of knowledge or a work style.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkillRating {
    /// What the rating is about.
    pub kind: RatingKind,
    /// Its name, in O*NET's words.
    pub name: String,
    /// 1 (not important) to 5 (extremely important).
    pub importance: Rating,
    /// How much of it the job takes, 0 to 7; work styles have none.
    pub level: Option<Rating>,
    /// How many people rated it.
    pub raters: u32,
    /// Who they were.
    pub rated_by: Raters,
    /// When they rated it.
    pub period: Period,
    /// Where it comes from.
    pub source: SourceId,
}

/// Who gave a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Raters {
    /// O*NET's occupational analysts.
    Analysts,
    /// People who hold the job.
    Workers,
}

impl Row for SkillRating {
    const COLUMNS: &'static str = "kind importance level raters rated_by period source name";
    const NEEDED: &'static str = "kind rated_by period source name";
}

/// BLS's score of a skill in a job.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkillScore {
    /// The job's code.
    pub soc_code: SocCode,
    /// From about 1 to 5.
    pub score: Rating,
    /// The edition of the projections that it belongs to.
    pub edition: Edition,
    /// Where it comes from.
    pub source: SourceId,
    /// The skill, in BLS's words.
    pub name: String,
}

impl Row for SkillScore {
    const COLUMNS: &'static str = "soc_code score edition source name";
    const NEEDED: &'static str = Self::COLUMNS;
}

/// How well the work fits a kind of interest.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Interest {
    /// One of the six RIASEC types.
    pub name: String,
    /// 1 to 7.
    #[cfg_attr(test, schemars(range(min = 1, max = 7)))]
    pub score: Rating,
    /// When it was rated.
    pub period: Period,
    /// Where it comes from.
    pub source: SourceId,
}

/// A piece or kind of software.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Technology {
    /// Its name.
    pub name: String,
    /// The kind of software it is.
    pub category: String,
    /// Employers often ask for it.
    pub hot: bool,
    /// Employers often ask for it in this very job.
    pub in_demand: bool,
    /// Where it comes from.
    pub source: SourceId,
}
