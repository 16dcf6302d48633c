//! One value of the profile, by its path.

use serde_json::Value;

use crate::program::{answer, json, ma_career, run};

/// Every path of the document that ends in a single value, with the value.
fn leaves(value: &Value, path: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let dot = if path.is_empty() { "" } else { "." };
                leaves(value, &format!("{path}{dot}{key}"), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                leaves(value, &format!("{path}[{index}]"), found);
            }
        }
        leaf => found.push((path.to_owned(), leaf.clone())),
    }
}

/// Only some are printed with the program: a unit test finds every one.
const STEP: usize = 4_000;

#[test]
fn a_value_of_the_profile_is_printed_as_the_json_has_it() {
    let profile = json(["profile"]);
    let mut all = Vec::new();
    leaves(&profile, "", &mut all);
    assert!(all.len() > 50_000, "{}", all.len());
    for (path, value) in all.iter().step_by(STEP) {
        let expected = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        assert_eq!(answer(["get", path]), expected + "\n", "{path}");
    }
}

#[test]
fn the_examples_of_the_help_print_the_published_figures() {
    for (path, value) in [
        ("salary.latest.annual.median", "45690"),
        ("salary.by_state[abbr=WA].hourly.median", "28.5"),
        ("salary.by_state[state=Washington].hourly.median", "28.5"),
        ("salary.by_year[period=2019-05].annual.median", "34800"),
        ("salary.by_year[-1].annual.median", "45690"),
        ("salary.by_area[area='Yakima, WA'].code", "49420"),
        ("sections.salary.latest.annual.median", "45690"),
        (".salary.latest.annual.median", "45690"),
        ("duties.duties[0].id", "greet"),
        ("outlook.editions[edition=2020-30].annual_openings", "null"),
        ("skills.technologies[name=Epic Systems].hot", "true"),
        ("similar.by_state[abbr=WA].jobs[soc_code=31-9091].annual.median", "58090"),
        ("occupation.soc_code", "31-9092"),
        ("format_version", "1"),
        ("salary.by_area[area=\"Yakima, WA\"].code", "49420"),
        ("salary.by_state[ abbr = WA ].hourly.median", "28.5"),
        ("education.attainment[level='Bachelor's degree'].percent", "10.9"),
        ("education.attainment[percent=20.30].percent", "20.3"),
        ("similar.jobs[soc_codes=31-9091].title", "Dental assistants"),
    ] {
        assert_eq!(answer(["get", path]), format!("{value}\n"), "{path}");
    }
}

#[test]
fn a_list_or_an_object_is_json_and_with_json_everything_is() {
    let pay = answer(["get", "salary.latest.annual"]);
    assert!(pay.starts_with("{\n  \"mean\": 46120,\n") && pay.ends_with("\n}\n"), "{pay}");
    let kinds: Value = serde_json::from_str(&answer(["get", "duties.duties[0].kinds"])).unwrap();
    assert_eq!(kinds, serde_json::json!(["administrative", "clinical"]));
    assert_eq!(answer(["get", "occupation.soc_code", "--json"]), "\"31-9092\"\n");
    assert_eq!(answer(["get", "salary.latest.annual.median", "--json"]), "45690\n");
    assert_eq!(answer(["get", "occupation.soc_code", "--plain"]), "31-9092\n");
    let whole: Value = serde_json::from_str(&answer(["get", "."])).unwrap();
    assert_eq!(whole, json(["profile"]));
}

/// The error of a path that leads nowhere.
fn dead_end(path: &str) -> String {
    let output = run(["get", path]);
    assert_eq!(output.status.code(), Some(1), "{path}");
    assert!(output.stdout.is_empty(), "{path}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_wrong_path_says_how_far_it_leads_and_what_can_follow() {
    let error = dead_end("salary.latest.anual.median");
    for part in [
        "nothing at 'salary.latest.anual.median'",
        "exists:  salary.latest\n",
        "nearest: salary.latest.annual\n",
        "keys:    period, employment, annual, hourly,",
        "try:     ma-career get salary.latest.annual.median\n",
    ] {
        assert!(error.contains(part), "{part}: {error}");
    }
    assert!(dead_end("wages.latest").contains("try:     ma-career get salary.latest\n"));
    assert!(dead_end("salary.by_state[abbr=wa]").contains("nearest:  salary.by_state[abbr=WA]"));
    assert!(dead_end("salary.by_state.0.abbr").contains("get 'salary.by_state[0].abbr'"));
    assert!(dead_end("salary.by_area[kind=metropolitan]").contains("389 entries of"));
    assert!(dead_end("salary.by_year[99]").contains("[0] to [15]"));
    assert!(dead_end("salary.latest.period.x").contains("nothing follows it"));
    assert!(dead_end("nonsense").contains("keys: overview, duties, salary,"));
}

#[test]
fn a_dead_end_says_how_far_the_path_led() {
    for (path, exists) in [
        ("salary.by_state[abbr=XX].hourly", "salary.by_state"),
        ("salary.by_state[99]", "salary.by_state"),
        ("salary.by_state[-99]", "salary.by_state"),
        ("salary.by_state[0", "salary.by_state"),
        ("salary.by_state[x]", "salary.by_state"),
        ("salary.by_state[abbr='WA]", "salary.by_state"),
        ("salary.by_state[0]abbr", "salary.by_state[0]"),
        ("salary.by_state[99999999999999999999]", "salary.by_state"),
        ("salary..latest", "salary"),
        ("salary.latest.period.", "salary.latest.period"),
        ("salary.latest.period.k", "salary.latest.period"),
    ] {
        let error = dead_end(path);
        let exists = format!(" {exists}");
        let line = error.lines().find(|line| line.trim().starts_with("exists:"));
        assert!(line.is_some_and(|line| line.ends_with(&exists)), "{path}: {error}");
    }
    for path in ["[0]", "..latest"] {
        assert!(!dead_end(path).contains("exists:"), "{path}");
    }
}

#[test]
fn every_suggested_path_leads_somewhere() {
    for path in [
        "salry",
        "salary.",
        "salary..latest",
        "salary.by_state[",
        "salary.by_state[]",
        "a[b=c",
        "[0]",
        "salary.by_state[abbr=Washington]",
        "salary.by_state[nokey=WA]",
        "licensure.states[abbr=ZZ]",
        "salary.latest.annual.medain",
        "skills.ratings[-100]",
        "sections.nothing",
        "é",
        "..",
        "salary.by_state['",
    ] {
        let error = dead_end(path);
        let line = error.lines().find_map(|line| line.trim().strip_prefix("try:"));
        let line = line.unwrap_or_else(|| panic!("{path} suggests nothing: {error}"));
        let suggested = line.trim().strip_prefix("ma-career get ").unwrap().trim_matches('\'');
        assert!(run(["get", suggested]).status.success(), "{path} suggests {line}");
    }
}

#[test]
fn a_value_cannot_be_a_table_or_a_page() {
    for format in ["csv", "markdown", "html"] {
        ma_career(["get", "salary.latest", "-f", format]).assert().code(2).stdout_eq("");
    }
}
