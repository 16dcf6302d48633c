//! Counties, towns and ZIP codes, each with BLS's area. They belong to no occupation, so that every profile
//! has them. `build.rs` packed them as sorted lines, which are searched as they are.

use super::place_names::{KINDS_OF_COUNTIES, with_capitals};
use crate::typed::name::fold;

macro_rules! table {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/places_", $name))
    };
}
static AREAS: &str = table!("areas");
static COUNTIES: &str = table!("counties");
static TOWNS: &str = table!("towns");
static ZIPS: &str = table!("zips");
static STATES_OF_ZIPS: &str = table!("states_of_zips");
static NAMES: &str = table!("names");

/// A county.
pub(crate) struct County {
    /// Its name, with its kind: "Orleans Parish".
    pub(crate) name: String,
    /// The postal code of its state.
    pub(crate) state: &'static str,
    /// The code of its area.
    pub(crate) area: &'static str,
}

/// A town, with the county that most of it is in.
pub(crate) struct Town {
    pub(crate) name: String,
    pub(crate) county: County,
}

/// The states and areas of this folded name, by postal code and by area code. Behind the code of an area may
/// be the state of a part of it.
pub(crate) fn handles(name: &str) -> impl Iterator<Item = &'static str> {
    lines_of(NAMES, name).flat_map(|(_, handles)| handles.split(' '))
}

/// The counties of this folded name, the largest first; all of the bare name where the kind is not in it.
pub(crate) fn counties(name: &str) -> Vec<County> {
    let whole = name.strip_suffix(" co").map(|bare| format!("{bare} county"));
    let name = whole.as_deref().unwrap_or(name);
    let called = |bare| lines_of(COUNTIES, bare).map(|(bare, rest)| County::read(bare, rest));
    let bare = KINDS_OF_COUNTIES.iter().find_map(|kind| name.strip_suffix(&*kind.to_lowercase()));
    let of_kind = bare.into_iter().flat_map(called).filter(|county| fold(&county.name) == name);
    let found: Vec<County> = of_kind.collect();
    if found.is_empty() { called(name).collect() } else { found }
}

impl County {
    fn read(bare: &str, rest: &'static str) -> Self {
        let (name, area) = (&rest[4..], area(&rest[2..4]));
        let name = if name.is_empty() { with_capitals(bare) + " County" } else { name.to_owned() };
        Self { name, state: &rest[..2], area }
    }
}

/// The towns of this folded name, the largest first.
pub(crate) fn towns(name: &str) -> Vec<Town> {
    let of_line = |(key, rest): (&str, &'static str)| {
        let (counties, name) = rest.split_once('\t').unwrap_or((rest, ""));
        let name = if name.is_empty() { with_capitals(key) } else { name.to_owned() };
        counties.as_bytes().chunks(3).map(move |at| {
            let (bare, rest) = keyed(COUNTIES[number(at)..].lines().next().unwrap_or_default());
            Town { name: name.clone(), county: County::read(bare, rest) }
        })
    };
    lines_of(TOWNS, name).flat_map(of_line).collect()
}

/// The codes of the areas that a ZIP code is in, the one with most of its people first.
pub(crate) fn areas_of_zip(code: usize) -> Vec<&'static str> {
    let areas = of_zip(ZIPS, code).unwrap_or_default();
    (0..areas.len() / 2).map(|at| area(&areas[2 * at..2 * at + 2])).collect()
}

/// The postal code of the state that a ZIP code is in.
pub(crate) fn state_of_zip(code: usize) -> Option<&'static str> {
    of_zip(STATES_OF_ZIPS, code)
}

/// What a table says of the run that a ZIP code is in.
fn of_zip(table: &'static str, code: usize) -> Option<&'static str> {
    let run = from(table, |run| number(&run.as_bytes()[..3]) < code).lines().next()?;
    (number(&run.as_bytes()[3..6]) <= code).then(|| &run[6..])
}

/// The states that an area lies in; none where there is no such area.
pub(crate) fn states_of_area(code: &str) -> Vec<&'static str> {
    let counties = COUNTIES.lines().map(|line| keyed(line).1);
    let mut states: Vec<&str> =
        counties.filter(|rest| area(&rest[2..4]) == code).map(|rest| &rest[..2]).collect();
    states.sort_unstable();
    states.dedup();
    states
}

/// Whether a state has counties, and so areas; some islands have none.
pub(crate) fn has_areas(state: &str) -> bool {
    COUNTIES.lines().any(|line| keyed(line).1.starts_with(state))
}

/// The area of two digits.
fn area(digits: &str) -> &'static str {
    let at = CODE * number(digits.as_bytes());
    AREAS[at..at + CODE].trim_end()
}

/// The letters of an area's code, with the blanks behind a short one.
const CODE: usize = 7;

/// The number that has these digits of six bits, of which the first is `0`.
fn number(digits: &[u8]) -> usize {
    digits.iter().fold(0, |number, digit| number << 6 | usize::from(digit - b'0'))
}

/// What a line is found by, and the rest of it.
fn keyed(line: &'static str) -> (&'static str, &'static str) {
    line.split_once('\t').unwrap_or_default()
}

/// The lines that are found by a key.
fn lines_of(table: &'static str, key: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = from(table, |line| keyed(line).0 < key).lines().map(keyed);
    lines.take_while(move |(own, _)| *own == key)
}

/// A sorted table from the first line on that is not before what is looked for.
fn from(table: &'static str, is_before: impl Fn(&'static str) -> bool) -> &'static str {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let before = &table.as_bytes()[low..low.midpoint(high)];
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(low, |end| low + end + 1);
        let line = table[start..].lines().next().unwrap_or_default();
        if is_before(line) { low = start + line.len() + 1 } else { high = start }
    }
    &table[low..]
}
