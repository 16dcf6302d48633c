//! What files say of each other: sources, states, areas and industries by their names.

use std::collections::{HashMap, HashSet};

use crate::suggest;

use super::{Findings, Place};

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
    /// Whether a part of it could not be read, in which names may stand.
    pub(super) is_partial: bool,
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

/// Whether every name that is used is defined, and every source used.
pub(super) fn compare(findings: &mut Findings) {
    let Names { files, is_partial, defined, used } = std::mem::take(&mut findings.names);
    let mut known: HashMap<Of, HashSet<&str>> = HashMap::new();
    for named in &defined {
        known.entry(named.of).or_default().insert(&named.name);
    }
    for Named { of, name, file, place } in &used {
        let there = files.contains(&of.file());
        if known.get(of).is_some_and(|known| known.contains(name.as_str())) {
            continue;
        }
        let near = || {
            let names = defined.iter().filter(|named| named.of == *of);
            suggest::nearest(name, names.map(|named| named.name.as_str()))
        };
        let (what, its_file) = (of.name(), of.file());
        let help = match (there, of) {
            // It lacks a section; what refers to it is no mistake.
            (false, Of::State | Of::Area) => continue,
            (false, _) => Some(format!("add {its_file}, which defines it")),
            // What cannot be read may define it.
            (true, _) if is_partial && !known.contains_key(of) => continue,
            (true, _) => near().map(|near| format!("the nearest is '{near}'")),
        };
        findings.file = file;
        let message = format!("there is no {what} '{name}' in {its_file}");
        findings.add(place.clone(), message, format!("a {what} of {its_file}"), help);
    }
    let used: HashSet<&str> = used
        .iter()
        .filter(|named| named.of == Of::Source)
        .map(|named| named.name.as_str())
        .collect();
    let sources = || defined.iter().filter(|named| named.of == Of::Source);
    let mut seen = HashSet::new();
    for Named { name, file, place, .. } in sources() {
        findings.file = file;
        if !seen.insert(name) {
            let message = format!("the source '{name}' stands twice");
            findings.add(place.clone(), message, "one entry a source", None);
        } else if !is_partial && !used.contains(name.as_str()) {
            let help = "take it out, or cite it as the `source` of a figure".to_owned();
            let message = format!("nothing cites the source '{name}'");
            findings.add(place.clone(), message, "", Some(help));
        }
    }
}
