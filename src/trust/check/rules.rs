//! The rules about the values of a file, except those in its tables.

use std::collections::HashMap;

use crate::profile::handout::Office;
use crate::profile::rows::ABSENT;
use crate::trust::check::names::{INDUSTRY, Kind, STATE};
use crate::trust::check::node::{Node, texts, unknown};
use crate::trust::check::table::{self, Table};
use crate::trust::check::{Report, nearest, projections, sources};

/// Lists whose entries differ in a key: file, list, key.
const UNIQUE: [(&str, &str, &str); 12] = [
    ("duties.toml", "kinds", "name"),
    ("duties.toml", "duties", "id"),
    ("certifications.toml", "credentials", "id"),
    ("education.toml", "attainment", "level"),
    ("education.toml", "required_education", "level"),
    ("education.toml", "related_experience", "length"),
    ("education.toml", "on_the_job_training", "length"),
    ("glossary.toml", "terms", "term"),
    ("outlook.toml", "editions", "edition"),
    ("similar.toml", "jobs", "title"),
    ("skills.toml", "skills", "id"),
    ("skills.toml", "interests", "name"),
];

/// Lists of shares of a whole: file, list, key.
const SHARES: [(&str, &str, &str); 5] = [
    ("education.toml", "attainment", "percent"),
    ("education.toml", "required_education", "percent"),
    ("education.toml", "related_experience", "percent"),
    ("education.toml", "on_the_job_training", "percent"),
    ("environment.toml", "settings", "share_percent"),
];

/// Lists of ratings: file, list, key, and the scale.
const SCALES: [(&str, &str, &str, f64, f64); 3] = [
    ("education.toml", "credential_importance", "importance", 1.0, 5.0),
    ("environment.toml", "work_context", "score", 0.0, 100.0),
    ("skills.toml", "interests", "score", 1.0, 7.0),
];

/// Rounded shares may add up to a little more than the whole.
const ROUNDING: f64 = 0.5;

/// Checks the rules of a file.
pub(super) fn check(root: &Node<'_>, tables: &[Table<'_>], report: &mut Report) {
    let file = root.file;
    for (_, list, key) in UNIQUE.iter().filter(|(of, ..)| *of == file) {
        are_unique(&root.items(list), key, report);
    }
    for (_, list, key) in SHARES.iter().filter(|(of, ..)| *of == file) {
        are_shares(&root.items(list), key, report);
    }
    for (_, list, key, low, high) in SCALES.iter().filter(|(of, ..)| *of == file) {
        for rating in root.each(list, key) {
            let Some(figure) = rating.as_number() else { continue };
            if !(*low..=*high).contains(&figure) {
                let message = format!("{figure} is outside the scale");
                report.add(rating.at(), message, format!("{low} to {high}"), "");
            }
        }
    }
    sources::addresses(root, report);
    match file {
        "states.toml" | "areas.toml" => {
            note_survey(root, report);
            prices_have_a_source(root, tables, report);
        }
        "industries.toml" => note_survey(root, report),
        "similar_by_state.toml" | "similar_by_area.toml" => {
            note_survey(root, report);
            table::matrix::never_falls(tables, report);
        }
        "sources.toml" => sources::check(root, report),
        "duties.toml" => {
            let kinds = root.each("duties", "kinds");
            let kinds: Vec<Node<'_>> = kinds.iter().flat_map(Node::list).collect();
            kinds_match(&kinds, &root.each("kinds", "name"), report);
        }
        "environment.toml" => refer(INDUSTRY, &root.each("settings", "industry"), report),
        "glossary.toml" => terms_exist(root, report),
        "handout.toml" => office_fits(root, report),
        "licensure.toml" => licensure(root, report),
        "outlook.toml" => projections::outlook(root, report),
        "salary.toml" => surveys_exist(root, tables, report),
        "similar.toml" => projections::similar(root, report),
        _ => {}
    }
}

fn are_unique(items: &[Node<'_>], key: &str, report: &mut Report) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (index, item) in items.iter().enumerate() {
        let (Some(node), Some(name)) = (item.get(key), item.text(key)) else { continue };
        let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        if key == "id" && !(name.chars().all(is_part) && name.starts_with(char::is_alphanumeric)) {
            let message = format!("'{name}' cannot be typed as one word");
            report.add(node.at(), message, "letters, digits, - and _", "");
        }
        if let Some(first) = seen.insert(name, index) {
            let message =
                format!("the {key} '{name}' is defined twice: entry {} has it too", first + 1);
            report.add(node.at(), message, format!("another {key}"), "");
        }
    }
}

/// Checks that each is a share, and that those of one source and time are at most the whole.
fn are_shares(items: &[Node<'_>], key: &str, report: &mut Report) {
    let mut sums: HashMap<(Option<&str>, Option<&str>), f64> = HashMap::new();
    for item in items {
        let (Some(node), Some(share)) = (item.get(key), item.number(key)) else { continue };
        if !(0.0..=100.0).contains(&share) {
            let message = format!("{share} is not a share: a share is between 0 and 100 percent");
            report.add(node.at(), message, "0 to 100", "");
            continue;
        }
        let sum = sums.entry((item.text("source"), item.text("period"))).or_default();
        let before = *sum;
        *sum += share;
        if *sum > 100.0 + ROUNDING && before <= 100.0 + ROUNDING {
            let message = format!("with this one the shares add up to {sum:.1}%");
            let expected = format!("{:.1} at most", 100.0 - before);
            let help = "shares of one source and one time are parts of one whole";
            report.add(node.at(), message, expected, help);
        }
    }
}

fn refer(kind: Kind, names: &[Node<'_>], report: &mut Report) {
    for node in names {
        if let Some(name) = node.as_text() {
            report.refer(kind, name, || node.at());
        }
    }
}

/// Checks that each kind used is one of those defined, and each of those is used.
fn kinds_match(used: &[Node<'_>], defined: &[Node<'_>], report: &mut Report) {
    let (names, known) = (texts(used), texts(defined));
    for (node, name) in unknown(used, &known) {
        let message = format!("there is no kind '{name}' in this file");
        let help = nearest(name, known.iter().copied());
        report.add(node.at(), message, "a kind that the file lists", help);
    }
    for (node, name) in unknown(defined, &names) {
        report.add(node.at(), format!("nothing has the kind '{name}'"), "", "");
    }
}

/// Checks that the page to take home has room for what the office says.
fn office_fits(root: &Node<'_>, report: &mut Report) {
    let Some(office) = root.get("office") else { return };
    let length: usize = office
        .entries()
        .iter()
        .filter_map(|(_, text)| text.as_text())
        .map(|text| text.chars().count())
        .sum();
    if length > Office::ROOM {
        let most = Office::ROOM;
        let message =
            format!("the office has {length} characters, and the page has room for {most}");
        report.add(office.at(), message, format!("{most} at most"), "");
    }
}

fn terms_exist(root: &Node<'_>, report: &mut Report) {
    let terms = texts(&root.each("terms", "term"));
    let others: Vec<Node<'_>> =
        root.each("terms", "see_also").iter().flat_map(Node::list).collect();
    for (node, name) in unknown(&others, &terms) {
        let help = nearest(name, terms.iter().copied());
        report.add(node.at(), format!("there is no term '{name}'"), "a term of the file", help);
    }
}

fn licensure(root: &Node<'_>, report: &mut Report) {
    kinds_match(&root.each("rules", "kind"), &root.items("kinds"), report);
    let (states, not_found) = (root.each("rules", "state"), root.items("not_found"));
    refer(STATE, &states, report);
    refer(STATE, &not_found, report);
    let with_rules = texts(&states);
    for state in not_found {
        if let Some(abbr) = state.as_text().filter(|abbr| with_rules.contains(abbr)) {
            let message = format!("'{abbr}' is listed as not found, and has a rule");
            report.add(state.at(), message, "a state without rules", "");
        }
    }
}

/// What names a survey names one of the table.
fn surveys_exist(root: &Node<'_>, tables: &[Table<'_>], report: &mut Report) {
    let Some(table) = tables.first() else { return };
    let periods = table.text.lines().skip(1).filter_map(|row| row.split_whitespace().next());
    let periods: Vec<&str> = periods.collect();
    let mut named = root.items("series_breaks");
    named.extend(root.get("profile_period"));
    for (node, period) in unknown(&named, &periods) {
        let message = format!("by_year has no survey of {period}");
        let known = periods.iter().take(20).copied().collect::<Vec<_>>().join(", ");
        report.add(node.at(), message, "a survey of by_year", format!("it has {known}"));
    }
}

/// Notes which survey the file is from. The newest is known only when all files are.
fn note_survey(root: &Node<'_>, report: &mut Report) {
    if let (Some(node), Some(period)) = (root.get("period"), root.text("period")) {
        report.names.surveys.push((period.to_owned(), node.at()));
    }
}

fn prices_have_a_source(root: &Node<'_>, tables: &[Table<'_>], report: &mut Report) {
    let Some(table) = tables.first().filter(|_| root.get("price_parity_source").is_none()) else {
        return;
    };
    let mut lines = table.text.lines();
    let mut header = lines.next().unwrap_or_default().split_whitespace();
    let Some(column) = header.position(|name| name == "prices") else { return };
    let mut cells = lines.filter_map(|line| line.split_whitespace().nth(column));
    if let Some(cell) = cells.find(|cell| *cell != ABSENT) {
        let at = table.at_part(format!("{}[].prices", table.at.path), cell);
        let help = "name it as `price_parity_source`";
        report.add(at, "the price levels have no source", "", help);
    }
}
