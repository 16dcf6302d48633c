//! What a shell gets: scripts for its Tab key, and the manual.

use std::{
    fs,
    process::{Command, Output},
};

use crate::program::{answer, json, ma_career, no_directory_yet, run};

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
    let between = |text: &str, before: &str| {
        text.split_once(before).unwrap().1.split_once('"').unwrap().0.to_owned()
    };
    let words = between(of_command, "opts=\"");
    let words = words.replace("${places}", &between(&script, "places=\""));
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

/// On Windows its file ends in `.exe`.
#[test]
fn the_program_has_one_name_whatever_its_file_is_called() {
    let dir = no_directory_yet("called-otherwise");
    fs::create_dir_all(&dir).unwrap();
    let other = dir.join("ma-career.exe");
    fs::copy(snapbox::cmd::cargo_bin!("ma-career"), &other).unwrap();
    for words in [
        &["-h"][..],
        &["salary", "--help"],
        &["offer"],
        &["salary", "--nope"],
        &["wages"],
        &["man"],
        &["man", "salary"],
        &["completions", "bash"],
        &["completions", "powershell"],
    ] {
        let (usual, called) =
            (run(words.iter().copied()), Command::new(&other).args(words).env_clear().output());
        let said = |output: Output| String::from_utf8([output.stdout, output.stderr].concat());
        assert_eq!(said(called.unwrap()), said(usual), "{words:?}");
    }
}

#[test]
fn every_name_that_is_offered_is_accepted_and_means_what_it_says() {
    let count = |words: &[&str], key: &str| {
        json(words.iter().copied())[key].as_array().expect("a list").len()
    };
    let states = count(&["salary", "--by", "state"], "rows");
    let areas = count(&["salary", "--by", "area"], "rows");
    // Each state by its code and by its name.
    assert_eq!(offered("salary").len(), 2 * states + areas);
    assert_eq!(offered("licensure").len(), 2 * states);
    for (command, key, names) in [
        ("licensure", "states", 2),
        ("certifications", "credentials", 1),
        ("sources", "sources", 1),
    ] {
        let words = offered(command);
        assert_eq!(words.len(), names * count(&[command], key), "{command}");
        for word in &words {
            assert_eq!(count(&[command, word], key), 1, "{command} {word}");
        }
    }
    for state in offered("licensure") {
        let answer = json(["salary", &state]);
        assert_eq!(answer["place"]["kind"], "state", "{state}");
        assert_eq!(answer["rows"].as_array().unwrap().len(), 2, "{state}");
    }
    let jobs = offered("compare");
    assert!(jobs.len() > 11 && jobs.contains(&"dental-assistants".to_owned()), "{jobs:?}");
    for job in jobs {
        let answer = json(["compare", &job]);
        let title = answer["jobs"][1]["title"].as_str().unwrap();
        assert_eq!(title.to_lowercase().replace(' ', "-"), job);
        assert!(!answer["notes"].to_string().contains(&format!("{job}: ")), "{answer}");
    }
}

/// What bash offers for words of which the last is being typed.
fn in_bash(words: &[&str]) -> Vec<String> {
    in_bash_with(answer(["completions", "bash"]), words)
}

/// The same with another script.
pub(crate) fn in_bash_with(mut script: String, words: &[&str]) -> Vec<String> {
    script += "COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1))\n\
        of=$(complete -p ma-career); of=${of##*-F }\n\
        \"${of%% *}\" ma-career \"${*: -1}\" \"${*: -2:1}\"\n\
        printf '%s\\n' \"${COMPREPLY[@]}\"\n";
    let bash = ["--noprofile", "--norc", "-c", &script, "bash"];
    let output = Command::new("bash").args(bash).args(words).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn bash_completes_places_in_any_case_and_names_before_flags() {
    assert_eq!(in_bash(&["ma-career", "salary", "yak"]), ["yakima-wa"]);
    assert_eq!(in_bash(&["ma-career", "salary", "Wash"]), ["washington", "washington-dc"]);
    assert_eq!(in_bash(&["ma-career", "offer", "19.50", "--at", "Yak"]), ["yakima-wa"]);
    assert_eq!(in_bash(&["ma-career", "licensure", "W"]), ["WA", "WV", "WI", "WY"]);
    let offered = in_bash(&["ma-career", "compare", ""]);
    let first_flag = offered.iter().position(|word| word.starts_with('-')).unwrap();
    assert!(first_flag > 11 && offered[first_flag..].iter().all(|word| word.starts_with('-')));
}

#[test]
fn a_list_of_the_flags_of_every_command_is_written_once() {
    // In a list, what a value means stands behind these.
    for (shell, value) in [("zsh", "yakima-wa\\:"), ("fish", "yakima-wa\\t")] {
        let script = answer(["completions", shell]);
        assert_eq!(script.matches(value).count(), 1, "{shell}");
        assert!(script.matches("$_ma_career_list_0").count() > 3, "{shell}");
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
error: invalid value 'fisch' for '<SHELL>'
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
error: --json does not apply to a completion script
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

#[test]
fn man_prints_the_page_of_the_program() {
    let page = answer(["man"]);
    let version = env!("CARGO_PKG_VERSION");
    let title = format!(".TH MA-CAREER 1 2026-08-27 \"ma-career {version}\" ");
    assert!(page.lines().any(|line| line.starts_with(&title)), "{page}");
    for section in [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "COMMANDS",
        "OPTIONS",
        "EXAMPLES",
        "ENVIRONMENT",
        "\"EXIT STATUS\"",
        "\"SEE ALSO\"",
    ] {
        assert!(page.lines().any(|line| line == format!(".SH {section}")), "{section}");
    }
    for command in commands() {
        let name = format!("ma\\-career\\-{command}(1)");
        assert!(page.lines().any(|line| line == name), "{command}");
    }
}

#[test]
fn man_writes_a_page_for_every_command_and_names_them() {
    let dir = no_directory_yet("man-of-every-command").join("share/man1");
    let names = answer(["man", dir.to_str().unwrap()]);
    let mut files = vec!["ma-career.1".to_owned()];
    files.extend(commands().iter().map(|command| format!("ma-career-{command}.1")));
    let expected: Vec<_> = files.iter().map(|file| dir.join(file).display().to_string()).collect();
    assert_eq!(names.lines().collect::<Vec<_>>(), expected);
    assert_eq!(fs::read_dir(&dir).unwrap().count(), expected.len());
    assert_eq!(fs::read_to_string(dir.join("ma-career.1")).unwrap(), answer(["man"]));
    for command in commands() {
        let page = fs::read_to_string(dir.join(format!("ma-career-{command}.1"))).unwrap();
        assert!(page.contains(&format!(".SH SYNOPSIS\n\\fBma\\-career {command}\\fR")), "{page}");
        assert!(page.contains(".SH \"SEE ALSO\"\nma\\-career(1), "), "{page}");
    }
}

#[test]
fn a_directory_that_is_a_file_is_an_error_of_writing() {
    let dir = no_directory_yet("man-into-a-file");
    fs::create_dir_all(&dir).unwrap();
    let file = dir.join("file");
    fs::write(&file, "what was there").unwrap();
    for dir in [file.clone(), file.join("below")] {
        let output = run(["man", dir.to_str().unwrap()]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(3), 0), "{stderr}");
        assert!(stderr.contains("directory") && stderr.contains("help: "), "{stderr}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "what was there");
}

#[test]
fn a_refused_line_writes_no_page_while_another_is_looked_for() {
    let dir = no_directory_yet("man-refused");
    for flags in [&["--json"][..], &["-f", "plain"], &["too", "many"], &["--xyzzy"]] {
        let words = ["man", dir.to_str().unwrap()];
        let output = run(words.iter().chain(flags).copied());
        assert_eq!(output.status.code(), Some(2), "{flags:?}");
        assert!(!dir.exists(), "{flags:?}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains("try: ma-career man"), "{stderr}");
    }
}

#[test]
fn a_command_has_its_page_and_a_mistyped_one_writes_nothing() {
    let dir = no_directory_yet("manual-of-a-command");
    fs::create_dir_all(&dir).unwrap();
    let in_dir =
        |words: &[&str]| ma_career(words.iter().copied()).current_dir(&dir).output().unwrap();
    let page = in_dir(&["man", "salary"]);
    assert!(String::from_utf8(page.stdout).unwrap().contains(".TH MA-CAREER-SALARY 1"));
    let wrong = in_dir(&["man", "salry"]);
    assert_eq!(wrong.status.code(), Some(2));
    let error = String::from_utf8(wrong.stderr).unwrap();
    assert!(error.contains("try:     ma-career man salary"), "{error}");
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 0, "nothing is written");
    assert!(in_dir(&["man", "pages/"]).status.success());
    assert!(dir.join("pages/ma-career-salary.1").is_file());
}
