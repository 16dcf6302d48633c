//! Words that were not found: mistyped, or not in the profile at all.

use crate::{failure::Failure, profile::Profile, suggest, synonyms};

use super::{
    facts::{Looked, Vocabulary},
    query::Query,
};

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
        let right = meant(word, &looked.near)?;
        let start = synonyms::place_of(word, &typed)?;
        typed.replace_range(start..start + word.len(), right);
    }
    (typed != query.typed).then_some(typed)
}

/// The word, or the beginning of one, that is one typo away: the one that stands most often.
fn meant<'v>(word: &str, near: &'v Vocabulary) -> Option<&'v str> {
    if word.chars().count() < SHORTEST {
        return None;
    }
    let whole = near.iter().filter(|(known, _)| is_one_typo(word, known));
    let beginnings = near.iter().filter_map(|(known, count)| {
        Some((beginnings(known, word.len()).find(|beginning| is_one_typo(word, beginning))?, count))
    });
    let whole = whole.max_by_key(|(_, count)| **count).map(|(known, _)| known.as_str());
    whole.or_else(|| beginnings.max_by_key(|(_, count)| **count).map(|(known, _)| known))
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

/// The words of a search that stand nowhere.
pub(super) struct Mistyped(Vec<String>);

impl Mistyped {
    pub(super) fn of(query: &Query, looked: &Looked) -> Self {
        let words = query.terms.iter().zip(&looked.seen).filter(|(_, seen)| **seen == 0);
        Self(words.map(|(term, _)| term.typed.clone()).collect())
    }

    /// Whether a word of the dataset may be one of them: it begins alike, or is one typo away.
    pub(super) fn may_be(&self, word: &str) -> bool {
        self.0.iter().any(|wrong| {
            word.as_bytes().first() == wrong.as_bytes().first()
                || is_one_typo(wrong, word)
                || beginnings(word, wrong.len()).any(|beginning| is_one_typo(wrong, beginning))
        })
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
    let known = || looked.near.keys().map(String::as_str);
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
    let near: Vec<&str> = words
        .iter()
        .filter_map(|word| synonyms::meant(profile, word, known()).filter(|near| near.len() > 2))
        .collect();
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
