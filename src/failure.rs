//! What can go wrong, what the user reads then, and the exit code that a script sees.

use std::fmt;

use crate::render::wrap;

/// Columns that a hint may take. An error does not depend on the terminal, so that it can be
/// searched for.
const WIDTH: usize = 80;

/// The exit codes: what each means in short, and in full.
pub const EXIT_CODES: &[(u8, &str, &str)] = &[
    (0, "answered", "answered, also when the reader closed the pipe"),
    (FailureKind::NothingMatched as u8, "nothing matched", "nothing matched"),
    (FailureKind::Usage as u8, "usage error", "the command line is wrong"),
    (
        FailureKind::ReadOrWrite as u8,
        "cannot read or write",
        "the profile is bad, or something cannot be read or written",
    ),
];

/// Why a command has no answer, each kind with its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The question was fine, but nothing matched.
    NothingMatched = 1,
    /// The command line cannot be understood.
    Usage = 2,
    /// The profile is bad, or something cannot be read or written.
    ReadOrWrite = 3,
}

impl FailureKind {
    /// The exit code of the program.
    pub fn exit_code(self) -> u8 {
        self as u8
    }
}

/// An error as the user reads it: what is wrong, then a line for each thing that helps.
#[derive(Debug)]
pub struct Failure {
    /// Its kind, which decides the exit code.
    pub kind: FailureKind,
    message: String,
    hints: Vec<(&'static str, String)>,
    remedy: Option<Remedy>,
    /// Whether it is that the profile lacks a section.
    is_lack: bool,
    /// Whether it is about a name, which something of another kind may have.
    is_name: bool,
}

/// What would work.
#[derive(Debug)]
pub(crate) enum Remedy {
    /// A whole line.
    Line(String),
    /// Another word in the place of one that was typed.
    Replace { wrong: String, right: String },
    /// A flag behind what was typed.
    Add(&'static str),
}

impl Failure {
    fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hints: Vec::new(),
            remedy: None,
            is_lack: false,
            is_name: false,
        }
    }

    /// Nothing matched what was asked for.
    pub fn nothing_matched(message: impl Into<String>) -> Self {
        Self::new(FailureKind::NothingMatched, message)
    }

    /// The profile lacks the section that would answer.
    pub fn lacking(message: impl Into<String>) -> Self {
        Self { is_lack: true, ..Self::nothing_matched(message) }
    }

    /// The command line cannot be understood.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(FailureKind::Usage, message)
    }

    /// The profile is not what it should be.
    pub fn bad_profile(message: impl Into<String>) -> Self {
        Self::new(FailureKind::ReadOrWrite, message)
    }

    /// The answer cannot be written.
    pub fn cannot_write(message: impl Into<String>) -> Self {
        Self::new(FailureKind::ReadOrWrite, message)
    }

    /// Adds a line that helps, such as `nearest: salary`.
    #[must_use]
    pub fn hint(mut self, label: &'static str, text: impl Into<String>) -> Self {
        self.hints.push((label, text.into()));
        self
    }

    /// Sets the line that would work, ready to be pasted.
    #[must_use]
    pub fn try_this(mut self, line: impl Into<String>) -> Self {
        self.remedy = Some(Remedy::Line(line.into()));
        self
    }

    /// Names the wrong word, and the one that could be in its place. The dispatcher makes of it the
    /// line that works.
    #[must_use]
    pub fn instead(mut self, wrong: impl Into<String>, right: impl Into<String>) -> Self {
        self.remedy = Some(Remedy::Replace { wrong: wrong.into(), right: right.into() });
        self
    }

    /// Names the flag that is missing.
    #[must_use]
    pub fn also(mut self, flag: &'static str) -> Self {
        self.remedy = Some(Remedy::Add(flag));
        self
    }

    /// Says that something of another kind may have the name.
    #[must_use]
    pub(crate) fn of_a_name(self) -> Self {
        Self { is_name: true, ..self }
    }

    /// Whether something of another kind may have the name.
    pub(crate) fn is_of_a_name(&self) -> bool {
        self.is_name
    }

    /// Takes back the line that would work.
    pub(crate) fn without_line(self) -> Self {
        Self { remedy: None, ..self }
    }

    /// Sets the line that has the answer, so that nothing else has to help.
    pub(crate) fn answered_by(mut self, line: String) -> Self {
        self.hints.clear();
        self.try_this(line)
    }

    /// What is wrong, without what helps.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// What would work, where that is known.
    pub(crate) fn remedy(&self) -> Option<&Remedy> {
        self.remedy.as_ref()
    }
}

/// What may be lacking.
pub(crate) trait IfThere<T> {
    /// `None` where the profile lacks the section that it is made of.
    fn if_there(self) -> Result<Option<T>, Failure>;
}

impl<T> IfThere<T> for Result<T, Failure> {
    fn if_there(self) -> Result<Option<T>, Failure> {
        match self {
            Ok(found) => Ok(Some(found)),
            Err(failure) if failure.is_lack => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.trim_end())?;
        let hints = self.hints.iter().map(|(label, text)| (*label, text, WIDTH));
        // What is to be pasted stays one line.
        let works = match &self.remedy {
            Some(Remedy::Line(line)) => Some(("try", line, usize::MAX)),
            _ => None,
        };
        let lines: Vec<_> = hints.chain(works).collect();
        let widest = lines.iter().map(|(label, ..)| label.len()).max().unwrap_or(0);
        for (label, text, width) in lines {
            let first = format!("  {label}:{} ", " ".repeat(widest - label.len()));
            for line in wrap::lines(text, width, &first, first.len()) {
                write!(f, "\n{line}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}
