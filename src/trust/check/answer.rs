//! `check [DIR]...`: what is wrong with profiles, each problem with its place.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::{
    cli::{Format, settings::Settings},
    document::{Block, Document, Table, Value},
    failure::FailureKind,
    output::{harmless, reply::Reply},
    profile::Profile,
    render::{ascii, wrap},
    trust::check::{self, Checked, Problem},
};

use crate::answer::{Answer, Named, named, reply_about};

/// The answer to `check`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckAnswer {
    /// The profiles, in the order in which they were named.
    profiles: Vec<CheckedProfile>,
}

/// A profile that was checked.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CheckedProfile {
    /// Its directory; `null` is the profile within the program.
    dir: Option<String>,
    /// How many of its files could be read.
    files: usize,
    /// What is wrong with it, by file and place; empty where nothing is.
    problems: Vec<ProblemRow>,
    #[serde(skip)]
    checked: Checked,
}

/// Something that is wrong.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ProblemRow {
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
}

impl From<&Problem> for ProblemRow {
    fn from(problem: &Problem) -> Self {
        Self {
            file: harmless(&problem.file),
            line: problem.position.map(|at| at.line),
            column: problem.position.map(|at| at.column),
            path: Some(harmless(&problem.path)).filter(|path| !path.is_empty()),
            message: harmless(&problem.message),
            help: problem.help.as_deref().map(harmless),
        }
    }
}

/// Checks the profiles in the directories, or where none is named the one that answers; the exit code
/// says whether there is a problem.
pub fn reply(settings: &Settings, directories: &[PathBuf]) -> anyhow::Result<Reply> {
    let mut directories: Vec<Option<PathBuf>> = directories.iter().cloned().map(Some).collect();
    if directories.is_empty() {
        directories.push(settings.profile.clone());
    }
    let profiles = directories.iter().map(|directory| check(directory.as_deref()));
    let answer = CheckAnswer { profiles: profiles.collect() };
    let mut reply = match settings.format {
        Format::Table => Reply::of(answer.pictures(settings)),
        Format::Plain => Reply { asides: answer.clean(), ..Reply::of(answer.lines()) },
        _ => reply_about(occupation(&directories), &[], settings, &answer, None)?,
    };
    if answer.has_problems() {
        reply.exit_code = FailureKind::ReadOrWrite.exit_code();
    }
    Ok(reply)
}

fn check(directory: Option<&Path>) -> CheckedProfile {
    let checked = directory.map_or_else(check::embedded, check::directory);
    CheckedProfile {
        dir: directory.map(|path| harmless(&path.to_string_lossy())),
        files: checked.files.len(),
        problems: checked.problems.iter().map(ProblemRow::from).collect(),
        checked,
    }
}

/// The occupation of the profile, if there is one profile and it can be read.
fn occupation(directories: &[Option<PathBuf>]) -> Option<Named<'static>> {
    match directories {
        [directory] => named(Profile::open(directory.as_deref()).ok()?).ok(),
        _ => None,
    }
}

impl CheckedProfile {
    /// How it is named to people.
    fn name(&self) -> &str {
        self.dir.as_deref().unwrap_or("the embedded profile")
    }

    /// How a file of it is named, so that an editor finds it.
    fn file(&self, file: &str) -> String {
        match &self.dir {
            Some(dir) => PathBuf::from(dir).join(file).to_string_lossy().into_owned(),
            None => file.to_owned(),
        }
    }

    fn place(&self, problem: &Problem) -> String {
        let (line, column) = problem.position.map_or((1, 1), |at| (at.line, at.column));
        format!("{}:{line}:{column}", self.file(&problem.file))
    }

    fn verdict(&self) -> String {
        let counted = |count: usize, what: &str| match count {
            0 => format!("no {what}"),
            1 => format!("1 {what}"),
            count => format!("{count} {what}s"),
        };
        let files = counted(self.files, "file");
        format!("{}: {files}, {}", self.name(), counted(self.problems.len(), "problem"))
    }
}

impl CheckAnswer {
    fn has_problems(&self) -> bool {
        self.profiles.iter().any(|profile| !profile.problems.is_empty())
    }

    /// Every problem, pointed at in its file.
    fn pictures(&self, settings: &Settings) -> String {
        let mut drawn = String::new();
        for profile in &self.profiles {
            for problem in &profile.checked.problems {
                let files = &profile.checked.files;
                let text = files.iter().find(|file| file.name == problem.file);
                let text = text.map(|file| file.text.as_str());
                let file = profile.file(&problem.file);
                drawn += &check::picture(problem, &file, text, settings);
                drawn += "\n\n";
            }
            for line in wrap::lines(&harmless(&profile.verdict()), settings.width, "", 2) {
                drawn += &line;
                drawn += "\n";
            }
        }
        if settings.ascii { ascii::to_ascii(&drawn) } else { drawn }
    }

    /// One problem a line, as editors read it.
    fn lines(&self) -> String {
        let lines = self.profiles.iter().flat_map(|profile| {
            let line = |problem| format!("{}: {}", profile.place(problem), problem.message);
            profile.checked.problems.iter().map(line)
        });
        lines.map(|line| harmless(&line).replace('\n', " ") + "\n").collect()
    }

    /// The profiles without a problem, of which no line tells.
    fn clean(&self) -> Vec<String> {
        let clean = self.profiles.iter().filter(|profile| profile.problems.is_empty());
        clean.map(CheckedProfile::verdict).collect()
    }
}

impl Answer for CheckAnswer {
    const COMMAND: &'static str = "check";
    const TABLE: &'static str = "profiles.problems";
    const COLUMNS: &'static [&'static str] = &[
        "dir",
        "problems_file",
        "problems_line",
        "problems_column",
        "problems_path",
        "problems_message",
        "problems_help",
    ];

    fn document(&self) -> Document {
        let verdicts: Vec<String> = self.profiles.iter().map(CheckedProfile::verdict).collect();
        let mut document = Document::new("check of profiles");
        document.push(Block::list(verdicts));
        for profile in &self.profiles {
            let mut table = Table::new(["Where", "Problem", "Help"]);
            for problem in &profile.checked.problems {
                table.row([
                    Value::text(harmless(&profile.place(problem))),
                    Value::text(harmless(&problem.message)),
                    Value::maybe_text(problem.help.as_deref().map(harmless).as_deref()),
                ]);
            }
            document.push_under(profile.name(), table.into());
        }
        document
    }
}
