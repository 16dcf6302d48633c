//! What scripts hold on to: the keys of the JSON and their types.

use serde_json::{Map, Value, json};

use crate::program::{QUESTIONS, answer, json, run};

#[test]
fn every_answer_comes_in_the_same_envelope() {
    for words in QUESTIONS.values() {
        let answer = json(words.iter().copied());
        assert_eq!(answer["format_version"], 1);
        assert_eq!(answer["command"], words[0]);
        let occupation = match words[0] {
            // It is about several.
            "jobs" => Value::Null,
            _ => json!({ "title": "Medical assistant", "soc_code": "31-9092" }),
        };
        assert_eq!(answer["occupation"], occupation);
        assert!(answer["notes"].is_array(), "{words:?}");
        // A term without an example has no figure, so no source; a profile without problems neither.
        let is_cited = !answer["sources"].as_array().unwrap().is_empty();
        assert!(is_cited || ["explain", "check"].contains(&words[0]), "{words:?}");
    }
}

#[test]
fn json_is_indented_by_two_and_ends_with_a_newline() {
    let text = answer(["overview", "--json"]);
    assert!(text.starts_with("{\n  \"format_version\": 1,\n  \"command\""));
    assert!(text.ends_with("\n}\n"));
}

#[test]
fn the_card_has_its_eight_facts() {
    let answer = json(["overview"]);
    let keys: Vec<&str> =
        answer["facts"].as_array().unwrap().iter().map(|f| f["key"].as_str().unwrap()).collect();
    assert_eq!(
        keys,
        [
            "annual_median",
            "hourly_median",
            "annual_p10",
            "annual_p90",
            "employment",
            "growth_percent",
            "annual_openings",
            "entry_education"
        ]
    );
}

#[test]
fn salary_compares_may_2019_with_may_2025() {
    let answer = json(["salary"]);
    assert_eq!(answer["profile_period"], "2019-05");
    assert_eq!(answer["latest_period"], "2025-05");
    assert_eq!(answer["rows"].as_array().unwrap().len(), 2);
    let pay = |row: &Value| [row["annual"]["p10"].clone(), row["annual"]["p90"].clone()];
    assert_eq!(answer["rows"][0]["annual"]["median"], 34_800);
    assert_eq!(pay(&answer["rows"][0]), [25_820, 48_720]);
    assert_eq!(answer["rows"][1]["annual"]["median"], 45_690);
}

#[test]
fn dollars_a_year_are_integers_and_dollars_an_hour_exact_cents() {
    let text = answer(["salary", "--by", "year", "--json"]);
    assert!(text.contains("\"p10\": 17.33,\n"), "the hourly p10 of May 2025 is $17.33");
    for row in json(["salary", "--by", "industry"])["rows"].as_array().unwrap() {
        for point in ["mean", "p10", "p25", "median", "p75", "p90"] {
            assert!(row["annual"][point].is_u64() || row["annual"][point].is_null(), "{row}");
            let cents = row["hourly"][point].to_string();
            let decimals = cents.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            assert!(decimals <= 2, "{cents}");
        }
    }
}

#[test]
fn an_absent_figure_is_null_in_json_and_a_dash_in_a_table_and_never_zero() {
    let edition = &json(["outlook", "--history"])["editions"][5];
    assert_eq!(edition["edition"], "2020-30");
    assert!(edition["base_employment"].is_null() && edition["annual_openings"].is_null());
    let table = answer(["outlook", "--history"]);
    let line = table.lines().find(|line| line.starts_with("2020-30")).unwrap();
    let cells: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(cells[1..4], ["—", "—", "132,600"]);
    assert!(
        answer(["outlook", "--history", "--plain"]).contains("Jobs at the start: not available")
    );
}

/// The sources that an object names itself.
fn sources(object: &Map<String, Value>) -> Vec<&str> {
    let names_source = |key: &str| ["source", "sources"].iter().any(|end| key.ends_with(end));
    let named = object.iter().filter(|(key, _)| names_source(key)).map(|(_, value)| value);
    named
        .flat_map(|value| value.as_array().map_or(vec![value], |ids| ids.iter().collect()))
        .filter_map(Value::as_str)
        .collect()
}

fn has_figure(value: &Value) -> bool {
    match value {
        Value::Object(entries) => entries.values().any(has_figure),
        value => value.is_number(),
    }
}

/// Asserts that every object of a list names a source of `known` if it has a figure, or is within an
/// object that does.
fn figures_are_cited(value: &Value, known: &[&str], is_cited: bool, is_row: bool) {
    match value {
        Value::Object(entries) => {
            let named = sources(entries);
            assert!(named.iter().all(|id| known.contains(id)), "{named:?} of {known:?}");
            let is_cited = is_cited || !named.is_empty();
            assert!(is_cited || !is_row || !has_figure(value), "no source: {value}");
            for value in entries.values() {
                figures_are_cited(value, known, is_cited, false);
            }
        }
        Value::Array(items) => {
            for item in items {
                figures_are_cited(item, known, is_cited, true);
            }
        }
        _ => {}
    }
}

#[test]
fn every_row_of_figures_names_a_source_that_the_answer_lists() {
    // What `check` counts are files.
    for words in QUESTIONS.values().filter(|words| words[0] != "check") {
        let mut answer = json(words.iter().copied());
        let listed = answer.as_object_mut().unwrap().remove("sources").unwrap();
        let known: Vec<&str> = listed
            .as_array()
            .unwrap()
            .iter()
            .map(|source| source["id"].as_str().unwrap())
            .collect();
        figures_are_cited(&answer, &known, false, false);
    }
}

#[test]
fn aliases_answer_like_their_commands() {
    assert_eq!(answer(["pay"]), answer(["salary"]));
    assert_eq!(answer(["schedule"]), answer(["environment"]));
    assert_eq!(answer([]), answer(["overview"]));
    assert_eq!(answer(["--json"]), answer(["-f", "json", "overview"]));
    assert_eq!(answer(["--plain"]), answer(["--format", "plain"]));
}

#[test]
fn rows_are_matched_sorted_and_cut_as_asked() {
    let median = |row: &Value| row["annual"]["median"].as_u64().unwrap();
    let rows = |words: &[&str]| {
        json(["salary", "--by"].iter().chain(words).copied())["rows"].as_array().unwrap().clone()
    };
    let best = rows(&["industry", "--top", "4"]);
    assert_eq!(best.len(), 4);
    let all = rows(&["industry"]);
    let highest = all.iter().map(median).max().unwrap();
    assert_eq!(median(&best[0]), highest);
    assert!(best.is_sorted_by_key(|row| std::cmp::Reverse(median(row))));

    let of_2018 = rows(&["year", "--match", "may 2018"]);
    assert_eq!(of_2018.len(), 1);
    assert_eq!(median(&of_2018[0]), 33_610);

    let newest = rows(&["year", "--sort", "period", "--top", "1"]);
    assert_eq!(newest[0]["period"], "2025-05");

    let by_jobs = rows(&["industry", "--sort", "employment"]);
    assert!(by_jobs.last().unwrap()["employment"].is_null(), "absent figures come last");

    let by_name = rows(&["industry", "--sort", "name", "--match", "offices of"]);
    let names: Vec<&str> = by_name.iter().map(|row| row["industry"].as_str().unwrap()).collect();
    assert!(names.is_sorted() && names.iter().all(|name| name.contains("Offices of")));
}

#[test]
fn duties_are_filtered_by_kind() {
    let count = |words: &[&str]| json(words.iter().copied())["duties"].as_array().unwrap().len();
    assert_eq!(count(&["duties"]), 9);
    for kind in ["clinical", "administrative"] {
        let answer = json(["duties", "--kind", kind]);
        let duties = answer["duties"].as_array().unwrap();
        assert!(duties.len() < 9);
        assert!(duties.iter().all(|d| d["kinds"].as_array().unwrap().contains(&json!(kind))));
    }
}

#[test]
fn similar_jobs_are_ordered_by_the_newest_median_and_those_without_one_come_last() {
    let answer = json(["similar", "--sort", "median"]);
    let medians: Vec<Option<u64>> = answer["jobs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|job| job["annual_median"]["2025-05"].as_u64())
        .collect();
    assert_eq!(medians.len(), 11);
    assert!(medians.is_sorted_by(|a, b| a >= b) && medians[10].is_none(), "{medians:?}");
}

#[test]
fn growth_and_openings_are_of_the_newest_edition_and_no_older_one_fills_a_gap() {
    let answer = json(["similar"]);
    let job = |list: &str, title: &str| {
        let jobs = answer[list].as_array().unwrap();
        jobs.iter().find(|job| job["title"] == title).unwrap().clone()
    };
    assert_eq!(answer["edition"], "2025-35");
    // BLS prints the group as a whole.
    let whole = job("jobs", "Occupational therapy assistants and aides");
    assert_eq!((&whole["growth_percent"], &whole["annual_openings"]), (&json!(20.1), &json!(8600)));
    assert_eq!(whole["source"], "ep-2025-35");
    // It prints no such group, only the parts.
    let parts = job("jobs", "Nursing assistants and orderlies");
    assert_eq!((&parts["growth_percent"], &parts["annual_openings"]), (&json!(null), &json!(null)));
    assert_eq!(parts["parts"][0]["annual_openings"], 196_200);
    let nurses = job("next_steps", "Registered nurses");
    assert_eq!((&nurses["growth_percent"], &nurses["change"]), (&json!(5.6), &json!(null)));
    assert_eq!(nurses["entry_education"], "Bachelor's degree");
    let by_openings = json(["similar", "--sort", "openings"]);
    assert_eq!(by_openings["jobs"][0]["title"], "Dental assistants");
    assert_eq!(by_openings["jobs"][10]["annual_openings"], json!(null));
}

#[test]
fn the_outlook_has_its_reasons_and_the_relative_ai_exposure_with_its_caution() {
    let answer = json(["outlook"]);
    let sources: Vec<&str> = answer["drivers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|driver| driver.as_str().unwrap().split(':').next().unwrap())
        .collect();
    assert_eq!(sources[..2], ["BLS, 2025-35", "BLS, 2025-35"]);
    assert_eq!(answer["ai_exposure"]["exposure"], "moderate");
    assert_eq!(answer["ai_exposure"]["others"].as_array().unwrap().len(), 9);
    let text = crate::program::answer(["outlook", "--full", "--width", "200"]);
    assert!(text.contains("It does not say that jobs will be lost."), "{text}");
    assert!(text.contains("Jobs with low exposure: Dental assistants"), "{text}");
}

#[test]
fn the_outlook_of_a_place_is_an_error_that_says_who_publishes_it() {
    for words in [&["outlook", "WA"][..], &["outlook", "--at", "new york"]] {
        let output = run(words.iter().copied());
        assert_eq!(output.status.code(), Some(2));
        let stderr = String::from_utf8(output.stderr).unwrap();
        for part in ["the nation only", "projectionscentral.org", "try:  ma-career outlook\n"] {
            assert!(stderr.contains(part), "{stderr}");
        }
    }
}

#[test]
fn tasks_follow_the_duties_and_a_kind_chooses_among_both() {
    let answer = json(["duties"]);
    assert_eq!(answer["tasks"].as_array().unwrap().len(), 20);
    assert_eq!(answer["tasks"][0]["source"], "onet-31.0");
    let titles = ["reported_titles", "alternate_titles"].map(|key| answer[key].as_array().unwrap());
    assert_eq!(titles.map(Vec::len), [10, 29]);
    let clinical = crate::program::answer(["duties", "--kind", "clinical", "--full"]);
    assert!(clinical.contains("Change dressings on wounds."), "{clinical}");
    assert!(!clinical.contains("Schedule patients' appointments."), "{clinical}");
}

#[test]
fn skills_show_the_scores_of_this_job_and_the_json_those_of_others_too() {
    let scores = json(["skills"])["scores"].as_array().unwrap().clone();
    assert_eq!(scores.len(), 187);
    let own: Vec<_> = scores.iter().filter(|row| row["soc_code"] == "31-9092").collect();
    assert_eq!(
        (own.len(), &own[0]["name"], &own[0]["score"]),
        (17, &json!("Adaptability"), &json!(4.2))
    );
    let page = crate::program::answer(["skills", "--full"]);
    assert_eq!(page.matches("Physical strength and stamina").count(), 1);
}

#[test]
fn real_pay_is_pay_by_the_price_index_of_may() {
    let answer = json(["salary", "--by", "year", "--real", "2025"]);
    assert_eq!(answer["real_year"], 2025);
    let row = |period: &str| {
        let rows = answer["rows"].as_array().unwrap();
        rows.iter().find(|row| row["period"] == period).unwrap().clone()
    };
    // 34,800 x 321.465 / 256.092 = 43,683.4; 16.73 x the same = 21.0007
    assert_eq!(row("2019-05")["annual"]["median"], 34_800);
    assert_eq!(row("2019-05")["real_annual"]["median"], 43_683);
    assert_eq!(row("2019-05")["real_hourly"]["median"], 21.0);
    assert_eq!(row("2025-05")["real_annual"], row("2025-05")["annual"]);
    let notes = answer["notes"].to_string();
    assert!(notes.contains("may come from the method") && notes.contains("over time"), "{notes}");
    assert!(json(["salary", "--by", "year"]).get("real_year").is_none());
}

#[test]
fn real_pay_goes_from_the_first_year_of_the_index_to_the_last() {
    for year in ["2010", "2026"] {
        assert!(run(["salary", "--by", "year", "--real", year]).status.success(), "{year}");
    }
    for year in ["2009", "2027", "1999", "0"] {
        let output = run(["salary", "--by", "year", "--real", year]);
        assert_eq!(output.status.code(), Some(2), "{year}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains("a year from 2010 to 2026"), "{stderr}");
        assert!(stderr.contains("try:      ma-career salary --by year --real 2025"), "{stderr}");
    }
}
