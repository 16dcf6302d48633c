//! Errors about a wrong word: the message, the nearest valid word, and a line that works.

use std::iter;

use clap::error::ContextKind::{self, PriorArg};
use clap::error::{ContextValue, ErrorKind};
use clap::{Arg, Command, ValueEnum};

use crate::cli::SalaryBy;
use crate::failure::{Failure, FailureKind, Remedy};
use crate::profile::Profile;
use crate::shell::help;
use crate::shell::typed_line::{Line, origin_of, profile_of, set_color, value_of};
use crate::typed::suggest::{self, MIN_LIKENESS};
use crate::typed::synonyms;

/// How alike a command or a flag must be: a word that is no command may be a name, and the dashes
/// make all flags alike.
const MIN_LIKENESS_OF_NAMES: f64 = 0.9;

/// More words are a question.
const MOST_WORDS_OF_A_NAME: usize = 2;

/// How many words at the beginning of a line, and at its end, may be the first that is wrong.
const TRIED_AT_AN_END: usize = 6;

/// The error for a line that clap refused, and the lines that may work instead, the best first.
pub(crate) fn refused(error: &clap::Error, words: &[String]) -> (Failure, Vec<Line>) {
    set_color(words);
    let profile = profile_of(words);
    let mut program = help::program(&profile).disable_help_subcommand(true);
    program.build();
    let command = command_of(&program, words).map(|(_, command)| command);
    let texts = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let text = |kind| texts(kind).join(", ");
    let argument = text(ContextKind::InvalidArg);
    let of_clap = error.to_string();
    let of_clap = of_clap.trim_start_matches("error: ").lines().next().unwrap_or_default();
    let (message, wrong, label, valid) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let wrong = text(ContextKind::InvalidSubcommand);
            (format!("there is no command '{wrong}'"), wrong, Some("commands"), commands(&program))
        }
        ErrorKind::UnknownArgument => {
            let is_flag = argument.starts_with('-');
            let valid = if is_flag { flags(&program, command) } else { Vec::new() };
            (of_clap.to_owned(), argument.clone(), None, valid)
        }
        ErrorKind::MissingRequiredArgument => {
            let words = command.into_iter().flat_map(Command::get_positionals);
            let valid = words.flat_map(Arg::get_possible_values);
            let valid = valid.map(|value| value.get_name().to_owned()).collect();
            let names = bare_names(&argument);
            let are = if names.contains(", ") { "are" } else { "is" };
            (format!("{names} {are} missing"), String::new(), Some("values"), valid)
        }
        _ => {
            let wrong = text(ContextKind::InvalidValue);
            (of_clap.to_owned(), wrong, Some("values"), texts(ContextKind::ValidValue))
        }
    };
    let is_value = label == Some("values");
    let near = if is_value { MIN_LIKENESS } else { MIN_LIKENESS_OF_NAMES };
    let near = synonyms::meant_above(near, &profile, &wrong, valid.iter().map(String::as_str));
    let near = near.filter(|near| *near != wrong);
    let is_command = label == Some("commands");
    let bare = words.iter().skip(1).take_while(|word| !word.starts_with('-'));
    let bare: Vec<&str> = bare.flat_map(|word| word.split_whitespace()).collect();
    // "ma vs lpn" asks for no manual, which would write a folder.
    let is_about_a_job =
        is_command && near == Some("man") && (bare.len() > 1 || wrong.len() < "man".len());
    let near = near.filter(|_| !is_about_a_job);
    // "version", "--year".
    let flags = program.get_arguments().filter_map(Arg::get_long).filter(|name| *name == wrong);
    let flag = flags.map(|name| format!("--{name}")).next().or_else(|| {
        let by =
            SalaryBy::from_str(argument.strip_prefix("--")?, true).ok()?.to_possible_value()?;
        Some(format!("--by={}", by.get_name()))
    });
    let near = near.or(flag.as_deref().filter(|_| !is_value));
    // A question begins with a word that may mean a command, but does not name it.
    let is_question = is_command
        && (is_about_a_job || bare.len() > MOST_WORDS_OF_A_NAME)
        && near.is_none_or(|near| suggest::nearest(&wrong, [near]).is_none());
    let right = near.or(valid.first().filter(|_| is_value).map(String::as_str));
    let corrected = right.and_then(|right| replaced(words, &wrong, right));
    let mut lines = Vec::new();
    if is_question {
        lines.extend(corrected.clone());
    }
    if is_about_a_job {
        lines.push([&words[..1], &["search".to_owned(), bare.join(" ")]].concat());
    }
    if is_question || near.is_none() && (is_command || command.is_none()) {
        lines.extend(with_a_command(&profile, words));
    }
    lines.extend(shorter(&program, corrected.as_deref().unwrap_or(words)));
    // Of several that are missing, the examples say most.
    if let Some(command) = command.filter(|_| argument.contains(", ")) {
        let help = [command.get_name(), "--help"].map(str::to_owned);
        lines.push([&words[..1], &help].concat());
    }
    let near = near.filter(|_| !is_question);
    let failure = Failure::usage(message);
    let failure = near.into_iter().fold(failure, |failure, near| failure.hint("nearest", near));
    let of_both = command.into_iter().chain([&program]).flat_map(Command::get_arguments);
    let mut named = of_both.filter(|known| bare_names(&known.to_string()) == bare_names(&argument));
    let about = named.next().and_then(Arg::get_help).filter(|_| error.get(PriorArg).is_none());
    let failure = match (label, about) {
        (Some("commands"), _) if is_question || near.is_some() => failure,
        (Some(label), _) if !valid.is_empty() => failure.hint(label, valid.join(", ")),
        (_, Some(about)) => failure.hint("help", about.to_string()),
        _ => failure,
    };
    (failure, lines)
}

/// What clap calls arguments, without its brackets.
fn bare_names(of_clap: &str) -> String {
    of_clap.replace(['<', '>', '[', ']'], "").replace("...", "")
}

/// The lines that may work in place of one whose command failed, the best first.
pub(crate) fn lines(failure: &Failure, words: &[String]) -> Vec<Line> {
    let corrected = match failure.remedy() {
        Some(Remedy::Replace { wrong, right }) => replaced(words, wrong, right),
        Some(Remedy::Add(flag)) => Some([words, &[(*flag).to_owned()]].concat()),
        _ if failure.kind == FailureKind::Usage => None,
        _ => return Vec::new(),
    };
    shorter(&help::program(&profile_of(words)), corrected.as_deref().unwrap_or(words))
}

/// The working line that the error brings along, with the flags of the profile if it needs them.
pub(crate) fn known_line(failure: &Failure, words: &[String]) -> Option<String> {
    let Some(Remedy::Line(line)) = failure.remedy() else { return None };
    let needs_none = [
        "--profile",
        "--library",
        "ma-career init",
        "ma-career check",
        "ma-career import",
        "ma-career schema",
    ];
    let needs_flags = !needs_none.iter().any(|free| line.contains(free));
    // Where no profile is found, the line does not come from one.
    let origin = needs_flags.then(|| origin_of(words).ok()).flatten();
    let program = format!("ma-career{}", origin.map(|origin| origin.flags).unwrap_or_default());
    Some(line.replacen("ma-career", &program, 1))
}

/// Every command by its own name, in the order of the help, and then by its others.
fn commands(program: &Command) -> Vec<String> {
    let names = program.get_subcommands().map(Command::get_name);
    let others = program.get_subcommands().flat_map(Command::get_visible_aliases);
    names.chain(others).map(str::to_owned).collect()
}

/// The flags of a line, or of `salary` where it names no command. Those that write are not guessed.
fn flags(program: &Command, command: Option<&Command>) -> Vec<String> {
    let command = command.or_else(|| program.find_subcommand("salary"));
    let of_command = command.into_iter().flat_map(Command::get_arguments);
    let flags = of_command.chain(program.get_arguments()).filter_map(Arg::get_long);
    let flags = flags.filter(|name| !["output", "force"].contains(name));
    flags.map(|name| format!("--{name}")).collect()
}

/// The command of a line, and how many words end with it.
fn command_of<'a>(program: &'a Command, line: &[String]) -> Option<(usize, &'a Command)> {
    let mut words = (1..).zip(line).skip(1);
    words.find_map(|(count, word)| Some((count, program.find_subcommand(word)?)))
}

/// The commands that take a name, in the order in which a name is looked for. Most words can be
/// searched for.
const TAKE_A_NAME: [&str; 5] = ["salary", "certifications", "compare", "explain", "search"];

/// The line with each of these commands before the words, as typed and with their synonyms.
fn with_a_command(profile: &Profile, words: &[String]) -> impl Iterator<Item = Line> {
    let typed = &words[1..];
    let count = typed.iter().take_while(|word| !word.starts_with('-')).count();
    let (name, flags) = typed.split_at(count);
    let readings = synonyms::readings(profile, &name.join(" ")).into_iter().map(|name| vec![name]);
    let names: Vec<Line> = iter::once(name.to_vec()).chain(readings).collect();
    TAKE_A_NAME.into_iter().flat_map(move |command| {
        let line = |name: &Line| [&words[..1], &[command.to_owned()], name, flags].concat();
        names.iter().map(line).collect::<Vec<_>>()
    })
}

/// The lines that ask for the same name elsewhere; it may be that of a command too.
pub(crate) fn lines_of_other_kinds(words: &[String]) -> Vec<Line> {
    let program = help::program(&profile_of(words));
    let Some((count, command)) = command_of(&program, words) else { return Vec::new() };
    let with = |name: &[String]| [&words[..count - 1], name, &words[count..]].concat();
    let others =
        TAKE_A_NAME.into_iter().filter(|name| ![command.get_name(), "search"].contains(name));
    others.map(|name| with(&[name.to_owned()])).chain([with(&[])]).collect()
}

/// The line, then without its last word and so on up to its command, then the command's examples. Where the
/// line names a job, all are about that job, and the last lists the jobs.
fn shorter(program: &Command, line: &[String]) -> Vec<Line> {
    let (shortest, command) =
        command_of(program, line).map_or((1, None), |(count, command)| (count, Some(command)));
    // Of hundreds of words, one at the beginning or at the end is wrong.
    let is_tried = |count: &usize| {
        (*count < shortest + TRIED_AT_AN_END) || *count + TRIED_AT_AN_END > line.len()
    };
    let shorter = (shortest..=line.len()).rev().filter(is_tried);
    let shorter = shorter.map(|count| line[..count].to_vec());
    let examples = command.map(help::examples).unwrap_or_default();
    let examples = examples.iter().map(|(example, _)| words_of(example));
    let Some(job) = value_of(line, "--job") else { return shorter.chain(examples).collect() };
    let of_library = value_of(line, "--library").map(|dir| ["--library", dir]);
    let library = of_library.into_iter().flatten().map(str::to_owned).collect::<Line>();
    let about_job = [&line[..1], &library, &["--job".to_owned(), job.to_owned()]].concat();
    let is_about_job = |line: &Line| value_of(line, "--job") == Some(job);
    let examples = examples.map(|example| [&about_job, &example[1..]].concat());
    let jobs = [&line[..1], &library, &["jobs".to_owned()]].concat();
    shorter.filter(is_about_job).chain(examples).chain([about_job.clone(), jobs]).collect()
}

/// The words of an example or of a line to paste, without its pipe or redirection.
pub(crate) fn words_of(line: &str) -> Line {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None, '|' | '>') => break,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, '\\') => word.get_or_insert_default().extend(chars.next()),
            (None, ' ') => words.extend(word.take()),
            (Some(open), _) if open == c => quote = None,
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// The line with the right word in place of the wrong one, or at the end if it is missing.
fn replaced(words: &[String], wrong: &str, right: &str) -> Option<Line> {
    for start in (1..words.len()).rev() {
        let end = words.len().min(start + wrong.split(' ').count());
        let (kept, end) = match words[start].strip_suffix(wrong) {
            Some(kept) if kept.is_empty() || kept.ends_with('=') => (kept, start + 1),
            // Several words may be one name.
            _ if words[start..end].join(" ") == wrong => ("", end),
            // One name may be among several in one word.
            _ => match words[start].split_once(&format!("{wrong} ")) {
                Some(("", rest)) if !wrong.is_empty() => {
                    let word = format!("{right} {rest}");
                    return Some([&words[..start], &[word], &words[start + 1..]].concat());
                }
                _ => continue,
            },
        };
        return Some([&words[..start], &[format!("{kept}{right}")], &words[end..]].concat());
    }
    wrong.is_empty().then(|| [words, &[right.to_owned()]].concat())
}
