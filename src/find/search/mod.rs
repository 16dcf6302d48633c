//! `search WORDS...`: the facts of the whole profile that answer a question, or have its words.

mod asked;
mod environment;
mod fact;
mod facts;
mod jobs;
mod pay;
mod prose;
mod query;
mod question;
mod terms;
mod typos;

use std::{collections::HashSet, ops::Range};

use serde::Serialize;

use self::fact::Fact;
use self::facts::{Facts, Looked, SECTION};
use self::query::Query;
use self::question::Question;
use crate::answer::Answer;
use crate::answer::place::{AskedPlace, Meant};
use crate::decide::compare::not_here;
use crate::document::{Block, Detail, Document, Finding, Origin};
use crate::failure::{Failure, IfThere};
use crate::output::is_bidirectional;
use crate::profile::Profile;
use crate::typed::name::{Folded, fold};
use crate::typed::path::first_key;
use crate::typed::suggest;
use crate::typed::synonyms::job_elsewhere;

/// How many matches are shown where it is not said how many.
const SHOWN: usize = 10;

/// A search for more words takes its time, and finds nothing.
const MOST_WORDS: usize = 200;

/// The answer to `search`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SearchAnswer<'p> {
    /// The words with which something was found, where a typed one was mistyped.
    showing_results_for: Option<String>,
    /// The words that no fact has.
    not_found: Vec<String>,
    /// The place that the words name, if they name one.
    place: Option<AskedPlace<'p>>,
    /// How many facts answer, of which `--top` may leave some out.
    total: usize,
    /// The facts, best first.
    matches: Vec<Match>,
    #[serde(skip)]
    typed: String,
    /// How the words for a place were read.
    #[serde(skip)]
    reading: Option<String>,
    /// How many are shown where people read them.
    #[serde(skip)]
    shown: usize,
}

/// A fact that answers.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Match {
    /// The section of the profile that it stands in.
    section: String,
    #[serde(flatten)]
    fact: Fact,
    /// What of the text was searched for.
    #[serde(skip)]
    marks: Vec<Range<usize>>,
}

/// The facts that answer to `typed`, the best first; with `top` only so many.
pub fn answer<'p>(
    profile: &'p Profile,
    typed: &[String],
    top: Option<usize>,
) -> Result<SearchAnswer<'p>, Failure> {
    // What steers a terminal is no part of a word.
    let steers = |c: char| c.is_control() || is_bidirectional(c);
    let typed = typed.join(" ").replace(steers, " ");
    // The job's own name always finds something.
    let example = &profile.occupation.get()?.title;
    let line = format!("ma-career search {}", suggest::quoted(example));
    if typed.split_whitespace().count() > MOST_WORDS {
        return Err(Failure::usage(format!("these are more than {MOST_WORDS} words"))
            .hint("help", "a few words find more")
            .try_this(line));
    }
    let mut search = Search::new(profile, &typed)?;
    if search.query.terms.is_empty() {
        return Err(Failure::usage("there is no word to search for").try_this(line));
    }
    let mut looked = search.look(false, everywhere)?;
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let with_figures = looked.best.is_empty() && search.unseen(&looked).all(is_number);
    if with_figures {
        looked = search.look(with_figures, everywhere)?;
    }
    let mut showing_results_for = None;
    if !looked.has_whole
        && let Some(corrected) = typos::corrected(&search.query, &looked)
    {
        search = Search::new(profile, &corrected)?;
        // A similar job in a place has the words of two sections.
        let may_answer = |section: &str| {
            section == "similar"
                || search.question.leads.iter().any(|(led_to, _)| *led_to == section)
                || search.query.may_be_in(looked.words_of(section))
        };
        looked = search.look(false, may_answer)?;
        if !looked.has_whole {
            looked = search.look(false, everywhere)?;
        }
        showing_results_for = Some(corrected);
    }
    if let Some(job) = search.unseen(&looked).find_map(|word| job_elsewhere(profile, word)) {
        return Err(not_here(profile, job)?);
    }
    if looked.best.is_empty() {
        let answers = |typed: &str| {
            let looked = Search::new(profile, typed).and_then(|it| it.look(false, everywhere));
            looked.is_ok_and(|looked| looked.has_whole)
        };
        return Err(typos::nothing_found(
            profile,
            &typed,
            &search.query,
            &looked,
            example,
            answers,
        ));
    }
    let not_found = search.unseen(&looked).map(str::to_owned).collect();
    let total = looked.best.len();
    looked.best.truncate(top.unwrap_or(usize::MAX));
    let program = profile.program();
    let shown = top.unwrap_or(SHOWN);
    let facts = search.make(looked.best, with_figures)?.into_iter().enumerate();
    let matches = facts.map(|(at, fact)| Match {
        section: first_key(&fact.path).to_owned(),
        marks: if at < shown { marks(&search.query, &fact.text) } else { Vec::new() },
        fact: Fact { command: format!("{program} {}", fact.command), ..fact },
    });
    Ok(SearchAnswer {
        showing_results_for,
        not_found,
        place: search.question.one_place().map(Meant::asked),
        reading: search.question.reading(&search.query.folded),
        total,
        matches: matches.collect(),
        typed,
        shown,
    })
}

/// What looks at the facts of a section.
type Look = fn(&Profile, &mut Facts<'_>) -> Result<(), Failure>;

/// The sections, in the order of facts that answer equally well.
const SECTIONS: [(&str, Look); 13] = [
    ("overview", prose::overview),
    ("glossary", terms::glossary),
    ("duties", prose::duties),
    ("salary", pay::salary),
    ("education", prose::education),
    ("certifications", prose::certifications),
    ("licensure", prose::licensure),
    ("skills", prose::skills),
    ("outlook", prose::outlook),
    ("environment", environment::environment),
    ("similar", jobs::similar),
    ("handout", terms::handout),
    ("sources", terms::sources),
];

/// What is searched for, and where.
struct Search<'p> {
    profile: &'p Profile,
    query: Query,
    question: Question<'p>,
    /// What the job is called.
    job: String,
}

impl<'p> Search<'p> {
    fn new(profile: &'p Profile, typed: &str) -> Result<Self, Failure> {
        let words = profile.words_of_people()?;
        let folded = fold(typed);
        let folded = question::meaning(&folded).unwrap_or(&folded);
        let mut question = Question::new(profile, words, typed, folded)?;
        let occupation = profile.occupation.get()?;
        let names = [fold(&occupation.title), fold(&occupation.title_plural)];
        let query = Query::new(folded, words, &question, names.each_ref().map(String::as_str));
        if question.is_comparison || question.is_pay_of_place {
            let jobs = jobs::named(profile, &query, folded).if_there()?;
            question.lead_to_jobs(jobs.unwrap_or_default());
        }
        if let Some(term) = terms::asked_for(profile, folded).if_there()?.flatten() {
            question.leads.insert(0, ("glossary", term));
        }
        let job = [occupation.title.as_str(), &occupation.title_plural].join(" ");
        Ok(Self { profile, query, question, job })
    }

    /// Looks at every fact of the sections that `is_asked` names.
    fn look(&self, with_figures: bool, is_asked: impl Fn(&str) -> bool) -> Result<Looked, Failure> {
        let mut facts = Facts::new(&self.query, &self.question, &self.job, with_figures);
        self.walk(&mut facts, |_, section| is_asked(section))?;
        Ok(facts.looked())
    }

    /// Makes the facts of these numbers.
    fn make(&self, chosen: Vec<usize>, with_figures: bool) -> Result<Vec<Fact>, Failure> {
        let mut facts = Facts::new(&self.query, &self.question, &self.job, with_figures);
        let sections = chosen.iter().map(|number| number / SECTION).collect::<HashSet<_>>();
        facts.make(chosen);
        self.walk(&mut facts, |at, _| sections.contains(&at))?;
        Ok(facts.made())
    }

    fn walk(
        &self,
        facts: &mut Facts<'_>,
        is_asked: impl Fn(usize, &str) -> bool,
    ) -> Result<(), Failure> {
        for (at, (section, look)) in SECTIONS.into_iter().enumerate() {
            if is_asked(at, section) {
                facts.open(at, section);
                look(self.profile, facts).if_there()?;
            }
        }
        Ok(())
    }

    /// The words that no fact has, but for those that facts can do without.
    fn unseen<'s>(&'s self, looked: &'s Looked) -> impl Iterator<Item = &'s str> {
        let terms = self.query.terms.iter().zip(&looked.seen);
        let unseen = terms.filter(|(term, seen)| **seen == 0 && !term.is_weak);
        unseen.map(|(term, _)| term.typed.as_str())
    }
}

fn everywhere(_: &str) -> bool {
    true
}

/// The words of a text that were searched for.
fn marks(query: &Query, text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || ['\'', '’', '.'].contains(&c);
    let (mut marks, mut folded) = (Vec::new(), Folded::default());
    let mut start = 0;
    for word in text.split(|c| !is_part(c)) {
        // A full stop belongs to "D.C.", but not to the end of a sentence.
        let bare = word.trim_end_matches('.');
        folded.set(bare);
        if query.is_searched_for(folded.text()) {
            marks.push(start..start + bare.len());
        }
        start += word.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    marks
}

impl Match {
    fn section_and_sources(&self) -> String {
        let ids: Vec<&str> = self.fact.sources.iter().map(|source| source.0.as_str()).collect();
        match ids.as_slice() {
            [] => self.section.clone(),
            ids => format!("{}, from {}", self.section, ids.join(" and ")),
        }
    }
}

impl Answer for SearchAnswer<'_> {
    const COMMAND: &'static str = "search";
    const TABLE: &'static str = "matches";
    const COLUMNS: &'static [&'static str] = &["section", "path", "text", "command", "sources"];

    fn document(&self, _: Detail) -> Document {
        let (shown, total) = (self.shown.min(self.matches.len()), self.total);
        let count = match total {
            1 => "1 match".to_owned(),
            total if shown < total => format!("the best {shown} of {total} matches"),
            total => format!("{total} matches"),
        };
        let words = self.showing_results_for.as_deref().unwrap_or(&self.typed);
        let mut document = Document::new(format!("{count} for '{words}'"));
        let findings = self.matches.iter().take(shown).map(|found| Finding {
            text: found.fact.text.clone(),
            marks: found.marks.clone(),
            origin: vec![
                Origin { name: "Section", about: found.section_and_sources(), is_typed: false },
                Origin { name: "More", about: found.fact.command.clone(), is_typed: true },
                Origin { name: "Path", about: suggest::quoted(&found.fact.path), is_typed: true },
            ],
        });
        document.push(Block::Findings(findings.collect()));
        document
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        let words = self.showing_results_for.as_deref().unwrap_or(&self.typed);
        (self.shown < self.total)
            .then(|| format!("ma-career search {} --top {}", suggest::quoted(words), self.total))
    }

    fn readings(&self) -> Vec<String> {
        let results = self.showing_results_for.as_ref();
        let corrected = results.map(|words| {
            format!("Nothing was found for '{}': showing results for '{words}'.", self.typed)
        });
        let not_found = (!self.not_found.is_empty())
            .then(|| format!("Not found here: {}.", self.not_found.join(", ")));
        corrected.into_iter().chain(not_found).chain(self.reading.clone()).collect()
    }
}
