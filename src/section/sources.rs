//! `sources`: who published what, when, and how it was read.

use serde::Serialize;

use crate::{
    document::{Block, Document, Table, Value},
    failure::Failure,
    profile::{
        Profile,
        sources::{Source, SourceId, Sources},
    },
    suggest,
};

use super::{Answer, Cited, everything};

/// The answer to `sources`.
#[derive(Serialize)]
pub struct SourcesAnswer<'p> {
    sources: Vec<SourceRow<'p>>,
    #[serde(skip)]
    section: &'p Sources,
}

#[derive(Serialize)]
struct SourceRow<'p> {
    #[serde(flatten)]
    cited: Cited<'p>,
    licence: &'p str,
    how_read: &'p str,
    /// The commands that show something of it.
    used_by: Vec<&'static str>,
    #[serde(skip)]
    source: &'p Source,
}

/// All sources, or the one with this id.
pub fn answer<'p>(profile: &'p Profile, id: Option<&str>) -> Result<SourcesAnswer<'p>, Failure> {
    let section = profile.sources.get()?;
    let known = &section.sources;
    let asked_for: Vec<&Source> = match id {
        None => known.iter().collect(),
        Some(id) => {
            let is_it = |source: &&Source| source.id.0.eq_ignore_ascii_case(id);
            vec![known.iter().find(is_it).ok_or_else(|| no_such_source(id, known))?]
        }
    };
    let everything = everything::answer(profile)?;
    let users = everything.users();
    let sources = asked_for
        .into_iter()
        .map(|source| SourceRow {
            cited: Cited::from(source),
            licence: &source.licence,
            how_read: &source.how_read,
            used_by: users.get(&source.id).cloned().unwrap_or_default(),
            source,
        })
        .collect();
    Ok(SourcesAnswer { sources, section })
}

/// The nearest is looked for from the newest on.
fn no_such_source(id: &str, known: &[Source]) -> Failure {
    let failure = Failure::nothing_matched(format!("no source is called '{id}'"));
    match suggest::nearest(id, known.iter().rev().map(|source| source.id.0.as_str())) {
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
            ("License", Some(&source.licence)),
            ("How it was read", Some(&source.how_read)),
            ("Used by", used_by.as_deref()),
        ] {
            table.row([Value::text(name), Value::maybe_text(about)]);
        }
        table
    }
}

impl Answer for SourcesAnswer<'_> {
    fn command(&self) -> &'static str {
        "sources"
    }

    fn main_table(&self) -> &'static str {
        "sources"
    }

    fn document(&self) -> Document {
        if let [row] = self.sources.as_slice() {
            let mut document = Document::new("where a figure comes from");
            document.push(row.details().into());
            return document;
        }
        let mut document = Document::new("where the figures come from");
        for of_publisher in self.sources.chunk_by(|a, b| a.source.publisher == b.source.publisher) {
            let mut table = Table::new(["ID", "Title", "Figures of", "Published"]);
            for row in of_publisher {
                table.row([
                    Value::text(&row.source.id.0),
                    Value::text(&row.source.title),
                    Value::text(&row.source.reference_period),
                    Value::maybe_text(row.source.published.as_deref()),
                ]);
            }
            document.push_under(&of_publisher[0].source.publisher, table.into());
        }
        document.push(Block::Text(
            "For address, license and more: ma-career sources ID, such as \
             ma-career sources article"
                .to_owned(),
        ));
        document
    }

    fn notes(&self) -> Vec<String> {
        let publishers: Vec<&str> =
            self.sources.iter().map(|row| row.source.publisher.as_str()).collect();
        let asked_for = self.section.attributions.iter();
        asked_for
            .filter(|(publisher, _)| publishers.contains(&publisher.as_str()))
            .map(|(_, line)| line.clone())
            .collect()
    }

    fn cites(&self) -> Vec<&SourceId> {
        Vec::new()
    }
}
