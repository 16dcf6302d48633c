//! What is searched for: words, each with the other words that mean the same.

use std::{collections::HashSet, ops::Range};

use crate::profile::words::{Synonym, Synonyms, Words};
use crate::typed::name::{Folded, fold};
use crate::typed::synonyms::find_words;

/// The words of a search. A fact has to answer to all of them.
pub(crate) struct Query {
    pub(crate) terms: Vec<Term>,
    /// The words as they were typed, folded.
    pub(crate) typed: String,
}

/// A word, or a phrase that the dataset knows synonyms of.
pub(crate) struct Term {
    /// As it was typed, folded.
    pub(crate) typed: String,
    /// What answers to it: the words themselves first, and then each synonym.
    ways: Vec<Way>,
}

/// What counts as a term. A phrase has to occur as it is.
struct Way {
    phrase: String,
    /// What it is worth.
    worth: u32,
}

const AS_TYPED: u32 = 8;
const BY_SYNONYM: u32 = 7;

/// What one word is worth where it is found.
#[derive(Clone, Copy)]
pub(crate) struct Worth {
    pub(crate) whole: u32,
    pub(crate) beginning: u32,
}

/// A text of a fact, with what a word in it is worth.
pub(crate) type Field<'a> = (&'a Folded, Worth);

impl Query {
    pub(crate) fn new(typed: &str, words: &Words) -> Self {
        let synonyms = &words.field;
        let typed = without_filler(&fold(typed), words);
        let mut terms: Vec<(Range<usize>, Term)> = Vec::new();
        // The longest phrases first, since "new york city" is more than "new york".
        for (phrase, synonym) in phrases(&typed, synonyms) {
            let Some(start) = find_words(&phrase, &typed) else { continue };
            let place = start..start + phrase.len();
            if let Some((_, term)) = terms.iter_mut().find(|(known, _)| *known == place) {
                term.add(synonym);
            } else if terms
                .iter()
                .all(|(known, _)| place.end <= known.start || known.end <= place.start)
            {
                let mut term = Term::new(&phrase);
                term.add(synonym);
                terms.push((place, term));
            }
        }
        let mut start = 0;
        for word in typed.split(' ') {
            let place = start..start + word.len();
            start = place.end + 1;
            let is_taken =
                terms.iter().any(|(known, _)| known.start <= place.start && place.end <= known.end);
            if !is_taken && !word.is_empty() {
                terms.push((place, Term::new(word)));
            }
        }
        terms.sort_by_key(|(place, _)| place.start);
        let mut known = HashSet::new();
        terms.retain(|(_, term)| known.insert(term.typed.clone()));
        Self { terms: terms.into_iter().map(|(_, term)| term).collect(), typed }
    }

    /// Whether every term may be answered among these words.
    pub(crate) fn may_be_in(&self, words: &str) -> bool {
        let occurs = |way: &Way| words.contains(way.phrase.as_str());
        self.terms.iter().all(|term| term.ways.iter().any(occurs))
    }

    /// Whether a word of a text, folded, is one that was searched for.
    pub(crate) fn is_searched_for(&self, word: &str) -> bool {
        let is_it = |way: &Way, wanted: &str| match wanted.len() {
            // "of" is no match of its own within a synonym.
            0..SHORTEST_BEGINNING => word == wanted && way.worth == AS_TYPED,
            _ => word.starts_with(wanted),
        };
        let mut ways = self.terms.iter().flat_map(|term| &term.ways);
        ways.any(|way| way.phrase.split(' ').any(|wanted| is_it(way, wanted)))
    }
}

/// What was typed without the words that say nothing, unless all of them are such words. A phrase that
/// has synonyms keeps its words.
fn without_filler(typed: &str, words: &Words) -> String {
    let phrases = phrases(typed, &words.field);
    let is_of_phrase = |word: &str| {
        let mut phrases = phrases.iter().map(|(phrase, _)| phrase).filter(|p| p.contains(' '));
        phrases.any(|phrase| phrase.split(' ').any(|own| own == word))
    };
    let is_filler = |word: &&str| words.filler.split(", ").any(|filler| filler == *word);
    let kept: Vec<&str> =
        typed.split(' ').filter(|word| !is_filler(word) || is_of_phrase(word)).collect();
    if kept.is_empty() { typed.to_owned() } else { kept.join(" ") }
}

/// A shorter word has to be whole.
const SHORTEST_BEGINNING: usize = 3;

/// More marks than a phrase has that fold away.
const MARKS: usize = 4;

/// The phrases of `typed` that have synonyms, the longest first.
fn phrases<'s>(typed: &str, synonyms: &'s Synonyms) -> Vec<(String, Synonym<'s>)> {
    // What is much longer than all that was typed is no part of it.
    let begins = |said: &str| {
        let first = said.chars().next().map(|c| c.to_ascii_lowercase());
        typed.split(' ').any(|word| word.chars().next() == first)
    };
    let can_be_part = |said: &&str| said.len() <= typed.len() + MARKS && begins(said);
    let of_synonym = |synonym: Synonym<'s>| {
        synonym.said().filter(can_be_part).map(move |said| (fold(said), synonym))
    };
    let mut phrases: Vec<(String, Synonym<'s>)> = synonyms
        .iter()
        .flat_map(of_synonym)
        .filter(|(said, _)| typed.contains(said.as_str()))
        .collect();
    phrases.sort_by_key(|(said, _)| std::cmp::Reverse(said.len()));
    phrases
}

impl Term {
    fn new(typed: &str) -> Self {
        let own = [Some(typed.to_owned()), stem(typed), plural(typed)].into_iter().flatten();
        let ways = own.map(|phrase| Way { phrase, worth: AS_TYPED }).collect();
        Self { typed: typed.to_owned(), ways }
    }

    fn add(&mut self, synonym: Synonym<'_>) {
        for phrase in synonym.meant().map(fold) {
            if self.ways.iter().all(|way| way.phrase != phrase) {
                self.ways.push(Way { phrase, worth: BY_SYNONYM });
            }
        }
    }

    /// How well a fact answers to it; 0 where it does not.
    pub(crate) fn worth(&self, fields: &[Field<'_>]) -> u32 {
        fields.iter().map(|(text, worth)| self.worth_in(text, *worth)).max().unwrap_or(0)
    }

    /// How well a text answers to it.
    fn worth_in(&self, text: &Folded, worth: Worth) -> u32 {
        let mut best = 0;
        for rest in text.rest_at_each_word() {
            for way in &self.ways {
                // Most words do not even begin alike.
                let begins_alike = rest.as_bytes().first() == way.phrase.as_bytes().first();
                let Some(behind) = rest.strip_prefix(way.phrase.as_str()).filter(|_| begins_alike)
                else {
                    continue;
                };
                // One and several are the same.
                let behind = behind.strip_prefix('s').unwrap_or(behind);
                let is_whole = behind.is_empty() || behind.starts_with(' ');
                // Two letters begin too much.
                if !is_whole && way.phrase.len() < SHORTEST_BEGINNING {
                    continue;
                }
                best = best.max(way.worth * if is_whole { worth.whole } else { worth.beginning });
            }
        }
        best
    }
}

/// "bodies" of a body; every other plural begins with its word.
fn plural(word: &str) -> Option<String> {
    let stem = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))?;
    (word.len() >= 4).then(|| format!("{stem}ies"))
}

/// A word without the ending of the plural.
fn stem(word: &str) -> Option<String> {
    let is_plural =
        word.len() >= 4 && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    let stem = word.strip_suffix('s').filter(|_| is_plural)?;
    Some(stem.strip_suffix("ie").map_or_else(|| stem.to_owned(), |stem| format!("{stem}y")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(typed: &str) -> Query {
        let words = r#"
            filler = "in, the"
            [field]
            "pay, salary" = "wage, wages"
            "physicians' offices" = "doctor's office"
            "physician" = "doctor"
            "price parity" = "what's in the box"
            [program]
        "#;
        let words: Words = toml::from_str(words).unwrap();
        Query::new(typed, &words)
    }

    fn folded(text: &str) -> Folded {
        let mut folded = Folded::default();
        folded.add(text);
        folded.finish();
        folded
    }

    fn answers(typed: &str, text: &str) -> bool {
        let text = folded(text);
        let fields = [(&text, Worth { whole: 2, beginning: 1 })];
        query(typed).terms.iter().all(|term| term.worth(&fields) > 0)
    }

    #[test]
    fn every_word_has_to_begin_a_word_of_the_fact() {
        assert!(answers("median pay", "Median pay a year"));
        assert!(answers("certif", "Certification"));
        assert!(answers("BAYAMÓN", "San Juan-Bayamon"));
        assert!(!answers("edian", "Median pay"));
        assert!(!answers("median jobs", "Median pay"));
        assert!(answers("assistants", "Medical assistant"), "one and several are the same");
        assert!(answers("bodies", "A body") && answers("body", "All bodies"));
        assert!(!answers("me", "Median pay"), "two letters have to be a word");
    }

    #[test]
    fn a_phrase_is_found_by_what_it_means_and_the_longest_counts() {
        assert!(answers("wages", "Pay a year"));
        assert!(answers("doctor's office", "Physicians' offices"));
        let terms = query("a doctors office pays wages").terms;
        let typed: Vec<&str> = terms.iter().map(|term| term.typed.as_str()).collect();
        assert_eq!(typed, ["a", "doctors office", "pays", "wages"]);
    }

    #[test]
    fn words_that_say_nothing_are_passed_over() {
        assert_eq!(query("the pay in Yakima").typed, "pay yakima");
        assert_eq!(query("in the").typed, "in the");
        assert_eq!(query("what's in the box").typed, "whats in the box");
    }

    #[test]
    fn a_word_as_it_was_typed_is_worth_more_than_its_synonym() {
        let worth = |text: &str| {
            query("wage").terms[0].worth(&[(&folded(text), Worth { whole: 2, beginning: 1 })])
        };
        assert!(worth("wage") > worth("pay") && worth("wage") > worth("wagering"));
        assert_eq!(worth("age"), 0);
    }
}
