//! What can go wrong, what the user reads then, and the exit code that a script sees.

use std::fmt;

/// Why a command has no answer. Each kind has an exit code of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The question was fine, but nothing matched: exit code 1.
    NothingMatched,
    /// The command line cannot be understood: exit code 2.
    Usage,
    /// The profile is bad, or something cannot be read or written: exit code 3.
    ReadOrWrite,
}

impl FailureKind {
    /// The exit code of the program.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::NothingMatched => 1,
            Self::Usage => 2,
            Self::ReadOrWrite => 3,
        }
    }
}

/// An error as the user reads it: what is wrong, then a line for each thing that helps.
#[derive(Debug)]
pub struct Failure {
    /// Its kind, which decides the exit code.
    pub kind: FailureKind,
    message: String,
    hints: Vec<(&'static str, String)>,
}

impl Failure {
    fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hints: Vec::new() }
    }

    /// Nothing matched what was asked for.
    pub fn nothing_matched(message: impl Into<String>) -> Self {
        Self::new(FailureKind::NothingMatched, message)
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
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.trim_end())?;
        let widest = self.hints.iter().map(|(label, _)| label.len()).max().unwrap_or(0);
        for (label, text) in &self.hints {
            let gap = " ".repeat(widest - label.len());
            write!(f, "\n  {label}: {gap}{text}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}
