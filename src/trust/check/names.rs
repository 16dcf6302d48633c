//! Names that files define for each other: sources, states, areas, industries and jobs; and the survey
//! that the figures of several files come from.

use std::collections::{BTreeMap, BTreeSet};
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
struct Mention {
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
    /// The names that are defined so far, by the file that defines them.
    defined: BTreeMap<&'static str, BTreeSet<String>>,
    /// The sources that are defined, each time.
    sources: Vec<(String, At)>,
    /// The sources that are cited.
    cited: BTreeSet<String>,
    /// Names that were used before a file defined them, if one does.
    open: Vec<Mention>,
}

impl Names {
    fn is_defined(&self, kind: Kind, name: &str) -> bool {
        self.defined.get(kind.file).is_some_and(|names| names.contains(name))
    }
}

impl Report {
    /// Notes that a file defines a name.
    pub(super) fn define(&mut self, kind: Kind, name: &str) {
        self.names.defined.entry(kind.file).or_default().insert(name.to_owned());
    }

    /// Notes that the file of sources defines one.
    pub(super) fn define_source(&mut self, id: &str, at: At) {
        self.define(SOURCE, id);
        self.names.sources.push((id.to_owned(), at));
    }

    /// Notes that a file uses a name.
    pub(super) fn refer(&mut self, kind: Kind, name: &str, at: impl FnOnce() -> At) {
        if kind == SOURCE && !self.names.cited.contains(name) {
            self.names.cited.insert(name.to_owned());
        }
        if !self.names.is_defined(kind, name) {
            self.names.open.push(Mention { kind, name: name.to_owned(), at: at() });
        }
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
    for Mention { kind, name, at } in &names.open {
        let Kind { name: what, file: its_file } = kind;
        // The part of a file that cannot be read may define it.
        if names.is_defined(*kind, name) || names.broken.contains(its_file) {
            continue;
        }
        // An area may lie in a state where the occupation is not counted.
        if *kind == STATE && at.file == "areas.toml" && STATES.contains(name) {
            continue;
        }
        let help = if names.files.contains(its_file) {
            let known = names.defined.get(its_file).into_iter().flatten();
            let near = nearest(name, known.map(String::as_str));
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
        let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        report.add(at.clone(), message, format!("{article} {what} of {its_file}"), help);
    }
}

fn sources_are_used(names: &Names, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for (name, at) in &names.sources {
        if !seen.insert(name) {
            let message = format!("the source '{name}' is defined twice");
            report.add(at.clone(), message, "one entry a source", "");
        } else if names.broken.is_empty() && !names.cited.contains(name) {
            let message = format!("no figure cites the source '{name}'");
            let help = "take it out, or cite it as the `source` of a figure";
            report.add(at.clone(), message, "", help);
        }
    }
}
