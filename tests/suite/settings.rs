//! Width, color and format, as flags and environment ask for them.

use crate::program::{answer, ma_career};

fn with(environment: &[(&str, &str)], words: &[&str]) -> String {
    let command = ma_career(words.iter().copied()).envs(environment.iter().copied());
    let output = command.output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

fn widest(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

#[test]
fn the_width_is_the_flag_then_columns_then_80() {
    let of_80 = answer(["similar", "--width", "80"]);
    let of_40 = answer(["similar", "--width", "40"]);
    assert_eq!(answer(["similar"]), of_80);
    assert_eq!(with(&[("COLUMNS", "40")], &["similar"]), of_40);
    assert_eq!(with(&[("COLUMNS", "40")], &["similar", "--width", "80"]), of_80);
    assert!(widest(&of_80) > 40);
}

#[test]
fn a_width_from_the_environment_that_is_none_is_passed_over() {
    let of_80 = answer(["similar"]);
    for columns in ["", "0", "-1", "wide", "70000"] {
        assert_eq!(with(&[("COLUMNS", columns)], &["similar"]), of_80, "{columns:?}");
    }
    assert_eq!(with(&[("COLUMNS", "3")], &["similar"]), answer(["similar", "--width", "20"]));
}

#[test]
fn color_is_the_flag_then_no_color_then_clicolor_force() {
    let has_color =
        |environment: &[(&str, &str)], words: &[&str]| with(environment, words).contains('\u{1b}');
    assert!(!has_color(&[], &["salary"]), "a pipe is not a terminal");
    assert!(has_color(&[], &["salary", "--color", "always"]));
    assert!(has_color(&[("CLICOLOR_FORCE", "1")], &["salary"]));
    assert!(!has_color(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &["salary"]));
    assert!(has_color(&[("NO_COLOR", "1")], &["salary", "--color", "always"]));
    assert!(!has_color(&[("CLICOLOR_FORCE", "1")], &["salary", "--color", "never"]));
    assert!(has_color(&[], &["--help", "--color", "always"]));
    assert!(!has_color(&[("CLICOLOR_FORCE", "1")], &["--help", "--color=never"]));
}

#[test]
fn an_error_in_a_pipe_has_no_color_whatever_it_suggests() {
    for words in [&["--color", "alway"][..], &["--color=alwayss", "salary"], &["salry"]] {
        let stderr = ma_career(words.iter().copied()).output().unwrap().stderr;
        assert!(!stderr.contains(&0x1b), "{}", String::from_utf8_lossy(&stderr));
    }
    let colored = ma_career(["salry", "--color", "always"]).output().unwrap().stderr;
    assert!(colored.contains(&0x1b));
}

#[test]
fn color_changes_nothing_but_color() {
    let colored = answer(["profile", "--color", "always"]);
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), answer(["profile"]));
}

#[test]
fn json_and_plain_have_no_color_whatever_is_asked() {
    for format in ["--json", "--plain"] {
        assert!(!answer(["profile", format, "--color", "always"]).contains('\u{1b}'));
    }
}

#[test]
fn accessible_asks_for_plain_unless_a_format_is_named() {
    let plain = answer(["salary", "--plain"]);
    assert_eq!(with(&[("ACCESSIBLE", "1")], &["salary"]), plain);
    assert_eq!(with(&[("ACCESSIBLE", "0")], &["salary"]), answer(["salary"]));
    assert_eq!(with(&[("ACCESSIBLE", "")], &["salary"]), answer(["salary"]));
    assert_eq!(with(&[("ACCESSIBLE", "1")], &["salary", "-f", "table"]), answer(["salary"]));
    assert_eq!(with(&[("ACCESSIBLE", "1")], &["salary", "--json"]), answer(["salary", "--json"]));
}

#[test]
fn a_locale_that_is_named_and_not_utf_8_asks_for_ascii() {
    let (unicode, ascii) = (answer(["salary"]), answer(["salary", "--ascii"]));
    for locale in ["C", "POSIX", "en_US.ISO-8859-1"] {
        assert_eq!(with(&[("LC_ALL", locale)], &["salary"]), ascii, "{locale}");
    }
    for locale in ["en_US.UTF-8", "C.utf8", ""] {
        assert_eq!(with(&[("LC_ALL", locale)], &["salary"]), unicode, "{locale}");
    }
    let named = [("LC_ALL", ""), ("LC_CTYPE", "en_US.UTF-8"), ("LANG", "C")];
    assert_eq!(with(&named, &["salary"]), unicode, "the first that is named counts");
    assert_eq!(with(&[("LC_ALL", "C")], &["salary", "--json"]), answer(["salary", "--json"]));
}
