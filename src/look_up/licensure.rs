//! `licensure`: what state law asks.

use serde::Serialize;

use crate::answer::place::{self, AskedPlace, Meant};
use crate::answer::{Answer, list, those_with_an_answer};
use crate::document::{Block, Columns, Detail, Document, Table, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::education::Education;
use crate::profile::licensure::{Licensure, Rule};
use crate::profile::places::State;
use crate::profile::sources::SourceId;
use crate::profile::text::{Statement, capitalized};

/// The answer to `licensure`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LicensureAnswer<'p> {
    /// What holds for the nation as a whole; left out where a state was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    overview: Option<&'p [Statement]>,
    /// The place that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<AskedPlace<'p>>,
    /// The states by kind of rule, the strictest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kinds: Option<Vec<KindOfRule<'p>>>,
    /// The rules, state by state.
    pub(crate) states: Vec<StateRules<'p>>,
    #[serde(skip)]
    reading: Option<String>,
    #[serde(skip)]
    section: &'p Licensure,
}

/// A kind of rule, and the postal codes of the states that have it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct KindOfRule<'p> {
    /// The kind.
    pub(crate) kind: &'p str,
    /// The postal codes of the states that have it.
    pub(crate) states: Vec<&'p str>,
}

/// A state with its rules, or with what it means that it has none here.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct StateRules<'p> {
    /// The state's postal code.
    pub(crate) abbr: &'p str,
    /// Its name.
    pub(crate) state: &'p str,
    /// Whether there is a rule, and whether one was looked for.
    pub(crate) status: Status,
    /// What it means that there is no rule.
    pub(crate) text: Option<&'static str>,
    /// Its rules.
    pub(crate) rules: Vec<&'p Rule>,
    /// Where the rules come from.
    pub(crate) source: &'p SourceId,
}

/// What is known of a state.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    Rules,
    NotFound,
    NotLookedUp,
}

/// How it is said that a state has no rule here, which does not mean that it has none.
#[derive(Clone, Copy)]
pub(crate) struct NoRule {
    /// What a list of such states is headed by.
    title: &'static str,
    /// Behind a state's name.
    pub(crate) in_short: &'static str,
    /// In whole sentences.
    pub(crate) text: &'static str,
}

impl Status {
    /// How it is said, of a state without a rule.
    pub(crate) fn no_rule(self) -> Option<NoRule> {
        match self {
            Self::Rules => None,
            Self::NotFound => Some(NoRule {
                title: "No rule was found",
                in_short: "no rule found in the law that we could read",
                text: "We looked, but found no rule in the law that we could read. That does not \
                       mean that there is no rule.",
            }),
            Self::NotLookedUp => Some(NoRule {
                title: "Not looked up",
                in_short: "not looked up here",
                text: "Not looked up here. That does not mean that there is no rule.",
            }),
        }
    }
}

/// The states that an answer about `typed` is about, or all.
pub fn answer<'p>(
    profile: &'p Profile,
    typed: Option<&str>,
) -> Result<LicensureAnswer<'p>, Failure> {
    let section = profile.licensure.get()?;
    let education = profile.education.maybe()?;
    let meant = typed.map(|typed| place::meant(profile, typed)).transpose()?;
    let asked_for: Vec<&State> = match &meant {
        Some(Meant { place, .. }) if !place.is_nation() => place.its_states(profile)?,
        _ => profile.states.get()?.rows.iter().collect(),
    };
    let area = meant.as_ref().map(|meant| &meant.place).filter(|place| place.is_area());
    let names = || asked_for.iter().map(|state| &*state.name.state).collect::<Vec<_>>();
    let lies_in = area.map(|area| format!("{} lies in {}.", area.name, names().join(" and ")));
    let is_plain = |meant: &&Meant<'_>| meant.read_as.is_none() && !meant.place.is_area();
    let read_as =
        meant.as_ref().filter(|meant| !is_plain(meant)).and_then(|meant| meant.reading.clone());
    let is_national = meant.as_ref().is_none_or(|meant| meant.place.is_nation());
    Ok(LicensureAnswer {
        overview: is_national.then(|| licensure_of(education)),
        kinds: is_national.then(|| kinds(section)),
        states: asked_for.iter().map(|state| StateRules::new(section, state)).collect(),
        reading: read_as.or(lies_in),
        place: meant.as_ref().map(Meant::asked),
        section,
    })
}

/// What holds for the nation as a whole, as far as the profile has it.
pub(crate) fn licensure_of(education: Option<&Education>) -> &[Statement] {
    education.map_or(&[], |education| &education.licensure)
}

impl<'p> StateRules<'p> {
    pub(crate) fn new(section: &'p Licensure, state: &'p State) -> Self {
        let rules: Vec<&Rule> =
            section.rules.iter().filter(|rule| rule.state == state.name.abbr).collect();
        let status = if !rules.is_empty() {
            Status::Rules
        } else if section.not_found.contains(&state.name.abbr) {
            Status::NotFound
        } else {
            Status::NotLookedUp
        };
        Self {
            abbr: &state.name.abbr,
            state: &state.name.state,
            status,
            text: status.no_rule().map(|no_rule| no_rule.text),
            rules,
            source: &section.source,
        }
    }

    /// What its rules mean for someone who wants to work, the strictest first.
    fn in_a_sentence(&self, section: &Licensure) -> String {
        let answers = section.kinds.iter().filter(|kind| self.has(kind)).map(|kind| {
            section.answers.get(kind).cloned().unwrap_or_else(|| format!("{}.", capitalized(kind)))
        });
        let answers = answers.collect::<Vec<_>>().join(" ");
        let said = self.text.map_or(&*answers, |no_rule| no_rule);
        format!("{}: {said}", self.state)
    }

    fn has(&self, kind: &str) -> bool {
        self.rules.iter().any(|rule| rule.kind == kind)
    }

    /// Its rules without their authority and address.
    fn push_in_short(&self, document: &mut Document) {
        let rule = |rule: &&Rule| {
            let text = rule.in_short.as_deref().unwrap_or(&rule.text);
            format!("{} As of: {}.", rule.with_caution(text), rule.as_of)
        };
        document.push(Block::list(self.rules.iter().map(rule)));
    }

    /// Everything that is known of it, a block a rule.
    fn push_onto(&self, document: &mut Document) {
        if let Some(text) = self.text {
            document.push_under(self.state, Block::list([text]));
        }
        for of_kind in self.rules.chunk_by(|a, b| a.kind == b.kind) {
            document.push(Block::Heading(format!("{}: {}", self.state, of_kind[0].kind)));
            for rule in of_kind {
                let caution = rule.caution.iter().map(|caution| format!("Caution: {caution}"));
                let origin = [
                    format!("Authority: {}", rule.authority),
                    format!("As of: {}", rule.as_of),
                    format!("Read at: {}", rule.url),
                ];
                document.push(Block::Text(rule.text.clone()));
                document.push(Block::list(caution.chain(origin)));
            }
        }
    }
}

/// The states by kind of rule.
pub(crate) fn kinds(section: &Licensure) -> Vec<KindOfRule<'_>> {
    let states = |kind: &String| {
        let rules = section.rules.iter().filter(|rule| rule.kind == *kind);
        let mut states: Vec<&str> = rules.map(|rule| rule.state.as_str()).collect();
        states.dedup();
        states
    };
    section.kinds.iter().map(|kind| KindOfRule { kind, states: states(kind) }).collect()
}

/// The kinds of rules as a table.
pub(crate) fn table_of_kinds(kinds: &[KindOfRule<'_>]) -> Table {
    Columns::<KindOfRule<'_>>::new()
        .column("Kind of rule", |row| Value::text(row.kind))
        .column("States", |row| Value::text(row.states.join(", ")))
        .table(kinds, None)
}

impl Answer for LicensureAnswer<'_> {
    const COMMAND: &'static str = "licensure";
    const TABLE: &'static str = "states.rules";
    const COLUMNS: &'static [&'static str] = &[
        "rules_kind",
        "rules_text",
        "rules_caution",
        "rules_authority",
        "rules_as_of",
        "rules_url",
    ];

    fn summary(&self) -> Option<String> {
        let states = self.states.iter();
        let Some(kinds) = &self.kinds else {
            return Some(
                states.map(|of| of.in_a_sentence(self.section)).collect::<Vec<_>>().join(" "),
            );
        };
        let with_rules = states.filter(|of| of.status == Status::Rules).count();
        let strictest = kinds.iter().find(|of| !of.states.is_empty())?;
        let (kind, names) = (strictest.kind, strictest.states.join(", "));
        Some(format!("{with_rules} states have a rule here. The strictest is \"{kind}\": {names}."))
    }

    fn document(&self, detail: Detail) -> Document {
        let (Some(overview), Some(kinds)) = (self.overview, &self.kinds) else {
            let names: Vec<&str> = self.states.iter().map(|state| state.state).collect();
            let mut document = Document::new(format!("rules in {}", names.join(" and ")));
            for state in &self.states {
                match detail {
                    Detail::Full => state.push_onto(&mut document),
                    Detail::Short => state.push_in_short(&mut document),
                }
            }
            if detail == Detail::Short && self.states.iter().any(|of| of.status == Status::Rules) {
                document.left_out.push("authority and address of each rule");
            }
            return document;
        };
        let mut document = Document::new("state rules");
        document.push(list(overview));
        document.push(table_of_kinds(kinds));
        for status in [Status::NotFound, Status::NotLookedUp] {
            let states = self.states.iter().filter(|state| state.status == status);
            let states = states.map(|state| state.state).collect::<Vec<_>>().join(", ");
            if let Some(NoRule { title, text, .. }) = status.no_rule()
                && !states.is_empty()
            {
                document.push_under(title, Block::list([states.as_str(), text]));
            }
        }
        let rules = self.states.iter().flat_map(|of| of.rules.iter().map(|rule| (of.state, *rule)));
        let columns = Columns::<(&str, &Rule)>::new()
            .column("State", |(state, _)| Value::text(*state))
            .column("What the rule asks", |(_, rule)| Value::text(rule.with_caution(&rule.text)))
            .column("As of", |(_, rule)| Value::text(&rule.as_of));
        let table = columns.table(&rules.collect::<Vec<_>>(), None);
        document.push_more(detail, "each rule", "The rules", table);
        document
    }

    fn readings(&self) -> Vec<String> {
        self.reading.iter().cloned().collect()
    }

    fn notes_in_short(&self) -> Vec<String> {
        self.section.notes.iter().take(1).cloned().collect()
    }

    fn notes(&self) -> Vec<String> {
        self.section.notes.clone()
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        if let [state] = self.states.as_slice() {
            let salary = format!("salary {}", state.abbr);
            return those_with_an_answer(profile, &["certifications", &salary], ", ");
        }
        let lines = ["licensure STATE, for authority and address", "certifications"];
        those_with_an_answer(profile, &lines, "; ")
    }

    fn also_cites(&self) -> Vec<&SourceId> {
        vec![&self.section.source]
    }
}
