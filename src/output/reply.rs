//! What a command line is answered with.

use std::path::PathBuf;

/// An answer, whole, before any of it is written.
#[derive(Debug, Default)]
pub struct Reply {
    /// What goes to stdout.
    pub text: String,
    /// What goes to stderr beside it, each for itself: how words were read, how to get more.
    pub asides: Vec<String>,
    /// A directory that is made for the files, where it is not there yet.
    pub directory: Option<PathBuf>,
    /// What the program ends with; 0 unless what was answered is that something is wrong.
    pub exit_code: u8,
    /// Files, each with its whole text.
    pub files: Vec<(PathBuf, String)>,
}

impl Reply {
    /// An answer that is all in its text.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same answer with its text in a file; `-` is stdout.
    #[must_use]
    pub fn into_file(mut self, file: PathBuf) -> Self {
        if file.as_os_str() != "-" {
            self.files.push((file, std::mem::take(&mut self.text)));
        }
        self
    }
}
