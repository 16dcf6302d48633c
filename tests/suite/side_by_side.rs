//! Places side by side: "yakima or seattle".

use snapbox::str;

use crate::program::{answer, json, ma_career};

#[test]
fn up_to_three_places_stand_side_by_side() {
    let names = |words: &[&str]| {
        let rows = json(["salary"].iter().chain(words).copied())["rows"].take();
        let names = rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap());
        names.collect::<Vec<_>>().join(" | ")
    };
    let (yakima, seattle) = ("Yakima, WA", "Seattle-Tacoma-Bellevue, WA");
    let both = format!("{yakima} | {seattle} | United States");
    for words in [
        &["yakima", "seattle"][..],
        &["yakima seattle"],
        &["Yakima, WA, Seattle, WA"],
        &["yakima", "or", "seattle"],
        &["yakima", "vs.", "seattle"],
        &["yakima", "98101"],
        &["49420", "42660"],
        &["--at", "yakima", "--at", "seattle"],
        &["yakima", "--at", "seattle"],
        &["yakima", "seattle", "--at", "tacoma"],
        &["yakima", "US", "seattle"],
    ] {
        assert_eq!(names(words), both, "{words:?}");
    }
    assert_eq!(names(&["WA", "OR"]), "Washington | Oregon | United States");
    assert_eq!(names(&["wa", "or"]), "Washington | Oregon | United States");
    assert_eq!(
        names(&["new", "york", "portland", "maine", "las", "vegas"]),
        "New York | Portland-South Portland, ME | Las Vegas-Henderson-North Las Vegas, NV | \
         United States"
    );
    // OR behind a city is Oregon only at the end.
    for (typed, both) in [
        ("phoenix or tucson", "Phoenix-Mesa-Chandler, AZ | Tucson, AZ"),
        ("dayton or columbus ohio", "Dayton-Kettering-Beavercreek, OH | Columbus, OH"),
        ("portland or", "Portland-Vancouver-Hillsboro, OR-WA | Oregon"),
        ("salem OR tacoma", &format!("Salem, OR | {seattle}")),
        // Apart, a state and a town elsewhere are two places.
        ("texas and canon city co", "Texas | Southwest Colorado nonmetropolitan area"),
        ("texas, canon city co", "Texas | Southwest Colorado nonmetropolitan area"),
    ] {
        assert_eq!(names(&[typed]), format!("{both} | United States"), "{typed}");
    }
    let whole = answer(["salary", "yakima", "--full"]);
    let headings = whole.lines().find(|line| line.starts_with("Key figure")).unwrap();
    let headings: Vec<&str> = headings.split("  ").filter(|cell| !cell.is_empty()).collect();
    assert_eq!(headings, ["Key figure", " Yakima, WA", "Washington", "United States"]);
    ma_career(["salary", "portland or seattle"]).assert().code(1).stderr_eq(str![[r#"
...
  try:    ma-career salary '38900 or seattle'

"#]]);
    // One place, however many words it has.
    assert_eq!(names(&["new", "york"]), "New York | United States");
    assert_eq!(names(&["Yakima", "WA", "98901"]), "Yakima, WA | Washington | United States");
    assert_eq!(names(&["springfield", "62701"]), "Springfield, IL | Illinois | United States");
    assert_eq!(names(&["tacoma", "seattle"]), format!("{seattle} | Washington | United States"));

    let answer = json(["salary", "yakima", "98101"]);
    assert_eq!(answer["place"]["name"], yakima);
    assert_eq!(answer["other_places"][0]["read_as"]["kind"], "zip");
    let answer = json(["compare", "phlebotomists", "--at", "yakima", "--at", "seattle"]);
    assert!(answer["jobs"][1]["other_local"][0]["annual"]["median"].is_u64());
    assert!(json(["salary", "yakima"])["other_places"].is_null());
    ma_career(["salary", "portland", "seattle"]).assert().code(1).stderr_eq(str![[r#"
error: 'portland' can mean 2 places
  places: 38900  Portland-Vancouver-Hillsboro, OR-WA
          38860  Portland-South Portland, ME
  help:   give more of the name, or the code before it
  try:    ma-career salary 38900 seattle

"#]]);
    ma_career(["salary", "WA", "OR", "ID", "MT"]).assert().code(2).stderr_eq(str![[r#"
error: no more than 3 places fit side by side
  try: ma-career salary 'WA OR ID'

"#]]);
    ma_career(["similar", "--at", "yakima"]).assert().code(2).stderr_eq(str![[r#"
error: similar jobs are listed with the pay of the nation only
  help: compare has the pay of one to five jobs in a place
  try:  ma-career compare 'Dental assistants' --at yakima

"#]]);
}
