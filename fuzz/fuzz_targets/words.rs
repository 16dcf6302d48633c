//! A command line, a word a line: places, amounts, paths, questions.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ma_career_fuzz::{ask, formats};

/// These write files.
const WRITERS: [&str; 3] = ["import", "init", "man"];

/// Flags that name no file.
const FLAGS: &[&str] = &[
    "--",
    "--ascii",
    "--at",
    "--by",
    "--color",
    "--date",
    "--format",
    "--full",
    "--help",
    "--history",
    "--hours",
    "--json",
    "--kind",
    "--map",
    "--match",
    "--no-chart",
    "--note",
    "--paper",
    "--per",
    "--plain",
    "--real",
    "--sort",
    "--table",
    "--top",
    "--version",
    "--width",
    "-V",
    "-f",
    "-h",
];

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let words: Vec<&str> = text.split('\n').filter(|word| is_harmless(word)).collect();
    if words.first().is_none_or(|first| first.starts_with('-') || WRITERS.contains(first)) {
        return;
    }
    let answer = ask(&words);
    // No file is read but the program's own, unless it is asked to check one.
    assert!(answer.code != 3 || words[0] == "check", "{words:?}: {}", answer.error);
    if answer.code == 0 && words.contains(&"--json") && words[0] != "schema" {
        formats::see("json", "80", &answer.text);
    }
    if answer.error.is_empty() {
        return;
    }
    let tries = answer.error.lines().filter_map(|line| line.trim_start().strip_prefix("try:"));
    for line in tries {
        // What was typed is escaped before it is shown, and then is another word.
        if line.contains(|c: char| c.is_control()) {
            continue;
        }
        let tried = shlex::split(line.trim()).unwrap_or_else(|| panic!("no command line: {line}"));
        let (program, rest) = tried.split_first().expect("a command");
        if program != "ma-career" || rest.iter().any(|word| WRITERS.contains(&&**word)) {
            continue;
        }
        if rest.iter().any(|word| matches!(&**word, "-o" | "--output"))
            || rest.contains(&"|".into())
        {
            continue;
        }
        let second = ask(rest);
        assert_eq!(second.code, 0, "{words:?} says to try{line}, which says: {}", second.error);
    }
});

/// Whether it names no file to write or to read.
fn is_harmless(word: &str) -> bool {
    let flag = word.split('=').next().unwrap_or_default();
    let is_number =
        word.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    !word.starts_with('-') || word == "-" || is_number || FLAGS.contains(&flag)
}
