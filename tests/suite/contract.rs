//! What scripts hold on to: the keys of the JSON and their types.

use serde_json::{Value, json};

use crate::program::{QUESTIONS, answer, json, run};

/// Asserts that every path leads somewhere: `rows[].annual.median` looks into each element.
fn has(command: &str, answer: &Value, paths: &str) {
    for path in paths.split_whitespace() {
        let mut found = vec![answer];
        for step in path.split('.') {
            let (key, each) = step.strip_suffix("[]").map_or((step, false), |key| (key, true));
            let get = |value: &&Value| value.get(key).is_some();
            assert!(found.iter().all(get), "{command}: no '{key}' of '{path}'");
            found = found.into_iter().map(|value| &value[key]).collect();
            if each {
                found = found.iter().flat_map(|value| value.as_array().unwrap()).collect();
                assert!(!found.is_empty(), "{command}: '{path}' is empty");
            }
        }
    }
}

const PAY: &str = "rows[].annual.mean rows[].annual.p10 rows[].annual.p25 rows[].annual.median \
    rows[].annual.p75 rows[].annual.p90 rows[].hourly.mean rows[].hourly.p10 rows[].hourly.p25 \
    rows[].hourly.median rows[].hourly.p75 rows[].hourly.p90 rows[].period rows[].employment \
    rows[].source";

#[test]
fn every_answer_comes_in_the_same_envelope() {
    for words in QUESTIONS.values() {
        let answer = json(words.iter().copied());
        assert_eq!(answer["format_version"], 1);
        assert_eq!(answer["command"], words[0]);
        assert_eq!(
            answer["occupation"],
            json!({ "title": "Medical assistant", "soc_code": "31-9092" })
        );
        // A term without an example has no figure, and so no source; a clean profile neither.
        if answer["sources"].as_array().is_some_and(Vec::is_empty) {
            assert!(["explain", "check"].contains(&words[0]), "{words:?}");
            continue;
        }
        has(
            words[0],
            &answer,
            "notes sources[].id sources[].publisher sources[].title sources[].reference_period \
             sources[].published sources[].url",
        );
    }
}

#[test]
fn json_is_indented_by_two_and_ends_with_a_newline() {
    let text = answer(["overview", "--json"]);
    assert!(text.starts_with("{\n  \"format_version\": 1,\n  \"command\""));
    assert!(text.ends_with("\n}\n"));
}

/// Commands, each with paths that its answer has. A command stands twice where its paths are long.
const KEYS: &[(&[&str], &str)] = &[
    (
        &["overview"],
        "summary at_a_glance[] facts[].key facts[].label facts[].value facts[].unit \
         facts[].period facts[].source",
    ),
    (&["duties"], "duties[].id duties[].text duties[].kinds[]"),
    (&["salary"], "profile_period latest_period"),
    (&["salary"], PAY),
    (&["salary", "--by", "year"], PAY),
    (&["salary", "--by", "industry"], PAY),
    (
        &["salary", "--by", "industry"],
        "rows[].industry rows[].code rows[].level rows[].share_percent",
    ),
    (&["salary", "--by", "state"], PAY),
    (
        &["salary", "--by", "state"],
        "rows[].state rows[].abbr rows[].fips rows[].location_quotient rows[].jobs_per_1000 \
         rows[].price_parity rows[].employment_rse_percent",
    ),
    (&["salary", "--by", "area"], PAY),
    (
        &["salary", "--by", "area"],
        "rows[].area rows[].code rows[].kind rows[].states[] rows[].location_quotient \
         rows[].jobs_per_1000 rows[].price_parity rows[].employment_rse_percent",
    ),
    (&["salary", "--at", "yakima"], PAY),
    (&["salary", "yakima"], "place.kind place.name place.code rows[].name"),
    (&["salary", "--by", "year", "--real", "2025"], PAY),
    (
        &["salary", "--by", "year", "--real", "2025"],
        "real_year rows[].real_year rows[].real_annual.mean rows[].real_annual.p10 \
         rows[].real_annual.p25 rows[].real_annual.median rows[].real_annual.p75 \
         rows[].real_annual.p90",
    ),
    (
        &["certifications"],
        "credentials[].id credentials[].name credentials[].body credentials[].url \
         credentials[].accreditation credentials[].eligibility credentials[].exam \
         credentials[].validity credentials[].as_of credentials[].evidence",
    ),
    (&["licensure"], "states[].abbr states[].state states[].rules"),
    (
        &["licensure", "WA"],
        "states[].rules[].kind states[].rules[].text states[].rules[].authority \
         states[].rules[].as_of states[].rules[].url",
    ),
    (
        &["offer", "19.50", "--at", "yakima"],
        "offer.annual offer.hourly places[].name places[].annual.median \
         places[].below_median_percent places[].percentile.estimate \
         places[].percentile.lower places[].percentile.upper places[].percentile.beyond",
    ),
    (
        &["compare", "31-9091", "--at", "yakima"],
        "jobs[].title jobs[].soc_codes[] jobs[].entry_education jobs[].annual_median.2019-05 \
         jobs[].annual_median.2025-05 jobs[].growth_percent jobs[].change jobs[].employment \
         jobs[].local.employment jobs[].local.annual.median",
    ),
    (
        &["education"],
        "education[] certification[] licensure[] entry_education attainment[].level \
         attainment[].percent attainment[].source",
    ),
    (
        &["skills"],
        "skills[].id skills[].name skills[].text ratings[].kind ratings[].name \
         ratings[].importance ratings[].level ratings[].source technologies[]",
    ),
    (
        &["outlook"],
        "drivers[] editions[].edition editions[].base_year editions[].target_year \
         editions[].base_employment editions[].target_employment editions[].change \
         editions[].growth_percent editions[].all_occupations_growth_percent \
         editions[].annual_openings editions[].source",
    ),
    (
        &["environment"],
        "settings[].name settings[].share_percent settings[].period settings[].source \
         conditions[] schedule[]",
    ),
    (
        &["similar"],
        "jobs[].title jobs[].soc_codes[] jobs[].entry_education jobs[].annual_median.2019-05 \
         jobs[].annual_median.2024-05 jobs[].annual_median.2025-05 jobs[].growth_percent \
         jobs[].change jobs[].employment jobs[].source",
    ),
    (&["sources"], "sources[].licence sources[].how_read sources[].used_by[]"),
    (
        &["profile"],
        "sections.overview.facts[] sections.duties.duties[] \
         sections.salary.latest.annual.median sections.salary.profile.hourly.p90 \
         sections.salary.by_year[].period sections.salary.by_industry[].code \
         sections.salary.by_state[].abbr sections.salary.by_area[].code \
         sections.certifications.credentials[].id sections.licensure.states[].abbr \
         sections.education.attainment[] sections.skills.ratings[] \
         sections.outlook.editions[] sections.environment.settings[] sections.similar.jobs[]",
    ),
];

#[test]
fn every_command_has_the_keys_of_the_contract() {
    for (words, paths) in KEYS {
        has(words[0], &json(words.iter().copied()), paths);
    }
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
fn salary_sets_may_2019_beside_may_2025() {
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

#[test]
fn every_row_of_figures_names_a_source_that_the_answer_lists() {
    fn walk<'a>(value: &'a Value, cited: &mut Vec<&'a str>) {
        match value {
            Value::Object(map) => {
                cited.extend(map.get("source").and_then(Value::as_str));
                map.values().for_each(|value| walk(value, cited));
            }
            Value::Array(values) => values.iter().for_each(|value| walk(value, cited)),
            _ => {}
        }
    }
    for (question, words) in QUESTIONS.iter() {
        let answer = json(words.iter().copied());
        let ids: Vec<&str> = answer["sources"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| s["id"].as_str().unwrap())
            .collect();
        let mut cited = Vec::new();
        walk(&answer, &mut cited);
        assert!(cited.iter().all(|id| ids.contains(id)), "{question}: {cited:?} of {ids:?}");
    }
}

#[test]
fn aliases_answer_like_the_commands_they_stand_for() {
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
    assert!(by_jobs.last().unwrap()["employment"].is_null(), "what is absent comes last");

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
fn similar_jobs_are_ordered_by_what_is_known_of_all() {
    let answer = json(["similar", "--sort", "median"]);
    let medians: Vec<u64> = answer["jobs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|job| job["annual_median"]["2024-05"].as_u64().unwrap())
        .collect();
    assert_eq!(medians.len(), 11);
    assert!(medians.is_sorted_by(|a, b| a >= b), "{medians:?}");
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
    assert!(notes.contains("break in the series") && notes.contains("time series"), "{notes}");
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
        assert!(stderr.contains("try:      ma-career salary --by year --real 2026"), "{stderr}");
    }
}
