//! Help in the order that it is read in: what a command does, how to ask it, and then each flag.
//!
//! Clap knows no groups of commands, and lists flags before examples. So it is asked only which page
//! is wanted, and for the list of flags; the page is made of the one definition in [`crate::cli`].
//! All of it happens when help is asked for: no other command pays for it.

use std::ffi::OsString;

use clap::{
    Command, CommandFactory,
    builder::{PossibleValue, PossibleValuesParser, StyledStr, Styles},
};

use crate::{
    cli::{Cli, EXIT_CODES, FLAGS_IN_SHORT, GROUPS, Group},
    look_up::duties,
    profile::Profile,
    render::wrap,
    typed::suggest::quoted,
};

/// The widest page.
const WIDEST: usize = 80;
/// Below this width, what else stands side by side stands one beneath the other.
const SIDE_BY_SIDE: usize = 60;

/// A line to type, and what it is for.
pub(crate) struct Example {
    pub(crate) line: String,
    pub(crate) purpose: String,
}

/// The examples of a command, as `cli` writes them.
pub(crate) fn examples(command: &Command) -> Vec<Example> {
    let text = plain(command.get_before_long_help());
    text.lines()
        .map(|example| {
            let (line, purpose) = example.split_once("  ").unwrap_or((example, ""));
            Example { line: line.to_owned(), purpose: purpose.trim_start().to_owned() }
        })
        .collect()
}

/// A text of a command's definition, empty where it has none.
pub(crate) fn plain(text: Option<&StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

/// The command line, with what a profile knows of it: the job, and the kinds of duties.
pub(crate) fn program(profile: &Profile) -> Command {
    let kinds = duties::kinds(profile).unwrap_or_default();
    let kinds = kinds.into_iter().map(|(name, about)| PossibleValue::new(name).help(about));
    let kinds: Vec<PossibleValue> = kinds.collect();
    let mut program = Cli::command();
    if let Ok(occupation) = profile.occupation.get() {
        let jobs = &occupation.title_plural;
        program = program
            .about(format!("The career profile of {jobs}: every figure with its source and year"));
    }
    let fill = names_in_examples(profile);
    let with_names = |command: Command| match plain(command.get_before_long_help()) {
        text if text.contains('{') => command.before_long_help(filled(&text, &fill)),
        _ => command,
    };
    program = with_names(program).mut_subcommands(with_names);
    if kinds.is_empty() {
        return program;
    }
    // One after another, since the one that is asked for by its name would go to the end.
    program.mut_subcommands(|command| match command.get_name() {
        "duties" => command
            .mut_arg("kind", |kind| kind.value_parser(PossibleValuesParser::new(kinds.clone()))),
        _ => command,
    })
}

/// What the examples name that is of the profile, each by what stands for it there.
fn names_in_examples(profile: &Profile) -> Vec<(&'static str, String)> {
    let first = |names: Vec<(String, String)>| names.into_iter().map(|(name, _)| name).next_back();
    let similar = profile.similar.maybe().ok().flatten();
    let single =
        similar.iter().flat_map(|similar| &similar.jobs).filter(|job| job.occupations.len() == 1);
    let mut jobs: Vec<_> = single.collect();
    // Short names fit a line.
    jobs.sort_by_key(|job| job.title.len());
    let title = |place: usize| jobs.get(place).map(|job| quoted(&job.title.to_lowercase()));
    let certifications = profile.certifications.maybe().ok().flatten();
    let credential = certifications.and_then(|section| section.credentials.first());
    let names = [
        ("{kind}", duties::kinds(profile).ok().and_then(first)),
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

/// The page that `words` ask for, in at most `width` columns, with the codes of its styles.
pub(crate) fn page(profile: &Profile, words: &[OsString], width: usize) -> String {
    let width = width.min(WIDEST);
    let (name, length) = asked_for(words);
    let mut program = program(profile).term_width(width);
    program.build();
    let page = Page { width, length, styles: program.get_styles().clone() };
    let mut sections = match program.find_subcommand(&name) {
        Some(command) => page.of_command(command),
        None => page.of_program(&program),
    };
    sections.retain(|section| !section.is_empty());
    sections.join("\n\n") + "\n"
}

/// How much of it someone wants to read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    /// `-h`
    Short,
    /// `--help`
    Long,
}

/// Whose help `words` ask for, and at which length, as clap understands them.
fn asked_for(words: &[OsString]) -> (String, Length) {
    let names_itself = |command: Command| {
        let template = format!("{}\n{{before-help}}", command.get_name());
        command.help_template(template).before_help("short").before_long_help("long")
    };
    let program = names_itself(Cli::command().mut_subcommands(names_itself));
    let answer = program.try_get_matches_from(words).err().map(|error| error.to_string());
    let answer = answer.unwrap_or_default();
    let mut lines = answer.lines();
    let name = lines.next().unwrap_or_default().to_owned();
    let is_short = lines.any(|line| line == "short");
    (name, if is_short { Length::Short } else { Length::Long })
}

/// How help looks.
struct Page {
    width: usize,
    length: Length,
    styles: Styles,
}

impl Page {
    fn of_program(&self, program: &Command) -> Vec<String> {
        let about = self.wrapped(&plain(program.get_about()));
        let usage = self.usage(program);
        let commands = self.commands(program);
        match self.length {
            Length::Short => {
                // It has to fit on a small screen.
                let beginning = [about, usage].join("\n");
                let ending = [commands, self.flags_in_short(), self.exit_codes_in_short()];
                vec![beginning, ending.join("\n")]
            }
            Length::Long => {
                let nameless = program.clone().mut_subcommands(|command| command.hide(true));
                vec![
                    about,
                    self.examples(program),
                    usage,
                    commands,
                    self.other_names(program),
                    self.flags(nameless),
                    self.prose(program),
                    self.exit_codes(),
                ]
            }
        }
    }

    fn of_command(&self, command: &Command) -> Vec<String> {
        let about = self.wrapped(&plain(command.get_about()));
        let usage = self.usage(command);
        match self.length {
            Length::Short => {
                let own = command.clone().mut_args(|flag| {
                    let is_of_every_command = flag.is_global_set();
                    flag.hide(is_of_every_command)
                });
                let example = examples(command).into_iter().next();
                let example = example.map(|example| self.labelled("Example", &example.line));
                let ending = [self.flags_in_short(), example.unwrap_or_default()].join("\n");
                vec![about, usage, self.flags(own), ending]
            }
            Length::Long => {
                let flags = self.flags(command.clone());
                vec![about, self.examples(command), usage, flags, self.prose(command)]
            }
        }
    }

    /// What clap says of each word and flag.
    fn flags(&self, command: Command) -> String {
        let mut command = command.help_template("{all-args}");
        let flags = match self.length {
            Length::Short => command.render_help(),
            Length::Long => command.render_long_help(),
        };
        flags.ansi().to_string().trim_end().to_owned()
    }

    fn usage(&self, command: &Command) -> String {
        let usage = command.clone().render_usage();
        let plain = usage.to_string();
        match plain.strip_prefix("Usage: ") {
            // Clap would let it run over.
            Some(line) if plain.len() > self.width => self.labelled("Usage", line),
            _ => usage.ansi().to_string(),
        }
    }

    fn flags_in_short(&self) -> String {
        self.labelled("Output", &format!("{FLAGS_IN_SHORT}; --help says all"))
    }

    fn exit_codes_in_short(&self) -> String {
        let codes = EXIT_CODES.iter().map(|(code, short, _)| format!("{code} {short}"));
        self.labelled("Exit codes", &codes.collect::<Vec<_>>().join(", "))
    }

    fn exit_codes(&self) -> String {
        let codes = EXIT_CODES
            .iter()
            .flat_map(|(code, _, full)| wrap::lines(full, self.width, &format!("  {code}  "), 5));
        [self.heading("Exit codes:")].into_iter().chain(codes).collect::<Vec<_>>().join("\n")
    }

    /// The commands in their groups, a line each where there is room.
    fn commands(&self, program: &Command) -> String {
        let names = GROUPS.iter().flat_map(|group| group.commands);
        let name_width = names.map(|name| name.len()).max().unwrap_or(0) + 2;
        let group_width = GROUPS.iter().map(|group| group.name.len()).max().unwrap_or(0) + 2;
        let mut lines = Vec::new();
        for Group { name: group, commands, in_short } in GROUPS {
            if self.width < SIDE_BY_SIDE {
                lines.push(self.heading(group));
            }
            // Short help has a line for the first of them, which tells of the others.
            let in_short = in_short.filter(|_| self.length == Length::Short);
            let commands = if in_short.is_some() { &commands[..1] } else { commands };
            for (place, name) in commands.iter().enumerate() {
                let command = program.find_subcommand(name);
                let about = plain(command.and_then(Command::get_about));
                let about = in_short.map_or(about, str::to_owned);
                if self.width < SIDE_BY_SIDE {
                    lines.push(format!("  {}", self.literal(name)));
                    lines.extend(wrap::lines(&about, self.width, "    ", 4));
                    continue;
                }
                let group = if place == 0 { *group } else { "" };
                let before = [
                    self.heading(group) + &blanks(group_width - group.len()),
                    self.literal(name) + &blanks(name_width - name.len()),
                ];
                lines.extend(self.behind(&before.concat(), group_width + name_width, &about));
            }
        }
        lines.join("\n")
    }

    /// The other names of commands, where they have some.
    fn other_names(&self, program: &Command) -> String {
        let names = program.get_subcommands().flat_map(|command| {
            let others = command.get_visible_aliases();
            others.map(|other| format!("{other} is {}", command.get_name()))
        });
        self.labelled("Other names", &names.collect::<Vec<_>>().join(", "))
    }

    fn examples(&self, command: &Command) -> String {
        let examples = examples(command);
        if examples.is_empty() {
            return String::new();
        }
        let fits = |length: &usize| self.width >= SIDE_BY_SIDE && *length <= self.width * 5 / 8;
        let longest = examples.iter().map(|example| example.line.len()).filter(fits).max();
        let column = longest.map_or(6, |length| length + 4);
        let mut lines = vec![self.heading("Examples:")];
        for Example { line, purpose } in &examples {
            if line.len() + 4 <= column {
                let before = format!("  {}{}", self.literal(line), blanks(column - 2 - line.len()));
                lines.extend(self.behind(&before, column, purpose));
            } else {
                let typed = wrap::lines(line, self.width, "  ", 4);
                lines.extend(typed.iter().map(|line| self.literal(line)));
                lines.extend(wrap::lines(purpose, self.width, &blanks(column), column));
            }
        }
        lines.join("\n")
    }

    /// A text behind what stands before it in the first line, `column` wide without its styles.
    fn behind(&self, before: &str, column: usize, text: &str) -> Vec<String> {
        let mut lines = wrap::lines(text, self.width, &blanks(column), column);
        if let Some(first) = lines.first_mut() {
            *first = format!("{before}{}", first.trim_start());
        }
        lines
    }

    /// What else is to know. A line that introduces others is a heading.
    fn prose(&self, command: &Command) -> String {
        let text = plain(command.get_after_long_help());
        let is_heading = |line: &str| line.ends_with(':') && !line.starts_with(' ');
        let lines = text.lines().map(|line| match line {
            _ if is_heading(line) => self.heading(line),
            _ => self.wrapped(line),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A line, or several where it is too long; what is indented stays so.
    fn wrapped(&self, line: &str) -> String {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        let rest = if indent == 0 { 0 } else { indent + 2 };
        wrap::lines(text, self.width, &blanks(indent), rest).join("\n")
    }

    fn labelled(&self, label: &str, text: &str) -> String {
        let label = format!("{label}:");
        let line = format!("{label} {text}");
        self.wrapped(&line).replacen(&label, &self.heading(&label), 1)
    }

    fn heading(&self, text: &str) -> String {
        painted(self.styles.get_header(), text)
    }

    fn literal(&self, text: &str) -> String {
        painted(self.styles.get_literal(), text)
    }
}

fn painted(style: &anstyle::Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

fn blanks(count: usize) -> String {
    " ".repeat(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_one_group() {
        let program = Cli::command();
        let shown = program.get_subcommands().filter(|command| !command.is_hide_set());
        let mut names: Vec<_> = shown.map(Command::get_name).collect();
        let mut grouped: Vec<_> = GROUPS.iter().flat_map(|group| group.commands).copied().collect();
        names.sort_unstable();
        grouped.sort_unstable();
        assert_eq!(grouped, names);
    }

    #[test]
    fn every_command_has_an_example_that_begins_with_it_and_says_what_it_is_for() {
        let program = Cli::command();
        for command in program.get_subcommands().chain([&program]) {
            let examples = examples(command);
            assert!(!examples.is_empty(), "{}", command.get_name());
            for Example { line, purpose } in examples {
                assert!(line.starts_with("ma-career"), "{line}");
                assert!(!purpose.is_empty() && !purpose.contains("  "), "{line}: {purpose}");
            }
        }
    }

    #[test]
    fn every_flag_in_short_is_a_flag() {
        let program = Cli::command();
        let known = |word: &str| {
            program.get_arguments().any(|flag| match word.strip_prefix("--") {
                Some(long) => flag.get_long() == Some(long),
                None => flag.get_short() == word.chars().nth(1),
            })
        };
        let words = FLAGS_IN_SHORT.split([' ', ',']).filter(|word| word.starts_with('-'));
        for word in words {
            assert!(known(word), "{word}");
        }
    }
}
