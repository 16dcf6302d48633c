//! What a search finds, in which order, and what it says where it finds nothing.

use std::collections::{BTreeSet, HashMap};

use ma_career::{find::search, profile::Profile};
use serde_json::Value;

use crate::program::{answer, json, page, run};

fn matches(words: &[&str]) -> Vec<Value> {
    let answer = json(["search"].iter().chain(words).copied());
    answer["matches"].as_array().unwrap().clone()
}

/// The path of the best match.
fn best(words: &str) -> String {
    matches(&[words])[0]["path"].as_str().unwrap().to_owned()
}

/// What is typed to find something.
fn as_words(text: &str) -> String {
    text.replace(|c: char| !c.is_alphanumeric() && !['\'', '’', '.', ',', '-'].contains(&c), " ")
}

/// Keys whose texts name something that has texts of its own, or say when and where it was read.
const REFERENCES: [&str; 12] = [
    "source",
    "sources",
    "period",
    "edition",
    "id",
    "key",
    "unit",
    "url",
    "soc_code",
    "soc_codes",
    "code",
    "command",
];

fn is_reference(key: &str) -> bool {
    REFERENCES.contains(&key)
        || ["_source", "_sources", "_edition", "_period", "_code"].iter().any(|end| key.ends_with(end))
        // Periods are keys too: annual_median_sources.2025-05.
        || key.starts_with(|c: char| c.is_ascii_digit())
}

/// Every text of a document, each with its key.
fn texts<'v>(value: &'v Value, key: &'v str, found: &mut BTreeSet<(&'v str, &'v str)>) {
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| texts(value, key, found)),
        Value::Array(items) => items.iter().for_each(|value| texts(value, key, found)),
        Value::String(text) => {
            found.insert((key, text));
        }
        _ => {}
    }
}

/// A profile as JSON, and what `get` prints of it at each path that was asked for.
struct Paths {
    occupation: String,
    known: HashMap<String, String>,
}

impl Paths {
    /// A match need not print the text it was found by, but the text is where its path leads.
    fn lead_to(&mut self, found: &Value, text: &str) -> bool {
        let written = serde_json::to_string(text).unwrap();
        let inner = written.trim_matches('"');
        let path = found["path"].as_str().unwrap();
        found["text"].as_str().unwrap().contains(text)
            || self.occupation.contains(inner)
            || self
                .known
                .entry(path.to_owned())
                .or_insert_with(|| page(["get", path, "--json"]))
                .contains(inner)
    }
}

#[test]
fn every_text_of_the_profile_is_found_by_its_words_and_nearly_all_among_the_first_three() {
    let whole: Value = serde_json::from_str(&page(["profile", "--json"])).unwrap();
    let mut all = BTreeSet::new();
    texts(&whole["sections"], "sections", &mut all);
    texts(&whole["sources"], "sources", &mut all);
    // A summary is made of facts that are found by their own words.
    all.retain(|(key, _)| !is_reference(key) && *key != "summary");
    assert!(all.len() > 1_500, "{}", all.len());
    let mut paths = Paths { occupation: whole["occupation"].to_string(), known: HashMap::new() };
    let profile = Profile::embedded();
    let mut late = Vec::new();
    for (key, text) in &all {
        let answer = search::answer(&profile, &[as_words(text)], None)
            .unwrap_or_else(|failure| panic!("{key}: {text:?} is not found: {failure}"));
        let answer = serde_json::to_value(&answer).unwrap();
        let mut matches = answer["matches"].as_array().unwrap().iter();
        match matches.position(|found| paths.lead_to(found, text)) {
            Some(0..3) => {}
            Some(_) => late.push((key, text)),
            None => panic!("{key}: {text:?} is not where the paths lead"),
        }
    }
    // Some texts say what others say more of: "Medical software", "undated copy".
    assert!(late.len() * 100 < all.len(), "{late:?}");
}

#[test]
fn every_match_has_a_path_that_get_takes_and_a_command_that_answers() {
    for words in ["certification", "washington", "pay", "phlebotomist seattle", "bls", "medical"] {
        for found in matches(&[words, "--top", "25"]) {
            let (path, command) =
                (found["path"].as_str().unwrap(), found["command"].as_str().unwrap());
            assert!(run(["get", path]).status.success(), "{words}: {path}");
            let line = command.strip_prefix("ma-career ").unwrap();
            let words: Vec<&str> = match line.split_once('\'') {
                None => line.split(' ').collect(),
                Some((before, rest)) => {
                    let (quoted, behind) = rest.split_once('\'').unwrap();
                    before
                        .split_whitespace()
                        .chain([quoted])
                        .chain(behind.split_whitespace())
                        .collect()
                }
            };
            assert!(run(words).status.success(), "{command}");
            assert!(!found["text"].as_str().unwrap().is_empty());
            assert!(path.starts_with(found["section"].as_str().unwrap()), "{found}");
        }
    }
}

#[test]
fn the_names_that_people_use_find_what_they_mean() {
    for (typed, path) in [
        ("yakima", "salary.by_area[code=49420]"),
        ("Washington", "salary.by_state[abbr=WA]"),
        ("CMA", "certifications.credentials[id=cma]"),
        ("RMA", "certifications.credentials[id=rma]"),
        ("CCMA", "certifications.credentials[id=ccma]"),
        ("nurse's aide", "similar.jobs[title=Nursing assistants and orderlies].parts[0]"),
        ("nurses aide", "similar.jobs[title=Nursing assistants and orderlies].parts[0]"),
        ("phlebotomy", "similar.jobs[title=Phlebotomists]"),
        ("LPN", "similar.jobs[3]"),
        ("wage", "overview.facts[key=annual_median]"),
        ("median", "glossary.terms[term=median]"),
        ("NCCA", "glossary.terms[term=NCCA]"),
        ("license", "glossary.terms[term=certification vs licensure]"),
        ("washington license", "licensure.states[abbr=WA].rules[0]"),
        ("EHR", "skills.technologies[name=eClinicalWorks EHR software]"),
        ("bayamón", "salary.by_area[code=41980]"),
        ("BAYAMON", "salary.by_area[code=41980]"),
        ("31-9091", "similar.jobs[title=Dental assistants]"),
        ("spokane washington", "salary.by_area[code=44060]"),
        ("medical assistant yakima", "salary.by_area[code=49420]"),
        ("nyc", "salary.by_area[code=35620]"),
        ("WA", "salary.by_state[abbr=WA]"),
        ("in", "salary.by_state[abbr=IN]"),
        ("pay in California", "salary.by_state[abbr=CA]"),
        ("the cost of living", "glossary.terms[term=price parity]"),
        ("45690", "overview.facts[key=annual_median]"),
        ("$45,690", "overview.facts[key=annual_median]"),
        ("laboratory", "salary.by_industry[code=621500]"),
        ("night shift", "environment.schedule[1]"),
        ("shots NY", "licensure.states[abbr=NY].rules[0]"),
        ("duties", "duties.summary"),
        ("skills", "skills.summary"),
        ("job outlook", "outlook.summary"),
        ("similar jobs", "similar.summary"),
        ("how long does it take", "education.education[1]"),
        ("physician assistant", "education.licensure[2]"),
    ] {
        assert_eq!(best(typed), path, "{typed}");
    }
    let office = matches(&["doctor's office"]);
    assert!(office.iter().any(|found| found["path"] == "salary.by_industry[code=621100]"));
}

#[test]
fn all_words_have_to_match_and_beginnings_do() {
    let both = matches(&["certif", "exam"]);
    let of_one = matches(&["certif"]);
    assert!(both.len() < of_one.len() && both.len() > 1);
    assert_eq!(matches(&["dental", "yakima"]).len(), 2);
    assert_eq!(matches(&["dental yakima"]), matches(&["yakima", "DENTAL"]));
}

#[test]
fn one_typo_in_a_long_word_is_forgiven_and_said() {
    for (typed, meant) in [
        ("phlebotmists", "phlebotomists"),
        ("certifcation", "certification"),
        ("yakmia", "yakima"),
        ("Seattel", "seattle"),
        ("certfic", "certific"),
    ] {
        let found = json(["search", typed]);
        assert_eq!(found["showing_results_for"], meant, "{typed}");
        assert!(found["notes"][0].as_str().unwrap().contains("showing results for"), "{typed}");
        let table = answer(["search", typed]);
        assert!(table.contains(&format!("for '{meant}'")), "{table}");
    }
    assert_eq!(json(["search", "yakima"])["showing_results_for"], Value::Null);
}

/// A word that is only near to another must not be taken for it.
#[test]
fn a_short_word_a_number_or_two_typos_are_not_forgiven() {
    for typed in ["ykma", "cmx", "phlebtomsts", "germs", "covid", "456910", "lunch"] {
        assert_eq!(run(["search", typed]).status.code(), Some(1), "{typed}");
    }
}

#[test]
fn where_nothing_is_found_it_says_what_can_be_searched_and_a_line_that_finds() {
    for words in [
        &["xyzzy"][..],
        &["phlebtomsts"],
        &["medical assistant", "xyzzy"],
        &["washingtonia"],
        &["zzzzz zzzzz"],
    ] {
        let output = run(["search"].iter().chain(words).copied());
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        assert!(output.stdout.is_empty());
        let error = String::from_utf8(output.stderr).unwrap();
        let line = error.lines().find_map(|line| line.trim().strip_prefix("try:")).unwrap();
        let suggested = line.trim().strip_prefix("ma-career search ").unwrap().trim_matches('\'');
        assert!(run(["search", suggested]).status.success(), "{words:?}: {error}");
    }
    let error = String::from_utf8(run(["search", "xyzzy"]).stderr).unwrap();
    assert!(error.contains("search knows titles, texts, places,"), "{error}");
    assert_eq!(run(["search", "xyzzy", "--json"]).status.code(), Some(1));
}

#[test]
fn people_see_the_best_ten_and_programs_all_unless_they_say_how_many() {
    let all = matches(&["medical"]);
    assert!(all.len() > 10);
    let table = answer(["search", "medical"]);
    assert!(
        table.contains("the best 10 of") && table.contains("\n10. ") && !table.contains("\n11. ")
    );
    let top = json(["search", "medical", "--top", "3"]);
    assert_eq!(top["matches"].as_array().unwrap().len(), 3);
    assert_eq!(top["total"].as_u64(), Some(all.len() as u64));
    assert_eq!(top["matches"][0], all[0]);
    assert!(answer(["search", "medical", "--top", "12"]).contains("\n12. "));
}

#[test]
fn the_matched_words_are_marked_where_a_format_has_marks() {
    let words = ["search", "yakima"];
    let with = |flags: &[&str]| answer(words.iter().chain(flags).copied());
    assert!(with(&["--color", "always"]).contains("\u{1b}[1m\u{1b}[4mYakima\u{1b}[0m, WA"));
    assert!(with(&["-f", "markdown"]).contains("1. **Yakima**, WA: median"));
    assert!(with(&["-f", "html"]).contains("<mark>Yakima</mark>, WA: median"));
    assert!(with(&["--plain"]).contains("Match 1: Yakima, WA: median"));
}

#[test]
fn control_characters_are_not_repeated() {
    for words in
        [&["yakima\u{1b}]0;x\u{7}"][..], &["pay\u{202e}"], &["yakima\npay"], &["x\u{9b}1m"]]
    {
        for format in ["table", "plain", "markdown", "html", "json", "csv"] {
            let output = run(["search"].iter().chain(words).copied().chain(["-f", format]));
            let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            let is_control = |c: char| (c.is_control() && !"\r\n".contains(c)) || c == '\u{202e}';
            assert!(!said.contains(is_control), "{words:?} as {format}: {said:?}");
        }
    }
}

#[test]
fn more_than_200_words_are_refused_and_a_long_word_is_answered_in_short() {
    let different: Vec<String> = (0..201).map(|number| format!("w{number}")).collect();
    let error = |words: &[&str], code| {
        let output = run(["search"].iter().chain(words).copied());
        assert_eq!(output.status.code(), Some(code));
        String::from_utf8(output.stderr).unwrap()
    };
    let words: Vec<&str> = different.iter().map(String::as_str).collect();
    assert!(error(&words, 2).contains("more than 200 words"));
    assert!(error(&words[1..], 1).contains("nothing"));
    assert!(error(&["x".repeat(50_000).as_str()], 1).len() < 1_000);
}

#[test]
fn a_word_with_markup_in_it_is_escaped() {
    let html = answer(["search", "<yakima>", "-f", "html"]);
    assert!(html.contains("&lt;yakima&gt;") && !html.contains("<yakima"), "{html}");
}
