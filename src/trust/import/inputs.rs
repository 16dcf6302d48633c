//! The files that `--from` names, known by what is in them.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::failure::Failure;
use crate::output::steering;
use crate::trust::import::flat::{self, Data, unreadable};
use crate::trust::import::lists::{self, Area, Industry, Occupation, TopCode};
use crate::trust::import::projections::{self, Projections};
use crate::trust::import::refused;
use crate::trust::import::tasks::{self, Task};

/// Bytes that a file is known by.
const BEGINNING: u64 = 4096;

/// The largest of the other files, in bytes; O*NET's has 2.8 MB.
const LARGEST_LIST: u64 = 64 << 20;

/// What a pipe is called.
const STDIN: &str = "stdin";

/// The kinds of files, each the words of its first line.
const KINDS: [&str; 9] = [
    flat::HEADER,
    lists::AREAS,
    lists::INDUSTRIES,
    lists::OCCUPATIONS,
    lists::DATA_TYPES,
    lists::FOOTNOTES,
    lists::RELEASES,
    tasks::HEADER,
    projections::HEADER,
];

/// What a file is.
fn kind(beginning: &[u8]) -> Option<&'static str> {
    let text = String::from_utf8_lossy(beginning);
    let first = text.trim_start_matches('\u{feff}').lines().next()?;
    let words = first.split_whitespace().collect::<Vec<_>>().join(" ");
    KINDS.into_iter().find(|kind| match *kind {
        projections::HEADER => words.replace('"', "").starts_with(kind),
        kind => words == kind,
    })
}

/// O*NET's tasks.
pub(super) struct Tasks {
    /// The day of the file.
    pub(super) day: Option<String>,
    pub(super) by_code: HashMap<String, Vec<Task>>,
}

/// All that was given.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) data: Option<Data>,
    pub(super) areas: Option<Vec<Area>>,
    pub(super) industries: Option<Vec<Industry>>,
    pub(super) occupations: Vec<Occupation>,
    pub(super) top_code: Option<TopCode>,
    pub(super) releases: Option<Vec<(String, String)>>,
    pub(super) projections: Vec<Projections>,
    pub(super) tasks: Option<Tasks>,
    /// The file of each kind.
    known: Vec<(&'static str, String)>,
    /// A file that is compressed, in a directory.
    compressed: Option<String>,
}

impl Inputs {
    /// Opens all of them.
    pub(super) fn open(paths: &[impl AsRef<Path>]) -> Result<Self, Failure> {
        let mut inputs = Self::default();
        for path in paths.iter().map(AsRef::as_ref) {
            let shown = path.display().to_string();
            if shown == "-" {
                let data = Box::new(io::stdin());
                inputs.take(STDIN.to_owned(), data, 0, None, true)?;
            } else if path.is_dir() {
                let entries = fs::read_dir(path).map_err(|error| unreadable(&shown, &error))?;
                let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
                let mut files: Vec<_> = files.filter(|file| file.is_file()).collect();
                files.sort();
                for file in files {
                    inputs.open_file(&file, false)?;
                }
            } else {
                inputs.open_file(path, true)?;
            }
        }
        inputs.see_that_some_are_there()?;
        inputs.projections.sort_by_key(|projections| projections.edition);
        Ok(inputs)
    }

    fn open_file(&mut self, path: &Path, is_named: bool) -> Result<(), Failure> {
        let shown = path.display().to_string();
        let file = File::open(path).map_err(|error| unreadable(&shown, &error))?;
        let known = file.metadata().ok();
        let size = known.as_ref().map_or(0, |known| usize::try_from(known.len()).unwrap_or(0));
        let modified =
            known.and_then(|known| known.modified().ok()?.duration_since(UNIX_EPOCH).ok());
        let days = modified.and_then(|since| usize::try_from(since.as_secs() / 86_400).ok());
        self.take(shown, Box::new(file), size, days.map(day), is_named)
    }

    fn take(
        &mut self,
        file: String,
        mut rest: Box<dyn Read>,
        size: usize,
        day: Option<String>,
        is_named: bool,
    ) -> Result<(), Failure> {
        let mut beginning = Vec::new();
        let read = rest.by_ref().take(BEGINNING).read_to_end(&mut beginning);
        read.map_err(|error| unreadable(&file, &error))?;
        let Some(kind) = kind(&beginning) else {
            let is_compressed = beginning.starts_with(b"\x1f\x8b") || beginning.starts_with(b"PK");
            if !is_named {
                self.compressed = self.compressed.take().or(is_compressed.then_some(file));
                return Ok(());
            }
            return Err(match beginning.is_empty() {
                true if file == STDIN => Failure::bad_profile("nothing came through stdin"),
                true => Failure::bad_profile(format!("'{file}' is empty")),
                false if is_compressed => compressed(&file),
                false => {
                    Failure::bad_profile(format!("'{file}' is none of the files that import reads"))
                }
            }
            .hint(
                "files",
                "oe.data.0.Current, oe.area, oe.industry, oe.occupation, oe.footnote and \
                 oe.release of BLS, its Employment Projections.csv, O*NET's Task Statements.txt",
            )
            .hint("help", "each is known by its first line; nothing was written"));
        };
        if kind != projections::HEADER
            && let Some((_, other)) = self.known.iter().find(|(known, _)| *known == kind)
        {
            let message = format!("'{file}' and '{other}' are files of one kind");
            return Err(refused(message, "name one of them with --from"));
        }
        self.known.push((kind, file.clone()));
        if kind == flat::HEADER {
            self.data = Some(Data { file, beginning, rest, size, day });
            return Ok(());
        }
        let mut bytes = beginning;
        let read = rest.take(LARGEST_LIST).read_to_end(&mut bytes);
        read.map_err(|error| unreadable(&file, &error))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count();
            flat::wrong(&file, line, "the text is not UTF-8", "plain text, as published")
        })?;
        // No profile may have them.
        if let Some((at, c)) = steering(&text) {
            let line = text[..at].matches('\n').count() + 1;
            let message = format!("the text has the character {} in it", c.escape_unicode());
            return Err(flat::wrong(&file, line, &message, "plain text, as published"));
        }
        match kind {
            lists::AREAS => self.areas = Some(lists::areas(&file, &text)?),
            lists::INDUSTRIES => self.industries = Some(lists::industries(&file, &text)?),
            lists::OCCUPATIONS => self.occupations = lists::occupations(&file, &text)?,
            lists::FOOTNOTES => self.top_code = lists::top_code(&file, &text)?,
            lists::RELEASES => self.releases = Some(lists::releases(&file, &text)?),
            projections::HEADER => self.projections.push(projections::read(&file, &text, day)?),
            tasks::HEADER => self.tasks = Some(Tasks { day, by_code: tasks::read(&file, &text)? }),
            _ => {}
        }
        Ok(())
    }

    /// Fails where nothing is there that a profile could be made of.
    fn see_that_some_are_there(&self) -> Result<(), Failure> {
        // The wages, packed, are not left out without a word.
        let is_packed = self.compressed.as_ref().is_some_and(|file| file.contains("oe.data"));
        let has_others = !self.projections.is_empty() || self.tasks.is_some();
        if self.data.is_some() || has_others && !is_packed {
            return Ok(());
        }
        let message = "none of the files has figures: oe.data.0.Current is not among them";
        Err(match &self.compressed {
            Some(file) => compressed(file),
            None => refused(message, "name it, or its directory, with --from"),
        })
    }
}

fn compressed(file: &str) -> Failure {
    Failure::bad_profile(format!("'{file}' is compressed"))
        .hint("help", "unpack it first, or pipe it: zcat FILE | ma-career import SOC --from - --from DIR --into DIR")
}

/// The day that is so many days after 1970-01-01.
fn day(mut days: usize) -> String {
    let (mut year, mut month) = (1970, 1);
    while days >= days_in(year, month) {
        days -= days_in(year, month);
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    format!("{year}-{month:02}-{:02}", days + 1)
}

/// How many days a month has.
fn days_in(year: usize, month: usize) -> usize {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_day_is_counted_from_1970() {
        for (days, day) in
            [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_785, "2026-11-28")]
        {
            assert_eq!(super::day(days), day);
        }
    }
}
