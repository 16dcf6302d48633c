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
    /// How much there is to do, 0 where nobody knows.
    whole: usize,
    /// What is shown, and how much of what is done is one of it.
    unit: &'static str,
    size: usize,
    is_watched: bool,
}

impl Progress {
    pub(super) fn new(whole: usize, unit: &'static str, size: usize) -> Self {
        let is_watched = io::stderr().is_terminal();
        Self { begun: Instant::now(), shown: None, done: 0, whole, unit, size, is_watched }
    }

    pub(super) fn add(&mut self, done: usize) {
        self.done += done;
        let since = self.shown.unwrap_or(self.begun).elapsed();
        let pause = if self.shown.is_some() { SILENT / 10 } else { SILENT };
        if !self.is_watched || since < pause {
            return;
        }
        self.shown = Some(Instant::now());
        let (done, unit) = (self.done / self.size, self.unit);
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
