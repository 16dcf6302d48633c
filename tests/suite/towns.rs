//! PLACE: every county, town and ZIP code, and what people call places.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use ma_career::{answer::Answer, cli::Per, look_up::salary::at_place, profile::Profile};
use snapbox::str;

use crate::program::{answer, answer_and_note, json, ma_career, no_directory_yet};

/// The rows of a table of places, without its headings.
fn table(name: &str) -> Vec<Vec<String>> {
    let file = format!("{}/data/places/{name}.tsv", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(file).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The names of all areas, by code.
fn areas(profile: &Profile) -> BTreeMap<String, String> {
    let rows = profile.areas.get().unwrap().rows.iter();
    let rows = rows.map(|row| (row.name.code.clone(), row.name.area.clone()));
    let names = &profile.place_names.get().unwrap().areas;
    rows.chain(names.clone()).collect()
}

/// The area that `typed` is found in and how it was read, or the error that lists several.
fn found(profile: &Profile, typed: &str) -> Result<(String, String), String> {
    let answer = at_place::answer(profile, &[typed.to_owned()], Per::Year)
        .map_err(|error| error.to_string())?;
    let place = serde_json::to_value(&answer).unwrap()["place"].take();
    let area = place.pointer("/read_as/area").unwrap_or(&place["name"]);
    Ok((area.as_str().unwrap().to_owned(), answer.readings().join(" ")))
}

/// What is not found as the tables have it: `expected` has the areas of each name.
fn missed(profile: &Profile, expected: BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let names = areas(profile);
    let is_found = |(typed, codes): &(String, BTreeSet<String>)| match found(profile, typed) {
        Ok((area, reading)) => {
            // Others are named beside the one that gave the area its name.
            codes.iter().any(|code| names[code] == area)
                && codes.iter().all(|code| names[code] == area || reading.contains(code))
        }
        Err(list) => codes.len() > 1 && codes.iter().all(|code| list.contains(code.as_str())),
    };
    let missed = expected.into_iter().filter(|place| !is_found(place));
    missed.map(|(typed, codes)| format!("{typed} {codes:?} {:?}", found(profile, &typed))).collect()
}

#[test]
fn every_county_is_found_by_name_and_state() {
    let profile = Profile::embedded();
    let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for county in table("counties").iter().filter(|county| county[1] != "District of Columbia") {
        let typed = format!("{}, {}", county[1], county[2]);
        expected.entry(typed).or_default().insert(county[3].clone());
    }
    assert!(expected.len() > 3_200);
    let missed = missed(&profile, expected);
    assert!(missed.is_empty(), "{} {missed:#?}", missed.len());
}

#[test]
fn every_town_is_found_by_name_and_state() {
    let profile = Profile::embedded();
    let counties: BTreeMap<String, String> =
        table("counties").into_iter().map(|row| (row[0].clone(), row[3].clone())).collect();
    let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for town in table("towns") {
        let typed = format!("{} {}", town[0], town[1]).to_lowercase();
        expected.entry(typed).or_default().insert(counties[&town[2]].clone());
    }
    assert!(expected.len() > 17_000);
    let missed = missed(&profile, expected);
    assert!(missed.is_empty(), "{} {missed:#?}", missed.len());
}

#[test]
fn every_zip_code_is_found() {
    let profile = Profile::embedded();
    let mut expected = BTreeMap::new();
    let codes = areas(&profile);
    for run in table("zips") {
        let of_run: BTreeSet<String> = run[2].split('|').map(str::to_owned).collect();
        let most = &codes[run[2].split('|').next().unwrap()];
        for code in [&run[0], &run[1]] {
            // A code of BLS comes before a ZIP code, and says so.
            if !codes.contains_key(code) {
                assert_eq!(&found(&profile, code).unwrap().0, most, "{code}");
                expected.insert(code.clone(), of_run.clone());
            }
        }
    }
    assert!(expected.len() > 12_000);
    let missed = missed(&profile, expected);
    assert!(missed.is_empty(), "{} {missed:#?}", missed.len());
}

#[test]
fn the_first_line_says_how_a_place_was_read() {
    let first = |typed: &str, format: &str| {
        let text = answer(["salary", typed, "-f", format]);
        let line = if format == "markdown" { 2 } else { 1 };
        text.split("\n\n").nth(line).unwrap().replace('\n', " ")
    };
    for (typed, reading) in [
        ("98901", "98901 is in Yakima, WA."),
        ("98901-1234", "98901 is in Yakima, WA."),
        (
            "canon city co",
            "Cañon City is in Fremont County, CO: BLS counts it in the Southwest Colorado \
             nonmetropolitan area.",
        ),
        ("Cañon City, Colorado", "Cañon City is in Fremont County, CO: BLS counts it in the"),
        ("Travis County", "Travis County, TX, is in Austin-Round Rock-San Marcos, TX."),
        ("travis co tx", "Travis County, TX, is in Austin-Round Rock-San Marcos, TX."),
        ("orleans parish", "Orleans Parish, LA, is in New Orleans-Metairie, LA."),
        ("Saint Cloud, FL", "St. Cloud is in Osceola County, FL: BLS counts it in Orlando"),
        ("NYC", "'NYC' is read as New York-Newark-Jersey City, NY-NJ."),
        ("the bronx", "'the bronx' is read as New York-Newark-Jersey City, NY-NJ."),
        ("northern virginia", "'northern virginia' is read as Washington-Arlington"),
        ("Tex.", "'Tex.' is read as Texas."),
        (
            "aguadilla",
            "Aguadilla is in Aguadilla Municipio, PR. There is no \
             figure for that area: those of Puerto Rico are shown.",
        ),
        (
            "10580",
            "10580 is BLS's code of Albany-Schenectady-Troy, NY. As a ZIP code it is in New York",
        ),
        ("97635", "97635 is mostly in the North Valley-Northern Mountains Region of California"),
    ] {
        for format in ["table", "plain", "markdown"] {
            let line = first(typed, format);
            assert!(line.contains(reading), "{typed}: {line}");
        }
        let note = json(["salary", typed])["notes"][0].as_str().unwrap().to_owned();
        assert!(note.starts_with(reading), "{typed}: {note}");
    }
}

#[test]
fn words_around_a_name_do_not_matter() {
    let name = |typed: &str| json(["salary", typed])["place"]["name"].as_str().unwrap().to_owned();
    for (typed, place) in [
        ("Dallas, Texas, USA", "Dallas-Fort Worth-Arlington, TX"),
        ("greater seattle area", "Seattle-Tacoma-Bellevue, WA"),
        ("texas, usa", "Texas"),
        ("washington dc metro", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("new york metro area", "New York-Newark-Jersey City, NY-NJ"),
        ("durham nc", "Durham-Chapel Hill, NC"),
        ("the bay area", "San Francisco-Oakland-Fremont, CA"),
        ("Yakima WA 98901", "Yakima, WA"),
        ("newark, ny", "Rochester, NY"),
    ] {
        assert_eq!(name(typed), place, "{typed}");
    }
}

#[test]
fn every_command_that_takes_a_place_takes_a_town_a_county_and_a_zip_code() {
    let kind = |words: &[&str]| json(words.iter().copied())["place"]["read_as"]["kind"].clone();
    assert_eq!(kind(&["salary", "98901"]), "zip");
    assert_eq!(kind(&["offer", "18", "--at", "78701"]), "zip");
    assert_eq!(kind(&["compare", "phlebotomists", "--at", "canon city co"]), "town");
    assert_eq!(kind(&["handout", "05401"]), "zip");
    assert_eq!(kind(&["licensure", "orleans parish"]), "county");
    assert_eq!(kind(&["salary", "DFW"]), "nickname");
    assert!(kind(&["salary", "yakima"]).is_null());
    let states = json(["licensure", "orleans parish"])["states"].take();
    assert_eq!(states.as_array().unwrap().len(), 1);
    assert_eq!(states[0]["abbr"], "LA");
    // A town is in one state, though its area may be in several.
    assert_eq!(json(["licensure", "springfield va"])["states"][0]["abbr"], "VA");
    let sources = json(["salary", "98901"])["sources"].to_string();
    assert!(sources.contains("census-zcta-2020") && sources.contains("omb-23-01"), "{sources}");
    assert!(!json(["salary", "yakima"])["sources"].to_string().contains("omb-23-01"));
}

#[test]
fn a_name_of_several_places_lists_them_the_largest_first() {
    ma_career(["salary", "everett"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: 'everett' can mean 3 places
  places: 42660    Everett, WA (Snohomish County): Seattle-Tacoma-Bellevue, WA
          14460    Everett, MA (Middlesex County): Boston-Cambridge-Newton,
          MA-NH
          4200004  Everett, PA (Bedford County): Southwestern Pennsylvania
          nonmetropolitan area
  help:   give more of the name, or the code before it
  try:    ma-career salary 42660

"#]]);
    ma_career(["salary", "manhattan"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: 'manhattan' can mean 2 places
  places: 35620  New York-Newark-Jersey City, NY-NJ
          31740  Manhattan, KS
  help:   give more of the name, or the code before it
  try:    ma-career salary 35620

"#]]);
    ma_career(["salary", "king county"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: 'king county' can mean 2 places
  places: 42660    King County, WA: Seattle-Tacoma-Bellevue, WA
          4800001  King County, TX: Northwestern Region of Texas nonmetropolitan
          area
  help:   give more of the name, or the code before it
  try:    ma-career salary 42660

"#]]);
    ma_career(["offer", "18", "--at", "london"]).assert().code(1).stderr_eq(str![[r#"
error: 'london' can mean 4 places
  places: 18140    London, OH (Madison County): Columbus, OH
          2100002  London, KY (Laurel County): South Central Kentucky
          nonmetropolitan area
          47300    London, CA (Tulare County): Visalia, CA
          0500003  London, AR (Pope County): West Arkansas nonmetropolitan area
  help:   give more of the name, or the code before it
  try:    ma-career offer 18 --at 18140

"#]]);
    ma_career(["salary", "adams pa"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: 'adams pa' can mean 2 places
  places: 38300  Adams, PA (Butler County): Pittsburgh, PA
          27780  Adams, PA (Cambria County): Johnstown, PA
  help:   give more of the name, or the code before it
  try:    ma-career salary 38300

"#]]);
    ma_career(["salary", "tri-cities"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: 'tri-cities' can mean 6 places
  places: 28420  Kennewick-Richland, WA
          27740  Johnson City, TN
          40980  Saginaw, MI
          28700  Kingsport-Bristol, TN-VA
          33220  Midland, MI
          13020  Bay City, MI
  help:   give more of the name, or the code before it
  try:    ma-career salary 28420

"#]]);
}

#[test]
fn an_unknown_zip_code_says_to_name_the_town_or_the_state() {
    ma_career(["salary", "98111"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: no place has the code '98111'
  help: a state's code has two digits (FIPS), an area's five or seven (BLS). ZIP
        codes of post-office boxes and of Connecticut are not known: name the
        town or the state
  try:  ma-career salary WA

"#]]);
    // Connecticut, soldiers abroad, islands.
    for typed in ["06001", "06101", "06510", "06928", "09001", "34001", "96201", "96799", "96950"] {
        let answer = found(&Profile::embedded(), typed);
        assert!(answer.is_err(), "{typed} {answer:?}");
    }
}

#[test]
fn a_part_of_a_state_is_no_town_of_its_name() {
    ma_career(["salary", "west texas"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: 'west texas' has no figures of its own
  help: name a city or a county there; salary --by area --at TX lists the areas
  try:  ma-career salary TX

"#]]);
    for typed in ["florida panhandle", "northern california", "north jersey", "upstate new york"] {
        let answer = found(&Profile::embedded(), typed);
        assert!(answer.is_err_and(|error| error.contains("no figures of its own")), "{typed}");
    }
    for typed in ["hudson valley", "central valley", "ohio toronto"] {
        assert!(found(&Profile::embedded(), typed).is_err(), "{typed}");
    }
    let (area, reading) = found(&Profile::embedded(), "south florida").unwrap();
    assert_eq!(area, "South Florida nonmetropolitan area");
    assert!(reading.contains("It leaves out the cities"), "{reading}");
    assert_eq!(found(&Profile::embedded(), "West, Texas").unwrap().0, "Waco, TX");
}

#[test]
fn each_zip_code_is_in_a_state_that_its_area_is_in() {
    let file = format!("{}/data/places/places.toml", env!("CARGO_MANIFEST_DIR"));
    let file: toml::Table = fs::read_to_string(file).unwrap().parse().unwrap();
    let mut states: BTreeMap<String, &str> = BTreeMap::new();
    for (state, runs) in file["zips"].as_table().unwrap() {
        for run in runs.as_str().unwrap().split(", ") {
            let (first, last) = run.split_once('-').unwrap_or((run, run));
            let end = |digits: &str, fill: char| {
                digits.chars().chain([fill; 5]).take(5).collect::<String>().parse::<u32>().unwrap()
            };
            for code in end(first, '0')..=end(last, '9') {
                let other = states.insert(format!("{code:05}"), state);
                assert_eq!(other, None, "{code} is in {state} too");
            }
        }
    }
    let lies_in: BTreeSet<(String, String)> =
        table("counties").into_iter().map(|row| (row[3].clone(), row[2].clone())).collect();
    let is_there = |code: &String, areas: &str| {
        let state = states.get(code).map_or("", |state| state);
        areas.split('|').any(|area| lies_in.contains(&(area.to_owned(), state.to_owned())))
    };
    let runs = table("zips");
    let ends = runs.iter().flat_map(|run| [(&run[0], &run[2]), (&run[1], &run[2])]);
    let strange: BTreeSet<&String> =
        ends.filter(|(code, areas)| !is_there(code, areas)).map(|(code, _)| code).collect();
    // Alta in Wyoming gets its mail from Idaho.
    assert_eq!(strange.into_iter().collect::<Vec<_>>(), ["83414"]);
}

#[test]
fn islands_without_areas_are_found_as_a_state() {
    let place = |typed: &str| json(["salary", typed])["place"]["name"].take();
    for typed in ["00801", "00840", "st. croix", "saint thomas", "st john", "USVI"] {
        assert_eq!(place(typed), "Virgin Islands", "{typed}");
    }
    assert_eq!(place("96910"), "Guam");
    assert_eq!(place("96813"), "Urban Honolulu, HI");
    assert_eq!(place("st croix county wi"), "Minneapolis-St. Paul-Bloomington, MN-WI");
}

#[test]
fn the_rules_are_those_of_the_one_state_that_a_zip_code_or_a_borough_is_in() {
    for (typed, states) in [
        ("60614", "IL"),
        ("20001", "DC"),
        ("22201", "VA"),
        ("83414", "WY"),
        ("nyc", "NY"),
        ("the bronx", "NY"),
        ("kck", "KS"),
        ("chicago", "IL IN"),
        ("35620", "NY NJ"),
    ] {
        let answer = json(["licensure", typed]);
        let rows = answer["states"].as_array().unwrap().iter();
        let found: Vec<&str> = rows.map(|state| state["abbr"].as_str().unwrap()).collect();
        assert_eq!(found.join(" "), states, "{typed}");
    }
}

#[test]
fn every_profile_knows_the_places() {
    let dir = no_directory_yet("knows-the-places");
    fs::create_dir_all(&dir).unwrap();
    for file in ["profile.toml", "salary.toml", "sources.toml", "states.toml"] {
        let own = format!("{}/examples/dental-assistant/{file}", env!("CARGO_MANIFEST_DIR"));
        fs::copy(own, dir.join(file)).unwrap();
    }
    let profile = dir.to_str().unwrap();
    for typed in ["tacoma wa", "98901", "49420", "king county, washington"] {
        // Without the other files, some of its sources are not used.
        let (answer, _) = answer_and_note(["--profile", profile, "salary", typed, "--json"]);
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["place"]["name"], "Washington", "{typed}");
        let note = answer["notes"][0].as_str().unwrap();
        assert!(note.contains("There is no figure for that area"), "{note}");
    }
    let states = fs::read_to_string(dir.join("states.toml")).unwrap();
    let without_ohio = states.lines().filter(|line| !line.contains("   OH "));
    fs::write(dir.join("states.toml"), without_ohio.collect::<Vec<_>>().join("\n")).unwrap();
    let stderr = ma_career(["--profile", profile, "salary", "dublin oh"]).assert().code(1);
    let stderr = String::from_utf8(stderr.get_output().stderr.clone()).unwrap();
    assert!(stderr.contains("this profile has no figures of Columbus, OH"), "{stderr}");
}

#[test]
fn every_place_that_tab_completes_is_found() {
    let profile = Profile::embedded();
    let script = answer(["completions", "bash"]);
    let places = script.split_once("places=\"").unwrap().1.split_once('"').unwrap().0;
    let found: Vec<String> =
        places.split(' ').map(|typed| found(&profile, typed).unwrap().0).collect();
    let places: BTreeSet<&String> = found.iter().collect();
    // A state has two names.
    assert_eq!((found.len(), places.len()), (54 + 54 + 523, 54 + 523));
    assert!(!script.contains("ellensburg"), "towns are too many");
}
