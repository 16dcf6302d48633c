//! How the words for a place were read.

use std::cmp::Reverse;

use serde::Serialize;

use crate::answer::place::{AskedPlace, Place};
use crate::profile::sources::SourceId;

/// A place, and how the words for it were read.
pub(crate) struct Meant<'p> {
    pub(crate) place: Place<'p>,
    /// How they were read, in a sentence, where they are not plainly its name.
    pub(crate) reading: Option<String>,
    /// The same, part by part, where they are none of its names.
    pub(crate) read_as: Option<ReadAs>,
}

/// How words were read that are no name of the place that they lead to.
#[derive(Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ReadAs {
    /// What they name.
    pub(crate) kind: ReadKind,
    /// Its name, or the ZIP code.
    pub(crate) name: String,
    /// The county that it is, or that most of it is in.
    pub(crate) county: Option<String>,
    /// BLS's area that it belongs to.
    pub(crate) area: Option<String>,
    /// Where that comes from.
    pub(crate) sources: Vec<SourceId>,
}

/// What words for a place name.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum ReadKind {
    Town,
    County,
    Zip,
    /// What people call a place.
    Nickname,
}

/// What has a name: a place, or several, the largest first.
pub(crate) enum Named<'p> {
    One(Meant<'p>),
    Several(Vec<Candidate<'p>>),
}

/// One of several places of a name.
pub(crate) struct Candidate<'p> {
    /// What asks for it.
    pub(crate) handle: &'p str,
    /// What it is.
    pub(crate) name: String,
}

impl<'p> Named<'p> {
    /// Several places, those with the most jobs first.
    pub(super) fn several(mut places: Vec<Place<'p>>) -> Self {
        places.sort_by_key(|place| Reverse(place.figures.employment));
        let candidate = |place: Place<'p>| {
            let about = if place.is_state() { " (the state)" } else { "" };
            Candidate { handle: place.handle(), name: format!("{}{about}", place.name) }
        };
        Self::Several(places.into_iter().map(candidate).collect())
    }
}

impl<'p> Meant<'p> {
    /// A place by its own name.
    pub(super) fn plainly(place: Place<'p>) -> Self {
        Self { place, reading: None, read_as: None }
    }

    /// A place by what people call it.
    pub(super) fn by_nickname(typed: &str, place: Place<'p>, also: Option<String>) -> Self {
        let read = ReadAs {
            kind: ReadKind::Nickname,
            name: typed.to_owned(),
            county: None,
            area: place.is_area().then(|| place.name.to_owned()),
            sources: Vec::new(),
        };
        let reading = Some(read_as(typed, &place, also));
        Self { place, reading, read_as: Some(read) }
    }

    /// How an answer names it.
    pub(crate) fn asked(&self) -> AskedPlace<'p> {
        AskedPlace { name: self.place.named(), read_as: self.read_as.clone() }
    }
}

/// How words were read, in a sentence.
pub(super) fn read_as(typed: &str, place: &Place<'_>, also: Option<String>) -> String {
    format!("'{typed}' is read as {}.{}", place.name, also.unwrap_or_default())
}
