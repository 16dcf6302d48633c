//! What is wrong with a profile: every problem, each with its place in its file.
//!
//! The shape of a file is that of its schema, which is derived from its type. What must hold between
//! figures is looked at even where another part of the file is wrong. One file is parsed at a time;
//! what it defines for others, and what it takes from them, is compared at the end.

pub mod answer;
mod examples;
mod matrix;
mod names;
mod node;
mod picture;
mod projections;
mod rules;
mod shape;
mod sources;
mod table;
mod value;

use std::{collections::BTreeMap, fs, ops::Range, path::Path};

use toml::de::DeTable;

use crate::{
    profile::{self, FILES, NEEDED, Position, Profile, Unreadable},
    trust::schema,
    typed::suggest::{self, cut},
};

use self::{names::Names, node::Node};
pub(crate) use picture::picture;

/// Problems of one file that are told. More come of one cause.
const MOST: usize = 100;

/// A profile that was checked.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    /// Its files.
    pub(crate) files: Vec<File>,
    /// What is wrong with it, by file and place.
    pub(crate) problems: Vec<Problem>,
}

/// A file that could be read, and its text.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

/// Something that is wrong.
#[derive(Debug)]
pub(crate) struct Problem {
    /// The name of the file.
    pub(crate) file: String,
    /// The keys that lead to it: `editions[2].change`; empty where it is the file as a whole.
    pub(crate) path: String,
    /// Its bytes in the file; `None` where the file cannot be read.
    pub(crate) span: Option<Range<usize>>,
    /// Where it begins.
    pub(crate) position: Option<Position>,
    /// What is wrong.
    pub(crate) message: String,
    /// What was expected, in a few words; may be empty.
    pub(crate) expected: String,
    /// What to do.
    pub(crate) help: Option<String>,
}

/// Where something stands: its path and its bytes.
#[derive(Clone, Debug)]
struct Place {
    path: String,
    span: Range<usize>,
}

/// What is found while the files of a profile are looked at.
#[derive(Debug, Default)]
struct Findings {
    file: &'static str,
    problems: Vec<Problem>,
    names: Names,
    /// How many problems each file has, told or not.
    found: BTreeMap<&'static str, usize>,
}

impl Findings {
    fn add(
        &mut self,
        at: Place,
        message: impl Into<String>,
        expected: impl Into<String>,
        help: impl Into<Option<String>>,
    ) {
        let found = self.found.entry(self.file).or_default();
        *found += 1;
        if *found > MOST {
            return;
        }
        self.problems.push(Problem {
            file: self.file.to_owned(),
            path: cut(&at.path),
            span: Some(at.span),
            position: None,
            message: cut(&message.into()),
            expected: cut(&expected.into()),
            help: help.into().as_deref().map(cut),
        });
    }

    /// Whether what is found in this file is counted only, so that nothing need be made of it.
    fn is_full(&self) -> bool {
        self.found.get(self.file).is_some_and(|found| *found >= MOST)
    }

    /// What is said of the files of which not all problems are told.
    fn untold(&self) -> impl Iterator<Item = Problem> {
        let many = self.found.iter().filter(|(_, found)| **found > MOST);
        many.map(|(file, found)| {
            let message = format!("{} more problems of this file are not told", found - MOST);
            of_file(file, message, None, "mend the others first: many have one cause")
        })
    }
}

/// Checks the profile in a directory.
pub(crate) fn directory(path: &Path) -> Checked {
    let mut checked = Checked::default();
    let unlisted = fs::read_dir(path).err().map(|error| format!("it cannot be listed: {error}"));
    if let Some(message) = profile::why_no_directory(path).or(unlisted) {
        let help = "init writes a profile to start from, into a new directory";
        checked.problems.push(of_file("", message, None, help));
        return checked;
    }
    let mut findings = Findings::default();
    for (name, _) in FILES {
        match profile::read(&path.join(name)) {
            Ok(Some(text)) => file(name, text, &mut checked, &mut findings),
            Ok(None) if NEEDED.contains(name) => {
                let message = format!("there is no {name}, which every profile has");
                let help = "init writes one to start from, into a new directory";
                checked.problems.push(of_file(name, message, None, help));
            }
            Ok(None) => {}
            Err(Unreadable { message, position, help }) => {
                findings.names.broken.push(name);
                checked.problems.push(of_file(name, message, position, help));
            }
        }
    }
    checked.problems.extend(strangers(path));
    finish(Some(path), &mut checked, findings);
    checked
}

/// Checks the profile that the program carries within it.
pub(crate) fn embedded() -> Checked {
    let mut checked = Checked::default();
    let mut findings = Findings::default();
    for (name, text) in FILES {
        file(name, (*text).to_owned(), &mut checked, &mut findings);
    }
    finish(None, &mut checked, findings);
    checked
}

fn of_file(name: &str, message: String, position: Option<Position>, help: &str) -> Problem {
    Problem {
        file: name.to_owned(),
        path: String::new(),
        span: None,
        position,
        message,
        expected: String::new(),
        help: Some(help.to_owned()),
    }
}

/// TOML files that no profile has: most likely one whose name is mistyped.
fn strangers(directory: &Path) -> Vec<Problem> {
    let names = || FILES.iter().map(|(name, _)| *name);
    let Ok(entries) = fs::read_dir(directory) else { return Vec::new() };
    let there = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
    let there = there.map(|name| name.to_string_lossy().into_owned());
    let mut strangers: Vec<String> = there
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "toml"))
        .filter(|name| !name.starts_with('.'))
        .filter(|name| !names().any(|known| known == name))
        .collect();
    strangers.sort();
    let problem = |name: String| {
        let near = suggest::nearest(&name, names());
        let help = near.map_or_else(
            || format!("the files of a profile: {}", names().collect::<Vec<_>>().join(", ")),
            |near| format!("the nearest name is {near}"),
        );
        of_file(&name, "a profile has no file of this name".to_owned(), None, &help)
    };
    strangers.into_iter().take(MOST).map(problem).collect()
}

/// Looks at one file: its syntax, its shape, its tables, and what must hold in it.
fn file(name: &'static str, text: String, checked: &mut Checked, findings: &mut Findings) {
    let before = findings.problems.len();
    findings.file = name;
    findings.names.files.push(name);
    let (tree, errors) = DeTable::parse_recoverable(&text);
    let is_whole = errors.is_empty();
    let mut before_it: Option<&toml::de::Error> = None;
    for error in &errors {
        let span = error.span().unwrap_or_default();
        // One mistake in a line is reported at many of its brackets.
        let is_told = before_it.is_some_and(|known| {
            let between = known.span().unwrap_or_default().start..span.start;
            let is_same_line = !text.get(between).unwrap_or("\n").contains('\n');
            is_same_line && known.message() == error.message()
        });
        before_it = Some(error);
        if !is_told {
            findings.add(Place { path: String::new(), span }, error.message(), "", None);
        }
    }
    if let Some(schema) = schema::of_file(name.trim_end_matches(".toml")) {
        let root = Node::root(tree.get_ref());
        let tables = shape::look(schema, &text, tree.get_ref(), is_whole, findings);
        for found in &tables {
            table::look(found, findings);
        }
        rules::look(name, &root, &tables, findings);
    }
    if !is_whole {
        findings.names.broken.push(name);
    }
    // The program has the last word on what it can read.
    if findings.problems.len() == before
        && let Some((message, span)) = Profile::wrong_with(name, &text)
    {
        findings.add(Place { path: String::new(), span }, message, "", None);
    }
    checked.files.push(File { name, text });
}

/// What the files say of each other, and the order in which problems are told.
fn finish(directory: Option<&Path>, checked: &mut Checked, mut findings: Findings) {
    names::compare(&mut findings);
    checked.problems.extend(findings.untold());
    checked.problems.append(&mut findings.problems);
    // An example leads through what the commands answer, which they do only where all else is right.
    if checked.problems.is_empty() {
        examples::look(directory, checked);
    }
    for problem in &mut checked.problems {
        let text = checked.files.iter().find(|file| file.name == problem.file);
        if let (Some(file), Some(span)) = (text, &problem.span) {
            problem.position = Some(Position::of(&file.text, span.start));
        }
    }
    let order = |name: &str| FILES.iter().position(|(known, _)| *known == name);
    checked.problems.sort_by_key(|problem| {
        (
            order(&problem.file).unwrap_or(FILES.len()),
            problem.position.map(|at| (at.line, at.column)),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_profile_has_no_problem() {
        let problems = embedded().problems;
        assert!(problems.is_empty(), "{problems:#?}");
    }
}
