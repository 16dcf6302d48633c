//! The dataset: one file a section, field for field the TOML.
//!
//! A [`Profile`] holds the texts. A section's file is parsed when it is first asked for, and only
//! then: most of a command's time would otherwise go into tables that it does not show.

pub mod areas;
pub mod certifications;
mod directory;
pub mod duties;
pub mod education;
pub mod environment;
pub mod estimates;
pub mod figures;
pub mod glossary;
pub mod handout;
pub mod industries;
pub mod licensure;
mod load;
pub mod occupation;
pub mod outlook;
pub mod period;
mod position;
pub mod prices;
pub mod salary;
pub mod similar;
pub mod similar_by_place;
pub mod skills;
pub mod sources;
pub mod states;
pub(crate) mod table;
pub mod text;
pub mod words;

use std::{
    cell::RefCell,
    ops::Range,
    path::{Path, PathBuf},
};

use crate::{cli::settings, failure::Failure, typed::suggest::quoted};

use directory::Directory;
pub(crate) use directory::{NEEDED, Unreadable, read, why_no_directory};
use load::Origin;
pub use load::Section;
pub(crate) use position::{Position, floor};

/// A profile's files: of each what it holds, the field of [`Profile`], its type and its name.
macro_rules! profile_of {
    ($($(#[$about:meta])* $section:ident: $holds:ty = $file:literal,)*) => {
        /// A career profile: where each section comes from, and what was parsed of it so far.
        #[derive(Debug)]
        pub struct Profile {
            directory: Option<&'static Directory>,
            $($(#[$about])* pub $section: Section<$holds>,)*
        }

        /// The files of the embedded profile: of each its name and its text.
        pub const FILES: &[(&str, &str)] = &[
            $(($file, include_str!(concat!("../../data/medical-assistant/", $file))),)*
        ];

        impl Profile {
            /// The profile that the program carries within it.
            pub fn embedded() -> Self {
                Self {
                    directory: None,
                    $($section: Section::new($file, Origin::Embedded(include_str!(
                        concat!("../../data/medical-assistant/", $file)
                    ))),)*
                }
            }

            /// Why the text of a file is no section, and the bytes that show it.
            pub(crate) fn wrong_with(file: &str, text: &str) -> Option<(String, Range<usize>)> {
                match file {
                    $($file => load::wrong_with::<$holds>(text),)*
                    _ => None,
                }
            }

            fn of(directory: &'static Directory) -> Self {
                Self {
                    directory: Some(directory),
                    $($section: Section::new($file, Origin::Directory(directory)),)*
                }
            }
        }
    };
}

profile_of! {
    /// The occupation itself.
    occupation: occupation::Occupation = "profile.toml",
    /// What the work is.
    duties: duties::Duties = "duties.toml",
    /// Pay in the whole nation.
    salary: salary::Salary = "salary.toml",
    /// Pay by state.
    states: states::States = "states.toml",
    /// Pay by metropolitan and nonmetropolitan area.
    areas: areas::Areas = "areas.toml",
    /// Consumer prices by year.
    prices: prices::Prices = "prices.toml",
    /// Pay by industry.
    industries: industries::Industries = "industries.toml",
    /// How people get in.
    education: education::Education = "education.toml",
    /// The credentials by name.
    certifications: certifications::Certifications = "certifications.toml",
    /// What state law asks.
    licensure: licensure::Licensure = "licensure.toml",
    /// What a person needs to be good at.
    skills: skills::Skills = "skills.toml",
    /// How the job grows.
    outlook: outlook::Outlook = "outlook.toml",
    /// Where and when the work is done.
    environment: environment::Environment = "environment.toml",
    /// Jobs like it.
    similar: similar::Similar = "similar.toml",
    /// Their pay by state.
    similar_by_state: similar_by_place::SimilarByPlace = "similar_by_state.toml",
    /// Their pay by area.
    similar_by_area: similar_by_place::SimilarByPlace = "similar_by_area.toml",
    /// What a printed page adds.
    handout: handout::Handout = "handout.toml",
    /// The terms of the field.
    glossary: glossary::Glossary = "glossary.toml",
    /// What people say for them, and for everything else.
    words: words::Words = "words.toml",
    /// Where the figures come from.
    sources: sources::Sources = "sources.toml",
}

thread_local! {
    /// The profiles that were opened, each with its directory. A wrong word has many lines tried.
    static OPENED: RefCell<Vec<(Option<PathBuf>, &'static Profile)>> = const { RefCell::new(Vec::new()) };
}

impl Profile {
    /// The profile in a directory, or the embedded one. It lives as long as the program: to take it
    /// down, piece by piece, would take its time.
    ///
    /// Fails where there is no such directory, or what is in it is no profile.
    pub fn open(directory: Option<&Path>) -> Result<&'static Self, Failure> {
        let known = OPENED.with_borrow(|opened| {
            opened
                .iter()
                .find(|(known, _)| known.as_deref() == directory)
                .map(|(_, profile)| *profile)
        });
        if let Some(profile) = known {
            return Ok(profile);
        }
        let profile = match directory {
            None => Self::embedded(),
            Some(path) => Self::of(Box::leak(Box::new(Directory::open(path)?))),
        };
        let profile: &Self = Box::leak(Box::new(profile));
        OPENED.with_borrow_mut(|opened| opened.push((directory.map(Path::to_owned), profile)));
        Ok(profile)
    }

    /// How the program is called so that it answers from this profile.
    pub(crate) fn program(&self) -> String {
        let of_environment = settings::of_environment();
        match self.directory {
            Some(directory) if of_environment.as_deref() != Some(directory.path()) => {
                format!("ma-career --profile {}", quoted(&directory.path().to_string_lossy()))
            }
            _ => "ma-career".to_owned(),
        }
    }

    /// What people say: the profile's own words, or where it has none those of the embedded one.
    pub fn words_of_people(&self) -> Result<&words::Words, Failure> {
        self.words.maybe()?.map_or_else(|| Self::open(None)?.words.get(), Ok)
    }

    /// The states that it knows, which may be none.
    pub fn known_states(&self) -> Result<&[states::State], Failure> {
        Ok(self.states.maybe()?.map_or(&[], |section| &section.by_state))
    }

    /// The areas that it knows, which may be none.
    pub fn known_areas(&self) -> Result<&[areas::Area], Failure> {
        Ok(self.areas.maybe()?.map_or(&[], |section| &section.by_area))
    }
}
