//! Words that were not found: mistyped, or not in the profile at all.

use std::collections::BTreeMap;

use crate::{failure::Failure, profile::Profile, suggest, synonyms};

use super::{facts::Looked, query::Query};

/// A shorter word has to be right: so many are one letter away from another.
const SHORTEST: usize = 5;

/// What was typed with one typo in a word forgiven; `None` where that finds no word either, or where
/// none was mistyped.
pub(super) fn corrected(query: &Query, looked: &Looked) -> Option<String> {
    let mut typed = query.typed.clone();
    for (term, seen) in query.terms.iter().zip(&looked.seen) {
        if *seen > 0 {
            continue;
        }
        let word = &term.typed;
        let right = meant(word, &looked.words)?;
        let start = synonyms::place_of(word, &typed)?;
        typed.replace_range(start..start + word.len(), right);
    }
    (typed != query.typed).then_some(typed)
}

/// The word, or the beginning of one, that is one typo away: the one that stands most often.
fn meant<'w>(wrong: &str, words: &'w str) -> Option<&'w str> {
    if wrong.chars().count() < SHORTEST {
        return None;
    }
    let begins_alike = |word: &&str| begins_alike(wrong.as_bytes(), word.as_bytes());
    let mut near: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    for word in words.split(' ').filter(begins_alike) {
        if is_one_typo(wrong, word) {
            *near.entry((true, word)).or_default() += 1;
        } else if let Some(beginning) =
            beginnings(word, wrong.len()).find(|beginning| is_one_typo(wrong, beginning))
        {
            *near.entry((false, beginning)).or_default() += 1;
        }
    }
    // A whole word comes before a beginning.
    near.iter()
        .max_by_key(|((is_whole, _), count)| (*is_whole, **count))
        .map(|((_, word), _)| *word)
}

/// Whether words can be one typo apart, by their first two letters. Most words are told apart so.
fn begins_alike(a: &[u8], b: &[u8]) -> bool {
    match (a, b) {
        ([a, c, ..], [b, d, ..]) => a == b || a == d || c == b || c == d,
        _ => false,
    }
}

/// The beginnings of a word that are as long as another, or one letter longer or shorter.
fn beginnings(word: &str, length: usize) -> impl Iterator<Item = &str> {
    [length, length - 1, length + 1].into_iter().filter_map(|end| word.get(..end))
}

/// Whether one letter too many, too few, another, or two in the wrong order tell the words apart.
/// It is asked of every word of the dataset, so it gives up at the second difference.
fn is_one_typo(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a, b) {
        ([], []) => false,
        ([_, rest @ ..], other) | (other, [_, rest @ ..]) if rest == other => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([a, b, rest @ ..], [c, d, other @ ..]) => (a, b) == (d, c) && rest == other,
        _ => false,
    }
}

/// Why there is no match, and what could be searched for instead.
pub(super) fn nothing_found(
    profile: &Profile,
    typed: &str,
    query: &Query,
    looked: &Looked,
) -> Failure {
    let seen = &looked.seen;
    let known = |word: &str| {
        let first = word.chars().next();
        let mut known: Vec<&str> = looked.words.split(' ').collect();
        known.retain(|known| known.len() > 2 && known.chars().next() == first);
        known.sort_unstable();
        known.dedup();
        known
    };
    let mut unknown = query.terms.iter().zip(seen).filter(|(_, seen)| **seen == 0).peekable();
    if unknown.peek().is_none() {
        let words = query.terms.iter().zip(seen);
        let counts = words.map(|(term, seen)| format!("{} {seen}", term.typed));
        let rarest = query.terms.iter().zip(seen).min_by_key(|(_, seen)| **seen);
        let rarest = rarest.map_or("", |(term, _)| term.typed.as_str());
        return Failure::nothing_matched(format!("no fact has all of the words '{typed}'"))
            .hint("facts", format!("with each word: {}", counts.collect::<Vec<_>>().join(", ")))
            .hint("help", "search for fewer words")
            .try_this(format!("ma-career search {}", suggest::quoted(rarest)));
    }
    let words: Vec<&str> = unknown.map(|(term, _)| term.typed.as_str()).collect();
    let near: Vec<&str> =
        words.iter().filter_map(|word| synonyms::meant(profile, word, known(word))).collect();
    let mut failure = Failure::nothing_matched(format!("nothing was found for '{typed}'"));
    if words.len() < query.terms.len() {
        failure = failure.hint("unknown", words.join(", "));
    }
    if !near.is_empty() {
        failure = failure.hint("nearest", near.join(", "));
    }
    let example = near.first().copied().unwrap_or("certification");
    failure
        .hint(
            "help",
            "search knows titles, texts, places, jobs, credentials, state rules, software, terms, \
             sources, and what people call them",
        )
        .try_this(format!("ma-career search {}", suggest::quoted(example)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_typo_is_a_letter_more_or_less_another_or_two_exchanged() {
        for wrong in ["yakma", "yakimaa", "yakimo", "yaikma", "akima", "xakima", "ykaima"] {
            assert!(is_one_typo(wrong, "yakima"), "{wrong}");
            assert!(is_one_typo("yakima", wrong), "{wrong}");
        }
        for other in ["yakima", "yaka", "yamika", "ykm", "", "yakimate"] {
            assert!(!is_one_typo(other, "yakima"), "{other}");
        }
    }
}
