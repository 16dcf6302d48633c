//! The facts of the profile, as a search looks at them.

use std::{fmt, mem};

use crate::find::search::query::{Field, Query, Worth};
use crate::profile::sources::SourceId;
use crate::profile::text::Statement;
use crate::typed::name::{Folded, fold};

/// A fact that answers to a search.
#[derive(Debug)]
pub(crate) struct Fact {
    /// Its path in `profile --json`.
    pub(crate) path: String,
    /// The fact itself.
    pub(crate) text: String,
    /// The command that shows more, without the program's name.
    pub(crate) command: String,
    /// Where it comes from; cautions and explanations are our own.
    pub(crate) sources: Vec<SourceId>,
}

/// What a fact can be found by.
#[derive(Clone, Copy, Default)]
pub(crate) struct About<'a> {
    /// What it is about.
    pub(crate) name: &'a str,
    /// A code or letters that mean it and nothing else.
    pub(crate) code: &'a str,
    /// What it says.
    pub(crate) text: &'a str,
    /// What else belongs to it, and is not printed with it.
    pub(crate) also: &'a [&'a str],
}

impl<'a> About<'a> {
    /// Only what it says.
    pub(crate) fn text(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }
}

/// A fact, and how well it answers.
pub(crate) struct Ranked {
    pub(crate) fact: Fact,
    pub(crate) rank: u32,
}

const IN_NAME: Worth = Worth { whole: 12, beginning: 6 };
const IN_TEXT: Worth = Worth { whole: 6, beginning: 4 };
const BESIDE: Worth = Worth { whole: 6, beginning: 3 };
/// A word that is true of all facts of a section says little of one of them.
const OF_SECTION: Worth = Worth { whole: 6, beginning: 1 };
/// The section itself was asked for.
const IS_THE_SECTION: Worth = Worth { whole: 12, beginning: 0 };

/// The name has all the words that were searched for, and no others.
const IS_THE_NAME: u32 = 100;
/// It begins with all that was searched for.
const BEGINS_THE_NAME: u32 = 8;
/// The words follow each other as they were typed.
const AS_TYPED: u32 = 100;

/// About as many bytes as the words of a profile take; they are kept until something is found.
const WORDS: usize = 96 * 1024;

/// The sections whose facts all answer to the name of the section; the others have too many.
const IS_ASKED_FOR_AS_A_WHOLE: [&str; 7] =
    ["duties", "education", "certifications", "licensure", "skills", "outlook", "environment"];

/// What the facts of a section are worth beside those of others.
fn weight(section: &str) -> u32 {
    match section {
        // The key figures are asked for most, where they come from least.
        "overview" => 5,
        "sources" => 2,
        _ => 4,
    }
}

/// A longer name would break the line that its path is in.
const LONGEST_NAME: usize = 32;

/// Where a fact is in `profile --json`.
#[derive(Clone, Copy)]
pub(crate) enum At<'a> {
    Path(&'a str),
    /// An entry of a list by its place.
    Index(&'a str, usize),
    /// An entry of a list by a key and its value.
    Key(&'a str, &'a str, &'a str),
    /// An entry of a list by its name, or where that is long by its place.
    Name(&'a str, usize, &'a str, &'a str),
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Path(path) => f.write_str(path),
            Self::Name(list, index, _, name)
                if name.len() > LONGEST_NAME || name.contains(['[', ']', '\'']) =>
            {
                Self::Index(list, index).fmt(f)
            }
            Self::Index(list, index) => write!(f, "{list}[{index}]"),
            Self::Key(list, key, value) | Self::Name(list, _, key, value) => {
                write!(f, "{list}[{key}={value}]")
            }
        }
    }
}

/// Looks at one fact after another, and keeps those that answer.
pub(crate) struct Facts<'q> {
    query: &'q Query,
    /// What the job is called: true of all facts but those of other jobs.
    job: &'q str,
    section: &'static str,
    /// The command that shows the facts that come next.
    command: &'static str,
    /// What each word of the search is worth by the section alone.
    of_section: Vec<u32>,
    /// Whether that is the section's own name, so that all of it answers.
    is_section: Vec<bool>,
    found: Vec<Ranked>,
    seen: Vec<usize>,
    /// Whether facts that take long to make are to be made.
    pub(crate) with_figures: bool,
    /// The words of all facts, as long as none answers, and where those of each section begin.
    words: String,
    starts: Vec<(&'static str, usize)>,
    /// Room for the folded texts of a fact.
    room: [Folded; 3],
}

/// What a look at all facts brought.
pub(crate) struct Looked {
    /// Those that answer.
    pub(crate) found: Vec<Ranked>,
    /// How many facts each term of the search was found in by itself.
    pub(crate) seen: Vec<usize>,
    /// The words of all facts, folded, where none answers.
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

impl<'q> Facts<'q> {
    pub(crate) fn new(query: &'q Query, job: &'q str, with_figures: bool) -> Self {
        Self {
            query,
            job,
            with_figures,
            section: "",
            command: "",
            of_section: vec![0; query.terms.len()],
            is_section: vec![false; query.terms.len()],
            found: Vec::new(),
            seen: vec![0; query.terms.len()],
            words: String::with_capacity(WORDS),
            starts: Vec::new(),
            room: Default::default(),
        }
    }

    /// What was found so far.
    pub(crate) fn looked(self) -> Looked {
        Looked { found: self.found, seen: self.seen, words: self.words, starts: self.starts }
    }

    /// Opens a section.
    pub(crate) fn open(&mut self, section: &'static str) {
        self.section = section;
        self.starts.push((section, self.words.len()));
    }

    /// Begins facts on the job that `command` shows; `words` are true of all of them.
    pub(crate) fn begin(&mut self, command: &'static str, words: &str) {
        self.command = command;
        let of_job = [words, self.job].join(" ");
        self.begin_other(&of_job);
    }

    /// Names the command that shows the facts that come next.
    pub(crate) fn shown_by(&mut self, command: &'static str) {
        self.command = command;
    }

    /// Begins facts that are not on the job alone; `words` are true of all of them.
    pub(crate) fn begin_other(&mut self, words: &str) {
        let mut folded = Folded::default();
        folded.add(words);
        self.keep(folded.finish());
        let mut section = Folded::default();
        section.add(if IS_ASKED_FOR_AS_A_WHOLE.contains(&self.section) {
            self.section
        } else {
            ""
        });
        section.finish();
        let terms = || self.query.terms.iter();
        self.is_section =
            terms().map(|term| term.worth(&[(&section, IS_THE_SECTION)]) > 0).collect();
        let fields = [(&folded, OF_SECTION), (&section, IS_THE_SECTION)];
        self.of_section = terms().map(|term| term.worth(&fields)).collect();
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

    /// Looks at a fact, which is made if it answers.
    pub(crate) fn look(&mut self, about: About<'_>, make: impl FnOnce() -> Fact) {
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
            self.keep(folded.finish());
        }
        let typed = &self.query.typed;
        let is_meant = about.code.len() == typed.len() && fold(about.code) == *typed;
        if let Some(rank) = self.rank(&room, is_meant) {
            self.found.push(Ranked { fact: make(), rank });
        }
        self.room = room;
    }

    /// How well a fact answers, if it does.
    fn rank(&mut self, [name, text, also]: &[Folded; 3], is_meant: bool) -> Option<u32> {
        let fields: [Field<'_>; 3] = [(name, IN_NAME), (text, IN_TEXT), (also, BESIDE)];
        let mut rank = 0;
        let (mut answers, mut has_own) = (true, false);
        for (place, term) in self.query.terms.iter().enumerate() {
            let own = term.worth(&fields);
            has_own |= own > 0 || self.is_section[place];
            self.seen[place] += usize::from(own > 0);
            let worth = own.max(self.of_section[place]);
            answers &= worth > 0;
            rank += worth;
        }
        if !answers || !has_own {
            return None;
        }
        let typed = &self.query.typed;
        if is_meant || name.text() == typed {
            rank += IS_THE_NAME;
        } else if name.text().starts_with(typed) {
            rank += BEGINS_THE_NAME;
        }
        if self.query.terms.len() > 1
            && [name, text].iter().any(|field| field.text().contains(typed))
        {
            rank += AS_TYPED;
        }
        Some(rank * weight(self.section))
    }

    /// Whether one fact could answer by what it has of two things.
    pub(crate) fn is_of_several_words(&self) -> bool {
        self.query.terms.len() > 1
    }

    /// Which words of the search something answers to by itself, without its section.
    pub(crate) fn answered_by(&self, texts: &[&str]) -> Vec<bool> {
        let mut folded = Folded::default();
        for text in texts {
            folded.add(text);
        }
        folded.finish();
        let field = [(&folded, BESIDE)];
        self.query.terms.iter().map(|term| term.worth(&field) > 0).collect()
    }

    /// Looks at statements in a list.
    pub(crate) fn statements(&mut self, list: &str, statements: &[Statement]) {
        for (index, Statement { text, source, .. }) in statements.iter().enumerate() {
            self.tell(About::text(text), At::Index(list, index), source, || text.clone());
        }
    }

    /// Looks at sentences of our own in a list.
    pub(crate) fn texts<'t>(&mut self, list: &str, texts: impl IntoIterator<Item = &'t String>) {
        for (index, text) in texts.into_iter().enumerate() {
            self.tell(About::text(text), At::Index(list, index), None, || text.clone());
        }
    }

    /// Keeps the words of a folded text, of which one may have been meant where nothing answers.
    fn keep(&mut self, text: &str) {
        if self.found.is_empty() {
            self.words.push_str(text);
            self.words.push(' ');
        }
    }
}
