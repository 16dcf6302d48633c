//! `man [DIR]`: the manual, a page for the program and one for each command.

use std::{
    io::{self, IsTerminal},
    path::Path,
};

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::failure::{EXIT_CODES, Failure};
use crate::output::reply::Reply;
use crate::profile::Profile;
use crate::shell::help::{self, examples, plain};
use crate::typed::suggest::{nearest, quoted};

/// The variables that change an answer.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("MA_CAREER_PROFILE", "The directory of the profile, where --profile does not name one."),
    ("NO_COLOR", "Anything: no color, unless --color asks for it."),
    ("CLICOLOR_FORCE", "Anything: color even where the answer goes to no terminal."),
    ("TERM", "Where it is dumb: no color."),
    ("COLUMNS", "The width of a page where no terminal tells it and --width is not given."),
    ("ACCESSIBLE", "Anything but 0: lines made to be read aloud, unless a format is named."),
    ("LC_ALL, LC_CTYPE, LANG", "A locale that is named and not UTF-8 asks for ASCII."),
];

/// The program's own page, or that of the command that is asked for. With a directory all pages go there,
/// and the answer is their names.
pub(crate) fn answer(profile: &Profile, asked: Option<&Path>) -> Result<Reply, Failure> {
    let mut program = help::program(profile)
        .disable_help_subcommand(true)
        .subcommand_help_heading("COMMANDS")
        .subcommand_value_name("COMMAND");
    program.build();
    let commands: Vec<&Command> = [&program].into_iter().chain(program.get_subcommands()).collect();
    // The pages are as old as the newest figures, not as the program.
    let published = profile.sources.get()?.sources.iter().filter_map(|it| it.published.as_deref());
    let date = published.max().unwrap_or_default();
    let page = |command: &Command| {
        let text = page(command, &commands, date);
        text.map_err(|error| Failure::cannot_write(format!("cannot make the page: {error}")))
    };
    let shown = |command: &Command, typed: &str| {
        // Who reads it on a terminal wants it formatted.
        let help = format!("to read it formatted: ma-career man{typed} | man -l -");
        let asides = if io::stdout().is_terminal() { vec![help] } else { Vec::new() };
        Ok(Reply { asides, ..Reply::of(page(command)?) })
    };
    let Some(dir) = asked else { return shown(&program, "") };
    let words = dir.to_string_lossy();
    if let Some(command) = program.find_subcommand(&*words) {
        return shown(command, &format!(" {words}"));
    }
    // A mistyped command writes nothing.
    if !words.contains(std::path::is_separator) {
        let names = program.get_subcommands().map(Command::get_name);
        let near = nearest(&words, names);
        let failure = Failure::usage(format!("'{words}' is not a command"));
        let failure = near.into_iter().fold(failure, |failure, near| failure.hint("nearest", near));
        let line = near.map_or_else(|| format!("{words}/"), str::to_owned);
        return Err(failure
            .hint("help", "for a directory, add a slash after its name")
            .try_this(format!("ma-career man {}", quoted(&line))));
    }
    let files = commands
        .iter()
        .map(|command| Ok((dir.join(format!("{}.1", name(command))), page(command)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let names = files.iter().flat_map(|(path, _)| [path.display().to_string(), "\n".to_owned()]);
    Ok(Reply { text: names.collect(), directory: Some(dir.to_owned()), files, ..Reply::default() })
}

fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// The page of one of the commands, as roff.
fn page(command: &Command, commands: &[&Command], date: &str) -> io::Result<String> {
    let version = format!("ma-career {}", commands[0].get_version().unwrap_or_default());
    let (about, rest) = (plain(command.get_about()), plain(command.get_after_long_help()));
    let description = format!("{about}.\n\n{rest}").trim_end().to_owned();
    let described = command.clone().long_about(description).after_long_help(None);
    let mut page = Vec::new();
    Man::new(described)
        .title(name(command).to_uppercase())
        .date(date)
        .source(version)
        .manual("Career profiles")
        .render(&mut page)?;
    let mut rest = Roff::new();
    let mut section = |title, items: &mut dyn Iterator<Item = (String, &str)>| {
        rest.control("SH", [title]);
        for (term, meaning) in items {
            rest.control("TP", []).text([bold(term)]).text([roman(meaning)]);
        }
    };
    let examples = examples(command);
    section("EXAMPLES", &mut examples.iter().map(|it| (it.0.clone(), it.1.as_str())));
    section("ENVIRONMENT", &mut ENVIRONMENT.iter().map(|(name, text)| ((*name).to_owned(), *text)));
    section("EXIT STATUS", &mut EXIT_CODES.iter().map(|(code, _, text)| (code.to_string(), *text)));
    let others = commands.iter().map(|other| name(other)).filter(|other| *other != name(command));
    let others: Vec<_> = others.map(|other| format!("{other}(1)")).collect();
    rest.control("SH", ["SEE ALSO"]).text([roman(others.join(", "))]);
    rest.to_writer(&mut page)?;
    // mandoc warns of an empty line between two breaks.
    Ok(String::from_utf8_lossy(&page).replace(".br\n\n.br\n", ".sp\n"))
}
