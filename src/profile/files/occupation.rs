//! `profile.toml`: the occupation itself.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{sources::SourceId, text::Statement};

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Occupation {
    /// What one person in the job is called, such as "Welder".
    pub title: String,
    /// What several are called, within a sentence, such as "welders".
    pub title_plural: String,
    /// The occupation's code.
    pub soc_code: SocCode,
    /// What the job is, in a few sentences; overview and duties begin with it.
    pub summary: Option<Statement>,
    /// An ordinary day.
    pub at_a_glance: Option<AtAGlance>,
    /// What people in the job call themselves.
    pub reported_titles: Option<Titles>,
    /// What else the job is called.
    pub alternate_titles: Option<Titles>,
}

impl Occupation {
    /// The people in the job, as the subject of a clause. A name with a comma in it has one behind it too.
    pub fn people(&self) -> String {
        let comma = if self.title_plural.contains(", ") { "," } else { "" };
        format!("{}{comma}", self.title_plural)
    }

    /// What people call the job beside its title.
    pub fn other_titles(&self) -> impl Iterator<Item = &String> {
        self.reported_titles.iter().chain(&self.alternate_titles).flat_map(|known| &known.titles)
    }
}

/// The tasks of an ordinary day.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AtAGlance {
    /// A few words each, beginning with a verb.
    pub tasks: Vec<String>,
    /// Where they come from.
    pub source: SourceId,
}

/// Titles of the job.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Titles {
    /// In the order of the source.
    pub titles: Vec<String>,
    /// Where they come from.
    pub source: SourceId,
}

/// A code of the U.S. Standard Occupational Classification: `31-9092`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(extend("pattern" = Self::PATTERN)))]
#[serde(try_from = "String", into = "String")]
pub struct SocCode(String);

impl TryFrom<String> for SocCode {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let well_formed = text.len() == 7
            && text.bytes().enumerate().all(|(place, byte)| match place {
                2 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if well_formed {
            Ok(Self(text))
        } else {
            Err(format!("expected a SOC code such as \"31-9092\", found {text:?}"))
        }
    }
}

impl SocCode {
    /// How it is written, as a regular expression for others to check by.
    pub(crate) const PATTERN: &'static str = "^[0-9]{2}-[0-9]{4}$";

    /// The code as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code in any of its spellings: `31-9092`, `319092`, and O*NET's `31-9092.00`.
    pub fn from_any_spelling(text: &str) -> Option<Self> {
        let text = text.strip_suffix(".00").unwrap_or(text);
        let digits: String = text.chars().filter(|c| !matches!(c, '-' | '–' | ' ')).collect();
        let (group, occupation) = digits.split_at_checked(2)?;
        format!("{group}-{occupation}").try_into().ok()
    }
}

impl From<SocCode> for String {
    fn from(code: SocCode) -> Self {
        code.0
    }
}

impl fmt::Display for SocCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_soc_code_is_read_in_any_of_its_spellings() {
        for text in ["31-9091", "319091", "31-9091.00", "319091.00", "31 9091", "31–9091"] {
            let code = SocCode::from_any_spelling(text).unwrap();
            assert_eq!(code.as_str(), "31-9091", "{text}");
        }
        for text in ["", "3", "31-909", "31-90911", "31-9091.01", "dental", "é1-9091", "31.9091"] {
            assert_eq!(SocCode::from_any_spelling(text), None, "{text}");
        }
    }
}
