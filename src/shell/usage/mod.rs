//! What someone reads who typed a word that the command line does not have: what is wrong, the
//! nearest word that it does have, and a line that works.

mod line;

use std::{ffi::OsString, io, path::PathBuf};

use anstream::{AutoStream, ColorChoice, adapter::strip_str};
use clap::{
    CommandFactory, ValueEnum,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{
    cli::{Cli, Colour, NARROWEST, WIDEST, settings},
    failure::Failure,
    look_up::duties,
    profile::Profile,
    shell::help,
    typed::{suggest, synonyms},
};

/// The page of help that [`Cli::read`] found to be asked for, in color where that is wanted.
pub(crate) fn help(asked: &str, words: &[OsString]) -> String {
    let typed = in_text(words);
    settle_colour(&typed);
    let width = value_of(&typed, "--width").and_then(|width| width.parse().ok());
    let width = settings::width(width.filter(|width| (NARROWEST..=WIDEST).contains(width)));
    let styled = help::page(profile_of(&typed), asked, width.into());
    let is_plain = AutoStream::choice(&io::stdout()) == ColorChoice::Never;
    let text = if is_plain { strip_str(&styled).to_string() } else { styled };
    // Clap ends some lines with blanks.
    text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// Clap's error as one of ours.
pub(crate) fn explain(error: &clap::Error, words: &[OsString]) -> Failure {
    let words = in_text(words);
    settle_colour(&words);
    let mut mistake = Mistake::of(error, &words);
    // What is valid for the flag need not be valid beside the others.
    let is_answered = |good: &String| {
        line::lines_with(&words, &mistake.word, good).any(|line| line::answers(&line))
    };
    let working: Vec<String> =
        mistake.valid.iter().filter(|good| is_answered(good)).cloned().collect();
    // A command may have no answer yet for want of a word behind it.
    if !working.is_empty() && error.kind() != ErrorKind::InvalidSubcommand {
        mistake.valid = working;
    }
    let profile = profile_of(&words);
    let is_command = error.kind() == ErrorKind::InvalidSubcommand;
    let is_flag = error.kind() == ErrorKind::UnknownArgument;
    let valid = || mistake.valid.iter().map(String::as_str);
    // A word that is no command may be what one is asked about.
    let likeness = if is_command { ALIKE } else { suggest::NEAR };
    let near = synonyms::meant_above(likeness, profile, &mistake.word, valid());
    let mut failure = Failure::usage(&mistake.message);
    let of_command = (is_command && near.is_none()).then(|| line::of_command(profile, &words));
    // A place or a flag of `salary`; or a text that only looks like a flag.
    let of_flag = || is_flag.then(|| line::of_salary(&words)).flatten();
    let with_dash = || (is_flag && near.is_none()).then(|| line::with_dash(&words)).flatten();
    let meant = of_command.flatten().or_else(of_flag).or_else(with_dash);
    let near = match &meant {
        // What it means beside what was typed.
        Some(line) if is_command => line.get(2).map(String::as_str),
        Some(_) => None,
        None => near.or_else(|| suggest::nearest(&mistake.word, valid())),
    };
    if let Some(near) = near.filter(|near| *near != mistake.word) {
        failure = failure.hint("nearest", near);
    }
    if let Some(label) = mistake.label {
        failure = failure.hint(label, mistake.valid.join(", "));
    }
    if let Some(line) = meant {
        return failure.try_this(line::pasted(&line));
    }
    // Another flag than the nearest was hardly meant, and another command may write.
    let others = mistake
        .valid
        .iter()
        .map(String::as_str)
        .filter(|other| if is_command { *other == "overview" } else { !is_flag });
    let instead = near.into_iter().chain(others);
    failure.try_this(line::that_works(&words, &mistake.word, instead))
}

/// How alike a command must be to come before a line that takes the word as it is.
const ALIKE: f64 = 0.9;

/// An error with the line that would work, made of what was typed.
pub(crate) fn with_line(error: anyhow::Error, words: &[OsString]) -> anyhow::Error {
    match error.downcast::<Failure>() {
        Ok(failure) => {
            let words = in_text(words);
            let with_flag = |flag: &str| {
                let line = [words.as_slice(), &[flag.to_owned()]].concat();
                if line::answers(&line) {
                    line::pasted(&line)
                } else {
                    line::that_works(&words, flag, [].into_iter())
                }
            };
            let line = failure
                .replacement()
                .map(|(wrong, right)| line::that_works(&words, wrong, [right].into_iter()))
                .or_else(|| failure.missing_flag().map(with_flag));
            // A line that a command made knows nothing of the flags.
            let line = line.or_else(|| failure.line().map(|line| from_profile(line, &words)));
            match line {
                Some(line) => failure.try_this(line).into(),
                None => failure.into(),
            }
        }
        Err(other) => other,
    }
}

/// The line, with the profile that was asked where the line needs one.
fn from_profile(line: &str, words: &[String]) -> String {
    let is_free = ["--profile", "ma-career init", "ma-career check", "ma-career schema"];
    match value_of(words, "--profile") {
        Some(profile) if !is_free.iter().any(|free| line.contains(free)) => {
            let program = format!("ma-career --profile {}", suggest::quoted(profile));
            line.replacen("ma-career", &program, 1)
        }
        _ => line.to_owned(),
    }
}

fn in_text(words: &[OsString]) -> Vec<String> {
    words.iter().map(|word| word.to_string_lossy().into_owned()).collect()
}

/// The value of a flag, even where the rest of the line cannot be understood.
fn value_of<'a>(words: &'a [String], flag: &str) -> Option<&'a str> {
    let joined = words.iter().find_map(|word| word.strip_prefix(flag)?.strip_prefix('='));
    let apart = || words.windows(2).find(|pair| pair[0] == flag).map(|pair| pair[1].as_str());
    joined.or_else(apart)
}

/// The profile that `words` or the environment name, or where that is none the embedded one.
pub(super) fn profile_of(words: &[String]) -> &'static Profile {
    let named = value_of(words, "--profile").map(PathBuf::from).or_else(settings::of_environment);
    // The embedded one can be opened: the program was built with it.
    Profile::open(named.as_deref()).or_else(|_| Profile::open(None)).expect("it is embedded")
}

fn settle_colour(words: &[String]) {
    let colour = value_of(words, "--color");
    if let Some(colour) = colour.and_then(|word| Colour::from_str(word, true).ok()) {
        ColorChoice::from(colour).write_global();
    }
}

/// A word that the command line cannot take.
struct Mistake {
    message: String,
    word: String,
    /// What could stand in its place.
    valid: Vec<String>,
    /// What `valid` is called where it is short enough to be shown.
    label: Option<&'static str>,
}

impl Mistake {
    fn of(error: &clap::Error, words: &[String]) -> Self {
        let text = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(", "),
            _ => String::new(),
        };
        let flag = text(ContextKind::InvalidArg);
        match error.kind() {
            ErrorKind::InvalidSubcommand => {
                let word = text(ContextKind::InvalidSubcommand);
                let message = format!("there is no command '{word}'");
                Self { message, word, valid: commands(), label: Some("commands") }
            }
            ErrorKind::UnknownArgument if flag.starts_with('-') => {
                let message = format!("there is no flag '{flag}' here");
                let valid = flags(words).into_iter().filter(|known| is_harmless(known, &flag));
                Self { message, valid: valid.collect(), word: flag, label: None }
            }
            ErrorKind::UnknownArgument => {
                let message = format!("'{flag}' is one word too many");
                Self { message, word: flag, valid: Vec::new(), label: None }
            }
            ErrorKind::InvalidValue => {
                let word = text(ContextKind::InvalidValue);
                let message = if word.is_empty() {
                    format!("a value is missing after '{flag}'")
                } else {
                    format!("'{word}' is no value for '{flag}'")
                };
                match error.get(ContextKind::ValidValue) {
                    Some(ContextValue::Strings(values)) if !values.is_empty() => {
                        Self { message, word, valid: values.clone(), label: Some("values") }
                    }
                    _ => Self::free_value(message, word, &flag, words),
                }
            }
            ErrorKind::ValueValidation => {
                let word = text(ContextKind::InvalidValue);
                Self::free_value(format!("'{word}' is no value for '{flag}'"), word, &flag, words)
            }
            ErrorKind::MissingRequiredArgument => {
                let name = flag.trim_end_matches(['.', '>', ']']).trim_start_matches(['<', '[']);
                let message = format!("{name} is missing");
                let (word, valid) = (String::new(), values(words, name));
                if valid.is_empty() {
                    Self::free_value(message, word, name, words)
                } else {
                    Self { message, word, valid, label: Some("values") }
                }
            }
            ErrorKind::TooManyValues => {
                let word = text(ContextKind::InvalidValue);
                let message = format!("'{word}' is one too many for '{flag}'");
                Self { message, word, valid: Vec::new(), label: None }
            }
            ErrorKind::ArgumentConflict => {
                let other = text(ContextKind::PriorArg);
                let message = if flag == other {
                    format!("'{flag}' stands twice")
                } else {
                    format!("'{flag}' and '{other}' exclude each other")
                };
                Self { message, word: flag, valid: Vec::new(), label: None }
            }
            _ => Self {
                message: first_line(error),
                word: String::new(),
                valid: Vec::new(),
                label: None,
            },
        }
    }

    /// A mistake in a value that can be more than a list could name.
    fn free_value(message: String, word: String, flag: &str, words: &[String]) -> Self {
        let profile = profile_of(words);
        // What a flag takes may say more than its name, which can be that of another.
        let mut names = flag.rsplit([' ', '=', '<', '>']).filter(|name| !name.is_empty());
        match names.find_map(|name| free_value(profile, name)) {
            None => Self { message, word, valid: Vec::new(), label: None },
            Some((expected, example)) => Self {
                message: format!("{message}: expected {expected}"),
                word,
                valid: vec![example],
                label: None,
            },
        }
    }
}

fn first_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

/// Every command by its own name, in the order of the help, and then by its others.
fn commands() -> Vec<String> {
    let program = Cli::command();
    let names = program.get_subcommands().map(clap::Command::get_name);
    let others = program.get_subcommands().flat_map(clap::Command::get_visible_aliases);
    names.chain(others).map(str::to_owned).collect()
}

/// The flags of the command that `words` name, or of the program.
fn flags(words: &[String]) -> Vec<String> {
    let mut program = Cli::command();
    program.build();
    let named = words.iter().skip(1).find_map(|word| program.find_subcommand(word));
    let long = named.unwrap_or(&program).get_arguments().filter_map(clap::Arg::get_long);
    let useful = long.filter(|name| !["help", "version"].contains(name));
    useful.map(|name| format!("--{name}")).collect()
}

/// The closed list that a word's value is from, where its command has one.
fn values(words: &[String], name: &str) -> Vec<String> {
    let program = Cli::command();
    let command = words.iter().skip(1).find_map(|word| program.find_subcommand(word));
    let named = |word: &&clap::Arg| word.get_value_names().is_some_and(|names| names == [name]);
    let word = command.and_then(|command| command.get_positionals().find(named));
    let values = word.map(clap::Arg::get_possible_values).unwrap_or_default();
    values.iter().map(|value| value.get_name().to_owned()).collect()
}

/// Whether a flag can be suggested for `word`: one that writes is what was meant, or it is not named.
fn is_harmless(flag: &str, word: &str) -> bool {
    let writes = ["--output", "--force"].contains(&flag);
    !writes || word.get(..4).is_some_and(|beginning| flag.starts_with(beginning))
}

/// What a flag without a list of values expects, and an example of it.
fn free_value(profile: &Profile, flag: &str) -> Option<(String, String)> {
    let width = format!("columns, from {NARROWEST} to {WIDEST}");
    let (expected, example) = match flag {
        "--width" => (width.as_str(), "80"),
        "--top" => ("a whole number, 1 or more", "5"),
        "--at" | "PLACE" => ("a state or an area", place_of(profile)),
        "--real" => return Some(("a year".to_owned(), year_of(profile)?)),
        "--kind" => return Some(("a kind of duty".to_owned(), kind_of(profile)?)),
        "JOB" => return Some(("a similar job".to_owned(), job_of(profile)?)),
        "AMOUNT" => ("a pay offer", "18.50"),
        "--match" => ("a part of a name", "hospital"),
        "--table" => ("the name of a table", "sources"),
        "--note" => ("a text", "Call the college"),
        "WORDS" => ("words to look for", "pay"),
        "PATH" => ("a path of profile --json", "salary.latest.annual.median"),
        "--date" => ("a date", "2026-11-24"),
        "--output" => ("a file", "answer.html"),
        "FILE-KIND" => ("a file of a profile", "salary"),
        "--profile" | "DIR" => ("the directory of a profile", "my-profile"),
        _ => return None,
    };
    Some((expected.to_owned(), example.to_owned()))
}

fn place_of(profile: &Profile) -> &str {
    let states = profile.known_states().unwrap_or_default();
    states.first().map_or("US", |state| &state.name.abbr)
}

fn year_of(profile: &Profile) -> Option<String> {
    let (_, newest) = profile.prices.maybe().ok()??.years()?;
    Some(newest.to_string())
}

fn kind_of(profile: &Profile) -> Option<String> {
    let (name, _) = duties::kinds(profile).ok()?.into_iter().next()?;
    Some(name)
}

fn job_of(profile: &Profile) -> Option<String> {
    Some(profile.similar.maybe().ok()??.jobs.first()?.title.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flag_says_what_it_expects() {
        let profile = Profile::embedded();
        let mut program = Cli::command();
        program.build();
        for command in program.get_subcommands() {
            for flag in command.get_opts().filter(|flag| flag.get_possible_values().is_empty()) {
                let name = format!("--{}", flag.get_long().unwrap());
                assert!(free_value(&profile, &name).is_some(), "{name} of {}", command.get_name());
            }
        }
    }
}
