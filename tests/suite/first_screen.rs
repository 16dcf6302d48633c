//! The first screen: the answer in its first sentence, all of it within 24 lines of 80 columns, and
//! `--full` for the rest.

use std::collections::HashSet;

use serde_json::Value;

use crate::handout::{grade, sentences};
use crate::program::{QUESTIONS, page};

/// Lines of a small terminal.
const LINES: usize = 24;

/// What a counselor asks; the second profile has no answer to some.
const ASKED: &[&[&str]] = &[
    &["overview"],
    &["duties"],
    &["duties", "--kind", "clinical"],
    &["salary"],
    &["salary", "--per", "hour"],
    &["salary", "yakima"],
    &["salary", "98901"],
    &["salary", "yakima", "seattle"],
    &["salary", "PR"],
    &["education"],
    &["certifications"],
    &["certifications", "cma"],
    &["licensure", "WA"],
    &["licensure", "new york"],
    &["licensure", "alabama"],
    &["skills"],
    &["outlook"],
    &["environment"],
    &["similar"],
    &["similar", "--sort", "median"],
    &["offer", "19.50"],
    &["offer", "19.50", "--at", "yakima"],
    &["offer", "$20 to $22 an hour, 36 hours a week", "--at", "WA"],
    &["offer", "3,200 a month", "--at", "kansas city"],
    &["compare", "lpn"],
    &["compare", "lpn", "--at", "yakima"],
    &["compare", "dental assistants", "phlebotomists", "lpn", "--at", "yakima"],
    &["compare", "dental assistants", "phlebotomists", "pharmacy technicians", "lpn"],
    &["explain", "median"],
    &["explain", "location quotient"],
];

fn with<'a>(words: &[&'a str], flags: &[&'a str]) -> String {
    page(words.iter().chain(flags).copied())
}

fn table(words: &[&str]) -> String {
    with(words, &["-f", "table", "--color", "never", "--width", "80"])
}

fn fits(words: &[&str]) {
    for text in [table(words), with(words, &["--plain"])] {
        assert!(text.lines().count() <= LINES, "{words:?}\n{text}");
    }
}

#[test]
fn every_answer_in_prose_fits_a_small_screen() {
    for words in ASKED {
        fits(words);
    }
}

#[test]
fn so_do_the_answers_of_the_second_profile() {
    let has = ["overview", "salary", "education", "outlook", "offer"];
    for words in ASKED.iter().filter(|words| has.contains(&words[0])) {
        // The path is in the answer, so it is not that of the checkout, which may be long.
        fits(&[*words, &["--profile", "examples/dental-assistant"]].concat());
    }
}

#[test]
fn every_state_and_the_areas_with_the_longest_names_fit_too() {
    let rows = |view: &str, key: &str| -> Vec<String> {
        let text = page(["salary", "--by", view, "--json"]);
        let answer: Value = serde_json::from_str(&text).unwrap();
        let rows = answer["rows"].as_array().unwrap().iter();
        rows.map(|row| row[key].as_str().unwrap().to_owned()).collect()
    };
    let mut areas = rows("area", "area");
    areas.sort_by_key(|name| usize::MAX - name.len());
    areas.truncate(20);
    for place in rows("state", "state").iter().chain(&areas) {
        fits(&["salary", place]);
        fits(&["offer", "19.50", "--at", place]);
        fits(&["compare", "phlebotomists", "--at", place]);
    }
    for state in rows("state", "abbr") {
        fits(&["licensure", &state]);
    }
}

#[test]
fn every_term_and_every_credential_fits() {
    let answer: Value = serde_json::from_str(&page(["explain", "--json"])).unwrap();
    for term in answer["terms"].as_array().unwrap() {
        fits(&["explain", term["term"].as_str().unwrap()]);
    }
    let answer: Value = serde_json::from_str(&page(["certifications", "--json"])).unwrap();
    for credential in answer["credentials"].as_array().unwrap() {
        fits(&["certifications", credential["id"].as_str().unwrap()]);
    }
}

/// The look-ups and decisions with a screen of their own; the card's sentence has its key already.
#[test]
fn the_first_line_is_the_summary() {
    let commands = ["overview", "duties", "salary", "education", "certifications", "licensure"];
    let commands = [&commands[..], &["skills", "outlook", "environment", "similar"]].concat();
    let commands = [&commands[..], &["offer", "compare"]].concat();
    for (question, words) in QUESTIONS.iter().filter(|(_, words)| commands.contains(&words[0])) {
        let json: Value = serde_json::from_str(&with(words, &["--json"])).unwrap();
        let summary = json["summary"].as_str().unwrap_or_else(|| panic!("{question}"));
        assert!(summary.ends_with(['.', ')']) || summary.contains("https://"), "{summary}");
        let text = with(words, &["--plain"]);
        assert_eq!(text.lines().next(), Some(summary), "{question}");
        let wide = ["-f", "table", "--color", "never", "--width", "500"];
        let first = with(words, &wide).split("\n\n").next().unwrap().replace('\n', " ");
        assert_eq!(first, summary, "{question}");
    }
}

/// The whole page of another format has everything, too.
#[test]
fn the_full_answer_has_every_word_that_a_page_has() {
    let words_of = |text: &str| -> HashSet<String> {
        let is_part = |c: char| c.is_alphanumeric() || "$.,%'".contains(c);
        let words = text.split(|c| !is_part(c)).map(|word| word.trim_matches(['.', ',', '\'']));
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    for words in ASKED {
        let whole = words_of(&with(words, &["-f", "markdown"]).replace('\\', ""));
        for format in ["table", "plain"] {
            let flags = ["-f", format, "--color", "never", "--full", "--width", "300"];
            let full = words_of(&with(words, &flags));
            // Read aloud, a first column needs no heading.
            let is_told =
                |word: &&String| format == "table" || word.contains(|c: char| c.is_ascii_digit());
            let lost: Vec<_> = whole.difference(&full).filter(is_told).collect();
            assert!(lost.is_empty(), "{words:?} as {format} lost {lost:?}");
        }
    }
}

/// Sentences of a page read aloud. Rows of a table end in no point.
fn sentences_of(text: &str) -> Vec<String> {
    let is_prose =
        |line: &&str| !["Sources: ", "Next: ", "More"].iter().any(|s| line.starts_with(s));
    // Behind a name with its address another sentence begins.
    let behind =
        |line: &str| match line.split_once("https://").and_then(|(_, it)| it.split_once(": ")) {
            Some((_, text)) => format!("<p>{text}</p>\n"),
            None => format!("<p>{line}</p>\n"),
        };
    let prose = text.lines().filter(is_prose).map(behind);
    let all = sentences(&prose.collect::<String>());
    all.into_iter().filter(|sentence| sentence.trim_end().ends_with(['.', '?'])).collect()
}

#[test]
fn no_sentence_on_screen_is_longer_than_25_words_and_a_page_is_easy_to_read() {
    // `Chiropractor Assistant, Clinical Medical Assistant, …` is a list, and a page of names is no prose.
    let is_prose = |words: &&Vec<&str>| !["handout", "profile", "check"].contains(&words[0]);
    for words in QUESTIONS.values().filter(is_prose) {
        for flags in [&["--plain"][..], &["--plain", "--full"]] {
            for sentence in sentences_of(&with(words, flags)) {
                assert!(crate::handout::words(&sentence).len() <= 25, "{words:?}: {sentence}");
            }
        }
    }
    let mut all = Vec::new();
    for words in ASKED {
        let of_page = sentences_of(&with(words, &["--plain"]));
        let grade = grade(&of_page);
        // A sentence of long names of jobs or skills is harder to count than to read.
        let is_of_names = ["compare", "skills"].contains(&words[0]);
        assert!(grade <= 9.0 || is_of_names, "{words:?}: {grade:.1}");
        all.extend(of_page);
    }
    let grade = grade(&all);
    assert!(grade <= 8.0, "all together: {grade:.1}");
}

#[test]
fn what_is_left_out_is_named_in_the_last_line() {
    for words in ASKED {
        let (short, full) =
            (table(words), with(words, &["-f", "table", "--full", "--width", "80"]));
        let last = short.rsplit("\n\n").next().unwrap();
        let before_sources =
            |text: &str| text.split("\n\nSources").next().map_or(0, |text| text.lines().count());
        let is_cut = before_sources(&full) > before_sources(&short);
        assert!(!is_cut || last.contains("More with --full: "), "{words:?}\n{short}");
        assert!(!full.contains("More with --full"), "{words:?}");
    }
}
