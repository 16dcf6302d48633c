//! Sentences of the dataset.

use std::{fmt, ops::Deref};

use serde::{Deserialize, Serialize, Serializer};

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

impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return (&self.text, &self.source, self.on_handout).serialize(serializer);
        }
        WithSource::new(&self.text, &self.source).serialize(serializer)
    }
}

/// A value and its source, which JSON leaves out; a walk through an answer sees both.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline, transparent))]
pub struct WithSource<'p, T> {
    value: T,
    #[cfg_attr(test, schemars(skip))]
    source: Option<&'p SourceId>,
}

impl<'p, T> WithSource<'p, T> {
    /// The source is absent where the value is empty.
    pub fn new(value: T, source: impl Into<Option<&'p SourceId>>) -> Self {
        Self { value, source: source.into() }
    }
}

impl<T> Deref for WithSource<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Serialize> Serialize for WithSource<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            self.value.serialize(serializer)
        } else {
            (&self.value, self.source).serialize(serializer)
        }
    }
}

/// A text with a capital, as a sentence or a title begins.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A text up to the end of its first sentence. "U.S." ends none.
pub fn first_sentence(text: &str) -> &str {
    let mut ends = text.match_indices(". ").map(|(at, _)| at + 1);
    ends.find(|end| !text[..*end].ends_with("U.S.")).map_or(text, |end| &text[..end])
}

/// The word that serde writes for a value of an enum.
pub fn word(value: impl Serialize) -> String {
    struct Word<T>(T);

    impl<T: Serialize> fmt::Display for Word<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }

    Word(value).to_string()
}

/// A caution, and the views of a section that show it.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Caution<View> {
    /// The views it belongs to.
    pub on: Vec<View>,
    /// One or more whole sentences.
    pub text: String,
    /// Whether the first screen, which has little room, says it too.
    #[serde(default)]
    pub in_short: bool,
}

impl<View: PartialEq> Caution<View> {
    /// The texts of those cautions that the first screen of `view` has room for.
    pub fn in_short(cautions: &[Self], view: &View) -> Vec<String> {
        let is_shown = |c: &&Self| c.in_short && c.on.contains(view);
        cautions.iter().filter(is_shown).map(|c| c.text.clone()).collect()
    }

    /// The texts of those cautions that belong to `view`.
    pub fn on(cautions: &[Self], view: &View) -> Vec<String> {
        cautions.iter().filter(|c| c.on.contains(view)).map(|c| c.text.clone()).collect()
    }
}
