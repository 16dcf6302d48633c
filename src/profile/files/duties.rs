//! `duties.toml`: what the work is.

use serde::{Deserialize, Serialize};

use super::{sources::SourceId, text::Statement};

/// The whole file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Duties {
    /// Where the duties come from.
    pub source: SourceId,
    /// The kinds of work that the duties are told apart by, if they are.
    #[serde(default)]
    pub kinds: Vec<DutyKind>,
    /// In the order of the source.
    pub duties: Vec<Duty>,
    /// Tasks in the words of another source.
    pub tasks: Option<Tasks>,
    /// What to bear in mind with them.
    #[serde(default)]
    pub notes: Vec<Statement>,
}

/// Tasks from a source of their own.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tasks {
    /// Where they come from.
    pub source: SourceId,
    /// In the order of the source.
    pub tasks: Vec<Duty>,
}

impl Duties {
    /// The duties and then the tasks, each with its source.
    pub fn lists(&self) -> [Option<(&SourceId, &[Duty])>; 2] {
        let tasks = self.tasks.as_ref().map(|list| (&list.source, &*list.tasks));
        [Some((&self.source, &self.duties)), tasks]
    }
}

/// One duty, or one task.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// A short name that stays the same when the text changes.
    pub id: String,
    /// One sentence, beginning with a verb.
    pub text: String,
    /// The names of the kinds that it belongs to: one, or several.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Whether the printed page, which has little room, names it.
    #[serde(default, skip_serializing)]
    #[cfg_attr(test, schemars(extend("default" = false)))]
    pub on_handout: bool,
}

/// A kind of work.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DutyKind {
    /// The word that names it.
    pub name: String,
    /// What belongs to it.
    pub about: String,
}
