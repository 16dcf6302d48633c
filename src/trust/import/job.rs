//! An occupation's files, new or renewed.

use std::collections::HashMap;

use toml::de::DeTable;
use toml_edit::{InlineTable, Item};

use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::occupation::SocCode;
use crate::trust::import::changes;
use crate::trust::import::edit::{Edited, set, strings};
use crate::trust::import::inputs::Inputs;
use crate::trust::import::known::Known;
use crate::trust::import::names::Names;
use crate::trust::import::projections::{Projected, Projections};
use crate::trust::import::refused;
use crate::trust::import::similar;
use crate::trust::import::sources::{self, Cited};
use crate::trust::import::tables::{AT_LEAST, Survey};

/// What is said of a file that stays.
const AS_BEFORE: &str = "as before";

/// What is written for an occupation.
pub(super) struct Job<'i> {
    pub(super) soc: SocCode,
    pub(super) digits: u32,
    pub(super) names: Names,
    pub(super) inputs: &'i Inputs,
    pub(super) survey: Option<&'i Survey<'i>>,
    pub(super) known: &'i Known<'i>,
    pub(super) is_forced: bool,
    /// The files that its directory has, and how they are shown in an error.
    pub(super) old: HashMap<&'static str, String>,
    pub(super) directory: String,
}

/// What comes of it.
#[derive(Default)]
pub(super) struct Written {
    /// Files whose text is another than before.
    pub(super) files: Vec<(&'static str, String)>,
    /// What changed, a line a file.
    pub(super) lines: Vec<String>,
    cited: Vec<Cited>,
}

impl Written {
    pub(super) fn keep(&mut self, job: &Job<'_>, name: &'static str, file: &Edited, line: &str) {
        let text = file.written();
        let is_as_before = job.old.get(name) == Some(&text);
        let said = [line, AS_BEFORE];
        let said = &said[usize::from(line.is_empty())..];
        let said = if is_as_before && !line.ends_with(AS_BEFORE) { said } else { &[line] };
        self.lines.push(format!("{name}: {}", said.join("; ")));
        if !is_as_before {
            self.files.push((name, text));
        }
    }

    pub(super) fn cite(&mut self, source: &Cited) {
        if self.cited.iter().all(|known| known.id != source.id) {
            self.cited.push(source.clone());
        }
    }
}

impl Job<'_> {
    pub(super) fn open(&self, name: &'static str) -> Result<Edited, Failure> {
        let shown = format!("{}/{name}", self.directory);
        let text = self.old.get(name).or_else(|| self.known.heads.get(name));
        Edited::open(&shown, text.map_or("", String::as_str))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.old.contains_key(name)
    }

    /// All of its files.
    pub(super) fn write(&self) -> Result<Written, Failure> {
        let mut written = Written::default();
        self.occupation(&mut written)?;
        if let Some(survey) = self.survey
            && survey.nation(self.digits).is_some()
        {
            self.check_top_code(survey)?;
            let is_newest = self.salary(survey, &mut written)?;
            if is_newest {
                self.places(survey, &mut written)?;
                similar::medians(self, survey, &mut written)?;
            }
        } else if self.survey.is_some() {
            written.lines.push("no wages: the data have none of this job".to_owned());
        }
        self.outlook(&mut written)?;
        self.duties(&mut written)?;
        let mut file = self.open("sources.toml")?;
        let line = sources::add(&mut file, &written.cited, self.known.sources);
        written.keep(self, "sources.toml", &file, &line);
        self.see_that_it_can_be_read(&written)?;
        Ok(written)
    }

    /// BLS's files may say what no profile has, such as a new level of schooling.
    fn see_that_it_can_be_read(&self, written: &Written) -> Result<(), Failure> {
        let wrong_with = |name: &str, text: &str| match DeTable::parse(text) {
            Ok(parsed) => Profile::wrong_with(name, &parsed),
            Err(error) => Some(error.into()),
        };
        for (name, text) in &written.files {
            let Some(wrong) = wrong_with(name, text) else { continue };
            // A mistake that was there before is somebody else's.
            if self.old.get(name).is_some_and(|old| wrong_with(name, old).is_some()) {
                continue;
            }
            let message = format!(
                "{}: {name} could not be read from these files: {}",
                self.soc, wrong.message
            );
            return Err(refused(message, "take all files whole, as BLS publishes them"));
        }
        Ok(())
    }

    /// Without its text, a wage of "at least" so much would be no wage at all.
    fn check_top_code(&self, survey: &Survey<'_>) -> Result<(), Failure> {
        if survey.top_code.is_some() || !survey.has_footnote(self.digits, AT_LEAST) {
            return Ok(());
        }
        let message = format!(
            "wages of {} are at BLS's top code (footnote {AT_LEAST}), and none of the files says what it is",
            self.soc
        );
        Err(refused(message, "name oe.footnote of the same release with --from"))
    }

    fn occupation(&self, written: &mut Written) -> Result<(), Failure> {
        let mut file = self.open("profile.toml")?;
        if let Some(code) = file.text("soc_code").filter(|code| *code != self.soc.as_str()) {
            let message =
                format!("the profile in '{}' is of {code}, not of {}", self.directory, self.soc);
            return Err(refused(message, "name another directory with --into"));
        }
        if !self.has("profile.toml") {
            file.set("title", &self.names.title);
            file.set("title_plural", &self.names.plural);
            file.set("soc_code", self.soc.as_str());
            if let (Some(text), Some(survey)) = (&self.names.description, self.survey) {
                let summary = [("text", text.as_str()), ("source", &survey.source.id)];
                file.fill("summary", &summary);
                written.cite(&survey.source);
            }
        }
        if let Some((projections, projected)) = self.newest_projection() {
            let source = sources::of_projections(projections);
            let known = file.doc.get("reported_titles").and_then(|titles| titles.get("source"));
            // Others than these are not BLS's to replace.
            let is_ours = known.and_then(Item::as_str).is_none_or(|id| id.starts_with("ep-"));
            if !projected.other_titles.is_empty()
                && is_ours
                && let Some(titles) = file.table("reported_titles")
            {
                set(titles, "titles", strings(&projected.other_titles));
                set(titles, "source", &source.id);
                written.cite(&source);
            }
        }
        written.keep(self, "profile.toml", &file, "");
        Ok(())
    }

    /// The newest edition that has the job.
    pub(super) fn newest_projection(&self) -> Option<(&Projections, &Projected)> {
        self.editions().next_back()
    }

    pub(super) fn editions(&self) -> impl DoubleEndedIterator<Item = (&Projections, &Projected)> {
        self.inputs
            .projections
            .iter()
            .filter_map(|edition| Some((edition, edition.by_code.get(&self.soc)?)))
    }

    fn duties(&self, written: &mut Written) -> Result<(), Failure> {
        let Some(file_of_tasks) = &self.inputs.tasks else { return Ok(()) };
        let Some(tasks) = file_of_tasks.by_code.get(self.soc.as_str()) else { return Ok(()) };
        let mut file = self.open("duties.toml")?;
        if !self.has("duties.toml") {
            file.doc = toml_edit::DocumentMut::new();
            file.doc.decor_mut().set_prefix(
                "# What the work is, in O*NET's words: the tasks that are core to it, then the others.\n\n",
            );
            file.set("source", sources::TASKS);
        } else if file.text("source") != Some(sources::TASKS) {
            written
                .lines
                .push("duties.toml: kept, because its duties are not from O*NET's file".to_owned());
            return Ok(());
        }
        let known = file.entries("duties").into_iter().map(|duty| {
            ["id", "text"]
                .map(|key| duty.get(key).and_then(Item::as_str).unwrap_or_default().to_owned())
        });
        let known: Vec<[String; 2]> = known.collect();
        let mut ids: Vec<&str> = known.iter().map(|[id, _]| &**id).collect();
        // What stands there may be a person's words, whoever wrote the others: it stays.
        let mut at = 0;
        for task in tasks {
            if let Some(index) = ids.iter().position(|id| *id == task.id) {
                at = index + 1;
                continue;
            }
            let entry = [("id", &task.id), ("text", &task.text)];
            file.insert("duties", at, InlineTable::from_iter(entry));
            ids.insert(at, &task.id);
            at += 1;
        }
        let source = sources::of_tasks(tasks, file_of_tasks.day.as_deref());
        if !self.has("duties.toml") {
            let note = "The tasks are in O*NET's words (CC BY 4.0): those that are core to the job, then the others.";
            file.push("notes", InlineTable::from_iter([("text", note), ("source", &*source.id)]));
        }
        if ids.len() > known.len() {
            written.cite(&source);
        }
        let line = changes::of_tasks(&known, tasks, ids.len());
        written.keep(self, "duties.toml", &file, &line);
        Ok(())
    }

    pub(super) fn opened(&self, name: &'static str) -> Result<Option<Edited>, Failure> {
        if self.has(name) { self.open(name).map(Some) } else { Ok(None) }
    }
}
