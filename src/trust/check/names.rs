//! What files say of each other: sources, states, areas, industries and jobs by their names, and the
//! survey that they are of.

use std::collections::{HashMap, HashSet};

use crate::typed::suggest;

use crate::trust::check::{Findings, Place};

/// What a name is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Of {
    Source,
    State,
    Area,
    Industry,
    /// A similar job, by its SOC code.
    Job,
}

impl Of {
    /// The file that defines it.
    fn file(self) -> &'static str {
        match self {
            Self::Source => "sources.toml",
            Self::State => "states.toml",
            Self::Area => "areas.toml",
            Self::Industry => "industries.toml",
            Self::Job => "similar.toml",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::State => "state",
            Self::Area => "area",
            Self::Industry => "industry",
            Self::Job => "job",
        }
    }
}

/// A name, and where it stands.
#[derive(Debug)]
struct Named {
    of: Of,
    name: String,
    file: &'static str,
    place: Place,
}

/// The names of a profile.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The files that it has.
    pub(super) files: Vec<&'static str>,
    /// The files of which a part could not be read, in which names may stand.
    pub(super) broken: Vec<&'static str>,
    /// The newest survey of the nation's pay.
    pub(super) newest: Option<String>,
    /// The surveys that other files are of.
    pub(super) surveys: Vec<(&'static str, String, Place)>,
    defined: Vec<Named>,
    used: Vec<Named>,
}

impl Names {
    pub(super) fn define(&mut self, of: Of, name: &str, file: &'static str, place: Place) {
        self.defined.push(Named { of, name: name.to_owned(), file, place });
    }

    pub(super) fn refer(&mut self, of: Of, name: &str, file: &'static str, place: Place) {
        self.used.push(Named { of, name: name.to_owned(), file, place });
    }
}

/// Files that say nothing without another.
const NEEDS: [(&str, &str, &str); 7] = [
    ("states.toml", "salary.toml", "the nation's pay stands beside that of a place"),
    ("areas.toml", "salary.toml", "the nation's pay stands beside that of a place"),
    ("industries.toml", "salary.toml", "it is a view of pay"),
    ("prices.toml", "salary.toml", "prices turn its pay into the dollars of a year"),
    ("licensure.toml", "states.toml", "it names the states"),
    ("similar_by_state.toml", "similar.toml", "it names the jobs"),
    ("similar_by_area.toml", "similar.toml", "it names the jobs"),
];

/// Whether every name that is used is defined, every source used, and every survey the same.
pub(super) fn compare(findings: &mut Findings) {
    let names = std::mem::take(&mut findings.names);
    for (file, needed, why) in NEEDS {
        if names.files.contains(&file) && !names.files.contains(&needed) {
            findings.file = file;
            let help = format!("add {needed}: {why}");
            let place = Place { path: String::new(), span: 0..0 };
            findings.add(place, format!("{file} needs {needed}"), "", Some(help));
        }
    }
    surveys(&names, findings);
    are_defined(&names, findings);
    are_used(&names, findings);
}

fn surveys(names: &Names, findings: &mut Findings) {
    let Some(newest) = &names.newest else { return };
    for (file, survey, place) in names.surveys.iter().filter(|(_, survey, _)| survey != newest) {
        findings.file = file;
        let message =
            format!("the newest survey of salary.toml is {newest}, and this one {survey}");
        let help = "figures of two surveys would stand side by side".to_owned();
        findings.add(place.clone(), message, format!("\"{newest}\""), Some(help));
    }
}

fn are_defined(names: &Names, findings: &mut Findings) {
    let mut known: HashMap<Of, HashSet<&str>> = HashMap::new();
    for named in &names.defined {
        known.entry(named.of).or_default().insert(&named.name);
    }
    for Named { of, name, file, place } in &names.used {
        if known.get(of).is_some_and(|known| known.contains(name.as_str())) {
            continue;
        }
        let (what, its_file) = (of.name(), of.file());
        let help = if names.files.contains(&its_file) {
            // What cannot be read may define it.
            if names.broken.contains(&its_file) {
                continue;
            }
            let others = names.defined.iter().filter(|named| named.of == *of);
            let near = suggest::nearest(name, others.map(|named| named.name.as_str()));
            near.map(|near| format!("the nearest is '{near}'"))
        } else if *of == Of::Industry {
            Some(format!("add {its_file}, which defines it"))
        } else {
            // That there is no such file is said once.
            continue;
        };
        findings.file = file;
        let message = format!("there is no {what} '{name}' in {its_file}");
        findings.add(place.clone(), message, format!("a {what} of {its_file}"), help);
    }
}

fn are_used(names: &Names, findings: &mut Findings) {
    let used = names.used.iter().filter(|named| named.of == Of::Source);
    let used: HashSet<&str> = used.map(|named| named.name.as_str()).collect();
    let mut seen = HashSet::new();
    for Named { name, file, place, .. } in
        names.defined.iter().filter(|named| named.of == Of::Source)
    {
        findings.file = file;
        if !seen.insert(name) {
            let message = format!("the source '{name}' stands twice");
            findings.add(place.clone(), message, "one entry a source", None);
        } else if names.broken.is_empty() && !used.contains(name.as_str()) {
            let help = "take it out, or cite it as the `source` of a figure".to_owned();
            let message = format!("nothing cites the source '{name}'");
            findings.add(place.clone(), message, "", Some(help));
        }
    }
}
