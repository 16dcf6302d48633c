//! `duties`: what the work is.

use serde::Serialize;

use crate::answer::Answer;
use crate::document::{Block, Columns, Detail, Document, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::duties::{Duties, Duty, DutyKind};
use crate::profile::occupation::{Occupation, Titles};
use crate::profile::sources::SourceId;
use crate::profile::text::{Statement, WithSource, first_sentence};
use crate::typed::synonyms;

/// The answer to `duties`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DutiesAnswer<'p> {
    /// In the order of the source.
    duties: Vec<DutyRow<'p>>,
    /// Tasks in the words of another source.
    tasks: Vec<DutyRow<'p>>,
    /// What people in the job call themselves.
    reported_titles: WithSource<'p, &'p [String]>,
    /// What else the job is called.
    alternate_titles: WithSource<'p, &'p [String]>,
    #[serde(skip)]
    occupation: &'p Occupation,
    #[serde(skip)]
    section: &'p Duties,
    #[serde(skip)]
    kind: Option<&'p str>,
    #[serde(skip)]
    reading: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DutyRow<'p> {
    #[serde(flatten)]
    duty: &'p Duty,
    /// Where it comes from.
    source: &'p SourceId,
}

/// How many of the tasks, the most important first, the first screen has room for.
const TASKS_IN_SHORT: usize = 10;

/// The duties of one kind, or all.
pub fn answer<'p>(profile: &'p Profile, kind: Option<&str>) -> Result<DutiesAnswer<'p>, Failure> {
    let section = profile.duties.get()?;
    let occupation = profile.occupation.get()?;
    let typed = kind;
    let kind = typed.map(|typed| meant(profile, section, typed)).transpose()?;
    let is_plain = |(typed, kind): &(&str, &str)| typed.eq_ignore_ascii_case(kind);
    let reading = typed.zip(kind).filter(|read| !is_plain(read));
    let asked_for =
        |duty: &&Duty| kind.is_none_or(|kind| duty.kinds.iter().any(|known| known == kind));
    let [duties, tasks] = section.lists().map(|list| {
        let rows = list.into_iter().flat_map(|(source, duties)| {
            duties.iter().filter(asked_for).map(move |duty| DutyRow { duty, source })
        });
        rows.collect()
    });
    let titles = |list: &'p Option<Titles>| {
        let list = list.as_ref();
        WithSource::new(list.map_or(&[][..], |list| &list.titles), list.map(|list| &list.source))
    };
    Ok(DutiesAnswer {
        duties,
        tasks,
        reported_titles: titles(&occupation.reported_titles),
        alternate_titles: titles(&occupation.alternate_titles),
        occupation,
        section,
        kind,
        reading: reading.map(|(typed, kind)| format!("{typed}: {kind}.")),
    })
}

/// The kind that `typed` names.
fn meant<'p>(profile: &Profile, section: &'p Duties, typed: &str) -> Result<&'p str, Failure> {
    let names = || section.kinds.iter().map(|kind| kind.name.as_str());
    if let Some(kind) = names().find(|name| name.eq_ignore_ascii_case(typed)) {
        return Ok(kind);
    }
    if let [meant] = synonyms::said(profile, typed).as_slice()
        && let Some(kind) = names().find(|name| name == meant)
    {
        return Ok(kind);
    }
    let failure = Failure::usage(format!("invalid value '{typed}' for '--kind <KIND>'"));
    let Some(first) = names().next() else {
        return Err(failure.hint("help", "the duties of this profile are not told apart by kind"));
    };
    let near = synonyms::meant(profile, typed, names());
    let failure = near.into_iter().fold(failure, |failure, near| failure.hint("nearest", near));
    Err(failure
        .hint("values", names().collect::<Vec<_>>().join(", "))
        .instead(typed, near.unwrap_or(first)))
}

/// The kinds of duties by name, each with what belongs to it.
pub(crate) fn kinds(profile: &Profile) -> Result<Vec<(String, String)>, Failure> {
    let kinds = profile.duties.maybe()?.map_or(&[][..], |section| &section.kinds);
    Ok(kinds.iter().map(|DutyKind { name, about }| (name.clone(), about.clone())).collect())
}

impl Answer for DutiesAnswer<'_> {
    const COMMAND: &'static str = "duties";
    const TABLE: &'static str = "duties";

    fn summary(&self) -> Option<String> {
        Some(first_sentence(&self.occupation.summary.as_ref()?.text).to_owned())
    }

    fn document(&self, detail: Detail) -> Document {
        let mut document = Document::new(match self.kind {
            None => "duties".to_owned(),
            Some(kind) => format!("{kind} duties"),
        });
        let table = |heading, rows| {
            Columns::<DutyRow<'_>>::new()
                .column(heading, |row| Value::text(&row.duty.text))
                .column("Kind", |row| Value::text(row.duty.kinds.join(", ")))
                .only_if(!self.section.kinds.is_empty())
                .table(rows, None)
        };
        let tasks = match detail {
            Detail::Short if !self.tasks.is_empty() => {
                document.left_out.push("more tasks");
                let core = self.tasks.iter().take(TASKS_IN_SHORT);
                Block::list(core.map(|task| &task.duty.text))
            }
            _ => {
                document.push(table("Duty", &self.duties));
                table("Task", &self.tasks).into()
            }
        };
        document.push_under("Tasks, from O*NET's list", tasks);
        document.push_more(
            detail,
            "job titles",
            "Job titles that people report",
            Block::Text(self.reported_titles.join(", ")),
        );
        document
    }

    fn readings(&self) -> Vec<String> {
        self.reading.iter().cloned().collect()
    }

    fn statements(&self) -> Vec<&Statement> {
        self.section.notes.iter().collect()
    }
}
