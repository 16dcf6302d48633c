//! `import` into a profile that is there: what it renews, and what stays.

use std::fs;
use std::path::{Path, PathBuf};

use crate::import::{DATASET, TASKS, as_published, files, import, refused, texts};
use crate::program::{answer, copy_of, no_directory_yet, run};

#[test]
fn importing_the_release_that_a_profile_has_changes_no_byte_of_it() {
    let (files, dir) = (as_published("same"), copy_of(DATASET, "same"));
    let before = texts(&dir);
    import(&["31-9092"], &files, &dir, &[]);
    for (name, text) in texts(&dir) {
        assert_eq!(before.get(&name), Some(&text), "{name}");
    }
}

/// The release of the next year: every percentile a year $10 higher, Abilene gone.
fn next_may(flat: &str) -> String {
    let lines = flat.lines().filter(|line| !line.starts_with("OEUM0010180")).map(|line| {
        let line = line.replace("\t2025\t", "\t2026\t");
        let cells: Vec<&str> = line.split('\t').collect();
        match cells[3].trim().parse::<u32>() {
            Ok(wage) if ("11"..="15").contains(&&line[23..25]) => {
                let text = format!("{:>12}", wage + 10);
                [cells[0], cells[1], cells[2], &text, cells[4]].join("\t") + "\n"
            }
            _ => line + "\n",
        }
    });
    lines.collect()
}

/// The data with all jobs that the dataset's similar.toml names, paid as phlebotomists are.
fn with_similar_jobs(flat: &str) -> String {
    let similar = fs::read_to_string(format!("{DATASET}/similar.toml")).unwrap();
    let codes = similar.split("soc_code = \"").skip(1).map(|rest| rest[..7].replace('-', ""));
    let mut all = flat.to_owned();
    for code in codes.filter(|code| !["319097", "319092"].contains(&&**code)) {
        let lines = flat.lines().filter(|line| &line[17..23] == "319097");
        all.extend(lines.map(|line| line.replacen("319097", &code, 1) + "\n"));
    }
    all
}

fn next_release(name: &str) -> PathBuf {
    release_of_2026(name, next_may)
}

fn release_of_2026(name: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let files = files(name, change);
    fs::write(files.join("oe.release"), "release_date\tdescription\r\n2026A01\tMay 2026\r\n")
        .unwrap();
    files
}

#[test]
fn next_may_takes_the_place_of_this_one_and_what_people_wrote_stays() {
    let dir = copy_of(DATASET, "renewed");
    let files = release_of_2026("renewed", |flat| next_may(&with_similar_jobs(flat)));
    let into = dir.to_str().unwrap();
    let old = texts(&dir);
    let planned = import(&["31-9092"], &files, &dir, &["--dry-run"]);
    assert_eq!(texts(&dir), old, "a dry run writes nothing");
    let done = import(&["31-9092"], &files, &dir, &[]);
    assert_eq!(planned, done);
    assert!(done.contains("2026-05: median $45,700 a year (2025-05: $45,690 a year)"), "{done}");
    assert!(done.contains("gone: Abilene, TX"), "{done}");
    assert!(done.contains("similar.toml: medians of 17 jobs"), "{done}");
    let new = texts(&dir);
    assert!(new["similar.toml"].contains(r#""2025-05" = 48070, "2026-05" = 45240 }"#));
    assert!(answer(["check", into]).contains("no problem"));
    let get = |path| answer(["--profile", into, "get", path]);
    assert_eq!(get("salary.latest.annual.median"), "45700\n");
    assert_eq!(get("salary.by_year[period=2025-05].annual.median"), "45690\n");
    assert_eq!(get("salary.by_state[abbr=WA].annual.median"), "59300\n");
    assert_eq!(get("salary.by_state[abbr=WA].period"), "2026-05\n");
    for (name, old) in &old {
        let new = &new[name];
        let comments = |text: &str| {
            let lines = text.lines().filter(|line| line.starts_with('#'));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(comments(old), comments(new), "{name}");
    }
    let is_changed = |name: &&String| old[*name] != new[*name];
    let changed: Vec<&String> = old.keys().filter(is_changed).collect();
    assert_eq!(
        changed,
        [
            "areas.toml",
            "industries.toml",
            "salary.toml",
            "similar.toml",
            "similar_by_area.toml",
            "similar_by_state.toml",
            "sources.toml",
            "states.toml"
        ]
    );
    // Once more, and nothing is left to change.
    import(&["31-9092"], &files, &dir, &[]);
    assert_eq!(texts(&dir), new);
}

#[test]
fn an_extract_without_the_similar_jobs_says_which_figures_stay_and_which_go() {
    let dir = copy_of(DATASET, "extract");
    // Washington's median is not released either.
    let files = release_of_2026("extract", |flat| {
        let flat = next_may(flat);
        let lines = flat.lines().map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            match cells[0].trim() {
                "OEUS530000000000031909213" => {
                    [cells[0], cells[1], cells[2], "           -", "8\n"].join("\t")
                }
                _ => format!("{line}\n"),
            }
        });
        lines.collect()
    });
    let similar = texts(&dir)["similar.toml"].clone();
    let done = import(&["31-9092"], &files, &dir, &[]);
    assert!(done.contains("similar.toml: kept as it is, because these files lack 16"), "{done}");
    assert!(done.contains("54 states; newly absent figures: 1 (Washington a_median)\n"), "{done}");
    assert!(done.contains("figures of 16 jobs that these files lack are absent now"), "{done}");
    assert_eq!(texts(&dir)["similar.toml"], similar);
    assert!(answer(["check", dir.to_str().unwrap()]).contains("no problem"));
}

#[test]
fn duties_that_people_wrote_stay_and_new_tasks_join_them() {
    let (files, dir) = (as_published("duties"), no_directory_yet("duties"));
    import(&["31-9097"], Path::new(TASKS), &dir, &["--from", files.to_str().unwrap()]);
    let file = dir.join("duties.toml");
    let text = fs::read_to_string(&file).unwrap();
    let new = text.lines().find(|line| line.contains("\"24039\"")).unwrap().to_owned() + "\n";
    let written = text
        .replace(&new, "")
        .replace("Match laboratory", "Label, and match laboratory")
        .replace("methods.\" },", "methods.\" }, # the hard part")
        .replace(
            "\n]\nnotes",
            "\n  # Ours.\n  { id = \"calm\", text = \"Calm people.\" },\n]\nnotes",
        );
    fs::write(&file, &written).unwrap();
    let done = import(&["31-9097"], Path::new(TASKS), &dir, &[]);
    assert!(
        done.contains(
            "duties.toml: 6 tasks; 1 new; not in O*NET's file, and kept: calm; worded otherwise \
             there, and kept: 19381\n"
        ),
        "{done}"
    );
    let renewed = fs::read_to_string(&file).unwrap();
    assert_ne!(renewed, written);
    assert_eq!(renewed.replace(&new, ""), written);
    assert!(answer(["check", dir.to_str().unwrap()]).contains("no problem"));
    let again = import(&["31-9097"], Path::new(TASKS), &dir, &[]);
    assert!(again.contains("there, and kept: 19381; as before\n"), "{again}");
    assert!(!again.contains(" new;"), "{again}");
}

#[test]
fn an_edition_keeps_its_source_as_long_as_its_figures_are_the_same() {
    let (files, dir) = (as_published("edition"), no_directory_yet("edition"));
    let projections = files.join("projections-2024-34.csv");
    import(&["31-9097"], &projections, &dir, &[]);
    let file = dir.join("outlook.toml");
    let text = fs::read_to_string(&file).unwrap();
    let ours = text.replace("source = \"ep-2024-34\"", "source = \"ours\"");
    assert_ne!(ours, text);
    fs::write(&file, &ours).unwrap();
    import(&["31-9097"], &projections, &dir, &[]);
    assert_eq!(fs::read_to_string(&file).unwrap(), ours);
    fs::write(&file, ours.replace("annual_openings = ", "annual_openings = 1")).unwrap();
    import(&["31-9097"], &projections, &dir, &[]);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn only_what_was_given_or_is_known_is_a_day_of_publication() {
    let (files, dir) = (next_release("published"), no_directory_yet("published"));
    let into = dir.to_str().unwrap();
    let published =
        |id: &str| answer(["--profile", into, "get", &format!("sources[id={id}].published")]);
    import(&["31-9097"], &files, &dir, &[]);
    assert_eq!(published("oews-2026-05"), "null\n");
    assert_eq!(published("ep-2021-31"), "null\n");
    assert_eq!(published("ep-2024-34"), "2025-08-28\n");
    let done = import(&["31-9097"], &files, &dir, &["--published", "2027-05-14"]);
    assert!(done.contains("sources.toml: oews-2026-05: published 2027-05-14"), "{done}");
    assert_eq!(published("oews-2026-05"), "2027-05-14\n");
    let sources = dir.join("sources.toml");
    let text = fs::read_to_string(&sources).unwrap();
    assert!(text.contains(", published = \"2027-05-14\" },"), "{text}");
    for day in ["2027-13-40", "2027-02-30", "May 2027"] {
        let from = files.to_str().unwrap();
        let words = ["import", "31-9097", "--from", from, "--into", into, "--published", day];
        let output = run(words);
        assert_eq!(output.status.code(), Some(2), "{day}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains("takes a day, a month or a year"), "{error}");
    }
    assert_eq!(fs::read_to_string(&sources).unwrap(), text);
}

#[test]
fn lines_that_end_as_on_windows_still_do_after_a_renewal() {
    let (files, dir) = (next_release("crlf"), copy_of(DATASET, "crlf"));
    for (name, text) in texts(&dir) {
        fs::write(dir.join(name), text.replace('\n', "\r\n")).unwrap();
    }
    import(&["31-9092"], &files, &dir, &[]);
    for (name, text) in texts(&dir) {
        assert!(!text.replace("\r\n", "").contains('\n'), "{name}");
    }
    assert!(texts(&dir)["salary.toml"].contains("2026-05"));
}

#[test]
fn an_older_release_is_refused_and_with_force_goes_into_the_history_alone() {
    let (newer, dir) = (next_release("older"), no_directory_yet("older"));
    import(&["31-9092"], &newer, &dir, &[]);
    let files = as_published("older-still");
    let before = texts(&dir);
    let (code, error) = refused(&["31-9092"], &[files.to_str().unwrap()], &dir);
    assert_eq!(code, 3, "{error}");
    assert!(error.contains("newer than 2025-05"), "{error}");
    assert_eq!(texts(&dir), before);
    let done = import(&["31-9092"], &files, &dir, &["--force"]);
    assert!(
        done.contains(
            "the older 2025-05 joins the history: median $45,690 a year (newest, 2026-05: $45,700 a year)"
        ),
        "{done}"
    );
    let into = dir.to_str().unwrap();
    assert!(answer(["check", into]).contains("no problem"));
    assert_eq!(answer(["--profile", into, "get", "salary.latest.period"]), "2026-05\n");
    assert_eq!(answer(["--profile", into, "get", "salary.by_year[0].period"]), "2025-05\n");
    assert_eq!(answer(["--profile", into, "get", "salary.by_state[0].period"]), "2026-05\n");
}
