//! Sentences of the dataset.

use serde::Deserialize;

use super::sources::SourceId;

/// A fact in our own words, and where it comes from.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// One or more whole sentences.
    pub text: String,
    /// The source of the fact.
    pub source: SourceId,
    /// Whether the printed page, which has little room, says it too.
    #[serde(default)]
    pub on_handout: bool,
}

/// A caution, and the views of a section that show it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Caution<View> {
    /// The views it belongs to.
    pub on: Vec<View>,
    /// One or more whole sentences.
    pub text: String,
}

impl<View: PartialEq> Caution<View> {
    /// The texts of those cautions that belong to `view`.
    pub fn on(cautions: &[Self], view: &View) -> Vec<String> {
        cautions.iter().filter(|c| c.on.contains(view)).map(|c| c.text.clone()).collect()
    }
}
