//! Who published what: days, addresses, and the lines that a publisher asks for.

use crate::{profile::period::Period, share::handout, typed::suggest};

use crate::trust::check::{Findings, node::Node};

/// Looks at the days of publication and at the attributions.
pub(super) fn look(root: &Node<'_>, findings: &mut Findings) {
    let sources = root.items("sources");
    for source in &sources {
        let (Some(node), Some(day)) = (source.get("published"), source.text("published")) else {
            continue;
        };
        if !is_date(day) {
            let message = format!("'{day}' is no day, month or year");
            findings.add(node.place(), message, "such as 2026-05-15, 2026-05 or 2026", None);
        }
    }
    let publishers: Vec<&str> =
        sources.iter().filter_map(|source| source.text("publisher")).collect();
    for (publisher, node) in root.get("attributions").iter().flat_map(Node::entries) {
        if !publishers.contains(&publisher) {
            let near = suggest::nearest(publisher, publishers.iter().copied());
            let help = near.map(|near| format!("the nearest is '{near}'"));
            let message = format!("no source has the publisher '{publisher}'");
            findings.add(node.place(), message, "", help);
        }
    }
}

/// Whether a text is a year, a month or a day that the calendar has.
fn is_date(text: &str) -> bool {
    text.parse::<Period>().is_ok() || handout::date_in_words(text).is_some()
}

/// Whether what stands under `url` is an address, wherever it stands.
pub(super) fn addresses(node: &Node<'_>, findings: &mut Findings) {
    for (key, value) in node.entries() {
        match value.as_text() {
            Some(url) if key == "url" => {
                let is_part = |c: char| !c.is_whitespace() && !"\"'<>\\`".contains(c);
                let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
                if !rest.is_some_and(|rest| rest.contains('.') && rest.chars().all(is_part)) {
                    let message = format!("'{url}' is no address on the web");
                    findings.add(value.place(), message, "https:// and what follows", None);
                }
            }
            Some(_) => {}
            None => {
                addresses(&value, findings);
                value.list().iter().for_each(|item| addresses(item, findings));
            }
        }
    }
}
