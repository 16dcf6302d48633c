//! The values of the profile by their paths. Only the section that a path leads into is made.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::{
    answer::{Answer, Envelope, cited, named},
    failure::Failure,
    profile::Profile,
    share::whole_profile::{self, Part, Sections},
    typed::path::{self, DeadEnd, Found},
};

/// The keys of the whole document.
const TOP: [&str; 6] = ["format_version", "command", "occupation", "sections", "notes", "sources"];

/// The profile as JSON, as much of it as was asked for so far.
pub(crate) struct Values<'p> {
    profile: &'p Profile,
    made: Vec<(Made, Json)>,
}

/// What a tree was made for.
#[derive(Clone, PartialEq, Eq)]
enum Made {
    /// A section, and the key that followed it.
    Section(&'static str, Option<String>),
    /// What the job is called, and no more.
    Occupation,
    /// The whole document.
    Whole,
    /// The names of what there is.
    Names,
}

impl Made {
    fn by(path: &str) -> Self {
        let mut keys = path.split(['.', '[']);
        let first = keys.next().unwrap_or_default();
        if let Some(section) = Sections::NAMES.into_iter().find(|name| *name == first) {
            return Self::Section(section, keys.next().map(str::to_owned));
        }
        match first {
            "occupation" => Self::Occupation,
            "" if path.is_empty() => Self::Whole,
            first if TOP.contains(&first) => Self::Whole,
            _ => Self::Names,
        }
    }
}

impl<'p> Values<'p> {
    /// Nothing so far.
    pub(crate) fn new(profile: &'p Profile) -> Self {
        Self { profile, made: Vec::new() }
    }

    /// Whether a path begins with a section or the occupation.
    pub(crate) fn begin_with_a_section(path: &str) -> bool {
        matches!(Made::by(path), Made::Section(..) | Made::Occupation)
    }

    /// What stands at a path; the sections stand at its beginning.
    pub(crate) fn find(&mut self, path: &str) -> Result<Result<Found<'_>, DeadEnd<'_>>, Failure> {
        let wanted = Made::by(path);
        let place = if let Some(place) = self.made.iter().position(|(made, _)| *made == wanted) {
            place
        } else {
            let tree = self.make(&wanted)?;
            self.made.push((wanted, tree));
            self.made.len() - 1
        };
        Ok(path::walk(&self.made[place].1, path))
    }

    fn make(&self, wanted: &Made) -> Result<Json, Failure> {
        let profile = self.profile;
        let tree = match wanted {
            Made::Section(section, view) => {
                serde_json::to_value(Sections::of(profile, Part::of(section, view.as_deref()))?)
            }
            Made::Occupation => {
                serde_json::to_value(BTreeMap::from([("occupation", named(profile)?)]))
            }
            Made::Whole => {
                let answer = whole_profile::answer(profile)?;
                let sources = cited(profile, answer.cites())?;
                serde_json::to_value(Envelope::of(Some(named(profile)?), &answer, &sources))
            }
            Made::Names => {
                let names = Sections::NAMES.into_iter().chain(TOP);
                Ok(Json::Object(names.map(|name| (name.to_owned(), Json::Null)).collect()))
            }
        };
        tree.map_err(|error| Failure::bad_profile(error.to_string()))
    }
}
