//! The program, run as a user would run it, with nothing of the tester's own environment.

use std::{fs, io::ErrorKind, path::PathBuf, process::Output};

use snapbox::cmd::{Command, cargo_bin};

/// Every question that has an answer, by the name of its snapshots.
pub(crate) const QUESTIONS: &[(&str, &[&str])] = &[
    ("overview", &["overview"]),
    ("duties", &["duties"]),
    ("duties-clinical", &["duties", "--kind", "clinical"]),
    ("salary", &["salary"]),
    ("salary-per-hour", &["salary", "--per", "hour"]),
    ("salary-by-year", &["salary", "--by", "year"]),
    ("salary-by-year-per-hour", &["salary", "--by", "year", "--per", "hour", "--sort", "period"]),
    ("salary-by-year-real", &["salary", "--by", "year", "--real", "2025"]),
    ("salary-by-state", &["salary", "--by", "state"]),
    (
        "salary-by-state-buying-power",
        &["salary", "--by", "state", "--sort", "real-median", "--top", "5"],
    ),
    ("salary-by-area-of-washington", &["salary", "--by", "area", "--at", "WA"]),
    (
        "salary-by-area-per-hour",
        &["salary", "--by", "area", "--match", "PR", "--sort", "p90", "--per", "hour"],
    ),
    ("salary-yakima", &["salary", "yakima"]),
    ("salary-new-york", &["salary", "new", "york", "--per", "hour"]),
    ("salary-puerto-rico", &["salary", "--at", "puerto rico"]),
    ("salary-by-industry", &["salary", "--by", "industry"]),
    (
        "salary-by-industry-best-paid",
        &["salary", "--by", "industry", "--match", "hospital", "--sort", "median", "--top", "3"],
    ),
    ("education", &["education"]),
    ("certifications", &["certifications"]),
    ("certifications-rma", &["certifications", "rma"]),
    ("licensure", &["licensure"]),
    ("licensure-washington", &["licensure", "WA"]),
    ("licensure-alabama", &["licensure", "alabama"]),
    ("licensure-delaware", &["licensure", "DE"]),
    ("licensure-kansas-city", &["licensure", "kansas city"]),
    ("skills", &["skills"]),
    ("outlook", &["outlook"]),
    ("outlook-history", &["outlook", "--history"]),
    ("environment", &["environment"]),
    ("similar", &["similar"]),
    ("similar-by-growth", &["similar", "--sort", "growth"]),
    ("offer", &["offer", "38k"]),
    ("offer-in-yakima", &["offer", "$19.50/hr", "--at", "yakima"]),
    ("offer-a-month", &["offer", "$3,200/month", "--at", "MS"]),
    ("offer-on-equal-lines", &["offer", "28.84", "--at", "ponce"]),
    ("compare", &["compare", "dental assistant", "phlebotomists"]),
    ("compare-in-yakima", &["compare", "31-9091", "orderlies", "--at", "49420"]),
    (
        "compare-many",
        &["compare", "31-2011", "31-9091", "29-2061", "29-9021", "31-9097", "--at", "CA"],
    ),
    ("compare-joined", &["compare", "nursing assistants and orderlies", "--at", "PR"]),
    ("profile", &["profile"]),
    ("sources", &["sources"]),
    ("sources-one", &["sources", "oews-2025-05"]),
];

/// The program with these words and an empty environment.
pub(crate) fn ma_career<'a>(words: impl IntoIterator<Item = &'a str>) -> Command {
    Command::new(cargo_bin!("ma-career")).env_clear().stdin("").args(words)
}

/// What it did.
pub(crate) fn run<'a>(words: impl IntoIterator<Item = &'a str>) -> Output {
    ma_career(words).output().expect("the program starts")
}

/// What it answered; it must answer, and in silence on stderr.
pub(crate) fn answer<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    let output = run(words.iter().copied());
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && stderr.is_empty(), "{words:?}: {stderr}");
    String::from_utf8(output.stdout).expect("answers are UTF-8")
}

/// Its answer as JSON.
pub(crate) fn json<'a>(words: impl IntoIterator<Item = &'a str>) -> serde_json::Value {
    let text = answer(words.into_iter().chain(["--json"]));
    serde_json::from_str(&text).expect("--json answers with JSON")
}

/// A directory of a test's own, which does not exist yet.
pub(crate) fn no_directory_yet(name: &str) -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    match fs::remove_dir_all(&dir) {
        Err(error) if error.kind() != ErrorKind::NotFound => panic!("{}: {error}", dir.display()),
        _ => dir,
    }
}
