//! What state law asks, as far as one page has room for it.

use serde::Serialize;

use crate::{
    document::{Block, Document},
    failure::Failure,
    profile::{
        Profile,
        education::Education,
        licensure::{Licensure, Rule},
        sources::SourceId,
    },
    section::{licensure::StateRules, on_handout, place::Place, sources_of, texts},
};

/// Characters of a state's rules that the page has room for.
const ROOM: usize = 500;

/// What state law asks.
#[derive(Serialize)]
pub(super) struct Rules<'p> {
    /// What holds for the nation as a whole.
    licensure: Vec<&'p str>,
    /// The states that the place lies in.
    states: Vec<StateRules<'p>>,
    #[serde(skip)]
    education: &'p Education,
    #[serde(skip)]
    section: &'p Licensure,
}

impl<'p> Rules<'p> {
    pub(super) fn of(profile: &'p Profile, place: &Place<'p>) -> Result<Self, Failure> {
        let (section, education) = (profile.licensure.get()?, profile.education.get()?);
        let states = place.its_states(profile)?;
        Ok(Self {
            licensure: texts(&education.licensure),
            states: states.iter().map(|state| StateRules::new(section, state)).collect(),
            education,
            section,
        })
    }

    /// The rules of one state in words; of several, or of none, what the page has room for.
    pub(super) fn push_onto(&self, document: &mut Document) {
        match self.states.as_slice() {
            [] => {
                let text = on_handout(&self.education.licensure);
                document.push_under("State rules", Block::Text(text));
            }
            [state] => push_state(document, state),
            several => {
                let kinds =
                    several.iter().map(|state| format!("{}: {}.", state.state, kinds(state)));
                document.push_under("State rules", Block::list(kinds));
            }
        }
        document.push(Block::Text(
            "Check with the state board before you rely on it. This is not legal advice."
                .to_owned(),
        ));
    }

    pub(super) fn cites(&self) -> impl Iterator<Item = &SourceId> {
        let of_states = (!self.states.is_empty()).then_some(&self.section.source);
        let of_nation = self.states.is_empty().then(|| sources_of(&self.education.licensure));
        of_nation.into_iter().flatten().chain(of_states)
    }
}

/// The rules of a state, whole ones, as many as there is room for.
fn push_state(document: &mut Document, state: &StateRules<'_>) {
    document.push(Block::Heading(format!("The rule in {}", state.state)));
    if let Some(text) = state.text {
        document.push(Block::Text(text.to_owned()));
    }
    let mut room = ROOM;
    let has_room = |rule: &&&Rule| {
        let length = words(rule).len();
        // The first is printed however long it is.
        let has_room = room == ROOM || length <= room;
        room = room.saturating_sub(length);
        has_room
    };
    let printed = state.rules.iter().take_while(has_room).count();
    let (printed, others) = state.rules.split_at(printed);
    for rule in printed {
        document.push(Block::Text(words(rule)));
        document.push(Block::Citation(format!("{}; as of: {}.", rule.authority, rule.as_of)));
    }
    if !others.is_empty() {
        let authorities: Vec<&str> = others.iter().map(|rule| rule.authority.as_str()).collect();
        document.push(Block::Citation(format!("More rules: {}.", authorities.join("; "))));
    }
}

/// What a rule asks, and what was not read of it.
fn words(rule: &Rule) -> String {
    let text = [Some(&rule.text), rule.caution.as_ref()].into_iter().flatten();
    text.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The kinds of a state's rules, each once.
fn kinds(state: &StateRules<'_>) -> String {
    let mut kinds: Vec<&str> = state.rules.iter().map(|rule| rule.kind.as_str()).collect();
    kinds.dedup();
    match kinds.as_slice() {
        [] => state.status.in_short().to_owned(),
        kinds => kinds.join("; "),
    }
}
