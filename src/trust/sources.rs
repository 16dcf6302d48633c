//! `sources`: who published what, when, and how it was read.

use std::collections::HashSet;

use serde::Serialize;

use crate::answer::{Answer, Cited};
use crate::document::{Columns, Detail, Document, Table, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::sources::{Source, Sources};
use crate::share::whole_profile::{self, Wanted};
use crate::typed::name::{best, fold};
use crate::typed::{suggest, synonyms};

/// The answer to `sources`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SourcesAnswer<'p> {
    /// One source an entry.
    sources: Vec<SourceRow<'p>>,
    #[serde(skip)]
    section: &'p Sources,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SourceRow<'p> {
    #[serde(flatten)]
    cited: Cited<'p>,
    /// The commands that show something of it.
    used_by: Vec<&'static str>,
    #[serde(skip)]
    source: &'p Source,
}

/// The commands that take a place.
const USERS_OF_PLACES: [&str; 5] =
    ["salary PLACE", "licensure PLACE", "offer --at PLACE", "compare --at PLACE", "handout PLACE"];

/// All sources, or the one with this id.
pub fn answer<'p>(profile: &'p Profile, id: Option<&str>) -> Result<SourcesAnswer<'p>, Failure> {
    let section = profile.sources.get()?;
    let of_places = &profile.place_names.get()?.sources;
    let known: Vec<&Source> = section.sources.iter().chain(of_places).collect();
    let asked_for: Vec<&Source> = match id {
        None => known,
        Some(id) => {
            let is_it = |source: &&&Source| source.id.0.eq_ignore_ascii_case(id);
            let asked_for =
                known.iter().find(is_it).map_or_else(|| of(&known, profile, id), |one| vec![*one]);
            if asked_for.is_empty() {
                return Err(no_such_source(profile, id, &known));
            }
            asked_for
        }
    };
    let everything = whole_profile::answer(profile, Wanted::SHOWN)?;
    let users = everything.users();
    let sources = asked_for
        .into_iter()
        .map(|source| SourceRow {
            cited: Cited::new(source, true),
            used_by: users.get(&source.id.0).cloned().unwrap_or_else(|| {
                let is_of_places = of_places.iter().any(|known| std::ptr::eq(known, source));
                if is_of_places { USERS_OF_PLACES.to_vec() } else { Vec::new() }
            }),
            source,
        })
        .collect();
    Ok(SourcesAnswer { sources, section })
}

/// The sources of a publisher, by what people call it.
fn of<'p>(known: &[&'p Source], profile: &Profile, typed: &str) -> Vec<&'p Source> {
    let names = synonyms::said(profile, typed).into_iter().chain([typed]).map(fold);
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    let is_its = |source: &&Source| {
        let publisher = fold(&source.publisher);
        names.iter().any(|name| synonyms::find_words(name, &publisher).is_some())
    };
    known.iter().copied().filter(is_its).collect()
}

/// The nearest, by its name or by a word of its publisher and its title, from the newest on.
fn no_such_source(profile: &Profile, id: &str, known: &[&Source]) -> Failure {
    let newest_first = || known.iter().rev();
    let with_words = |words: &str| {
        let title = |source: &Source| format!("{} {}", source.publisher, source.title).into();
        let titles = newest_first().map(|source| (source.id.0.as_str(), title(source)));
        best(words, 2, titles, |_| Vec::new()).first().copied()
    };
    let nearest = suggest::nearest(id, newest_first().map(|source| source.id.0.as_str()))
        .or_else(|| with_words(id))
        .or_else(|| synonyms::readings(profile, id).iter().find_map(|words| with_words(words)));
    let failure = Failure::nothing_matched(format!("no source is called '{id}'"));
    match nearest {
        Some(near) => failure.hint("nearest", near).try_this(format!("ma-career sources {near}")),
        None => failure.try_this("ma-career sources"),
    }
}

impl SourceRow<'_> {
    /// All that is known of it, a line each.
    fn details(&self) -> Table {
        let source = self.source;
        let used_by = Some(self.used_by.join(", ")).filter(|commands| !commands.is_empty());
        let mut table = Table::new(["Source", &source.id.0]);
        for (name, about) in [
            ("Publisher", Some(source.publisher.as_str())),
            ("Title", Some(&source.title)),
            ("Figures of", Some(&source.reference_period)),
            ("Published", source.published.as_deref()),
            ("Address", source.url.as_deref()),
            ("License", Some(&source.license)),
            ("How it was read", Some(&source.how_read)),
            ("Used by", used_by.as_deref()),
        ] {
            table.row([Value::text(name), Value::maybe_text(about)]);
        }
        table
    }
}

impl Answer for SourcesAnswer<'_> {
    const COMMAND: &'static str = "sources";
    const TABLE: &'static str = "sources";

    fn document(&self, _: Detail) -> Document {
        if let [row] = self.sources.as_slice() {
            let mut document = Document::new("where a figure comes from");
            document.push(row.details());
            return document;
        }
        let mut document = Document::new("where the figures come from");
        let columns = Columns::<&SourceRow<'_>>::new()
            .column("ID", |row| Value::text(&row.source.id.0))
            .column("Title", |row| Value::text(&row.source.title))
            .column("Figures of", |row| Value::text(&row.source.reference_period))
            .column("Published", |row| Value::maybe_text(row.source.published.as_deref()));
        let mut publishers: Vec<&String> = Vec::new();
        for SourceRow { source, .. } in &self.sources {
            if !publishers.contains(&&source.publisher) {
                publishers.push(&source.publisher);
            }
        }
        for publisher in publishers {
            let is_its = |row: &&SourceRow<'_>| row.source.publisher == *publisher;
            let rows: Vec<_> = self.sources.iter().filter(is_its).collect();
            document.push_under(publisher, columns.table(&rows, None));
        }
        document
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        let [first, _, ..] = self.sources.as_slice() else { return None };
        let id = &first.source.id.0;
        Some(format!("ma-career sources ID (such as {id}) for its address and license."))
    }

    fn notes(&self) -> Vec<String> {
        self.section.attributions_of(self.sources.iter().map(|row| row.source))
    }

    fn cites(&self) -> HashSet<String> {
        HashSet::new()
    }
}
