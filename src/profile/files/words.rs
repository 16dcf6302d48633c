//! `words.toml`: what people say, and the words that the profile has for it.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Words that say nothing, with commas between them; a search passes over them.
    #[serde(default)]
    pub filler: String,
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

/// Words that mean the same: the words of the profile, then what people say for them. Either is one
/// word or phrase, or several with commas between them.
#[derive(Debug, Default, Deserialize)]
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
