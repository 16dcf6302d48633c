//! Words that were not found: mistyped, or not in the profile at all.

use std::collections::{BTreeMap, BTreeSet};

use crate::failure::Failure;
use crate::find::search::facts::Looked;
use crate::find::search::query::{Query, Term};
use crate::profile::Profile;
use crate::typed::suggest::{self, one_line};
use crate::typed::synonyms;

/// In a word that is as long, the first letter may be the wrong one, and its end may be missing.
const LONG: usize = 7;
/// A shorter word has to be right: so many are one letter away from another.
const SHORTEST: usize = 5;

/// What was typed with one typo in a word forgiven; `None` where that finds no word either, or where
/// none was mistyped.
pub(crate) fn corrected(query: &Query, looked: &Looked) -> Option<String> {
    let mut typed = query.typed.clone();
    for (term, seen) in query.terms.iter().zip(&looked.seen) {
        if *seen > 0 || term.is_weak {
            continue;
        }
        let word = &term.typed;
        let right = meant(word, &looked.words)?;
        while let Some(start) = synonyms::find_words(word, &typed) {
            typed.replace_range(start..start + word.len(), right);
        }
    }
    (typed != query.typed).then_some(typed)
}

/// The word, or the beginning of one, that is one typo away: the most frequent one.
fn meant<'w>(wrong: &str, words: &'w str) -> Option<&'w str> {
    if wrong.chars().count() < SHORTEST || wrong.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // A short word is near to many, of which few were meant.
    let is_long = wrong.chars().count() >= LONG;
    let begins_alike = |word: &&str| begins_alike(wrong.as_bytes(), word.as_bytes());
    let mut near: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    for word in words.split(' ').filter(begins_alike) {
        if !is_long && word.as_bytes().first() != wrong.as_bytes().first() {
            continue;
        }
        if is_one_typo(wrong, word) {
            *near.entry((true, word)).or_default() += 1;
        } else if let (true, Some(beginning)) =
            (is_long, beginnings(word, wrong.len()).find(|beginning| is_one_typo(wrong, beginning)))
        {
            *near.entry((false, beginning)).or_default() += 1;
        }
    }
    // A whole word comes before a beginning.
    near.iter()
        .max_by_key(|((is_whole, _), count)| (*is_whole, **count))
        .map(|((_, word), _)| *word)
}

/// Whether words can be one typo apart, by their first two letters. This rules out most words.
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
        ([_, rest @ ..], other) | (other, [_, rest @ ..]) if rest == other => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([a, b, rest @ ..], [c, d, other @ ..]) => (a, b) == (d, c) && rest == other,
        _ => false,
    }
}

/// Why there is no match, and what could be searched for instead: the first line for which `answers` is
/// true, or the `example`.
pub(crate) fn nothing_found(
    profile: &Profile,
    typed: &str,
    query: &Query,
    looked: &Looked,
    example: &str,
    answers: impl Fn(&str) -> bool,
) -> Failure {
    let mut corrected = query.typed.clone();
    let mut nearest = Vec::new();
    for Term { typed: word, .. } in query.terms.iter().filter(|term| !term.is_weak) {
        let near =
            synonyms::meant_above(MIN_LIKENESS, profile, word, words_like(word, &looked.words));
        let near = near.filter(|near| near != word);
        if let (Some(near), Some(start)) = (near, synonyms::find_words(word, &corrected)) {
            corrected.replace_range(start..start + word.len(), near);
            nearest.push(near);
        }
    }
    let failure = Failure::nothing_matched(format!("nothing was found for '{}'", one_line(typed)));
    let failure =
        if nearest.is_empty() { failure } else { failure.hint("nearest", nearest.join(", ")) };
    let lines = [Some(corrected.as_str()), nearest.first().copied()];
    let line = lines.into_iter().flatten().find(|line| answers(line)).unwrap_or(example);
    failure
        .hint(
            "help",
            "search knows titles, texts, places, jobs, credentials, state rules, software, terms, \
             sources, and what people call them",
        )
        .try_this(format!("ma-career search {}", suggest::quoted(line)))
}

/// How alike a word must be to be suggested; words are many.
const MIN_LIKENESS: f64 = 0.9;

/// The words that begin with the same letter, each once.
fn words_like<'w>(word: &str, words: &'w str) -> BTreeSet<&'w str> {
    let first = word.chars().next();
    words.split(' ').filter(|word| word.len() > 2 && word.chars().next() == first).collect()
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
