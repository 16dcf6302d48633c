//! The place that a longer text names: "how much in cañon city colorado".

use std::ops::Range;

use crate::answer::place::lookup::{bare, named};
use crate::answer::place::names::{postal_code, with_state};
use crate::answer::place::reading::Named;
use crate::answer::place::{Place, local};
use crate::failure::Failure;
use crate::profile::{Profile, gazetteer};

/// Words of a place and its state.
const LONGEST: usize = 6;

/// Postal codes and cities that are everyday words too. They name a place behind another word only.
const EVERYDAY: [&str; 19] = [
    "al", "as", "bend", "co", "de", "hi", "id", "in", "la", "ma", "md", "me", "mo", "mobile", "oh",
    "ok", "or", "pa", "reading",
];

/// Words that a ZIP code stands behind, and an amount does not.
const ASKED_OF_A_ZIP: [&str; 9] =
    ["salary", "salaries", "pay", "wage", "wages", "jobs", "license", "for", "and"];

/// The place that a folded text names, or all of its name, and the bytes that name it. The longest name
/// counts, and of two the first.
pub(crate) fn within<'p>(
    profile: &'p Profile,
    folded: &str,
) -> Result<Option<(Range<usize>, Named<'p>)>, Failure> {
    let ends = folded.match_indices(' ').map(|(at, _)| at).chain([folded.len()]);
    let words: Vec<Range<usize>> =
        ends.scan(0, |start, end| Some(std::mem::replace(start, end + 1)..end)).collect();
    for length in (1..=LONGEST.min(words.len())).rev() {
        for (at, run) in words.windows(length).enumerate() {
            let bytes = run[0].start..run[length - 1].end;
            let text = &folded[bytes.clone()];
            let before = at.checked_sub(1).map(|before| &folded[words[before].clone()]);
            let mut names = bare(text).map(|(name, _)| is_name(profile, name, before));
            if !names.any(|is_name| is_name.is_ok_and(|is_name| is_name)) {
                continue;
            }
            let found = match named(profile, text, text)? {
                Some(found) => Some(found),
                None => local::numbered(profile, text, text)?.map(Named::One),
            };
            if let Some(found) = found {
                return Ok(Some((bytes, found)));
            }
        }
    }
    Ok(None)
}

/// Whether words name a place, and are not everyday words that a place has too.
fn is_name(profile: &Profile, name: &str, before: Option<&str>) -> Result<bool, Failure> {
    let is_introduced =
        before.is_some_and(|word| ["in", "at", "near", "around", "zip", "code"].contains(&word));
    let is_one_word = !name.contains(' ');
    if let Ok(zip) = name.parse::<usize>() {
        let is_asked = before.is_some_and(|word| ASKED_OF_A_ZIP.contains(&word));
        let is_zip = name.len() == 5 && (is_introduced || is_asked || before.is_none());
        return Ok(is_zip && !gazetteer::areas_of_zip(zip).is_empty());
    }
    if is_one_word && (!is_introduced || name == "me") && EVERYDAY.contains(&name) {
        return Ok(false);
    }
    let places = Place::called(profile, name)?;
    if !places.is_empty() {
        // "Fairbanks-College" is not what is meant by a college.
        let is_first = |place: &Place<'_>| {
            let mut names = place.names().into_iter();
            let is_whole = names.next().is_some_and(|whole| whole == name);
            let is_short = place.is_state() && name.len() != 2;
            is_whole || !is_short && !names.skip(1).any(|city| city == name)
        };
        return Ok(!is_one_word || is_introduced || places.iter().any(is_first));
    }
    if let (city, Some(state)) = with_state(name) {
        let is_plain =
            is_introduced || city.contains(' ') || !EVERYDAY.contains(&&name[city.len() + 1..]);
        // "Indiana, Pennsylvania" is a town, "Texas, Florida" is two states.
        if postal_code(city).is_some() {
            let mut towns = gazetteer::towns(city).into_iter();
            return Ok(is_plain && towns.any(|town| town.county.state == state));
        }
        let is_there = !gazetteer::towns(city).is_empty() || !gazetteer::counties(city).is_empty();
        let has_city = Place::called(profile, city)?.iter().any(|place| place.lies_in(state));
        return Ok(is_plain && (is_there || has_city));
    }
    let is_town = (is_introduced || !is_one_word) && !gazetteer::towns(name).is_empty();
    Ok(is_town || (!is_one_word && !gazetteer::counties(name).is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_of_a_place_is_found_and_everyday_words_are_none() {
        let profile = Profile::embedded();
        for text in [
            "how much in [canon city colorado]",
            "how much do medical assistants make in [texas]",
            "is 40k fair in [denver]",
            "do i need a license in [wa]",
            "pay [tx]",
            "pay in [kansas city]",
            "[washington dc] pay",
            "pay in [indiana pennsylvania]",
            "salary [98901]",
            "salary in [new york city]",
            "pay in [travis county]",
            "jobs near [98901]",
            "work in [everett wa] please",
            "who hires in [everett]",
            "[springfield] pay",
            "[greater seattle area] pay",
            "pay in [the bay area]",
            "best pay in [dfw]",
            "[lebanon] or dallas",
            "do i need college",
            "mobile phlebotomist",
            "reading level",
            "is it a normal day",
            "cna or ma",
            "jobs near me",
            "is 45690 a good salary",
            "what does a medical assistant do all day",
            "do i need a high school diploma",
        ] {
            let folded = text.replace(['[', ']'], "");
            let found = within(&profile, &folded).unwrap().map(|(bytes, _)| bytes);
            let marked = text.find('[').map(|start| start..text.len() - 1);
            let marked = marked.map(|bytes| bytes.start..text.find(']').unwrap_or(bytes.end) - 1);
            assert_eq!(found, marked, "{text}");
        }
    }
}
