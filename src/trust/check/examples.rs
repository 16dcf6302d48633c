//! The examples of the glossary, whose figures are paths of the profile.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::find::{explain, get::Values};
use crate::profile::Profile;
use crate::trust::check::{Report, Texts, node::Node};

/// Checks that each path of each example leads to a figure, in a profile without other problems.
pub(super) fn check(directory: Option<&Path>, texts: &Texts, report: &mut Report) {
    let glossary = texts.iter().find(|(name, _)| *name == "glossary.toml");
    let Some((file, text)) = glossary else { return };
    let (Ok(tree), Ok(profile)) = (DeTable::parse(text), Profile::open(directory)) else {
        return;
    };
    let root = Spanned::new(0..0, DeValue::Table(tree.into_inner()));
    let mut values = Values::new(&profile);
    for example in Node::root(file, &root).each("terms", "example") {
        let text = example.as_text().unwrap_or_default();
        if let Some(message) = explain::wrong_with_example(&mut values, text) {
            let help = "ma-career get PATH shows what is at a path";
            report.add(example.at(), message, "{paths} of single figures", help);
        }
    }
}
