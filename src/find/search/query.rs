//! What is searched for: words, each with the other words that mean the same.

use std::{collections::HashSet, ops::Range};

use rust_stemmers::{Algorithm, Stemmer};

use crate::find::search::question::Question;
use crate::profile::words::{Synonym, Words};
use crate::typed::name::{Folded, fold};
use crate::typed::synonyms::find_words;

/// The words of a search.
pub(crate) struct Query {
    pub(crate) terms: Vec<Term>,
    /// The words as they were typed, folded, without those that say nothing.
    pub(crate) typed: String,
    /// The same with them.
    pub(crate) folded: String,
    /// What answers to them, by the first letter, each with the place of its term.
    ways: Vec<(usize, Way)>,
    /// Where among these each first byte begins.
    by_first: [u16; 257],
}

/// A word, or a phrase that the dataset knows synonyms of, or the name of a place.
pub(crate) struct Term {
    /// As it was typed, folded.
    pub(crate) typed: String,
    /// Whether a fact can do without it.
    pub(crate) is_weak: bool,
    pub(crate) is_place: bool,
}

/// What counts as a term. A phrase has to occur as it is.
struct Way {
    phrase: String,
    /// What it is worth.
    worth: u32,
    /// Whether what begins with it answers, however it goes on.
    is_stem: bool,
}

const AS_TYPED: u32 = 8;
const BY_SYNONYM: u32 = 7;
const BY_STEM: u32 = 6;

/// What one word is worth where it is found.
#[derive(Clone, Copy)]
pub(crate) struct Worth {
    pub(crate) whole: u32,
    pub(crate) beginning: u32,
}

/// A text of a fact, with what a word in it is worth.
pub(crate) type Field<'a> = (&'a Folded, Worth);

impl Query {
    /// `typed` is folded, and so is what one person in the `job` is called, and several.
    pub(crate) fn new(typed: &str, words: &Words, question: &Question<'_>, job: [&str; 2]) -> Self {
        let is_free = |spans: &[Range<usize>], span: &Range<usize>| {
            !spans.iter().any(|other| overlap(other, span))
        };
        let place = question.place.as_ref().map(|(span, _)| span);
        let mut spans: Vec<Range<usize>> = place.into_iter().cloned().collect();
        let mut synonyms: Vec<(Range<usize>, Synonym<'_>)> = Vec::new();
        // The longest phrases first, since "new york city" is more than "new york".
        for (phrase, synonym) in phrases(typed, words, job) {
            let Some(start) = find_words(&phrase, typed) else { continue };
            let span = start..start + phrase.len();
            if is_free(&spans, &span) {
                spans.push(span.clone());
            } else if !synonyms.iter().any(|(known, _)| *known == span) {
                continue;
            }
            synonyms.push((span, synonym));
        }
        let single = split(typed).filter(|span| is_free(&spans, span));
        let (filler, others): (Vec<_>, Vec<_>) =
            single.partition(|span| is_in(&words.filler, &typed[span.clone()]));
        spans.extend(others);
        if spans.is_empty() {
            spans = filler;
        }
        spans.sort_by_key(|span| span.start);
        let texts: Vec<&str> = spans.iter().map(|span| &typed[span.clone()]).collect();
        let (mut terms, mut ways, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
        for (span, text) in spans.iter().zip(&texts) {
            let is_offer = question.offer.as_ref().is_some_and(|offer| overlap(&offer.span, span));
            if is_offer || !seen.insert(*text) {
                continue;
            }
            let is_place = place == Some(span);
            let of_term = synonyms.iter().filter(|(known, _)| known == span).map(|(_, s)| *s);
            let of_term = Way::all(text, of_term);
            let is_job = of_term.iter().any(|way| job.contains(&way.phrase.as_str()));
            let is_weak = is_job || is_in(&words.weak, text) || words.topics.decides(text);
            ways.extend(of_term.into_iter().map(|way| (terms.len(), way)));
            terms.push(Term { typed: (*text).to_owned(), is_weak, is_place });
        }
        // Where no fact is led to, one needs a word even where all are weak.
        if question.leads.is_empty() && terms.iter().all(|term: &Term| term.is_weak) {
            for term in &mut terms {
                term.is_weak = false;
            }
        }
        ways.sort_by_key(|(_, way)| way.first());
        let mut by_first = [0; 257];
        for (byte, start) in by_first.iter_mut().enumerate() {
            let start_of = ways.partition_point(|(_, way)| usize::from(way.first()) < byte);
            *start = u16::try_from(start_of).unwrap_or(u16::MAX);
        }
        Self { terms, typed: texts.join(" "), folded: typed.to_owned(), ways, by_first }
    }

    /// Whether every term may be answered among these words.
    pub(crate) fn may_be_in(&self, words: &str) -> bool {
        let occurs = |at: usize| {
            let mut ways = self.ways.iter().filter(|(term, _)| *term == at);
            // A place is found by its code, and a weak word need not be.
            let is_free = self.terms[at].is_place || self.terms[at].is_weak;
            is_free || ways.any(|(_, way)| words.contains(way.phrase.as_str()))
        };
        (0..self.terms.len()).all(occurs)
    }

    /// Whether a word of a text, folded, is one that was searched for.
    pub(crate) fn is_searched_for(&self, word: &str) -> bool {
        let is_it = |way: &Way, wanted: &str| match wanted.len() {
            // "of" is no match of its own within a synonym.
            0..SHORTEST_BEGINNING => word == wanted && way.worth == AS_TYPED,
            _ => word
                .strip_prefix(wanted)
                .is_some_and(|rest| way.can_go_on(rest.len(), self.is_long())),
        };
        let mut ways = self.ways.iter();
        ways.any(|(_, way)| way.phrase.split(' ').any(|wanted| is_it(way, wanted)))
    }

    /// Whether a name begins with what a word or phrase stands for.
    pub(crate) fn means(&self, name: &str) -> bool {
        self.ways.iter().any(|(_, way)| way.worth == BY_SYNONYM && name.starts_with(&way.phrase))
    }

    /// Whether it is more than a word, so that the beginning of another is less likely meant.
    fn is_long(&self) -> bool {
        self.terms.len() > 1
    }

    /// How well a fact answers to each term; 0 where it does not.
    pub(crate) fn worths(&self, fields: &[Field<'_>], worths: &mut [u32]) {
        for (text, worth) in fields {
            for rest in text.rest_at_each_word() {
                let first = usize::from(rest.first().copied().unwrap_or_default());
                let ways = usize::from(self.by_first[first])..usize::from(self.by_first[first + 1]);
                for (term, way) in &self.ways[ways] {
                    let found = way.worth_at(rest, *worth, self.is_long());
                    worths[*term] = worths[*term].max(found);
                }
            }
        }
    }
}

/// Whether two spans of a text have a part in common.
pub(crate) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The words of a folded text.
fn split(typed: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    typed.split(' ').filter(|word| !word.is_empty()).map(move |word| {
        let span = start..start + word.len();
        start = span.end + 1;
        span
    })
}

/// Whether a list with commas has a word.
pub(crate) fn is_in(list: &str, word: &str) -> bool {
    list.split(", ").any(|own| own == word)
}

/// A shorter word has to be whole.
const SHORTEST_BEGINNING: usize = 3;
/// In more than a word, what begins with a shorter one has to be nearly as short.
const LONG_BEGINNING: usize = 5;

/// More marks than a phrase has that fold away.
const MARKS: usize = 4;

/// The phrases of `typed` that have synonyms, the longest first.
fn phrases<'s>(typed: &str, words: &'s Words, job: [&'s str; 2]) -> Vec<(String, Synonym<'s>)> {
    let firsts: Vec<char> = typed.split(' ').filter_map(|word| word.chars().next()).collect();
    let begins = |said: &str| said.starts_with(|c: char| firsts.contains(&c.to_ascii_lowercase()));
    // What is much longer than all that was typed is no part of it.
    let can_be_part = |said: &&str| said.len() <= typed.len() + MARKS && begins(said);
    let of_synonym = |synonym: Synonym<'s>| {
        synonym.said().filter(can_be_part).map(move |said| (fold(said), synonym))
    };
    let job = job.into_iter().map(|name| Synonym::new(name, name));
    let mut phrases: Vec<(String, Synonym<'s>)> = words
        .field
        .iter()
        .chain(words.elsewhere.iter())
        .chain(job)
        .flat_map(of_synonym)
        .filter(|(said, _)| typed.contains(said.as_str()))
        .collect();
    phrases.sort_by_key(|(said, _)| std::cmp::Reverse(said.len()));
    phrases
}

impl Way {
    /// The words as they were typed first, and then what they mean.
    fn all<'s>(typed: &str, synonyms: impl Iterator<Item = Synonym<'s>>) -> Vec<Self> {
        let own = [Some(typed.to_owned()), singular(typed), plural(typed)].into_iter().flatten();
        let own = own.map(|phrase| Self { phrase, worth: AS_TYPED, is_stem: false });
        let meant = synonyms.flat_map(Synonym::meant).map(fold);
        let meant = meant.map(|phrase| Self { phrase, worth: BY_SYNONYM, is_stem: false });
        let stem = stem(typed).map(|phrase| Self { phrase, worth: BY_STEM, is_stem: true });
        let mut seen = HashSet::new();
        own.chain(meant).chain(stem).filter(|way| seen.insert(way.phrase.clone())).collect()
    }

    fn first(&self) -> u8 {
        self.phrase.as_bytes().first().copied().unwrap_or_default()
    }

    /// How well the words from here on answer to it.
    fn worth_at(&self, rest: &[u8], worth: Worth, is_long: bool) -> u32 {
        let Some(behind) = rest.strip_prefix(self.phrase.as_bytes()) else { return 0 };
        // One and several are the same.
        let end = behind.strip_prefix(b"s").unwrap_or(behind);
        if end.first().is_none_or(|next| *next == b' ') {
            return self.worth * worth.whole;
        }
        let length = behind.iter().position(|next| *next == b' ').unwrap_or(behind.len());
        if self.can_go_on(length, is_long) { self.worth * worth.beginning } else { 0 }
    }

    /// Whether a word that goes on for `rest` bytes answers.
    fn can_go_on(&self, rest: usize, is_long: bool) -> bool {
        let length = self.phrase.len();
        // Two letters begin too much.
        rest == 0
            || length >= SHORTEST_BEGINNING
                && (!is_long && !self.is_stem || length >= LONG_BEGINNING || rest < length)
    }
}

/// "bodies" of a body; every other plural begins with its word.
fn plural(word: &str) -> Option<String> {
    let stem = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))?;
    (word.len() >= 4).then(|| format!("{stem}ies"))
}

/// A word without the ending of the plural.
fn singular(word: &str) -> Option<String> {
    let is_plural =
        word.len() >= 4 && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    let stem = word.strip_suffix('s').filter(|_| is_plural)?;
    Some(stem.strip_suffix("ie").map_or_else(|| stem.to_owned(), |stem| format!("{stem}y")))
}

/// What a word has in common with its family: "grow" of "growing".
fn stem(word: &str) -> Option<String> {
    let is_plain = word.len() > SHORTEST_BEGINNING && word.bytes().all(|b| b.is_ascii_lowercase());
    let stem = is_plain.then(|| Stemmer::create(Algorithm::English).stem(word).into_owned())?;
    // "bodi" of a body begins no word.
    (stem.len() >= SHORTEST_BEGINNING && word.starts_with(&stem)).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(typed: &str) -> Query {
        let words = r#"
            filler = "in, the"
            weak = "good"
            [field]
            "pay, salary" = "wage, wages"
            "physicians' offices" = "doctor's office"
            "physician" = "doctor"
            "price parity" = "what's in the box"
            [program]
        "#;
        let words: Words = toml::from_str(words).unwrap();
        Query::new(&fold(typed), &words, &Question::default(), ["assistant", "assistants"])
    }

    fn worths(typed: &str, text: &str) -> Vec<u32> {
        let query = query(typed);
        let mut worths = vec![0; query.terms.len()];
        query.worths(&[(&Folded::of(text), Worth { whole: 2, beginning: 1 })], &mut worths);
        worths
    }

    fn answers(typed: &str, text: &str) -> bool {
        worths(typed, text).iter().all(|worth| *worth > 0)
    }

    #[test]
    fn a_word_answers_to_its_beginning_its_plural_and_its_family() {
        assert!(answers("median pay", "Median pay a year"));
        assert!(answers("certif", "Certification"));
        assert!(answers("BAYAMÓN", "San Juan-Bayamon"));
        assert!(!answers("edian", "Median pay"));
        assert!(!answers("median jobs", "Median pay"));
        assert!(answers("assistants", "Medical assistant"), "one and several are the same");
        assert!(answers("bodies", "A body") && answers("body", "All bodies"));
        assert!(!answers("me", "Median pay"), "two letters have to be a word");
        assert!(answers("growing", "growth") && answers("advancement", "They advance"));
        assert!(!answers("one sea", "one season"), "a short beginning in more than a word");
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
    fn words_that_say_nothing_are_passed_over_and_weak_ones_can_be() {
        assert_eq!(query("the pay in Yakima").typed, "pay yakima");
        assert_eq!(query("in the").typed, "in the");
        assert_eq!(query("what's in the box").typed, "whats in the box");
        let weak = |typed| query(typed).terms.iter().map(|term| term.is_weak).collect::<Vec<_>>();
        assert_eq!(weak("good assistant pay"), [true, true, false]);
    }

    #[test]
    fn a_word_as_it_was_typed_is_worth_more_than_its_synonym() {
        let worth = |text| worths("wage", text)[0];
        assert!(worth("wage") > worth("pay") && worth("wage") > worth("wagering"));
        assert_eq!(worth("age"), 0);
    }
}
