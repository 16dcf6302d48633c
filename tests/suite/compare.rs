//! `compare`: jobs by name, by part of the name and by SOC code, in the nation and in a place.

use ma_career::profile::Profile;
use serde_json::Value;
use snapbox::str;

use crate::program::{answer, json, ma_career, page, run};

fn titles(words: &[&str]) -> Vec<String> {
    let answer = json(["compare"].iter().chain(words).copied());
    let jobs = answer["jobs"].as_array().unwrap();
    jobs.iter().map(|job| job["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_job_is_found_by_name_by_enough_of_it_and_by_any_spelling_of_its_code() {
    for typed in
        ["Dental assistants", "dental assistant", "DENTAL A", "31-9091", "319091", "31-9091.00"]
    {
        assert_eq!(titles(&[typed]), ["Medical assistant", "Dental assistants"], "{typed}");
    }
    for (typed, title) in [
        ("phleb", "Phlebotomists"),
        ("nursing assistant", "Nursing assistants"),
        ("nursing", "Nursing assistants and orderlies"),
        ("orderly", "Orderlies"),
        ("31-1132", "Orderlies"),
        ("home health", "Home health and personal care aides"),
        ("31-9094", "Medical transcriptionists"),
    ] {
        assert_eq!(titles(&[typed])[1], title, "{typed}");
    }
}

#[test]
fn a_job_by_part_of_its_name_says_how_it_was_read() {
    let note = |typed: &str| json(["compare", typed])["notes"][0].as_str().unwrap().to_owned();
    assert_eq!(note("dental h"), "'dental h' is read as dental hygienists.");
    for typed in ["Phlebotomists", "phlebotomist", "31-9097"] {
        assert!(!note(typed).contains("is read as"), "{typed}");
    }
}

#[test]
fn what_people_call_a_job_is_answered_and_the_first_line_says_what_it_means() {
    for (typed, title) in [
        ("LPN", "Licensed practical and licensed vocational nurses"),
        ("cna", "Nursing assistants"),
        ("phlebotomy tech", "Phlebotomists"),
        ("pharm tech", "Pharmacy technicians"),
    ] {
        let answer = json(["compare", typed]);
        assert_eq!(answer["jobs"][1]["title"], title);
        assert_eq!(answer["notes"][0], format!("'{typed}' is read as {}.", title.to_lowercase()));
    }
    assert!(answer(["compare", "LPN"]).contains("\n'LPN' is read as licensed practical"));
}

#[test]
fn of_words_without_quotes_the_longest_run_that_names_a_job_is_one_name() {
    for (typed, expected) in [
        ("pharmacy tech", &["Pharmacy technicians"][..]),
        ("nurses aide", &["Nursing assistants"]),
        ("cna lpn", &["Nursing assistants", "Licensed practical and licensed vocational nurses"]),
        ("dental hygienist dental assistant", &["Dental hygienists", "Dental assistants"]),
        ("phleb dental assistant orderly", &["Phlebotomists", "Dental assistants", "Orderlies"]),
    ] {
        let words: Vec<&str> = typed.split(' ').collect();
        assert_eq!(titles(&words)[1..], *expected, "{typed}");
    }
    assert_eq!(titles(&["nursing", "dental a", "orderlies"]).len(), 4, "quotes end a run");
}

#[test]
fn a_job_that_is_not_in_the_profile_is_not_answered_with_another() {
    for (typed, job) in [
        ("RN", "registered nurses"),
        ("registered nurse", "registered nurses"),
        ("medical receptionist", "medical secretaries"),
        ("surgical tech", "surgical technologists"),
        ("EMT", "emergency medical technicians"),
        ("physical therapist", "physical therapists"),
    ] {
        for words in [vec![typed], typed.split(' ').collect()] {
            let output = run(["compare"].into_iter().chain(words));
            let stderr = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(1), "{typed}");
            assert!(stderr.contains(&format!("has no pay for {job}")), "{stderr}");
            assert!(!stderr.contains("nearest"), "{stderr}");
        }
    }
    ma_career(["compare", "physician", "assistant"]).assert().code(1).stderr_eq(str![[r#"
error: this profile has no pay for physician assistants; they are another job
  help: A physician assistant is a different job, despite the similar name. It
        takes a degree and a state license. A medical assistant needs no degree.
  try:  ma-career similar

"#]]);
    ma_career(["compare", "nurse"]).assert().code(1).stderr_eq(str![[r#"
error: 'nurse' can mean 2 jobs
  jobs:     Licensed practical and licensed vocational nurses (SOC 29-2061)
            Nursing assistants (SOC 31-1131)
  not here: nurse practitioners, registered nurses
  help:     give more of the name, or the SOC code
  try:      ma-career compare 'Nursing assistants'

"#]]);
}

#[test]
fn every_job_of_the_list_can_be_compared_by_its_full_name_and_its_codes() {
    let profile = Profile::embedded();
    let similar = profile.similar.get().unwrap();
    for job in similar.jobs.iter().chain(&similar.other_jobs) {
        assert_eq!(titles(&[&job.title])[1], job.title);
        for occupation in &job.occupations {
            assert_eq!(titles(&[&occupation.title])[1], occupation.title);
            assert_eq!(titles(&[occupation.soc_code.as_str()])[1], occupation.title);
        }
    }
}

#[test]
fn the_profiles_own_job_comes_first_and_no_job_twice() {
    assert_eq!(
        titles(&["31-9097", "phlebotomists", "dental a", "31-9092"]),
        ["Medical assistant", "Phlebotomists", "Dental assistants"]
    );
    assert_eq!(run(["compare", "medical assistants"]).status.code(), Some(2));
    assert_eq!(run(["compare"]).status.code(), Some(2));
    let six = ["dental a", "dental h", "phleb", "orderlies", "pharmacy", "home"];
    assert_eq!(run(["compare"].into_iter().chain(six)).status.code(), Some(2));
}

#[test]
fn the_figures_are_those_of_the_facts() {
    let jobs = json(["compare", "31-9091", "--at", "yakima"])["jobs"].take();
    let (own, dental) = (&jobs[0], &jobs[1]);
    assert_eq!(own["annual_median"]["2019-05"], 34_800);
    assert_eq!(own["annual_openings"], 109_700);
    assert_eq!(own["local"]["annual"]["median"], 49_310);
    assert_eq!(own["local"]["annual"]["p90"], 61_090);
    assert_eq!(dental["annual_median"]["2025-05"], 48_070);
    assert_eq!(dental["growth_percent"], 7.4);
    assert_eq!(dental["entry_education"], "Postsecondary nondegree award");
    assert_eq!(dental["annual_openings"], 53_000);
    assert_eq!(dental["local"]["employment"], 480);
    assert_eq!(dental["local"]["annual"]["median"], 46_670);
    assert!(dental["local"]["annual"]["p90"].is_null(), "by area only the median is known");

    let state = json(["compare", "31-9091", "--at", "WA"])["jobs"][1]["local"].take();
    assert!(state["annual"]["p10"].is_u64() && state["annual"]["p90"].is_u64());
    assert!(json(["compare", "31-9091"])["jobs"][1].get("local").is_none());
}

#[test]
fn a_joined_job_shows_its_parts_which_alone_have_local_figures() {
    let answer = json(["compare", "nursing assistants and orderlies", "--at", "TX"]);
    let job = &answer["jobs"][1];
    let parts: Vec<&Value> = job["parts"].as_array().unwrap().iter().collect();
    assert_eq!(parts.len(), 2);
    assert!(job["local"]["annual"]["median"].is_null());
    assert!(parts.iter().all(|part| part["local"]["annual"]["median"].is_u64()));
}

#[test]
fn a_name_that_fits_several_jobs_is_answered_with_all_of_them() {
    ma_career(["compare", "dental"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: 'dental' can mean 2 jobs
  jobs:     Dental assistants (SOC 31-9091)
            Dental hygienists (SOC 29-1292)
  not here: dental laboratory technicians
  help:     give more of the name, or the SOC code
  try:      ma-career compare 'Dental hygienists'

"#]]);
}

#[test]
fn an_unknown_job_is_answered_with_the_nearest_name() {
    let output = run(["compare", "phlebotomits"]);
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("nearest: Phlebotomists"), "{stderr}");
    assert!(stderr.contains("try:     ma-career compare Phlebotomists"), "{stderr}");
    let stderr = String::from_utf8(run(["compare", "hygenist"]).stderr).unwrap();
    assert!(stderr.contains("nearest: Dental hygienists"), "{stderr}");
    assert_eq!(run(["compare", ""]).status.code(), Some(2));
    for typed in ["31-0000", "astronaut"] {
        assert_eq!(run(["compare", typed]).status.code(), Some(1), "{typed:?}");
    }
}

#[test]
fn words_between_jobs_are_passed_over_and_a_place_goes_behind_its_flag() {
    let titles = |words: &[&str]| {
        let jobs = json(["compare"].iter().chain(words).copied())["jobs"].take();
        let titles = jobs.as_array().unwrap().iter().skip(1);
        titles.map(|job| job["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(", ")
    };
    let lpn = "Licensed practical and licensed vocational nurses";
    assert_eq!(titles(&["lpn", "or", "ma"]), lpn);
    assert_eq!(titles(&["lpn vs. cna"]), format!("{lpn}, Nursing assistants"));
    assert_eq!(
        titles(&["nursing", "assistants", "and", "lpn"]),
        format!("Nursing assistants, {lpn}")
    );
    let home = "Home health and personal care aides";
    assert_eq!(titles(&[home]), home);
    assert_eq!(titles(&home.split(' ').collect::<Vec<_>>()), home);
    ma_career(["compare", "or"]).assert().code(2);
    ma_career(["compare", "dental", "assistant", "in", "yakima"]).assert().code(2).stderr_eq(str![
        [r#"
error: a place stands behind --at
  try: ma-career compare 'dental assistant' --at yakima

"#]
    ]);
}

#[test]
fn percentiles_of_a_place_are_side_by_side_where_another_job_has_them() {
    let full = |place| page(["compare", "31-9091", "--at", place, "--full", "--plain"]);
    assert!(full("WA").contains("Top 10%: Medical assistant: $"), "{}", full("WA"));
    assert!(!full("yakima").contains("Top 10%"), "{}", full("yakima"));
}
