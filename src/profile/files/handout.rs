//! `handout.toml`: what the printed page adds to the other sections.

use serde::{Deserialize, Serialize};

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Handout {
    /// Questions to ask an employer. They are advice, and cite nothing.
    pub questions: Vec<String>,
}
