//! `search WORDS...`: the facts of the whole profile that answer to all the words.

mod facts;
mod jobs;
mod pay;
mod prose;
mod query;
mod typos;

use std::ops::Range;

use serde::Serialize;

use self::facts::{Facts, Looked};
use self::query::Query;
use crate::answer::Answer;
use crate::document::{Block, Document, Finding, Origin};
use crate::failure::{Failure, IfThere};
use crate::output::is_bidirectional;
use crate::profile::Profile;
use crate::profile::sources::SourceId;
use crate::typed::name::fold;
use crate::typed::suggest;

/// How many matches are shown where it is not said how many.
const SHOWN: usize = 10;

/// A search for more words takes its time, and finds nothing.
const MOST_WORDS: usize = 200;

/// The answer to `search`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SearchAnswer {
    /// The words with which something was found, where a typed one was mistyped.
    showing_results_for: Option<String>,
    /// How many facts answer, of which `--top` may leave some out.
    total: usize,
    /// The facts, best first.
    matches: Vec<Match>,
    #[serde(skip)]
    typed: String,
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
    /// Where it stands in `profile --json`.
    path: String,
    /// The fact, in one line.
    text: String,
    /// The command that shows more.
    command: String,
    /// Where a fact comes from.
    sources: Vec<SourceId>,
    /// What of the text was searched for.
    #[serde(skip)]
    marks: Vec<Range<usize>>,
}

/// The facts that answer to `typed`, the best first; with `top` only so many.
pub fn answer(
    profile: &Profile,
    typed: &[String],
    top: Option<usize>,
) -> Result<SearchAnswer, Failure> {
    // What steers a terminal is no part of a word.
    let steers = |c: char| c.is_control() || is_bidirectional(c);
    let typed = typed.join(" ").replace(steers, " ");
    let words = profile.words_of_people()?;
    let mut query = Query::new(&typed, words);
    // The job's own name always finds something.
    let example = &profile.occupation.get()?.title;
    let line = format!("ma-career search {}", suggest::quoted(example));
    if query.terms.len() > MOST_WORDS {
        return Err(Failure::usage(format!("these are more than {MOST_WORDS} words"))
            .hint("help", "a few words find more: a fact has to have all of them")
            .try_this(line));
    }
    if query.terms.is_empty() {
        return Err(Failure::usage("there is no word to search for").try_this(line));
    }
    let mut looked = look(profile, &query, false, everywhere)?;
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let mut unseen = query.terms.iter().zip(&looked.seen).filter(|(_, seen)| **seen == 0);
    if looked.found.is_empty() && unseen.all(|(term, _)| is_number(&term.typed)) {
        looked = look(profile, &query, true, everywhere)?;
    }
    let mut showing_results_for = None;
    if looked.found.is_empty()
        && let Some(corrected) = typos::corrected(&query, &looked)
    {
        query = Query::new(&corrected, words);
        // A similar job in a place has the words of two sections.
        let has_all =
            |section: &str| section == "similar" || query.may_be_in(looked.words_of(section));
        looked = look(profile, &query, false, has_all)?;
        showing_results_for = Some(corrected);
    }
    if looked.found.is_empty() {
        let answers = |typed: &str| {
            let query = Query::new(typed, words);
            look(profile, &query, false, everywhere).is_ok_and(|looked| !looked.found.is_empty())
        };
        return Err(typos::nothing_found(profile, &typed, &query, &looked, example, answers));
    }
    let mut found = looked.found;
    let total = found.len();
    // What ranks alike stays in the order of the profile.
    found.sort_by_key(|ranked| std::cmp::Reverse(ranked.rank));
    found.truncate(top.unwrap_or(usize::MAX));
    let program = profile.program();
    let matches = found.into_iter().map(|ranked| Match {
        section: section_of(&ranked.fact.path),
        path: ranked.fact.path,
        marks: marks(&query, &ranked.fact.text),
        text: ranked.fact.text,
        command: format!("{program} {}", ranked.fact.command),
        sources: ranked.fact.sources,
    });
    Ok(SearchAnswer {
        showing_results_for,
        total,
        matches: matches.collect(),
        typed,
        shown: top.unwrap_or(SHOWN),
    })
}

/// What looks at the facts of a section.
type Look = fn(&Profile, &mut Facts<'_>) -> Result<(), Failure>;

/// The sections, in the order of facts that answer equally well.
const SECTIONS: [(&str, Look); 13] = [
    ("overview", prose::overview),
    ("glossary", prose::glossary),
    ("duties", prose::duties),
    ("salary", pay::salary),
    ("education", prose::education),
    ("certifications", prose::certifications),
    ("licensure", prose::licensure),
    ("skills", prose::skills),
    ("outlook", prose::outlook),
    ("environment", prose::environment),
    ("similar", jobs::similar),
    ("handout", prose::handout),
    ("sources", prose::sources),
];

/// Looks at every fact of the sections that `is_asked` names.
fn look(
    profile: &Profile,
    query: &Query,
    with_figures: bool,
    is_asked: impl Fn(&str) -> bool,
) -> Result<Looked, Failure> {
    let occupation = profile.occupation.get()?;
    let job = [occupation.title.as_str(), &occupation.title_plural].join(" ");
    let mut facts = Facts::new(query, &job, with_figures);
    for (section, look) in SECTIONS.into_iter().filter(|(section, _)| is_asked(section)) {
        facts.open(section);
        look(profile, &mut facts).if_there()?;
    }
    Ok(facts.looked())
}

fn everywhere(_: &str) -> bool {
    true
}

/// The section that a path leads into.
fn section_of(path: &str) -> String {
    path.split(['.', '[']).next().unwrap_or_default().to_owned()
}

/// The words of a text that were searched for.
fn marks(query: &Query, text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || ['\'', '’', '.'].contains(&c);
    let mut marks = Vec::new();
    let mut start = 0;
    for word in text.split(|c| !is_part(c)) {
        // A full stop belongs to "D.C.", but not to the end of a sentence.
        let bare = word.trim_end_matches('.');
        if query.is_searched_for(&fold(bare)) {
            marks.push(start..start + bare.len());
        }
        start += word.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    marks
}

impl Match {
    fn section_and_sources(&self) -> String {
        let ids: Vec<&str> = self.sources.iter().map(|source| source.0.as_str()).collect();
        match ids.as_slice() {
            [] => self.section.clone(),
            ids => format!("{}, from {}", self.section, ids.join(" and ")),
        }
    }
}

impl Answer for SearchAnswer {
    const COMMAND: &'static str = "search";
    const TABLE: &'static str = "matches";
    const COLUMNS: &'static [&'static str] = &["section", "path", "text", "command", "sources"];

    fn document(&self) -> Document {
        let (shown, total) = (self.shown.min(self.matches.len()), self.total);
        let count = match total {
            1 => "1 match".to_owned(),
            total if shown < total => format!("the best {shown} of {total} matches"),
            total => format!("{total} matches"),
        };
        let words = self.showing_results_for.as_deref().unwrap_or(&self.typed);
        let mut document = Document::new(format!("{count} for '{words}'"));
        let findings = self.matches.iter().take(shown).map(|found| Finding {
            text: found.text.clone(),
            marks: found.marks.clone(),
            origin: vec![
                Origin { name: "Section", about: found.section_and_sources(), is_typed: false },
                Origin { name: "More", about: found.command.clone(), is_typed: true },
                Origin { name: "Path", about: suggest::quoted(&found.path), is_typed: true },
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
        let note = results.map(|words| {
            format!("Nothing was found for '{}': showing results for '{words}'.", self.typed)
        });
        note.into_iter().collect()
    }
}
