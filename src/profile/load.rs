//! From a file's text to its typed section.

use std::cell::OnceCell;

use serde::de::DeserializeOwned;

use crate::failure::Failure;

/// One file of the dataset, parsed when it is first asked for.
#[derive(Debug)]
pub struct Section<T> {
    file: &'static str,
    text: &'static str,
    parsed: OnceCell<T>,
}

impl<T: DeserializeOwned> Section<T> {
    /// A section whose text stands in `file`.
    pub fn new(file: &'static str, text: &'static str) -> Self {
        Self { file, text, parsed: OnceCell::new() }
    }

    /// The typed section; fails with the place in the file where the text is no such section.
    pub fn get(&self) -> Result<&T, Failure> {
        if let Some(section) = self.parsed.get() {
            return Ok(section);
        }
        let section = toml::from_str(self.text)
            .map_err(|error| Failure::bad_profile(format!("{}: {error}", self.file)))?;
        Ok(self.parsed.get_or_init(|| section))
    }

    /// The name of the file, as it stands in the profile's directory.
    pub fn file(&self) -> &'static str {
        self.file
    }
}
