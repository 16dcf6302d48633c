//! A line that works, made of one that does not.

use std::ops::Range;

use clap::{CommandFactory, Parser};

use crate::{
    cli::{Cli, Command, settings::Settings},
    profile::Profile,
    shell,
    typed::{suggest::quoted, synonyms},
};

use crate::shell::usage::{free_value, profile_of, values};

/// The line with `salary` before what was typed: one of its flags.
pub(super) fn of_salary(words: &[String]) -> Option<Vec<String>> {
    let line = [&words[..1], &["salary".to_owned()], &words[1..]].concat();
    answers(&line).then_some(line)
}

/// The commands that take a name, in the order in which a name is looked for.
const TAKE_A_NAME: [&str; 5] = ["salary", "certifications", "compare", "explain", "search"];

/// The line with a command before what was typed, or before what people mean by it: a place, a
/// credential, a job, a term, or words to search for.
pub(super) fn of_command(profile: &Profile, words: &[String]) -> Option<Vec<String>> {
    let typed = &words[1..];
    let named: Vec<String> =
        typed.iter().take_while(|word| !word.starts_with('-')).cloned().collect();
    let flags = &typed[named.len()..];
    let readings = synonyms::readings(profile, &named.join(" "));
    let with =
        |command: &str, name: &[String]| [&words[..1], &[command.to_owned()], name, flags].concat();
    let as_typed = TAKE_A_NAME.iter().map(|command| with(command, &named));
    let as_meant = readings.iter().flat_map(|reading| {
        TAKE_A_NAME.iter().map(|command| with(command, std::slice::from_ref(reading)))
    });
    // What was typed is searched for last.
    let (search, lines): (Vec<_>, Vec<_>) =
        as_typed.chain(as_meant).partition(|line| line[1] == "search");
    lines.into_iter().chain(search).find(|line| answers(line))
}

/// The line with a text that begins with a dash, and so looks like a flag, joined to its own flag.
pub(super) fn with_dash(words: &[String]) -> Option<Vec<String>> {
    let is_value = |pair: &[String]| pair[0].starts_with("--") && pair[1].starts_with('-');
    let at = words.windows(2).position(is_value)?;
    let joined = format!("{}={}", words[at], words[at + 1]);
    let line = [&words[..at], &[joined], &words[at + 2..]].concat();
    answers(&line).then_some(line)
}

/// What was typed, with words that are one name joined; or with the bad word replaced, or left out;
/// or with less and less behind it.
pub(super) fn that_works<'a>(
    words: &[String],
    bad: &str,
    instead: impl Iterator<Item = &'a str>,
) -> String {
    let replaced = instead.flat_map(|good| lines_with(words, bad, good)).flat_map(|line| {
        let with_example = with_example(&line);
        [line].into_iter().chain(with_example)
    });
    let without = places(words, bad).map(|place| {
        let mut line = words.to_vec();
        line.drain(place);
        line
    });
    let shortened = (1..words.len()).rev().map(|length| words[..length].to_vec());
    let lines = joined(words).chain(replaced).chain(without).chain(shortened);
    pasted(&lines.into_iter().find(|line| answers(line)).unwrap_or_default())
}

/// A line as it can be pasted into a shell.
pub(super) fn pasted(line: &[String]) -> String {
    let typed = line.iter().skip(1).map(|word| quoted(word));
    ["ma-career".to_owned()].into_iter().chain(typed).collect::<Vec<_>>().join(" ")
}

/// As many words as a name of several is looked for in; trying all takes its time.
const MOST_WORDS: usize = 8;

/// The lines in which several words behind the command are one: `--at new york`. A place behind an
/// offer or a job may lack its flag.
fn joined(words: &[String]) -> impl Iterator<Item = Vec<String>> {
    let words = if words.len() <= MOST_WORDS { words } else { &[] };
    let is_flag = |word: &String| word.starts_with('-');
    let ends = move |start| (start + 2..=words.len()).rev().map(move |end| start..end);
    let ranges = (2..words.len()).flat_map(ends);
    let one = ranges.filter(move |range| !words[range.clone()].iter().any(is_flag));
    let takes_at = matches!(words.get(1).map(String::as_str), Some("offer" | "compare"))
        && !words.iter().any(|word| word == "--at");
    let with_at = (3..words.len()).filter(move |_| takes_at).map(move |start| {
        let place = words[start..].join(" ");
        let place = ["in ", "at "].iter().find_map(|little| place.strip_prefix(little));
        let place = place.map_or_else(|| words[start..].join(" "), str::to_owned);
        [&words[..start], &["--at".to_owned(), place]].concat()
    });
    one.map(move |range| {
        let name = words[range.clone()].join(" ");
        let mut line = words.to_vec();
        line.splice(range, [name]);
        line
    })
    .chain(with_at)
}

/// The line with an example of what its command cannot do without.
fn with_example(line: &[String]) -> Option<Vec<String>> {
    let program = Cli::command();
    let command = program.find_subcommand(line.get(1)?)?;
    let required = command.get_positionals().find(|argument| argument.is_required_set())?;
    let name = required.get_value_names()?.first()?;
    let of_list = values(line, name).into_iter().next();
    let example = of_list.or_else(|| Some(free_value(profile_of(line), name)?.1))?;
    Some([line, &[example]].concat())
}

/// Where the bad word stands: by itself, behind `--flag=`, or as several words that are one name.
fn places(words: &[String], bad: &str) -> impl Iterator<Item = Range<usize>> {
    let all = 1..words.len();
    // No more words than the bad one has; to join all of thousands takes its time.
    let most = bad.split(' ').count();
    let ranges = all.clone().flat_map(move |start| {
        let last = all.end.min(start + most);
        (start + 1..=last).map(move |end| start..end)
    });
    let behind_flag = format!("={bad}");
    ranges.filter(move |range| match &words[range.clone()] {
        [word] => word == bad || word.ends_with(&behind_flag),
        several => several.join(" ") == bad,
    })
}

/// The lines in which `good` stands where the bad word does; where no word does, at the end.
pub(super) fn lines_with(
    words: &[String],
    bad: &str,
    good: &str,
) -> impl Iterator<Item = Vec<String>> {
    let replaced = places(words, bad).map(move |place| {
        let kept = match &words[place.clone()] {
            [word] => &word[..word.len() - bad.len()],
            _ => "",
        };
        let mut line = words.to_vec();
        line.splice(place, [format!("{kept}{good}")]);
        line
    });
    // A flag without its value.
    let appended = bad.is_empty().then(|| [words, &[good.to_owned()]].concat());
    replaced.chain(appended)
}

/// Whether a line has an answer. Help that is asked for is one too. Nothing is written, and no
/// colour settled.
pub(super) fn answers(line: &[String]) -> bool {
    let answer = |cli: Cli| -> anyhow::Result<_> {
        shell::comes_as_it_is(&cli)?;
        let command = cli.command.unwrap_or(Command::Overview);
        let settings = Settings::settle(&cli.output, &command)?;
        crate::answer(command, &settings)
    };
    match Cli::try_parse_from(line) {
        Ok(cli) => answer(cli).is_ok(),
        Err(error) => !error.use_stderr(),
    }
}
