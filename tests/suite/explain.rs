//! The terms of the field, with the job's own figures.

use std::collections::HashSet;

use ma_career::profile::Profile;
use serde_json::Value;

use crate::program::{answer, json, run};

fn terms() -> Vec<Value> {
    json(["explain"])["terms"].as_array().unwrap().clone()
}

#[test]
fn every_term_is_found_by_each_of_its_names_whatever_the_case() {
    for term in terms() {
        let name = term["term"].as_str().unwrap();
        let others = term["also_called"].as_array().unwrap().iter();
        for typed in [name].into_iter().chain(others.map(|other| other.as_str().unwrap())) {
            for typed in [typed.to_owned(), typed.to_uppercase()] {
                let found = json(["explain", &typed]);
                assert_eq!(found["term"], name, "{typed}");
                assert_eq!(found["text"], term["text"], "{typed}");
            }
        }
    }
}

#[test]
fn the_glossary_has_the_terms_that_the_answers_use() {
    for (typed, term) in [
        ("median", "median"),
        ("average", "mean"),
        ("percentile", "percentile"),
        ("location quotient", "location quotient"),
        ("employment", "employment"),
        ("openings", "openings"),
        ("growth", "growth"),
        ("projection", "projection"),
        ("price parity", "price parity"),
        ("relative standard error", "relative standard error"),
        ("soc code", "SOC code"),
        ("ncca", "NCCA"),
        ("externship", "externship"),
        ("scope of practice", "scope of practice"),
        ("certification", "certification vs licensure"),
        ("licensure", "certification vs licensure"),
        ("much faster than average", "faster than average"),
    ] {
        assert_eq!(json(["explain", typed])["term"], term, "{typed}");
    }
}

#[test]
fn no_two_terms_share_a_name_and_the_terms_they_refer_to_exist() {
    let profile = Profile::embedded();
    let terms = &profile.glossary.get().unwrap().terms;
    let mut names = HashSet::new();
    for term in terms {
        for name in [&term.term].into_iter().chain(&term.also_called) {
            assert!(names.insert(name.to_lowercase()), "{name} stands twice");
        }
        for other in &term.see_also {
            assert!(terms.iter().any(|known| known.term == *other), "{} sees {other}", term.term);
            assert_ne!(*other, term.term);
        }
    }
}

/// No figure of this job is typed into the glossary: each stands there as its path.
#[test]
fn every_example_has_its_figures_and_cites_their_sources() {
    let profile = Profile::embedded();
    for term in &profile.glossary.get().unwrap().terms {
        let Some(example) = &term.example else { continue };
        let found = json(["explain", &term.term]);
        let text = found["text"].as_str().unwrap();
        assert!(text.len() > term.text.len(), "{}: a figure of its example is absent", term.term);
        assert!(!text.contains(['{', '}']), "{text}");
        let has_source = !found["sources"].as_array().unwrap().is_empty();
        assert!(has_source || example.contains("occupation."), "{} cites nothing", term.term);
    }
}

#[test]
fn figures_read_as_they_do_elsewhere() {
    for (term, part) in [
        ("median", "$45,690 a year, or $21.97 an hour"),
        ("location quotient", "In Maine it is 1.33, in Nebraska 0.44 (May 2025)"),
        ("growth", "From 833,900 jobs in 2025 to 941,500 in 2035 is growth of 12.9%"),
        ("faster than average", "12.9% in this job, and 3.5% in all jobs"),
        (
            "openings",
            "show 109,700 openings a year. In 2024-34 it was 112,300, and 102,200 of those",
        ),
        ("relative standard error", "1.2% in the nation, and 6.1% in Yakima, WA"),
    ] {
        let text = json(["explain", term])["text"].as_str().unwrap().to_owned();
        assert!(text.contains(part), "{text}");
    }
}

#[test]
fn an_unknown_term_is_answered_with_the_nearest_by_spelling_or_by_meaning() {
    for (typed, term) in
        [("medain", "median"), ("percntile", "percentile"), ("cost of living", "price parity")]
    {
        let output = run(["explain", typed]);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(said.contains(term), "{typed}: {said}");
    }
    let output = run(["explain", "zzz"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("terms: median, mean,"));
}

#[test]
fn a_beginning_that_several_terms_have_lists_them() {
    let output = run(["explain", "stan"]);
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("can mean") && error.contains("SOC code"), "{error}");
}

#[test]
fn the_list_has_one_line_for_each_term() {
    let list = answer(["explain", "--plain"]);
    for term in terms() {
        let name = term["term"].as_str().unwrap();
        assert!(list.lines().any(|line| line.starts_with(&format!("{name}: "))), "{name}");
    }
}
