//! A fact: what it says, where it is, and what it can be found by.

use std::fmt;

use serde::Serialize;

use crate::profile::sources::SourceId;

// A doc comment would become a part of the schema of a match.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Fact {
    /// Where it stands in `profile --json`.
    pub(crate) path: String,
    /// The fact, in one line.
    pub(crate) text: String,
    /// The command that shows more.
    // Without the program's name until it is shown.
    pub(crate) command: String,
    /// Where a fact comes from.
    // Cautions and explanations are our own.
    pub(crate) sources: Vec<SourceId>,
}

/// What a fact can be found by.
#[derive(Clone, Copy, Default)]
pub(crate) struct About<'a> {
    /// What it is about.
    pub(crate) name: &'a str,
    /// A code or letters that mean it and nothing else.
    pub(crate) code: &'a str,
    /// What it says.
    pub(crate) text: &'a str,
    /// What else belongs to it, and is not printed with it.
    pub(crate) also: &'a [&'a str],
}

impl<'a> About<'a> {
    /// Only what it says.
    pub(crate) fn text(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }

    /// Only its code: a question leads to it, and no word does.
    pub(crate) fn code(code: &'a str) -> Self {
        Self { code, ..Self::default() }
    }
}

/// A longer name would break the line that its path is in.
const LONGEST_NAME: usize = 32;

/// Where a fact is in `profile --json`.
#[derive(Clone, Copy)]
pub(crate) enum At<'a> {
    Path(&'a str),
    /// An entry of a list by its place.
    Index(&'a str, usize),
    /// An entry of a list by a key and its value.
    Key(&'a str, &'a str, &'a str),
    /// An entry of a list by its name, or where that is long by its place.
    Name(&'a str, usize, &'a str, &'a str),
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Path(path) => f.write_str(path),
            Self::Name(list, index, _, name)
                if name.len() > LONGEST_NAME || name.contains(['[', ']', '\'']) =>
            {
                Self::Index(list, index).fmt(f)
            }
            Self::Index(list, index) => write!(f, "{list}[{index}]"),
            Self::Key(list, key, value) | Self::Name(list, _, key, value) => {
                write!(f, "{list}[{key}={value}]")
            }
        }
    }
}
