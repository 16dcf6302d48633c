//! A wrong word: what is wrong, the nearest valid one, and a line that works.

use snapbox::str;

use crate::program::{QUESTIONS, ma_career, run};

/// Runs every `try:` line that an error gives; it must work.
fn suggested_line_works(words: &[&str]) {
    let output = run(words.iter().copied());
    assert!(!output.status.success(), "{words:?}");
    let stderr = String::from_utf8(output.stderr).unwrap();
    let line = stderr.lines().find_map(|line| line.trim().strip_prefix("try:"));
    let line = line.unwrap_or_else(|| panic!("{words:?} suggests nothing: {stderr}"));
    let mut suggested = line.split_whitespace();
    assert_eq!(suggested.next(), Some("ma-career"), "{stderr}");
    let is_command = |word: &&&str| QUESTIONS.iter().any(|(name, _)| name == *word);
    if let Some(command) = words.first().filter(is_command) {
        assert!(suggested.clone().any(|word| word == *command), "{words:?} suggests {line}");
    }
    assert!(run(suggested).status.success(), "{words:?} suggests {line}");
}

#[test]
fn every_suggested_line_works() {
    for words in [
        &["salry"][..],
        &["xyzzy"],
        &["duties", "--kind", "medical"],
        &["duties", "--knd", "clinical"],
        &["salary", "Yakima"],
        &["salary", "--by", "yeer"],
        &["salary", "--by"],
        &["salary", "--by=industy", "--top", "3"],
        &["salary", "--by", "year", "--sort", "medain"],
        &["salary", "--by", "year", "--sort", "share"],
        &["salary", "--by", "industry", "--sort", "period"],
        &["salary", "--by", "year", "--top", "0"],
        &["salary", "--by", "year", "--top", "-1"],
        &["salary", "--by", "year", "--match", "1999"],
        &["salary", "--by", "industry", "--match", "hospitl"],
        &["salary", "--sort", "median"],
        &["similar", "--sort", "colour"],
        &["sources", "oews-2015"],
        &["sources", "zzz"],
        &["--jsn", "salary"],
        &["--json", "--plain"],
        &["--width", "19"],
        &["--width", "501"],
        &["--width", "abc"],
        &["--width", ""],
        &["-f", "yaml"],
        &["--color", "sometimes"],
        &["outlook", "--histroy"],
        &["overview", "--history"],
        &[""],
        &["salary", "--by", ""],
        &["salary", "--by", "industry", "--match"],
        &["help", "salry"],
        &["payy"],
        &["schedul"],
        &["salary", "--sort", "foo"],
        &["salary", "--sort", "period"],
        &["salary", "--by", "industry", "--sort", "foo"],
        &["salary", "--by", "industry", "--sort", "period", "--top", "2"],
        &["salary", "--by", "industry", "--sort"],
        &["salary", "--top", "0"],
        &["--json", "--json"],
        &["similar", "--top", "3"],
        &["similar", "--match", "dental"],
        &["duties", "--sort", "name"],
        &["salary", "--by", "year", "--match", "x y"],
        &["salry", "--help"],
        &["-x"],
    ] {
        suggested_line_works(words);
    }
}

#[test]
fn an_unknown_command_is_answered_with_the_nearest_one() {
    ma_career(["salry", "--by", "year"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: there is no command 'salry'
  nearest:  salary
  commands: salary, pay
  try:      ma-career salary --by year

"#]]);
}

#[test]
fn an_unknown_kind_is_answered_with_the_kinds() {
    ma_career(["duties", "--kind", "clinic"]).assert().code(2).stdout_eq("").stderr_eq(str![["
error: 'clinic' is no value for '--kind <KIND>'
  nearest: clinical
  values:  administrative, clinical
  try:     ma-career duties --kind clinical

"]]);
}

#[test]
fn a_key_of_another_view_is_answered_with_the_keys_of_this_one() {
    ma_career(["salary", "--by", "year", "--sort", "share"]).assert().code(2).stderr_eq(str![["
error: pay by year cannot be ordered by share
  keys: period, employment, mean, p10, p25, median, p75, p90
  try:  ma-career salary --by year --sort median

"]]);
}

#[test]
fn an_unknown_source_is_answered_with_the_nearest_one() {
    ma_career(["sources", "onet-29"]).assert().code(1).stdout_eq("").stderr_eq(str![["
error: no source is called 'onet-29'
  nearest: onet-29.3
  try:     ma-career sources onet-29.3

"]]);
}

#[test]
fn a_flag_without_rows_to_work_on_says_what_it_needs() {
    ma_career(["salary", "--top", "3"]).assert().code(2).stderr_eq(str![["
error: --match, --sort and --top choose among rows, and need --by
  try: ma-career salary --by industry --sort median --top 5

"]]);
}

#[test]
fn control_characters_that_were_typed_do_not_reach_the_terminal() {
    for words in [
        &["\u{1b}[31mred"][..],
        &["sources", "\u{1b}]0;title\u{7}"],
        &["salary", "--by", "a\u{202e}b"],
    ] {
        let stderr = String::from_utf8(run(words.iter().copied()).stderr).unwrap();
        let raw = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!stderr.contains(raw), "{stderr:?}");
    }
}
