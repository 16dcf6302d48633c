//! `glossary.toml`: the terms of the field, in plain words.

use serde::{Deserialize, Serialize};

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    /// One term an entry; those that are asked for most come first.
    pub terms: Vec<Term>,
}

/// A term.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its name.
    pub term: String,
    /// What else people call it.
    #[serde(default)]
    pub also_called: Vec<String>,
    /// What it means, in whole sentences.
    pub text: String,
    /// The same with the job's own figures: `{salary.latest.annual.median}` stands for the figure at
    /// that path of the profile.
    pub example: Option<String>,
    /// Other terms of the file.
    #[serde(default)]
    pub see_also: Vec<String>,
}
