//! PLACE: a state or an area, by code, or by enough of its name to be the only one.

use crate::{
    failure::Failure,
    find::{best, fold},
    profile::{Profile, areas::Area, states::State},
    suggest,
};

use super::Place;

/// The place that was asked for, and what to compare it with.
pub(in crate::section) struct Found<'p> {
    /// The place, then its state where it is an area in one state, then the nation.
    pub(in crate::section) places: Vec<Place<'p>>,
    /// How the words were read where they could be read in another way too.
    pub(in crate::section) reading: Option<String>,
}

impl<'p> Found<'p> {
    /// The place itself.
    pub(in crate::section) fn asked_for(&self) -> &Place<'p> {
        // `find` puts one place there at least.
        &self.places[0]
    }
}

/// The place that `typed` means, its state and the nation; without a place the nation alone.
pub(in crate::section) fn find<'p>(
    profile: &'p Profile,
    typed: Option<&str>,
) -> Result<Found<'p>, Failure> {
    let nation = Place::nation(profile)?;
    let Some(typed) = typed else {
        return Ok(Found { places: vec![nation], reading: None });
    };
    let (place, reading) = meant(profile, typed)?;
    let mut places = vec![place];
    if let ([abbr], false) = (place.states, place.is_state()) {
        let states = &profile.states.get()?.by_state;
        if let Some(state) = states.iter().find(|state| state.abbr == *abbr) {
            places.push(Place::state(profile, state)?);
        }
    }
    if !place.is_nation() {
        places.push(nation);
    }
    Ok(Found { places, reading })
}

/// The place that `typed` means, and how it was read where there is another of that name.
pub(in crate::section) fn meant<'p>(
    profile: &'p Profile,
    typed: &str,
) -> Result<(Place<'p>, Option<String>), Failure> {
    let folded = fold(typed);
    if folded.is_empty() {
        return Err(Failure::usage("a place is missing")
            .hint("expected", "a state's name or postal code, an area's name or code")
            .instead(typed, "WA"));
    }
    if folded.bytes().all(|byte| byte.is_ascii_digit()) {
        return by_number(profile, typed, &folded).map(|place| (place, None));
    }
    if ["us", "usa", "united states"].contains(&folded.as_str()) {
        return Ok((Place::nation(profile)?, None));
    }
    let states = &profile.states.get()?.by_state;
    let bare = folded.strip_suffix(" state").unwrap_or(&folded);
    let is_meant =
        |state: &&State| state.abbr.to_lowercase() == folded || fold(&state.state) == bare;
    if let Some(state) = states.iter().find(is_meant) {
        let reading = (fold(&state.state) == folded).then(|| other_reading(profile, state));
        return Ok((Place::state(profile, state)?, reading.transpose()?.flatten()));
    }
    by_name(profile, typed).map(|place| (place, None))
}

fn by_number<'p>(profile: &'p Profile, typed: &str, digits: &str) -> Result<Place<'p>, Failure> {
    if let 2 = digits.len() {
        let states = &profile.states.get()?.by_state;
        if let Some(state) = states.iter().find(|state| state.fips == digits) {
            return Place::state(profile, state);
        }
    } else {
        let areas = &profile.areas.get()?.by_area;
        if let Some(area) = areas.iter().find(|area| area.code == digits) {
            return Place::area(profile, area);
        }
    }
    Err(Failure::nothing_matched(format!("no place has the code '{typed}'"))
        .hint("help", "a state's code has two digits (FIPS), an area's has five or seven (BLS)")
        .instead(typed, "WA"))
}

/// The areas whose city bears the name of a state that was meant, and how to ask for them.
fn other_reading(profile: &Profile, state: &State) -> Result<Option<String>, Failure> {
    let name = fold(&state.state);
    let namesakes: Vec<String> = profile
        .areas
        .get()?
        .by_area
        .iter()
        .filter(|area| fold(&area.area).contains(&name) && names(area).contains(&name))
        .map(|area| format!("{} (ask for {})", area.area, area.code))
        .collect();
    Ok((!namesakes.is_empty()).then(|| {
        format!(
            "{} is read as the state. A city has that name too: {}.",
            state.state,
            namesakes.join(", ")
        )
    }))
}

/// The names that an area goes by: its whole name, and its cities.
fn names(area: &Area) -> Vec<String> {
    let cities = area.area.split(", ").next().unwrap_or_default();
    [area.area.as_str()].into_iter().chain(cities.split(['-', '/'])).map(fold).collect()
}

#[derive(Clone, Copy)]
enum Named<'p> {
    State(&'p State),
    Area(&'p Area),
}

fn by_name<'p>(profile: &'p Profile, typed: &str) -> Result<Place<'p>, Failure> {
    let states = &profile.states.get()?.by_state;
    let areas = &profile.areas.get()?.by_area;
    let places = states
        .iter()
        .map(|state| (Named::State(state), state.state.as_str().into()))
        .chain(areas.iter().map(|area| (Named::Area(area), area.area.as_str().into())));
    let mut found = best(typed, places, |named| match named {
        Named::State(state) => vec![fold(&state.state)],
        Named::Area(area) => names(area),
    });
    if found.is_empty() {
        // "portland oregon": the name together with that of a state.
        let with_states = |area: &'p Area| {
            let its = states.iter().filter(|state| area.states.contains(&state.abbr));
            let names =
                [area.area.as_str()].into_iter().chain(its.map(|state| state.state.as_str()));
            (Named::Area(area), names.collect::<Vec<_>>().join(" ").into())
        };
        found = best(typed, areas.iter().map(with_states), |_| Vec::new());
    }
    if found.is_empty() {
        return Err(unknown(profile, typed)?);
    }
    let place = |named: &Named<'p>| match named {
        Named::State(state) => Place::state(profile, state),
        Named::Area(area) => Place::area(profile, area),
    };
    match found.as_slice() {
        [one] => place(one),
        several => {
            let places: Vec<Place<'_>> = several.iter().map(place).collect::<Result<_, _>>()?;
            Err(self::several(typed, &places))
        }
    }
}

/// How many candidates an error lists.
const LISTED: usize = 12;

fn several(typed: &str, found: &[Place<'_>]) -> Failure {
    let widest = found.iter().map(|place| place.handle().len()).max().unwrap_or(0);
    let line = |place: &Place<'_>| {
        let about = if place.is_state() { " (the state)" } else { "" };
        format!("{:widest$}  {}{about}", place.handle(), place.name)
    };
    let mut lines: Vec<String> = found.iter().take(LISTED).map(line).collect();
    if found.len() > LISTED {
        lines.push(format!("and {} more", found.len() - LISTED));
    }
    Failure::nothing_matched(format!("'{typed}' can mean {} places", found.len()))
        .hint("places", lines.join("\n"))
        .hint("help", "say more of the name, or ask by the code that stands before it")
        .instead(typed, found[0].handle())
}

fn unknown(profile: &Profile, typed: &str) -> Result<Failure, Failure> {
    let states = profile.states.get()?.by_state.iter();
    let areas = profile.areas.get()?.by_area.iter();
    let states = states
        .map(|state| (state.abbr.as_str(), state.state.as_str(), vec![state.state.to_lowercase()]));
    let areas = areas.map(|area| (area.code.as_str(), area.area.as_str(), names(area)));
    let known: Vec<_> = states.chain(areas).collect();
    let spellings = known.iter().flat_map(|(.., names)| names.iter().map(String::as_str));
    let near = suggest::nearest(&fold(typed), spellings);
    let near =
        near.and_then(|near| known.iter().find(|(.., names)| names.iter().any(|n| n == near)));
    let failure = Failure::nothing_matched(format!("no place is called '{typed}'"));
    let failure = match near {
        Some((_, name, _)) => failure.hint("nearest", *name),
        None => failure,
    };
    Ok(failure
        .hint(
            "help",
            "areas bear the names of their largest cities; for a smaller place ask for its state",
        )
        .instead(typed, near.map_or("WA", |(handle, ..)| *handle)))
}
