//! A page of the manual, as roff.

use clap::{Arg, Command};
use roff::{Inline, Roff, bold, italic, roman};

use crate::{
    cli::{EXIT_CODES, GROUPS, Group},
    shell::help::{examples, plain},
};

/// The section of the manual that commands stand in.
const SECTION: &str = "1";

/// What the environment says, beside the flags.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("MA_CAREER_PROFILE", "The directory of the profile, where --profile does not name one."),
    ("NO_COLOR", "Anything: no color, unless --color asks for it."),
    ("CLICOLOR_FORCE", "Anything but 0: color even where the answer goes to no terminal."),
    ("TERM", "Where it is `dumb`: no color."),
    ("COLUMNS", "The width of a page where no terminal tells it and --width is not given."),
    ("ACCESSIBLE", "Anything but 0: lines made to be read aloud, unless a format is named."),
    ("LC_ALL, LC_CTYPE, LANG", "A locale that is named and not UTF-8 asks for ASCII."),
];

/// The name of a command's file.
pub(super) fn file_name(command: &Command) -> String {
    format!("{}.{SECTION}", name(command))
}

/// The page of a command, or of the program itself.
pub(super) fn roff(program: &Command, command: &Command, date: &str) -> String {
    let mut page = Roff::new();
    let version = format!("ma-career {}", program.get_version().unwrap_or_default());
    let title = name(command).to_uppercase();
    page.control("TH", [&title, SECTION, date, &version, "Career profiles"]);
    page.control("SH", ["NAME"]);
    page.text([roman(format!("{} - {}", name(command), plain(command.get_about())))]);
    synopsis(&mut page, command);
    description(&mut page, command);
    commands(&mut page, command);
    options(&mut page, command);
    page.control("SH", ["EXAMPLES"]);
    for example in examples(command) {
        item(&mut page, [bold(example.line)], &example.purpose);
    }
    page.control("SH", ["ENVIRONMENT"]);
    for (variable, meaning) in ENVIRONMENT {
        item(&mut page, [bold(*variable)], meaning);
    }
    page.control("SH", ["EXIT STATUS"]);
    for (code, _, meaning) in EXIT_CODES {
        item(&mut page, [bold(code.to_string())], meaning);
    }
    see_also(&mut page, program, command);
    page.render()
}

fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// Something, and what it means, as a sentence.
fn item(page: &mut Roff, head: impl Into<Vec<Inline>>, meaning: &str) {
    page.control("TP", []).text(head).text(inlines(&sentence(meaning)));
}

/// Help has no full stops, where each text stands for itself; here texts follow one another.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{}{}{end}", first.unwrap_or_default(), letters.as_str())
}

fn synopsis(page: &mut Roff, command: &Command) {
    let usage = command.clone().render_usage().to_string();
    let words = usage.trim_start_matches("Usage: ");
    let of_name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    let rest = words.strip_prefix(of_name).unwrap_or_default();
    page.control("SH", ["SYNOPSIS"]).text([bold(of_name), roman(rest)]);
}

fn description(page: &mut Roff, command: &Command) {
    page.control("SH", ["DESCRIPTION"]).text([roman(sentence(&plain(command.get_about())))]);
    let prose = plain(command.get_after_long_help());
    for paragraph in prose.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
        let (typed, told): (Vec<_>, Vec<_>) =
            paragraph.lines().partition(|line| line.starts_with(' '));
        page.control("PP", []);
        for line in told {
            page.text(inlines(line));
        }
        if !typed.is_empty() {
            page.control("RS", ["2"]).control("nf", []);
            for line in typed {
                page.text([roman(line.trim_start())]);
            }
            page.control("fi", []).control("RE", []);
        }
    }
}

/// A text in which what stands between backticks is to be typed.
fn inlines(text: &str) -> Vec<Inline> {
    let parts = text.split('`').enumerate();
    parts.map(|(place, part)| if place % 2 == 0 { roman(part) } else { bold(part) }).collect()
}

fn commands(page: &mut Roff, program: &Command) {
    if !program.has_subcommands() {
        return;
    }
    page.control("SH", ["COMMANDS"]);
    for Group { name: group, commands: names, .. } in GROUPS {
        page.control("SS", [*group]);
        for command in names.iter().filter_map(|name| program.find_subcommand(name)) {
            let others = command.get_visible_aliases().map(|other| format!(" Also: `{other}`."));
            let about = sentence(&plain(command.get_about())) + &others.collect::<String>();
            item(page, [bold(command.get_name())], &about);
        }
    }
}

fn options(page: &mut Roff, command: &Command) {
    page.control("SH", ["OPTIONS"]);
    let flags = || command.get_arguments().filter(|word| !word.is_positional());
    for word in command.get_positionals().chain(flags().filter(|flag| !flag.is_global_set())) {
        option(page, word);
    }
    page.control("SS", ["Of every command"]);
    for flag in flags().filter(|flag| flag.is_global_set()) {
        option(page, flag);
    }
}

fn option(page: &mut Roff, word: &Arg) {
    let text = word.to_string();
    let (flag, value) = match text.split_once(' ') {
        _ if word.is_positional() => ("", text.as_str()),
        Some((flag, value)) => (flag, value),
        None => (text.as_str(), ""),
    };
    let mut head = Vec::new();
    if !flag.is_empty() {
        let short = word.get_short().map(|short| format!("-{short}, "));
        head.push(bold(short.unwrap_or_default() + flag));
    }
    if !flag.is_empty() && !value.is_empty() {
        head.push(roman(" "));
    }
    if !value.is_empty() {
        head.push(italic(value));
    }
    let values = word.get_possible_values();
    let (explained, bare): (Vec<_>, Vec<_>) =
        values.iter().partition(|value| value.get_help().is_some());
    let mut about = vec![sentence(&plain(word.get_help()))];
    if !bare.is_empty() {
        let names: Vec<_> = bare.iter().map(|value| value.get_name()).collect();
        about.push(format!("One of: {}.", names.join(", ")));
    }
    if word.get_action().takes_values() {
        let defaults = word.get_default_values().iter();
        about.extend(defaults.map(|default| format!("Without it: {}.", default.display())));
    }
    item(page, head, &about.join(" "));
    if !explained.is_empty() {
        // Close together, as one list.
        page.control("RS", []).control("PD", ["0"]);
        for value in explained {
            page.control("TP", ["20"]).text([bold(value.get_name())]);
            page.text([roman(plain(value.get_help()))]);
        }
        page.control("PD", []).control("RE", []);
    }
}

fn see_also(page: &mut Roff, program: &Command, command: &Command) {
    let pages = [program].into_iter().chain(program.get_subcommands());
    let others: Vec<&str> = pages.map(name).filter(|other| *other != name(command)).collect();
    page.control("SH", ["SEE ALSO"]);
    for (place, other) in others.iter().enumerate() {
        let end = if place + 1 == others.len() { "" } else { "," };
        page.text([bold(*other), roman(format!("({SECTION}){end}"))]);
    }
}
