//! PLACE: a state or an area by its name, or by what people call it.

use std::{collections::HashSet, iter};

use crate::answer::place::names::{
    all, best_of, is_region, postal_code, state_of_region, with_state,
};
use crate::answer::place::reading::{Meant, Named, read_as};
use crate::answer::place::{Asked, Place, local, several, unknown};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::gazetteer::{self, County, Town};
use crate::typed::finder;
use crate::typed::name::fold;
use crate::typed::suggest::quoted;
use crate::typed::synonyms::find_words;

/// The places that were asked for, and those to compare them with.
pub(crate) struct Found<'p> {
    /// What was asked for, then of one area in one state this state, then the nation.
    pub(crate) places: Vec<Place<'p>>,
    /// What to type for each of those, as it was typed where each has words of its own.
    pub(crate) handles: Vec<String>,
    /// How an answer names those that were asked for.
    pub(crate) asked: Asked<'p>,
    /// How the words were read where they could be read in another way too.
    pub(crate) readings: Vec<String>,
}

impl<'p> Found<'p> {
    fn new(profile: &'p Profile, meant: Vec<Meant<'p>>) -> Result<Self, Failure> {
        let readings = meant.iter().filter_map(|meant| meant.reading.clone()).collect();
        let mut asked: Vec<Meant<'p>> = Vec::new();
        for one in meant {
            let is_new = asked.iter().all(|known| known.place.handle() != one.place.handle());
            if is_new && !one.place.is_nation() {
                asked.push(one);
            }
        }
        let mut places: Vec<Place<'p>> = asked.iter().map(|one| one.place).collect();
        if let [place] = places.as_slice()
            && !place.is_state()
            && let [state] = place.its_states(profile)?.as_slice()
            && state.figures.period == place.figures.period
        {
            places.push(Place::from(*state));
        }
        let nation = Place::nation_beside(profile, &places)?;
        places.push(nation);
        let handles = asked.iter().map(|one| one.place.handle().to_owned()).collect();
        let mut asked = asked.iter().map(Meant::asked);
        let place = asked.next().unwrap_or_else(|| Meant::plainly(nation).asked());
        let asked = Asked { place, other_places: asked.collect() };
        Ok(Self { places, handles, asked, readings })
    }
}

/// The place that `typed` means, its state and the nation; without a place the nation alone.
pub(crate) fn find<'p>(profile: &'p Profile, typed: Option<&str>) -> Result<Found<'p>, Failure> {
    Found::new(
        profile,
        typed.map(|typed| meant(profile, typed)).into_iter().collect::<Result<_, _>>()?,
    )
}

/// The same for up to three places, whether each has its words or all are in one text.
pub(crate) fn find_each<'p>(profile: &'p Profile, typed: &[String]) -> Result<Found<'p>, Failure> {
    let meant = typed.iter().map(|typed| all_meant(profile, typed));
    let meant: Vec<Meant<'p>> =
        meant.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    several::check_count(meant.len())?;
    let found = Found::new(profile, meant)?;
    let is_each = typed.len() == found.handles.len();
    let is_short = typed.iter().all(|typed| typed.len() <= LONGEST_TYPED);
    if is_each && is_short {
        return Ok(Found { handles: typed.iter().map(|typed| quoted(typed)).collect(), ..found });
    }
    Ok(found)
}

/// A longer name is typed again by its code.
const LONGEST_TYPED: usize = 16;

/// What people call the nation.
const NAMES_OF_THE_NATION: [&str; 11] = [
    "us",
    "usa",
    "u s",
    "u s a",
    "united states",
    "united states of america",
    "america",
    "nation",
    "national",
    "nationally",
    "nationwide",
];

/// The place that `typed` means.
pub(crate) fn meant<'p>(profile: &'p Profile, typed: &str) -> Result<Meant<'p>, Failure> {
    let mut meant = all_meant(profile, typed)?;
    if meant.len() > 1 {
        let message = format!("'{typed}' names several places; ask for one");
        return Err(Failure::usage(message).instead(typed, meant[0].place.handle()));
    }
    Ok(meant.swap_remove(0))
}

/// The place that `typed` means, or where it means none the places that are named one behind the other.
fn all_meant<'p>(profile: &'p Profile, typed: &str) -> Result<Vec<Meant<'p>>, Failure> {
    if typed.trim().is_empty() {
        let expected = "a state, a town, a county, a ZIP code, or the code of an area";
        return Err(finder::missing("a place", expected, typed, unknown::example(profile)));
    }
    let folded = fold(typed);
    if NAMES_OF_THE_NATION.contains(&folded.as_str()) {
        return Ok(vec![Meant::plainly(Place::nation(profile)?)]);
    }
    // A profile without places says which section it lacks.
    if profile.known_states()?.is_empty() && profile.known_areas()?.is_empty() {
        profile.states.get()?;
    }
    if several::has_zip_among(&folded)
        && let Some(found) = several::split_around_zip(profile, typed)?
    {
        return Ok(found);
    }
    if let Some(found) = local::numbered(profile, typed, &folded)? {
        return Ok(vec![found]);
    }
    let mut found = named(profile, typed, &folded)?;
    if found.is_none()
        && let Some(state) = state_of_region(typed, &folded)
    {
        return Err(unknown::region(typed, state));
    }
    if found.is_none() && folded.split(' ').any(|word| postal_code(word).is_none()) {
        found = with_words(profile, typed, &folded)?;
    }
    match found {
        Some(Named::One(meant)) => Ok(vec![meant]),
        Some(Named::Several(candidates)) => Err(unknown::which(typed, &candidates)),
        None => match several::split(profile, typed)? {
            Some(meant) => Ok(meant),
            None => Err(unknown::called(profile, typed, &folded)?),
        },
    }
}

/// What words name that stand for one place of several.
pub(super) fn named_alone<'p>(
    profile: &'p Profile,
    typed: &str,
) -> Result<Option<Named<'p>>, Failure> {
    let folded = fold(typed);
    if NAMES_OF_THE_NATION.contains(&folded.as_str()) {
        return Ok(Some(Named::One(Meant::plainly(Place::nation(profile)?))));
    }
    if folded.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ') {
        return Ok(local::numbered(profile, typed, &folded).ok().flatten().map(Named::One));
    }
    if is_region(&folded) { Ok(None) } else { named(profile, typed, &folded) }
}

/// What is called so, if it is nothing that it is only a part of.
pub(super) fn named<'p>(
    profile: &'p Profile,
    typed: &str,
    folded: &str,
) -> Result<Option<Named<'p>>, Failure> {
    for (words, is_area) in bare(folded) {
        if let Some(found) = called(profile, typed, words, is_area)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// A name, and then with fewer and fewer of the words that only say what it is the name of; each with
/// whether such a word said that it is an area.
pub(super) fn bare(folded: &str) -> impl Iterator<Item = (&str, bool)> {
    iter::successors(Some((folded, false)), |(words, is_area)| {
        let before = |kind: &&str| words.strip_prefix(*kind)?.strip_prefix(' ');
        let behind = |kind: &&str| words.strip_suffix(*kind)?.strip_suffix(' ');
        if let Some(rest) = ["the", "state of"].iter().find_map(before) {
            return Some((rest, *is_area));
        }
        let area = ["area", "metro", "metropolitan"].iter().find_map(behind);
        match area.or_else(|| before(&"greater")) {
            Some(rest) => Some((rest, true)),
            None => Some((["usa", "state"].iter().find_map(behind)?, *is_area)),
        }
    })
}

fn called<'p>(
    profile: &'p Profile,
    typed: &str,
    words: &str,
    is_area: bool,
) -> Result<Option<Named<'p>>, Failure> {
    let mut places = Place::called(profile, words)?;
    let state = places.iter().position(Place::is_state);
    if let Some(at) = state.filter(|_| !is_area || places.len() == 1) {
        let state = places.remove(at);
        return Ok(Some(Named::One(state_called(typed, words, state, &places))));
    }
    places.retain(|place| !place.is_state());
    if !places.is_empty() {
        let mut named = areas_called(typed, words, places, &gazetteer::towns(words));
        if let (Named::One(meant), Some(state)) = (&mut named, state_of_region(typed, words))
            && meant.read_as.is_none()
        {
            let also = format!(
                " It leaves out the cities: name one, or see salary --by area --at {state}."
            );
            meant.reading = Some(read_as(typed, &meant.place, Some(also)));
        }
        return Ok(Some(named));
    }
    if state_of_region(typed, words).is_some() {
        return Ok(None);
    }
    for (at, _) in words.match_indices(' ') {
        let (name, state) = (&words[..at], &words[at + 1..]);
        let Some(state) = postal_code(state) else { continue };
        let mut towns = gazetteer::towns(name);
        towns.retain(|town| town.county.state == state);
        // The Newark of the state of New York is not that of its area.
        let is_there = |area: &str| towns.is_empty() || towns.iter().any(|t| t.county.area == area);
        let mut areas = Place::called(profile, name)?;
        areas.retain(|area| area.is_area() && area.lies_in(state) && is_there(area.code));
        if !areas.is_empty() {
            let areas = areas.into_iter().map(|area| area.within(state)).collect();
            return Ok(Some(areas_called(typed, name, areas, &towns)));
        }
        if let Some(found) = local::named(profile, name, Some(state))? {
            return Ok(Some(found));
        }
    }
    // In capitals it is Colorado, not a county.
    if typed.ends_with(" CO") { Ok(None) } else { local::named(profile, words, None) }
}

/// A state, with the areas that have a city of its name.
fn state_called<'p>(
    typed: &str,
    words: &str,
    state: Place<'p>,
    namesakes: &[Place<'p>],
) -> Meant<'p> {
    let name = fold(state.name);
    if !words.eq_ignore_ascii_case(state.handle()) && words != name {
        return Meant::by_nickname(typed, state, towns_too(&gazetteer::towns(words), ""));
    }
    let namesakes: Vec<String> =
        namesakes.iter().map(|area| format!("{} (ask for {})", area.name, area.code)).collect();
    let is_code = fold(typed).eq_ignore_ascii_case(state.handle());
    let read = if is_code { format!("'{typed}'") } else { state.name.to_owned() };
    let as_state = if is_code { state.name } else { "the state" };
    let reading = (is_code || fold(typed) == name) && !namesakes.is_empty();
    let reading = reading.then(|| {
        let also = namesakes.join(", ");
        format!("{read} is read as {as_state}. A city has that name too: {also}.")
    });
    Meant { reading, ..Meant::plainly(state) }
}

/// The most towns that a reading lists.
const MAX_TOWNS: usize = 5;

/// The towns outside of an area, state by state.
fn towns_too(towns: &[Town], area: &str) -> Option<String> {
    let mut counties: Vec<&County> = towns.iter().map(|town| &town.county).collect();
    let mut seen = HashSet::new();
    counties.retain(|county| county.area != area && seen.insert((county.state, county.area)));
    let more = if counties.len() > MAX_TOWNS { " and more" } else { "" };
    counties.truncate(MAX_TOWNS);
    let mut by_state: Vec<(&str, Vec<&str>)> = Vec::new();
    for county in &counties {
        match by_state.iter_mut().find(|(state, _)| *state == county.state) {
            Some((_, codes)) => codes.push(county.area),
            None => by_state.push((county.state, vec![county.area])),
        }
    }
    let line =
        |(state, codes): &(&str, Vec<&str>)| format!("{state} (ask for {})", codes.join(" or "));
    let states = by_state.iter().map(line).collect::<Vec<_>>().join(", ");
    match counties.len() {
        0 => None,
        1 => Some(format!(" There is a town of that name in {states}.")),
        _ => Some(format!(" There are towns of that name in {states}{more}.")),
    }
}

/// Areas by the name of a city, or by what people call them, and all towns of that name.
fn areas_called<'p>(typed: &str, words: &str, areas: Vec<Place<'p>>, towns: &[Town]) -> Named<'p> {
    let [area] = areas.as_slice() else { return Named::several(areas) };
    let names = area.names();
    let also = towns_too(towns, area.code);
    if !names.iter().any(|name| name == words) {
        return Named::One(Meant::by_nickname(typed, *area, also));
    }
    let is_plain = names.iter().take(2).any(|name| name == words) && also.is_none();
    let reading = (!is_plain).then(|| read_as(typed, area, also));
    Named::One(Meant { reading, ..Meant::plainly(*area) })
}

/// A shorter word has to be whole: "ca" does not mean "Carolina", nor "fla" "Flagstaff".
const SHORTEST_BEGINNING: usize = 4;

/// What has all the words in its name, where nothing is called so.
fn with_words<'p>(
    profile: &'p Profile,
    typed: &str,
    folded: &str,
) -> Result<Option<Named<'p>>, Failure> {
    let mut places = all(profile)?;
    // The one name of a state that is a part of another's.
    let is_typed = |name: &str| find_words(name, folded).is_some();
    if is_typed("virginia") && !is_typed("west virginia") {
        places.retain(|place| !place.lies_in("WV"));
    }
    let mut found = best_of(typed, SHORTEST_BEGINNING, &places);
    if let (true, (name, Some(state))) = (found.is_empty(), with_state(folded)) {
        places.retain(|place| place.is_area() && place.lies_in(state));
        found = best_of(name, usize::MAX, &places);
    }
    let [one] = found.as_slice() else {
        return Ok((!found.is_empty()).then(|| Named::several(found)));
    };
    let is_whole = one.names().iter().any(|name| name == folded);
    let also = " Not what you meant? Give more of the name.".to_owned();
    let reading = (!is_whole).then(|| read_as(typed, one, Some(also)));
    Ok(Some(Named::One(Meant { reading, ..Meant::plainly(*one) })))
}
