//! What is searched for: words, each with the other words that mean the same.

use std::ops::Range;

use crate::{find::fold, profile::words::Synonym, synonyms::place_of};

/// The words of a search. A fact has to answer to all of them.
pub(super) struct Query {
    pub(super) terms: Vec<Term>,
    /// The words as they were typed, folded.
    pub(super) typed: String,
}

/// A word, or a phrase that the dataset knows synonyms of.
pub(super) struct Term {
    /// As it was typed, folded.
    pub(super) typed: String,
    /// What answers to it: the words themselves first, and then each synonym.
    ways: Vec<Way>,
}

/// Words that stand for a term; all of them have to be found.
struct Way {
    words: Vec<String>,
    /// What it is worth beside a word as it was typed, which is worth 4.
    worth: u32,
}

const AS_TYPED: u32 = 4;
const AS_STEM: u32 = 4;
const BY_SYNONYM: u32 = 3;

/// What one word is worth where it is found.
#[derive(Clone, Copy)]
pub(super) struct Worth {
    pub(super) whole: u32,
    pub(super) beginning: u32,
}

/// Texts of a fact, each folded, with what a word in it is worth.
pub(super) type Field<'a> = (&'a str, Worth);

impl Query {
    pub(super) fn new(typed: &str, synonyms: &[Synonym]) -> Self {
        let typed = fold(typed);
        let mut terms: Vec<(Range<usize>, Term)> = Vec::new();
        // The longest phrases first, since "new york city" is more than "new york".
        for (phrase, synonym) in phrases(&typed, synonyms) {
            let Some(start) = place_of(&phrase, &typed) else { continue };
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
        Self { terms: terms.into_iter().map(|(_, term)| term).collect(), typed }
    }

    /// Whether a word of a text, folded, is one that was searched for.
    pub(super) fn is_searched_for(&self, word: &str) -> bool {
        let mut ways = self.terms.iter().flat_map(|term| &term.ways);
        ways.any(|way| way.words.iter().any(|wanted| word.starts_with(wanted.as_str())))
    }
}

/// The phrases of `typed` that have synonyms, the longest first.
fn phrases<'s>(typed: &str, synonyms: &'s [Synonym]) -> Vec<(String, &'s Synonym)> {
    let mut phrases: Vec<(String, &Synonym)> = synonyms
        .iter()
        .flat_map(|synonym| synonym.say.iter().map(move |said| (fold(said), synonym)))
        .filter(|(said, _)| typed.contains(said.as_str()))
        .collect();
    phrases.sort_by_key(|(said, _)| std::cmp::Reverse(said.len()));
    phrases
}

impl Term {
    fn new(typed: &str) -> Self {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect();
        let mut ways = vec![Way { words: words(typed), worth: AS_TYPED }];
        ways.extend(stem(typed).map(|stem| Way { words: words(&stem), worth: AS_STEM }));
        Self { typed: typed.to_owned(), ways }
    }

    fn add(&mut self, synonym: &Synonym) {
        for meant in &synonym.mean {
            let words: Vec<String> = fold(meant).split(' ').map(str::to_owned).collect();
            if self.ways.iter().all(|way| way.words != words) {
                self.ways.push(Way { words, worth: BY_SYNONYM });
            }
        }
    }

    /// How well a fact answers to it; 0 where it does not.
    pub(super) fn worth(&self, fields: &[Field<'_>]) -> u32 {
        let of_way = |way: &Way| {
            let of_word = |word: &String| {
                fields.iter().map(|(text, worth)| worth.of(word, text)).max().unwrap_or(0)
            };
            way.words.iter().map(of_word).min().unwrap_or(0) * way.worth
        };
        self.ways.iter().map(of_way).max().unwrap_or(0)
    }
}

impl Worth {
    /// What a word is worth that stands in a text, both folded.
    fn of(self, word: &str, text: &str) -> u32 {
        let mut best = 0;
        for (start, _) in text.match_indices(word) {
            if start > 0 && text.as_bytes()[start - 1] != b' ' {
                continue;
            }
            match text.as_bytes().get(start + word.len()) {
                None | Some(b' ') => return self.whole,
                Some(_) => best = self.beginning,
            }
        }
        best
    }
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
        let synonym = |say: &[&str], mean: &[&str]| Synonym {
            say: say.iter().map(ToString::to_string).collect(),
            mean: mean.iter().map(ToString::to_string).collect(),
        };
        let synonyms = [
            synonym(&["wage", "wages"], &["pay", "salary"]),
            synonym(&["doctor's office"], &["physicians' offices"]),
            synonym(&["doctor"], &["physician"]),
        ];
        Query::new(typed, &synonyms)
    }

    fn answers(typed: &str, text: &str) -> bool {
        let text = fold(text);
        let fields = [(text.as_str(), Worth { whole: 2, beginning: 1 })];
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
        assert!(answers("bodies", "A body"));
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
    fn a_word_as_it_was_typed_is_worth_more_than_its_synonym() {
        let worth =
            |text: &str| query("wage").terms[0].worth(&[(text, Worth { whole: 2, beginning: 1 })]);
        assert!(worth("wage") > worth("pay") && worth("wage") > worth("wages"));
        assert_eq!(worth("age"), 0);
    }
}
