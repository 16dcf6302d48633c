//! What someone reads who typed a word that the command line does not have: what is wrong, the
//! nearest word that it does have, and a line that works.

mod line;

use std::ffi::OsString;

use clap::{
    Arg, CommandFactory,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{
    cli::{Cli, NARROWEST, WIDEST},
    failure::{Failure, Remedy},
    look_up::duties,
    profile::Profile,
    shell::typed_line::{Line, in_text, profile_of, set_color, value_of},
    typed::{
        suggest::{self, quoted},
        synonyms,
    },
};

/// How alike a command must be to come before a line that takes the word as it is.
const ALIKE: f64 = 0.9;

/// A line that may work, and the nearest word that it has.
pub(crate) struct Candidate {
    pub(crate) line: Line,
    near: Option<String>,
}

/// The lines that may work in place of one that clap refused, the best first.
pub(crate) fn candidates(error: &clap::Error, words: &[OsString]) -> (Mistake, Vec<Candidate>) {
    let words = in_text(words);
    set_color(&words);
    let known = Known::of(&words);
    let mistake = known.mistake(error);
    let is_command = error.kind() == ErrorKind::InvalidSubcommand;
    let is_flag = error.kind() == ErrorKind::UnknownArgument;
    let valid = || mistake.valid.iter().map(String::as_str);
    // An unknown command may be what a command is asked about.
    let likeness = if is_command { ALIKE } else { suggest::MIN_LIKENESS };
    let near = synonyms::meant_above(likeness, &known.profile, &mistake.word, valid());
    let mut candidates = Vec::new();
    if is_command && near.is_none() {
        let lines = line::of_commands(&known.profile, &words).into_iter();
        // The nearest is then what it means.
        candidates.extend(lines.map(|line| Candidate { near: line.get(2).cloned(), line }));
    }
    // A place or a flag of `salary`; or a text that only looks like a flag.
    let of_salary = is_flag.then(|| line::of_salary(&words));
    let with_dash = if is_flag && near.is_none() { line::with_dash(&words) } else { None };
    candidates
        .extend(of_salary.into_iter().chain(with_dash).map(|line| Candidate { line, near: None }));
    let near = near.or_else(|| suggest::nearest(&mistake.word, valid()));
    let with_near = near.map(|near| (near, Some(near)));
    // Another flag than the nearest was hardly meant, and another command may write.
    let others = valid().filter(|other| if is_command { *other == "overview" } else { !is_flag });
    // A command is near even where the words behind it are wrong.
    let near = near.filter(|_| is_command);
    for (right, near) in with_near.into_iter().chain(others.map(|other| (other, near))) {
        let lines = known.replaced(&mistake.word, right).into_iter();
        candidates.extend(lines.map(|line| Candidate { line, near: near.map(str::to_owned) }));
    }
    let lines = line::shortened(&words, &mistake.word);
    candidates.extend(lines.map(|line| Candidate { line, near: near.map(str::to_owned) }));
    (mistake, candidates)
}

/// The lines that may work in place of one whose command failed.
pub(crate) fn lines(failure: &Failure, words: &[OsString]) -> Vec<Line> {
    let words = in_text(words);
    match failure.remedy() {
        Some(Remedy::Replace { wrong, right }) => {
            let replaced = Known::of(&words).replaced(wrong, right);
            replaced.into_iter().chain(line::shortened(&words, wrong)).collect()
        }
        Some(Remedy::Add(flag)) => {
            let with_flag = [words.as_slice(), &[(*flag).to_owned()]].concat();
            [with_flag].into_iter().chain(line::shortened(&words, flag)).collect()
        }
        _ => Vec::new(),
    }
}

/// The line that the command itself knows to work, with the profile that was asked where it needs one.
pub(crate) fn known_line(failure: &Failure, words: &[OsString]) -> Option<String> {
    let Some(Remedy::Line(line)) = failure.remedy() else { return None };
    let needs_none = ["--profile", "ma-career init", "ma-career check", "ma-career schema"];
    let words = in_text(words);
    let profile = value_of(&words, "--profile");
    Some(match profile.filter(|_| !needs_none.iter().any(|free| line.contains(free))) {
        Some(profile) => {
            line.replacen("ma-career", &format!("ma-career --profile {}", quoted(profile)), 1)
        }
        None => line.clone(),
    })
}

/// What is wrong with a line that clap refused.
pub(crate) struct Mistake {
    message: String,
    /// The wrong word; empty where one is missing.
    word: String,
    /// What could be in its place.
    valid: Vec<String>,
    /// What `valid` is called where it is short enough to be shown.
    label: Option<&'static str>,
}

impl Mistake {
    fn new(message: impl Into<String>, word: impl Into<String>) -> Self {
        Self { message: message.into(), word: word.into(), valid: Vec::new(), label: None }
    }

    fn among(self, label: impl Into<Option<&'static str>>, valid: Vec<String>) -> Self {
        Self { valid, label: label.into(), ..self }
    }

    /// The error, with the nearest word and the valid ones.
    pub(crate) fn failure(self, candidate: Option<&Candidate>) -> Failure {
        let mut failure = Failure::usage(self.message);
        let near = candidate.and_then(|candidate| candidate.near.as_ref());
        if let Some(near) = near.filter(|near| **near != self.word) {
            failure = failure.hint("nearest", near);
        }
        match self.label {
            Some(label) => failure.hint(label, self.valid.join(", ")),
            None => failure,
        }
    }
}

/// What the command line and the profile know of the words that were typed.
struct Known<'a> {
    words: &'a [String],
    program: clap::Command,
    profile: Profile,
}

impl<'a> Known<'a> {
    fn of(words: &'a [String]) -> Self {
        Self { words, program: Cli::command(), profile: profile_of(words) }
    }

    fn mistake(&self, error: &clap::Error) -> Mistake {
        let text = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(", "),
            _ => String::new(),
        };
        let flag = text(ContextKind::InvalidArg);
        match error.kind() {
            ErrorKind::InvalidSubcommand => {
                let word = text(ContextKind::InvalidSubcommand);
                Mistake::new(format!("there is no command '{word}'"), word)
                    .among("commands", self.commands())
            }
            ErrorKind::UnknownArgument if flag.starts_with('-') => {
                let flags = self.flags(&flag);
                Mistake::new(format!("there is no flag '{flag}' here"), flag).among(None, flags)
            }
            ErrorKind::UnknownArgument => Mistake::new(format!("unexpected word '{flag}'"), flag),
            ErrorKind::TooManyValues => {
                let word = text(ContextKind::InvalidValue);
                Mistake::new(format!("unexpected word '{word}'"), word)
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
                let word = text(ContextKind::InvalidValue);
                let message = if word.is_empty() && error.kind() == ErrorKind::InvalidValue {
                    format!("a value is missing after '{flag}'")
                } else {
                    format!("'{word}' is not a value for '{flag}'")
                };
                match error.get(ContextKind::ValidValue) {
                    Some(ContextValue::Strings(values)) if !values.is_empty() => {
                        Mistake::new(message, word).among("values", values.clone())
                    }
                    _ => self.free_value(message, word, &flag),
                }
            }
            ErrorKind::MissingRequiredArgument => {
                let name = flag.trim_end_matches(['.', '>', ']']).trim_start_matches(['<', '[']);
                let message = format!("{name} is missing");
                match self.values(self.words, name) {
                    values if values.is_empty() => self.free_value(message, String::new(), name),
                    values => Mistake::new(message, "").among("values", values),
                }
            }
            ErrorKind::ArgumentConflict => {
                let other = text(ContextKind::PriorArg);
                let message = if flag == other {
                    format!("'{flag}' is given twice")
                } else {
                    format!("'{flag}' and '{other}' exclude each other")
                };
                Mistake::new(message, flag)
            }
            _ => {
                let text = error.to_string();
                let line = text.lines().next().unwrap_or_default();
                Mistake::new(line.strip_prefix("error: ").unwrap_or(line), "")
            }
        }
    }

    /// A mistake in a value that can be more than a list could name.
    fn free_value(&self, message: String, word: String, flag: &str) -> Mistake {
        // What a flag takes may say more than its name, which can be that of another.
        let mut names = flag.rsplit([' ', '=', '<', '>']).filter(|name| !name.is_empty());
        match names.find_map(|name| free_value(&self.profile, name)) {
            None => Mistake::new(message, word),
            Some((expected, example)) => {
                Mistake::new(format!("{message}: expected {expected}"), word)
                    .among(None, vec![example])
            }
        }
    }

    /// Every command by its own name, in the order of the help, and then by its others.
    fn commands(&self) -> Vec<String> {
        let names = self.program.get_subcommands().map(clap::Command::get_name);
        let others = self.program.get_subcommands().flat_map(clap::Command::get_visible_aliases);
        names.chain(others).map(str::to_owned).collect()
    }

    fn command(&self, words: &[String]) -> Option<&clap::Command> {
        words.iter().skip(1).find_map(|word| self.program.find_subcommand(word))
    }

    /// The flags that may be meant by `typed`. One that writes is only where it is spelled alike.
    fn flags(&self, typed: &str) -> Vec<String> {
        let own = self.command(self.words).into_iter().flat_map(clap::Command::get_arguments);
        let flags = own.chain(self.program.get_arguments()).filter_map(Arg::get_long);
        let flags = flags.map(|name| format!("--{name}"));
        let is_meant = |flag: &String| {
            let writes = ["--output", "--force"].contains(&flag.as_str());
            !writes || typed.get(..4).is_some_and(|beginning| flag.starts_with(beginning))
        };
        flags.filter(is_meant).collect()
    }

    /// The closed list that a word's value is from, where its command has one.
    fn values(&self, words: &[String], name: &str) -> Vec<String> {
        let named = |word: &&Arg| word.get_value_names().is_some_and(|names| names == [name]);
        let word = self.command(words).and_then(|command| command.get_positionals().find(named));
        let values = word.map(Arg::get_possible_values).unwrap_or_default();
        values.iter().map(|value| value.get_name().to_owned()).collect()
    }

    /// The lines with another word in the place of the wrong one, each also with an example of what
    /// its command cannot do without.
    fn replaced(&self, wrong: &str, right: &str) -> Vec<Line> {
        let lines = line::replaced(self.words, wrong, right).flat_map(|line| {
            let with_example = self.with_example(&line);
            [line].into_iter().chain(with_example)
        });
        lines.collect()
    }

    fn with_example(&self, line: &[String]) -> Option<Line> {
        let command = self.program.find_subcommand(line.get(1)?)?;
        let required = command.get_positionals().find(|word| word.is_required_set())?;
        let name = required.get_value_names()?.first()?;
        let of_list = self.values(line, name).into_iter().next();
        let example = of_list.or_else(|| Some(free_value(&self.profile, name)?.1))?;
        Some([line, &[example]].concat())
    }
}

/// What a flag without a list of values expects, and an example of it.
fn free_value(profile: &Profile, flag: &str) -> Option<(String, String)> {
    let expected = |expected: &str, example: &str| Some((expected.to_owned(), example.to_owned()));
    match flag {
        "--width" => expected(&format!("columns, from {NARROWEST} to {WIDEST}"), "80"),
        "--top" => expected("a whole number, 1 or more", "5"),
        "--at" | "PLACE" => {
            let states = profile.known_states().unwrap_or_default();
            expected("a state or an area", states.first().map_or("US", |state| &state.name.abbr))
        }
        "--real" => {
            let (_, newest) = profile.prices.maybe().ok()??.years()?;
            expected("a year", &newest.to_string())
        }
        "--kind" => expected("a kind of duty", &duties::kinds(profile).ok()?.first()?.0),
        "JOB" => {
            let similar = profile.similar.maybe().ok()??;
            expected("a similar job", &similar.jobs.first()?.title)
        }
        "AMOUNT" => expected("a pay offer", "18.50"),
        "--match" => expected("a part of a name", "hospital"),
        "--table" => expected("the name of a table", "sources"),
        "--note" => expected("a text", "Call the college"),
        "WORDS" => expected("words to look for", "pay"),
        "PATH" => expected("a path of profile --json", "salary.latest.annual.median"),
        "--date" => expected("a date", "2026-11-24"),
        "--output" => expected("a file", "answer.html"),
        "FILE-KIND" => expected("a file of a profile", "salary"),
        "--profile" | "DIR" => expected("the directory of a profile", "my-profile"),
        _ => None,
    }
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
