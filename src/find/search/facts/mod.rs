//! The facts of the profile, as a search looks at them: once to see which answer, and once more to make
//! the lines of those.

mod ranking;

use std::{collections::BTreeMap, mem};

pub(crate) use self::ranking::Looked;

use crate::answer::Answer;
use crate::failure::Failure;
use crate::find::search::fact::{About, At, Fact};
use crate::find::search::query::{Field, Query, Worth};
use crate::find::search::question::Question;
use crate::profile::sources::SourceId;
use crate::profile::text::Statement;
use crate::typed::name::{Folded, fold};

const IN_NAME: Worth = Worth { whole: 12, beginning: 6 };
const IN_TEXT: Worth = Worth { whole: 6, beginning: 4 };
const BESIDE: Worth = Worth { whole: 6, beginning: 3 };
/// A word that is true of all facts of a section says little of one of them.
const OF_SECTION: Worth = Worth { whole: 6, beginning: 1 };
/// The section itself was asked for.
const IS_THE_SECTION: Worth = Worth { whole: 12, beginning: 0 };
/// It is on the place that was asked for; half as much by a ZIP code, which may be another number.
const IS_THERE: u32 = 96;

/// The name has all the words that were searched for, and no others.
const IS_THE_NAME: u32 = 100;
/// It begins with all that was searched for.
const BEGINS_THE_NAME: u32 = 8;
/// The words follow each other as they were typed.
const AS_TYPED: u32 = 100;
/// More bytes than that are typed by who has read them.
const LONG: usize = 24;
/// Of a word that a fact can do without, a small part counts.
const WEAK: u32 = 8;

/// About as many bytes as the words of a profile take; they are kept until something is found.
const WORDS: usize = 96 * 1024;

/// The sections that have too many facts for all to answer to the name of the section.
const HAVE_TOO_MANY: [&str; 5] = ["overview", "glossary", "salary", "similar", "sources"];

/// What most facts are worth.
pub(super) const WEIGHT: u32 = 4;
/// Of what is asked for less.
pub(super) const LESS: u32 = 2;
/// Of what is asked for least.
pub(super) const LEAST: u32 = 1;
/// Of the key figures, which are asked for most.
pub(super) const MOST: u32 = 5;

/// A fact that has at least one of the words.
struct Candidate {
    number: usize,
    /// Whether it is what was typed, word for word.
    is_exact: bool,
    /// Which of the leads it is.
    lead: Option<usize>,
    /// Whether it has all the words that it needs.
    has_all: bool,
    /// How well it answers, if it has all of them.
    rank: u32,
    weight: u32,
}

/// Looks at one fact after another.
pub(crate) struct Facts<'q> {
    query: &'q Query,
    pub(crate) question: &'q Question<'q>,
    /// What the job is called: true of all facts but those of other jobs.
    job: &'q str,
    section: &'static str,
    /// The command that shows the facts that come next.
    pub(crate) command: &'static str,
    /// What the facts that come next are worth beside others, [`WEIGHT`] being usual.
    pub(crate) weight: u32,
    /// What each word of the search is worth by the section alone.
    of_section: Vec<u32>,
    /// Whether that is the section's own name, so that all of it answers.
    is_section: Vec<bool>,
    /// The number of the next fact; those of each section begin with a round one.
    number: usize,
    /// How many facts there are.
    count: usize,
    candidates: Vec<Candidate>,
    /// What each word is worth, candidate by candidate.
    worths: Vec<u32>,
    seen: Vec<usize>,
    /// Whether a fact has all the words that it needs.
    has_whole: bool,
    /// The numbers of the facts to make, each with its rank; `None` while they are looked for.
    chosen: Option<BTreeMap<usize, usize>>,
    /// The facts that were made, each with its rank.
    made: Vec<(usize, Fact)>,
    /// Whether facts that take long to make are to be made.
    pub(crate) with_figures: bool,
    /// The words of all facts, as long as none has all words, and where those of each section begin.
    words: Vec<u8>,
    starts: Vec<(&'static str, usize)>,
    /// Room for the folded texts of a fact, and for what its words are worth.
    room: [Folded; 3],
    own: Vec<u32>,
}

/// More facts than a section has.
pub(super) const SECTION: usize = 100_000;

impl<'q> Facts<'q> {
    pub(crate) fn new(
        query: &'q Query,
        question: &'q Question<'q>,
        job: &'q str,
        with_figures: bool,
    ) -> Self {
        Self {
            query,
            question,
            job,
            with_figures,
            section: "",
            command: "",
            weight: WEIGHT,
            of_section: vec![0; query.terms.len()],
            is_section: vec![false; query.terms.len()],
            number: 0,
            count: 0,
            candidates: Vec::new(),
            worths: Vec::new(),
            seen: vec![0; query.terms.len()],
            has_whole: false,
            chosen: None,
            made: Vec::new(),
            words: Vec::with_capacity(WORDS),
            starts: Vec::new(),
            room: Default::default(),
            own: vec![0; query.terms.len()],
        }
    }

    /// Makes the facts of these numbers, and looks for no others.
    pub(crate) fn make(&mut self, chosen: Vec<usize>) {
        let ranked = chosen.into_iter().enumerate();
        self.chosen = Some(ranked.map(|(rank, number)| (number, rank)).collect());
    }

    /// The facts that were made, the best first.
    pub(crate) fn made(mut self) -> Vec<Fact> {
        self.made.sort_by_key(|(rank, _)| *rank);
        self.made.into_iter().map(|(_, fact)| fact).collect()
    }

    /// Opens a section by its place in the list of all.
    pub(crate) fn open(&mut self, at: usize, section: &'static str) {
        self.section = section;
        self.weight = WEIGHT;
        self.number = at * SECTION;
        self.starts.push((section, self.words.len()));
    }

    /// Begins facts on the job that `command` shows; `words` are true of all of them.
    #[inline(never)]
    pub(crate) fn begin(&mut self, command: &'static str, words: &str) {
        self.command = command;
        let of_job = [words, self.job].join(" ");
        self.begin_other(&of_job);
    }

    /// Begins facts that are not on the job alone; `words` are true of all of them.
    pub(crate) fn begin_other(&mut self, words: &str) {
        if self.chosen.is_some() {
            return;
        }
        let folded = Folded::of(words);
        self.keep(folded.bytes());
        let has_too_many = HAVE_TOO_MANY.contains(&self.section);
        let section = Folded::of(if has_too_many { "" } else { self.section });
        let mut worths = vec![0; self.own.len()];
        self.query.worths(&[(&section, IS_THE_SECTION)], &mut worths);
        self.is_section = worths.iter().map(|worth| *worth > 0).collect();
        self.query.worths(&[(&folded, OF_SECTION)], &mut worths);
        for (seen, worth) in self.seen.iter_mut().zip(&worths) {
            *seen += usize::from(*worth > 0);
        }
        self.of_section = worths;
    }

    /// Looks at a fact of the section, whose line is made if it answers.
    pub(crate) fn tell<'a>(
        &mut self,
        about: About<'_>,
        at: At<'_>,
        source: impl Into<Option<&'a SourceId>>,
        line: impl FnOnce() -> String,
    ) {
        let command = self.command;
        self.look(about, || Fact {
            path: at.to_string(),
            text: line(),
            command: command.to_owned(),
            sources: source.into().into_iter().cloned().collect(),
        });
    }

    /// Looks at a fact, which is made if it was chosen.
    pub(crate) fn look(&mut self, about: About<'_>, make: impl FnOnce() -> Fact) {
        if let Some(rank) = self.chosen(about) {
            self.made.push((rank, make()));
        }
    }

    /// The rank of the next fact, if it is to be made. While facts are looked for, none is.
    // Not a part of each `look`, of which there are many.
    #[inline(never)]
    fn chosen(&mut self, about: About<'_>) -> Option<usize> {
        self.number += 1;
        if let Some(chosen) = &self.chosen {
            return chosen.get(&self.number).copied();
        }
        self.count += 1;
        let mut room = mem::take(&mut self.room);
        let fields = [&[about.name][..], &[about.text], about.also];
        for (folded, texts) in room.iter_mut().zip(fields) {
            folded.clear();
            for text in texts {
                folded.add(text);
            }
        }
        let [.., also] = &mut room;
        also.add(about.code);
        for folded in &mut room {
            folded.finish();
            self.keep(folded.bytes());
        }
        self.rank(&room, about.code);
        self.room = room;
        None
    }

    /// How well a fact answers, if it has a word.
    fn rank(&mut self, [name, text, also]: &[Folded; 3], code: &str) {
        let fields: [Field<'_>; 3] = [(name, IN_NAME), (text, IN_TEXT), (also, BESIDE)];
        self.own.fill(0);
        self.query.worths(&fields, &mut self.own);
        let lead = self.question.leads.iter().position(|(section, lead)| {
            *section == self.section && !code.is_empty() && code == lead
        });
        let is_there = !code.is_empty() && self.question.is_there(self.section, code);
        let (mut rank, mut has_all, mut has_own, mut has_needed) = (0, true, false, false);
        for (at, term) in self.query.terms.iter().enumerate() {
            if term.is_place && is_there {
                let is_zip = term.typed.starts_with(|c: char| c.is_ascii_digit());
                self.own[at] = if is_zip { IS_THERE / 2 } else { IS_THERE };
            }
            let own = self.own[at];
            has_own |= own > 0 || self.is_section[at];
            self.seen[at] += usize::from(own > 0);
            let worth = own.max(self.of_section[at]);
            has_all &= worth > 0 || term.is_weak;
            has_needed |= !term.is_weak;
            rank += if term.is_weak { worth / WEAK } else { worth };
            self.own[at] = worth;
        }
        if !has_own && lead.is_none() {
            return;
        }
        let has_all = has_all && has_needed;
        let Query { typed, folded, terms, .. } = self.query;
        let mut is_exact = name.bytes() == folded.as_bytes();
        let is_code = code.len() == typed.len() && fold(code) == *typed;
        if is_exact || is_code || name.bytes() == typed.as_bytes() {
            rank += IS_THE_NAME;
        } else if name.bytes().starts_with(typed.as_bytes()) {
            rank += BEGINS_THE_NAME;
        }
        if has_all && terms.len() > 1 {
            let has = |words: &str| [name, text].iter().any(|field| field.text().contains(words));
            rank += if has(typed) || has(folded) { AS_TYPED } else { 0 };
        }
        if has_all && folded.len() > LONG {
            is_exact |= [name, text, also].iter().any(|field| field.text().contains(folded));
        }
        let (number, weight) = (self.number, self.weight);
        // What is asked for less does not keep others out.
        self.has_whole |= has_all && weight >= WEIGHT;
        self.candidates.push(Candidate {
            number,
            is_exact,
            lead,
            has_all,
            rank: rank * weight,
            weight,
        });
        self.worths.extend(&self.own);
    }

    /// Whether the search is for one word, or one name.
    pub(crate) fn is_of_one_word(&self) -> bool {
        self.query.terms.len() == 1
    }

    /// Whether a text has a word of the search that is no name of a place.
    pub(crate) fn answers(&self, text: &str) -> bool {
        let mut worths = vec![0; self.own.len()];
        self.query.worths(&[(&Folded::of(text), BESIDE)], &mut worths);
        let mut found = self.query.terms.iter().zip(worths);
        found.any(|(term, worth)| worth > 0 && !term.is_place && !term.is_weak)
    }

    /// Looks at statements in a list.
    pub(crate) fn statements(&mut self, list: &str, statements: &[Statement]) {
        for (index, Statement { text, source, .. }) in statements.iter().enumerate() {
            self.tell(About::text(text), At::Index(list, index), source, || text.clone());
        }
    }

    /// The sentence that the section's answer begins with, made only where it is shown.
    pub(crate) fn summary<'a, A: Answer>(
        &mut self,
        source: impl Into<Option<&'a SourceId>>,
        answer: impl FnOnce() -> Result<A, Failure>,
    ) {
        let section = self.section;
        let weight = mem::replace(&mut self.weight, MOST);
        // As people ask for it.
        let name = match section {
            "certifications" => "certification",
            "similar" => "similar jobs",
            section => section,
        };
        let about = About { name, code: "summary", ..About::default() };
        let path = format!("{section}.summary");
        let line = || answer().ok().and_then(|answer| answer.summary()).unwrap_or_default();
        self.tell(about, At::Path(&path), source, line);
        self.weight = weight;
    }

    /// Looks at sentences of our own in a list.
    pub(crate) fn texts<'t>(&mut self, list: &str, texts: impl IntoIterator<Item = &'t String>) {
        for (index, text) in texts.into_iter().enumerate() {
            self.tell(About::text(text), At::Index(list, index), None, || text.clone());
        }
    }

    /// Keeps the words of a folded text, of which one may have been meant where nothing answers.
    fn keep(&mut self, text: &[u8]) {
        if self.chosen.is_none() && !self.has_whole {
            self.words.extend_from_slice(text);
            self.words.push(b' ');
        }
    }
}
