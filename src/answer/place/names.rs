//! The names that places go by.

use std::borrow::Cow;

use crate::answer::place::{Place, PlaceKind};
use crate::failure::Failure;
use crate::profile::{Profile, gazetteer};
use crate::typed::name::{best, fold};

/// The state of a folded name or postal code, as people write it.
pub(super) fn postal_code(name: &str) -> Option<&'static str> {
    gazetteer::handles(name).find(|handle| handle.len() == 2)
}

/// Words that name a part of a state.
const REGIONS: [&str; 17] = [
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "central",
    "upstate",
    "panhandle",
    "valley",
    "coast",
];

/// Whether words name a part of what is not said.
pub(super) fn is_region(folded: &str) -> bool {
    folded.split(' ').all(|word| REGIONS.contains(&word))
}

/// The state of which a text names a part: "west texas". "West, Texas" is a town.
pub(super) fn state_of_region(typed: &str, folded: &str) -> Option<&'static str> {
    let state = |name: &str| postal_code(name).filter(|_| name.len() > 2);
    let mut blanks = folded.match_indices(' ').filter(|_| !typed.contains(','));
    blanks.find_map(|(at, _)| {
        let (first, last) = (&folded[..at], &folded[at + 1..]);
        let before = is_region(first).then(|| state(last)).flatten();
        before.or_else(|| is_region(last).then(|| state(first)).flatten())
    })
}

/// A folded name without the state that is typed behind it, and this state.
pub(super) fn with_state(folded: &str) -> (&str, Option<&'static str>) {
    let mut blanks = folded.match_indices(' ');
    let split = blanks.find_map(|(at, _)| Some((&folded[..at], postal_code(&folded[at + 1..])?)));
    split.map_or((folded, None), |(name, state)| (name, Some(state)))
}

impl<'p> Place<'p> {
    /// The places that people call so, folded.
    pub(super) fn called(profile: &'p Profile, name: &str) -> Result<Vec<Self>, Failure> {
        let (states, areas) = (profile.known_states()?, profile.known_areas()?);
        let place = |handle: &str| {
            let state = states.iter().find(|state| state.name.abbr == handle).map(Self::from);
            let area = || {
                let code = handle.trim_end_matches(char::is_alphabetic);
                let area = areas.iter().find(|area| area.name.code == code).map(Self::from)?;
                Some(area.within(&handle[code.len()..]))
            };
            state.or_else(area)
        };
        let found: Vec<Self> = gazetteer::handles(name).filter_map(place).collect();
        if !found.is_empty() || !profile.is_somebodys() {
            return Ok(found);
        }
        // Somebody's profile may have other places.
        Ok(all(profile)?
            .into_iter()
            .filter(|place| place.names().iter().any(|n| n == name))
            .collect())
    }

    /// The names that it goes by, folded, the fullest first: its whole name, then if it is a metropolitan
    /// area its cities.
    pub(super) fn names(&self) -> Vec<String> {
        let cities = match self.kind {
            PlaceKind::Metropolitan => self.name.split(", ").next().unwrap_or_default(),
            PlaceKind::Nonmetropolitan => self.name.trim_end_matches(" nonmetropolitan area"),
            _ => "",
        };
        // Some have "--" between them.
        let cities = cities.split(['-', '/']).filter(|city| !city.is_empty());
        [self.name].into_iter().chain(cities).map(fold).collect()
    }

    /// All words of its names. The names of nonmetropolitan areas lack the postal codes of their
    /// states.
    fn words(&self) -> Cow<'_, str> {
        match self.kind {
            PlaceKind::Nonmetropolitan => format!("{} {}", self.name, self.states.join(" ")).into(),
            _ => self.name.into(),
        }
    }
}

/// Every place that can be asked for by its name.
pub(super) fn all(profile: &Profile) -> Result<Vec<Place<'_>>, Failure> {
    let states = profile.known_states()?.iter().map(Place::from);
    Ok(states.chain(profile.known_areas()?.iter().map(Place::from)).collect())
}

/// The places that match `typed` best.
pub(super) fn best_of<'p>(typed: &str, shortest: usize, places: &[Place<'p>]) -> Vec<Place<'p>> {
    let named = places.iter().map(|place| (*place, place.words()));
    best(typed, shortest, named, Place::names)
}
