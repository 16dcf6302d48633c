//! The files of a profile: `check` points into them, and who has its word that they are right gets answers.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ma_career_fuzz::{COMMANDS, Directory, ask, ask_in_a_format, choice, files};
use serde_json::Value;

static DIRECTORY: LazyLock<Directory> = LazyLock::new(|| Directory::new("profile"));

fuzz_target!(|data: &[u8]| {
    let files = files(data);
    DIRECTORY.fill(&files);
    let dir = DIRECTORY.as_word();
    let check = ask(&["check", "--json", dir]);
    let found: Value = serde_json::from_str(&check.text).expect("check answers with JSON");
    let problems = found["profiles"][0]["problems"].as_array().expect("a list");
    assert_eq!(check.code, if problems.is_empty() { 0 } else { 3 });
    for problem in problems {
        is_in_its_file(problem, &files);
    }
    let choice = choice(data);
    ask_in_a_format(&["check", dir], choice);
    let command = COMMANDS[(choice / 48) as usize % COMMANDS.len()];
    let words = [&["--profile", dir], command].concat();
    let answer = ask_in_a_format(&words, choice);
    assert!(
        check.code != 0 || answer.code != 3,
        "check finds nothing, and {words:?} fails: {}",
        answer.error
    );
});

/// Its line and column are those of a character, or of the end of a line.
fn is_in_its_file(problem: &Value, files: &[(String, Vec<u8>)]) {
    let [line, column] = ["line", "column"].map(|key| problem[key].as_u64());
    assert_eq!(line.is_some(), column.is_some(), "{problem}");
    let (Some(line), Some(column)) = (line, column) else { return };
    let (_, text) = files.iter().rfind(|(name, _)| *name == problem["file"]).expect("its file");
    let text = String::from_utf8_lossy(text);
    let row = text.split('\n').nth(usize::try_from(line - 1).unwrap());
    let row = row.unwrap_or_else(|| panic!("no such line: {problem}"));
    assert!(column >= 1 && column <= row.chars().count() as u64 + 1, "no such column: {problem}");
}
