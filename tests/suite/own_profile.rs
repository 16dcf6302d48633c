//! `--profile DIR` and `init DIR`: any occupation, any year.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{
    DENTAL, QUESTIONS, answer, answer_and_note, json, ma_career, no_directory_yet, own_profile, run,
};

fn fails(words: &[&str], code: i32) -> String {
    let output = run(words.iter().copied());
    assert_eq!(output.status.code(), Some(code), "{words:?}");
    assert!(output.stdout.is_empty(), "{words:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// What is asked of a profile, and not about it.
fn questions() -> impl Iterator<Item = &'static Vec<&'static str>> {
    QUESTIONS.values().filter(|words| words[0] != "check")
}

#[test]
fn what_init_writes_answers_every_question_as_the_embedded_profile_does() {
    let dir = own_profile("answers-all");
    for words in questions() {
        // Named by the environment, no line that is suggested has to name it again.
        let own = ma_career(words.iter().copied()).env("MA_CAREER_PROFILE", &dir);
        let is_same = own.output().unwrap().stdout == run(words.iter().copied()).stdout;
        assert!(is_same, "{words:?}");
    }
}

#[test]
fn init_writes_every_file_with_a_schema_that_is_there() {
    let dir = own_profile("init-schemas");
    let mut files = 0;
    for entry in fs::read_dir(&dir).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(&path).unwrap();
            let schema = text.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
            assert!(dir.join(schema).is_file(), "{}: {schema}", path.display());
            assert!(text.lines().nth(1).unwrap().starts_with("# "), "{}", path.display());
            files += 1;
        }
    }
    assert_eq!(files, 20);
}

#[test]
fn the_files_of_the_repository_name_their_schema_too() {
    for dir in [concat!(env!("CARGO_MANIFEST_DIR"), "/data/medical-assistant"), DENTAL] {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let kind = path.file_stem().unwrap().to_str().unwrap();
            let schema = text.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
            assert!(Path::new(dir).join(schema).is_file(), "{}: {schema}", path.display());
            assert!(schema.ends_with(&format!("/profile/{kind}.json")), "{}", path.display());
        }
    }
}

#[test]
fn init_writes_nothing_into_a_directory_that_is_not_empty() {
    let dir = no_directory_yet("init-taken");
    fs::create_dir_all(&dir).unwrap();
    fs::write(dir.join("mine.txt"), "mine").unwrap();
    for flags in [&[][..], &["--force"]] {
        let words = [&["init", dir.to_str().unwrap()], flags].concat();
        assert!(fails(&words, 3).contains("is not empty"), "{words:?}");
    }
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
    assert!(
        fails(&["init", dir.join("mine.txt").to_str().unwrap()], 3).contains("is not a directory")
    );
    assert!(fails(&["init"], 2).contains("DIR is missing"));
    let empty = no_directory_yet("init-empty");
    fs::create_dir_all(&empty).unwrap();
    answer_and_note(["init", empty.to_str().unwrap()]);
}

#[test]
fn the_environment_names_a_profile_and_the_flag_another() {
    let own = own_profile("named-by-flag");
    let title = |command: snapbox::cmd::Command| {
        let output = command.args(["overview", "--json"]).output().unwrap();
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        answer["occupation"]["title"].as_str().unwrap().to_owned()
    };
    let named = || ma_career([]).env("MA_CAREER_PROFILE", DENTAL);
    assert_eq!(title(named()), "Dental assistant");
    assert_eq!(title(named().args(["--profile", own.to_str().unwrap()])), "Medical assistant");
    assert_eq!(title(ma_career([]).env("MA_CAREER_PROFILE", "")), "Medical assistant");
}

#[test]
fn a_profile_answers_for_its_own_job_and_its_own_figures() {
    let of = |words: &[&'static str]| json([&["--profile", DENTAL], words].concat());
    for words in [
        &["overview"][..],
        &["salary"],
        &["salary", "--by", "state"],
        &["salary", "--by", "area"],
        &["salary", "--by", "year"],
        &["salary", "yakima"],
        &["salary", "KS"],
        &["outlook", "--history"],
        &["education"],
        &["offer", "22", "--at", "WA"],
        &["search", "yakima"],
        &["profile"],
        &["handout", "yakima"],
        &["sources"],
    ] {
        let answer = of(words);
        assert_eq!(answer["occupation"]["title"], "Dental assistant", "{words:?}");
        for format in ["table", "plain", "csv", "markdown", "html"] {
            let words = [&["--profile", DENTAL], words, &["-f", format]].concat();
            let (text, _) = answer_and_note(words.iter().copied());
            assert!(!text.to_lowercase().contains("medical assistant:"), "{words:?}: {text}");
        }
    }
    assert_eq!(of(&["salary"])["rows"][1]["annual"]["median"], 48070);
    // By the hour nothing is known, so that an offer an hour is told a year.
    let offer = of(&["offer", "22", "--at", "WA"]);
    assert_eq!(offer["places"][0]["percentile"]["beyond"], "below_p10");
    assert_eq!(answer(["--profile", DENTAL, "get", "overview.facts[0].value"]), "48070\n");
}

/// The embedded profile has them as a similar job: no figure may differ.
#[test]
fn the_second_profile_has_the_figures_that_the_first_has_of_its_job() {
    let jobs = |key: &str, place: &str| {
        let all = json(["get", &format!("similar.{key}")]);
        let rows = all.as_array().unwrap().clone();
        let of_job = |row: &serde_json::Value| {
            let jobs = row["jobs"].as_array().unwrap();
            let job = jobs.iter().find(|job| job["soc_code"] == "31-9091").cloned();
            (row[place].as_str().unwrap().to_owned(), job.unwrap_or_default())
        };
        rows.iter().map(of_job).collect::<Vec<_>>()
    };
    for (by, key, place) in [("state", "by_state", "abbr"), ("area", "by_area", "code")] {
        let own = json(["--profile", DENTAL, "salary", "--by", by]);
        let own = own["rows"].as_array().unwrap();
        let first = jobs(key, place);
        assert_eq!(own.len(), first.len());
        for (row, (name, job)) in own.iter().zip(first) {
            assert_eq!(row[place], name.as_str());
            assert_eq!(row["employment"], job["employment"], "{name}");
            for point in ["p10", "median", "p90"] {
                assert_eq!(row["annual"][point], job["annual"][point], "{name} {point}");
            }
        }
    }
    let similar = json(["similar"]);
    let jobs = similar["jobs"].as_array().unwrap();
    let job = jobs.iter().find(|job| job["soc_codes"][0] == "31-9091").unwrap();
    let own = json(["--profile", DENTAL, "outlook"]);
    for key in ["growth_percent", "change", "annual_openings"] {
        assert_eq!(own["editions"][1][key], job[key], "{key}");
    }
    assert_eq!(own["editions"][1]["base_employment"], job["employment"]);
    for row in json(["--profile", DENTAL, "salary", "--by", "year"])["rows"].as_array().unwrap() {
        let period = row["period"].as_str().unwrap();
        assert_eq!(row["annual"]["median"], job["annual_median"][period], "{period}");
    }
}

#[test]
fn a_command_without_its_section_names_the_sections_there_are() {
    for (words, file) in [
        (&["duties"][..], "duties.toml"),
        (&["similar"], "similar.toml"),
        (&["compare", "31-9092"], "similar.toml"),
        (&["certifications"], "certifications.toml"),
        (&["licensure", "WA"], "licensure.toml"),
        (&["skills"], "skills.toml"),
        (&["environment"], "environment.toml"),
        (&["salary", "--by", "industry"], "industries.toml"),
        (&["salary", "--by", "year", "--real", "2025"], "prices.toml"),
    ] {
        let error = fails(&[&["--profile", DENTAL], words].concat(), 1);
        assert!(error.contains(&format!("has no {file}\n")), "{words:?}: {error}");
        let sections = "profile, salary, states, areas, education, outlook, sources\n";
        assert!(error.contains(sections), "{words:?}: {error}");
        let line = error.lines().find_map(|line| line.trim().strip_prefix("try:")).unwrap();
        let line: Vec<&str> = line.split_whitespace().skip(1).collect();
        answer(line.iter().copied());
    }
}

#[test]
fn every_section_but_two_may_be_missing() {
    let whole = own_profile("one-file-less");
    let files = fs::read_dir(&whole).unwrap().map(|entry| entry.unwrap().file_name());
    let files: Vec<String> = files
        .filter_map(|name| name.into_string().ok())
        .filter(|name| {
            let is_file = Path::new(name).extension().is_some_and(|ending| ending == "toml");
            is_file && !["profile.toml", "sources.toml"].contains(&name.as_str())
        })
        .collect();
    assert_eq!(files.len(), 18);
    for file in files {
        let kept = fs::read(whole.join(&file)).unwrap();
        fs::remove_file(whole.join(&file)).unwrap();
        // The bare commands, and each table of pay, since those are made of other files.
        let is_other = |name: &str| !name.contains('-') || name.starts_with("salary-by-");
        for (_, words) in QUESTIONS.iter().filter(|(name, _)| **name != "check" && is_other(name)) {
            let own =
                ["--profile", whole.to_str().unwrap()].into_iter().chain(words.iter().copied());
            let output = run(own);
            let error = String::from_utf8_lossy(&output.stderr);
            match output.status.code() {
                Some(0) => {}
                // An area or a state that nothing is known of any more, or its section.
                Some(1) => assert!(error.starts_with("error: "), "{file} {words:?}: {error}"),
                code => panic!("without {file}: {words:?}: {code:?} {error}"),
            }
        }
        for words in
            [&["overview"][..], &["sources"], &["profile", "--json"], &["search", "yakima"]]
        {
            let words = [&["--profile", whole.to_str().unwrap()], words].concat();
            let output = run(words.iter().copied());
            let can_lack = file == "areas.toml" || file == "salary.toml";
            let is_fine = output.status.success() || can_lack && words[2] == "search";
            assert!(is_fine, "{file}: {words:?}: {}", String::from_utf8_lossy(&output.stderr));
        }
        fs::write(whole.join(&file), kept).unwrap();
    }
}

#[test]
fn a_directory_without_a_profile_says_how_to_start_one() {
    let empty = no_directory_yet("no-profile-at-all");
    fs::create_dir_all(&empty).unwrap();
    for (dir, message) in [
        ("/nowhere", "there is no directory '/nowhere'"),
        ("/dev/null", "'/dev/null' is not a directory"),
    ] {
        let error = fails(&["--profile", dir, "salary"], 3);
        assert!(error.contains(message), "{error}");
        assert!(error.contains("ma-career init my-profile"), "{error}");
    }
    let error = fails(&["--profile", empty.to_str().unwrap(), "salary"], 3);
    assert!(error.contains("is not a profile: it has no profile.toml"), "{error}");
    assert!(error.contains(&format!("ma-career check {}", empty.display())), "{error}");
    assert!(fails(&["--profile"], 2).contains("a value is required"));
}

#[test]
fn help_and_wrong_words_know_the_profile() {
    assert!(
        answer(["--profile", DENTAL, "-h"]).starts_with("The career profile of dental assistants")
    );
    let error = fails(&["--profile", DENTAL, "salry"], 2);
    assert!(error.contains("salary"), "{error}");
    let line = error.lines().find_map(|line| line.trim().strip_prefix("try:")).unwrap();
    assert!(line.contains(&format!("--profile {DENTAL}")), "{error}");
    // A kind of duty is of the profile, too.
    assert!(answer(["duties", "--help"]).contains("administrative"));
    let error = fails(&["--profile", DENTAL, "duties", "--kind", "clinical"], 1);
    assert!(error.contains("has no duties.toml"), "{error}");
}

#[test]
fn suggestions_are_for_the_same_profile_and_its_sections() {
    let of = |words: &[&'static str]| answer([&["--profile", DENTAL], words].concat());
    let program = format!("ma-career --profile {DENTAL}");
    let card = of(&["overview", "--plain"]);
    let next = card.lines().find_map(|line| line.strip_prefix("Next: ")).unwrap();
    assert_eq!(next, format!("{program} salary PLACE, offer AMOUNT, education, outlook."));
    let place = of(&["salary", "WA", "--plain"]);
    assert!(place.contains(&format!("Next: {program} offer AMOUNT --at WA.\n")), "{place}");
    let found = json(["--profile", DENTAL, "search", "yakima"]);
    assert_eq!(found["matches"][0]["command"], format!("{program} salary 49420"));
    let error = fails(&["--profile", DENTAL, "salary", "--by", "area", "--match", "atlantis"], 1);
    assert!(error.contains(&format!("try:     {program} ")), "{error}");
    // Where the environment names it, nothing has to.
    let card = ma_career(["overview"]).env("MA_CAREER_PROFILE", DENTAL).output().unwrap();
    assert!(String::from_utf8(card.stdout).unwrap().contains("Next: ma-career salary PLACE"));
}

/// What it knows of a job it has from the profile.
#[test]
fn nothing_in_the_code_knows_the_job() {
    fn look(directory: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path, found);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            // Where the embedded profile stands, and what the crate says of it.
            let code =
                code.replace("data/medical-assistant/", "").replace("the medical assistant's", "");
            let words = ["medical", "dental", "phlebotom", "patient", "clinic", "31-9092"];
            let lines = code.lines().filter(|line| !line.contains("such as \\\"31-9092\\\""));
            let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
            for line in lines.filter(|line| words.iter().any(|word| line.contains(word))) {
                found.push(format!("{}: {line}", path.display()));
            }
        }
    }
    let mut found = Vec::new();
    look(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn an_error_in_a_table_says_which_row_and_which_column() {
    let dir = own_profile("wrong-cells");
    let file = dir.join("prices.toml");
    for (table, expected) in [
        ("year may\n2024 1", "the table lacks the column 'average', 'months'"),
        ("", "the table lacks the column 'year', 'may', 'average', 'months'"),
        (
            "year may average months\n2024 - 2 12\n2025 x 2 12",
            "row 2 ('2025'): column 'may': expected a level of prices from 1 to 10000, found 'x'",
        ),
        (
            "year may average months\n-5 1 2 12",
            "row 1 ('-5'): column 'year': expected a whole number, found '-5'",
        ),
        ("year may average months\n2025 nan 2 12", "from 1 to 10000, found 'nan'"),
        ("year may average months\n2025 1 2 -", "column 'months': expected a whole number"),
        ("year may average months\n2025 1 2", "row 1 ('2025'): the column 'months' is missing"),
        ("year may average months\n\n2025 1 2 12", "row 1 (''): the column 'year' is missing"),
    ] {
        fs::write(&file, format!("source = \"cpi-u\"\nby_year = \"\"\"\n{table}\"\"\"")).unwrap();
        let words =
            ["--profile", dir.to_str().unwrap(), "salary", "--by", "year", "--real", "2025"];
        let error = fails(&words, 3);
        assert!(error.contains(expected), "{table:?}: {error}");
    }
}

/// A copy of the dataset with a row of next May in salary.toml alone.
fn with_next_may(name: &str) -> PathBuf {
    let dir = own_profile(name);
    let file = dir.join("salary.toml");
    let text = fs::read_to_string(&file).unwrap();
    let row = text.lines().find(|line| line.starts_with("2025-05")).unwrap();
    let next = row.replacen("2025-05", "2026-05", 1).replace("45690", "47000");
    fs::write(&file, text.replace(row, &format!("{row}\n{next}"))).unwrap();
    dir
}

#[test]
fn a_profile_with_problems_says_so_before_it_answers() {
    let dir = with_next_may("two-surveys");
    let dir = dir.to_str().unwrap();
    let (page, note) = answer_and_note(["--profile", dir, "salary", "--plain"]);
    assert!(page.contains("$47,000"), "{page}");
    let words = note.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.starts_with("note: this profile has 6 problems: ma-career check"), "{note}");
}

#[test]
fn a_place_is_compared_with_the_nation_of_its_own_survey() {
    let dir = with_next_may("own-survey");
    let dir = dir.to_str().unwrap();
    for words in ["salary WA", "offer 20 --at yakima", "handout WA -f plain"] {
        let words = ["--profile", dir].into_iter().chain(words.split(' '));
        let (page, _) = answer_and_note(words);
        assert!(page.contains("May 2025"), "{page}");
        assert!(!page.contains("47,000"), "{page}");
    }
    let file = Path::new(dir).join("salary.toml");
    let text = fs::read_to_string(&file).unwrap();
    let row = text.lines().find(|line| line.starts_with("2025-05")).unwrap();
    fs::write(&file, text.replace(&format!("{row}\n"), "")).unwrap();
    let output = run(["--profile", dir, "salary", "WA"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{error}");
    assert!(error.contains("no survey of May 2025"), "{error}");
}

#[test]
fn the_old_spelling_of_license_is_still_read() {
    let dir = own_profile("licence");
    let file = dir.join("sources.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("license = ", "licence = ")).unwrap();
    let dir = dir.to_str().unwrap();
    assert!(answer(["check", dir]).contains("no problem"));
    assert!(answer(["--profile", dir, "sources", "cpi-u"]).contains("public domain"));
}

#[test]
fn figures_of_another_survey_are_neither_compared_nor_dated_by_the_newest() {
    let dir = with_next_may("other-surveys");
    let own = dir.to_str().unwrap();
    let of =
        |words: &str| answer_and_note(["--profile", own].into_iter().chain(words.split(' '))).0;
    let best = of("search highest paying state --plain");
    let best = best.lines().find(|line| line.contains("Washington $59,290")).unwrap();
    assert!(best.ends_with("(May 2025)"), "{best}");
    let here = "58,090";
    assert!(of("compare dental assistants --at WA --plain").contains(here));
    assert!(of("handout WA -f plain").contains(here));
    let file = dir.join("similar_by_state.toml");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("period = \"2025-05\""));
    fs::write(&file, text.replace("period = \"2025-05\"", "period = \"2024-05\"")).unwrap();
    assert!(!of("compare dental assistants --at WA --plain").contains(here));
    assert!(!of("handout WA -f plain").contains(here));
    // A shell that starts reads the script, and no note.
    let (_, note) = answer_and_note(["--profile", own, "completions", "bash"]);
    assert_eq!(note, "");
}
