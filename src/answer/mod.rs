//! What the answers to all commands share. Each is a type of its own, in the folder of its command.
//!
//! An answer serializes to the JSON keys of its command. Everything around it, the occupation, the
//! cautions and the sources, is the same for all commands and is put there by [`reply`].

pub(crate) mod jobs;
mod json;
pub(crate) mod pay;
pub(crate) mod place;
mod sources;
pub(crate) mod walk;

pub use self::sources::Cited;
pub(crate) use self::sources::{cited, references};

use std::{cmp::Ordering, collections::HashSet};

use serde::Serialize;

use crate::cli::Format;
use crate::cli::settings::Settings;
use crate::document::{Block, Detail, Document};
use crate::failure::Failure;
use crate::output::reply::Reply;
use crate::profile::Profile;
use crate::profile::occupation::SocCode;
use crate::profile::sources::{Source, SourceId};
use crate::profile::text::Statement;
use crate::render;

/// What a command says.
pub trait Answer: Serialize {
    /// The command's name, as JSON and help write it.
    const COMMAND: &'static str;

    /// The list within its JSON that a CSV is made of, by the keys that lead to it.
    const TABLE: &'static str;

    /// Columns of that table, in their order, that it has even where no row does.
    const COLUMNS: &'static [&'static str] = &[];

    /// What follows its document.
    const FOOT: Foot = Foot::NotesAndSources;

    /// The answer in one or two plain sentences, which every format begins with.
    fn summary(&self) -> Option<String> {
        None
    }

    /// How it reads. The title says what it is about, without the occupation.
    fn document(&self, detail: Detail) -> Document;

    /// The cautions of its section that have a source each.
    fn statements(&self) -> Vec<&Statement> {
        Vec::new()
    }

    /// The cautions that belong to its figures.
    fn notes(&self) -> Vec<String> {
        self.statements().into_iter().map(|note| note.text.clone()).collect()
    }

    /// What the notes are called where they are left out.
    const NOTES: &'static str = "notes";

    /// The cautions without which a figure on the first screen would mislead.
    fn notes_in_short(&self) -> Vec<String> {
        Vec::new()
    }

    /// How words were read that could be read in another way, which no format keeps to itself.
    fn readings(&self) -> Vec<String> {
        Vec::new()
    }

    /// What someone who read it may want to ask the profile next, beginning with the program's name.
    fn ask_next(&self, _profile: &Profile) -> Option<String> {
        None
    }

    /// The sources that its JSON does not name beside what comes from them.
    fn also_cites(&self) -> Vec<&SourceId> {
        Vec::new()
    }

    /// The other profiles that have figures in it.
    fn beside(&self) -> Vec<&Profile> {
        Vec::new()
    }

    /// The ids of the sources of everything in it.
    fn cites(&self) -> HashSet<String> {
        let mut cited = walk::cited(self);
        let of_notes = self.statements().into_iter().map(|note| &note.source);
        cited.extend(self.also_cites().into_iter().chain(of_notes).map(|id| id.0.clone()));
        cited
    }

    /// How words were read, then the cautions.
    fn readings_and_notes(&self) -> Vec<String> {
        [self.readings(), self.notes()].concat()
    }

    /// How it reads: the answer in a sentence and how words were read first, its notes last, where there is
    /// room.
    fn document_with_notes(&self, detail: Detail) -> Document {
        let mut document = self.document(detail);
        if document.has_at_least() {
            let meaning = "+ means at least: BLS does not publish the exact wage.";
            document.push(Block::Text(meaning.to_owned()));
        }
        if Self::FOOT.has_notes() {
            document.lead = self.summary().unwrap_or(document.lead);
            let readings = self.readings().join(" ");
            if !readings.is_empty() {
                document.blocks.insert(0, Block::Text(readings));
            }
            match detail {
                Detail::Full => document.push_under("Notes", Block::List(self.notes())),
                Detail::Short => {
                    let kept = self.notes_in_short();
                    if kept.len() < self.notes().len() {
                        document.left_out.push(Self::NOTES);
                    }
                    document.push(Block::List(kept));
                }
            }
        }
        document
    }
}

/// What follows a document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Foot {
    /// The notes, then the sources.
    NotesAndSources,
    /// Nothing: the document has all of it.
    Nothing,
    /// The sources, of which the JSON has all that is known. The parts of the document have their notes.
    Sources,
}

impl Foot {
    fn has_notes(self) -> bool {
        self == Self::NotesAndSources
    }
}

/// The whole reply to a command, in the format that was asked for.
pub fn reply<A: Answer>(
    profile: &Profile,
    settings: &Settings,
    answer: &A,
) -> anyhow::Result<Reply> {
    let sources = cited(profile, &answer.beside(), answer.cites())?;
    let around = Around::of(profile, settings, &sources, answer.ask_next(profile))?;
    reply_about(Some(named(profile)?), &sources, settings, answer, around)
}

/// The same for an answer that may be about no occupation.
// It is made for each type of answers, so what does not depend on the type is elsewhere.
pub(crate) fn reply_about<A: Answer>(
    occupation: Option<Named<'_>>,
    sources: &[&Source],
    settings: &Settings,
    answer: &A,
    around: Around,
) -> anyhow::Result<Reply> {
    let envelope = Envelope::of(occupation, answer, sources);
    let mut reply = match settings.format {
        Format::Json => return Ok(Reply::of(json::pretty(&envelope)?)),
        Format::Csv => {
            let table = render::MainTable { name: A::TABLE, columns: A::COLUMNS };
            render::csv(&serde_json::to_value(&envelope)?, &table, settings.table.as_deref())?
        }
        _ => {
            let document = answer.document_with_notes(settings.detail());
            let sources = if A::FOOT == Foot::Nothing { &[] } else { sources };
            let occupation = envelope.occupation.as_ref();
            Reply::of(render::render(
                settings,
                &around.put(document, occupation, sources, settings),
            ))
        }
    };
    if !A::FOOT.has_notes() || settings.format == Format::Csv {
        reply.asides.splice(..0, answer.readings());
    }
    Ok(reply)
}

/// What stands around an answer on a screen.
#[derive(Default)]
pub(crate) struct Around {
    /// The sources in one line, where the answer is short.
    sources_in_short: Option<String>,
    /// What to type next.
    next: Option<String>,
}

impl Around {
    fn of(
        profile: &Profile,
        settings: &Settings,
        sources: &[&Source],
        next: Option<String>,
    ) -> Result<Self, Failure> {
        let program = profile.program();
        let is_short = settings.detail() == Detail::Short;
        let next = if is_short { next.as_deref().map(cut_to_a_line) } else { next };
        let in_one_line = is_short.then(|| sources::in_one_line(profile, sources)).transpose()?;
        Ok(Self {
            sources_in_short: in_one_line.map(|line| format!("{line}. More: {program} sources")),
            next: next.map(|next| next.replacen("ma-career", &program, 1)),
        })
    }

    /// What to type next, alone.
    pub(crate) fn asking(next: Option<String>) -> Self {
        Self { next, ..Self::default() }
    }

    /// Puts it around a document.
    fn put(
        self,
        mut document: Document,
        occupation: Option<&Named<'_>>,
        sources: &[&Source],
        settings: &Settings,
    ) -> Document {
        if let Some(occupation) = occupation {
            document.title = format!("{}: {}", occupation.title, document.title);
        }
        if settings.format.is_dialogue() {
            document.drop_empty_columns();
        }
        let mut foot = Vec::new();
        if !sources.is_empty() {
            match self.sources_in_short {
                Some(line) => foot.push(format!("Sources: {line}.")),
                None => document.push_last("Sources", Block::List(references(sources))),
            }
        }
        // A page that leaves the terminal is no place to ask on.
        let next = self.next.filter(|_| settings.format.is_dialogue());
        foot.extend(next.map(|next| format!("Next: {next}")));
        if !document.left_out.is_empty() {
            foot.push(format!("More with --full: {}.", document.left_out.join(", ")));
        }
        document.push(Block::Lines(foot));
        document
    }
}

/// A list without the items at its end for which a small screen has no room.
fn cut_to_a_line(list: &str) -> String {
    const LINE: usize = 74;
    let mut line = list;
    while let (true, Some((shorter, _))) = (line.len() > LINE, line.rsplit_once(", ")) {
        line = shorter;
    }
    if line == list { line.to_owned() } else { format!("{line}.") }
}

/// The lines behind the program's name that the profile has an answer to, one behind the other; `None`
/// where it has none to any.
pub(crate) fn those_with_an_answer(
    profile: &Profile,
    lines: &[&str],
    between: &str,
) -> Option<String> {
    let has_places = || profile.states.exists() || profile.areas.exists();
    let has_answer = |line: &&&str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let has_place = !line.contains("--at") || has_places();
        has_place
            && match words.as_slice() {
                ["salary"] | ["offer", ..] | ["--by", "year"] => profile.salary.exists(),
                ["salary", ..] => profile.salary.exists() && has_places(),
                ["--by", "state"] => profile.states.exists(),
                ["--by", "industry"] => profile.industries.exists(),
                ["compare", .., "--at", _] => {
                    profile.similar.exists() && profile.similar_by_state.exists()
                }
                ["compare" | "similar", ..] => profile.similar.exists(),
                ["duties"] => profile.duties.exists(),
                ["education"] => profile.education.exists(),
                ["outlook", ..] => profile.outlook.exists(),
                ["certifications" | "certifications,", ..] => profile.certifications.exists(),
                ["licensure", ..] => profile.licensure.exists() && profile.states.exists(),
                _ => true,
            }
    };
    let lines: Vec<&str> = lines.iter().filter(has_answer).copied().collect();
    (!lines.is_empty()).then(|| format!("ma-career {}.", lines.join(between)))
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Envelope<'a, A> {
    /// Rises when a key changes its meaning; new keys may come without that.
    format_version: u8,
    /// The command that answered.
    command: &'static str,
    /// The occupation that the answer is about.
    occupation: Option<Named<'a>>,
    /// The answer in one or two sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(flatten)]
    answer: &'a A,
    /// How words were read, and what to bear in mind.
    notes: Vec<String>,
    /// Where the figures of the answer come from.
    // Left out where the answer is the list of sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<Vec<Cited<'a>>>,
}

impl<'a, A: Answer> Envelope<'a, A> {
    pub(crate) fn of(occupation: Option<Named<'a>>, answer: &'a A, sources: &[&'a Source]) -> Self {
        let in_full = A::FOOT == Foot::Sources;
        let cited = || sources.iter().map(|source| Cited::new(source, in_full)).collect();
        Self {
            format_version: 1,
            command: A::COMMAND,
            occupation,
            summary: answer.summary(),
            answer,
            notes: answer.readings_and_notes(),
            sources: (A::TABLE != "sources").then(cited),
        }
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Named<'a> {
    /// What one person in the job is called.
    title: &'a str,
    /// Its code.
    soc_code: &'a SocCode,
}

/// The occupation as every answer names it.
pub(crate) fn named(profile: &Profile) -> Result<Named<'_>, Failure> {
    let occupation = profile.occupation.get()?;
    Ok(Named { title: &occupation.title, soc_code: &occupation.soc_code })
}

/// The statements that the printed page has room for, one behind the other.
pub(crate) fn on_handout(statements: &[Statement]) -> String {
    let chosen = statements.iter().filter(|statement| statement.on_handout);
    chosen.map(|statement| statement.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Statements as a list of their texts.
pub(crate) fn list(statements: &[Statement]) -> Block {
    Block::list(statements.iter().map(|statement| &statement.text))
}

/// Highest first, and what has no figure last.
pub(crate) fn highest_first<T: PartialOrd>(a: Option<T>, b: Option<T>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => b.partial_cmp(&a).unwrap_or(Ordering::Equal),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}
