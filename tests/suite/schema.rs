//! The schemas that the program prints; tests/foreign/schemas.py holds answers and files to them.

use std::{collections::BTreeSet, fs};

use serde_json::Value;
use snapbox::str;

use crate::program::{QUESTIONS, answer, ma_career, no_directory_yet, run};

/// The names behind a heading of the list.
fn listed(heading: &str) -> Vec<String> {
    let list = answer(["schema"]);
    let part = list.split("\n\n").find(|part| part.starts_with(heading)).unwrap();
    let name = |line: &str| line.split_whitespace().next().unwrap().to_owned();
    part.lines().skip(1).map(name).collect()
}

fn schema(words: &[&str]) -> Value {
    let text = answer(["schema"].iter().chain(words).copied());
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{words:?}");
    assert!(schema["title"].is_string() && schema["description"].is_string(), "{words:?}");
    schema
}

#[test]
fn every_command_that_has_json_has_a_schema() {
    let commands = listed("The JSON of a command");
    for command in &commands {
        assert_eq!(schema(&[command])["title"], format!("ma-career {command} --json"));
    }
    let asked: BTreeSet<&str> = QUESTIONS.values().map(|words| words[0]).collect();
    let missing: Vec<_> =
        asked.iter().filter(|name| !commands.contains(&(**name).into())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_file_of_the_profile_has_a_schema() {
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/medical-assistant"));
    let files = files.unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let files: BTreeSet<String> = files.collect();
    let listed = listed("A file of a profile").into_iter().map(|name| name + ".toml").collect();
    assert_eq!(files, listed);
    for file in files {
        let of_file = schema(&["--profile", &file]);
        assert_eq!(of_file["title"], format!("ma-career profile: {file}"));
        assert_eq!(of_file, schema(&["--profile", file.strip_suffix(".toml").unwrap()]));
    }
}

#[test]
fn every_key_is_described() {
    fn undescribed(schema: &Value, at: &str, found: &mut BTreeSet<String>) {
        let properties = schema["properties"].as_object();
        // A choice that is one key is described as a whole.
        let is_described = schema["description"].is_string()
            && properties.is_some_and(|properties| properties.len() == 1);
        for (key, property) in properties.into_iter().flatten() {
            if property["description"].is_null() && !is_described {
                found.insert(format!("{at}.{key}"));
            }
        }
        let choices = ["anyOf", "oneOf"].iter().filter_map(|key| schema[key].as_array()).flatten();
        choices.for_each(|choice| undescribed(choice, at, found));
        for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
            undescribed(definition, name, found);
        }
    }
    let mut found = BTreeSet::new();
    for name in listed("The JSON of a command") {
        undescribed(&schema(&[&name]), &name, &mut found);
    }
    for name in listed("A file of a profile") {
        undescribed(&schema(&["--profile", &name]), &name, &mut found);
    }
    assert!(found.is_empty(), "without a doc comment: {found:#?}");
}

#[test]
fn the_other_name_of_a_command_is_understood() {
    for (other, name) in [
        ("pay", "salary"),
        ("certs", "certifications"),
        ("license", "licensure"),
        ("schedule", "environment"),
    ] {
        assert_eq!(schema(&[other]), schema(&[name]));
    }
}

#[test]
fn a_schema_comes_as_json_and_into_a_file_too() {
    let salary = answer(["schema", "salary"]);
    assert_eq!(answer(["schema", "salary", "--json"]), salary);
    assert_eq!(answer(["-f", "json", "schema", "salary"]), salary);
    let dir = no_directory_yet("schema-into-a-file");
    fs::create_dir_all(&dir).unwrap();
    let file = dir.join("salary.schema.json");
    assert_eq!(answer(["schema", "salary", "-o", file.to_str().unwrap()]), "");
    assert_eq!(fs::read_to_string(file).unwrap(), salary);
}

#[test]
fn the_profile_that_is_chosen_does_not_matter_to_a_schema() {
    let salary = answer(["schema", "--profile", "salary"]);
    assert_eq!(answer(["--profile", "salary", "schema"]), salary);
    let elsewhere = ma_career(["schema", "--profile", "salary"])
        .env("MA_CAREER_PROFILE", "/no/such/directory")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(elsewhere.stdout).unwrap(), salary);
}

#[test]
fn an_unknown_command_or_file_is_answered_with_the_nearest_one() {
    ma_career(["schema", "salry"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: no command is called 'salry'
  nearest:  salary
  commands: overview, duties, salary, education, certifications, licensure,
            skills, outlook, environment, similar, offer, compare, search,
            explain, get, jobs, profile, handout, sources, check
  try:      ma-career schema salary

"#]]);
    ma_career(["schema", "man"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: 'man' has no JSON, and so no schema
  commands: overview, duties, salary, education, certifications, licensure,
            skills, outlook, environment, similar, offer, compare, search,
            explain, get, jobs, profile, handout, sources, check
  try:      ma-career schema salary

"#]]);
    ma_career(["schema", "areas"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: no command is called 'areas'
  help: a file of a profile has this name
  try:  ma-career schema --profile areas

"#]]);
    ma_career(["schema", "--profile", "areaz.toml", "-o", "areas.json"])
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: no file of a profile is called 'areaz.toml'
  nearest: areas
  files:   profile, duties, salary, states, areas, prices, industries,
           education, certifications, licensure, skills, outlook, environment,
           similar, similar_by_state, similar_by_area, handout, glossary, words,
           sources
  try:     ma-career schema --profile areas -o areas.json

"#]]);
    ma_career(["schema", "--profile"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: a value is required for '--profile <FILE-KIND>' but none was supplied
  help: The file of a profile that is meant: salary, or salary.toml
  try:  ma-career schema

"#]]);
}

#[test]
fn the_nearest_name_is_the_one_spelled_most_alike() {
    for (typed, nearest) in
        [("SKILS", "skills"), ("simular", "similar"), ("sour", "sources"), ("xyzzy", "")]
    {
        let error = String::from_utf8(run(["schema", typed]).stderr).unwrap();
        let line = error.lines().find_map(|line| line.trim().strip_prefix("nearest:"));
        assert_eq!(line.map_or("", str::trim), nearest, "{error}");
    }
    let long = run(["schema", &"salary".repeat(100)]).stderr;
    assert!(!String::from_utf8(long).unwrap().contains("nearest"));
}

#[test]
fn other_formats_are_rejected() {
    ma_career(["schema", "pay", "-f", "csv"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: --format does not apply to a schema, which is JSON
  try: ma-career schema pay

"#]]);
    ma_career(["schema", "--json"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: --json does not apply to a list of names
  try: ma-career schema

"#]]);
}

#[test]
fn help_tells_the_flag_of_a_schema_from_that_of_every_command() {
    let (own, general) = (answer(["schema", "--help"]), answer(["salary", "--help"]));
    assert!(own.contains("--profile <FILE-KIND>") && !own.contains("--profile <DIR>"), "{own}");
    assert!(general.contains("--profile <DIR>"), "{general}");
}
