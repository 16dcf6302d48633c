//! Help: what someone reads who does not know the words yet.

use std::fs;

use textwrap::core::display_width;

use crate::import::as_published;
use crate::program::{answer, ma_career, no_directory_yet, run};

/// The commands, as long help lists them: each line's word before two blanks and a text.
fn commands() -> Vec<String> {
    let help = answer(["--help"]);
    let listed = help.split("\n\n").find(|part| part.starts_with("Look up")).unwrap();
    let name = |line: &str| line[9..].split(' ').next().unwrap().to_owned();
    listed.lines().map(name).collect()
}

#[test]
fn short_help_is_one_screen() {
    let help = answer(["-h"]);
    // With the line that asks for it and the prompt behind it, on 24 lines.
    assert!(help.lines().count() <= 22, "{help}");
    assert!(help.lines().all(|line| display_width(line) <= 80), "{help}");
    let names: Vec<&str> = help.split([' ', '\n', ':', ',']).collect();
    for command in commands() {
        assert!(names.contains(&command.as_str()), "{command} is not in {help}");
    }
}

#[test]
fn every_command_is_in_a_group_of_the_help() {
    let error = String::from_utf8(run(["nonsense"]).stderr).unwrap();
    let known = error.split_once("commands: ").unwrap().1.split_once("try:").unwrap().0;
    let known = known.split([',', ' ', '\n']).filter(|word| !word.is_empty());
    let mut known: Vec<String> = known.map(str::to_owned).collect();
    known.truncate(known.len() - ["pay", "certs", "license", "schedule"].len());
    let mut grouped = commands();
    known.sort_unstable();
    grouped.sort_unstable();
    assert_eq!(grouped, known);
}

#[test]
fn every_flag_of_short_help_is_explained_by_long_help() {
    let (short, long) = (answer(["-h"]), answer(["--help"]));
    let line = short.lines().find(|line| line.starts_with("Output:")).unwrap();
    let flags = line.split([' ', ',', ';']).filter(|word| word.starts_with('-'));
    let flags: Vec<&str> = flags.collect();
    assert!(flags.len() > 4, "{line}");
    for flag in flags {
        let is_it = |line: &str| line.trim_start().starts_with('-') && line.contains(flag);
        assert!(flag == "--help" || long.lines().any(is_it), "{flag}");
    }
}

#[test]
fn every_command_has_a_line_of_its_own_and_help_of_its_own() {
    let commands = commands();
    assert!(commands.contains(&"overview".to_owned()) && commands.len() >= 14, "{commands:?}");
    for command in &commands {
        for flag in ["-h", "--help"] {
            let help = answer([command, flag]);
            assert!(help.contains(&format!("Usage: ma-career {command}")), "{help}");
            assert!(help.contains("\nExample"), "{help}");
        }
        assert_eq!(answer(["help", command]), answer([command, "--help"]));
    }
    assert_eq!(answer(["help"]), answer(["--help"]));
    assert_eq!(answer(["help", "help"]), answer(["--help"]));
}

#[test]
fn long_help_begins_with_examples_and_ends_with_the_exit_codes() {
    let help = answer(["--help"]);
    let places = ["Examples:", "Usage:", "Look up ", "Options:", "Output:", "Exit codes:"]
        .map(|part| help.find(part).unwrap_or_else(|| panic!("{part} is missing: {help}")));
    assert!(places.is_sorted(), "{help}");
    for command in commands() {
        let help = answer([&command, "--help"]);
        assert!(help.find("Examples:") < help.find("Usage:"), "{help}");
    }
}

#[test]
fn every_example_of_the_help_works() {
    // An example may write files.
    let dir = no_directory_yet("examples-of-the-help");
    fs::create_dir_all(&dir).unwrap();
    fs::rename(as_published("examples"), dir.join("oews")).unwrap();
    for command in commands() {
        let help = answer([&command, "--help"]);
        let examples = help.split("\n\n").nth(1).unwrap().lines().skip(1);
        let lines = examples.filter_map(|line| line.trim_start().strip_prefix("ma-career"));
        for line in lines {
            let line = line.split("  ").next().unwrap();
            let line = line.split(['|', '>']).next().unwrap();
            let parts = line.split('\'');
            let words = parts.enumerate().flat_map(|(place, part)| match place % 2 {
                0 => part.split_whitespace().collect::<Vec<_>>(),
                _ => vec![part],
            });
            let words = words.collect::<Vec<_>>();
            ma_career(words).current_dir(&dir).assert().success();
        }
    }
}

#[test]
fn help_fits_every_width() {
    let every = commands();
    for width in [20, 40, 59, 60, 80, 200] {
        for command in every.iter().map(String::as_str).map(Some).chain([None]) {
            for length in ["-h", "--help"] {
                let flag = format!("--width={width}");
                let help = answer(command.into_iter().chain([flag.as_str(), length]));
                for line in help.lines() {
                    // Clap breaks no list of values, and no word.
                    let room = width.clamp(60, 80);
                    assert!(display_width(line) <= room, "{command:?} at {width}: {line}");
                    assert_eq!(line, line.trim_end(), "{command:?} at {width}");
                }
            }
        }
    }
}

#[test]
fn the_width_of_help_is_the_flag_then_columns_then_80() {
    let with_columns = |words: [&'static str; 1], columns| {
        let output = ma_career(words).env("COLUMNS", columns).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let of_40 = answer(["--width", "40", "--help"]);
    assert_ne!(of_40, answer(["--help"]));
    assert_eq!(of_40, answer(["--help", "--width=40"]));
    assert_eq!(of_40, with_columns(["--help"], "40"));
    assert_eq!(with_columns(["--help"], "wide"), answer(["--help"]));
    assert_eq!(answer(["--help", "--width", "no number"]), answer(["--help"]));
}
