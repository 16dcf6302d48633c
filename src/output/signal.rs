//! Ctrl-C and `kill` while files are written: what was begun is undone before the program ends.

use std::fs;
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

use crate::{failure::Failure, output};

/// Signals that end a program, and that it can hold.
#[cfg(not(unix))]
const SIGNALS: &[i32] = &[SIGINT, SIGTERM];
#[cfg(unix)]
const SIGNALS: &[i32] = {
    use signal_hook::consts::{SIGALRM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU};
    &[SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU]
};

/// A signal that has to wait until no file is half written. Without one that waits, and once this is
/// dropped, a signal ends the program at once.
#[derive(Default)]
pub(super) struct Signal {
    is_held: bool,
    /// Its number; 0 as long as none arrived.
    arrived: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
}

impl Signal {
    /// From here on a signal waits.
    pub(super) fn hold(&mut self) {
        if std::mem::replace(&mut self.is_held, true) {
            return;
        }
        let ignored = ignored();
        for &signal in SIGNALS.iter().filter(|signal| ignored >> (**signal - 1) & 1 == 0) {
            // Where a signal cannot be held, it ends the program as ever.
            if flag::register_conditional_default(signal, Arc::clone(&self.is_over)).is_ok() {
                let number = usize::try_from(signal).unwrap_or_default();
                let _ = flag::register_usize(signal, Arc::clone(&self.arrived), number);
            }
        }
        // A file over the user's limit is an error of its writing.
        #[cfg(unix)]
        let _ = flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    }

    /// An error if one waits.
    pub(super) fn check(&self) -> Result<(), Failure> {
        match self.arrived.load(Ordering::Relaxed) {
            0 => Ok(()),
            _ => Err(Failure::cannot_write("stopped; nothing was written")),
        }
    }

    /// Ends the program as the one that waits would have, if one does.
    pub(super) fn end(&self) {
        if let Err(stopped) = self.check() {
            output::report(&stopped.into());
            let number = self.arrived.load(Ordering::Relaxed);
            let _ = low_level::emulate_default_handler(i32::try_from(number).unwrap_or(SIGTERM));
        }
    }
}

impl Drop for Signal {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}

/// The signals that the program was started to ignore, as by `nohup`: a bit for each. Only Linux says so.
fn ignored() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let bits = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    bits.and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok()).unwrap_or_default()
}
