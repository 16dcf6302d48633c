//! The nation as a grid of tiles, one a state, shaded in steps. A table has the same figures.

use crate::document::{Number, Unit, Value, size};

/// Where newspapers put the states, so that each is as large as the others and near its neighbors.
const ARRANGEMENT: [&str; 8] = [
    "AK .. .. .. .. .. .. .. .. .. ME",
    ".. .. .. .. .. WI .. .. .. VT NH",
    "WA ID MT ND MN IL MI .. NY MA ..",
    "OR NV WY SD IA IN OH PA NJ CT RI",
    "CA UT CO NE MO KY WV VA MD DE ..",
    ".. AZ NM KS AR TN NC SC DC .. ..",
    ".. .. .. OK LA MS AL GA .. .. ..",
    "HI .. .. TX .. .. .. .. FL .. ..",
];

/// Tiles in a row.
pub const MAP_COLUMNS: usize = 11;

/// The most steps that shades can tell apart.
const STEPS: usize = 5;

/// A picture of the states.
#[derive(Debug)]
pub struct Map {
    /// What the figures are.
    pub caption: String,
    /// Each with its place in the grid.
    pub tiles: Vec<Tile>,
    /// How many rows the grid has.
    pub rows: usize,
    /// Lowest first. Each has as many states as the others, as far as equal figures allow.
    pub steps: Vec<Step>,
}

/// A state in the grid.
#[derive(Clone, Debug)]
pub struct Tile {
    /// Its postal code.
    pub letters: String,
    /// Counted from 0, from the top and from the left.
    pub row: usize,
    /// The same from the left.
    pub column: usize,
    /// What is known of it; `None` where the answer has no row for it.
    pub shown: Option<Shown>,
}

/// What a tile shows.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The exact figure.
    pub figure: Value,
    /// Whether few jobs are behind it.
    pub is_rough: bool,
    /// Its step, counted from 0; `None` where there is no figure, or one that fits no step.
    pub step: Option<usize>,
}

/// A step of the scale.
#[derive(Debug)]
pub struct Step {
    /// Its number, counted from 1 at the lowest.
    pub number: usize,
    /// Its lowest and its highest figure.
    pub ends: [Value; 2],
    /// The states in it, highest first.
    pub states: Vec<String>,
}

impl Map {
    /// A map of states: the postal code of each, its figure, and whether that is rough. The steps are those
    /// of all states; tiles are filled where a state `is_shown`. `None` where no state has a figure.
    pub fn of(
        caption: String,
        states: &[(String, Value, bool)],
        is_shown: impl Fn(&str) -> bool,
    ) -> Option<Self> {
        let exact = states.iter().filter(|state| matches!(state.1, Value::Number(_)));
        let highest = exact.filter_map(|state| size(&state.1)).fold(f64::MIN, f64::max);
        // What is at least so high may be lower or higher than a figure above that.
        let size = |figure: &Value| {
            let is_placed = |size: &f64| matches!(figure, Value::Number(_)) || *size >= highest;
            size(figure).filter(is_placed)
        };
        let mut known: Vec<(f64, &str, &Value)> = states
            .iter()
            .filter_map(|(letters, figure, _)| Some((size(figure)?, letters.as_str(), figure)))
            .collect();
        known.sort_by(|(a, ..), (b, ..)| a.total_cmp(b));
        let count = known.len().min(STEPS);
        // Equal figures are in one step.
        let step_of = |figure: f64| {
            known.iter().filter(|(other, ..)| *other < figure).count() * count / known.len()
        };
        let steps = (0..count).filter_map(|step| {
            let within: Vec<_> = known.iter().filter(|known| step_of(known.0) == step).collect();
            let (lowest, highest) = (within.first()?, within.last()?);
            let states = within.iter().rev().map(|(_, letters, _)| (*letters).to_owned());
            let states = states.filter(|letters| is_shown(letters));
            let ends = [lowest.2.clone(), highest.2.clone()];
            Some(Step { number: step + 1, ends, states: states.collect() })
        });
        let steps: Vec<Step> = steps.collect();
        let shown = |letters: &str| {
            let (_, figure, is_rough) =
                states.iter().find(|state| state.0 == letters && is_shown(letters))?;
            let step = size(figure).map(step_of);
            Some(Shown { figure: figure.clone(), is_rough: *is_rough, step })
        };
        let tile = |letters: &str, row, column| Tile {
            letters: letters.to_owned(),
            row,
            column,
            shown: shown(letters),
        };
        let mut tiles = Vec::new();
        for (row, line) in ARRANGEMENT.iter().enumerate() {
            let cells = line.split(' ').enumerate().filter(|(_, letters)| *letters != "..");
            tiles.extend(cells.map(|(column, letters)| tile(letters, row, column)));
        }
        // The territories have rows of their own.
        let is_elsewhere = |letters: &&str| !ARRANGEMENT.iter().any(|row| row.contains(letters));
        let mut others: Vec<&str> =
            states.iter().map(|state| &*state.0).filter(is_elsewhere).collect();
        others.sort_unstable();
        let row_of = |index| ARRANGEMENT.len() + index / MAP_COLUMNS;
        let others = others.into_iter().enumerate();
        tiles.extend(others.map(|(index, it)| tile(it, row_of(index), index % MAP_COLUMNS)));
        let rows = tiles.iter().map(|tile| tile.row + 1).max().unwrap_or(0);
        (!steps.is_empty()).then_some(Self { caption, tiles, rows, steps })
    }

    /// The picture in words, a line a step.
    pub fn said(&self) -> Vec<String> {
        let steps = self.steps.iter().rev().map(|step| {
            let states = match step.states.join(", ") {
                none if none.is_empty() => "none shown".to_owned(),
                states => states,
            };
            format!("Step {}: {states}.", step.said(self.steps.len()))
        });
        let none = self.without_figure();
        let none = (!none.is_empty()).then(|| format!("No figure: {}.", none.join(", ")));
        let open = self.in_no_step();
        let open = (!open.is_empty()).then(|| {
            let open = open.iter().map(|(letters, figure)| format!("{letters} ({figure})"));
            format!("In no step: {}.", open.collect::<Vec<_>>().join(", "))
        });
        let rough = self.rough();
        let rough = (!rough.is_empty()).then(|| format!("Rough: {}.", rough.join(", ")));
        steps.chain(open).chain(none).chain(rough).chain(self.compared()).collect()
    }

    /// What the steps leave out, where the answer lacks a state.
    pub fn compared(&self) -> Option<String> {
        let shown = self.tiles.iter().filter(|tile| tile.shown.is_some()).count();
        (shown < self.tiles.len()).then(|| {
            let are = if shown == 1 { "state is" } else { "states are" };
            format!("{shown} {are} shown; the steps are those of all.")
        })
    }

    fn those(&self, is_it: impl Fn(&Shown) -> bool) -> Vec<&str> {
        let tiles = self.tiles.iter().filter(|tile| tile.shown.as_ref().is_some_and(&is_it));
        tiles.map(|tile| tile.letters.as_str()).collect()
    }

    /// The states whose figure is absent.
    pub fn without_figure(&self) -> Vec<&str> {
        self.those(|shown| shown.figure == Value::Missing)
    }

    /// The states whose figure is at least so high, which is in no step, each with it.
    pub fn in_no_step(&self) -> Vec<(&str, &Value)> {
        let shown = self.tiles.iter().filter_map(|tile| Some((tile, tile.shown.as_ref()?)));
        let open = shown
            .filter(|(_, shown)| shown.step.is_none() && matches!(shown.figure, Value::AtLeast(_)));
        open.map(|(tile, shown)| (tile.letters.as_str(), &shown.figure)).collect()
    }

    /// The states whose figure is rough.
    pub fn rough(&self) -> Vec<&str> {
        self.those(|shown| shown.is_rough && shown.step.is_some())
    }

    /// Whether a figure is longer than its tile has room for.
    pub fn is_rounded(&self) -> bool {
        let mut shown = self.tiles.iter().filter_map(|tile| tile.shown.as_ref());
        shown.any(|shown| match shown.figure {
            Value::Number(number) => short(number, ROOM) != number.to_string(),
            Value::AtLeast(number) => short(number, ROOM - 1) != number.to_string(),
            _ => false,
        })
    }
}

impl Step {
    /// What it covers.
    pub fn range(&self) -> String {
        let [lowest, highest] = &self.ends;
        if lowest == highest { lowest.to_string() } else { format!("{lowest} to {highest}") }
    }

    /// Its number and what it covers, `steps` in all.
    fn said(&self, steps: usize) -> String {
        let place = match self.number {
            _ if steps == 1 => "",
            1 => " (lowest)",
            number if number >= steps => " (highest)",
            _ => "",
        };
        format!("{}{place}, {}", self.number, self.range())
    }
}

impl Shown {
    /// A dollar figure in two digits, pay a year in thousands.
    pub fn in_two_digits(&self) -> Option<String> {
        let (Value::Number(number) | Value::AtLeast(number)) = self.figure else { return None };
        let unit = if number.decimals == 0 { 1e3 } else { 1.0 };
        let text = format!("{:.0}", number.size() / unit);
        (number.unit == Unit::Dollars && text.len() <= 2).then(|| format!("{text:>2}"))
    }

    /// The figure in at most six characters, as far as it can.
    pub fn short(&self) -> String {
        match self.figure {
            Value::Number(number) => short(number, ROOM),
            Value::AtLeast(number) => format!("{}+", short(number, ROOM - 1)),
            _ => "—".to_owned(),
        }
    }
}

/// Characters of a figure that a tile has room for.
const ROOM: usize = 6;

/// A figure as it fits a tile: `$59.3k`, `$28.52`, `117.1k`, `1.33`.
fn short(number: Number, room: usize) -> String {
    let whole = number.to_string();
    if whole.len() <= room {
        return whole;
    }
    let sign = if number.unit == Unit::Dollars { "$" } else { "" };
    let size = number.size();
    let scaled = [(1e6, "M"), (1e3, "k"), (1.0, "")].into_iter().find(|(unit, _)| size >= *unit);
    let (unit, letter) = scaled.unwrap_or((1.0, ""));
    let with = |decimals: usize| format!("{sign}{:.decimals$}{letter}", size / unit);
    [1, 0].into_iter().map(with).find(|text| text.len() <= room).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(figures: &[(&str, Option<i64>)]) -> Map {
        let state = |(letters, figure): &(&str, Option<i64>)| {
            ((*letters).to_owned(), Value::count(*figure), false)
        };
        let states: Vec<_> = figures.iter().map(state).collect();
        Map::of("Jobs".to_owned(), &states, |_| true).unwrap()
    }

    #[test]
    fn every_state_is_in_the_arrangement_once() {
        let letters = ARRANGEMENT.iter().flat_map(|row| row.split(' '));
        let mut letters: Vec<&str> = letters.filter(|it| *it != "..").collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), 51);
        assert!(ARRANGEMENT.iter().all(|row| row.split(' ').count() == MAP_COLUMNS));
    }

    #[test]
    fn equal_figures_are_in_one_step() {
        let map = map(&[
            ("AL", Some(1)),
            ("AK", Some(1)),
            ("AZ", Some(1)),
            ("AR", Some(7)),
            ("CA", Some(9)),
            ("CO", None),
        ]);
        let steps: Vec<_> = map.steps.iter().map(|step| (step.number, step.range())).collect();
        let step = |number, range: &str| (number, range.to_owned());
        assert_eq!(steps, [step(1, "1"), step(4, "7"), step(5, "9")]);
        assert_eq!(map.without_figure(), ["CO"]);
    }

    #[test]
    fn a_figure_fits_its_tile() {
        let written =
            |digits, decimals, unit| short(Number { digits, decimals, unit, signed: false }, ROOM);
        assert_eq!(written(59_290, 0, Unit::Dollars), "$59.3k");
        assert_eq!(written(2_852, 2, Unit::Dollars), "$28.52");
        assert_eq!(written(245_040, 0, Unit::Dollars), "$245k");
        assert_eq!(written(117_060, 0, Unit::Plain), "117.1k");
        assert_eq!(written(102_359, 3, Unit::Plain), "102.4");
        assert_eq!(written(710, 0, Unit::Plain), "710");
    }
}
