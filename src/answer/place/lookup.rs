//! PLACE: a state or an area, by code, or by enough of its name to be the only one.

use std::borrow::Cow;

use crate::answer::place::{Place, PlaceKind};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::places::State;
use crate::typed::name::{best, fold};
use crate::typed::{finder, suggest, synonyms};

/// The place that was asked for, and the places to compare it with.
pub(crate) struct Found<'p> {
    /// The place, then its state where it is an area in one state, then the nation.
    pub(crate) places: Vec<Place<'p>>,
    /// How the words were read where they could be read in another way too.
    pub(crate) reading: Option<String>,
}

impl<'p> Found<'p> {
    /// The place itself.
    pub(crate) fn asked_for(&self) -> &Place<'p> {
        // `find` puts one place there at least.
        &self.places[0]
    }
}

/// The place that `typed` means, its state and the nation; without a place the nation alone.
pub(crate) fn find<'p>(profile: &'p Profile, typed: Option<&str>) -> Result<Found<'p>, Failure> {
    let nation = Place::nation(profile)?;
    let Some(typed) = typed else {
        return Ok(Found { places: vec![nation], reading: None });
    };
    let (place, reading) = meant(profile, typed)?;
    let mut places = vec![place];
    if let ([state], false) = (place.its_states(profile)?.as_slice(), place.is_state()) {
        places.push(Place::from(*state));
    }
    if !place.is_nation() {
        places.push(nation);
    }
    Ok(Found { places, reading })
}

/// The place that `typed` means, and how it was read where there is another of that name.
pub(crate) fn meant<'p>(
    profile: &'p Profile,
    typed: &str,
) -> Result<(Place<'p>, Option<String>), Failure> {
    if typed.trim().is_empty() {
        let expected = "a state's name or postal code, an area's name or code";
        return Err(finder::missing("a place", expected, typed, example(profile)));
    }
    let folded = fold(typed);
    if NAMES_OF_THE_NATION.contains(&folded.as_str()) {
        return Ok((Place::nation(profile)?, None));
    }
    // A profile without places says which section it lacks.
    if profile.known_states()?.is_empty() && profile.known_areas()?.is_empty() {
        profile.states.get()?;
    }
    if !folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_digit()) {
        return by_number(profile, typed, &folded).map(|place| (place, None));
    }
    if let Some(state) = state_called(profile, &folded)? {
        let reading = (fold(&state.name.state) == folded).then(|| other_reading(profile, state));
        return Ok((Place::from(state), reading.transpose()?.flatten()));
    }
    let states = profile.known_states()?;
    let code = |word: &str| {
        let mut codes = states.iter().map(|state| state.name.abbr.as_str());
        codes.find(|code| code.eq_ignore_ascii_case(word))
    };
    if let Some([first, _, ..]) = folded.split(' ').map(code).collect::<Option<Vec<_>>>().as_deref()
    {
        return Err(Failure::usage(format!("'{typed}' names several states; ask for one"))
            .instead(typed, *first));
    }
    let (area, is_plain) = by_name(profile, typed)?;
    let reading = (!is_plain).then(|| {
        format!("'{typed}' is read as {}. If that is not meant, say more of the name.", area.name)
    });
    let readings: Vec<String> = reading.into_iter().chain(in_several_states(&area)).collect();
    Ok((area, (!readings.is_empty()).then(|| readings.join(" "))))
}

/// A place that can be asked for.
fn example(profile: &Profile) -> &str {
    profile
        .known_states()
        .ok()
        .and_then(|states| states.last())
        .map_or("US", |state| &state.name.abbr)
}

/// What people call the nation.
const NAMES_OF_THE_NATION: [&str; 5] =
    ["us", "usa", "united states", "united states of america", "nation"];

/// The state with this name or postal code, folded; "washington state" and "state of washington" too.
fn state_called<'p>(profile: &'p Profile, folded: &str) -> Result<Option<&'p State>, Failure> {
    let bare = folded.strip_suffix(" state").or_else(|| folded.strip_prefix("state of "));
    let bare = bare.unwrap_or(folded);
    // "n carolina", "w virginia".
    let whole = bare.split_once(' ').and_then(|(first, rest)| {
        let first = match first {
            "n" | "no" => "north",
            "s" | "so" => "south",
            "w" => "west",
            _ => return None,
        };
        Some(format!("{first} {rest}"))
    });
    let bare = whole.as_deref().unwrap_or(bare);
    let is_it = |state: &&State| {
        state.name.abbr.eq_ignore_ascii_case(bare) || fold(&state.name.state) == bare
    };
    Ok(profile.known_states()?.iter().find(is_it))
}

/// Why an area that lies in several states is not compared with its state.
fn in_several_states(place: &Place<'_>) -> Option<String> {
    let (last, others) = place.states.split_last()?;
    (!others.is_empty()).then(|| {
        format!(
            "{} lies in several states, so that none stands beside it. Ask for {} or {last}.",
            place.name,
            others.join(", ")
        )
    })
}

fn by_number<'p>(profile: &'p Profile, typed: &str, digits: &str) -> Result<Place<'p>, Failure> {
    if let 2 = digits.len() {
        let states = profile.known_states()?;
        if let Some(state) = states.iter().find(|state| state.name.fips == digits) {
            return Ok(state.into());
        }
    } else {
        let areas = profile.known_areas()?;
        if let Some(area) = areas.iter().find(|area| area.name.code == digits) {
            return Ok(area.into());
        }
    }
    Err(Failure::nothing_matched(format!("no place has the code '{typed}'"))
        .hint(
            "help",
            "a state's code has two digits (FIPS), an area's five or seven (BLS); ZIP codes are \
             not known here",
        )
        .instead(typed, "US"))
}

/// The areas whose city has the name of a state that was meant, and how to ask for them.
fn other_reading(profile: &Profile, state: &State) -> Result<Option<String>, Failure> {
    let name = fold(&state.name.state);
    let areas = profile.known_areas()?.iter().map(Place::from);
    let namesakes: Vec<String> = areas
        .filter(|area| area.name.contains(&*state.name.state) && area.names().contains(&name))
        .map(|area| format!("{} (ask for {})", area.name, area.code))
        .collect();
    Ok((!namesakes.is_empty()).then(|| {
        format!(
            "{} is read as the state. A city has that name too: {}.",
            state.name.state,
            namesakes.join(", ")
        )
    }))
}

/// Every place that can be asked for by its name.
fn all(profile: &Profile) -> Result<Vec<Place<'_>>, Failure> {
    let states = profile.known_states()?.iter().map(Place::from);
    Ok(states.chain(profile.known_areas()?.iter().map(Place::from)).collect())
}

impl Place<'_> {
    /// The names that it goes by, folded, the fullest first: its whole name, and if it is a metropolitan
    /// area its cities.
    fn names(&self) -> Vec<String> {
        let cities = match self.kind {
            PlaceKind::Metropolitan => self.name.split(", ").next().unwrap_or_default(),
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

    fn lies_in(&self, state: &State) -> bool {
        self.states.contains(&state.name.abbr)
    }
}

/// The places that match `typed` best.
fn best_of<'p>(typed: &str, shortest: usize, places: &[Place<'p>]) -> Vec<Place<'p>> {
    let named = places.iter().map(|place| (*place, place.words()));
    best(typed, shortest, named, Place::names)
}

/// The city and the state, where `typed` ends with the name of a state or with its postal code.
fn city_and_state<'p>(
    profile: &'p Profile,
    typed: &str,
) -> Result<Option<(String, &'p State)>, Failure> {
    let folded = fold(typed);
    for (at, _) in folded.match_indices(' ') {
        if let Some(state) = state_called(profile, &folded[at + 1..])? {
            return Ok(Some((folded[..at].to_owned(), state)));
        }
    }
    Ok(None)
}

/// A shorter word has to be whole: "ca" does not mean "Carolina", nor "fla" "Flagstaff".
const SHORTEST_BEGINNING: usize = 4;

/// The place with this name, and whether it is certain to be the one that was meant: exactly its name,
/// or that of its first city, was typed.
fn by_name<'p>(profile: &'p Profile, typed: &str) -> Result<(Place<'p>, bool), Failure> {
    let places = all(profile)?;
    let with_state = city_and_state(profile, typed)?;
    let of_state = |state: &State| -> Vec<Place<'p>> {
        let areas = places.iter().filter(|place| !place.is_state() && place.lies_in(state));
        areas.copied().collect()
    };
    // "new york, new york": one of an area's cities, and one of its states.
    let mut found: Vec<Place<'p>> = match &with_state {
        Some((city, state)) => {
            of_state(state).into_iter().filter(|area| area.names().contains(city)).collect()
        }
        None => Vec::new(),
    };
    if found.is_empty() {
        found = best_of(typed, SHORTEST_BEGINNING, &places);
    }
    if let (true, Some((city, state))) = (found.is_empty(), &with_state) {
        found = best_of(city, usize::MAX, &of_state(state));
    }
    match found.as_slice() {
        [] => Err(unknown(profile, typed, &places, with_state)),
        [one] => {
            let typed = fold(typed);
            let city = with_state.map(|(city, _)| city);
            let is_asked_for = |name: &String| *name == typed || city.as_ref() == Some(name);
            Ok((*one, one.names().iter().take(2).any(is_asked_for)))
        }
        several => Err(self::several(typed, several)),
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
    finder::several("places", typed, found.len(), lines.join("\n"), found[0].handle())
        .hint("help", "say more of the name, or ask by the code that stands before it")
}

/// How alike a name must be to be suggested. Names of places are many, and much alike.
const MIN_LIKENESS: f64 = 0.9;

fn unknown(
    profile: &Profile,
    typed: &str,
    places: &[Place<'_>],
    with_state: Option<(String, &State)>,
) -> Failure {
    let none = Failure::nothing_matched(format!("no place is called '{typed}'"));
    // What people mean by it, where the dataset knows: "nyc", "rural montana".
    let meant = synonyms::readings(profile, typed)
        .into_iter()
        .map(|reading| best_of(&reading, SHORTEST_BEGINNING, places))
        .find(|found| !found.is_empty());
    if let Some(found) = meant {
        let names: Vec<&str> = found.iter().take(LISTED).map(|place| place.name).collect();
        return none.hint("nearest", names.join("\n")).instead(typed, found[0].handle());
    }
    let Some((city, state)) = with_state else {
        let near = nearest(&fold(typed), places.iter());
        let failure = near.iter().fold(none, |failure, near| failure.hint("nearest", near.name));
        return failure
            .hint(
                "help",
                "areas bear the names of their largest cities; for a smaller place ask for its state",
            )
            .instead(typed, near.map_or("US", |near| near.handle()));
    };
    let areas = places.iter().filter(|place| !place.is_state() && place.lies_in(state));
    let name = &state.name;
    let failure =
        Failure::nothing_matched(format!("no area of {} is called '{typed}'", name.state));
    match nearest(&city, areas) {
        Some(area) => failure.hint("nearest", area.name).instead(typed, area.code),
        None => failure
            .hint("help", "areas bear the names of their largest cities; ask for the state")
            .instead(typed, name.abbr.as_str()),
    }
}

/// The place whose name is spelled most like `folded`, if any is near.
fn nearest<'a, 'p: 'a>(
    folded: &str,
    places: impl Iterator<Item = &'a Place<'p>>,
) -> Option<&'a Place<'p>> {
    let names = places.flat_map(|place| place.names().into_iter().map(move |name| (name, place)));
    suggest::nearest_item(MIN_LIKENESS, folded, names)
}
