//! What a shell gets from the program, beside answers: a script for its Tab key, and the manual.

pub(crate) mod completions;
pub(crate) mod help;
pub(crate) mod man;
pub(crate) mod usage;

use crate::{
    cli::{Cli, Command, Format},
    failure::Failure,
    trust::schema,
    typed::suggest::quoted,
};

/// Refuses a look that was asked for, where there is only one.
pub(crate) fn comes_as_it_is(cli: &Cli) -> Result<(), Failure> {
    let (what, line) = match &cli.command {
        Some(Command::Completions(args)) => {
            ("a script has one form only", format!("completions {}", args.shell))
        }
        Some(Command::Man(args)) => {
            let dir = args.dir.iter().map(|dir| format!(" {}", quoted(&dir.to_string_lossy())));
            ("a manual page has one form only", format!("man{}", dir.collect::<String>()))
        }
        Some(Command::Schema(args)) => {
            // What is not there has no look.
            schema::asked::reply(args)?;
            let is_json = cli.output.json || cli.output.format == Some(Format::Json);
            match (&args.command, &args.profile) {
                (None, None) => ("a list of names is text", "schema".to_owned()),
                _ if is_json => return Ok(()),
                (Some(command), _) => ("a schema is JSON", format!("schema {}", quoted(command))),
                (None, Some(file)) => {
                    let file = quoted(&file.to_string_lossy());
                    ("a schema is JSON", format!("schema --profile {file}"))
                }
            }
        }
        Some(Command::Init(args)) => {
            let dir = quoted(&args.dir.to_string_lossy());
            ("init prints the names of files", format!("init {dir}"))
        }
        _ => return Ok(()),
    };
    let flag = match &cli.output {
        output if output.json => "--json",
        output if output.plain => "--plain",
        output if output.format.is_some() => "--format",
        _ => return Ok(()),
    };
    let message = format!("{flag} has no use here: {what}");
    Err(Failure::usage(message).try_this(format!("ma-career {line}")))
}
