//! Places that stand one behind the other: "yakima seattle".

use crate::answer::place::lookup::{find_each, named_alone};
use crate::answer::place::reading::{Meant, Named};
use crate::answer::place::{Place, unknown};
use crate::failure::Failure;
use crate::profile::Profile;

/// The most places that fit beside the nation.
const MOST: usize = 3;

/// The most words that name several places. Of more, there are too many ways to part them.
const MOST_WORDS: usize = 24;

/// The most words that name one.
const MOST_WORDS_OF_ONE: usize = 8;

/// What people put between two places. In capitals OR is Oregon.
const BETWEEN: [&str; 5] = ["and", "or", "vs", "versus", "&"];

/// Places that a text names one behind the other, each with its words.
struct Parts<'t, 'p>(Vec<(&'t [&'t str], Named<'p>)>);

/// The places of a text, each named by a part of it that names nothing else.
pub(super) fn split<'p>(
    profile: &'p Profile,
    typed: &str,
) -> Result<Option<Vec<Meant<'p>>>, Failure> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    Parts::fewest(profile, &words)?.map(|parts| parts.meant(typed)).transpose()
}

/// The same for a text with a ZIP code, unless it is that of a place next to it: "Yakima WA 98901".
pub(super) fn split_around_zip<'p>(
    profile: &'p Profile,
    typed: &str,
) -> Result<Option<Vec<Meant<'p>>>, Failure> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let parts = Parts::fewest(profile, &words)?.filter(|parts| !parts.overlap());
    parts.map(|parts| parts.meant(typed)).transpose()
}

impl<'t, 'p> Parts<'t, 'p> {
    fn fewest(profile: &'p Profile, words: &'t [&'t str]) -> Result<Option<Self>, Failure> {
        // "in texas" is not Indiana and Texas; "in tx" may be.
        let is_word = |word: &&str| ["in", "me"].contains(word);
        let is_text = words.iter().any(is_word) && words.iter().any(|word| word.len() != 2);
        if is_text || words.len() > MOST_WORDS {
            return Ok(None);
        }
        for count in 2..=words.len().min(MOST + 1) {
            if let Some(parts) = Self::of(profile, words, count)? {
                return Ok(Some(parts));
            }
        }
        Ok(None)
    }

    /// So many parts of the words, the first as long as it can be: "portland oregon", not "portland".
    fn of(
        profile: &'p Profile,
        words: &'t [&'t str],
        count: usize,
    ) -> Result<Option<Self>, Failure> {
        if count == 1 {
            let named = named_alone(profile, &words.join(" "))?;
            return Ok(named.map(|named| Self(vec![(words, named)])));
        }
        for at in (1..words.len()).rev() {
            let (first, rest) = words.split_at(at);
            // "phoenix or tucson" is not Phoenix in Oregon.
            if let [before @ .., "or"] = first
                && named_alone(profile, &before.join(" "))?.is_some()
            {
                continue;
            }
            let skipped =
                usize::from(rest.len() > 1 && BETWEEN.contains(&rest[0].trim_end_matches('.')));
            let Some(mut rest) = Self::of(profile, &rest[skipped..], count - 1)? else { continue };
            let Some(named) = named_alone(profile, &first.join(" "))? else { continue };
            // "yakima florida" is a mistake about the state.
            if skipped == 0 && !named.is_above_area() && rest.0[0].1.is_state() {
                return Ok(None);
            }
            // Nor is a part of a state a town elsewhere: "texas hill country".
            let is_apart = skipped > 0 || first.concat().ends_with(',');
            if !is_apart && named.is_state() && rest.0[0].1.is_local() {
                return Ok(None);
            }
            rest.0.insert(0, (first, named));
            return Ok(Some(rest));
        }
        Ok(None)
    }

    /// Whether one of them is, has or may be another.
    fn overlap(&self) -> bool {
        let has = |named: &Named<'_>, other: &Place<'_>| match named {
            Named::One(one) => {
                one.place.handle() == other.handle() || other.lies_in(one.place.handle())
            }
            Named::Several(list) => list.iter().any(|one| one.handle == other.handle()),
        };
        self.0.iter().enumerate().any(|(at, (_, named))| match named {
            Named::Several(_) => false,
            Named::One(one) => {
                let mut others = (0..self.0.len()).filter(|other| *other != at);
                others.any(|other| has(&self.0[other].1, &one.place))
            }
        })
    }

    fn meant(self, typed: &str) -> Result<Vec<Meant<'p>>, Failure> {
        let first = self.0.iter().take(MOST).map(|(words, _)| words.join(" "));
        let first = first.collect::<Vec<_>>().join(" ");
        check_count(self.0.len()).map_err(|failure| failure.instead(typed, first))?;
        let meant = self.0.into_iter().map(|(words, named)| match named {
            Named::One(meant) => Ok(meant),
            Named::Several(candidates) => Err(unknown::which(&words.join(" "), &candidates)),
        });
        meant.collect()
    }
}

impl Named<'_> {
    fn is_state(&self) -> bool {
        matches!(self, Named::One(one) if one.place.is_state())
    }

    /// Whether it is a town or a county, or several of no other place.
    fn is_local(&self) -> bool {
        use crate::answer::place::reading::ReadKind::{County, Town};
        let read = |one: &Meant<'_>| one.read_as.as_ref().map(|read| read.kind);
        matches!(self, Named::One(one) if matches!(read(one), Some(Town | County)))
    }

    fn is_above_area(&self) -> bool {
        matches!(self, Named::One(one) if !one.place.is_area())
    }
}

/// What a text says, and the place behind it: "18 in yakima". `is_said` knows what can stand there.
pub(crate) fn behind<'t>(
    profile: &Profile,
    typed: &'t str,
    is_said: impl Fn(&str) -> bool,
) -> Option<(&'t str, &'t str)> {
    typed.rmatch_indices(' ').take(MOST_WORDS_OF_ONE).find_map(|(at, _)| {
        let (before, place) = (&typed[..at], typed[at..].trim());
        let said = [" in", " at"].iter().find_map(|word| before.strip_suffix(word));
        let said = said.unwrap_or(before);
        // Of numbers only a ZIP code is no amount.
        let is_place = place.len() == 5 || place.contains(char::is_alphabetic);
        let is_found = is_place && is_said(said) && find_each(profile, &[place.to_owned()]).is_ok();
        is_found.then_some((said, place))
    })
}

/// Fails if so many places do not fit beside the nation.
pub(super) fn check_count(count: usize) -> Result<(), Failure> {
    if count > MOST {
        return Err(Failure::usage(format!("no more than {MOST} places fit side by side")));
    }
    Ok(())
}

/// Whether a text has a ZIP code among other words.
pub(super) fn has_zip_among(folded: &str) -> bool {
    let is_zip = |word: &str| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    folded.contains(' ') && folded.split(' ').any(is_zip)
}
