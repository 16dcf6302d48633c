//! Packs the counties, towns and ZIP codes as sorted lines, which the program searches as they are. A line
//! begins with what it is found by.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::{env, fs, path::Path};

use crate::files::place_names::{KINDS_OF_COUNTIES, PlaceNames, with_capitals};
use crate::files::places::{Area, AreaKind, State, Survey};
use crate::name::fold;
use crate::{DATASET, Done};

const PLACES: &str = "data/places";

pub(crate) fn write() -> Done {
    println!("cargo::rerun-if-changed={PLACES}");
    println!("cargo::rerun-if-changed=src/typed/name.rs");
    let [counties, towns, zips] = [table("counties")?, table("towns")?, table("zips")?];
    let mut codes: Vec<&str> = counties.iter().map(|county| &*county[3]).collect();
    codes.sort_unstable();
    codes.dedup();
    let area = |code: &str| -> Done<String> {
        let at = codes.binary_search(&code).map_err(|_| format!("no county lies in {code}"))?;
        digits::<2>(at)
    };
    save("areas", &codes.iter().map(|code| format!("{code:7}")).collect::<String>())?;

    // The population of a county is that of its towns: enough to put the largest first.
    let mut people: BTreeMap<&str, u64> = BTreeMap::new();
    for town in &towns {
        *people.entry(&town[2]).or_default() += town[3].parse().unwrap_or(0);
    }
    let mut sorted: Vec<_> = counties.iter().map(|county| (bare(&county[1]), county)).collect();
    sorted.sort_by_key(|(key, county)| (key.clone(), Reverse(people.get(&*county[0]))));
    let mut text = String::new();
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for (key, county) in sorted {
        lines.insert(&county[0], text.len());
        let name = Some(&*county[1]).filter(|name| *name != with_capitals(&key) + " County");
        let (state, area) = (&county[2], area(&county[3])?);
        text += &format!("{key}\t{state}{area}{}\n", name.unwrap_or_default());
    }
    save("counties", &text)?;

    let mut sorted: Vec<_> = towns
        .iter()
        .flat_map(|town| names_of_town(&town[0]).into_iter().map(move |name| (name, town)))
        .map(|(name, town)| (fold(name), Reverse(town[3].parse().unwrap_or(0)), name, &*town[2]))
        .collect();
    sorted.sort();
    let mut text = String::new();
    for same in sorted
        .chunk_by(|one: &(String, Reverse<u64>, _, _), next| (&one.0, one.2) == (&next.0, next.2))
    {
        let (key, _, name, _) = &same[0];
        let counties = same.iter().map(|town| lines.get(town.3).ok_or("a town without a county"));
        let counties = counties.collect::<Result<Vec<_>, _>>()?;
        let counties = counties.into_iter().map(|line| digits::<3>(*line));
        text += &format!("{key}\t{}", counties.collect::<Done<String>>()?);
        if **name != with_capitals(key) {
            text += &format!("\t{name}");
        }
        text.push('\n');
    }
    save("towns", &text)?;

    let mut text = String::new();
    for run in &zips {
        for end in [&run[1], &run[0]] {
            text += &digits::<3>(end.parse()?)?;
        }
        for code in run[2].split('|') {
            text += &area(code)?;
        }
        text.push('\n');
    }
    save("zips", &text)?;
    let mut file: toml::Table = fs::read_to_string(format!("{PLACES}/places.toml"))?.parse()?;
    states_of_zips(file.remove("zips").ok_or("no zips")?.try_into()?)?;
    names(file, &towns, &counties)
}

/// The state of each run of ZIP codes, which their first digits tell.
fn states_of_zips(states: BTreeMap<String, String>) -> Done {
    let mut runs = Vec::new();
    for (state, said) in &states {
        for run in said.split(", ") {
            let (first, last) = run.split_once('-').unwrap_or((run, run));
            let (first, last) = (format!("{first:0<5}"), format!("{last:9<5}"));
            runs.push((digits::<3>(last.parse()?)?, digits::<3>(first.parse()?)?, state));
        }
    }
    runs.sort();
    let line = |(last, first, state): &(_, _, _)| format!("{last}{first}{state}\n");
    save("states_of_zips", &runs.iter().map(line).collect::<String>())
}

/// What states and areas are called: their names, the cities in them, and what people say.
fn names(mut file: toml::Table, towns: &[Vec<String>], counties: &[Vec<String>]) -> Done {
    let names: BTreeMap<String, String> = file.remove("names").ok_or("no names")?.try_into()?;
    save("names.json", &serde_json::to_string(&file)?)?;
    file.try_into::<PlaceNames>()?;
    let states: Survey<State> =
        toml::from_str(&fs::read_to_string(format!("{DATASET}/states.toml"))?)?;
    let areas: Survey<Area> =
        toml::from_str(&fs::read_to_string(format!("{DATASET}/areas.toml"))?)?;
    let mut handles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut by_name: BTreeMap<&str, &str> = BTreeMap::new();
    for state in states.rows.iter().map(|row| &row.name) {
        by_name.insert(&state.state, &state.abbr);
        for name in [&state.state, &state.abbr] {
            handles.entry(fold(name)).or_default().push(state.abbr.clone());
        }
    }
    let lies_in: BTreeMap<&str, &str> = counties.iter().map(|row| (&*row[0], &*row[3])).collect();
    let mut towns_called: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for town in towns {
        towns_called.entry(fold(&town[0])).or_default().push(lies_in[&*town[2]]);
    }
    for area in areas.rows.iter().map(|row| &row.name) {
        by_name.insert(&area.area, &area.code);
        let cities: Vec<&str> = match area.kind {
            AreaKind::Metropolitan => {
                area.area.split(", ").next().unwrap_or_default().split(['-', '/']).collect()
            }
            AreaKind::Nonmetropolitan => area.area.split(" nonmetropolitan").take(1).collect(),
        };
        let cities = cities.into_iter().filter(|city| !city.ends_with(" County")).map(fold);
        for (at, city) in cities.enumerate() {
            // The "Barre" of Wilkes-Barre is a town in Vermont.
            let towns = towns_called.get(&city).filter(|_| at > 0);
            let is_here = towns.is_none_or(|areas| areas.contains(&&*area.code));
            let of_this_name = handles.entry(city).or_default();
            let is_state = area.kind == AreaKind::Nonmetropolitan && !of_this_name.is_empty();
            if is_here && !is_state {
                of_this_name.push(area.code.clone());
            }
        }
    }
    for (name, said) in &names {
        // A part of an area: "Kansas City, MO-KS: KS".
        let (place, state) = name.split_once(": ").unwrap_or((name, ""));
        let handle =
            by_name.get(place).ok_or(format!("places.toml: no place is called {place}"))?;
        for said in said.split(',') {
            handles.entry(fold(said)).or_default().push(format!("{handle}{state}"));
        }
    }
    handles.retain(|key, handles| !key.is_empty() && !handles.is_empty());
    let line =
        |(name, handles): (&String, &Vec<String>)| format!("{name}\t{}\n", handles.join(" "));
    save("names", &handles.iter().map(line).collect::<String>())
}

/// A number in digits of six bits, of which the first is `0`.
fn digits<const N: usize>(number: usize) -> Done<String> {
    let digit = |at| b'0' + (number >> (6 * (N - 1 - at)) & 63) as u8;
    Ok(String::from_utf8((0..N).map(digit).collect())?)
}

/// The cells of a table, row by row, without its headings.
fn table(name: &str) -> Done<Vec<Vec<String>>> {
    let text = fs::read_to_string(format!("{PLACES}/{name}.tsv"))?;
    Ok(text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

fn save(name: &str, text: &str) -> Done {
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join(format!("places_{name}")), text)?)
}

/// A county's name without its kind, folded.
fn bare(name: &str) -> String {
    let mut kinds = KINDS_OF_COUNTIES.iter();
    fold(kinds.find_map(|kind| name.strip_suffix(kind)).unwrap_or(name))
}

/// The names of a town: "El Paso de Robles (Paso Robles)" has three, and "Islamorada, Village of Islands" two.
fn names_of_town(name: &str) -> Vec<&str> {
    let mut names = vec![name];
    match name.strip_suffix(')').and_then(|name| name.split_once(" (")) {
        Some((first, second)) => names.extend([first, second]),
        None => names.extend(name.split([',', '/']).next().filter(|first| *first != name)),
    }
    names
}
