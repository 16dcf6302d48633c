//! What must hold between the values of a file, beside its tables.

use std::collections::HashMap;

use crate::{profile::rows, typed::suggest};

use crate::trust::check::{
    Findings, matrix, names::Of, node::Node, projections, sources, table::Table,
};

/// Lists whose entries are told apart by a key: file, list, key.
const TOLD_APART: [(&str, &str, &str); 12] = [
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

/// Lists of shares, each of a whole: file, list, key.
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

/// Shares that are rounded may add up to a little more than the whole.
const ROUNDED: f64 = 0.5;

/// Looks at what must hold in a file.
pub(super) fn look(file: &str, root: &Node<'_>, tables: &[Table], findings: &mut Findings) {
    for (_, list, key) in TOLD_APART.iter().filter(|(of, ..)| *of == file) {
        are_told_apart(&root.items(list), key, findings);
    }
    for (_, list, key) in SHARES.iter().filter(|(of, ..)| *of == file) {
        are_shares(&root.items(list), key, findings);
    }
    for (_, list, key, low, high) in SCALES.iter().filter(|(of, ..)| *of == file) {
        let ratings = root.items(list);
        let ratings = ratings.iter().filter_map(|rating| rating.get(key));
        ratings.for_each(|rating| is_on_scale(&rating, *low, *high, findings));
    }
    sources::addresses(root, findings);
    match file {
        "states.toml" | "areas.toml" => {
            notes_its_survey(root, findings);
            prices_have_a_source(root, tables, findings);
        }
        "industries.toml" => notes_its_survey(root, findings),
        "sources.toml" => sources::look(root, findings),
        "duties.toml" => kinds_of_duties(root, findings),
        "environment.toml" => {
            for setting in root.items("settings") {
                refer(&setting, "industry", Of::Industry, findings);
            }
        }
        "glossary.toml" => terms_are_known(root, findings),
        "licensure.toml" => rules_of_states(root, findings),
        "outlook.toml" => projections::outlook(root, findings),
        "salary.toml" => profile_survey(root, tables, findings),
        "similar.toml" => projections::similar(root, findings),
        "similar_by_state.toml" | "similar_by_area.toml" => {
            notes_its_survey(root, findings);
            matrix::never_falls(tables, findings);
        }
        _ => {}
    }
}

fn are_told_apart(items: &[Node<'_>], key: &str, findings: &mut Findings) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        let (Some(node), Some(name)) = (item.get(key), item.text(key)) else { continue };
        let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        if key == "id" && !(name.chars().all(is_part) && name.starts_with(char::is_alphanumeric)) {
            let message = format!("'{name}' cannot be typed as one word");
            findings.add(node.place(), message, "letters, digits, - and _", None);
        }
        if let Some(first) = seen.insert(name, place) {
            let message =
                format!("the {key} '{name}' stands twice: entry {} has it too", first + 1);
            findings.add(node.place(), message, format!("another {key}"), None);
        }
    }
}

/// Whether each is a share, and those of one source and time are no more than the whole.
fn are_shares(items: &[Node<'_>], key: &str, findings: &mut Findings) {
    let mut sums: HashMap<(Option<&str>, Option<&str>), f64> = HashMap::new();
    for item in items {
        let (Some(node), Some(share)) = (item.get(key), item.number(key)) else { continue };
        if !(0.0..=100.0).contains(&share) {
            let message = format!("{share} is no share: a share lies between 0 and 100 percent");
            findings.add(node.place(), message, "0 to 100", None);
            continue;
        }
        let sum = sums.entry((item.text("source"), item.text("period"))).or_default();
        let before = *sum;
        *sum += share;
        if *sum > 100.0 + ROUNDED && before <= 100.0 + ROUNDED {
            let message = format!("with this one the shares add up to {sum:.1}%");
            let help = "shares of one source and one time are parts of one whole".to_owned();
            findings.add(
                node.place(),
                message,
                format!("{:.1} at most", 100.0 - before),
                Some(help),
            );
        }
    }
}

fn is_on_scale(rating: &Node<'_>, low: f64, high: f64, findings: &mut Findings) {
    if let Some(figure) = rating.as_number().filter(|figure| !(low..=high).contains(figure)) {
        let message = format!("{figure} is outside the scale");
        findings.add(rating.place(), message, format!("{low} to {high}"), None);
    }
}

fn refer(item: &Node<'_>, key: &str, of: Of, findings: &mut Findings) {
    if let (Some(node), Some(name)) = (item.get(key), item.text(key)) {
        findings.names.refer(of, name, findings.file, node.place());
    }
}

/// Whether each name is one of `known`, and each of `known` is named.
fn are_known(what: &str, named: &[Node<'_>], known: &[Node<'_>], findings: &mut Findings) {
    let texts = |nodes: &[Node<'_>]| -> Vec<String> {
        nodes.iter().filter_map(Node::as_text).map(str::to_owned).collect()
    };
    let (used, defined) = (texts(named), texts(known));
    for node in named {
        let Some(name) = node.as_text().filter(|name| !defined.iter().any(|known| known == name))
        else {
            continue;
        };
        let near = suggest::nearest(name, defined.iter().map(String::as_str));
        let help = near.map(|near| format!("the nearest is '{near}'"));
        let message = format!("there is no {what} '{name}' in this file");
        findings.add(node.place(), message, format!("a {what} that the file lists"), help);
    }
    for node in known {
        let Some(name) = node.as_text().filter(|name| !used.iter().any(|used| used == name)) else {
            continue;
        };
        findings.add(node.place(), format!("nothing is of the {what} '{name}'"), "", None);
    }
}

fn kinds_of_duties(root: &Node<'_>, findings: &mut Findings) {
    let duties = root.items("duties");
    let named: Vec<Node<'_>> = duties.iter().flat_map(|duty| duty.items("kinds")).collect();
    let known: Vec<Node<'_>> =
        root.items("kinds").iter().filter_map(|kind| kind.get("name")).collect();
    are_known("kind", &named, &known, findings);
}

fn terms_are_known(root: &Node<'_>, findings: &mut Findings) {
    let terms = root.items("terms");
    let names: Vec<&str> = terms.iter().filter_map(|term| term.text("term")).collect();
    for other in terms.iter().flat_map(|term| term.items("see_also")) {
        let Some(name) = other.as_text().filter(|name| !names.contains(name)) else { continue };
        let near = suggest::nearest(name, names.iter().copied());
        let help = near.map(|near| format!("the nearest is '{near}'"));
        findings.add(
            other.place(),
            format!("there is no term '{name}'"),
            "a term of the file",
            help,
        );
    }
}

fn rules_of_states(root: &Node<'_>, findings: &mut Findings) {
    let rules = root.items("rules");
    let kinds: Vec<Node<'_>> = rules.iter().filter_map(|rule| rule.get("kind")).collect();
    are_known("kind", &kinds, &root.items("kinds"), findings);
    for rule in &rules {
        refer(rule, "state", Of::State, findings);
    }
    let with_rules: Vec<&str> = rules.iter().filter_map(|rule| rule.text("state")).collect();
    for state in root.items("not_found") {
        let Some(abbr) = state.as_text() else { continue };
        findings.names.refer(Of::State, abbr, findings.file, state.place());
        if with_rules.contains(&abbr) {
            let message = format!("'{abbr}' is listed as not found, and has a rule");
            findings.add(state.place(), message, "a state without rules", None);
        }
    }
}

fn profile_survey(root: &Node<'_>, tables: &[Table], findings: &mut Findings) {
    let rows = tables.iter().find(|table| table.path == "by_year");
    let (Some(rows), Some(node)) = (rows, root.get("profile_period")) else { return };
    let periods = || rows.lines().skip(1).filter_map(|row| row.split_whitespace().next());
    if let Some(period) = node.as_text().filter(|period| !periods().any(|known| known == *period)) {
        let message = format!("by_year has no survey of {period}");
        let known = periods().take(20).collect::<Vec<_>>().join(", ");
        findings.add(node.place(), message, "a survey of by_year", Some(format!("it has {known}")));
    }
}

/// Notes which survey the file is of: the newest is known when all files are.
fn notes_its_survey(root: &Node<'_>, findings: &mut Findings) {
    if let (Some(node), Some(period)) = (root.get("period"), root.text("period")) {
        let survey = (findings.file, period.to_owned(), node.place());
        findings.names.surveys.push(survey);
    }
}

fn prices_have_a_source(root: &Node<'_>, tables: &[Table], findings: &mut Findings) {
    let Some(table) = tables.first().filter(|_| root.get("price_parity_source").is_none()) else {
        return;
    };
    let mut lines = table.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split_whitespace().collect();
    let Some(column) = header.iter().position(|name| *name == "prices") else { return };
    let known = lines
        .find_map(|line| line.split_whitespace().nth(column).filter(|cell| *cell != rows::ABSENT));
    if let Some(cell) = known {
        let place = table.place_of(format!("{}[].prices", table.path), cell);
        let help = "name it as `price_parity_source`".to_owned();
        findings.add(place, "the levels of prices have no source", "", Some(help));
    }
}
