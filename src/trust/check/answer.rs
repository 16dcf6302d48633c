//! `check [DIR]...`: what is wrong with profiles, each problem with its line and column.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{iter, thread};

use serde::Serialize;

use crate::answer::{Answer, Around, named, reply_about};
use crate::cli::Format;
use crate::cli::settings::Settings;
use crate::document::{Block, Detail, Document, Table, Value};
use crate::failure::FailureKind;
use crate::output::reply::Reply;
use crate::profile::Profile;
use crate::profile::library::Library;
use crate::render::{ascii, wrap};
use crate::trust::check::{CheckedProfile, Problem, check, picture::picture};

/// The answer to `check`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckAnswer {
    /// The profiles, in the order in which they were named.
    profiles: Vec<CheckedProfile>,
}

/// Checks the profiles in the directories, of a library each; without any, the profile that other commands
/// would use. The exit code says whether there is a problem.
pub fn reply(settings: &Settings, directories: &[PathBuf]) -> anyhow::Result<Reply> {
    let each = |directory: &PathBuf| match Library::new(directory.clone()).directories() {
        of_library if of_library.is_empty() || directory.join("profile.toml").exists() => {
            vec![directory.clone()]
        }
        of_library => of_library,
    };
    let profiles: Vec<PathBuf> = directories.iter().flat_map(each).collect();
    let directories: Vec<Option<&Path>> = match profiles.as_slice() {
        [] => vec![settings.origin.profile.as_deref()],
        profiles => profiles.iter().map(|directory| Some(directory.as_path())).collect(),
    };
    let answer = CheckAnswer { profiles: check_all(&directories) };
    let mut reply = match settings.format {
        Format::Table => Reply::of(answer.pictures(settings)),
        Format::Plain => Reply { asides: answer.clean(), ..Reply::of(answer.lines()) },
        _ => {
            let profile = match directories.as_slice() {
                [directory] => Profile::open(*directory).ok(),
                _ => None,
            };
            let occupation = profile.as_ref().and_then(|profile| named(profile).ok());
            reply_about(occupation, &[], settings, &answer, Around::default())?
        }
    };
    if answer.profiles.iter().any(|profile| !profile.problems.is_empty()) {
        reply.exit_code = FailureKind::ReadOrWrite.exit_code();
    }
    Ok(reply)
}

/// Checks profiles on all processors; a library has some hundred. Each takes the next one, since their sizes
/// differ.
fn check_all(directories: &[Option<&Path>]) -> Vec<CheckedProfile> {
    let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let next = AtomicUsize::new(0);
    let work = || {
        let numbers = iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let mine = numbers.map_while(|number| Some((number, *directories.get(number)?)));
        mine.map(|(number, directory)| (number, check(directory))).collect::<Vec<_>>()
    };
    let mut checked = thread::scope(|scope| {
        let others = (1..processors.min(directories.len())).map(|_| scope.spawn(work));
        let others: Vec<_> = others.collect();
        let mut checked = work();
        // A thread that panics has said why.
        checked.extend(others.into_iter().flat_map(|other| other.join().unwrap_or_default()));
        checked
    });
    checked.sort_unstable_by_key(|(number, _)| *number);
    checked.into_iter().map(|(_, profile)| profile).collect()
}

impl CheckedProfile {
    /// Its name in a text.
    fn name(&self) -> &str {
        self.dir.as_deref().unwrap_or("the embedded profile")
    }

    /// The path of a problem's file.
    fn file(&self, problem: &Problem) -> String {
        let dir = self.dir.as_deref().unwrap_or_default();
        Path::new(dir).join(&problem.file).to_string_lossy().into_owned()
    }

    /// Where a problem is, as editors read it.
    fn place(&self, problem: &Problem) -> String {
        let (line, column) = (problem.line.unwrap_or(1), problem.column.unwrap_or(1));
        format!("{}:{line}:{column}", self.file(problem))
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
    /// Every problem, pointed at in its file.
    fn pictures(&self, settings: &Settings) -> String {
        let mut text = String::new();
        for profile in &self.profiles {
            for problem in &profile.problems {
                text += &picture(problem, &profile.file(problem), settings);
                text += "\n\n";
            }
            text += &wrap::lines(&profile.verdict(), settings.width, "", 2).join("\n");
            text += "\n";
        }
        if settings.ascii { ascii::to_ascii(&text) } else { text }
    }

    /// One problem a line, as editors read it.
    fn lines(&self) -> String {
        let lines = self.profiles.iter().flat_map(|profile| {
            let line = |problem| format!("{}: {}", profile.place(problem), problem.message);
            profile.problems.iter().map(line)
        });
        lines.map(|line| line.replace('\n', " ") + "\n").collect()
    }

    /// The verdict on each profile without a problem, which has no line of its own.
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

    fn document(&self, _: Detail) -> Document {
        let verdicts: Vec<String> = self.profiles.iter().map(CheckedProfile::verdict).collect();
        let mut document = Document::new("check of profiles");
        document.push(Block::list(verdicts));
        for profile in &self.profiles {
            let mut table = Table::new(["Where", "Problem", "Help"]);
            for problem in &profile.problems {
                table.row([
                    Value::text(profile.place(problem)),
                    Value::text(problem.message.as_str()),
                    Value::maybe_text(problem.help.as_deref()),
                ]);
            }
            document.push_under(profile.name(), table);
        }
        document
    }
}
