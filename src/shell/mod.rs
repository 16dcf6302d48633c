//! Help, errors about wrong words, completions and the manual.

pub(crate) mod completions;
pub(crate) mod help;
pub(crate) mod man;
pub(crate) mod typed_line;
pub(crate) mod wrong_words;

use crate::cli::{Cli, Command, Format};
use crate::failure::Failure;
use crate::trust::schema;

/// Refuses flags of format where an answer has one format only.
pub(crate) fn reject_format_flags(cli: &Cli) -> Result<(), Failure> {
    let flags = &cli.output;
    let what = match &cli.command {
        Some(Command::Completions { .. }) => "a completion script",
        Some(Command::Man { .. }) => "a manual page",
        Some(Command::Init { .. }) => "init, which prints the names of files",
        Some(Command::Import(_)) => "import, which prints what it changed",
        Some(Command::Schema(args)) => {
            // A wrong name is the first thing to say.
            schema::asked::reply(args)?;
            match (&args.command, &args.profile) {
                (None, None) => "a list of names",
                _ if flags.json || flags.format == Some(Format::Json) => return Ok(()),
                _ => "a schema, which is JSON",
            }
        }
        _ => return Ok(()),
    };
    let given =
        [("--json", flags.json), ("--plain", flags.plain), ("--format", flags.format.is_some())];
    match given.iter().find(|(_, is_given)| *is_given) {
        Some((flag, _)) => Err(Failure::usage(format!("{flag} does not apply to {what}"))),
        None => Ok(()),
    }
}
