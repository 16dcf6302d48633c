//! `--library DIR`, `--job NAME` and `jobs`: a profile for each job.

use std::{fs, path::PathBuf};

use crate::program::{DENTAL, answer, answer_and_note, json, ma_career, no_directory_yet, run};
use crate::shell::in_bash_with;

/// A library of two jobs, in which their figures are the same.
fn library(name: &str) -> PathBuf {
    library_of(name, &[("31-9091", "Dental assistant"), ("31-9097", "Phlebotomist")])
}

/// A library of jobs with these titles, and the figures of one.
fn library_of(name: &str, jobs: &[(&str, &str)]) -> PathBuf {
    let dir = no_directory_yet(name);
    for (code, title) in jobs {
        let job = dir.join(code);
        fs::create_dir_all(&job).unwrap();
        for file in fs::read_dir(DENTAL).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), job.join(file.file_name())).unwrap();
        }
        let file = job.join("profile.toml");
        let text = fs::read_to_string(&file).unwrap();
        let text = text.replace("31-9091", code).replace("Dental assistant", title);
        let several = if title.contains("s,") { "" } else { "s" };
        let plural = format!("{}{several}", title.to_lowercase());
        fs::write(file, text.replace("dental assistants", &plural)).unwrap();
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
    // Where lines break is a matter of the directory's length.
    let in_words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(in_words(&answered).contains("--job 31-9097 sources"), "{answered}");
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
    let both = [["--profile", DENTAL], ["--job", "x"]];
    for words in [[&both[0][..], &both[1], &["salary"]], [&both[0], &["salary"], &both[1]]] {
        assert!(fails(&words.concat(), 2).contains("cannot be used with"));
    }
}

/// Jobs whose names have words in common.
fn health(name: &str) -> PathBuf {
    let dir = library_of(
        name,
        &[
            ("25-2011", "Preschool teacher"),
            ("25-3021", "Self-enrichment teacher"),
            ("25-3099", "Teachers, all other"),
            ("29-1021", "Dentists, general"),
            ("29-1029", "Dentists, all other specialists"),
            ("29-1141", "Registered nurse"),
            ("29-1171", "Nurse practitioner"),
            ("29-1292", "Dental hygienist"),
            ("45-2092", "Nursery worker"),
        ],
    );
    let file = dir.join("29-1141/salary.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(file, text.replace("2025-05    -  ", "2025-05 3000000 ")).unwrap();
    let file = dir.join("29-1292/profile.toml");
    let titles =
        "titles = [\"Dentist Helper\", \"Nursery School Aide\"]\nsource = \"oews-2025-05\"";
    let text = fs::read_to_string(&file).unwrap();
    fs::write(file, format!("{text}\n[reported_titles]\n{titles}\n")).unwrap();
    dir
}

#[test]
fn whole_words_of_a_title_come_first_and_one_that_others_fit_too_is_said_to_be_taken() {
    let dir = health("library-fit");
    let dir = dir.to_str().unwrap();
    let (page, note) = answer_and_note(["--library", dir, "--job", "dentist"]);
    assert!(page.starts_with("The Bureau"), "{page}");
    let taken = "note: 'dentist' is read as dentists, general. 2 other jobs fit: jobs dentist.";
    assert_eq!(note.split_whitespace().collect::<Vec<_>>().join(" "), taken);
    let (_, note) = answer_and_note(["--library", dir, "--job", "nursery aide"]);
    assert_eq!(note, "note: 'nursery aide' is read as dental hygienists.\n");
    for exact in ["nurse practitioners", "hygienist", "29-1021"] {
        answer(["--library", dir, "--job", exact]);
    }
    for wrong in ["school nurse", "nurse dentist"] {
        let unknown = fails(&["--library", dir, "--job", wrong], 1);
        assert!(unknown.contains(&format!("no job here is called '{wrong}'")), "{unknown}");
    }
}

#[test]
fn one_and_several_fit_the_same_jobs_in_every_command() {
    let dir = health("library-several");
    let dir = dir.to_str().unwrap();
    for (one, several, count) in [("nurse", "nurses", 2), ("teacher", "teachers", 3)] {
        let listed =
            [one, several].map(|word| json(["--library", dir, "jobs", word])["jobs"].take());
        assert_eq!(listed[0], listed[1], "{one}");
        assert_eq!(listed[0].as_array().unwrap().len(), count, "{one}");
        for word in [one, several] {
            let named = fails(&["--library", dir, "--job", word, "salary"], 1);
            let meant = format!("'{word}' can mean {count} jobs");
            assert!(named.contains(&meant), "{named}");
            for job in listed[0].as_array().unwrap() {
                assert!(named.contains(job["soc_code"].as_str().unwrap()), "{named}");
            }
            let words = ["--library", dir, "--job", "29-1292", "compare", word];
            assert!(fails(&words, 1).contains(&meant));
        }
    }
}

#[test]
fn the_line_to_try_is_about_a_job_that_was_asked_for() {
    let dir = health("library-try");
    let dir = dir.to_str().unwrap();
    let first = format!("--library {dir} --job 29-1141");
    for (words, line) in [
        // The profile has no duties.
        (&["--library", dir, "--job", "nurse", "duties"][..], first.clone()),
        (&["salary", "--library", dir, "--job", "nurse"], format!("salary {first}")),
        (&["--library", dir, "--job", "welder", "salary"], format!("--library {dir} jobs")),
    ] {
        let error = fails(words, 1);
        assert!(error.contains(&format!("try:  ma-career {line}\n")), "{error}");
    }
    assert!(fails(&["--jobs", "phleb", "salary"], 2).contains("try:     ma-career jobs\n"));
    assert!(fails(&["job"], 2).contains("try:     ma-career jobs\n"));
}

#[test]
fn a_long_list_is_cut_to_a_screen_and_its_sentence_is_of_all() {
    let codes: Vec<String> = (1011..1031).map(|number| format!("11-{number}")).collect();
    let jobs: Vec<_> = codes.iter().map(|code| (code.as_str(), code.as_str())).collect();
    let dir = library_of("library-long", &jobs);
    let dir = dir.to_str().unwrap();
    let list = |words: &[&str]| answer([&["--library", dir, "jobs"], words].concat());
    let count = |text: &str| text.lines().filter(|line| line.starts_with("11-10")).count();
    let short = list(&[]);
    assert!(count(&short) == 15 && short.contains("More with --full: the other jobs."), "{short}");
    assert_eq!(count(&list(&["--full"])), 20);
    let top = list(&["--top", "17"]);
    assert!(count(&top) == 17 && top.starts_with("21 jobs."), "{top}");
    let summary = json(["--library", dir, "jobs", "--top", "1"])["summary"].take();
    assert!(summary.as_str().unwrap().contains("medical assistants the least"), "{summary}");
}

#[test]
fn what_is_no_library_is_said_to_be_none_and_what_it_has_beside_the_embedded_job() {
    let dir = library_of("library-own", &[("31-9092", "Medical assistant")]);
    let profile = dir.join("31-9092");
    let (dir, profile) = (dir.to_str().unwrap(), profile.to_str().unwrap());
    let error = fails(&["--library", profile, "jobs"], 3);
    assert!(error.contains(&format!("try: ma-career --profile {profile}\n")), "{error}");
    let none = no_directory_yet("library-of-other-names");
    fs::create_dir_all(none.join("phlebotomist")).unwrap();
    assert!(fails(&["--library", none.to_str().unwrap(), "jobs"], 3).contains("passed over"));
    let (_, aside) = answer_and_note(["--library", dir, "salary"]);
    assert!(aside.contains("--job 31-9092"), "{aside}");
    assert_eq!(answer_and_note(["--library", dir, "jobs"]).1, "");
    let checked = json(["check", dir]);
    assert_eq!(checked["profiles"][0]["dir"], profile);
}

#[test]
fn the_office_of_a_library_stands_on_the_page_of_each_job_that_has_none_of_its_own() {
    let dir = library("library-office");
    let text = |job: &str, code| -> String {
        let output = run(["--library", dir.to_str().unwrap(), "--job", job, "handout"]);
        assert_eq!(output.status.code(), Some(code));
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    fs::write(dir.join("handout.toml"), "[office]\nname = \"Career Center\"\n").unwrap();
    let own = "questions = []\n[office]\nname = \"Dental School\"\n";
    fs::write(dir.join("31-9091/handout.toml"), own).unwrap();
    assert!(text("phlebotomist", 0).contains("Career Center"));
    let own = text("dental assistant", 0);
    assert!(own.contains("Dental School") && !own.contains("Career Center"));
    fs::write(dir.join("handout.toml"), "[office]\nnam = \"Career Center\"\n").unwrap();
    assert!(text("phlebotomist", 3).contains("handout.toml:2:1"));
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
    // The largest first; the number of dental assistants is not known.
    assert_eq!(codes(&["assistant"]), ["31-9092", "31-9091"]);
    assert_eq!(codes(&["31-90"]).len(), 3);
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
    let unknown = fails(&["--library", dir.to_str().unwrap(), "--job", "dental assistant"], 1);
    let unknown = unknown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(unknown.contains("left out: "), "{unknown}");
    assert!(unknown.contains("31-9091/profile.toml"), "{unknown}");
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
    assert_eq!(dental["title"], "Dental assistants");
    assert_eq!(dental["annual_openings"], 53000);
    assert_eq!(dental["local"]["annual"]["median"], 46670);
    assert_eq!(medical["annual_median"]["2025-05"], 45690);
    assert_eq!(medical["local"]["annual"]["median"], 49310);
    // Without a list of similar jobs, `similar` is no next step.
    let words = ["--library", dir, "--job", "31-9097", "compare", "31-9091", "--at", "yakima"];
    for words in [&words[..], &words[..6]] {
        let page = crate::program::answer(words.iter().copied());
        assert!(page.contains("Next: ") && !page.contains("similar"), "{page}");
    }
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
    let script = ma_career(["completions", "bash"]).env("MA_CAREER_LIBRARY", dir).output().unwrap();
    let script = String::from_utf8(script.stdout).unwrap();
    for words in [&["--job", "phl"][..], &["salary", "yakima", "--job", "Phl"]] {
        let words = [&["ma-career"], words].concat();
        assert_eq!(in_bash_with(script.clone(), &words), ["phlebotomist"], "{words:?}");
    }
    // The list of similar jobs has it already.
    assert_eq!(in_bash_with(script, &["ma-career", "compare", "phl"]), ["phlebotomists"]);
}
