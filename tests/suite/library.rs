//! `--library DIR`, `--job NAME` and `jobs`: a profile for each job.

use std::{fs, path::PathBuf};

use crate::program::{DENTAL, answer, answer_and_note, json, ma_career, no_directory_yet, run};

/// A library of two jobs, in which their figures are the same.
fn library(name: &str) -> PathBuf {
    let dir = no_directory_yet(name);
    for (code, title) in [("31-9091", "Dental assistant"), ("31-9097", "Phlebotomist")] {
        let job = dir.join(code);
        fs::create_dir_all(&job).unwrap();
        for file in fs::read_dir(DENTAL).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), job.join(file.file_name())).unwrap();
        }
        let file = job.join("profile.toml");
        let text = fs::read_to_string(&file).unwrap();
        let text = text.replace("31-9091", code).replace("Dental assistant", title);
        fs::write(file, text.replace("dental assistants", &format!("{}s", title.to_lowercase())))
            .unwrap();
    }
    dir
}

fn fails(words: &[&str], code: i32) -> String {
    let output = run(words.iter().copied());
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{words:?}: {stderr}");
    stderr
}

fn title_of(words: &[&str]) -> String {
    json(words.iter().copied())["occupation"]["title"].as_str().unwrap().to_owned()
}

#[test]
fn a_job_of_a_library_is_named_as_people_name_it() {
    let dir = library("library-names");
    let dir = dir.to_str().unwrap();
    for name in ["phlebotomist", "Phlebotomists", "phleb", "31-9097", "319097", "31-9097.00"] {
        assert_eq!(title_of(&["--library", dir, "--job", name]), "Phlebotomist", "{name}");
    }
    // The library has no medical assistant, so the embedded profile answers.
    assert_eq!(title_of(&["--library", dir, "--job", "medical"]), "Medical assistant");
    assert_eq!(title_of(&["--library", dir]), "Medical assistant");
    assert_eq!(title_of(&["--job", "medical assistants"]), "Medical assistant");
}

#[test]
fn a_job_answers_as_its_profile_does_and_goes_on_with_lines_that_name_it() {
    let dir = library("library-answers");
    let job = dir.join("31-9097");
    let (dir, job) = (dir.to_str().unwrap(), job.to_str().unwrap());
    let (answered, _) = answer_and_note(["--library", dir, "--job", "phleb", "salary", "yakima"]);
    let (own, _) = answer_and_note(["--profile", job, "salary", "yakima"]);
    let flags = format!("--library {dir} --job 31-9097");
    assert!(answered.contains("--job 31-9097 sources"), "{answered}");
    // Lines break elsewhere.
    let in_words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = in_words(&own).replace(&format!("--profile {job}"), &flags);
    assert_eq!(in_words(&answered), own);
    let lacking = fails(&["--library", dir, "--job", "phleb", "duties"], 1);
    assert!(lacking.contains(&format!("ma-career {flags} overview")), "{lacking}");
    let of_environment = ma_career(["--job", "phleb", "salary"]).env("MA_CAREER_LIBRARY", dir);
    let answered = String::from_utf8(of_environment.output().unwrap().stdout).unwrap();
    assert!(answered.contains("Next: ma-career --job 31-9097 salary"), "{answered}");
}

#[test]
fn a_job_that_is_asked_for_comes_before_the_profile_of_the_environment() {
    let command = ma_career(["--job", "medical assistant", "--json"]);
    let output = command.env("MA_CAREER_PROFILE", DENTAL).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("\"31-9092\""));
    assert!(fails(&["--profile", DENTAL, "--job", "x"], 2).contains("cannot be used with"));
}

#[test]
fn a_name_that_fits_no_job_or_several_is_an_error_with_a_line_that_works() {
    let dir = library("library-errors");
    let dir = dir.to_str().unwrap();
    let several = fails(&["--library", dir, "--job", "assistant", "salary"], 1);
    assert!(several.contains("can mean 2 jobs"), "{several}");
    // The number of medical assistants is known.
    let (medical, dental) = (several.find("Medical").unwrap(), several.find("Dental").unwrap());
    assert!(medical < dental, "{several}");
    let mistyped = fails(&["--library", dir, "--job", "phlebotmist", "salary"], 1);
    let line = format!("try:     ma-career --library {dir} --job Phlebotomist salary");
    assert!(mistyped.contains(&line), "{mistyped}");
    answer(["--library", dir, "--job", "Phlebotomist", "salary"]);
    let unknown = fails(&["--library", dir, "--job", "31-9999", "salary"], 1);
    assert!(unknown.contains(&format!("try:  ma-career --library {dir} jobs")), "{unknown}");
    assert!(fails(&["--job", "welder"], 1).contains("ma-career import"));
}

#[test]
fn what_is_no_library_is_an_error_of_reading() {
    let empty = no_directory_yet("library-empty");
    fs::create_dir_all(&empty).unwrap();
    assert!(fails(&["--library", empty.to_str().unwrap()], 3).contains("has no profile in it"));
    let missing = fails(&["--library", "no-such-library", "jobs"], 3);
    assert!(missing.contains("there is no directory"), "{missing}");
    // What the environment names is read only where it is needed.
    let unused = ma_career(["salary"]).env("MA_CAREER_LIBRARY", "no-such-library");
    assert!(unused.output().unwrap().status.success());
    let used = ma_career(["jobs"]).env("MA_CAREER_LIBRARY", "no-such-library");
    assert_eq!(used.output().unwrap().status.code(), Some(3));
}

#[test]
fn jobs_lists_the_library_and_the_embedded_job() {
    let dir = library("library-jobs");
    let dir = dir.to_str().unwrap();
    let codes = |words: &[&str]| -> Vec<String> {
        let answer = json([&["--library", dir, "jobs"], words].concat());
        let jobs = answer["jobs"].as_array().unwrap();
        jobs.iter().map(|job| job["soc_code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes(&[]), ["31-9091", "31-9092", "31-9097"]);
    assert_eq!(codes(&["assistant"]), ["31-9091", "31-9092"]);
    assert_eq!(codes(&["31-9097.00"]), ["31-9097"]);
    assert_eq!(codes(&["--sort", "employment", "--top", "1"]), ["31-9092"]);
    assert_eq!(codes(&["--sort", "median"])[2], "31-9092");
    let absent = json(["--library", dir, "jobs", "phlebotomist"]);
    assert!(absent["jobs"][0]["employment"].is_null());
    assert_eq!(absent["jobs"][0]["annual_median"], 48070);
    let nearest = fails(&["--library", dir, "jobs", "phlebotmist"], 1);
    assert!(nearest.contains("jobs Phlebotomist"), "{nearest}");
}

#[test]
fn without_a_library_jobs_says_how_to_get_one() {
    let alone = answer(["jobs"]);
    assert!(alone.starts_with("One job is here: medical assistant."), "{alone}");
    assert!(alone.contains("`ma-career import`"), "{alone}");
}

#[test]
fn a_broken_profile_is_left_out_of_the_list_and_said_to_be() {
    let dir = library("library-broken");
    fs::write(dir.join("31-9097/salary.toml"), "by_year = 3").unwrap();
    fs::write(dir.join("31-9091/profile.toml"), "title = 3").unwrap();
    let (list, note) = answer_and_note(["--library", dir.to_str().unwrap(), "jobs", "-f", "csv"]);
    assert_eq!(list.lines().count(), 2, "{list}");
    assert!(note.contains("31-9097/salary.toml") && note.contains("31-9091"), "{note}");
}

#[test]
fn compare_takes_jobs_of_the_library_where_there_is_no_list_of_similar_ones() {
    let dir = library("library-compare");
    let dir = dir.to_str().unwrap();
    let of = |job: &str, rest: &[&str]| {
        json([&["--library", dir, "--job", job, "compare"], rest].concat())
    };
    let answer = of("phleb", &["dental", "assistants", "31-9092", "--at", "yakima"]);
    let codes: Vec<_> = (0..3).map(|i| answer["jobs"][i]["soc_codes"][0].clone()).collect();
    assert_eq!(codes, ["31-9097", "31-9091", "31-9092"]);
    let [_, dental, medical] = [0, 1, 2].map(|i| &answer["jobs"][i]);
    assert_eq!(dental["annual_median"]["2025-05"], 48070);
    assert_eq!(dental["annual_openings"], 53000);
    assert_eq!(dental["local"]["annual"]["median"], 46670);
    assert_eq!(medical["annual_median"]["2025-05"], 45690);
    assert_eq!(medical["local"]["annual"]["median"], 49310);
    let unknown = fails(&["--library", dir, "--job", "31-9097", "compare", "welder"], 1);
    assert!(unknown.contains(&format!("try: ma-career --library {dir} --job 31-9097 jobs")));
    let itself = fails(&["--library", dir, "--job", "31-9097", "compare", "31-9097"], 2);
    assert!(itself.contains("compare 'Dental assistant'"), "{itself}");
}

#[test]
fn the_list_of_similar_jobs_comes_before_the_library_in_compare() {
    let dir = library("library-similar");
    let answer = json(["--library", dir.to_str().unwrap(), "compare", "phlebotomist"]);
    assert_eq!(answer["jobs"][1]["annual_median"]["2025-05"], 45230);
}

#[test]
fn figures_of_another_month_are_not_put_side_by_side() {
    let dir = library("library-months");
    let job = dir.join("31-9097");
    for (file, newest, older) in
        [("salary.toml", "2025-05", "2023-05"), ("areas.toml", "2025-05", "2023-05")]
    {
        let file = job.join(file);
        let text = fs::read_to_string(&file).unwrap().replace(newest, older);
        fs::write(&file, text).unwrap();
    }
    let sources = job.join("sources.toml");
    let text = fs::read_to_string(&sources).unwrap();
    let text = text.replace("oews-2025-05", "oews-2023-05").replace("May 2025", "May 2023");
    fs::write(&sources, text).unwrap();
    let dir = dir.to_str().unwrap();
    let words = ["--library", dir, "--job", "31-9091", "compare", "phlebotomist", "--at", "yakima"];
    let answer = json(words);
    let other = &answer["jobs"][1];
    assert!(other["annual_median"]["2025-05"].is_null());
    assert!(other["local"]["annual"]["median"].is_null());
    let note =
        "Phlebotomists: its newest pay is of May 2024, and is not compared with that of May 2025.";
    assert_eq!(answer["notes"][0], note);
}

#[test]
fn tab_completes_the_jobs_of_the_library() {
    let dir = library("library-tab");
    let dir = dir.to_str().unwrap();
    let fish = answer(["--library", dir, "completions", "fish"]);
    let of_flag = fish.lines().skip_while(|line| !line.contains("-l job ")).take(3);
    assert!(of_flag.collect::<String>().contains("phlebotomist"), "{fish}");
    let bash = answer(["--library", dir, "completions", "bash"]);
    assert!(bash.contains("library=\"dental-assistant phlebotomist medical-assistant\""));
    assert!(bash.contains("compgen -W \"${library}\""));
}
