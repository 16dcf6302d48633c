//! `handout.toml`: what the printed page adds to the other sections.

use serde::{Deserialize, Serialize};

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Handout {
    /// Questions to ask an employer. They are advice, and cite nothing.
    #[serde(default)]
    pub questions: Vec<String>,
    /// Who hands out the page.
    pub office: Option<Office>,
}

/// An office of counselors. Its texts are the only ones of a profile that cite no source.
#[derive(Debug, Default, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Its name.
    pub name: Option<String>,
    /// Its phone number, as people dial it.
    pub phone: Option<String>,
    /// What its clients should know: when it is open, where it is.
    pub note: Option<String>,
}

impl Office {
    /// Characters of all its texts that a printed page has room for.
    pub const ROOM: usize = 160;

    /// Its texts as the page prints them: "Yakima Career Center, 509-555-0100", and the note.
    pub fn lines(&self) -> Vec<String> {
        let name: Vec<&str> = self.name.iter().chain(&self.phone).map(String::as_str).collect();
        let lines = [name.join(", "), self.note.clone().unwrap_or_default()];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }
}
