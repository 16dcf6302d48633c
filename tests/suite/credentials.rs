//! `certifications` and `licensure`: what is known, how it is known, and what is not.

use crate::program::{answer, json, run};

#[test]
fn a_credential_is_found_by_its_letters_its_body_and_its_name() {
    let names = |typed: &str| -> Vec<String> {
        let answer = json(["certifications", typed]);
        let rows = answer["credentials"].as_array().unwrap();
        rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    for (typed, id) in [
        ("cma", "cma"),
        ("CMA (AAMA)", "cma"),
        ("aama", "cma"),
        ("Certified Medical Assistant", "cma"),
        ("registered", "rma"),
        ("healthcareer", "ccma"),
        ("ncct", "ncma"),
        ("cmac", "cmac"),
    ] {
        assert_eq!(names(typed), [id], "{typed}");
    }
    assert_eq!(json(["certifications"])["credentials"].as_array().unwrap().len(), 5);
    assert_eq!(answer(["certs"]), answer(["certifications"]));
    assert_eq!(run(["certifications", ""]).status.code(), Some(2));
    for typed in ["medical", "nurse"] {
        assert_eq!(run(["certifications", typed]).status.code(), Some(1), "{typed:?}");
    }
}

#[test]
fn a_state_credential_is_not_answered_with_a_national_one() {
    for typed in ["MA-C", "ma-p", "ma-r"] {
        let output = run(["certifications", typed]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        let expected = format!(
            "error: {typed} is a state credential of Washington\n  try: ma-career licensure WA\n"
        );
        assert_eq!(stderr, expected);
    }
    let registered = json(["certifications", "registered ma"]);
    assert_eq!(registered["credentials"][0]["id"], "rma");
    assert_eq!(registered["notes"][0], "registered ma: RMA (AMT), Registered Medical Assistant.");
}

#[test]
fn every_fact_of_a_credential_says_how_well_it_is_known() {
    let answer = json(["certifications"]);
    for row in answer["credentials"].as_array().unwrap() {
        for fact in row["facts"].as_array().unwrap() {
            let unverified = fact["text"] == "Not verified.";
            assert_eq!(fact["evidence"].is_null(), unverified, "{}: {fact}", row["id"]);
            assert_eq!(fact["as_of"].is_null(), unverified, "{}: {fact}", row["id"]);
        }
    }
    let rma = &answer["credentials"][1];
    assert_eq!(
        rma["evidence"],
        "second-hand, two sources; second-hand, two sources; an older page says 5 of 7"
    );
    assert!(rma["eligibility"].as_array().unwrap().len() == 3);
}

#[test]
fn every_state_is_there_and_one_without_a_rule_says_why() {
    let answer = json(["licensure"]);
    let states = answer["states"].as_array().unwrap();
    assert_eq!(states.len(), 54);
    let count = |status: &str| states.iter().filter(|state| state["status"] == status).count();
    assert_eq!((count("rules"), count("not_found"), count("not_looked_up")), (35, 9, 10));
    for state in states {
        let has_rules = !state["rules"].as_array().unwrap().is_empty();
        assert_eq!(state["status"] == "rules", has_rules, "{state}");
        assert_eq!(state["text"].is_null(), has_rules, "{state}");
        for rule in state["rules"].as_array().unwrap() {
            for key in ["kind", "text", "authority", "as_of", "url"] {
                assert!(!rule[key].as_str().unwrap().is_empty(), "{rule}");
            }
        }
    }
}

#[test]
fn a_state_that_was_not_looked_up_says_exactly_that() {
    let alabama = answer(["licensure", "alabama"]);
    assert!(alabama.contains("Not looked up here."));
    let hawaii = answer(["licensure", "HI", "--width", "200"]);
    assert!(hawaii.contains("We looked, but found no rule in the law that we could read."));
    for text in [&alabama, &hawaii] {
        assert!(text.contains("does not mean"), "{text}");
        assert!(!text.to_lowercase().contains("none"), "{text}");
    }
}

#[test]
fn every_answer_about_the_law_says_that_it_is_not_legal_advice() {
    for words in [&["licensure"][..], &["licensure", "WA"], &["licensure", "guam"], &["education"]]
    {
        let notes = json(words.iter().copied())["notes"].to_string();
        assert!(notes.contains("Check with the state board"), "{words:?}");
        assert!(notes.contains("not legal advice"), "{words:?}");
    }
}

#[test]
fn a_state_is_found_like_any_place_and_an_area_means_its_states() {
    let states = |place: &str| -> Vec<String> {
        let answer = json(["licensure", place]);
        let states = answer["states"].as_array().unwrap();
        states.iter().map(|state| state["abbr"].as_str().unwrap().to_owned()).collect()
    };
    for typed in ["WA", "washington", "53", "seattle", "49420"] {
        assert_eq!(states(typed), ["WA"], "{typed}");
    }
    assert_eq!(states("cincinnati"), ["OH", "KY", "IN"], "the state of its first city first");
    assert_eq!(answer(["license", "WA"]), answer(["licensure", "washington"]));
    assert_eq!(run(["licensure", "erewhon"]).status.code(), Some(1));
}

#[test]
fn education_names_the_credentials_and_the_states_by_kind_of_rule() {
    let answer = json(["education"]);
    assert_eq!(answer["credentials"].as_array().unwrap().len(), 5);
    assert_eq!(answer["state_rules"][0]["kind"], "state credential required");
    assert_eq!(answer["state_rules"][0]["states"], serde_json::json!(["WA"]));
    assert!(answer["licensure"].to_string().contains("physician assistant is a different"));
}

#[test]
fn what_is_not_known_of_a_credential_is_a_dash_and_not_left_out() {
    let text = answer(["certifications", "cmac"]);
    for field in ["Accredited by", "Way in", "Exam", "Valid for"] {
        assert!(text.contains(field), "{field}");
    }
    assert!(text.contains("- Valid for: —\n"), "{text}");
    let full = answer(["certifications", "cmac", "--full"]);
    let line = full.lines().find(|line| line.starts_with("Valid for")).unwrap();
    assert!(line.contains('—'), "{line}");
}

#[test]
fn a_kind_of_duties_is_found_by_what_people_call_it() {
    for (words, kind) in [
        (&["front", "office"][..], "administrative"),
        (&["clerical"], "administrative"),
        (&["back office"], "clinical"),
    ] {
        let answer = json(["duties", "--kind"].iter().chain(words).copied());
        assert_eq!(answer["duties"], json(["duties", "--kind", kind])["duties"]);
        assert_eq!(answer["notes"][0], format!("{}: {kind}.", words.join(" ")));
    }
    assert_eq!(
        run(["duties", "--kind", "clinc"]).status.code(),
        Some(2),
        "a misspelling is only suggested"
    );
}

#[test]
fn the_sources_of_a_publisher_are_found_by_its_letters() {
    let answer = json(["sources", "bls"]);
    let sources = answer["sources"].as_array().unwrap();
    assert!(sources.len() > 20);
    assert!(sources.iter().all(|one| one["publisher"] == "U.S. Bureau of Labor Statistics"));
}
