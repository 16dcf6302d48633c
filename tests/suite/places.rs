//! PLACE: every state and area by name and by code, and what happens when a name fits several.

use ma_career::{cli::Per, look_up::salary::at_place, profile::Profile};
use serde_json::Value;
use snapbox::str;

use crate::program::{answer, json, ma_career};

/// The place that an answer is about, as JSON names it.
fn place(profile: &Profile, typed: &str) -> Value {
    let answer = at_place::answer(profile, &[typed.to_owned()], Per::Year)
        .unwrap_or_else(|failure| panic!("{typed:?}: {failure}"));
    serde_json::to_value(&answer).unwrap()["place"].take()
}

#[test]
fn every_state_is_found_by_its_name_its_postal_code_and_its_fips_code() {
    let profile = Profile::embedded();
    let states = &profile.states.get().unwrap().rows;
    assert_eq!(states.len(), 54);
    for state in states {
        let spellings = [
            state.name.state.clone(),
            state.name.state.to_uppercase(),
            state.name.abbr.clone(),
            state.name.abbr.to_lowercase(),
            state.name.fips.clone(),
            format!(" {} ", state.name.state),
        ];
        for typed in spellings {
            let found = place(&profile, &typed);
            assert_eq!(found["kind"], "state", "{typed:?}");
            assert_eq!(found["name"], state.name.state, "{typed:?}");
            assert_eq!(found["code"], state.name.fips, "{typed:?}");
            assert_eq!(found["abbr"], state.name.abbr, "{typed:?}");
        }
    }
}

#[test]
fn every_area_is_found_by_its_full_name_and_by_its_code() {
    let profile = Profile::embedded();
    let areas = &profile.areas.get().unwrap().rows;
    assert_eq!(areas.len(), 523);
    for area in areas {
        let without_marks = area.name.area.replace([',', '-', '/'], " ");
        for typed in
            [&area.name.area, &area.name.area.to_lowercase(), &without_marks, &area.name.code]
        {
            let found = place(&profile, typed);
            assert_eq!(found["name"], area.name.area, "{typed:?}");
            assert_eq!(found["code"], area.name.code, "{typed:?}");
        }
    }
}

#[test]
fn enough_of_a_name_will_do_whatever_the_case_and_the_accents() {
    let profile = Profile::embedded();
    for (typed, name) in [
        ("seattle", "Seattle-Tacoma-Bellevue, WA"),
        ("TACOMA", "Seattle-Tacoma-Bellevue, WA"),
        ("bayamón", "San Juan-Bayamon-Caguas, PR"),
        ("Bayamo\u{301}n", "San Juan-Bayamon-Caguas, PR"),
        ("springfield il", "Springfield, IL"),
        ("Springfield, MO", "Springfield, MO"),
        ("portland oregon", "Portland-Vancouver-Hillsboro, OR-WA"),
        ("portland me", "Portland-South Portland, ME"),
        ("saint louis", "St. Louis, MO-IL"),
        ("st louis", "St. Louis, MO-IL"),
        ("ft collins", "Fort Collins-Loveland, CO"),
        ("lafayette la", "Lafayette, LA"),
        ("lafayette in", "Lafayette-West Lafayette, IN"),
        ("new york city", "New York-Newark-Jersey City, NY-NJ"),
        ("san fran", "San Francisco-Oakland-Fremont, CA"),
        ("eastern washington", "Eastern Washington nonmetropolitan area"),
        ("kansas city", "Kansas City, MO-KS"),
        ("puerto rico", "Puerto Rico"),
        ("washington state", "Washington"),
        ("d.c.", "District of Columbia"),
        ("la", "Louisiana"),
        ("usa", "United States"),
        ("WA state", "Washington"),
        ("n dakota", "North Dakota"),
        ("w. virginia", "West Virginia"),
        ("D. C.", "District of Columbia"),
        ("new york, new york", "New York-Newark-Jersey City, NY-NJ"),
        ("new york ny", "New York-Newark-Jersey City, NY-NJ"),
        ("honolulu hawaii", "Urban Honolulu, HI"),
        ("state of ohio", "Ohio"),
        ("western wa nonmetropolitan", "Western Washington nonmetropolitan area"),
        ("Arlington VA", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
    ] {
        assert_eq!(place(&profile, typed)["name"], name, "{typed:?}");
    }
}

#[test]
fn a_town_that_the_state_does_not_have_is_not_found_elsewhere() {
    for (typed, instead) in
        [("Yakima FL", "FL"), ("seattle, maine", "ME"), ("Athens CO", "CO"), ("seatle wa", "42660")]
    {
        let output = ma_career(["salary", typed]).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{typed}");
        assert!(stderr.contains(&format!("no place is called '{typed}'")), "{stderr}");
        assert!(stderr.contains(&format!("ma-career salary {instead}\n")), "{stderr}");
    }
    assert_eq!(ma_career(["licensure", "WA", "CA"]).output().unwrap().status.code(), Some(2));
    for typed in ["s", "🤷", "%s"] {
        let status = ma_career(["licensure", typed]).output().unwrap().status;
        assert_eq!(status.code(), Some(1), "{typed}");
    }
}

#[test]
fn no_city_with_a_postal_code_after_it_is_found_in_another_state() {
    let profile = Profile::embedded();
    let states = &profile.states.get().unwrap().rows;
    let areas = &profile.areas.get().unwrap().rows;
    for area in areas {
        let city = area.name.area.split([',', '-', '/']).next().unwrap();
        for state in states.iter().step_by(5) {
            let typed = format!("{city} {}", state.name.abbr);
            if let Ok(answer) = at_place::answer(&profile, std::slice::from_ref(&typed), Per::Year)
            {
                let place = serde_json::to_value(&answer).unwrap()["place"].take();
                let code = place["code"].as_str().unwrap();
                let found = areas.iter().find(|area| area.name.code == code);
                let lies_there =
                    found.is_none_or(|area| area.name.states.contains(&state.name.abbr));
                assert!(lies_there, "{typed:?} is {place}");
            }
        }
    }
}

#[test]
fn a_name_that_is_not_plainly_the_place_says_how_it_was_read() {
    let note = |typed: &str| json(["salary", typed])["notes"][0].as_str().unwrap().to_owned();
    for typed in ["concord", "tacoma", "dallas", "NYC", "Fla.", "seattl"] {
        assert!(note(typed).starts_with(&format!("'{typed}' is read as ")), "{typed}");
    }
    for typed in ["seattle", "seattle wa", "seattle, washington", "Yakima, WA", "49420", "WA"] {
        assert!(!note(typed).contains("is read as"), "{typed}");
    }
}

#[test]
fn an_area_in_several_states_says_why_no_state_is_shown() {
    let note = json(["salary", "47900"])["notes"][0].as_str().unwrap().to_owned();
    assert!(note.contains("crosses state lines") && note.contains("DC, VA, MD or WV"), "{note}");
}

#[test]
fn a_place_is_shown_with_its_state_and_the_nation() {
    let names = |words: &[&str]| -> Vec<String> {
        let answer = json(words.iter().copied());
        let rows = answer["rows"].as_array().unwrap();
        rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&["salary", "yakima"]), ["Yakima, WA", "Washington", "United States"]);
    assert_eq!(names(&["salary", "WA"]), ["Washington", "United States"]);
    // In several states, so beside none of them.
    assert_eq!(names(&["salary", "kansas", "city"]), ["Kansas City, MO-KS", "United States"]);
    assert_eq!(names(&["salary", "us"]), ["United States"]);
}

#[test]
fn a_place_alone_and_at_are_the_same() {
    assert_eq!(answer(["salary", "yakima"]), answer(["salary", "--at", "yakima"]));
    assert_eq!(answer(["salary", "new", "york"]), answer(["salary", "--at=new york"]));
}

#[test]
fn a_state_that_shares_its_name_with_a_city_says_how_to_ask_for_the_city() {
    let notes = |place: &str| json(["salary", place])["notes"][0].as_str().unwrap().to_owned();
    assert!(notes("new york").contains("35620"), "{}", notes("new york"));
    assert!(notes("Washington").contains("47900"));
    assert!(notes("wyoming").contains("Grand Rapids-Wyoming-Kentwood, MI"));
    // Who types the postal code, or "state", means the state.
    assert!(!notes("NY").contains("35620"));
    assert!(!notes("new york state").contains("35620"));
    assert!(!notes("ohio").contains("read as"));
    // But this code is what people call a city too.
    assert!(notes("L.A.").contains("ask for 31080"));
}

#[test]
fn a_name_that_fits_several_places_is_answered_with_all_of_them() {
    ma_career(["salary", "springfield"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: 'springfield' can mean 5 places
  places: 44180  Springfield, MO
          44140  Springfield, MA
          21660  Eugene-Springfield, OR
          44100  Springfield, IL
          44220  Springfield, OH
  help:   give more of the name, or the code before it
  try:    ma-career salary 44180

"#]]);
    ma_career(["offer", "19", "--at", "washin"]).assert().code(1).stdout_eq("").stderr_eq(str![[
        r#"
error: 'washin' can mean 4 places
  places: WA       Washington (the state)
          47900    Washington-Arlington-Alexandria, DC-VA-MD-WV
          5300006  Western Washington nonmetropolitan area
          5300007  Eastern Washington nonmetropolitan area
  help:   give more of the name, or the code before it
  try:    ma-career offer 19 --at WA

"#
    ]]);
}

#[test]
fn an_unknown_place_is_answered_with_the_nearest_name() {
    ma_career(["salary", "seatle"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
error: no place is called 'seatle'
  nearest: Seattle-Tacoma-Bellevue, WA
  try:     ma-career salary 42660

"#]]);
    ma_career(["salary", "12345"]).assert().code(1).stderr_eq(str![[r#"
error: no place has the code '12345'
  help: a state's code has two digits (FIPS), an area's five or seven (BLS). ZIP
        codes of post-office boxes and of Connecticut are not known: name the
        town or the state
  try:  ma-career salary NY

"#]]);
}

#[test]
fn buying_power_is_the_median_at_the_nations_prices() {
    let rows = json(["salary", "yakima"])["rows"].take();
    // 49,310 / 95.545 x 100 = 51,609.2; 59,290 / 107.013 x 100 = 55,404.5
    assert_eq!(rows[0]["annual_median_at_national_prices"], 51_609);
    assert_eq!(rows[1]["annual_median_at_national_prices"], 55_404);
    assert_eq!(rows[2]["annual_median_at_national_prices"], rows[2]["annual"]["median"]);
    // Where the level of prices is not known, neither is what pay buys.
    let unknown = json(["salary", "PR"])["rows"][0].take();
    assert!(unknown["price_parity"].is_null());
    assert!(unknown["annual_median_at_national_prices"].is_null());
}

#[test]
fn a_wage_estimated_from_few_jobs_is_marked() {
    for words in [
        &["salary", "puerto rico"][..],
        &["salary", "--by", "state", "--match", "puerto"],
        &["salary", "--by", "area", "--match", "ponce"],
        &["offer", "20", "--at", "PR"],
        &["compare", "orderlies", "--at", "PR"],
    ] {
        let table = answer(words.iter().copied());
        assert!(table.contains("(rough)"), "{words:?}");
        let table = table.replace('\n', " ");
        let says = ["few jobs stand behind", "the number of jobs is uncertain"];
        assert!(says.iter().any(|why| table.contains(why)), "{words:?} says what rough means");
    }
    assert!(!answer(["salary", "--by", "state", "--match", "ohio"]).contains("ough"));
}

#[test]
fn areas_are_limited_to_a_state() {
    let areas = |words: &[&str]| -> Vec<String> {
        let answer = json(["salary", "--by", "area"].iter().chain(words).copied());
        let rows = answer["rows"].as_array().unwrap();
        rows.iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect()
    };
    let of_washington = areas(&["--at", "WA"]);
    assert_eq!(of_washington.len(), 15);
    assert_eq!(of_washington, areas(&["washington"]));
    assert_eq!(of_washington, areas(&["--match", "WA"]), "two letters are a postal code");
    assert_eq!(areas(&["--match", "bayamón"]), ["41980"]);
    assert_eq!(
        ma_career(["salary", "--by", "area", "GU"]).output().unwrap().status.code(),
        Some(1)
    );
}

#[test]
fn places_are_ordered_as_asked() {
    let rows = |key: &str| json(["salary", "--by", "state", "--sort", key])["rows"].take();
    for (key, path) in [
        ("median", "/annual/median"),
        ("p90", "/annual/p90"),
        ("employment", "/employment"),
        ("location-quotient", "/location_quotient"),
        ("price-parity", "/price_parity"),
        ("real-median", "/annual_median_at_national_prices"),
    ] {
        let rows = rows(key);
        let figures: Vec<Option<f64>> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row.pointer(path).unwrap().as_f64())
            .collect();
        let known: Vec<f64> = figures.iter().copied().flatten().collect();
        assert!(known.is_sorted_by(|a, b| a >= b), "{key}");
        assert!(figures[..known.len()].iter().all(Option::is_some), "{key}: absent comes last");
    }
    let names = rows("name");
    assert_eq!(names[0]["state"], "Alabama");
    assert_eq!(rows("code")[0]["abbr"], "AK");
}
