//! Places with the newest figures of the occupation there, each beside its state and the nation.

mod local;
mod lookup;
mod names;
mod reading;
mod several;
mod unknown;
mod within;

use std::slice;

use serde::Serialize;

pub(crate) use self::lookup::{Found, find, find_each, meant};
pub(crate) use self::reading::{Meant, ReadAs};
pub(crate) use self::several::behind;
pub(crate) use self::{reading::Named, within::within};
use crate::cli::Per;
use crate::document::Value;
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::later::Later;
use crate::profile::places::{Area, AreaKind, Figures, State};

/// A place with the newest figures of the occupation there.
#[derive(Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Place<'p> {
    /// Its name.
    pub(crate) name: &'p str,
    /// What kind of place it is.
    kind: PlaceKind,
    /// Its code.
    pub(crate) code: &'p str,
    /// A state's postal code.
    abbr: Option<&'p str>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(with = "Figures"))]
    pub(crate) figures: &'p Later<Figures>,
    /// The postal codes of the states that it lies in; the nation names none.
    #[serde(skip)]
    pub(crate) states: &'p [String],
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum PlaceKind {
    State,
    Metropolitan,
    Nonmetropolitan,
    Nation,
}

/// A place as an answer names the one that was asked for.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PlaceName<'p> {
    /// What kind of place it is.
    kind: PlaceKind,
    /// Its name.
    name: &'p str,
    /// Its code.
    code: &'p str,
    /// A state's postal code; `None` for what is no state.
    abbr: Option<&'p str>,
}

/// The place that was asked for, and how the words for it were read.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AskedPlace<'p> {
    #[serde(flatten)]
    pub(crate) name: PlaceName<'p>,
    /// How the words were read, where they are none of its names.
    pub(crate) read_as: Option<ReadAs>,
}

/// The places that were asked for.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Asked<'p> {
    /// The place that was asked for.
    pub(crate) place: AskedPlace<'p>,
    /// Those that were asked for with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) other_places: Vec<AskedPlace<'p>>,
}

impl Asked<'_> {
    /// How many were asked for.
    pub(crate) fn count(&self) -> usize {
        1 + self.other_places.len()
    }
}

impl<'p> From<&'p State> for Place<'p> {
    fn from(State { name, figures }: &'p State) -> Self {
        Self {
            name: &name.state,
            kind: PlaceKind::State,
            code: &name.fips,
            abbr: Some(&name.abbr),
            figures,
            states: slice::from_ref(&name.abbr),
        }
    }
}

impl<'p> From<&'p Area> for Place<'p> {
    fn from(Area { name, figures }: &'p Area) -> Self {
        Self {
            name: &name.area,
            kind: match name.kind {
                AreaKind::Metropolitan => PlaceKind::Metropolitan,
                AreaKind::Nonmetropolitan => PlaceKind::Nonmetropolitan,
            },
            code: &name.code,
            abbr: None,
            figures,
            states: &name.states,
        }
    }
}

impl<'p> Place<'p> {
    /// The whole nation.
    pub(crate) fn nation(profile: &'p Profile) -> Result<Self, Failure> {
        Ok(Self {
            name: "United States",
            kind: PlaceKind::Nation,
            code: "US",
            abbr: None,
            figures: profile.nation()?,
            states: &[],
        })
    }

    /// The whole nation in the survey that these places are of.
    pub(crate) fn nation_beside(profile: &'p Profile, places: &[Self]) -> Result<Self, Failure> {
        let nation = Self::nation(profile)?;
        let Some(first) = places.first() else { return Ok(nation) };
        let period = first.figures.period;
        if let Some(other) = places.iter().find(|place| place.figures.period != period) {
            let message = format!(
                "{} is of {}, and {} of {period}",
                other.name, other.figures.period, first.name
            );
            return Err(Failure::bad_profile(message)
                .hint("help", "two surveys are never mixed; ask for one place at a time"));
        }
        Ok(Self { figures: profile.nation_in(period)?, ..nation })
    }

    /// The states that it lies in, that of its first city first.
    pub(crate) fn its_states(&self, profile: &'p Profile) -> Result<Vec<&'p State>, Failure> {
        let states = profile.known_states()?;
        let called = |abbr: &String| states.iter().find(|state| state.name.abbr == *abbr);
        Ok(self.states.iter().filter_map(called).collect())
    }

    /// Whether a state, by its postal code, is one of these.
    pub(crate) fn lies_in(&self, state: &str) -> bool {
        self.states.iter().any(|own| own == state)
    }

    /// The same place, as far as it is in one of its states.
    fn within(self, state: &str) -> Self {
        let at = self.states.iter().position(|own| own == state);
        Self { states: at.map_or(self.states, |at| &self.states[at..=at]), ..self }
    }

    /// Why an area that lies in several states is not compared with its state.
    pub(crate) fn crosses_states(&self) -> Option<String> {
        let (last, others) = self.states.split_last()?;
        (!others.is_empty()).then(|| {
            format!(
                "It crosses state lines, so no single state is shown. Try {} or {last}.",
                others.join(", ")
            )
        })
    }

    /// Whether it is a state.
    pub(crate) fn is_state(&self) -> bool {
        self.kind == PlaceKind::State
    }

    /// Whether it is an area.
    pub(crate) fn is_area(&self) -> bool {
        matches!(self.kind, PlaceKind::Metropolitan | PlaceKind::Nonmetropolitan)
    }

    /// Whether it is the whole nation.
    pub(crate) fn is_nation(&self) -> bool {
        self.kind == PlaceKind::Nation
    }

    /// Whether its figures rest on few jobs. The nation's rest on many.
    pub(crate) fn is_rough(&self) -> bool {
        let is_uncertain = self.figures.employment_rse_percent.is_some() || !self.is_nation();
        is_uncertain && self.figures.are_rough()
    }

    /// Its name, marked where its figures are rough.
    pub(crate) fn marked(&self) -> String {
        marked(self.name, self.is_rough())
    }

    /// The same where there is little room: of a long name the first city and the states.
    pub(crate) fn marked_in_short(&self) -> String {
        const LONG: usize = 20;
        const SHORT: usize = 17;
        let name = match (self.name.split_once(", "), self.name.split_once(" nonmetropolitan")) {
            _ if self.name.len() <= LONG => self.name.to_owned(),
            (Some((cities, states)), _) => {
                let first = cities.split_once('-').map_or(cities, |(first, _)| first);
                format!("{first}, {states}")
            }
            (None, Some((region, _))) if region.len() < SHORT => format!("{region} (nonmetro)"),
            (None, Some(_)) => format!("{} (nonmetro)", self.states.join("-")),
            (None, None) => self.name.to_owned(),
        };
        marked(&name, self.is_rough())
    }

    /// What its median buys at the nation's prices.
    pub(crate) fn median_at_national_prices(&self, per: Per) -> Value {
        median_at_national_prices(self.figures, per)
    }

    /// How it is called within a sentence.
    pub(crate) fn in_words(&self) -> String {
        let is_named_with_the = match self.kind {
            PlaceKind::Nation => true,
            PlaceKind::State => self.name.starts_with("District") || self.name.ends_with("Islands"),
            PlaceKind::Nonmetropolitan => self.name.ends_with(" nonmetropolitan area"),
            PlaceKind::Metropolitan => false,
        };
        if is_named_with_the { format!("the {}", self.name) } else { self.name.to_owned() }
    }

    /// How an answer names it.
    pub(crate) fn named(&self) -> PlaceName<'p> {
        PlaceName { kind: self.kind, name: self.name, code: self.code, abbr: self.abbr }
    }

    /// How someone asks for it and for no other: a state's postal code, an area's number.
    pub(crate) fn handle(&self) -> &'p str {
        self.abbr.unwrap_or(self.code)
    }
}

/// A name, marked where its figures rest on few jobs.
pub(crate) fn marked(name: &str, is_rough: bool) -> String {
    if is_rough { format!("{name} (rough)") } else { name.to_owned() }
}

/// What a median buys at the nation's prices.
pub(crate) fn median_at_national_prices(figures: &Figures, per: Per) -> Value {
    match per {
        Per::Year => Value::dollars(figures.annual_median_at_national_prices),
        Per::Hour => Value::hourly(figures.hourly_median_at_national_prices),
    }
}
