//! From a file's text to its typed section.

use std::{cell::OnceCell, ops::Range, rc::Rc};

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::profile::{as_json::AsJson, directory::Directory, position::Position};
use crate::{
    failure::Failure,
    output::{is_control, is_plain},
    typed::suggest::truncate,
};

/// A part of the program, and the function that reads it.
type Embedded<T> = (&'static [u8], fn(&[u8]) -> Result<T, String>);

/// One file of the dataset, read and parsed when it is first asked for.
#[derive(Debug)]
pub struct Section<T> {
    file: &'static str,
    /// Where the file is, if the profile has it; without one, the section is the embedded one.
    directory: Option<Rc<Directory>>,
    embedded: Embedded<T>,
    parsed: OnceCell<Option<T>>,
}

impl<T: DeserializeOwned> Section<T> {
    pub(super) fn new(
        file: &'static str,
        directory: Option<&Rc<Directory>>,
        embedded: Embedded<T>,
    ) -> Self {
        Self { file, directory: directory.cloned(), embedded, parsed: OnceCell::new() }
    }

    /// The typed section; fails where the profile lacks it, and with the place in the file where the
    /// text is no such section.
    pub fn get(&self) -> Result<&T, Failure> {
        self.maybe()?.ok_or_else(|| match &self.directory {
            None => Failure::lacking(format!("there is no {}", self.file)),
            Some(directory) => directory.lacks(self.file),
        })
    }

    /// The same, `None` where the profile lacks it.
    pub fn maybe(&self) -> Result<Option<&T>, Failure> {
        if let Some(section) = self.parsed.get() {
            return Ok(section.as_ref());
        }
        let (bytes, read) = self.embedded;
        let section = match &self.directory {
            None => Some(
                read(bytes)
                    .map_err(|error| Failure::bad_profile(format!("{}: {error}", self.file)))?,
            ),
            Some(directory) => match directory.text(self.file)? {
                None => None,
                Some(text) => Some(typed(&text).map_err(|wrong| {
                    let Position { line, column } = Position::of(&text, wrong.span.start);
                    let file = directory.shown(self.file);
                    Failure::bad_profile(format!("{file}:{line}:{column}: {}", wrong.message))
                        .hint("help", "check names every problem, and shows where it stands")
                        .try_this(directory.check())
                })?),
            },
        };
        Ok(self.parsed.get_or_init(|| section).as_ref())
    }

    /// Whether the profile has it; what is in it is not looked at.
    pub fn exists(&self) -> bool {
        self.directory.as_ref().is_none_or(|directory| directory.has(self.file))
    }

    /// The name of the file in the profile's directory.
    pub fn file(&self) -> &'static str {
        self.file
    }
}

/// Reads what `build.rs` wrote as JSON.
pub(super) fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    // Whether it is UTF-8 is asked once, and not of each text in it.
    let text = str::from_utf8(bytes).map_err(|error| error.to_string())?;
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Reads what `build.rs` wrote without keys.
pub(super) fn binary<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    postcard::from_bytes(bytes).map_err(|error| error.to_string())
}

/// A file of a profile, parsed.
pub(crate) type Parsed<'t> = Spanned<DeTable<'t>>;

/// Why a text is no section, and the bytes that show it.
pub(crate) struct Wrong {
    pub(crate) message: String,
    pub(crate) span: Range<usize>,
}

impl From<toml::de::Error> for Wrong {
    fn from(error: toml::de::Error) -> Self {
        Self { message: truncate(error.message()), span: error.span().unwrap_or_default() }
    }
}

/// A section of somebody's own, whose texts have nothing in them that steers a terminal.
pub(super) fn typed<T: DeserializeOwned>(text: &str) -> Result<T, Wrong> {
    typed_of(&DeTable::parse(text)?)
}

/// The same of a text that is parsed.
pub(super) fn typed_of<T: DeserializeOwned>(table: &Parsed<'_>) -> Result<T, Wrong> {
    if let Some((span, c)) = steering(table.get_ref()) {
        let message = format!("the text has the character {} in it", c.escape_unicode());
        return Err(Wrong { message, span });
    }
    AsJson::of(table).read()
}

/// The first text that has a character in it which steers a terminal.
fn steering(table: &DeTable<'_>) -> Option<(Range<usize>, char)> {
    // Tables are several lines, and a tab may separate their columns.
    fn of_text(text: &str) -> Option<char> {
        if is_plain(text) {
            return None;
        }
        let is_table = text.contains('\n');
        text.replace("\r\n", "\n").chars().find(|c| is_control(*c) && !(is_table && *c == '\t'))
    }
    fn of_value(value: &Spanned<DeValue<'_>>) -> Option<(Range<usize>, char)> {
        match value.get_ref() {
            DeValue::String(text) => of_text(text).map(|c| (value.span(), c)),
            DeValue::Array(items) => items.iter().find_map(of_value),
            DeValue::Table(table) => steering(table),
            _ => None,
        }
    }
    table.iter().find_map(|(key, value)| {
        of_text(key.get_ref()).map(|c| (key.span(), c)).or_else(|| of_value(value))
    })
}
