//! What is for the shell: help, errors about wrong words, completions and the manual.

pub(crate) mod completions;
pub(crate) mod help;
pub(crate) mod man;
pub(crate) mod typed_line;
pub(crate) mod wrong_words;

use crate::{
    cli::{Cli, Command, Format},
    failure::Failure,
    trust::schema,
    typed::suggest::quoted,
};

/// Refuses flags of format where an answer has one format only.
pub(crate) fn reject_format_flags(cli: &Cli) -> Result<(), Failure> {
    let (what, line) = match &cli.command {
        Some(Command::Completions(args)) => {
            ("a completion script", format!("completions {}", args.shell))
        }
        Some(Command::Man(args)) => {
            let dir = args.dir.iter().map(|dir| format!(" {}", quoted(&dir.to_string_lossy())));
            ("a manual page", format!("man{}", dir.collect::<String>()))
        }
        Some(Command::Schema(args)) => {
            // What is not there has no look.
            schema::asked::reply(args)?;
            let is_json = cli.output.json || cli.output.format == Some(Format::Json);
            match (&args.command, &args.profile) {
                (None, None) => ("a list of names", "schema".to_owned()),
                _ if is_json => return Ok(()),
                (Some(command), _) => {
                    ("a schema, which is JSON", format!("schema {}", quoted(command)))
                }
                (None, Some(file)) => {
                    let file = quoted(&file.to_string_lossy());
                    ("a schema, which is JSON", format!("schema --profile {file}"))
                }
            }
        }
        Some(Command::Init(args)) => {
            let dir = quoted(&args.dir.to_string_lossy());
            ("init, which prints the names of files", format!("init {dir}"))
        }
        _ => return Ok(()),
    };
    let flag = match &cli.output {
        output if output.json => "--json",
        output if output.plain => "--plain",
        output if output.format.is_some() => "--format",
        _ => return Ok(()),
    };
    let message = format!("{flag} does not apply to {what}");
    Err(Failure::usage(message).try_this(format!("ma-career {line}")))
}
