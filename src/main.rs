//! The `ma-career` command: the answer on stdout, an error on stderr, and an exit code.

use std::{env, ffi::OsString, process::ExitCode};

use ma_career::{output, run};

fn main() -> ExitCode {
    let words: Vec<OsString> = env::args_os().collect();
    match run(&words).and_then(|reply| output::print(&reply).map(|()| reply.exit_code)) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            output::report(&error);
            ExitCode::from(output::exit_code(&error))
        }
    }
}
