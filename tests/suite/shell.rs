//! What a shell gets: scripts for its Tab key.

use crate::program::{answer, json, ma_career, run};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// The commands that an error lists, without their other names.
fn commands() -> Vec<String> {
    let output = run(["no-such-command"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    let list = stderr.split_once("commands: ").unwrap().1.split_once("try:").unwrap().0;
    let names = list.split(',').map(|name| name.trim().to_owned());
    names.filter(|name| !["pay", "certs", "license", "schedule"].contains(&name.as_str())).collect()
}

/// The words, but not the flags, that bash offers behind a command.
fn offered(command: &str) -> Vec<String> {
    let script = answer(["completions", "bash"]);
    let of_command = script.split_once(&format!("\n        ma__career__subcmd__{command})\n"));
    let of_command = of_command.unwrap_or_else(|| panic!("nothing completes behind {command}")).1;
    let words = of_command.split_once("opts=\"").unwrap().1.split_once('"').unwrap().0;
    words.split(' ').filter(|word| !word.starts_with('-')).map(str::to_owned).collect()
}

#[test]
fn every_shell_has_a_script_that_knows_every_command() {
    let commands = commands();
    assert!(commands.len() >= 15, "{commands:?}");
    for shell in SHELLS {
        let script = answer(["completions", shell]);
        for command in &commands {
            assert!(script.contains(command.as_str()), "{shell} does not know {command}");
        }
    }
}

#[test]
fn every_name_that_is_offered_is_accepted_and_means_what_it_says() {
    let count = |words: &[&str], key: &str| {
        json(words.iter().copied())[key].as_array().expect("a list").len()
    };
    let states = count(&["salary", "--by", "state"], "rows");
    assert_eq!(offered("salary").len(), states);
    assert_eq!(offered("licensure").len(), states);
    for (command, key) in
        [("licensure", "states"), ("certifications", "credentials"), ("sources", "sources")]
    {
        let words = offered(command);
        assert_eq!(words.len(), count(&[command], key), "{command}");
        for word in &words {
            assert_eq!(count(&[command, word], key), 1, "{command} {word}");
        }
    }
    for state in offered("salary") {
        assert_eq!(json(["salary", &state])["place"]["code"].as_str().unwrap().len(), 2, "{state}");
        assert!(json(["salary", &state])["rows"].as_array().unwrap().len() == 2, "{state}");
    }
    let jobs = offered("compare");
    assert!(jobs.len() > 11 && jobs.contains(&"dental-assistants".to_owned()), "{jobs:?}");
    for job in jobs {
        let answer = json(["compare", &job]);
        let title = answer["jobs"][1]["title"].as_str().unwrap();
        assert_eq!(title.to_lowercase().replace(' ', "-"), job);
        assert!(!answer["notes"].to_string().contains("is read as"), "{answer}");
    }
}

#[test]
fn what_is_typed_stays_free_text_whatever_is_offered() {
    for words in [&["salary", "yakima"][..], &["licensure", "new york"], &["compare", "phleb"]] {
        answer(words.iter().copied());
    }
}

#[test]
fn a_shell_that_is_missing_or_wrong_is_answered_with_the_shells() {
    ma_career(["completions"]).assert().code(2).stdout_eq("").stderr_eq(snapbox::str![["
error: SHELL is missing
  values: bash, elvish, fish, powershell, zsh
  try:    ma-career completions bash

"]]);
    ma_career(["completions", "fisch"]).assert().code(2).stdout_eq("").stderr_eq(snapbox::str![[
        "
error: 'fisch' is no value for '<SHELL>'
  nearest: fish
  values:  bash, elvish, fish, powershell, zsh
  try:     ma-career completions fish

"
    ]]);
}

#[test]
fn a_script_has_one_form_and_says_so_when_another_is_asked_for() {
    ma_career(["completions", "zsh", "--json"]).assert().code(2).stdout_eq("").stderr_eq(
        snapbox::str![["
error: --json has no use here: a script has one form only
  try: ma-career completions zsh

"]],
    );
    let script = answer(["completions", "bash"]);
    let accessible = ma_career(["completions", "bash", "--width", "40", "--color", "always"])
        .env("ACCESSIBLE", "1")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(accessible.stdout).unwrap(), script);
}
