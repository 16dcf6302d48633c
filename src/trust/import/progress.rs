//! How far a long import is, where someone watches.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// What takes less is over before it is read.
const SILENT: Duration = Duration::from_secs(1);

/// A line on stderr that is written over, and gone at the end; none where stderr is no terminal.
pub(super) struct Progress {
    begun: Instant,
    shown: Option<Instant>,
    done: usize,
    whole: usize,
    /// What is counted, and how many of it are one of what is shown.
    unit: (&'static str, usize),
    is_watched: bool,
}

impl Progress {
    /// Of so many bytes, 0 where nobody knows.
    pub(super) fn of_bytes(whole: usize) -> Self {
        Self::new(whole, ("MB read", 1_000_000))
    }

    pub(super) fn of_jobs(whole: usize) -> Self {
        Self::new(whole, ("occupations", 1))
    }

    fn new(whole: usize, unit: (&'static str, usize)) -> Self {
        let is_watched = io::stderr().is_terminal();
        Self { begun: Instant::now(), shown: None, done: 0, whole, unit, is_watched }
    }

    pub(super) fn add(&mut self, done: usize) {
        self.done += done;
        let since = self.shown.unwrap_or(self.begun).elapsed();
        let pause = if self.shown.is_some() { SILENT / 10 } else { SILENT };
        if !self.is_watched || since < pause {
            return;
        }
        self.shown = Some(Instant::now());
        let (unit, size) = self.unit;
        let done = self.done / size;
        let percent = (self.done * 100).checked_div(self.whole).map(|percent| percent.min(100));
        let percent = percent.map_or_else(String::new, |percent| format!(" ({percent}%)"));
        // A closed stderr is no reason to fail.
        let _ = write!(io::stderr(), "\r{done} {unit}{percent} ");
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr(), "\r{:40}\r", "");
        }
    }
}
