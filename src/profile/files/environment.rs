//! `environment.toml`: where the work is done, what it is like, and when.

use serde::{Deserialize, Serialize};

use super::figures::{Percent, Rating};
use super::period::Period;
use super::sources::SourceId;
use super::text::Statement;

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Environment {
    /// Where people in the job work.
    #[serde(default, skip_serializing)]
    pub settings: Vec<SettingEntry>,
    /// What the work is like, in words.
    #[serde(default)]
    pub conditions: Vec<Statement>,
    /// When the work is done, in words.
    #[serde(default)]
    pub schedule: Vec<Statement>,
    /// O*NET's ratings of what the work is like.
    #[serde(default)]
    pub work_context: Vec<WorkContext>,
    /// What to bear in mind.
    #[serde(default, skip_serializing)]
    pub notes: Vec<Statement>,
}

/// A place to work: with a share of its own, or by the industry that has the share.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged, deny_unknown_fields)]
pub enum SettingEntry {
    /// Its share, pay and period stand in `industries.toml`.
    Industry {
        /// Its name, for people.
        name: String,
        /// The industry's code.
        industry: String,
    },
    /// Its share stands here.
    Share {
        /// Its name, for people.
        name: String,
        /// The share of all jobs in the occupation.
        #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
        share_percent: Percent,
        /// When it was counted.
        period: Period,
        /// Where it comes from.
        source: SourceId,
    },
}

/// O*NET's rating of one side of the work's surroundings.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkContext {
    /// Its name, in O*NET's words.
    pub name: String,
    /// 0 to 100.
    pub score: Rating,
    /// Where it comes from.
    pub source: SourceId,
}
