//! `duties.toml`: what the work is.

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use super::{sources::SourceId, text::Statement};

/// The whole file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Duties {
    /// Where the duties come from.
    pub source: SourceId,
    /// In the order of the source.
    pub duties: Vec<Duty>,
    /// What to bear in mind with them.
    pub notes: Vec<Statement>,
}

/// One duty.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// A short name that stays the same when the text changes.
    pub id: String,
    /// One sentence, beginning with a verb.
    pub text: String,
    /// Which side of the work it belongs to; one kind, or both.
    pub kinds: Vec<DutyKind>,
    /// Whether the printed page, which has little room, names it.
    #[serde(default)]
    pub on_handout: bool,
}

/// A side of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ValueEnum)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum DutyKind {
    /// The office side: desk, telephone, charts, supplies
    Administrative,
    /// The patient side: exam rooms, care and its record
    Clinical,
}

impl DutyKind {
    /// The kind as people read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Administrative => "administrative",
            Self::Clinical => "clinical",
        }
    }
}
