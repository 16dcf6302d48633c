//! JSON Schemas (2020-12) of what a program may read: the JSON of each command, and the TOML files of
//! a profile.
//!
//! A test derives them from the types of this crate, so that the program does not need the crate that
//! derives them. `SNAPSHOTS=overwrite cargo test` renews them in `schemas/`; a new one starts there as
//! an empty file.

pub(crate) mod asked;
#[cfg(test)]
mod derived;
#[cfg(test)]
pub(crate) use derived::ONE_LINE;

use crate::profile::{Packed, packed, with_files};

/// A schema, and what it is of.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The name of the command, or of the file without its ending.
    pub name: &'static str,
    /// What it holds, in a few words.
    pub about: &'static str,
    packed: Packed,
}

impl Entry {
    /// The schema.
    pub fn text(&self) -> String {
        self.packed.text()
    }
}

macro_rules! schemas_of {
    ($($section:ident: $form:ident $holds:ty = $name:literal, $about:literal;)*) => {
        /// The files of a profile, without their ending `.toml`.
        pub const FILES: &[Entry] = &[$(Entry {
            name: $name,
            about: $about,
            packed: packed!("schemas/profile/", $name, ".json"),
        }),*];

        #[cfg(test)]
        fn files() -> Vec<schemars::Schema> {
            use crate::profile::*;
            vec![$(derived::of_file::<$holds>($name, $about)),*]
        }
    };
}

with_files!(schemas_of);

/// The commands that have JSON, each with what it is of and with its answers; several have a title.
macro_rules! commands {
    ($($name:literal, $about:literal, [$($title:literal: $type:ty),*];)*) => {
        /// The commands whose JSON has a schema.
        pub const COMMANDS: &[Entry] = &[$(Entry {
            name: $name,
            about: $about,
            packed: packed!("schemas/commands/", $name, ".json"),
        }),*];

        #[cfg(test)]
        fn commands() -> Vec<schemars::Schema> {
            use crate::decide::*;
            use crate::find::*;
            use crate::look_up::*;
            use crate::share::*;
            use crate::trust::{check, sources};
            vec![$(derived::of_command($name, $about, &[
                $(($title, derived::of_answer::<$type>)),*
            ])),*]
        }
    };
}

commands! {
    "overview", "the card: what the job is, in key figures", ["": overview::OverviewAnswer<'_>];
    "duties", "what the work is", ["": duties::DutiesAnswer<'_>];
    "salary", "what the job pays, in one of several views", [
        "salary": salary::latest::LatestAnswer<'_>,
        "salary PLACE": salary::at_place::AtPlaceAnswer<'_>,
        "salary --by year": salary::by_year::ByYearAnswer<'_>,
        "salary --by state":
            salary::by_place::ByPlaceAnswer<'_, crate::profile::places::StateName>,
        "salary --by area": salary::by_place::ByPlaceAnswer<'_, crate::profile::places::AreaName>,
        "salary --by industry": salary::by_industry::ByIndustryAnswer<'_>
    ];
    "education", "how people get in", ["": education::EducationAnswer<'_>];
    "certifications", "the credentials by name", ["": certifications::CertificationsAnswer<'_>];
    "licensure", "what state law asks", ["": licensure::LicensureAnswer<'_>];
    "skills", "what a person needs to be good at", ["": skills::SkillsAnswer<'_>];
    "outlook", "how the job grows, and why", ["": outlook::OutlookAnswer<'_>];
    "environment", "where and when the work is done, and how",
        ["": environment::EnvironmentAnswer<'_>];
    "similar", "jobs like it, by pay and growth", ["": similar::SimilarAnswer<'_>];
    "offer", "where a pay offer falls", ["": offer::OfferAnswer<'_>];
    "compare", "this job beside others", ["": compare::CompareAnswer<'_>];
    "search", "the facts that have some words", ["": search::SearchAnswer];
    "explain", "a term in plain words, or all terms", [
        "explain TERM": explain::TermAnswer<'_>,
        "explain": explain::GlossaryAnswer<'_>
    ];
    "get", "the value at a path of the profile", [];
    "jobs", "the jobs of a library", ["": jobs::JobsAnswer<'_>];
    "profile", "everything, section by section", ["": whole_profile::EverythingAnswer<'_>];
    "handout", "one page to print", ["": handout::HandoutAnswer<'_>];
    "sources", "who published the figures, and when", ["": sources::SourcesAnswer<'_>];
    "check", "what is wrong with profiles", ["": check::answer::CheckAnswer];
}

/// The schema with a name, of those of files or of commands.
fn find(entries: &[Entry], name: &str) -> Option<String> {
    entries.iter().find(|entry| entry.name == name).map(Entry::text)
}
