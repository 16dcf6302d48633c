//! `words.toml`: what people say, and the words that the profile has for it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Words that say nothing, with commas between them; a search passes over them.
    #[serde(default)]
    pub filler: String,
    /// Words that say little, with commas between them; a search does without them where it has to.
    #[serde(default)]
    pub weak: String,
    /// What a question is about, by the words that say so.
    #[serde(default)]
    pub topics: Topics,
    /// The talk of the field and of its places.
    #[serde(default)]
    pub field: Synonyms,
    /// Jobs that are not in the profile, and what people call them.
    #[serde(default)]
    pub elsewhere: Synonyms,
    /// The talk of the program: its commands, flags and values.
    #[serde(default)]
    pub program: Synonyms,
}

/// What a question can be about: the words that say so, with commas between them. They decide what comes
/// first in an answer.
#[derive(Debug, Default, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Topics {
    /// Pay.
    pub pay: String,
    /// The highest pay.
    pub most: String,
    /// The highest number of jobs.
    pub jobs: String,
    /// The similar jobs.
    pub similar: String,
    /// From the lowest pay to the highest.
    pub range: String,
    /// The pay of beginners.
    pub least: String,
    /// The states.
    pub state: String,
    /// The areas.
    pub area: String,
    /// The industries.
    pub industry: String,
    /// What pay buys at the prices of a place.
    pub buying_power: String,
    /// Whether pay is good.
    pub offer: String,
    /// Two jobs side by side.
    pub compare: String,
    /// What a state allows or asks for.
    pub rule: String,
    /// What else the job is called.
    pub title: String,
    /// Where the figures come from.
    pub origin: String,
    /// How someone gets in.
    pub way_in: String,
}

impl Topics {
    /// Whether a word says what is asked for, and names nothing.
    pub(crate) fn decides(&self, word: &str) -> bool {
        let Self { most, range, least, offer, compare, origin, title, .. } = self;
        let topics = [most, range, least, offer, compare, origin, title];
        topics.iter().any(|topic| topic.split(", ").any(|own| own == word))
    }
}

/// Words that mean the same: the words of the profile, then what people say for them. Either is one
/// word or phrase, or several with commas between them.
#[derive(Debug, Default, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Synonyms(BTreeMap<String, String>);

/// What people say, and what they mean by it; each is one word or phrase, or several with commas
/// between them.
#[derive(Clone, Copy, Debug)]
pub struct Synonym<'a> {
    mean: &'a str,
    say: &'a str,
}

impl Synonyms {
    /// One after another.
    pub fn iter(&self) -> impl Iterator<Item = Synonym<'_>> {
        self.0.iter().map(|(mean, say)| Synonym { mean, say })
    }
}

impl<'a> Synonym<'a> {
    /// `mean` is what is meant by `say`.
    pub fn new(mean: &'a str, say: &'a str) -> Self {
        Self { mean, say }
    }

    /// The words of everyday speech.
    pub fn said(self) -> impl Iterator<Item = &'a str> {
        self.say.split(',').map(str::trim)
    }

    /// The words to look for, the likeliest first.
    pub fn meant(self) -> impl Iterator<Item = &'a str> {
        self.mean.split(',').map(str::trim)
    }
}
