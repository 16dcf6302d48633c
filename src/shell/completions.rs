//! `completions SHELL`: a script that lets the shell's Tab key complete words.
//!
//! Clap knows the commands, the flags and the closed lists. States, jobs, credentials, terms and sources
//! come from the dataset, onto a copy of the command line that is made for the script alone: what is
//! typed stays free text.

use std::fmt::Write;

use clap::{
    Arg, Command, CommandFactory, ValueHint,
    builder::{PossibleValue, PossibleValuesParser},
};
use clap_complete::{Shell, generate};

use crate::{
    cli::Cli,
    decide::compare,
    failure::{Failure, IfThere},
    look_up::duties,
    profile::Profile,
    shell::help,
    trust::schema,
    typed::name::fold,
};

/// The script for a shell.
pub(crate) fn script(profile: &Profile, shell: Shell) -> Result<String, Failure> {
    let names = Names::of(profile)?;
    let mut program = Cli::command().mut_args(as_scripts_take_it).mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        command.mut_args(|word| as_scripts_take_it(names.offered(&name, word)))
    });
    let mut script = Vec::new();
    generate(shell, &mut program, "ma-career", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    Ok(match shell {
        // Two parts of clap's script disagree on how to write the hyphen of the program's name, and
        // nothing completes behind a command: https://github.com/clap-rs/clap/issues/6421
        Shell::Bash => script.replace("ma__subcmd__career", "ma__career"),
        Shell::Fish => script + &words_for_fish(&program),
        _ => script,
    })
}

/// The words of a list, each with its meaning.
type Offered = Vec<(String, String)>;

/// The names in the dataset that someone can type.
struct Names {
    kinds: Offered,
    states: Offered,
    jobs: Offered,
    credentials: Offered,
    terms: Offered,
    sources: Offered,
    commands: Offered,
    files: Offered,
}

impl Names {
    fn of(profile: &Profile) -> Result<Self, Failure> {
        let states = profile.known_states()?.iter();
        let credentials = profile.certifications.maybe()?;
        let credentials = credentials.iter().flat_map(|section| &section.credentials);
        let terms = profile.glossary.maybe()?.into_iter().flat_map(|section| &section.terms);
        let sources = profile.sources.get()?.sources.iter();
        Ok(Self {
            kinds: duties::kinds(profile)?,
            states: states
                .map(|state| (state.name.abbr.clone(), state.name.state.clone()))
                .collect(),
            jobs: compare::as_words(profile).if_there()?.unwrap_or_default(),
            credentials: credentials
                .map(|credential| (credential.id.clone(), credential.name.clone()))
                .collect(),
            terms: terms
                .map(|known| (fold(&known.term).replace(' ', "-"), known.term.clone()))
                .collect(),
            sources: sources
                .map(|source| {
                    let title = format!("{}, {}", source.title, source.reference_period);
                    (source.id.0.clone(), title)
                })
                .collect(),
            commands: with_schema(schema::COMMANDS),
            files: with_schema(schema::FILES),
        })
    }

    /// The word of a command with the names that it takes, if there is a list of them.
    fn offered(&self, command: &str, word: Arg) -> Arg {
        let name = word.get_value_names().and_then(|names| names.first());
        let names = match (command, name.map_or("", |name| name.as_str())) {
            ("duties", "KIND") => &self.kinds,
            ("schema", "COMMAND") => &self.commands,
            ("schema", "FILE-KIND") => &self.files,
            (_, "PLACE" | "STATE") => &self.states,
            (_, "JOB") => &self.jobs,
            ("certifications", "NAME") => &self.credentials,
            ("explain", "TERM") => &self.terms,
            ("sources", "ID") => &self.sources,
            _ => return word,
        };
        if names.is_empty() {
            return word;
        }
        let values = names.iter().map(|(name, about)| PossibleValue::new(name.clone()).help(about));
        word.value_parser(PossibleValuesParser::new(values))
    }
}

fn with_schema(entries: &[schema::Entry]) -> Offered {
    entries.iter().map(|entry| (entry.name.to_owned(), entry.about.to_owned())).collect()
}

/// A word as the scripts can take it.
fn as_scripts_take_it(word: Arg) -> Arg {
    let values = word.get_possible_values();
    if values.is_empty() {
        return without_files(word);
    }
    // Clap puts what a value means between double quotes, and leaves those within it as they are.
    let values = values.into_iter().map(|value| {
        let about = value.get_help().map(|about| about.to_string().replace('"', "'"));
        about.map_or(value.clone(), |about| value.help(about))
    });
    word.value_parser(PossibleValuesParser::new(values))
}

/// What is neither of a list nor a path is not to be completed with the names of files.
fn without_files(word: Arg) -> Arg {
    match word.get_value_hint() {
        ValueHint::Unknown => word.value_hint(ValueHint::Other),
        _ => word,
    }
}

/// The words behind the commands, which clap's script for fish leaves out.
fn words_for_fish(program: &Command) -> String {
    let mut lines = String::new();
    for command in program.get_subcommands() {
        let names = command.get_name_and_visible_aliases().join(" ");
        let of_command =
            format!("complete -c ma-career -n \"__fish_ma_career_using_subcommand {names}\"");
        if !command.get_positionals().any(is_path) {
            let _ = writeln!(lines, "{of_command} -f");
        }
        for word in command.get_positionals() {
            for value in word.get_possible_values() {
                let about = in_quotes(&help::plain(value.get_help()));
                let _ = writeln!(lines, "{of_command} -a {} -d {about}", value.get_name());
            }
        }
    }
    lines
}

fn is_path(word: &Arg) -> bool {
    !matches!(word.get_value_hint(), ValueHint::Unknown | ValueHint::Other)
}

fn in_quotes(text: &str) -> String {
    format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"))
}
