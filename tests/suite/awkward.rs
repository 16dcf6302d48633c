//! What BLS publishes of some jobs: wages above its highest, and pay in one unit only.

use std::fs;

use crate::program::{answer, copy_of, json, page, run};

const SURGEONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/surgeons");
const ACTORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/actors");

fn of<'a>(profile: &'a str, words: &[&'a str]) -> String {
    answer([&["--profile", profile], words].concat())
}

fn json_of(profile: &'static str, words: &[&'static str]) -> serde_json::Value {
    json([&["--profile", profile], words].concat())
}

#[test]
fn check_takes_wages_of_at_least_a_figure_and_tables_with_few_columns() {
    for profile in [SURGEONS, ACTORS] {
        assert!(
            answer(["check", profile, "--width", "300"]).ends_with("files, no problem\n"),
            "{profile}"
        );
    }
}

#[test]
fn a_wage_of_at_least_a_figure_is_null_and_stands_under_a_key_of_its_own() {
    let salary = json_of(SURGEONS, &["salary"]);
    let annual = &salary["rows"][0]["annual"];
    assert_eq!(annual["median"], serde_json::Value::Null);
    assert_eq!(annual["at_least"]["median"], 239_200);
    assert_eq!(annual["at_least"].get("p25"), None);
    assert_eq!(salary["rows"][0]["hourly"]["at_least"]["p90"], 115.0);
    assert_eq!(of(SURGEONS, &["get", "salary.latest.annual.median"]), "null\n");
    let dental = json(["salary"]);
    assert_eq!(dental["rows"][0]["annual"].get("at_least"), None);
}

#[test]
fn on_screen_such_a_wage_says_that_it_is_the_least() {
    let salary = of(SURGEONS, &["salary"]);
    assert!(salary.starts_with("At least half of surgeons earn $239,200 a year"), "{salary}");
    assert!(salary.contains("$239,200+"), "{salary}");
    assert!(salary.contains("+ means at least"), "{salary}");
    let plain = of(SURGEONS, &["salary", "--plain"]);
    assert!(plain.contains("at least $239,200"), "{plain}");
    let full = of(SURGEONS, &["salary", "--full"]);
    assert!(full.contains("BLS publishes no percentile above"), "{full}");
}

#[test]
fn such_wages_come_first_in_an_order_and_none_of_them_is_called_the_highest() {
    let rows = json_of(SURGEONS, &["salary", "--by", "state", "--sort", "mean"]);
    let rows = rows["rows"].as_array().unwrap();
    let order: Vec<&str> = rows.iter().map(|row| row["abbr"].as_str().unwrap()).collect();
    assert_eq!(order, ["WA", "CA", "MT", "TX"]);
    let by_state = of(SURGEONS, &["salary", "--by", "state"]);
    assert!(by_state.starts_with("Median pay is at least $239,200 in 2 rows"), "{by_state}");
}

#[test]
fn an_offer_above_what_is_published_says_no_more_than_is_known() {
    let says = |amount: &'static str| {
        let offer = json_of(SURGEONS, &["offer", amount]);
        offer["summary"].as_str().unwrap().to_owned()
    };
    assert!(says("60000").starts_with("Low for the United States: more than 9 in 10"));
    let below = says("220k");
    assert!(
        below.contains("more than 25 in 100 surgeons there earn less, and at least half earn more"),
        "{below}"
    );
    let above = says("300k");
    assert!(above.contains("The published percentiles stop at $239,200"), "{above}");
    let page = of(SURGEONS, &["offer", "300k", "--full"]);
    assert!(!page.contains("Is the amount right?"), "{page}");
}

#[test]
fn where_pay_is_published_by_the_hour_alone_every_answer_is_by_the_hour() {
    for words in [
        &["salary"][..],
        &["salary", "CA"],
        &["salary", "--by", "state"],
        &["salary", "--by", "area"],
        &["salary", "--by", "year"],
        &["offer", "30"],
        &["overview"],
        &["handout", "CA", "-f", "plain"],
    ] {
        let text = of(ACTORS, words).replace('\n', " ");
        assert!(text.contains("BLS publishes no yearly pay for this job."), "{words:?}: {text}");
        let is_hourly = ["$23.33", "$31.15", "$32.00"].iter().any(|wage| text.contains(wage));
        assert!(is_hourly, "{words:?}: {text}");
    }
    let facts = json_of(ACTORS, &["overview"])["facts"].clone();
    let of_key = |key| facts.as_array().unwrap().iter().find(|fact| fact["key"] == key).cloned();
    assert_eq!(of_key("annual_median").unwrap()["value"], serde_json::Value::Null);
    assert_eq!(of_key("hourly_p10").unwrap()["value"], 14.2);
    assert_eq!(of_key("hourly_p90").unwrap()["at_least"], 115.0);
}

#[test]
fn an_offer_in_the_unit_without_pay_is_converted_and_the_pay_never_is() {
    let offer = json_of(ACTORS, &["offer", "60000"]);
    let nation = &offer["places"][0];
    assert_eq!(nation["annual"]["median"], serde_json::Value::Null);
    assert_eq!(nation["median_difference"]["hourly"], 5.52);
    assert_eq!(nation["median_difference"]["annual"], serde_json::Value::Null);
    let page = of(ACTORS, &["offer", "60000"]);
    assert!(page.contains("$60,000 a year is $28.85 an hour (2,080 hours)"), "{page}");
    // Between the median, $23.33, and the 75th percentile, $51.70.
    assert!(page.contains("about 55 in 100 actors there earn less"), "{page}");
}

#[test]
fn an_offer_in_the_other_unit_says_that_its_hours_are_a_guess() {
    let guess = "the hours behind the offer are a guess. Ask for it in pay an hour.";
    let a_year = of(ACTORS, &["offer", "50000"]).replace("\n  ", " ");
    assert!(a_year.contains(guess), "{a_year}");
    let an_hour = of(ACTORS, &["offer", "30"]);
    assert!(!an_hour.contains("a guess"), "{an_hour}");
}

#[test]
fn a_map_puts_a_wage_of_at_least_a_figure_into_no_step_below_another() {
    let map = of(SURGEONS, &["salary", "--by", "state", "--map", "--plain"]);
    assert!(!map.contains("Step 1 (lowest), at least"), "{map}");
    let drawn = of(SURGEONS, &["salary", "--by", "state", "--map"]);
    assert!(drawn.contains("$239k+"), "{drawn}");
}

#[test]
fn search_names_no_highest_wage_that_is_only_the_highest_known() {
    let found = of(SURGEONS, &["search", "highest paid state"]);
    assert!(found.contains("California at least $239,200"), "{found}");
}

#[test]
fn beside_another_job_a_median_says_that_it_is_the_least_or_why_it_is_absent() {
    let surgeons = json_of(SURGEONS, &["compare", "dentists"]);
    assert_eq!(surgeons["jobs"][0]["annual_median"]["2025-05"], serde_json::Value::Null);
    assert_eq!(surgeons["jobs"][0]["annual_median_at_least"]["2025-05"], 239_200);
    for command in [&["compare", "dentists"][..], &["similar"]] {
        let page = of(SURGEONS, command);
        assert!(page.contains("$239,200+") && !page.contains("varies"), "{page}");
    }
    let actors = of(ACTORS, &["compare", "dentists"]);
    assert!(actors.contains("Actors: BLS publishes no yearly pay; the median is"), "{actors}");
}

#[test]
fn every_answer_of_such_profiles_can_be_given_in_every_format() {
    for profile in [SURGEONS, ACTORS] {
        for words in [
            &["overview"][..],
            &["salary"],
            &["salary", "CA"],
            &["salary", "WA", "--full"],
            &["salary", "--by", "state", "--map"],
            &["salary", "--by", "year"],
            &["offer", "40"],
            &["offer", "300k", "--at", "CA", "--full"],
            &["handout", "CA"],
            &["search", "pay"],
            &["profile"],
        ] {
            for format in ["table", "plain", "csv", "markdown", "html"] {
                let flags = ["--profile", profile, "--width", "40", "-f", format];
                page([&flags[..], words].concat());
            }
            let answer = page([&["--profile", profile, "--json"], words].concat());
            let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
            let says = answer["summary"].as_str().unwrap_or_default();
            assert!(!says.contains("not available") && !says.contains('—'), "{words:?}: {says}");
        }
    }
}

#[test]
fn a_wage_at_the_top_code_is_never_too_low_and_one_below_it_is() {
    let file = "states.toml";
    let dir = copy_of(SURGEONS, "top-code");
    let text = fs::read_to_string(dir.join(file)).unwrap();
    let found = |row: &str| {
        let (start, rest) = text.split_once("by_state = '''\n").unwrap();
        let (_, end) = rest.split_once("'''").unwrap();
        let table = format!("fips abbr a_p75 a_p90 state\n53 WA {row} Washington\n");
        fs::write(dir.join(file), format!("{start}by_state = '''\n{table}'''{end}")).unwrap();
        String::from_utf8(run(["check", "--plain", dir.to_str().unwrap()]).stdout).unwrap()
    };
    assert!(!found("374190 >=239200").contains("never fall"));
    assert!(found(">=239200 200000").contains("a_p90 (200000) is below a_p75 (>=239200)"));
}
