//! The reply to a command line.

use std::path::PathBuf;

/// An answer, whole, before any of it is written.
#[derive(Debug, Default)]
pub struct Reply {
    /// What goes to stdout.
    pub text: String,
    /// Notes for stderr.
    pub asides: Vec<String>,
    /// A directory for the files, made if it does not exist.
    pub directory: Option<PathBuf>,
    /// The exit code; not 0 if the answer is that something is wrong.
    pub exit_code: u8,
    /// Whether its files take the place of those that are there.
    pub is_renewal: bool,
    /// Files to write, each with its text.
    pub files: Vec<(PathBuf, String)>,
}

impl Reply {
    /// A reply that is only text.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same reply with its text in a file; `-` is stdout.
    #[must_use]
    pub fn into_file(mut self, file: PathBuf) -> Self {
        if file.as_os_str() != "-" {
            self.files.push((file, std::mem::take(&mut self.text)));
        }
        self
    }
}
