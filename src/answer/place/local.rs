//! Towns, counties and ZIP codes, which lead to an area.

use std::collections::HashSet;

use crate::answer::place::reading::{Candidate, Meant, Named, ReadAs, ReadKind};
use crate::answer::place::{Place, unknown};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::gazetteer::{self, County};
use crate::profile::sources::SourceId;
use crate::typed::name::fold;

/// An area as a place.
struct InArea<'p> {
    /// The area, or its state where the profile has no figures of the area.
    place: Place<'p>,
    name: &'p str,
}

impl<'p> InArea<'p> {
    /// The area with this code, if it is one, as far as it is in a state.
    fn new(profile: &'p Profile, code: &str, state: Option<&str>) -> Result<Option<Self>, Failure> {
        let row = profile.known_areas()?.iter().find(|area| area.name.code == code);
        if let Some(area) = row.map(Place::from) {
            let place = state.map_or(area, |state| area.within(state));
            return Ok(Some(Self { place, name: area.name }));
        }
        let Some(name) = profile.name_of_area(code)? else { return Ok(None) };
        let states = gazetteer::states_of_area(code);
        let states = state.map_or(states, |state| vec![state]);
        let known = profile.known_states()?.iter();
        let known = known.filter(|row| states.contains(&&*row.name.abbr)).map(Place::from);
        match known.collect::<Vec<_>>().as_slice() {
            [state] => Ok(Some(Self { place: *state, name })),
            _ => Err(unknown::in_profile(profile, name)),
        }
    }

    /// How a sentence names it.
    fn in_words(&self) -> String {
        let article = if self.name.contains(" nonmetropolitan area") { "the " } else { "" };
        format!("{article}{}", self.name)
    }

    /// What is shown in its place.
    fn instead(&self) -> Option<String> {
        self.place.is_state().then(|| {
            format!(
                " There is no figure for that area: those of {} are shown.",
                self.place.in_words()
            )
        })
    }

    fn meant(self, read: ReadAs, reading: &str) -> Meant<'p> {
        let reading = format!("{reading}{}", self.instead().unwrap_or_default());
        Meant { place: self.place, reading: Some(reading), read_as: Some(read) }
    }
}

impl ReadAs {
    fn new(kind: ReadKind, name: &str, county: Option<&str>, area: &str) -> Self {
        let of_kind =
            if kind == ReadKind::Zip { "census-zcta-2020" } else { "census-gazetteer-2025" };
        let sources = ["oews-areas-2025-05", "omb-23-01", of_kind];
        Self {
            kind,
            name: name.to_owned(),
            county: county.map(str::to_owned),
            area: Some(area.to_owned()),
            sources: sources.map(|id| SourceId(id.to_owned())).to_vec(),
        }
    }
}

/// The place that has a number: a state's of FIPS, an area's of BLS, or a ZIP code.
pub(super) fn numbered<'p>(
    profile: &'p Profile,
    typed: &str,
    folded: &str,
) -> Result<Option<Meant<'p>>, Failure> {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let zip = folded.split(' ').rfind(|word| word.len() == 5 && is_number(word));
    let areas = zip.and_then(|zip| Some(gazetteer::areas_of_zip(zip.parse().ok()?)));
    let areas = areas.unwrap_or_default();
    if is_number(folded) {
        let states = profile.known_states()?;
        if let Some(state) = states.iter().find(|state| state.name.fips == folded) {
            return Ok(Some(Meant::plainly(state.into())));
        }
        if let Some(area) = InArea::new(profile, folded, None)? {
            let of_zip = areas.first().filter(|code| **code != folded).map(|code| {
                let name = profile.name_of_area(code)?.unwrap_or(code);
                Ok(format!(" As a ZIP code it is in {name}: ask for {code}."))
            });
            let also: String = area.instead().into_iter().chain(of_zip.transpose()?).collect();
            let reading = format!("{folded} is BLS's code of {}.{also}", area.name);
            let reading = Some(reading).filter(|_| !also.is_empty());
            return Ok(Some(Meant { reading, ..Meant::plainly(area.place) }));
        }
    } else if zip.is_none() {
        return Ok(None);
    }
    let state = zip.and_then(|zip| gazetteer::state_of_zip(zip.parse().ok()?));
    let (Some(zip), [first, others @ ..]) = (zip, areas.as_slice()) else {
        return match (zip, state) {
            (Some(zip), Some(state)) => on_islands(profile, zip, state)?.map(Some),
            _ => None,
        }
        .ok_or_else(|| unknown::numbered(profile, typed));
    };
    let Some(area) = InArea::new(profile, first, state)? else { return Ok(None) };
    let mut reading = format!("{zip} is in {}.", area.in_words());
    if !others.is_empty() {
        let name = |code: &&str| {
            Ok(format!("{} (ask for {code})", profile.name_of_area(code)?.unwrap_or(code)))
        };
        let names = others.iter().map(name).collect::<Result<Vec<_>, Failure>>()?.join(" and ");
        reading = format!("{zip} is mostly in {}, and partly in {names}.", area.in_words());
    }
    let read = ReadAs::new(ReadKind::Zip, zip, None, area.name);
    Ok(Some(area.meant(read, &reading)))
}

/// The place of a ZIP code in a state without areas: Guam, the Virgin Islands.
fn on_islands<'p>(
    profile: &'p Profile,
    zip: &str,
    state: &str,
) -> Result<Option<Meant<'p>>, Failure> {
    let state = profile.known_states()?.iter().find(|row| row.name.abbr == state).map(Place::from);
    let state = state.filter(|state| !gazetteer::has_areas(state.handle()));
    Ok(state.map(|place| {
        let read = ReadAs {
            kind: ReadKind::Zip,
            name: zip.to_owned(),
            county: None,
            area: None,
            sources: Vec::new(),
        };
        let reading = Some(format!("{zip} is in {}.", place.in_words()));
        Meant { place, reading, read_as: Some(read) }
    }))
}

/// The county or the town of this folded name, or all of them, the largest first.
pub(super) fn named<'p>(
    profile: &'p Profile,
    name: &str,
    state: Option<&str>,
) -> Result<Option<Named<'p>>, Failure> {
    let is_there = |county: &County| state.is_none_or(|state| state == county.state);
    let (mut counties, mut towns) = (gazetteer::counties(name), gazetteer::towns(name));
    counties.retain(is_there);
    towns.retain(|town| is_there(&town.county));
    let is_county = towns.is_empty() || counties.iter().any(|county| fold(&county.name) == name);
    let mut found: Vec<(Option<String>, County)> = if is_county {
        counties.into_iter().map(|county| (None, county)).collect()
    } else {
        towns.into_iter().map(|town| (Some(town.name), town.county)).collect()
    };
    let mut seen = HashSet::new();
    found.retain(|(_, county)| seen.insert((county.state, county.area)));
    if let [(town, county)] = found.as_slice() {
        let Some(area) = InArea::new(profile, county.area, Some(county.state))? else {
            return Ok(None);
        };
        let (name, in_area) = (&county.name, area.in_words());
        let (kind, reading) = match town {
            Some(town) => {
                let name = format!("{town} is in {name}, {}", county.state);
                let is_its_city = area.name == format!("{town}, {}", county.state);
                let reading = if is_its_city {
                    format!("{name}.")
                } else {
                    format!("{name}: BLS counts it in {in_area}.")
                };
                (ReadKind::Town, reading)
            }
            None => (ReadKind::County, format!("{name}, {}, is in {in_area}.", county.state)),
        };
        let read = ReadAs::new(kind, town.as_ref().unwrap_or(name), Some(name), area.name);
        return Ok(Some(Named::One(area.meant(read, &reading))));
    }
    let line = |(town, county): &(Option<String>, County)| {
        let of_town = town.as_ref().map(|_| format!(" ({})", county.name)).unwrap_or_default();
        let name = town.as_ref().unwrap_or(&county.name);
        let area = profile.name_of_area(county.area)?.unwrap_or(county.area);
        let name = format!("{name}, {}{of_town}: {area}", county.state);
        Ok(Candidate { handle: county.area, name })
    };
    let lines = found.iter().map(line).collect::<Result<Vec<_>, Failure>>()?;
    Ok((!lines.is_empty()).then_some(Named::Several(lines)))
}
