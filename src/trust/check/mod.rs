//! Finds every problem of a profile, with its line and column.
//!
//! A file must have the shape of its schema, which is derived from its type. The rules about its values
//! are checked even if another part of the file is wrong. What files say about each other is compared
//! at the end.

pub mod answer;
mod examples;
mod names;
mod node;
mod picture;
mod projections;
mod rules;
mod shape;
pub(in crate::trust) mod sources;
mod table;
mod text;

use std::{borrow::Cow, collections::BTreeMap, fs, ops::Range, path::Path};

use serde::Serialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use self::{names::Names, node::Node, picture::Excerpt};
use crate::output::escape_controls;
use crate::profile::{self, FILES, NEEDED, Position, Profile, Unreadable, Wrong};
use crate::typed::suggest::{self, truncate};

/// Problems of one file that are shown.
const MAX_PROBLEMS: usize = 100;

/// A profile that was checked.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CheckedProfile {
    /// Its directory; `null` is the profile within the program.
    dir: Option<String>,
    /// How many of its files could be read.
    files: usize,
    /// What is wrong with it, by file and place; empty where nothing is.
    problems: Vec<Problem>,
}

/// Something that is wrong.
// Its texts have no character that could control a terminal.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "ProblemRow"))]
struct Problem {
    /// The name of the file within the directory.
    file: String,
    /// Its line, from 1; `null` where it is the file as a whole.
    line: Option<usize>,
    /// Its column in characters, from 1.
    column: Option<usize>,
    /// The keys that lead to it; `null` where it is the file as a whole.
    path: Option<String>,
    /// What is wrong.
    message: String,
    /// What to do, where that is known.
    help: Option<String>,
    /// What was expected, in a few words; may be empty.
    #[serde(skip)]
    expected: String,
    /// Its bytes in the file; `None` for the file as a whole.
    #[serde(skip)]
    span: Option<Range<usize>>,
    /// The line of the file to point at.
    #[serde(skip)]
    excerpt: Option<Excerpt>,
}

impl Problem {
    fn new(file: &str, message: &str, help: &str) -> Self {
        let text =
            |text: &str| Some(escape_controls(&truncate(text))).filter(|text| !text.is_empty());
        Self {
            file: escape_controls(file),
            message: text(message).unwrap_or_default(),
            help: text(help),
            ..Self::default()
        }
    }
}

/// The position of a value: its file, its path and its bytes.
#[derive(Clone, Debug, Default)]
struct At {
    file: &'static str,
    path: String,
    span: Range<usize>,
}

/// What was found in the files of a profile so far.
#[derive(Debug, Default)]
struct Report {
    problems: Vec<Problem>,
    names: Names,
    /// The number of problems of each file, shown or not.
    found: BTreeMap<&'static str, usize>,
}

impl Report {
    /// Adds a problem; `expected` and `help` may be empty.
    fn add(
        &mut self,
        at: At,
        message: impl AsRef<str>,
        expected: impl AsRef<str>,
        help: impl AsRef<str>,
    ) {
        let found = self.found.entry(at.file).or_default();
        *found += 1;
        if *found <= MAX_PROBLEMS {
            self.problems.push(Problem {
                path: Some(escape_controls(&truncate(&at.path))).filter(|path| !path.is_empty()),
                span: Some(at.span),
                expected: escape_controls(&truncate(expected.as_ref())),
                ..Problem::new(at.file, message.as_ref(), help.as_ref())
            });
        }
    }

    /// Whether further problems of a file are only counted.
    fn is_full(&self, file: &str) -> bool {
        self.found.get(file).is_some_and(|found| *found >= MAX_PROBLEMS)
    }

    /// As many as `check` lists, which counts those that it leaves out of a file as one.
    fn count(&self) -> usize {
        let full = self.found.values().filter(|found| **found > MAX_PROBLEMS);
        self.problems.len() + full.count()
    }

    /// Says how many problems are not shown.
    fn add_suppressed(&mut self) {
        for (file, found) in self.found.iter().filter(|(_, found)| **found > MAX_PROBLEMS) {
            let message =
                format!("{} more problems in this file are not shown", found - MAX_PROBLEMS);
            let help = "fix the ones shown first: many have one cause";
            self.problems.push(Problem::new(file, &message, help));
        }
    }
}

/// Help that names the most similar of the known names, if one is similar.
fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let near = suggest::nearest(name, known);
    near.map(|near| format!("the nearest is '{near}'")).unwrap_or_default()
}

/// The text of each file.
type Texts = Vec<(&'static str, Cow<'static, str>)>;

/// What an answer from a profile says first, if the profile has problems.
pub(crate) fn warning(directory: &Path) -> Option<String> {
    let (_, report) = examine(Some(directory));
    let what = match report.count() {
        0 => return None,
        1 => "1 problem".to_owned(),
        count => format!("{count} problems"),
    };
    let typed = suggest::quoted_path(directory);
    Some(format!("this profile has {what}: ma-career check {typed}"))
}

/// Checks the profile in a directory; without one, the embedded profile.
fn check(directory: Option<&Path>) -> CheckedProfile {
    let (texts, mut report) = examine(directory);
    // The examples are looked up in the answers, which need a correct profile.
    if report.problems.is_empty() {
        examples::check(directory, &texts, &mut report);
    }
    report.add_suppressed();
    let mut problems = report.problems;
    let order = |name: &str| FILES.iter().position(|(known, _)| *known == name);
    for problem in &mut problems {
        let text = texts.iter().find(|(name, _)| *name == problem.file);
        if let Some(((_, text), span)) = text.zip(problem.span.clone()) {
            let Position { line, column } = Position::of(text, span.start);
            (problem.line, problem.column) = (Some(line), Some(column));
            problem.excerpt = Some(Excerpt::of(text, &span));
        }
    }
    problems.sort_by_key(|problem| {
        (order(&problem.file).unwrap_or(FILES.len()), problem.line, problem.column)
    });
    let dir = directory.map(|directory| escape_controls(&directory.to_string_lossy()));
    CheckedProfile { dir, files: texts.len(), problems }
}

/// What is wrong with the files of a profile, but for its examples.
fn examine(directory: Option<&Path>) -> (Texts, Report) {
    let mut report = Report::default();
    let texts: Texts = match directory {
        Some(directory) => read(directory, &mut report),
        None => FILES.iter().map(|(name, text)| (*name, text.text().into())).collect(),
    };
    for (name, text) in &texts {
        file(name, text, &mut report);
    }
    names::compare(&mut report);
    (texts, report)
}

/// Reads the files in a directory, and reports those that are missing, unreadable or unknown.
fn read(directory: &Path, report: &mut Report) -> Texts {
    let begin = "init writes a profile to start from, into a new directory";
    let entries = profile::why_no_directory(directory).map_or_else(
        || fs::read_dir(directory).map_err(|error| format!("it cannot be listed: {error}")),
        Err,
    );
    let entries = match entries {
        Ok(entries) => entries,
        Err(message) => {
            report.problems.push(Problem::new("", &message, begin));
            return Texts::new();
        }
    };
    let mut texts = Texts::new();
    for (name, _) in FILES {
        match profile::read(&directory.join(name)) {
            Ok(Some(text)) => texts.push((name, text.into())),
            Ok(None) if NEEDED.contains(name) => {
                let message = format!("there is no {name}, which every profile has");
                let help = "init writes one to start from, into a new directory";
                report.problems.push(Problem::new(name, &message, help));
            }
            Ok(None) => {}
            Err(Unreadable { message, position, help }) => {
                report.names.broken.push(name);
                report.problems.push(Problem {
                    line: position.map(|at| at.line),
                    column: position.map(|at| at.column),
                    ..Problem::new(name, &message, help)
                });
            }
        }
    }
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
    let names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    unknown_files(names, report);
    texts
}

/// Reports TOML files that no profile has, whose names are most likely misspelled.
fn unknown_files(mut names: Vec<String>, report: &mut Report) {
    let known = || FILES.iter().map(|(name, _)| *name);
    names.sort();
    let is_toml = |name: &&String| {
        !name.starts_with('.') && Path::new(name).extension().is_some_and(|end| end == "toml")
    };
    let unknown = names.iter().filter(is_toml).filter(|name| !known().any(|known| known == *name));
    for name in unknown.take(MAX_PROBLEMS) {
        let help = suggest::nearest(name, known()).map_or_else(
            || format!("the files of a profile: {}", known().collect::<Vec<_>>().join(", ")),
            |near| format!("the nearest name is {near}"),
        );
        report.problems.push(Problem::new(name, "a profile has no file of this name", &help));
    }
}

/// Checks one file: its syntax, its shape, its tables, and the rules about its values.
fn file(name: &'static str, text: &str, report: &mut Report) {
    let before = report.problems.len();
    report.names.files.push(name);
    let (tree, errors) = DeTable::parse_recoverable(text);
    let is_whole = errors.is_empty();
    if !is_whole {
        report.names.broken.push(name);
        syntax(name, text, &errors, report);
    }
    let wrong = if is_whole { Profile::wrong_with(name, &tree) } else { None };
    let is_readable = is_whole && wrong.is_none();
    let root = Spanned::new(0..0, DeValue::Table(tree.into_inner()));
    let root = Node::root(name, &root);
    let tables = shape::check(text, &root, is_whole, report);
    for table in &tables {
        table::check(table, is_readable, report);
    }
    rules::check(&root, &tables, report);
    // The program has the last word on what it can read.
    if report.problems.len() == before
        && let Some(Wrong { message, span }) = wrong
    {
        report.add(At { file: name, span, ..At::default() }, message, "", "");
    }
}

fn syntax(file: &'static str, text: &str, errors: &[toml::de::Error], report: &mut Report) {
    let mut last: Option<&toml::de::Error> = None;
    for error in errors {
        let span = error.span().unwrap_or_default();
        // One mistake in a line is found at many of its brackets.
        let is_same = last.replace(error).is_some_and(|last| {
            let between = last.span().unwrap_or_default().start..span.start;
            let is_same_line = !text.get(between).unwrap_or("\n").contains('\n');
            is_same_line && last.message() == error.message()
        });
        if !is_same {
            report.add(At { file, span, ..At::default() }, error.message(), "", "");
        }
    }
}
