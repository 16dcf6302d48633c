//! Help in clap's own layout. Its template adds the commands in their groups, and the examples, which
//! name jobs, kinds and credentials of the profile.

use std::{io, iter, ops::RangeInclusive};

use anstream::{AutoStream, ColorChoice, adapter::strip_str};
use clap::builder::{StyledStr, Styles};
use clap::{Arg, Command, CommandFactory};

use crate::cli::{Cli, NARROWEST, WIDEST, settings};
use crate::failure::EXIT_CODES;
use crate::look_up::duties;
use crate::profile::Profile;
use crate::render::wrap;
use crate::shell::typed_line::{profile_of, set_color, value_of};
use crate::typed::suggest::quoted;

/// The commands by what they are for, as the help shows them: a group's name, its commands, and the
/// one line that short help may have for all of them.
const GROUPS: &[(&str, &str, Option<&str>)] = &[
    (
        "Look up",
        "overview duties salary education certifications licensure skills outlook environment \
         similar",
        None,
    ),
    ("Decide", "offer compare", None),
    ("Find", "search explain get jobs", None),
    ("Share", "handout profile", Some("A printed page to take home; profile: everything")),
    (
        "Trust",
        "sources import init check schema",
        Some("Who published it; import, init, check, schema: own data"),
    ),
    ("Shell", "completions man", Some("A script for the Tab key; man: the manual")),
];

/// The flags of every command, in the one line that short help has for them.
const FLAGS_IN_SHORT: &str = "-f FORMAT, --json, --plain, -o FILE, --width N";

/// Columns of a page.
const PAGE: RangeInclusive<usize> = 40..=80;

/// The examples of a command: each a line to type, and what it is for.
pub(crate) fn examples(command: &Command) -> Vec<(String, String)> {
    let text = plain(command.get_before_long_help());
    let examples = text.lines().filter_map(|example| example.split_once("  "));
    examples.map(|(line, purpose)| (line.to_owned(), purpose.to_owned())).collect()
}

/// A text of a command's definition, empty where it has none.
pub(crate) fn plain(text: Option<&StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

/// The command line, with what the profile gives to its texts: the job, and names for the examples.
pub(crate) fn program(profile: &Profile) -> Command {
    let mut program = Cli::command();
    if let Ok(occupation) = profile.occupation.get() {
        let jobs = &occupation.title_plural;
        program = program
            .about(format!("The career profile of {jobs}: every figure with its source and year"));
    }
    let names = names_in_examples(profile);
    let with_names = |command: Command| match plain(command.get_before_long_help()) {
        text if text.contains('{') => command.before_long_help(filled(&text, &names)),
        _ => command,
    };
    with_names(program).mut_subcommands(with_names)
}

/// The names that the profile gives to the examples, each with its placeholder.
fn names_in_examples(profile: &Profile) -> Vec<(&'static str, String)> {
    let similar = profile.similar.maybe().ok().flatten();
    let single =
        similar.iter().flat_map(|similar| &similar.jobs).filter(|job| job.occupations.len() == 1);
    let mut jobs: Vec<_> = single.collect();
    // Short names fit a line.
    jobs.sort_by_key(|job| job.title.len());
    let title = |i: usize| jobs.get(i).map(|job| quoted(&job.title.to_lowercase()));
    let certifications = profile.certifications.maybe().ok().flatten();
    let credential = certifications.and_then(|section| section.credentials.first());
    let kinds = duties::kinds(profile).ok();
    let names = [
        ("{kind}", kinds.and_then(|kinds| Some(kinds.into_iter().next()?.0))),
        ("{job}", title(0)),
        ("{jobs}", title(1)),
        ("{code}", jobs.get(1).map(|job| job.occupations[0].soc_code.to_string())),
        ("{credential}", credential.map(|credential| credential.id.clone())),
    ];
    names.into_iter().filter_map(|(key, name)| Some((key, name?))).collect()
}

/// Examples with their names; one without is left out.
fn filled(examples: &str, names: &[(&str, String)]) -> String {
    let lines = examples.lines().map(|line| {
        names.iter().fold(line.to_owned(), |line, (key, name)| line.replace(key, name))
    });
    lines.filter(|line| !line.contains('{')).collect::<Vec<_>>().join("\n")
}

/// The page that was asked for, as [`Cli::read`] names it, in color where that is wanted.
pub(crate) fn answer(asked: &str, words: &[String]) -> String {
    set_color(words);
    let width = value_of(words, "--width").and_then(|width| width.parse().ok());
    let width = settings::width(width.filter(|width| (NARROWEST..=WIDEST).contains(width)));
    let styled =
        page(&profile_of(words), asked, usize::from(width).clamp(*PAGE.start(), *PAGE.end()));
    let is_plain = AutoStream::choice(&io::stdout()) == ColorChoice::Never;
    let text = if is_plain { strip_str(&styled).to_string() } else { styled };
    // Clap ends some lines with blanks.
    text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

fn page(profile: &Profile, asked: &str, width: usize) -> String {
    let (name, length) = asked.split_once('\n').unwrap_or_default();
    let is_short = length.starts_with("short");
    let program = program(profile);
    let command = program.find_subcommand(name);
    let mut of_help = Cli::with(command.cloned()).term_width(width);
    if command.is_none() {
        let prose = plain(program.get_after_long_help());
        of_help = of_help.about(plain(program.get_about())).after_long_help(prose);
        of_help = of_help.override_usage(format!("{} [OPTIONS] [COMMAND]", literal("ma-career")));
    }
    of_help.build();
    let of_help = of_help.find_subcommand(name).unwrap_or(&of_help);
    let flags_in_short = labelled("Output:", &format!("{FLAGS_IN_SHORT}; --help has more"), width);
    let usage = of_help.clone().render_usage().ansi().to_string();
    let examples = examples_in_columns(command.unwrap_or(&program), width);
    let template = match (command, is_short) {
        (None, true) => {
            let commands = commands(&program, width, is_short);
            format!("{{about}}\n{usage}\n{commands}\n{flags_in_short}")
        }
        (None, false) => {
            let commands = commands(&program, width, is_short);
            let names = program.get_subcommands().flat_map(|command| {
                let others = command.get_visible_aliases();
                others.map(|other| format!("{other} is {}", command.get_name()))
            });
            let names = labelled("Other names:", &names.collect::<Vec<_>>().join(", "), width);
            let codes = EXIT_CODES
                .iter()
                .flat_map(|(code, _, full)| wrap::lines(full, width, &format!("  {code}  "), 5));
            let codes =
                iter::once(heading("Exit codes:")).chain(codes).collect::<Vec<_>>().join("\n");
            format!(
                "{{about}}\n\n{examples}\n\n{usage}\n\n{commands}\n\n{names}\n\n\
                 {{all-args}}{{after-help}}\n\n{codes}"
            )
        }
        (Some(command), true) => {
            let examples = self::examples(command);
            let example = examples.first().map_or("", |(line, _)| line);
            let example = labelled("Example:", example, width);
            format!("{{about}}\n\n{usage}\n\n{{all-args}}\n\n{flags_in_short}\n{example}")
        }
        (Some(_), false) => {
            format!("{{about}}\n\n{examples}\n\n{usage}\n\n{{all-args}}{{after-help}}")
        }
    };
    let mut of_help = of_help.clone().help_template(template);
    let styled = if is_short {
        let hide_global = |flag: Arg| {
            let is_global = flag.is_global_set();
            flag.hide(is_global)
        };
        of_help.mut_args(hide_global).render_help()
    } else {
        of_help.render_long_help()
    };
    styled.ansi().to_string()
}

/// The commands in their groups.
fn commands(program: &Command, width: usize, is_short: bool) -> String {
    let group_width = widest(GROUPS.iter().map(|(group, ..)| *group));
    let name_width = widest(GROUPS.iter().flat_map(|(_, commands, _)| commands.split(' ')));
    let mut lines = Vec::new();
    for (group, commands, summary) in GROUPS {
        let summary = summary.filter(|_| is_short);
        let shown = if summary.is_some() { 1 } else { usize::MAX };
        for (i, name) in commands.split(' ').take(shown).enumerate() {
            let about = plain(program.find_subcommand(name).and_then(Command::get_about));
            let group = if i == 0 { *group } else { "" };
            let before = format!("{group:group_width$}{name:name_width$}");
            let text = wrap::lines(summary.unwrap_or(&about), width, &before, before.len());
            let text = text.join("\n").replacen(name, &literal(name), 1);
            lines.push(text.replacen(group, &heading(group), 1));
        }
    }
    lines.join("\n")
}

/// The examples with what they are for beside them, or below one that is too long.
fn examples_in_columns(command: &Command, width: usize) -> String {
    let examples = examples(command);
    let lengths = examples.iter().map(|(line, _)| line.len());
    let column =
        lengths.filter(|length| *length <= width * 5 / 8).max().map_or(6, |longest| longest + 4);
    let mut lines = vec![heading("Examples:")];
    for (line, purpose) in &examples {
        let mut before = format!("  {line:0$}", column - 2);
        if before.len() > column {
            lines.extend(wrap::lines(line, width, "  ", 4).iter().map(|line| literal(line)));
            before = " ".repeat(column);
        }
        let text = wrap::lines(purpose, width, &before, column).join("\n");
        lines.push(text.replacen(line, &literal(line), 1));
    }
    lines.join("\n")
}

fn labelled(label: &str, text: &str, width: usize) -> String {
    let lines = wrap::lines(&format!("{label} {text}"), width, "", 0);
    lines.join("\n").replacen(label, &heading(label), 1)
}

fn widest<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    names.map(str::len).max().unwrap_or(0) + 2
}

fn heading(text: &str) -> String {
    styled(Styles::styled().get_header(), text)
}

fn literal(text: &str) -> String {
    styled(Styles::styled().get_literal(), text)
}

fn styled(style: &anstyle::Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_an_example_that_begins_with_it_and_says_what_it_is_for() {
        let program = Cli::command();
        for command in program.get_subcommands().chain([&program]) {
            let examples = examples(command);
            assert!(!examples.is_empty(), "{}", command.get_name());
            for (line, purpose) in examples {
                assert!(line.starts_with("ma-career"), "{line}");
                assert!(!purpose.is_empty() && !purpose.contains("  "), "{line}: {purpose}");
            }
        }
    }
}
