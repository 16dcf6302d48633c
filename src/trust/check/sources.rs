//! The rules of `sources.toml`, and of addresses in any file.

use crate::trust::check::node::{Node, texts};
use crate::trust::check::{Report, nearest};
use crate::{profile::period::Period, share::handout};

/// How a date is written.
pub(in crate::trust) const DATES: &str = "such as 2026-05-15, 2026-05 or 2026";

/// Whether it is a day, a month or a year.
pub(in crate::trust) fn is_date(text: &str) -> bool {
    Period::try_from(text.to_owned()).is_ok() || handout::date_in_words(text).is_some()
}

/// Checks the days of publication the attributions and the short names.
pub(super) fn check(root: &Node<'_>, report: &mut Report) {
    for published in root.each("sources", "published") {
        let Some(day) = published.as_text() else { continue };
        if !is_date(day) {
            let message = format!("'{day}' is not a day, month or year");
            report.add(published.at(), message, DATES, "");
        }
    }
    let publishers = texts(&root.each("sources", "publisher"));
    let titles = texts(&root.each("sources", "title"));
    let all = [publishers.as_slice(), &titles].concat();
    for (table, known, what) in [
        ("attributions", &publishers, "the publisher"),
        ("short_names", &all, "the publisher or title"),
    ] {
        for (name, node) in root.get(table).iter().flat_map(Node::entries) {
            let name: &str = name.get_ref();
            if !known.contains(&name) {
                let message = format!("no source has {what} '{name}'");
                report.add(node.at(), message, "", nearest(name, known.iter().copied()));
            }
        }
    }
}

/// Checks that each `url` in a file is an address on the web.
pub(super) fn addresses(node: &Node<'_>, report: &mut Report) {
    for (key, value) in node.entries() {
        match value.as_text() {
            Some(url) if key.get_ref() == "url" => {
                let is_part = |c: char| !c.is_whitespace() && !"\"'<>\\`".contains(c);
                let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
                if !rest.is_some_and(|rest| rest.contains('.') && rest.chars().all(is_part)) {
                    let message = format!("'{url}' is not a web address");
                    report.add(value.at(), message, "https:// and what follows", "");
                }
            }
            Some(_) => {}
            None => addresses(&value, report),
        }
    }
    node.list().iter().for_each(|item| addresses(item, report));
}
