//! What the embedded profile knows that BLS's files do not say, and that is so of every job: how states are
//! named, levels of prices, cautions about the survey.

use std::collections::HashMap;

use toml_edit::{DocumentMut, Item, Value};

use crate::profile::FILES;
use crate::profile::places::StateName;
use crate::trust::import::grid::Grid;
use crate::trust::import::sources::Cited;
use crate::trust::import::tables::{Prices, prices};

/// What any import may need.
pub(super) struct Known {
    pub(super) states: Vec<StateName>,
    pub(super) prices: Prices,
    pub(super) price_source: Option<Cited>,
    /// The comment that each file begins with.
    pub(super) heads: HashMap<&'static str, String>,
    pub(super) sources: DocumentMut,
    /// Views, and the caution that goes with them.
    pub(super) cautions: Vec<(String, String)>,
    /// The edition of the SOC that the newest survey uses.
    pub(super) soc_revision: String,
}

/// Views of the pay of one year; a caution for none of them is about another job's history.
const VIEWS: [&str; 9] = [
    "places",
    "place",
    "industry",
    "offer",
    "compare",
    "compare-at",
    "rough",
    "missing",
    "at-least",
];

impl Known {
    pub(super) fn read() -> Self {
        let texts: HashMap<&str, String> =
            FILES.iter().map(|(name, packed)| (*name, packed.text())).collect();
        let file = |name| texts[name].parse::<DocumentMut>().unwrap_or_default();
        let grid = |doc: &DocumentMut, key: &str| {
            doc.get(key).and_then(Item::as_str).map(Grid::read).unwrap_or_default()
        };
        let (states, areas, salary) =
            (file("states.toml"), file("areas.toml"), file("salary.toml"));
        let (by_state, by_area) = (grid(&states, "by_state"), grid(&areas, "by_area"));
        let names = by_state.rows.iter().map(|row| {
            let [fips, abbr, state] =
                ["fips", "abbr", "state"].map(|column| by_state.cell(row, column).to_owned());
            StateName { state, abbr, fips }
        });
        let price_source = states.get("price_parity_source").and_then(Item::as_str);
        let sources = file("sources.toml");
        let price_source = price_source.and_then(|id| Cited::of(&sources, id));
        let surveys = grid(&salary, "by_year");
        let soc_revision = surveys.rows.last().map(|row| surveys.cell(row, "soc").to_owned());
        Self {
            states: names.collect(),
            prices: prices(&by_state).chain(prices(&by_area)).collect(),
            price_source,
            heads: texts.iter().map(|(name, text)| (*name, head(text))).collect(),
            sources,
            cautions: cautions(&salary),
            soc_revision: soc_revision.unwrap_or_default(),
        }
    }
}

/// The comment at the beginning of a file, without the line for editors.
fn head(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.starts_with('#'));
    let lines: Vec<&str> = lines.filter(|line| !line.starts_with("#:")).collect();
    if lines.is_empty() { String::new() } else { lines.join("\n") + "\n\n" }
}

fn cautions(salary: &DocumentMut) -> Vec<(String, String)> {
    let notes = salary.get("notes").and_then(Item::as_array);
    let notes = notes.into_iter().flatten().filter_map(Value::as_inline_table).filter_map(|note| {
        let on: Vec<&str> = note.get("on")?.as_array()?.iter().filter_map(Value::as_str).collect();
        let text = note.get("text")?.as_str()?.to_owned();
        on.iter().any(|view| VIEWS.contains(view)).then(|| (on.join(" "), text))
    });

    notes.collect()
}
