//! `schema [COMMAND]`, `schema --profile FILE-KIND`: a schema, or the list of them.

use std::path::Path;

use clap::CommandFactory;

use crate::cli::{Cli, SchemaArgs};
use crate::failure::Failure;
use crate::output::reply::Reply;
use crate::trust::schema::{COMMANDS, Entry, FILES, find};
use crate::typed::suggest::{nearest, one_line};

/// The text of a schema; without a name a list of them.
pub(crate) fn reply(args: &SchemaArgs) -> Result<Reply, Failure> {
    let text = match (&args.command, &args.profile) {
        (Some(command), _) => command_named(command)?,
        (None, Some(file)) => file_named(&file.to_string_lossy())?,
        (None, None) => list(),
    };
    Ok(Reply::of(text))
}

fn command_named(typed: &str) -> Result<String, Failure> {
    let program = Cli::command();
    let command = program.find_subcommand(typed);
    let name = command.map_or(typed, clap::Command::get_name);
    find(COMMANDS, name).ok_or_else(|| {
        let message = match command {
            Some(_) => format!("'{name}' has no JSON, and so no schema"),
            None => format!("no command is called '{}'", one_line(typed)),
        };
        let failure = Failure::nothing_matched(message);
        match find(FILES, name) {
            Some(_) => failure
                .hint("help", "a file of a profile has this name")
                .try_this(format!("ma-career schema --profile {name}")),
            None => with_names(failure, typed, "commands", COMMANDS, "schema"),
        }
    })
}

fn file_named(typed: &str) -> Result<String, Failure> {
    let kind = typed.strip_suffix(".toml").unwrap_or(typed);
    find(FILES, kind).ok_or_else(|| {
        let failure = Failure::nothing_matched(format!(
            "no file of a profile is called '{}'",
            one_line(typed)
        ));
        let failure = if Path::new(typed).is_dir() {
            failure
                .hint("help", "behind `schema`, --profile names a kind of file, and no directory")
        } else {
            failure
        };
        with_names(failure, typed, "files", FILES, "schema --profile")
    })
}

fn with_names(
    failure: Failure,
    typed: &str,
    label: &'static str,
    entries: &[Entry],
    line: &str,
) -> Failure {
    let names: Vec<&str> = entries.iter().map(|entry| entry.name).collect();
    let kind = typed.strip_suffix(".toml").unwrap_or(typed);
    match nearest(kind, names.iter().copied()) {
        Some(near) => {
            failure.hint("nearest", near).hint(label, names.join(", ")).instead(typed, near)
        }
        None => failure.hint(label, names.join(", ")).try_this(format!("ma-career {line} salary")),
    }
}

/// The names of the schemas, one a line.
fn list() -> String {
    let width = COMMANDS.iter().chain(FILES).map(|entry| entry.name.len()).max().unwrap_or(0);
    let lines = |entries: &[Entry]| -> String {
        let line = |entry: &Entry| format!("  {:width$}  {}\n", entry.name, entry.about);
        entries.iter().map(line).collect()
    };
    format!(
        "The JSON of a command: ma-career schema COMMAND\n{}\n\
         A file of a profile: ma-career schema --profile FILE-KIND\n{}",
        lines(COMMANDS),
        lines(FILES)
    )
}
