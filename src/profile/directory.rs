//! The files of a profile in a directory.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::profile::{FILES, position::Position};
use crate::{failure::Failure, typed::suggest::quoted_path};

/// The largest file in bytes; three times the largest of the embedded profile.
const LARGEST_FILE: u64 = 512 * 1024;

/// The files that every profile has.
pub(crate) const NEEDED: [&str; 2] = ["profile.toml", "sources.toml"];

/// Why a file cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// What is wrong, to follow the name of the file.
    pub(crate) message: String,
    /// The position of the first wrong byte, if there is one.
    pub(crate) position: Option<Position>,
    pub(crate) help: &'static str,
}

impl Unreadable {
    fn new(message: impl Into<String>, help: &'static str) -> Self {
        Self { message: message.into(), position: None, help }
    }

    fn from_system(error: &io::Error) -> Self {
        Self::new(format!("it cannot be read: {error}"), "see that it is a file that you may read")
    }
}

/// The text of a file; `None` if there is no such file.
pub(crate) fn read(path: &Path) -> Result<Option<String>, Unreadable> {
    let from_system = |error: io::Error| Unreadable::from_system(&error);
    let known = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return match fs::symlink_metadata(path) {
                Ok(_) => Err(Unreadable::new("it is a broken link", "fix or remove the link")),
                Err(_) => Ok(None),
            };
        }
        known => known.map_err(from_system)?,
    };
    // Opening a pipe would block until someone writes to it.
    if !known.is_file() {
        let what = if known.is_dir() { "a directory" } else { "not a regular file" };
        return Err(Unreadable::new(format!("it is {what}"), "put a TOML file there"));
    }
    // Memory that suffices at once saves some reads; most of the time that a library takes is theirs.
    let length = known.len().min(LARGEST_FILE);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    let file = File::open(path).map_err(from_system)?;
    // The length may be wrong: files in /proc have 0.
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(from_system)?;
    if bytes.len() as u64 > LARGEST_FILE {
        let most = LARGEST_FILE / 1024;
        let message = format!("it is larger than {most} KB, the most that a file may have");
        return Err(Unreadable::new(message, "leave out what the file's kind does not need"));
    }
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..valid]);
        Unreadable {
            message: format!("byte {} is not valid UTF-8", valid + 1),
            position: Some(Position::of(&before, valid)),
            help: "save the file as UTF-8",
        }
    })
}

/// The directory of a profile.
#[derive(Debug)]
pub(super) struct Directory {
    path: PathBuf,
}

/// Why a path is not a directory; `None` if it is one.
pub(crate) fn why_no_directory(path: &Path) -> Option<String> {
    let shown = path.display();
    Some(match fs::metadata(path) {
        Ok(known) if known.is_dir() => return None,
        Ok(_) => format!("'{shown}' is not a directory"),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            format!("there is no directory '{shown}'")
        }
        Err(error) => format!("'{shown}' cannot be read: {error}"),
    })
}

impl Directory {
    /// Fails if it is not a directory, or a file of every profile is missing.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        for file in NEEDED {
            let Err(error) = fs::symlink_metadata(path.join(file)) else { continue };
            if let Some(message) = why_no_directory(path) {
                return Err(Failure::bad_profile(message)
                    .hint("help", "init writes a profile to start from, into a new directory")
                    .try_this("ma-career init my-profile"));
            }
            let shown = path.display();
            return Err(if error.kind() == ErrorKind::NotFound {
                let help = "every profile has one; init writes a whole profile to start from";
                let typed = quoted_path(path);
                Failure::bad_profile(format!("'{shown}' is not a profile: it has no {file}"))
                    .hint("help", help)
                    .try_this(format!("ma-career check {typed}"))
            } else {
                Failure::bad_profile(format!("'{shown}' cannot be read: {error}"))
                    .hint("help", "see that it is a directory that you may read")
            });
        }
        Ok(Self { path: path.to_owned() })
    }

    /// The text of one of its files; `None` if it has no such file.
    pub(super) fn text(&self, file: &str) -> Result<Option<String>, Failure> {
        read(&self.path.join(file)).map_err(|Unreadable { message, position, help }| {
            let at = position.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
            Failure::bad_profile(format!("{}{at}: {message}", self.shown(file))).hint("help", help)
        })
    }

    /// Whether it has a file of this name.
    pub(super) fn has(&self, file: &str) -> bool {
        self.path.join(file).is_file()
    }

    /// The path of one of its files.
    pub(super) fn shown(&self, file: &str) -> String {
        self.path.join(file).display().to_string()
    }

    /// The command that finds what is wrong with it.
    pub(super) fn check(&self) -> String {
        format!("ma-career check {}", quoted_path(&self.path))
    }

    /// The error of a section that is missing.
    pub(super) fn lacks(&self, file: &str) -> Failure {
        let sections = FILES.iter().map(|(file, _)| *file).filter(|file| self.has(file));
        let sections: Vec<&str> = sections.map(|file| file.trim_end_matches(".toml")).collect();
        Failure::lacking(format!("the profile in '{}' has no {file}", self.path.display()))
            .hint("sections", sections.join(", "))
            .try_this("ma-career overview")
    }
}
