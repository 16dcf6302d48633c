//! One of several things of a kind by what was typed: by enough of its name, else by what people say for
//! it, else by its spelling. Where none is meant, or more than one, the error lists them.

use std::ptr;

use crate::failure::Failure;
use crate::profile::Profile;
use crate::typed::name::{best, fold};
use crate::typed::{suggest, synonyms};

/// Something that can be asked for by name.
pub(crate) struct Candidate<'a, T> {
    pub(crate) item: T,
    /// What is typed to ask for it.
    pub(crate) handle: &'a str,
    /// Its line in a list, if that says more than its handle.
    pub(crate) line: Option<String>,
    /// All names it goes by, folded, the main one first.
    pub(crate) names: Vec<String>,
}

impl<T> Candidate<'_, T> {
    fn line(&self) -> &str {
        self.line.as_deref().unwrap_or(self.handle)
    }
}

/// Everything of one kind, and how closely it has to be named.
pub(crate) struct Finder<'a, T> {
    /// How a message begins that no candidate has the name: "no credential".
    pub(crate) none: &'static str,
    /// What several are called: "credentials".
    pub(crate) plural: &'static str,
    /// A shorter word has to be whole.
    pub(crate) shortest_beginning: usize,
    /// How alike a name has to be to be suggested, from 0 to 1; higher where names are many.
    pub(crate) min_likeness: f64,
    pub(crate) candidates: Vec<Candidate<'a, T>>,
}

impl<'a, T> Finder<'a, T> {
    /// The candidates that `typed` names best. A main name comes before all others.
    pub(crate) fn named(&self, typed: &str) -> Vec<&Candidate<'a, T>> {
        let main = Some(fold(typed)).filter(|main| !main.is_empty());
        let is_main =
            |one: &&Candidate<'a, T>| main.is_some() && one.names.first() == main.as_ref();
        if let Some(one) = self.candidates.iter().find(is_main) {
            return vec![one];
        }
        let words = self.candidates.iter().map(|one| (one, one.names.join(" ").into()));
        best(typed, self.shortest_beginning, words, |one| one.names.clone())
    }

    /// The candidates that `typed` names, by what people say for them too. A whole name comes before that,
    /// and that before a part of a name: "nurse" is not only the one job with this word.
    pub(crate) fn meant(&self, profile: &Profile, typed: &str) -> Vec<&Candidate<'a, T>> {
        let folded = fold(typed);
        let is_name = self.candidates.iter().any(|one| one.names.contains(&folded));
        let said = if is_name { Vec::new() } else { synonyms::said(profile, typed) };
        let mut found: Vec<&Candidate<'a, T>> = Vec::new();
        for one in said.into_iter().flat_map(|meant| self.named(meant)) {
            if !found.iter().any(|known| ptr::eq(*known, one)) {
                found.push(one);
            }
        }
        if found.is_empty() { self.named(typed) } else { found }
    }

    /// The candidate that people mean by `typed`, or that is spelled most like it.
    pub(crate) fn nearest(&self, profile: &Profile, typed: &str) -> Option<&Candidate<'a, T>> {
        let readings = synonyms::readings(profile, typed);
        let meant = readings.iter().find_map(|reading| self.named(reading).first().copied());
        meant.or_else(|| self.spelled_like(typed))
    }

    /// The candidate that is spelled most like `typed`, if any is alike enough.
    pub(crate) fn spelled_like(&self, typed: &str) -> Option<&Candidate<'a, T>> {
        let names = self.candidates.iter().flat_map(|one| one.names.iter().map(move |n| (n, one)));
        suggest::nearest_item(self.min_likeness, &fold(typed), names)
    }

    /// No candidate has the name: suggests the nearest, or lists all.
    pub(crate) fn unknown(&self, typed: &str, nearest: Option<&Candidate<'a, T>>) -> Failure {
        let failure = Failure::nothing_matched(format!("{} is called '{typed}'", self.none));
        let failure = match nearest {
            Some(nearest) => failure.hint("nearest", nearest.line()),
            None => failure.hint(self.plural, list(self.candidates.iter())),
        };
        let instead = nearest.or(self.candidates.first()).map_or("", |one| one.handle);
        failure.instead(typed, instead).of_a_name()
    }

    /// More than one has the name.
    pub(crate) fn several(&self, typed: &str, found: &[&Candidate<'a, T>]) -> Failure {
        let first = found.first().map_or("", |one| one.handle);
        several(self.plural, typed, found.len(), list(found.iter().copied()), first)
    }
}

/// Names alone share a line.
fn list<'c, 'a: 'c, T: 'c>(candidates: impl Iterator<Item = &'c Candidate<'a, T>>) -> String {
    let candidates: Vec<_> = candidates.collect();
    let separator = if candidates.iter().any(|one| one.line.is_some()) { "\n" } else { ", " };
    candidates.iter().map(|one| one.line()).collect::<Vec<_>>().join(separator)
}

/// Nothing was typed where a name belongs.
pub(crate) fn missing(what: &str, expected: &str, typed: &str, example: &str) -> Failure {
    Failure::usage(format!("{what} is missing")).hint("expected", expected).instead(typed, example)
}

/// More than one thing has the name; `list` shows them, the handle is the one to try.
pub(crate) fn several(
    plural: &'static str,
    typed: &str,
    count: usize,
    list: String,
    handle: &str,
) -> Failure {
    Failure::nothing_matched(format!("'{typed}' can mean {count} {plural}"))
        .hint(plural, list)
        .instead(typed, handle)
}
