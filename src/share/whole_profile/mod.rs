//! `profile`: everything, section by section.

mod local_jobs;
mod salary_views;
mod sections;

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::{
    document::{Block, Document},
    failure::{Failure, IfThere},
    profile::{Profile, sources::SourceId},
};

pub(crate) use self::sections::{Part, Sections};

use crate::{
    answer::{Answer, Foot},
    look_up::outlook::{self, OutlookAnswer},
    trust::sources,
};

/// An answer as a part of the whole.
pub(crate) trait Shown {
    /// How it reads, with its notes.
    fn page(&self) -> Document;
    /// The cautions that belong to its figures.
    fn cautions(&self) -> Vec<String>;
    /// The sources of everything in it.
    fn sources(&self) -> HashSet<String>;
}

impl<A: Answer> Shown for A {
    fn page(&self) -> Document {
        self.document_with_notes()
    }

    fn cautions(&self) -> Vec<String> {
        self.notes()
    }

    fn sources(&self) -> HashSet<String> {
        self.cites()
    }
}

/// The answer to `profile`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EverythingAnswer<'p> {
    /// The sections of the profile, as far as it has them.
    sections: Sections<'p>,
    /// The editions that `outlook` shows by itself; the sections have every one.
    #[serde(skip)]
    outlook: Option<OutlookAnswer<'p>>,
    /// What turns pay into the dollars of another year, which no part shows.
    #[serde(skip)]
    prices: Option<&'p SourceId>,
    /// What the publishers ask to be said.
    #[serde(skip)]
    attributions: Vec<String>,
    /// What `handout` adds to the other sections.
    #[serde(skip)]
    questions: &'p [String],
}

/// Every section's answer, with all that its JSON holds.
pub fn answer(profile: &Profile) -> Result<EverythingAnswer<'_>, Failure> {
    made(profile, Part::ALL)
}

/// Every section's answer, for a page or for its sources: without the rows that only JSON holds, which
/// take as long to make as all the rest.
pub fn shown(profile: &Profile) -> Result<EverythingAnswer<'_>, Failure> {
    made(profile, Part::SHOWN)
}

fn made<'p>(profile: &'p Profile, part: Part<'_>) -> Result<EverythingAnswer<'p>, Failure> {
    Ok(EverythingAnswer {
        sections: Sections::of(profile, part)?,
        outlook: outlook::answer(profile, false).if_there()?,
        prices: profile.prices.maybe()?.map(|prices| &prices.source),
        attributions: sources::attributions(profile)?,
        questions: profile.handout.maybe()?.map_or(&[], |page| &page.questions),
    })
}

impl EverythingAnswer<'_> {
    /// The parts, each with the command that shows it.
    fn parts(&self) -> Vec<(&'static str, &dyn Shown)> {
        let mut parts = self.sections.parts();
        let history = parts.iter().position(|(command, _)| *command == "outlook --history");
        if let Some(outlook) = &self.outlook {
            parts.insert(history.unwrap_or(parts.len()), ("outlook", outlook));
        }
        parts
    }

    /// The commands that show something of a source, by source.
    pub(crate) fn users(&self) -> HashMap<String, Vec<&'static str>> {
        let mut users: HashMap<String, Vec<&'static str>> = HashMap::new();
        users.extend(self.prices.map(|prices| (prices.0.clone(), vec!["salary --by year --real"])));
        for (command, part) in self.parts() {
            for source in part.sources() {
                users.entry(source).or_default().push(command);
            }
        }
        users
    }
}

impl Answer for EverythingAnswer<'_> {
    const COMMAND: &'static str = "profile";
    const TABLE: &'static str = "sections.overview.facts";
    const FOOT: Foot = Foot::Sources;

    fn document(&self) -> Document {
        let mut document = Document::new("the whole profile");
        let commands: Vec<&str> = self.parts().iter().map(|(command, _)| *command).collect();
        document.push(Block::Text(format!(
            "In this order, each also a command of its own: {}.",
            commands.join(", ")
        )));
        for (_, part) in self.parts() {
            document.push_part(part.page());
        }
        let questions = self.questions.iter().map(String::as_str);
        document.push_last("Questions to ask an employer", Block::list(questions));
        document
    }

    fn notes(&self) -> Vec<String> {
        let of_parts = self.parts().into_iter().flat_map(|(_, part)| part.cautions());
        let mut notes = Vec::new();
        for note in of_parts.chain(self.attributions.iter().cloned()) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    fn cites(&self) -> HashSet<String> {
        let of_parts = self.parts().into_iter().flat_map(|(_, part)| part.sources());
        of_parts.chain(self.prices.map(|id| id.0.clone())).collect()
    }
}
