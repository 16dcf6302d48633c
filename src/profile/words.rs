//! `words.toml`: what people say, and the words that stand in the profile for it.

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The talk of the field and of its places.
    pub field: Vec<Synonym>,
    /// The talk of the program: its commands, flags and values.
    pub program: Vec<Synonym>,
}

/// Words that mean the same.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonym {
    /// Words of everyday speech.
    pub say: Vec<String>,
    /// The words to look for, the likeliest first.
    pub mean: Vec<String>,
}
