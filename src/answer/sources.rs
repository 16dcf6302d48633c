//! The sources of an answer: as its JSON names them, in a list, and in one line.

use std::{collections::HashSet, ptr};

use serde::Serialize;

use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::sources::{Source, SourceId};

/// A source as every answer names it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cited<'p> {
    /// The name that figures cite.
    id: &'p SourceId,
    /// Who published it.
    publisher: &'p str,
    /// Its title.
    title: &'p str,
    /// The time that its figures speak of, as its publisher words it.
    reference_period: &'p str,
    /// The day, month or year of publication; `null` where it is not known.
    published: Option<&'p str>,
    /// Where it stands on the web; `null` where each row names an address of its own.
    url: Option<&'p str>,
    /// The terms under which it may be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'p str>,
    /// The same under the key of older versions.
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'p str>,
    /// How its figures came into the dataset.
    #[serde(skip_serializing_if = "Option::is_none")]
    how_read: Option<&'p str>,
}

impl<'p> Cited<'p> {
    /// A source, with `in_full` all that is known of it.
    pub(crate) fn new(source: &'p Source, in_full: bool) -> Self {
        let in_full = |text: &'p String| in_full.then_some(text.as_str());
        Self {
            id: &source.id,
            publisher: &source.publisher,
            title: &source.title,
            reference_period: &source.reference_period,
            published: source.published.as_deref(),
            url: source.url.as_deref(),
            license: in_full(&source.license),
            licence: in_full(&source.license),
            how_read: in_full(&source.how_read),
        }
    }
}

/// The sources with these ids, each once, in the order of the dataset.
pub(crate) fn cited<'p>(
    profile: &'p Profile,
    beside: &[&'p Profile],
    mut wanted: HashSet<String>,
) -> Result<Vec<&'p Source>, Failure> {
    let sources = &profile.sources.get()?.sources;
    let mut found: Vec<&Source> =
        sources.iter().filter(|source| wanted.remove(&source.id.0)).collect();
    for other in beside {
        for source in &other.sources.get()?.sources {
            let is_other = |known: &&Source| {
                known.id == source.id && known.reference_period != source.reference_period
            };
            if found.iter().copied().any(|known| is_other(&known)) {
                let message = format!(
                    "'{}' is a source of {} in one profile, and of another time in the other",
                    source.id.0, source.reference_period
                );
                return Err(
                    Failure::bad_profile(message).hint("help", "give the two sources an id each")
                );
            }
            if wanted.remove(&source.id.0) {
                found.push(source);
            }
        }
    }
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
            let said = format!("{}: {}, {}", source.publisher, source.title, spanned(&periods));
            match &source.url {
                Some(address) => format!("{said}. {address}"),
                None => said,
            }
        })
        .collect()
}

fn spanned(periods: &[&str]) -> String {
    match periods {
        [first, .., last] if periods.len() > 3 => format!("{first} to {last}"),
        _ => periods.join(", "),
    }
}

/// The publishers, behind each what it published and of when: one line of a screen. Where that is too long,
/// the periods go, from the last on.
pub(crate) fn in_one_line(profile: &Profile, sources: &[&Source]) -> Result<String, Failure> {
    const LONGEST: usize = 46;
    let section = profile.sources.get()?;
    let names = &section.short_names;
    // Those of the places are shown with the whole answer.
    let is_of_figures =
        |source: &&&Source| section.sources.iter().any(|own| ptr::eq(own, **source));
    let short = |name: &String| names.get(name).map(String::as_str);
    let mut titles: Vec<Titled<'_>> = Vec::new();
    for source in sources.iter().filter(is_of_figures) {
        let publisher = short(&source.publisher).unwrap_or(&source.publisher);
        let title = short(&source.title).unwrap_or_default();
        let same = |known: &&mut Titled<'_>| (known.publisher, known.title) == (publisher, title);
        if let Some(known) = titles.iter_mut().find(same) {
            known.periods.push(&source.reference_period);
        } else {
            titles.push(Titled { publisher, title, periods: vec![&source.reference_period] });
        }
    }
    let mut line = in_parentheses(&titles);
    for at in (0..titles.len()).rev() {
        if line.len() > LONGEST {
            titles[at].periods.clear();
            line = in_parentheses(&titles);
        }
    }
    Ok(line)
}

/// What a publisher published, by its short name, and of when.
struct Titled<'p> {
    publisher: &'p str,
    title: &'p str,
    periods: Vec<&'p str>,
}

/// "BLS (wages May 2025; projections 2025-35), BEA (prices 2024)".
fn in_parentheses(titles: &[Titled<'_>]) -> String {
    let mut publishers: Vec<(&str, Vec<String>)> = Vec::new();
    for Titled { publisher, title, periods } in titles {
        let period = Some(spanned(periods)).filter(|period| !period.starts_with("as each"));
        let words = [(*title).to_owned(), period.unwrap_or_default()];
        let words = words.iter().filter(|word| !word.is_empty()).map(String::as_str);
        let words = words.collect::<Vec<_>>().join(" ");
        let known = publishers.iter_mut().find(|known| known.0 == *publisher);
        match known {
            Some((_, all)) => all.push(words),
            None => publishers.push((publisher, vec![words])),
        }
    }
    let of_publisher = |(publisher, all): (&str, Vec<String>)| {
        let all: Vec<String> = all.into_iter().filter(|words| !words.is_empty()).collect();
        if all.is_empty() {
            publisher.to_owned()
        } else {
            format!("{publisher} ({})", all.join("; "))
        }
    };
    publishers.into_iter().map(of_publisher).collect::<Vec<_>>().join(", ")
}
