//! Words that name no place, or several.

use crate::answer::place::Place;
use crate::answer::place::names::{all, best_of, postal_code, with_state};
use crate::answer::place::reading::Candidate;
use crate::failure::Failure;
use crate::profile::{Profile, gazetteer};
use crate::typed::{finder, suggest, synonyms};

/// A place that can be asked for.
pub(super) fn example(profile: &Profile) -> &str {
    let states = profile.known_states().unwrap_or_default();
    states.first().map_or("US", |state| &state.name.abbr)
}

/// How many candidates an error lists.
const LISTED: usize = 12;

/// Several places are called so.
pub(super) fn which(typed: &str, found: &[Candidate<'_>]) -> Failure {
    let widest = found.iter().map(|one| one.handle.len()).max().unwrap_or(0);
    let line = |one: &Candidate<'_>| format!("{:widest$}  {}", one.handle, one.name);
    let mut lines: Vec<String> = found.iter().take(LISTED).map(line).collect();
    if found.len() > LISTED {
        lines.push(format!("and {} more", found.len() - LISTED));
    }
    finder::several("places", typed, found.len(), lines.join("\n"), found[0].handle)
        .hint("help", "give more of the name, or the code before it")
}

/// No place has the number, which may be a ZIP code.
pub(super) fn numbered(profile: &Profile, typed: &str) -> Failure {
    let zip = typed.trim().parse().ok().filter(|_| typed.trim().len() == 5);
    let state = zip.and_then(gazetteer::state_of_zip);
    let is_known = |state: &&str| {
        profile.known_states().is_ok_and(|known| known.iter().any(|row| row.name.abbr == *state))
    };
    Failure::nothing_matched(format!("no place has the code '{typed}'"))
        .hint(
            "help",
            "a state's code has two digits (FIPS), an area's five or seven (BLS). ZIP codes of \
             post-office boxes and of Connecticut are not known: name the town or the state",
        )
        .instead(typed, state.filter(is_known).unwrap_or("US"))
}

/// The profile has figures of other places only.
pub(super) fn in_profile(profile: &Profile, name: &str) -> Failure {
    let states = profile.known_states().unwrap_or_default().iter();
    let states: Vec<&str> = states.map(|state| state.name.abbr.as_str()).collect();
    Failure::nothing_matched(format!("this profile has no figures of {name}"))
        .hint("help", format!("it has {}", states.join(", ")))
        .instead(name, example(profile))
}

/// How alike a name must be to be suggested. Names of places are many, and much alike.
const MIN_LIKENESS: f64 = 0.9;

/// A part of a state, which has no figures.
pub(super) fn region(typed: &str, state: &str) -> Failure {
    Failure::nothing_matched(format!("'{typed}' has no figures of its own"))
        .hint(
            "help",
            format!("name a city or a county there; salary --by area --at {state} lists the areas"),
        )
        .instead(typed, state)
}

/// Nothing is called so.
pub(super) fn called(profile: &Profile, typed: &str, folded: &str) -> Result<Failure, Failure> {
    if postal_code(folded).is_some() {
        return Ok(in_profile(profile, typed));
    }
    let places = all(profile)?;
    let none = Failure::nothing_matched(format!("no place is called '{typed}'"));
    // What people mean by it, where the dataset knows: "rural montana".
    let meant = synonyms::readings(profile, typed)
        .into_iter()
        .map(|reading| best_of(&reading, 1, &places))
        .find(|found| !found.is_empty());
    if let Some(found) = meant {
        let names: Vec<&str> = found.iter().take(LISTED).map(|place| place.name).collect();
        return Ok(none.hint("nearest", names.join("\n")).instead(typed, found[0].handle()));
    }
    let (name, state) = with_state(folded);
    let here = places
        .iter()
        .filter(|place| state.is_none_or(|state| place.is_area() && place.lies_in(state)));
    let names = here.flat_map(|place| place.names().into_iter().map(move |name| (name, place)));
    let near: Option<&Place<'_>> = suggest::nearest_item(MIN_LIKENESS, name, names);
    let state = state.filter(|state| places.iter().any(|place| place.handle() == *state));
    if let Some(near) = near {
        return Ok(none.hint("nearest", near.name).instead(typed, near.handle()));
    }
    let none = none.hint(
        "help",
        "towns of 1,000 people and more are known; or ask for the county or the state",
    );
    Ok(match state {
        Some(state) => none.instead(typed, state),
        None => none.try_this("ma-career salary --by state"),
    })
}
