//! Which facts answer, and in which order.

use std::cmp::Reverse;

use crate::find::search::facts::{Candidate, Facts, WEAK};

/// What a look at all facts brought.
pub(crate) struct Looked {
    /// The numbers of those that answer, the best first.
    pub(crate) best: Vec<usize>,
    /// Whether one has all words that it needs.
    pub(crate) has_whole: bool,
    /// How many facts each term of the search was found in by itself.
    pub(crate) seen: Vec<usize>,
    /// The words of all facts, folded, where none has all that were searched for.
    pub(crate) words: String,
    /// Where among them those of each section begin.
    starts: Vec<(&'static str, usize)>,
}

impl Looked {
    /// The words of a section's facts, where nothing answers.
    pub(crate) fn words_of(&self, section: &str) -> &str {
        let at = self.starts.iter().position(|(name, _)| *name == section);
        let start = |at: usize| self.starts.get(at).map_or(self.words.len(), |(_, start)| *start);
        at.map_or("", |at| &self.words[start(at)..start(at + 1)])
    }
}

impl Facts<'_> {
    /// Which of the facts that have a word answer: those with all words and those that the question leads
    /// to; or else those whose words are the most and the rarest.
    pub(crate) fn looked(self) -> Looked {
        let terms = &self.query.terms;
        let rarity = |seen: &usize| (self.count / (seen + 1)).max(2).ilog2();
        let rarities: Vec<u32> = self.seen.iter().map(rarity).collect();
        let score = |candidate: &Candidate, worths: &[u32]| {
            let of_word = terms.iter().zip(worths).zip(&rarities);
            let of_word = of_word.map(|((term, worth), rarity)| {
                worth * rarity / if term.is_weak { WEAK } else { 1 }
            });
            of_word.sum::<u32>() * candidate.weight
        };
        let has_word = |worths: &[u32]| {
            terms.iter().zip(worths).any(|(term, worth)| *worth > 0 && !term.is_weak)
        };
        let worths = self.worths.chunks(terms.len().max(1));
        let ranked = self.candidates.iter().zip(worths).filter_map(|(candidate, worths)| {
            let rank = if self.has_whole && (candidate.has_all || candidate.lead.is_some()) {
                candidate.rank
            } else if !self.has_whole && (candidate.lead.is_some() || has_word(worths)) {
                score(candidate, worths)
            } else {
                return None;
            };
            Some((candidate, rank))
        });
        let mut best: Vec<(&Candidate, u32)> = ranked.collect();
        let highest = best.iter().map(|(_, rank)| *rank).max().unwrap_or_default();
        best.retain(|(candidate, rank)| {
            candidate.has_all
                || candidate.is_exact
                || candidate.lead.is_some()
                || rank * 2 > highest
        });
        // What ranks alike stays in the order of the profile.
        best.sort_by_key(|(candidate, rank)| {
            (!candidate.is_exact, candidate.lead.unwrap_or(usize::MAX), Reverse(*rank))
        });
        Looked {
            best: best.into_iter().map(|(candidate, _)| candidate.number).collect(),
            has_whole: self.has_whole,
            seen: self.seen,
            words: String::from_utf8(self.words).unwrap_or_default(),
            starts: self.starts,
        }
    }
}
