//! `duties`: what the work is.

use serde::Serialize;

use crate::{
    document::{Block, Document, Table, Value},
    failure::Failure,
    profile::{
        Profile,
        duties::{Duties, Duty, DutyKind},
        sources::SourceId,
    },
    typed::synonyms,
};

use crate::answer::{Answer, sources_of, texts};

/// The answer to `duties`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DutiesAnswer<'p> {
    /// In the order of the source.
    duties: Vec<DutyRow<'p>>,
    /// What people in the job call themselves.
    reported_titles: &'p [String],
    #[serde(skip)]
    section: &'p Duties,
    #[serde(skip)]
    kind: Option<&'p str>,
    #[serde(skip)]
    titles_source: Option<&'p SourceId>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DutyRow<'p> {
    /// A short name that stays the same when the text changes.
    id: &'p str,
    /// One sentence, beginning with a verb.
    text: &'p str,
    /// Which side of the work it belongs to; one kind, or several.
    kinds: &'p [String],
    /// Where it comes from.
    source: &'p SourceId,
}

/// The duties of one kind, or all.
pub fn answer<'p>(profile: &'p Profile, kind: Option<&str>) -> Result<DutiesAnswer<'p>, Failure> {
    let section = profile.duties.get()?;
    let reported = profile.occupation.get()?.reported_titles.as_ref();
    let kind = kind.map(|typed| meant(profile, section, typed)).transpose()?;
    let asked_for =
        |duty: &&Duty| kind.is_none_or(|kind| duty.kinds.iter().any(|known| known == kind));
    let duties = section
        .duties
        .iter()
        .filter(asked_for)
        .map(|duty| DutyRow {
            id: &duty.id,
            text: &duty.text,
            kinds: &duty.kinds,
            source: &section.source,
        })
        .collect();
    Ok(DutiesAnswer {
        duties,
        reported_titles: reported.map_or(&[], |reported| &reported.titles),
        section,
        kind,
        titles_source: reported.map(|reported| &reported.source),
    })
}

/// The kind that `typed` names.
fn meant<'p>(profile: &Profile, section: &'p Duties, typed: &str) -> Result<&'p str, Failure> {
    let names = || section.kinds.iter().map(|kind| kind.name.as_str());
    if let Some(kind) = names().find(|name| name.eq_ignore_ascii_case(typed)) {
        return Ok(kind);
    }
    let failure = Failure::usage(format!("'{typed}' is not a value for '--kind <KIND>'"));
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

    fn document(&self) -> Document {
        let mut document = Document::new(match self.kind {
            None => "duties".to_owned(),
            Some(kind) => format!("{kind} duties"),
        });
        let mut headings = vec!["Duty", "Kind"];
        headings.truncate(if self.section.kinds.is_empty() { 1 } else { 2 });
        let columns = headings.len();
        let mut table = Table::new(headings);
        for duty in &self.duties {
            let row = [Value::text(duty.text), Value::text(duty.kinds.join(", "))];
            table.row(row.into_iter().take(columns));
        }
        document.push(table.into());
        document.push_under(
            "Job titles that people report",
            Block::Text(self.reported_titles.join(", ")),
        );
        document
    }

    fn notes(&self) -> Vec<String> {
        texts(&self.section.notes).into_iter().map(str::to_owned).collect()
    }

    fn also_cites(&self) -> Vec<&SourceId> {
        [&self.section.source]
            .into_iter()
            .chain(self.titles_source)
            .chain(sources_of(&self.section.notes))
            .collect()
    }
}
