//! `explain`: the terms of the field in plain words, with the job's own figures.

mod example;

pub(crate) use example::wrong_with_example;

use serde::Serialize;

use self::example::Example;
use crate::answer::Answer;
use crate::document::{Block, Detail, Document};
use crate::failure::Failure;
use crate::find::get::Values;
use crate::find::search;
use crate::profile::Profile;
use crate::profile::glossary::{Glossary, Term};
use crate::profile::sources::SourceId;
use crate::typed::finder::{Candidate, Finder, missing};
use crate::typed::name::fold;
use crate::typed::suggest::{one_line, quoted};
use crate::typed::synonyms;

/// A term, explained.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TermRow<'p> {
    /// Its name.
    term: &'p str,
    /// What else people call it.
    also_called: &'p [String],
    /// What it means, and then the example.
    text: String,
    /// Other terms to look at.
    see_also: &'p [String],
    #[serde(skip)]
    meaning: &'p str,
    #[serde(skip)]
    example: Option<Example<'p>>,
}

impl<'p> TermRow<'p> {
    fn new(term: &'p Term, text: String, example: Option<Example<'p>>) -> Self {
        let Term { term, also_called, text: meaning, see_also, .. } = term;
        Self { term, also_called, text, see_also, meaning, example }
    }

    fn with_example(
        profile: &'p Profile,
        values: &mut Values<'p>,
        term: &'p Term,
    ) -> Result<Self, Failure> {
        let example = match &term.example {
            Some(text) => Example::of(profile, values, text)?,
            None => None,
        };
        let text = match &example {
            Some(example) => format!("{} {}", term.text, example.text),
            None => term.text.clone(),
        };
        Ok(Self::new(term, text, example))
    }

    fn cites(&self) -> impl Iterator<Item = &SourceId> {
        self.example.iter().flat_map(|example| example.cites.iter().copied())
    }
}

/// The answer to `explain` without a term: all of them.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GlossaryAnswer<'p> {
    /// Every term; those that are asked for most come first.
    terms: Vec<TermRow<'p>>,
}

impl GlossaryAnswer<'_> {
    /// Each term's text, with the figures of its example.
    pub(crate) fn texts(self) -> Vec<String> {
        self.terms.into_iter().map(|row| row.text).collect()
    }
}

/// All terms.
pub fn list(profile: &Profile) -> Result<GlossaryAnswer<'_>, Failure> {
    let mut values = Values::new(profile);
    let terms = profile.terms()?.terms.iter();
    let rows = terms.map(|term| TermRow::with_example(profile, &mut values, term));
    Ok(GlossaryAnswer { terms: rows.collect::<Result<_, _>>()? })
}

/// All terms where one can ask on: each by its first sentence, without the figures of its example.
pub fn list_in_short(profile: &Profile) -> Result<GlossaryAnswer<'_>, Failure> {
    let terms = profile.terms()?.terms.iter();
    Ok(GlossaryAnswer {
        terms: terms.map(|term| TermRow::new(term, in_short(&term.text), None)).collect(),
    })
}

impl Answer for GlossaryAnswer<'_> {
    const COMMAND: &'static str = "explain";
    const TABLE: &'static str = "terms";

    fn document(&self, _: Detail) -> Document {
        let terms = self.terms.iter().map(|row| (row.term.to_owned(), row.text.clone()));
        let mut document = Document::new("terms in plain words");
        document.push(Block::Terms(terms.collect()));
        document
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        self.terms.first().map(|row| format!("ma-career explain TERM, such as {}.", row.term))
    }

    fn also_cites(&self) -> Vec<&SourceId> {
        self.terms.iter().flat_map(TermRow::cites).collect()
    }
}

/// As many of the first sentences as say something: one, or two where the first is short.
fn in_short(text: &str) -> String {
    const SHORT: usize = 60;
    let mut sentences = text.split_inclusive(". ");
    let mut short = String::new();
    // "U.S. " ends no sentence.
    while short.len() < SHORT || short.ends_with("U.S. ") {
        let Some(sentence) = sentences.next() else { break };
        short.push_str(sentence);
    }
    short.trim_end().to_owned()
}

/// The answer to `explain TERM`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TermAnswer<'p> {
    #[serde(flatten)]
    row: TermRow<'p>,
    #[serde(skip)]
    reading: Option<String>,
}

/// The term that `typed` means.
pub fn answer<'p>(profile: &'p Profile, typed: &str) -> Result<TermAnswer<'p>, Failure> {
    let section = profile.terms()?;
    let term = meant(profile, section, typed)?;
    let is_plain = names(term).contains(&fold(typed));
    Ok(TermAnswer {
        row: TermRow::with_example(profile, &mut Values::new(profile), term)?,
        reading: (!is_plain).then(|| format!("'{}' is read as {}.", one_line(typed), term.term)),
    })
}

/// What a term goes by, folded.
fn names(term: &Term) -> Vec<String> {
    [&term.term].into_iter().chain(&term.also_called).map(|name| fold(name)).collect()
}

fn meant<'p>(profile: &Profile, section: &'p Glossary, typed: &str) -> Result<&'p Term, Failure> {
    let first = section.terms.first().map_or("", |term| &term.term);
    if fold(typed).is_empty() {
        return Err(missing("a term", &format!("a term, such as {first}"), typed, first));
    }
    let terms = section.terms.iter();
    let finder = Finder {
        none: "no term here",
        plural: "terms",
        shortest_beginning: 3,
        min_likeness: 0.88,
        candidates: terms
            .map(|item| Candidate { item, handle: &item.term, line: None, names: names(item) })
            .collect(),
    };
    let mut found = finder.named(typed);
    if let (true, Some(one)) = (found.is_empty(), typed.strip_suffix('s')) {
        found = finder.named(one);
    }
    match found.as_slice() {
        [one] => Ok(one.item),
        [] => {
            // What people say may be a word of another term's second name: "office", "degree".
            let by_main_name = || {
                let all = finder.candidates.iter();
                let meant = synonyms::meant(profile, typed, all.clone().map(|term| term.handle))?;
                all.into_iter().find(|term| term.handle == meant)
            };
            let nearest = finder.spelled_like(typed).or_else(by_main_name);
            let failure = finder.unknown(&one_line(typed), nearest);
            let is_found = || search::answer(profile, &[typed.to_owned()], None).is_ok();
            Err(match nearest {
                None if is_found() => {
                    failure.try_this(format!("ma-career search {}", quoted(typed)))
                }
                nearest => failure.instead(typed, nearest.map_or(first, |term| term.handle)),
            })
        }
        several => Err(finder.several(typed, several)),
    }
}

impl Answer for TermAnswer<'_> {
    const COMMAND: &'static str = "explain";
    const TABLE: &'static str = "term";
    const COLUMNS: &'static [&'static str] = &["term", "also_called", "text", "see_also"];

    fn summary(&self) -> Option<String> {
        Some(in_short(self.row.meaning))
    }

    fn document(&self, _: Detail) -> Document {
        let row = &self.row;
        let mut document = Document::new(format!("what '{}' means", row.term));
        let rest = row.meaning.strip_prefix(&in_short(row.meaning)).unwrap_or_default();
        document.push(Block::Text(rest.trim_start().to_owned()));
        if let Some(example) = &row.example {
            document.push_under("In this job", Block::Text(example.text.clone()));
        }
        let names = |heading: &str, names: &[String]| {
            (!names.is_empty()).then(|| (heading.to_owned(), names.join(", ")))
        };
        let others = [names("Also called", row.also_called), names("See also", row.see_also)];
        document.push(Block::Terms(others.into_iter().flatten().collect()));
        document
    }

    fn readings(&self) -> Vec<String> {
        self.reading.iter().cloned().collect()
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        let next = self.row.see_also.first()?;
        Some(format!("ma-career explain {}.", quoted(next)))
    }

    fn also_cites(&self) -> Vec<&SourceId> {
        self.row.cites().collect()
    }
}
