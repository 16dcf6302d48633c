//! What state law asks, as far as one page has room for it.

use serde::Serialize;

use crate::answer::on_handout;
use crate::answer::place::Place;
use crate::document::{Block, Document};
use crate::failure::Failure;
use crate::look_up::licensure::{StateRules, licensure_of};
use crate::profile::Profile;
use crate::profile::licensure::{Licensure, Rule};
use crate::profile::text::Statement;

/// What state law asks.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Rules<'p> {
    /// What holds for the nation as a whole.
    licensure: &'p [Statement],
    /// The states that the place lies in.
    states: Vec<StateRules<'p>>,
    #[serde(skip)]
    section: Option<&'p Licensure>,
}

impl<'p> Rules<'p> {
    pub(crate) fn of(profile: &'p Profile, place: &Place<'p>) -> Result<Self, Failure> {
        let section = profile.licensure.maybe()?;
        let states = section.map(|_| place.its_states(profile)).transpose()?.unwrap_or_default();
        Ok(Self {
            licensure: licensure_of(profile.education.maybe()?),
            states: section
                .iter()
                .flat_map(|section| states.iter().map(|state| StateRules::new(section, state)))
                .collect(),
            section,
        })
    }

    /// The rules in words, as far as there is room for so many characters. Of several states all
    /// are shown, or only the kinds.
    pub(crate) fn push_onto(&self, document: &mut Document, room: usize) {
        match self.states.as_slice() {
            [] => {
                document.push_under("State rules", Block::Text(on_handout(self.licensure)));
            }
            [state] => push_state(document, state, room),
            several if several.iter().map(length_of_state).sum::<usize>() <= room => {
                for state in several {
                    push_state(document, state, usize::MAX);
                }
            }
            several => {
                let kinds =
                    several.iter().map(|state| format!("{}: {}.", state.state, kinds(state)));
                document.push_under("State rules", Block::list(kinds));
            }
        }
        if self.section.is_none() && self.licensure.is_empty() {
            return;
        }
        let mut rules = self.states.iter().flat_map(|state| &state.rules);
        let body = rules.find_map(|rule| body(&rule.authority));
        document.push(Block::Text(format!(
            "Ask the {} before you rely on this. It is not legal advice.",
            body.filter(|_| self.states.len() == 1).unwrap_or("state board")
        )));
    }

    /// What the page shows of them, with its sources.
    pub(crate) fn printed(&self) -> impl Serialize {
        (self.states.is_empty().then_some(self.licensure), self.states.first().map(|s| s.source))
    }
}

/// The rules of a state, whole ones: the first, and as many more as there is room for.
fn push_state(document: &mut Document, state: &StateRules<'_>, room: usize) {
    document.push(Block::Heading(format!("The rule in {}", state.state)));
    if let Some(text) = state.text {
        document.push(Block::Text(text.to_owned()));
    }
    let mut used = 0;
    let has_room = |rule: &&&Rule| {
        let is_first = used == 0;
        used += words(rule).len();
        is_first || used <= room
    };
    let printed = state.rules.iter().take_while(has_room).count();
    let (printed, others) = state.rules.split_at(printed);
    document.push(match printed {
        [rule] => Block::Text(words(rule)),
        rules => Block::list(rules.iter().map(|rule| words(rule))),
    });
    if !others.is_empty() {
        let count = others.len();
        document
            .push(Block::Text(format!("There is more: {count} of the rules have no room here.")));
    }
}

/// Characters that a state takes, with its heading.
fn length_of_state(state: &StateRules<'_>) -> usize {
    const HEADING: usize = 60;
    let rules = state.rules.iter().map(|rule| words(rule).len()).sum::<usize>();
    HEADING + state.text.map_or(0, str::len) + rules
}

/// What a rule asks, in short where that is known, and what was not read of it.
fn words(rule: &Rule) -> String {
    rule.with_caution(rule.in_short.as_ref().unwrap_or(&rule.text))
}

/// The board or the department that an authority names.
fn body(authority: &str) -> Option<&str> {
    let mut parts = authority.split([';', ',', '(', ')']).map(str::trim);
    parts.find(|part| part.contains("Board") || part.starts_with("Department"))
}

/// The kinds of a state's rules, each once, or that none is known.
fn kinds(state: &StateRules<'_>) -> String {
    let mut kinds: Vec<&str> = state.rules.iter().map(|rule| rule.kind.as_str()).collect();
    kinds.dedup();
    kinds.extend(state.status.no_rule().map(|no_rule| no_rule.in_short));
    kinds.join("; ")
}
