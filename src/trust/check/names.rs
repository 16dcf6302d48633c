//! Names that files define for each other: sources, states, areas, industries and jobs; and the survey
//! that the figures of several files come from.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::profile::Profile;
use crate::trust::check::{At, Report, nearest};

/// A kind of name, and the file that defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    name: &'static str,
    pub(super) file: &'static str,
}

pub(super) const SOURCE: Kind = Kind { name: "source", file: "sources.toml" };
pub(super) const STATE: Kind = Kind { name: "state", file: "states.toml" };
pub(super) const AREA: Kind = Kind { name: "area", file: "areas.toml" };
pub(super) const INDUSTRY: Kind = Kind { name: "industry", file: "industries.toml" };
/// A similar job, by its SOC code.
pub(super) const JOB: Kind = Kind { name: "job", file: "similar.toml" };

/// A name in a file.
#[derive(Debug)]
pub(super) struct Mention {
    kind: Kind,
    name: String,
    at: At,
}

/// The names of a profile.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The files that it has.
    pub(super) files: Vec<&'static str>,
    /// The files that could be read in part only, so that some of their names are unknown.
    pub(super) broken: Vec<&'static str>,
    /// The newest survey of the nation's pay.
    pub(super) newest: Option<String>,
    /// The surveys of other files.
    pub(super) surveys: Vec<(String, At)>,
    defined: Vec<Mention>,
    used: Vec<Mention>,
}

impl Report {
    /// Notes that a file defines a name.
    pub(super) fn define(&mut self, kind: Kind, name: &str, at: At) {
        self.names.defined.push(Mention { kind, name: name.to_owned(), at });
    }

    /// Notes that a file uses a name.
    pub(super) fn refer(&mut self, kind: Kind, name: &str, at: At) {
        self.names.used.push(Mention { kind, name: name.to_owned(), at });
    }
}

/// Files that need another file.
const NEEDS: [(&str, &str, &str); 7] = [
    ("states.toml", "salary.toml", "a place's pay is shown next to the nation's"),
    ("areas.toml", "salary.toml", "a place's pay is shown next to the nation's"),
    ("industries.toml", "salary.toml", "it is a view of pay"),
    ("prices.toml", "salary.toml", "prices turn its pay into the dollars of a year"),
    ("licensure.toml", "states.toml", "it names the states"),
    ("similar_by_state.toml", "similar.toml", "it names the jobs"),
    ("similar_by_area.toml", "similar.toml", "it names the jobs"),
];

/// Checks that every name used is defined, every source is used, and all figures are from one survey.
pub(super) fn compare(report: &mut Report) {
    let names = std::mem::take(&mut report.names);
    for (file, needed, why) in NEEDS {
        if names.files.contains(&file) && !names.files.contains(&needed) {
            let help = format!("add {needed}: {why}");
            let at = At { file, ..At::default() };
            report.add(at, format!("{file} needs {needed}"), "", help);
        }
    }
    if let Some(newest) = &names.newest {
        for (survey, at) in names.surveys.iter().filter(|(survey, _)| survey != newest) {
            let message =
                format!("the newest survey of salary.toml is {newest}, and this one {survey}");
            let help = "figures of two surveys would be mixed";
            report.add(at.clone(), message, format!("\"{newest}\""), help);
        }
    }
    are_defined(&names, report);
    sources_are_used(&names, report);
}

/// The states there are, of the embedded profile.
static STATES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let profile = Profile::embedded();
    let states = profile.known_states().into_iter().flatten();
    states.map(|state| state.name.abbr.clone()).collect()
});

fn are_defined(names: &Names, report: &mut Report) {
    let mut defined: HashMap<&str, HashSet<&str>> = HashMap::new();
    for Mention { kind, name, .. } in &names.defined {
        defined.entry(kind.file).or_default().insert(name);
    }
    for Mention { kind, name, at } in &names.used {
        let Kind { name: what, file: its_file } = kind;
        // The part of a file that cannot be read may define it.
        let is_defined =
            defined.get(its_file).is_some_and(|defined| defined.contains(name.as_str()));
        if is_defined || names.broken.contains(its_file) {
            continue;
        }
        // An area may lie in a state where the occupation is not counted.
        if *kind == STATE && at.file == "areas.toml" && STATES.contains(name) {
            continue;
        }
        let help = if names.files.contains(its_file) {
            let known = names.defined.iter().filter(|known| known.kind == *kind);
            let near = nearest(name, known.map(|known| known.name.as_str()));
            if *kind == SOURCE {
                // The name of a new survey is most like that of an old one.
                format!("add a [[sources]] entry with this id; {near}")
                    .trim_end_matches("; ")
                    .to_owned()
            } else {
                near
            }
        } else if *kind == INDUSTRY {
            format!("add {its_file}, which defines it")
        } else {
            // That the file is missing is reported once.
            continue;
        };
        let message = format!("there is no {what} '{name}' in {its_file}");
        report.add(at.clone(), message, format!("a {what} of {its_file}"), help);
    }
}

fn sources_are_used(names: &Names, report: &mut Report) {
    let used = names.used.iter().filter(|mention| mention.kind == SOURCE);
    let used: HashSet<&str> = used.map(|mention| mention.name.as_str()).collect();
    let mut seen = HashSet::new();
    for Mention { name, at, .. } in names.defined.iter().filter(|known| known.kind == SOURCE) {
        if !seen.insert(name) {
            let message = format!("the source '{name}' is defined twice");
            report.add(at.clone(), message, "one entry a source", "");
        } else if names.broken.is_empty() && !used.contains(name.as_str()) {
            let message = format!("no figure cites the source '{name}'");
            let help = "take it out, or cite it as the `source` of a figure";
            report.add(at.clone(), message, "", help);
        }
    }
}
