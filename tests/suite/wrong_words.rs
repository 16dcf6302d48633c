//! A wrong word: what is wrong, the nearest valid one, and a line that works.

use std::time::Duration;

use snapbox::str;

use crate::program::{QUESTIONS, ma_career, run};

/// Runs every `try:` line that an error gives; it must work.
fn suggested_line_works(words: &[&str]) {
    let output = run(words.iter().copied());
    assert!(!output.status.success(), "{words:?}");
    let stderr = String::from_utf8(output.stderr).unwrap();
    let line = stderr.lines().find_map(|line| line.trim().strip_prefix("try:"));
    let line = line.unwrap_or_else(|| panic!("{words:?} suggests nothing: {stderr}"));
    let suggested = words_of(line);
    assert_eq!(suggested[0], "ma-career", "{stderr}");
    let is_command = |word: &&&str| QUESTIONS.iter().any(|(name, _)| name == *word);
    if let Some(command) = words.first().filter(is_command) {
        assert!(suggested.iter().any(|word| word == *command), "{words:?} suggests {line}");
    }
    let status = run(suggested.iter().skip(1).map(String::as_str)).status;
    assert!(status.success(), "{words:?} suggests {line}");
}

/// The words that a shell makes of a line whose words are quoted with `'` or not at all.
fn words_of(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.trim().chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn every_line_that_is_suggested_for_a_page_or_a_table_works() {
    for words in [
        &["--at", "WA"][..],
        &["salary", "--table", "rows"],
        &["salary", "--json", "--table", "rows"],
        &["salary", "--table"],
        &["skills", "-f", "csv", "--table", "intrests"],
        &["handout", "--note", &"long ".repeat(100)],
        &["handout", "yakima", "--date", "11/24/2026"],
        &["handout", "yakima", "--paper", "legal"],
    ] {
        suggested_line_works(words);
    }
}

#[test]
fn every_suggested_line_works() {
    for words in [
        &["salry"][..],
        &["xyzzy"],
        &["duties", "--kind", "medical"],
        &["duties", "--knd", "clinical"],
        &["salary", "Yakimaa"],
        &["salary", "new", "yrok"],
        &["salary", "--at", "seatle", "--per", "hour"],
        &["salary", "--at=seatle"],
        &["salary", ""],
        &["salary", "portland", "--at", "seattle"],
        &["salary", "WA", "OR", "ID", "MT"],
        &["handout", "yakima", "seattle"],
        &["salary", "yakima", "--by", "year"],
        &["salary", "--by", "area", "--at", "guam"],
        &["salary", "yakima", "--sort", "median"],
        &["salary", "--real", "2025"],
        &["salary", "--by", "state", "--real", "2025"],
        &["salary", "--by", "year", "--real", "1999"],
        &["salary", "--by", "year", "--real", "then"],
        &["salary", "--by", "state", "--sort", "level"],
        &["salary", "--by", "state", "--match", "washingtn"],
        &["offer"],
        &["offer", "--at", "yakima"],
        &["offer", "-5"],
        &["offer", "18.50.20", "--at", "yakima"],
        &["offer", "18/hr", "--per", "year"],
        &["offer", "18", "--per", "shift"],
        &["offer", "18", "--hours", "200"],
        &["offer", "18", "--at", "springfield"],
        &["offer", "18", "--at", ""],
        &["compare"],
        &["compare", "dental"],
        &["compare", "denatl assistants"],
        &["compare", "medical assistant"],
        &["compare", "31-0000", "--at", "WA"],
        &["compare", "phleb", "--at", "yakma"],
        &["certifications", "medical"],
        &["certifications", "cmaa"],
        &["licensure", "washingtn"],
        &["licensure", "springfield"],
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
        &["similar", "--sort", "color"],
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
        &["completions"],
        &["completions", "bahs"],
        &["completions", "xyzzy"],
        &["completions", "fish", "--json"],
        &["completions", "fish", "-f", "plain"],
        &["completons"],
        &["offer", "19.50", "--at", "new", "york"],
        &["salary", "--at", "san", "francisco"],
        &["compare", "phleb", "--at", "walla", "walla"],
        &["compare", "phlebotomists", "yakima"],
        &["offer", "19", "yakima"],
        &["man", "--json"],
        &["man", "-f", "table"],
        &["-x"],
    ] {
        suggested_line_works(words);
    }
}

#[test]
fn a_suggested_line_that_repeats_a_wrong_word_is_not_suggested() {
    for words in [
        &["salary", "xyzzyville", "--sort", "median"][..],
        &["salary", "--by", "industry", "xyzzyville"],
        &["salary", "--real", "1700"],
        &["offer", "20 in xyzzyville"],
    ] {
        suggested_line_works(words);
    }
}

/// Each took minutes once: of hundreds of words, many names can be made.
#[test]
fn hundreds_of_words_are_answered_in_seconds() {
    let words = ["ma", "ekg", "pay", "rn"].repeat(100);
    let one = words.join(" ");
    for command in ["salary", "compare", "certifications", "explain", "handout", "licensure"] {
        for line in [vec![command, &one], [&[command][..], &words].concat(), vec![&one]] {
            let output = ma_career(line).timeout(Duration::from_secs(30)).output().unwrap();
            assert!(output.status.code().is_some(), "{command}");
        }
    }
}

#[test]
fn every_line_that_is_suggested_for_a_schema_works() {
    for words in [
        &["schema", "salry"][..],
        &["schema", "man"],
        &["schema", "areas"],
        &["schema", "xyzzy"],
        &["schema", "salary", "--plain"],
        &["schema", "salary", "education"],
        &["schema", "salary", "--profile", "salary"],
        &["schema", "--json"],
        &["schema", "--profile"],
        &["schema", "--profile", "salry.toml"],
        &["schema", "--profile", "xyzzy", "-f", "csv"],
    ] {
        suggested_line_works(words);
    }
}

#[test]
fn what_was_meant_is_in_the_suggested_line() {
    for (words, line) in [
        (&["yakima"][..], "salary yakima"),
        (&["wages"], "salary"),
        (&["find", "exam"], "search exam"),
        (&["glossary"], "explain"),
        (&["phlebotomy"], "compare phlebotomy"),
        (&["CMA"], "certifications CMA"),
        (&["vaccines"], "search vaccines"),
        (&["nyc"], "salary nyc"),
        (&["compare", "RN"], "similar"),
        (&["compare", "RMA"], "certifications RMA"),
        (&["certifications", "LPN"], "compare LPN"),
        (&["explain", "wages"], "explain median"),
        (&["explain", "CCMA"], "certifications CCMA"),
        (&["explain", "LPN", "--json"], "compare LPN --json"),
        (&["explain", "salary"], "salary"),
        (&["salary", "--location", "WA"], "salary --at WA"),
        (&["salary", "--by", "county"], "salary --by area"),
        (&["salary", "--by", "state", "--sort", "cost"], "salary --by state --sort price-parity"),
        (&["-f", "excel", "salary"], "-f csv salary"),
        (&["get", "wages.latest.period"], "get salary.latest.period"),
        (&["ofer"], "offer 19.50 --at yakima"),
        (&["Salary", "Yakima"], "salary Yakima"),
        (&["wage", "yakima"], "salary yakima"),
        (&["income", "new", "york"], "salary new york"),
        (&["how", "much", "in", "texas"], "search how much in texas"),
        (&["how much in Texas"], "search 'how much in Texas'"),
        (&["what", "do", "medical", "assistants", "do"], "search what do medical assistants do"),
        (&["cna", "lpn"], "compare cna lpn"),
        (&["version"], "--version"),
        (&["--hlep"], "--help"),
        (&["salary", "--year", "2019"], "salary --by=year"),
        (&["salary", "--by", "year", "--real", "1999"], "salary --by year --real 2025"),
        (&["offer", "999"], "offer '999 a week'"),
    ] {
        let stderr = String::from_utf8(run(words.iter().copied()).stderr).unwrap();
        let expected = format!("ma-career {line}\n");
        assert!(stderr.ends_with(&expected), "{words:?}: {stderr}");
    }
}

#[test]
fn a_note_may_begin_with_a_dash() {
    assert!(run(["handout", "--note", "- begins with a dash"]).status.success());
}

#[test]
fn a_note_that_is_too_long_keeps_the_rest_of_its_line() {
    let words = ["handout", "yakima", "--date", "2026-11-27", "--note", &"x".repeat(401)];
    let stderr = String::from_utf8(run(words).stderr).unwrap();
    let line = "ma-career handout yakima --date 2026-11-27 --note 'Call the college by Friday'\n";
    assert!(stderr.ends_with(line), "{stderr}");
}

#[test]
fn the_commands_are_listed_only_where_nothing_is_near() {
    for (words, is_listed) in
        [(&["salry"][..], false), (&["is", "it", "a", "good", "job"], false), (&["xyzzy"], true)]
    {
        let stderr = String::from_utf8(run(words.iter().copied()).stderr).unwrap();
        assert_eq!(stderr.contains("  commands: overview, duties"), is_listed, "{stderr}");
    }
}

#[test]
fn an_unknown_command_is_answered_with_the_nearest_one() {
    ma_career(["salry", "--by", "year"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: there is no command 'salry'
  nearest: salary
  try:     ma-career salary --by year

"#]]);
}

#[test]
fn an_unknown_kind_is_answered_with_the_kinds() {
    ma_career(["duties", "--kind", "clinic"]).assert().code(2).stdout_eq("").stderr_eq(str![["
error: invalid value 'clinic' for '--kind <KIND>'
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

#[test]
fn ma_is_a_job_and_not_the_manual() {
    for typed in ["MA vs LPN", "ma salary texas", "MA pay in boston"] {
        let output = ma_career(typed.split(' ')).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.ends_with(&format!("try: ma-career search '{typed}'\n")), "{stderr}");
        assert!(!stderr.contains("nearest"), "{stderr}");
    }
}
