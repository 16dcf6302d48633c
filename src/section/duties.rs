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
};

use super::{
    Answer,
    search::{About, Fact, Facts},
    sources_of, texts,
};

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
    kind: Option<DutyKind>,
    #[serde(skip)]
    titles_source: &'p SourceId,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DutyRow<'p> {
    /// A short name that stays the same when the text changes.
    id: &'p str,
    /// One sentence, beginning with a verb.
    text: &'p str,
    /// Which side of the work it belongs to; one kind, or both.
    kinds: &'p [DutyKind],
    /// Where it comes from.
    source: &'p SourceId,
}

/// The duties of one kind, or all.
pub fn answer(profile: &Profile, kind: Option<DutyKind>) -> Result<DutiesAnswer<'_>, Failure> {
    let section = profile.duties.get()?;
    let reported = &profile.occupation.get()?.reported_titles;
    let asked_for = |duty: &&Duty| kind.is_none_or(|kind| duty.kinds.contains(&kind));
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
        reported_titles: &reported.titles,
        section,
        kind,
        titles_source: &reported.source,
    })
}

impl Answer for DutiesAnswer<'_> {
    fn command(&self) -> &'static str {
        "duties"
    }

    fn main_table(&self) -> &'static str {
        "duties"
    }

    fn document(&self) -> Document {
        let mut document = Document::new(match self.kind {
            None => "duties".to_owned(),
            Some(kind) => format!("{} duties", kind.name()),
        });
        let mut table = Table::new(["Duty", "Kind"]);
        for duty in &self.duties {
            let kinds: Vec<&str> = duty.kinds.iter().map(|kind| kind.name()).collect();
            table.row([Value::text(duty.text), Value::text(kinds.join(", "))]);
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

    fn cites(&self) -> Vec<&SourceId> {
        [&self.section.source, self.titles_source]
            .into_iter()
            .chain(sources_of(&self.section.notes))
            .collect()
    }
}

/// The duties, for a search.
pub(super) fn facts(profile: &Profile, facts: &mut Facts<'_>) -> Result<(), Failure> {
    let answer = answer(profile, None)?;
    facts.begin("duties work");
    for duty in &answer.duties {
        let kinds: Vec<&str> = duty.kinds.iter().map(|kind| kind.name()).collect();
        let text = format!("{} {}", duty.text, kinds.join(" "));
        facts.look(About { text: &text, ..About::default() }, || Fact {
            path: format!("duties.duties[id={}]", duty.id),
            text: format!("{} ({})", duty.text.trim_end_matches('.'), kinds.join(", ")),
            command: "duties".to_owned(),
            sources: vec![duty.source.clone()],
        });
    }
    for (place, title) in answer.reported_titles.iter().enumerate() {
        facts.look(About { name: title, also: &["job title"], ..About::default() }, || Fact {
            path: format!("duties.reported_titles[{place}]"),
            text: format!("{title}: a job title that people report"),
            command: "duties".to_owned(),
            sources: vec![answer.titles_source.clone()],
        });
    }
    facts.look_at_statements("duties.notes", "duties", &answer.section.notes);
    Ok(())
}
