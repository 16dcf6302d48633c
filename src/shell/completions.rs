//! `completions SHELL`: a script that lets the shell's Tab key complete words.
//!
//! Clap knows the commands, the flags and the closed lists. Names of states, jobs, credentials, terms
//! and sources come from the dataset. Only the script has them as lists: on the command line they stay
//! free text.

use std::fmt::Write;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command, CommandFactory, ValueHint};
use clap_complete::{Shell, generate};

use crate::cli::Cli;
use crate::decide::compare;
use crate::failure::{Failure, IfThere};
use crate::look_up::duties;
use crate::profile::Profile;
use crate::profile::library::Library;
use crate::profile::places::{AreaKind, PlaceRow};
use crate::shell::help;
use crate::trust::schema;
use crate::typed::name::fold;

/// The script for a shell.
pub(crate) fn script(profile: &Profile, shell: Shell) -> Result<String, Failure> {
    let offered = offered(profile)?;
    let names = |word| as_scripts_take_it(with_names(&offered, word));
    let mut program =
        Cli::command().mut_args(names).mut_subcommands(|command| command.mut_args(names));
    let mut script = Vec::new();
    generate(shell, &mut program, "ma-career", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    Ok(match shell {
        Shell::Bash => for_bash(&script, &offered),
        Shell::Fish => {
            let script = script.replace(FISH_PARSES, &[FISH_PARSES, FISH_PARSES_MORE].concat());
            lists_once(&script, FISH) + &words_for_fish(&program)
        }
        Shell::Zsh => lists_once(&script, ZSH),
        _ => script,
    })
}

/// Names in the dataset that someone can type, each with its meaning.
type Names = Vec<(String, String)>;

/// The names that a word of the command line can be, by what help calls it.
fn offered(profile: &Profile) -> Result<[(&'static str, Names); 10], Failure> {
    let states = || profile.known_states().into_iter().flatten().map(|row| &row.name);
    let names = states().map(|name| (typed(&name.state), name.abbr.clone()));
    let states = states().map(|name| (name.abbr.clone(), name.state.clone()));
    let states: Names = states.chain(names).collect();
    let areas = profile.known_areas()?.iter().map(|PlaceRow { name, .. }| {
        let city = name.area.split([',', '-', '/']).next().unwrap_or_default();
        let name_and_state = match name.kind {
            AreaKind::Metropolitan => {
                format!("{city} {}", name.states.first().map_or("", |state| state))
            }
            AreaKind::Nonmetropolitan => name.area.clone(),
        };
        (typed(&name_and_state), name.area.clone())
    });
    let places = states.iter().cloned().chain(areas).collect();
    let jobs = compare::as_words(profile).if_there()?.unwrap_or_default();
    let library = profile.library()?.map_or(&[][..], Library::jobs).iter();
    let of_library = library.map(|job| (typed(&job.title), job.title_and_code())).collect();
    let credentials = profile.certifications.maybe()?;
    let credentials = credentials.iter().flat_map(|section| &section.credentials);
    let credentials = credentials.map(|known| (known.id.clone(), known.name.clone())).collect();
    let terms = profile.terms()?.terms.iter();
    let terms = terms.map(|known| (typed(&known.term), known.term.clone()));
    let sources = profile.sources.get()?.sources.iter().chain(&profile.place_names.get()?.sources);
    let sources = sources.map(|source| {
        (source.id.0.clone(), format!("{}, {}", source.title, source.reference_period))
    });
    let with_schema = |entries: &[schema::Entry]| {
        entries.iter().map(|entry| (entry.name.to_owned(), entry.about.to_owned())).collect()
    };
    Ok([
        ("KIND", duties::kinds(profile)?),
        ("COMMAND", with_schema(schema::COMMANDS)),
        ("FILE-KIND", with_schema(schema::FILES)),
        ("PLACE", places),
        ("STATE", states),
        ("JOB", jobs),
        ("NAME|SOC", of_library),
        ("NAME", credentials),
        ("TERM", terms.collect()),
        ("ID", sources.collect()),
    ])
}

/// A word with the names that it can be, if there is a list of them.
fn with_names(offered: &[(&str, Names)], word: Arg) -> Arg {
    let is_it = |(name, _): &&(&str, Names)| word.get_value_names().is_some_and(|it| it == [*name]);
    match offered.iter().find(is_it) {
        Some((_, names)) if !names.is_empty() => {
            let values =
                names.iter().map(|(name, about)| PossibleValue::new(name.clone()).help(about));
            word.value_parser(PossibleValuesParser::new(values))
        }
        _ => word,
    }
}

/// A word as the scripts can take it.
fn as_scripts_take_it(word: Arg) -> Arg {
    let values = word.get_possible_values();
    if values.is_empty() {
        // Only a path completes with the names of files.
        return if is_path(&word) { word } else { word.value_hint(ValueHint::Other) };
    }
    // Clap puts what a value means between double quotes, and leaves those within it as they are.
    let values = values.into_iter().map(|value| {
        let about = value.get_help().map(|about| about.to_string().replace('"', "'"));
        about.map_or(value.clone(), |about| value.help(about))
    });
    word.value_parser(PossibleValuesParser::new(values))
}

/// A name as one word.
fn typed(name: &str) -> String {
    fold(name).replace(' ', "-")
}

/// Clap's script for bash, with the names before the flags, places and jobs once, and capitals forgiven.
fn for_bash(script: &str, offered: &[(&str, Names)]) -> String {
    let words_first = |line: &str| {
        let (before, words) = line.split_once("opts=\"")?;
        let words = words.strip_suffix('"')?.split(' ');
        let (flags, mut words): (Vec<_>, Vec<_>) = words.partition(|word| word.starts_with('-'));
        words.extend(flags);
        Some(format!("{before}opts=\"{}\"", words.join(" ")))
    };
    let lines = script.lines().map(|line| words_first(line).unwrap_or_else(|| line.to_owned()));
    // Two parts of it disagree on how to write the hyphen of the program's name, and nothing completes
    // behind a command: https://github.com/clap-rs/clap/issues/6421
    let script = lines.collect::<Vec<_>>().join("\n").replace("ma__subcmd__career", "ma__career");
    let once = [("PLACE", "places"), ("NAME|SOC", "library")];
    let script = once.into_iter().fold(script, |script, (name, variable)| {
        let names = offered.iter().filter(|(of, _)| *of == name).flat_map(|(_, names)| names);
        let names = names.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" ");
        if names.is_empty() {
            return script;
        }
        let script = script.replace(&format!("\"{names}"), &format!("\"${{{variable}}}"));
        script.replacen(" opts cmd", &format!(" opts cmd {variable}=\"{names}\""), 1)
    });
    script.replace("complete -F _ma__career ", "complete -F _ma_career ") + ANY_CASE
}

const ANY_CASE: &str = r#"

_ma_career() {
    _ma__career "$@"
    [[ ${#COMPREPLY[@]} -eq 0 ]] || return 0
    COMP_WORDS[COMP_CWORD]=$(tr '[:upper:]' '[:lower:]' <<<"$2")
    _ma__career "$1" "${COMP_WORDS[COMP_CWORD]}" "$3"
}
"#;

/// Clap's script for fish reads what stands before a command, but no flag whose value is being typed.
const FISH_PARSES: &str =
    "argparse -s (__fish_ma_career_global_optspecs) -- $cmd 2>/dev/null\n    or ";
const FISH_PARSES_MORE: &str =
    "argparse -s (__fish_ma_career_global_optspecs) -- $cmd value 2>/dev/null\n    or ";

/// How the script of a shell writes a list of values.
struct Lists {
    /// What stands around a list.
    around: [&'static str; 2],
    /// What sets a variable: what stands before its name, before the list and behind it.
    set: [&'static str; 3],
    /// What stands in the place of a list and what is around it, around the name of its variable.
    get: [&'static str; 2],
}

const ZSH: Lists =
    Lists { around: ["((", "))'"], set: ["typeset -g ", "='((", "))'\n"], get: ["'\"$", "\""] };

const FISH: Lists =
    Lists { around: [" -a \"", "\"\n"], set: ["set -g ", " \"", "\"\n"], get: [" -a \"$", "\"\n"] };

/// A shorter list may stand in each command.
const LONG_LIST: usize = 2000;

/// Clap's script with each long list once: it has those of the flags of every command in every command.
fn lists_once(script: &str, Lists { around, set, get }: Lists) -> String {
    let mut lists: Vec<&str> = Vec::new();
    for behind in script.split(around[0]).skip(1) {
        let list = behind.split_once(around[1]).map_or("", |(list, _)| list);
        if list.len() >= LONG_LIST && !lists.contains(&list) {
            lists.push(list);
        }
    }
    let (mut sets, mut script) = (String::new(), script.to_owned());
    for (number, list) in lists.iter().enumerate() {
        let variable = format!("_ma_career_list_{number}");
        let _ = write!(sets, "{}{variable}{}{list}{}", set[0], set[1], set[2]);
        let get = [get[0], &variable, get[1]].concat();
        script = script.replace(&[around[0], list, around[1]].concat(), &get);
    }
    // The first line of a script for zsh says what it completes.
    let (first, rest) = script.split_once('\n').unwrap_or_default();
    format!("{first}\n{sets}{rest}")
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
