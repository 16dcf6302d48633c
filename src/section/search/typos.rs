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
        let right = meant(word, &looked.vocabulary)?;
        let start = synonyms::place_of(word, &typed)?;
        typed.replace_range(start..start + word.len(), right);
    }
    (typed != query.typed).then_some(typed)
}

/// The word that is one typo away: the one that stands most often.
fn meant<'v>(word: &str, vocabulary: &'v Vocabulary) -> Option<&'v str> {
    let letters = word.chars().count();
    if letters < SHORTEST {
        return None;
    }
    let is_near = |(known, _): &(&String, &usize)| {
        known.len().abs_diff(word.len()) <= 1 && strsim::osa_distance(word, known) == 1
    };
    let whole = vocabulary.iter().filter(is_near).max_by_key(|(_, count)| **count);
    if let Some((known, _)) = whole {
        return Some(known);
    }
    // The beginning of a word counts, so a mistyped beginning does too.
    let beginnings = vocabulary.iter().filter_map(|(known, count)| {
        let lengths = [letters, letters - 1, letters + 1].into_iter();
        let beginnings = lengths.filter_map(|length| {
            let end = known.char_indices().nth(length).map(|(end, _)| end)?;
            Some(&known[..end])
        });
        let near = beginnings.filter(|beginning| strsim::osa_distance(word, beginning) == 1);
        near.map(|beginning| (count, beginning)).next()
    });
    beginnings.max_by_key(|(count, _)| **count).map(|(_, beginning)| beginning)
}

/// Why there is no match, and what could be searched for instead.
pub(super) fn nothing_found(
    profile: &Profile,
    typed: &str,
    query: &Query,
    looked: &Looked,
) -> Failure {
    let seen = &looked.seen;
    let known = || looked.vocabulary.keys().map(String::as_str);
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
