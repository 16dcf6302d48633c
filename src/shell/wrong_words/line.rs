//! Lines that may work, made of one that does not. The dispatcher runs them to find the first that
//! has an answer.

use std::{iter, ops::Range};

use crate::{profile::Profile, shell::typed_line::Line, typed::synonyms};

/// The line with `salary` before what was typed: one of its flags.
pub(super) fn of_salary(words: &[String]) -> Line {
    [&words[..1], &["salary".to_owned()], &words[1..]].concat()
}

/// The commands that take a name, in the order in which a name is looked for.
const TAKE_A_NAME: [&str; 5] = ["salary", "certifications", "compare", "explain", "search"];

/// The lines with a command before what was typed, or before what people mean by it: a place, a
/// credential, a job, a term, or words to search for.
pub(super) fn of_commands(profile: &Profile, words: &[String]) -> Vec<Line> {
    let typed = &words[1..];
    let name: Line = typed.iter().take_while(|word| !word.starts_with('-')).cloned().collect();
    let flags = &typed[name.len()..];
    let with =
        |command: &str, name: &[String]| [&words[..1], &[command.to_owned()], name, flags].concat();
    let readings = synonyms::readings(profile, &name.join(" ")).into_iter().map(|name| vec![name]);
    let names = iter::once(name.clone()).chain(readings);
    let mut lines: Vec<Line> =
        names.flat_map(|name| TAKE_A_NAME.map(|command| with(command, &name))).collect();
    // Most words can be searched for.
    lines.sort_by_key(|line| line[1] == "search");
    lines
}

/// The line with a text that begins with a dash, and so looks like a flag, joined to its own flag.
pub(super) fn with_dash(words: &[String]) -> Option<Line> {
    let is_value = |pair: &[String]| pair[0].starts_with("--") && pair[1].starts_with('-');
    let at = words.windows(2).position(is_value)?;
    let joined = format!("{}={}", words[at], words[at + 1]);
    Some([&words[..at], &[joined], &words[at + 2..]].concat())
}

/// The lines without the wrong word, and then with less and less behind it.
pub(super) fn shortened(words: &[String], wrong: &str) -> impl Iterator<Item = Line> {
    let without = ranges_of(words, wrong).map(|range| {
        let mut line = words.to_vec();
        line.drain(range);
        line
    });
    without.chain((1..words.len()).rev().map(|length| words[..length].to_vec()))
}

/// The lines with another word in the place of the wrong one; at the end where it was left out.
pub(super) fn replaced(words: &[String], wrong: &str, right: &str) -> impl Iterator<Item = Line> {
    let replaced = ranges_of(words, wrong).map(move |range| {
        let kept = match &words[range.clone()] {
            [word] => &word[..word.len() - wrong.len()],
            _ => "",
        };
        let mut line = words.to_vec();
        line.splice(range, [format!("{kept}{right}")]);
        line
    });
    // A flag without its value.
    let appended = wrong.is_empty().then(|| [words, &[right.to_owned()]].concat());
    replaced.chain(appended)
}

/// Where the wrong word is: by itself, behind `--flag=`, or as several words that are one name.
fn ranges_of(words: &[String], wrong: &str) -> impl Iterator<Item = Range<usize>> {
    let length = wrong.split(' ').count();
    let behind_flag = format!("={wrong}");
    let ranges = (1..words.len()).flat_map(move |start| {
        (start + 1..=words.len().min(start + length)).map(move |end| start..end)
    });
    ranges.filter(move |range| match &words[range.clone()] {
        [word] => word == wrong || word.ends_with(&behind_flag),
        several => several.join(" ") == wrong,
    })
}
