//! `salary --by state` and `--by area`: the newest survey, place by place.

use serde::Serialize;

use crate::answer::Answer;
use crate::answer::pay::{self, adjective, cautions, only_unit, warnings};
use crate::answer::place::{self, Meant, marked, median_at_national_prices};
use crate::cli::{Per, SalarySort};
use crate::document::{Block, Columns, Detail, Document, Map, Value};
use crate::failure::Failure;
use crate::look_up::salary::rows::{Selection, extremes, pay_columns};
use crate::profile::Profile;
use crate::profile::places::{AreaName, PlaceRow, StateName};
use crate::profile::salary::{Salary, SalaryView};

/// The answer to `salary --by state` and to `salary --by area`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ByPlaceAnswer<'p, N> {
    /// One place a row.
    pub(crate) rows: Vec<&'p PlaceRow<N>>,
    #[serde(skip)]
    selection: Selection<'p>,
    /// The states that the areas lie in, where they do not lie in all.
    #[serde(skip)]
    within: Option<String>,
    /// How the name of the state was read.
    #[serde(skip)]
    reading: Option<String>,
    /// All states, of which a map has the steps.
    #[serde(skip)]
    all: Vec<&'p PlaceRow<N>>,
    #[serde(skip)]
    section: &'p Salary,
}

/// The states that were asked for.
pub fn states<'p>(
    profile: &'p Profile,
    selection: Selection<'p>,
) -> Result<ByPlaceAnswer<'p, StateName>, Failure> {
    let rows = profile.states.get()?.rows.iter().collect();
    answer(profile, selection, rows, None, None)
}

/// The areas that were asked for; with a place those that lie in its state.
pub fn areas<'p>(
    profile: &'p Profile,
    selection: Selection<'p>,
    place: Option<&str>,
) -> Result<ByPlaceAnswer<'p, AreaName>, Failure> {
    let areas = &profile.areas.get()?.rows;
    let meant = place.map(|typed| place::meant(profile, typed)).transpose()?;
    let Some(Meant { place, reading, read_as }) = meant.filter(|meant| !meant.place.is_nation())
    else {
        return answer(profile, selection, areas.iter().collect(), None, None);
    };
    let lies_within = |states: &[String]| states.iter().any(|state| place.states.contains(state));
    let rows: Vec<_> = areas.iter().filter(|area| lies_within(&area.name.states)).collect();
    if rows.is_empty() {
        return Err(Failure::nothing_matched(format!("BLS has no area in {}", place.name))
            .try_this(format!("ma-career salary {}", place.handle())));
    }
    // How an area was read does not matter to the list of its state's.
    let reading = reading.filter(|_| place.is_state() || read_as.is_some());
    let states = place.its_states(profile)?;
    let names = states.iter().map(|state| &*state.name.state).collect::<Vec<_>>().join(", ");
    answer(profile, selection, rows, Some(names), reading)
}

fn answer<'p, N: Named>(
    profile: &'p Profile,
    selection: Selection<'p>,
    rows: Vec<&'p PlaceRow<N>>,
    within: Option<String>,
    reading: Option<String>,
) -> Result<ByPlaceAnswer<'p, N>, Failure> {
    let names = |row: &&'p PlaceRow<N>| row.name.names().into_iter().map(str::to_owned).collect();
    let all = if selection.map { rows.clone() } else { Vec::new() };
    let rows = selection.of(N::VIEW, rows, names, &columns(selection.per))?;
    let section = profile.salary.get()?;
    Ok(ByPlaceAnswer { rows, selection, within, reading, all, section })
}

/// What the views by state and by area differ in.
pub(crate) trait Named: Serialize {
    /// What `--by` calls the view.
    const VIEW: &'static str;

    /// What a place is called in the heading.
    const HEADING: &'static str;

    /// What `--match` looks at: its name, what someone asks for it by, and the rest.
    fn names(&self) -> Vec<&str>;
}

impl Named for StateName {
    const VIEW: &'static str = "state";
    const HEADING: &'static str = "State";

    fn names(&self) -> Vec<&str> {
        vec![&self.state, &self.abbr, &self.fips]
    }
}

impl Named for AreaName {
    const VIEW: &'static str = "area";
    const HEADING: &'static str = "Area";

    fn names(&self) -> Vec<&str> {
        [&self.area, &self.code].into_iter().chain(&self.states).map(String::as_str).collect()
    }
}

/// All that a place can show and be ordered by.
fn columns<'p, N: Named>(per: Per) -> Columns<'p, &'p PlaceRow<N>, SalarySort> {
    let columns = Columns::new()
        .column(N::HEADING, |row: &&PlaceRow<N>| {
            Value::text(marked(row.name.names()[0], row.figures.are_rough()))
        })
        .by_rank(SalarySort::Name, |row| Value::text(row.name.names()[0]))
        .column("Code", |row| Value::text(row.name.names()[1]))
        .by(SalarySort::Code)
        .column("Jobs", |row| Value::count(row.figures.employment))
        .by(SalarySort::Employment);
    pay_columns(columns, per, Detail::Full, |row| row.figures.wages())
        .column("Median at U.S. prices", move |row| median_at_national_prices(&row.figures, per))
        .by_rank(SalarySort::RealMedian, move |row| median_at_national_prices(&row.figures, per))
        .column("Location quotient", |row| Value::decimal(row.figures.location_quotient, 2))
        .only_by(SalarySort::LocationQuotient)
        .column("Prices (U.S. = 100)", |row| Value::decimal(row.figures.price_parity, 0))
        .only_by(SalarySort::PriceParity)
}

/// The figures that order the rows, or the medians, on a map.
fn map<'p, N: Named>(
    all: &[&'p PlaceRow<N>],
    rows: &[&'p PlaceRow<N>],
    selection: &Selection<'_>,
) -> Option<Map> {
    let columns = columns(selection.per);
    let (heading, figures) = columns.figures(all, selection.shown())?;
    let tile = |(row, figure): (&&'p PlaceRow<N>, Value)| {
        (row.name.names()[1].to_owned(), figure, row.figures.are_rough())
    };
    let tiles: Vec<_> = all.iter().zip(figures).map(tile).collect();
    let is_shown = |letters: &str| rows.iter().any(|row| row.name.names()[1] == letters);
    Map::of(format!("{heading} by {}", N::VIEW), &tiles, is_shown)
}

impl<N: Named> Answer for ByPlaceAnswer<'_, N> {
    const COMMAND: &'static str = "salary";
    const TABLE: &'static str = "rows";
    const NOTES: &'static str = pay::NOTES;

    fn summary(&self) -> Option<String> {
        let columns = columns(self.selection.per);
        let name = |row: &&PlaceRow<N>| row.name.names()[0].to_owned();
        let is_rough = |row: &&PlaceRow<N>| row.figures.are_rough();
        let extremes = extremes(&columns, &self.rows, &self.selection, name, is_rough)?;
        Some(extremes + only_unit(self.section))
    }

    fn document(&self, _: Detail) -> Document {
        let within = self.within.as_ref().map(|state| format!(" in {state}")).unwrap_or_default();
        let period = self.rows.first().map(|row| format!(", {}", row.figures.period));
        let mut document = Document::new(format!(
            "{} pay by {}{within}{}",
            adjective(self.selection.per),
            N::VIEW,
            period.unwrap_or_default()
        ));
        let columns = columns(self.selection.per);
        if self.selection.map {
            document.blocks.extend(map(&self.all, &self.rows, &self.selection).map(Block::Map));
        }
        document.push(columns.table(&self.rows, self.selection.key()));
        document
    }

    fn readings(&self) -> Vec<String> {
        self.reading.iter().cloned().collect()
    }

    fn notes_in_short(&self) -> Vec<String> {
        warnings(self.section, self.rows.iter().any(|row| row.figures.are_rough()), false, false)
    }

    fn notes(&self) -> Vec<String> {
        let mut figures = self.rows.iter().map(|row| &row.figures);
        let is_missing = figures.clone().any(|figures| !figures.are_whole());
        let is_at_least = figures.clone().any(|figures| figures.wages().are_at_least());
        let is_rough = figures.any(|figures| figures.are_rough());
        cautions(self.section, SalaryView::Places, is_rough, is_missing, is_at_least)
    }

    fn ask_next(&self, _: &Profile) -> Option<String> {
        Some("ma-career salary CODE, with the code of a row, for more of it.".to_owned())
    }
}
