//! The figures in the examples of the glossary, which stand there as paths.

use std::path::Path;

use toml::de::DeTable;

use crate::{find::explain, profile::Profile};

use crate::trust::check::{Checked, Place, Problem, node::Node};

/// Looks at each path of each example. The profile has to be without other problems: a path leads
/// through what the commands answer.
pub(super) fn look(directory: Option<&Path>, checked: &mut Checked) {
    let Some(file) = checked.files.iter().find(|file| file.name == "glossary.toml") else { return };
    let (Ok(tree), Ok(profile)) = (DeTable::parse(&file.text), Profile::open(directory)) else {
        return;
    };
    let mut problems = Vec::new();
    for term in Node::root(tree.get_ref()).items("terms") {
        let Some((example, text)) =
            term.get("example").and_then(|node| Some((node.clone(), node.as_text()?)))
        else {
            continue;
        };
        let wrong = explain::wrong_with_example(profile, text);
        problems.extend(wrong.map(|message| problem(example.place(), message)));
    }
    checked.problems.append(&mut problems);
}

fn problem(place: Place, message: String) -> Problem {
    Problem {
        file: "glossary.toml".to_owned(),
        path: place.path,
        span: Some(place.span),
        position: None,
        message,
        expected: "{paths} of single figures".to_owned(),
        help: Some("ma-career get PATH says what stands where".to_owned()),
    }
}
