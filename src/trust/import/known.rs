//! What the embedded profile knows that BLS's files do not say, and that is so of every job: how states are
//! named, levels of prices, cautions about the survey.

use std::collections::HashMap;

use crate::failure::Failure;
use crate::profile::places::StateName;
use crate::profile::salary::SalaryView;
use crate::profile::sources::{Source, Sources};
use crate::profile::text::word;
use crate::profile::{FILES, Profile};
use crate::trust::import::tables::Prices;

/// What any import may need.
pub(super) struct Known<'p> {
    pub(super) states: Vec<&'p StateName>,
    pub(super) prices: Prices,
    pub(super) price_source: Option<&'p Source>,
    /// The comment that each file begins with.
    pub(super) heads: HashMap<&'static str, String>,
    pub(super) sources: &'p Sources,
    /// Views, and the caution that goes with them.
    pub(super) cautions: Vec<(Vec<String>, String)>,
    /// The edition of the SOC that the newest survey uses.
    pub(super) soc_revision: &'p str,
}

impl<'p> Known<'p> {
    pub(super) fn of(embedded: &'p Profile) -> Result<Self, Failure> {
        let (states, areas) = (embedded.states.get()?, embedded.areas.get()?);
        let of_states = states.rows.iter().map(|row| (&row.name.fips, &row.figures));
        let of_areas = areas.rows.iter().map(|row| (&row.name.code, &row.figures));
        let prices = of_states.chain(of_areas).filter_map(|(code, figures)| {
            Some((code.clone(), f64::from(figures.price_parity?).to_string()))
        });
        let sources = embedded.sources.get()?;
        let price_source = states.price_parity_source.as_ref();
        let cautions = embedded.salary.get()?.notes.iter();
        // A caution for no such view is about another job's history.
        let is_of_one_year =
            |view| !matches!(view, &SalaryView::Latest | &SalaryView::Year | &SalaryView::Real);
        let cautions = cautions.filter(|caution| caution.on.iter().any(is_of_one_year));
        Ok(Self {
            states: states.rows.iter().map(|row| &row.name).collect(),
            prices: prices.collect(),
            price_source: sources.sources.iter().find(|known| Some(&known.id) == price_source),
            heads: FILES.iter().map(|(name, packed)| (*name, head(&packed.text()))).collect(),
            sources,
            cautions: cautions
                .map(|caution| (caution.on.iter().map(word).collect(), caution.text.clone()))
                .collect(),
            soc_revision: &embedded.newest_survey()?.soc_revision,
        })
    }
}

/// The comment at the beginning of a file, without the line for editors.
fn head(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.starts_with('#'));
    let lines: Vec<&str> = lines.filter(|line| !line.starts_with("#:")).collect();
    if lines.is_empty() { String::new() } else { lines.join("\n") + "\n\n" }
}
