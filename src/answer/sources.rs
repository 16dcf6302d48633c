//! The sources of an answer: as its JSON names them, in a list, and in one line.

use std::collections::HashSet;

use serde::Serialize;

use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::sources::Source;

/// A source as every answer names it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cited<'p> {
    #[serde(flatten)]
    source: &'p Source,
    #[serde(flatten)]
    terms: Option<SourceTerms<'p>>,
}

/// What else is known of a source.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SourceTerms<'p> {
    /// The terms under which it may be used.
    licence: &'p str,
    /// How its figures came into the dataset.
    how_read: &'p str,
}

impl<'p> Cited<'p> {
    /// A source, with `in_full` all that is known of it.
    pub(crate) fn new(source: &'p Source, in_full: bool) -> Self {
        let terms = SourceTerms { licence: &source.licence, how_read: &source.how_read };
        Self { source, terms: in_full.then_some(terms) }
    }
}

/// The sources with these ids, each once, in the order of the dataset.
pub(crate) fn cited(
    profile: &Profile,
    mut wanted: HashSet<String>,
) -> Result<Vec<&Source>, Failure> {
    let sources = &profile.sources.get()?.sources;
    let mut found: Vec<&Source> =
        sources.iter().filter(|source| wanted.remove(&source.id.0)).collect();
    if !wanted.is_empty() {
        let of_places = profile.place_names.get()?.sources.iter();
        found.extend(of_places.filter(|source| wanted.remove(&source.id.0)));
    }
    match wanted.iter().min() {
        None => Ok(found),
        Some(unknown) => Err(Failure::bad_profile(format!(
            "a figure cites the source '{unknown}', which {} does not have",
            profile.sources.file()
        ))),
    }
}

/// One line for each publication; what appeared in several years is named once.
pub(crate) fn references(sources: &[&Source]) -> Vec<String> {
    let mut publications: Vec<(&Source, Vec<&str>)> = Vec::new();
    for source in sources {
        let same = |known: &&mut (&Source, Vec<&str>)| {
            (&known.0.publisher, &known.0.title) == (&source.publisher, &source.title)
        };
        match publications.iter_mut().find(same) {
            Some((_, periods)) => periods.push(&source.reference_period),
            None => publications.push((source, vec![&source.reference_period])),
        }
    }
    publications
        .into_iter()
        .map(|(source, periods)| {
            format!("{}: {}, {}", source.publisher, source.title, spanned(&periods))
        })
        .collect()
}

fn spanned(periods: &[&str]) -> String {
    match periods {
        [first, .., last] if periods.len() > 3 => format!("{first} to {last}"),
        _ => periods.join(", "),
    }
}

/// Publications by their short names, each with its periods, for one line.
pub(crate) fn in_one_line(profile: &Profile, sources: &[&Source]) -> Result<String, Failure> {
    let section = profile.sources.get()?;
    let mut publications: Vec<(String, Vec<&str>)> = Vec::new();
    for source in sources {
        let name = section.short_name(source);
        match publications.iter_mut().find(|known| known.0 == name) {
            Some((_, periods)) => periods.push(&source.reference_period),
            None => publications.push((name, vec![&source.reference_period])),
        }
    }
    let line = |(name, periods): &(String, Vec<&str>)| match spanned(periods) {
        period if period.starts_with("as each") => name.clone(),
        period => format!("{name} ({period})"),
    };
    Ok(publications.iter().map(line).collect::<Vec<_>>().join(", "))
}
