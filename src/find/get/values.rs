//! The values of the profile by their paths. Only what a path leads into is made.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json, to_value};

use crate::answer::{Answer, Envelope, cited, named};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::share::whole_profile::{self, Sections, Wanted};
use crate::typed::path::{self, DeadEnd, Found, first_key};

/// The keys of the whole document.
const TOP: [&str; 6] = ["format_version", "command", "occupation", "sections", "notes", "sources"];

/// The lists with hundreds of places, up to the code of one.
const BY_STATE: &str = "salary.by_state[abbr=";
const BY_AREA: &str = "salary.by_area[code=";

/// The profile as JSON, as much of it as was asked for so far.
pub(crate) struct Values<'p> {
    profile: &'p Profile,
    /// Trees, each by the beginning of the paths that it was made for.
    made: Vec<(String, Json)>,
}

impl<'p> Values<'p> {
    /// Nothing so far.
    pub(crate) fn new(profile: &'p Profile) -> Self {
        Self { profile, made: Vec::new() }
    }

    /// Whether a path begins with a section or the occupation.
    pub(crate) fn begin_with_a_section(path: &str) -> bool {
        let first = first_key(path);
        Sections::KEYS.contains(&first) || first == "occupation"
    }

    /// The value at a path, which begins with a section.
    pub(crate) fn find<'v>(
        &'v mut self,
        path: &'v str,
    ) -> Result<Result<Found<'v>, DeadEnd<'v>>, Failure> {
        let first = first_key(path);
        let mut index = self.tree(beginning(path))?;
        // What can follow a section is only known of all of it.
        let ends_here = |end: DeadEnd<'_>| end.length > 0 && end.length == first.len();
        if path::walk(&self.made[index].1, path).is_err_and(ends_here) {
            index = self.tree(first)?;
        }
        Ok(path::walk(&self.made[index].1, path))
    }

    /// The index of the tree for paths with this beginning.
    fn tree(&mut self, beginning: &str) -> Result<usize, Failure> {
        if let Some(index) = self.made.iter().position(|(known, _)| known == beginning) {
            return Ok(index);
        }
        self.made.push((beginning.to_owned(), self.make(beginning)?));
        Ok(self.made.len() - 1)
    }

    fn make(&self, beginning: &str) -> Result<Json, Failure> {
        let profile = self.profile;
        let mut keys = beginning.split(['.', '[']);
        let (first, second) = (keys.next().unwrap_or_default(), keys.next());
        let tree = if let Some(row) = self.row(beginning) {
            row
        } else if Sections::KEYS.contains(&first) {
            to_value(Sections::of(profile, Wanted::only(first, second))?)
        } else if first == "occupation" {
            to_value(BTreeMap::from([(first, named(profile)?)]))
        } else if beginning.is_empty() || TOP.contains(&first) {
            let answer = whole_profile::answer(profile, Wanted::ALL)?;
            let sources = cited(profile, &[], answer.cites())?;
            to_value(Envelope::of(Some(named(profile)?), &answer, &sources))
        } else {
            let names = Sections::KEYS.iter().chain(&TOP);
            Ok(names.map(|name| ((*name).to_owned(), Json::Null)).collect())
        };
        tree.map_err(|error| Failure::bad_profile(error.to_string()))
    }

    /// The tree of one row where the path leads to a place by its code.
    fn row(&self, beginning: &str) -> Option<serde_json::Result<Json>> {
        let code = |list| beginning.strip_prefix(list)?.strip_suffix(']');
        if !self.profile.salary.exists() {
            return None;
        }
        let (list, row) = if let Some(abbr) = code(BY_STATE) {
            let mut rows = self.profile.states.get().ok()?.rows.iter();
            ("by_state", to_value(rows.find(|row| row.name.abbr == abbr)?))
        } else {
            let code = code(BY_AREA)?;
            let mut rows = self.profile.areas.get().ok()?.rows.iter();
            ("by_area", to_value(rows.find(|row| row.name.code == code)?))
        };
        Some(row.map(|row| json!({ "salary": { list: [row] } })))
    }
}

/// As much of a path as decides what is made for it: a section, its view, and a place by its code.
fn beginning(path: &str) -> &str {
    let first = first_key(path);
    if !Sections::KEYS.contains(&first) {
        return if first.is_empty() { path } else { first };
    }
    let end = if path.starts_with(BY_STATE) || path.starts_with(BY_AREA) {
        path.find(']').map(|bracket| bracket + 1)
    } else {
        path.match_indices(['.', '[']).nth(1).map(|(index, _)| index)
    };
    &path[..end.unwrap_or(path.len())]
}
