//! `profile`: everything, section by section.

mod parts;
mod salary;
mod sections;
mod similar;

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use self::parts::{Pages, Shown};
pub(crate) use self::{parts::Wanted, sections::Sections};
use crate::answer::{Answer, Foot};
use crate::document::{Block, Detail, Document};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::sources::SourceId;

/// The answer to `profile`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EverythingAnswer<'p> {
    /// The sections of the profile, as far as it has them.
    sections: Sections<'p>,
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

/// Every section's answer, as far as it is wanted.
pub(crate) fn answer<'p>(
    profile: &'p Profile,
    wanted: Wanted<'_>,
) -> Result<EverythingAnswer<'p>, Failure> {
    let sources = profile.sources.get()?;
    Ok(EverythingAnswer {
        sections: Sections::of(profile, wanted)?,
        prices: profile.prices.maybe()?.map(|prices| &prices.source),
        attributions: sources.attributions_of(sources.sources.iter()),
        questions: profile.handout.maybe()?.map_or(&[], |page| &page.questions),
    })
}

impl EverythingAnswer<'_> {
    fn pages(&self) -> Pages<'_> {
        self.sections.pages(Self::COMMAND)
    }

    /// The commands that show something of a source, by source.
    pub(crate) fn users(&self) -> HashMap<String, Vec<&'static str>> {
        let mut users: HashMap<String, Vec<&'static str>> = HashMap::new();
        users.extend(self.prices.map(|prices| (prices.0.clone(), vec!["salary --by year --real"])));
        for (command, page) in self.pages() {
            for source in page.cites() {
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

    fn document(&self, _: Detail) -> Document {
        let mut document = Document::new("the whole profile");
        let commands: Vec<&str> = self.pages().iter().map(|(command, _)| *command).collect();
        document.push(Block::Contents(format!(
            "In this order, each also a command of its own: {}.",
            commands.join(", ")
        )));
        for (command, page) in self.pages() {
            document.push_part(page.document(), command.replace(" --", "-").replace(' ', "-"));
        }
        let questions = self.questions.iter().map(String::as_str);
        document.push_last("Questions to ask an employer", Block::list(questions));
        document
    }

    fn notes(&self) -> Vec<String> {
        let of_pages = self.pages().into_iter().flat_map(|(_, page)| page.notes());
        let mut notes = Vec::new();
        for note in of_pages.chain(self.attributions.iter().cloned()) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    fn cites(&self) -> HashSet<String> {
        let of_pages = self.pages().into_iter().flat_map(|(_, page)| page.cites());
        of_pages.chain(self.prices.map(|id| id.0.clone())).collect()
    }
}
