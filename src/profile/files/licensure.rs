//! `licensure.toml`: what state law asks of people in the occupation.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::sources::SourceId;

/// The whole file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Licensure {
    /// Where the rules come from; each names its own authority, date and address.
    pub source: SourceId,
    /// The kinds of rules, the strictest first.
    pub kinds: Vec<String>,
    /// What a kind means for someone who wants to work, in one sentence, by kind.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// Postal codes of the states whose law was searched, without anything firm enough to be shown.
    #[serde(default)]
    pub not_found: Vec<String>,
    /// What to bear in mind.
    #[serde(default)]
    pub notes: Vec<String>,
    /// The rules, by state.
    pub rules: Vec<Rule>,
}

/// A rule of a state.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The state's postal code.
    #[serde(skip_serializing)]
    pub state: String,
    /// What kind of rule it is.
    pub kind: String,
    /// What it asks, in our own words.
    pub text: String,
    /// The same for the printed page, where all of it is too long for that.
    #[serde(skip_serializing)]
    pub in_short: Option<String>,
    /// What was not read, or could not be checked.
    pub caution: Option<String>,
    /// The law or the body.
    pub authority: String,
    /// The date of the text that was read.
    pub as_of: String,
    /// Where it was read.
    pub url: String,
}

impl Rule {
    /// What it asks, in the words of `text`, and what was not read of it.
    pub fn with_caution(&self, text: &str) -> String {
        let caution = self.caution.iter().map(|caution| format!(" {caution}"));
        [text.to_owned()].into_iter().chain(caution).collect()
    }
}
