//! The dataset: one file a section, field for field the TOML.
//!
//! A section is read when it is first asked for, and only then: most of a command's time would otherwise
//! go into tables that it does not show.

mod as_json;
mod directory;
mod files;
pub(crate) mod gazetteer;
pub(crate) mod library;
mod load;
mod packed;
mod position;

pub(crate) use files::with_files;
pub use files::{
    certifications, duties, education, environment, figures, glossary, handout, industries, later,
    licensure, occupation, outlook, period, place_names, places, prices, rows, salary, similar,
    similar_by_place, skills, sources, text, words,
};

use std::{cell::OnceCell, path::Path, rc::Rc};

use crate::{cli::settings::Origin, failure::Failure};

use directory::Directory;
pub(crate) use directory::{NEEDED, Unreadable, read, why_no_directory};
use later::Later;
use library::Library;
pub use load::Section;
pub(crate) use load::{Parsed, Wrong};
pub(crate) use packed::{Packed, packed};
use period::Period;
pub(crate) use position::{Position, floor};
use salary::YearRow;

macro_rules! profile_of {
    ($($section:ident: $form:ident $holds:ty = $name:literal, $about:literal;)*) => {
        /// A career profile: where each section comes from, and what was parsed of it so far.
        #[derive(Debug)]
        pub struct Profile {
            directory: Option<Rc<Directory>>,
            origin: Origin,
            nation: OnceCell<Later<places::Figures>>,
            /// Similar jobs where there is no list of them.
            pub(crate) no_similar: OnceCell<similar::Similar>,
            /// The nation in an older survey, where the places are of that.
            nation_then: OnceCell<Later<places::Figures>>,
            /// The embedded profile, for what this one need not have.
            fallback: OnceCell<Box<Profile>>,
            /// What every profile knows of places.
            pub place_names: Section<place_names::PlaceNames>,
            $(#[doc = $about] pub $section: Section<$holds>,)*
        }

        /// The files of the embedded profile: of each its name and its text.
        pub(crate) const FILES: &[(&str, Packed)] = &[
            $((concat!($name, ".toml"), packed!("data/medical-assistant/", $name, ".toml")),)*
        ];

        impl Profile {
            fn of(directory: Option<Rc<Directory>>) -> Self {
                Self {
                    origin: Origin::default(),
                    nation: OnceCell::new(),
                    no_similar: OnceCell::new(),
                    nation_then: OnceCell::new(),
                    fallback: OnceCell::new(),
                    place_names: Section::new("places.toml", None, (
                        include_bytes!(concat!(env!("OUT_DIR"), "/places_names.json")),
                        load::json,
                    )),
                    $($section: Section::new(concat!($name, ".toml"), directory.as_ref(), (
                        include_bytes!(concat!(env!("OUT_DIR"), "/", stringify!($section))),
                        load::$form,
                    )),)*
                    directory,
                }
            }

            /// Why a file, parsed, is no section, if it is none.
            pub(crate) fn wrong_with(file: &str, parsed: &Parsed<'_>) -> Option<Wrong> {
                match file {
                    $(concat!($name, ".toml") => load::typed_of::<$holds>(parsed).err(),)*
                    _ => None,
                }
            }
        }
    };
}

with_files!(profile_of);

impl Profile {
    /// The profile that the program carries within it, as `build.rs` read it.
    pub fn embedded() -> Self {
        Self::of(None)
    }

    /// The profile in a directory, or the embedded one; fails if there is no profile.
    pub fn open(directory: Option<&Path>) -> Result<Self, Failure> {
        let directory = directory.map(Directory::open).transpose()?;
        Ok(Self::of(directory.map(Rc::new)))
    }

    /// The profile that was asked for; it knows the library.
    pub(crate) fn answering(origin: &Origin) -> Result<Self, Failure> {
        Ok(Self { origin: origin.clone(), ..Self::open(origin.profile.as_deref())? })
    }

    /// How the program is called so that it answers from this profile.
    pub(crate) fn program(&self) -> String {
        format!("ma-career{}", self.origin.flags)
    }

    /// The library beside it, if one was named.
    pub(crate) fn library(&self) -> Result<Option<&Library>, Failure> {
        let library = self.origin.library.as_deref();
        library.map(|library| library.check().map(|()| library)).transpose()
    }

    /// The same profile from its beginning, for an answer that is about several.
    pub(crate) fn again(&self) -> Result<Self, Failure> {
        Self::open(self.origin.profile.as_deref())
    }

    /// The directory that it is in; the embedded one is in none.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.origin.profile.as_deref()
    }

    /// Whether it is somebody's own.
    pub(crate) fn is_somebodys(&self) -> bool {
        self.directory.is_some()
    }

    /// The embedded profile, for what this one need not have.
    fn embedded_one(&self) -> &Self {
        self.fallback.get_or_init(|| Box::new(Self::embedded()))
    }

    /// The name of an area, which may have no row here.
    pub(crate) fn name_of_area(&self, code: &str) -> Result<Option<&str>, Failure> {
        let is_it = |area: &&places::Area| area.name.code == code;
        let row = self.known_areas()?.iter().find(is_it);
        let row = match row {
            None if self.is_somebodys() => self.embedded_one().known_areas()?.iter().find(is_it),
            row => row,
        };
        let known = row.map(|area| &area.name.area);
        Ok(known.or(self.place_names.get()?.areas.get(code)).map(String::as_str))
    }

    /// What people say: the profile's own words, or where it has none those of the embedded one.
    pub fn words_of_people(&self) -> Result<&words::Words, Failure> {
        match self.words.maybe()? {
            Some(words) => Ok(words),
            None => self.embedded_one().words.get(),
        }
    }

    /// The terms of the field: the profile's own, or where it has none those of the embedded one.
    pub fn terms(&self) -> Result<&glossary::Glossary, Failure> {
        match self.glossary.maybe()? {
            Some(glossary) => Ok(glossary),
            None => self.embedded_one().glossary.get(),
        }
    }

    /// The survey of a month.
    pub(crate) fn survey(&self, period: Period) -> Result<&YearRow, Failure> {
        let survey = self.salary.get()?.by_year.iter().find(|row| row.period == period);
        let file = || {
            self.directory.as_ref().map_or(self.salary.file().to_owned(), |directory| {
                directory.shown(self.salary.file())
            })
        };
        let message = || format!("{} has no survey of {period}", file());
        survey.ok_or_else(|| Failure::bad_profile(message()))
    }

    /// The newest survey.
    pub(crate) fn newest_survey(&self) -> Result<&YearRow, Failure> {
        let newest = self.salary.get()?.by_year.iter().max_by_key(|row| row.period);
        let message = || format!("{} has no survey at all", self.salary.file());
        newest.ok_or_else(|| Failure::bad_profile(message()))
    }

    /// The nation in the newest survey, as a place.
    pub(crate) fn nation(&self) -> Result<&Later<places::Figures>, Failure> {
        let survey = self.newest_survey()?;
        Ok(self.nation.get_or_init(|| places::Figures::from(survey).into()))
    }

    /// The nation in the survey that places are of, to be compared with them.
    pub(crate) fn nation_in(&self, period: Period) -> Result<&Later<places::Figures>, Failure> {
        let newest = self.nation()?;
        if newest.period == period {
            return Ok(newest);
        }
        let survey = self.survey(period).map_err(|failure| {
            let help = "the figures of places are of that survey, and two surveys are never mixed";
            let failure = failure.hint("help", help);
            match &self.directory {
                Some(directory) => failure.try_this(directory.check()),
                None => failure,
            }
        })?;
        Ok(self.nation_then.get_or_init(|| places::Figures::from(survey).into()))
    }

    /// The states that it knows, which may be none.
    pub fn known_states(&self) -> Result<&[places::State], Failure> {
        Ok(self.states.maybe()?.map_or(&[], |section| &section.rows))
    }

    /// The areas that it knows, which may be none.
    pub fn known_areas(&self) -> Result<&[places::Area], Failure> {
        Ok(self.areas.maybe()?.map_or(&[], |section| &section.rows))
    }
}
