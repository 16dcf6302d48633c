//! Figures that are also drawn: the states as a map, the years as lines.

use std::collections::BTreeMap;

use textwrap::core::display_width;

use crate::program::{DENTAL, answer, answer_and_note, json, own_profile, run};

const MAP: [&str; 4] = ["salary", "--by", "state", "--map"];

fn map(flags: &[&str]) -> String {
    answer(MAP.iter().chain(["--width", "80"].iter()).chain(flags).copied())
}

/// The step of each state, as the words say it.
fn steps(flags: &[&str]) -> BTreeMap<String, usize> {
    let text = answer(MAP.iter().chain(["--plain"].iter()).chain(flags).copied());
    let lines = text.lines().filter_map(|line| line.strip_prefix("Step "));
    let states = lines.flat_map(|line| {
        let (said, states) = line.rsplit_once(": ").unwrap();
        let step: usize = said.split([' ', ',']).next().unwrap().parse().unwrap();
        states.trim_end_matches('.').split(", ").map(move |state| (state.to_owned(), step))
    });
    states.collect()
}

#[test]
fn a_map_has_every_state_once_and_each_step_has_as_many() {
    let steps = steps(&[]);
    assert_eq!(steps.len(), 54);
    for step in 1..=5 {
        let count = steps.values().filter(|of| **of == step).count();
        assert!((9..=12).contains(&count), "{step}: {count}");
    }
}

#[test]
fn no_state_of_a_higher_step_has_a_lower_figure() {
    let steps = steps(&[]);
    let rows = json(["salary", "--by", "state", "--sort", "median"]);
    let in_order = rows["rows"].as_array().unwrap().iter().map(|row| &row["abbr"]);
    let in_order: Vec<usize> = in_order.map(|abbr| steps[abbr.as_str().unwrap()]).collect();
    assert!(in_order.is_sorted_by(|a, b| a >= b), "{in_order:?}");
}

#[test]
fn what_orders_the_rows_colors_the_map() {
    assert_eq!(steps(&[])["WA"], 5);
    assert_eq!(steps(&["--sort", "real-median"])["HI"], 2);
    assert_eq!(steps(&["--sort", "employment"])["AK"], 1);
    assert_eq!(steps(&["--sort", "name"]), steps(&[]), "names have no height");
    let hourly = map(&["--per", "hour"]);
    assert!(hourly.contains("$28.50") && hourly.contains("$23.27 to $28.50"), "{hourly}");
}

#[test]
fn a_state_without_a_figure_is_told_apart_from_the_lowest() {
    let sorted = ["--sort", "real-median"];
    let words = answer(MAP.iter().chain(&["--plain"]).chain(&sorted).copied());
    assert!(words.contains("No figure: GU, PR, VI."), "{words}");
    let page = map(&sorted);
    assert!(page.lines().any(|line| line == "GU     PR     VI"), "{page}");
    assert!(page.contains("— no figure"), "{page}");
    assert!(!map(&[]).contains("no figure"));
}

#[test]
fn states_without_a_row_are_outlines() {
    let page = map(&["--match", "WA", "--ascii"]);
    // The steps are those of the nation.
    assert!(page.contains("WA   5 ID     MT "), "{page}");
    assert!(page.contains("1 state is shown; the steps are those of all."), "{page}");
    let html = answer(MAP.iter().chain(&["--match", "WA", "-f", "html"]).copied());
    assert_eq!(html.matches("<g class=\"out\">").count(), 53);
    assert!(html.contains("1 state is shown; the steps are those of all."), "{html}");
    assert!(!map(&[]).contains("steps are those of all"));
}

#[test]
fn a_map_fits_the_terminal_or_is_left_out() {
    let drawn = |width: &str| {
        let page = answer(MAP.iter().chain(&["--width", width]).copied());
        assert!(page.lines().all(|line| display_width(line) <= width.parse().unwrap()));
        page
    };
    assert!(drawn("76").contains("$59.3k"));
    assert!(!drawn("75").contains("$59.3k"));
    assert!(drawn("32").contains("WA ID MT ND MN IL MI    NY MA"));
    assert_eq!(drawn("31"), answer(["salary", "--by", "state", "--width", "31"]));
    assert_eq!(
        map(&["--no-chart"]),
        answer(["salary", "--by", "state", "--width", "80", "--no-chart"])
    );
}

#[test]
fn the_words_below_a_map_are_those_of_other_formats() {
    let html = answer(MAP.iter().chain(&["-f", "html"]).copied());
    let (_, caption) = html.split_once("<figcaption>").unwrap();
    let (caption, _) = caption.split_once("</figcaption>").unwrap();
    let markdown = answer(MAP.iter().chain(&["-f", "markdown"]).copied()).replace('\\', "");
    let plain = map(&["--plain"]);
    let said: Vec<&str> = plain.lines().filter(|line| line.starts_with("Step ")).collect();
    assert_eq!(said.len(), 5);
    for line in said {
        assert!(caption.contains(line), "{line}");
        assert!(markdown.contains(&format!("- {line}")), "{line}");
    }
}

#[test]
fn a_map_needs_the_states() {
    for words in
        [&["salary", "--map"][..], &["salary", "WA", "--map"], &["salary", "--by", "year", "--map"]]
    {
        let output = run(words.iter().copied());
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains("ma-career salary --by state --map"), "{error}");
    }
}

#[test]
fn a_map_changes_nothing_for_programs() {
    for format in ["json", "csv"] {
        let with = answer(MAP.iter().chain(&["-f", format]).copied());
        assert_eq!(with, answer(["salary", "--by", "state", "-f", format]));
    }
}

#[test]
fn another_profile_has_its_own_map() {
    let page = map(&["--profile", DENTAL]);
    assert!(page.contains("Median by state\n"), "{page}");
}

/// A place that the arrangement does not know has a tile below it.
#[test]
fn a_territory_that_is_new_has_a_tile() {
    let dir = own_profile("a-new-territory");
    let file = dir.join("states.toml");
    let states = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, states.replace(" GU ", " AS ")).unwrap();
    // Other files name the old one.
    let (page, _) =
        answer_and_note(MAP.iter().copied().chain(["--ascii", "--profile", dir.to_str().unwrap()]));
    assert!(page.contains("\nAS   1 PR~  4 VI   1\n"), "{page}");
}

const YEARS: [&str; 3] = ["salary", "--by", "year"];

fn years(flags: &[&str]) -> String {
    answer(YEARS.iter().chain(flags).copied())
}

/// Where the points of a drawing in ASCII are: row and column, from the left.
fn points(page: &str, sign: char) -> Vec<(usize, usize)> {
    let rows = page.lines().enumerate().filter(|(_, line)| line.contains(" |"));
    let points = rows.flat_map(|(row, line)| {
        let (start, _) = line.match_indices('|').next().unwrap();
        let chars = line[start..].chars().enumerate();
        chars.filter(move |(_, c)| *c == sign).map(move |(column, _)| (column, row))
    });
    let mut points: Vec<_> = points.collect();
    points.sort_unstable();
    points
}

#[test]
fn every_survey_is_a_point_and_pay_that_rose_goes_up() {
    let page = years(&["--ascii", "--width", "80"]);
    let points = points(&page, '*');
    assert_eq!(points.len(), 16, "{page}");
    assert!(points.is_sorted_by(|(_, a), (_, b)| a >= b), "{page}");
}

#[test]
fn no_line_crosses_a_break_in_the_series() {
    let page = years(&["--ascii", "--width", "80"]);
    assert!(page.contains(": new method from May 2021"), "{page}");
    let html = years(&["-f", "html"]);
    assert_eq!(html.matches("<path class=\"line\"").count(), 2);
    assert_eq!(html.matches("<path class=\"mark\"").count(), 1);
    assert_eq!(json(YEARS)["series_breaks"], serde_json::json!(["2021-05"]));
}

#[test]
fn a_series_without_a_break_is_one_line() {
    let old = ["--match", "201", "-f", "html"];
    assert_eq!(years(&old).matches("<path class=\"line\"").count(), 1);
    assert!(!years(&old).contains("new method"));
    let dir = own_profile("without-a-break");
    let file = dir.join("salary.toml");
    let salary = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, salary.replace("series_breaks = [\"2021-05\"]", "")).unwrap();
    let page = years(&["-f", "html", "--profile", dir.to_str().unwrap()]);
    assert_eq!(page.matches("<path class=\"line\"").count(), 1);
    assert!(!page.contains("new method"));
}

#[test]
fn the_dollars_of_the_line_are_told() {
    assert!(years(&["--plain"]).contains("in the dollars of each year."));
    let real = years(&["--plain", "--real", "2025"]);
    assert!(real.contains("in dollars of May 2025."), "{real}");
    assert!(real.contains("lowest $40,484 (May 2014)."), "{real}");
}

#[test]
fn one_survey_is_no_line() {
    let one = years(&["--match", "2019", "--width", "80"]);
    assert!(!one.contains('●') && !one.contains("Median yearly pay by year"), "{one}");
}

#[test]
fn the_outlook_has_a_line_for_the_job_and_one_for_all() {
    let words = ["outlook", "--history"];
    let page = answer(words.iter().chain(&["--ascii", "--width", "80"]).copied());
    assert_eq!(points(&page, '*').len(), 11, "{page}");
    assert!(page.contains("* This job  o All occupations"), "{page}");
    let plain = answer(words.iter().chain(&["--plain"]).copied());
    let html = answer(words.iter().chain(&["-f", "html"]).copied());
    let said = "This job: from 29.0% (2012-22) to 12.9% (2025-35); lowest 12.5% (2024-34).";
    assert!(plain.contains(said), "{plain}");
    let (_, caption) = html.split_once("<figcaption>").unwrap();
    assert!(caption.contains(said), "{caption}");
}

#[test]
fn a_line_fits_the_terminal_or_is_left_out() {
    for width in 20..=100 {
        let width = width.to_string();
        let page = years(&["--width", &width]);
        assert!(page.lines().all(|line| display_width(line) <= width.parse().unwrap()), "{page}");
    }
    assert!(!years(&["--width", "24"]).contains('●'));
    assert!(years(&["--width", "25"]).contains('●'));
}
