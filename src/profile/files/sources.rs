//! `sources.toml`: who published what, when, and how it was read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The name by which a figure cites its source, `oews-2025-05`.
// Not transparent to serde, so that a walk through an answer knows it by its type.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SourceId(pub String);

/// The whole file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// One entry a source, in the order of the file.
    pub sources: Vec<Source>,
    /// The line that a publisher's license asks for, by publisher.
    #[serde(default)]
    pub attributions: BTreeMap<String, String>,
    /// What a publisher or a title is called where there is little room.
    #[serde(default)]
    pub short_names: BTreeMap<String, String>,
}

impl Sources {
    /// The publisher, and what it published where that has a short name too.
    pub fn short_name(&self, source: &Source) -> String {
        let short = |name: &String| self.short_names.get(name).map(String::as_str);
        let publisher = short(&source.publisher).unwrap_or(&source.publisher);
        match short(&source.title) {
            Some(title) => format!("{publisher} {title}"),
            None => publisher.to_owned(),
        }
    }

    /// The lines that the publishers of some sources ask for.
    pub fn attributions_of<'p>(&self, sources: impl Iterator<Item = &'p Source>) -> Vec<String> {
        let publishers: Vec<&str> = sources.map(|source| source.publisher.as_str()).collect();
        let is_shown =
            |(publisher, _): &(&String, &String)| publishers.contains(&publisher.as_str());
        self.attributions.iter().filter(is_shown).map(|(_, line)| line.clone()).collect()
    }
}

/// One source.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The name that figures cite.
    pub id: SourceId,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// The time that its figures speak of, as its publisher words it.
    pub reference_period: String,
    /// The day, month or year of publication; `None` where it is not known.
    pub published: Option<String>,
    /// Where it stands on the web; `None` where each row names an address of its own.
    pub url: Option<String>,
    /// The terms under which its figures may be used.
    #[serde(alias = "licence")]
    pub license: String,
    /// How its figures came into the dataset.
    pub how_read: String,
}
