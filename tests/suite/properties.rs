//! What holds whatever is asked, and whatever is in a profile: tried with what nobody would think of.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use serde_json::Value as Json;
use textwrap::core::display_width;

use crate::import::{DATA, POINTERS, as_published};
use crate::program::{copy_of, no_directory_yet, page};

/// So many tries of each, from the same seed: a test that fails today fails tomorrow.
fn tries(cases: u32) -> ProptestConfig {
    let rng_seed = proptest::test_runner::RngSeed::Fixed(2025);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

/// Text without characters that control a terminal: of every script, or of what means something in a
/// format.
fn any_text() -> impl Strategy<Value = String> {
    let marks = r#"[-+=@"'|,;:<>&*_`#!~\\\[\](){}$0-9./ a-c]{1,24}"#;
    let text = prop_oneof![r"\PC{1,40}", marks, r"(https://a\.b/)?[a-z<>&*]{1,9}"];
    let words = text.prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    words.prop_filter("text is no space", |text| !text.is_empty())
}

/// A profile with one duty.
fn with_duty(name: &str, text: &str) -> PathBuf {
    let dir = no_directory_yet(name);
    fs::create_dir_all(&dir).unwrap();
    let quoted = toml_edit::Value::from(text).to_string();
    let profile = "title = \"Keeper\"\ntitle_plural = \"keepers\"\nsoc_code = \"31-9099\"\n";
    let sources = "[[sources]]\nid = \"a\"\npublisher = \"B\"\ntitle = \"C\"\nreference_period = \"May 2025\"\n\
                   published = \"2026-05-15\"\nurl = \"https://example.org/\"\nlicense = \"public domain\"\n\
                   how_read = \"by hand\"\n";
    let duties = format!(
        "source = \"a\"\nkinds = [{{ name = \"k\", about = \"K\" }}]\n\
         duties = [{{ id = \"d\", text = {quoted}, kinds = [\"k\"] }}]\n"
    );
    for (file, text) in [("profile", profile), ("sources", sources), ("duties", &duties)] {
        fs::write(dir.join(format!("{file}.toml")), text).unwrap();
    }
    dir
}

fn duties(dir: &Path, flags: &[&str]) -> String {
    let words = [&["--profile", dir.to_str().unwrap(), "duties", "--full"], flags].concat();
    page(words)
}

/// The text of a page of HTML, without its tags.
fn text_of_html(html: &str) -> String {
    let mut text = String::new();
    for (index, piece) in html.split('<').enumerate() {
        text += if index == 0 { piece } else { piece.split_once('>').unwrap().1 };
    }
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(text, |text, (name, c)| text.replace(name, c))
}

/// The text of a page of Markdown, as the library that many pages are made with reads it.
fn text_of_markdown(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(piece) | Event::Code(piece) => text += &piece,
            Event::SoftBreak | Event::HardBreak => text += " ",
            Event::End(TagEnd::TableCell) => text += "\n",
            Event::Html(piece) | Event::InlineHtml(piece) => panic!("HTML: {piece}"),
            _ => {}
        }
    }
    text
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn every_format_gives_back_any_text(text in any_text()) {
        let dir = with_duty("any-text", &text);
        let json: Json = serde_json::from_str(&duties(&dir, &["--json"])).unwrap();
        prop_assert_eq!(json.pointer("/duties/0/text").unwrap(), &text);
        let sheet = duties(&dir, &["-f", "csv"]);
        let mut reader = csv::Reader::from_reader(sheet.as_bytes());
        let column = reader.headers().unwrap().iter().position(|name| name == "text").unwrap();
        let field = reader.records().next().unwrap().unwrap()[column].to_owned();
        // A spreadsheet takes the apostrophe for a mark that what is behind it is text.
        let is_text = field == text
            || field.strip_prefix('\'') == Some(text.as_str()) && text.starts_with(['=', '+', '-', '@']);
        prop_assert!(is_text, "{field:?}");
        let html = duties(&dir, &["-f", "html"]);
        let (_, row) = html.split_once("<th scope=\"row\">").unwrap();
        prop_assert_eq!(&text_of_html(row.split_once("</th>").unwrap().0), &text);
        let markdown = duties(&dir, &["-f", "markdown"]);
        prop_assert!(text_of_markdown(&markdown).lines().any(|line| line == text), "{markdown}");
        let plain = duties(&dir, &["--plain"]);
        prop_assert!(plain.contains(text.trim_end_matches('.')), "{plain}");
    }

    #[test]
    fn no_line_is_wider_than_asked_and_no_byte_controls_a_terminal(
        text in any_text(),
        width in 20_usize..160,
    ) {
        let dir = with_duty("any-width", &text);
        let table = duties(&dir, &["-f", "table", "--color", "never", "--width", &width.to_string()]);
        for line in table.lines() {
            prop_assert!(display_width(line) <= width, "{width}: {line:?}");
            prop_assert!(!line.contains(char::is_control), "{line:?}");
        }
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert!(squeezed(&table).contains(&squeezed(&text)), "{table}");
    }
}

/// What places are taken for in the answer of a command, by their codes; none if they are not understood.
fn places(words: &[&str]) -> Vec<String> {
    let words: Vec<OsString> = ["ma-career"].iter().chain(words).map(OsString::from).collect();
    let Ok(reply) = ma_career::run(&[words, vec!["--json".into()]].concat()) else {
        return Vec::new();
    };
    let json: Json = serde_json::from_str(&reply.text).unwrap();
    let others = json["other_places"].as_array().into_iter().flatten();
    let all = [&json["place"]].into_iter().chain(others);
    all.map(|place| place["code"].as_str().expect("a place has a code").to_owned()).collect()
}

/// The names of the areas, which are behind the last column of figures.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let text = include_str!("../../data/medical-assistant/areas.toml");
    let rows = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    let name = |row: &str| {
        let words: Vec<&str> = row.split_whitespace().collect();
        let is_figure = |word: &&str| word.parse::<f64>().is_ok() || *word == "-";
        words[words.iter().rposition(is_figure)? + 1..].join(" ").into()
    };
    rows.filter_map(name).collect()
});

proptest! {
    #![proptest_config(tries(60))]

    #[test]
    fn a_place_is_the_same_in_every_command_and_however_it_is_typed(
        at in any::<prop::sample::Index>(),
        (from, length) in (0_usize..12, 4_usize..30),
        (upper, space) in (any::<bool>(), any::<bool>()),
    ) {
        let name = &NAMES[at.index(NAMES.len())];
        let part: String = name.chars().skip(from.min(name.len() / 3)).take(length).collect();
        let part = part.trim().to_owned();
        prop_assume!(!part.is_empty() && !part.starts_with('-'));
        let salary = places(&["salary", &part]);
        prop_assert_eq!(&salary, &places(&["offer", "20", "--at", &part]), "{} in offer", part);
        prop_assert_eq!(&salary, &places(&["compare", "31-9091", "--at", &part]), "{} in compare", part);
        // The page has room for one.
        let one = if salary.len() == 1 { salary.clone() } else { Vec::new() };
        prop_assert_eq!(&one, &places(&["handout", &part]), "{} in handout", part);
        let typed = if upper { part.to_uppercase() } else { part.to_lowercase() };
        let typed = if space { format!(" {}  ", typed.replace(' ', "  ")) } else { typed };
        prop_assert_eq!(&salary, &places(&["salary", &typed]), "{} as {:?}", part, typed);
    }
}

/// The paths of a value, by their shape: of those that differ only in the numbers of their items, the first
/// and the last.
fn paths(value: &Json, path: &str, shape: &str, found: &mut BTreeMap<String, [String; 2]>) {
    let dot = if path.is_empty() { "" } else { "." };
    match value {
        Json::Object(keys) => {
            for (key, value) in keys {
                paths(value, &format!("{path}{dot}{key}"), &format!("{shape}.{key}"), found);
            }
        }
        Json::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                paths(value, &format!("{path}[{index}]"), &format!("{shape}[]"), found);
            }
        }
        _ => {
            let first = || [path.to_owned(), path.to_owned()];
            let both = found.entry(shape.to_owned()).or_insert_with(first);
            path.clone_into(&mut both[1]);
        }
    }
}

#[test]
fn get_gives_the_value_at_every_path_of_the_profile() {
    let profile: Json = serde_json::from_str(&page(["profile", "--json"])).unwrap();
    let mut found = BTreeMap::new();
    paths(&profile, "", "", &mut found);
    assert!(found.len() > 400, "{}", found.len());
    for path in found.values().flatten() {
        let value: Json = serde_json::from_str(&page(["get", path, "--json"])).unwrap();
        let pointer = format!("/{}", path.replace(['.', '['], "/").replace(']', ""));
        assert_eq!(Some(&value), profile.pointer(&pointer), "{path}");
    }
}

/// A figure of each data type for a few states; `None` where BLS released none.
fn any_figures() -> impl Strategy<Value = Vec<[Option<u32>; 17]>> {
    let figure = prop::option::weighted(0.8, 1_u32..100_000);
    let row = prop::array::uniform17(figure);
    let row = row.prop_filter("a row has a figure", |row| row.iter().any(Option::is_some));
    prop::collection::vec(row, 1..4)
}

proptest! {
    #![proptest_config(tries(40))]

    #[test]
    fn every_imported_figure_is_in_the_profile_where_it_belongs(states in any_figures()) {
        static FILES: LazyLock<PathBuf> = LazyLock::new(|| as_published("properties"));
        let mut data = String::from(
            "series_id\tyear\tperiod\tvalue\tfootnote_codes\n\
             OEUN000000000000031909713\t2025\tA01\t45230\t\n",
        );
        let mut expected = Vec::new();
        for (index, figures) in states.iter().enumerate() {
            // Alabama, Alaska, Arizona.
            let fips = ["01", "02", "04"][index];
            // Percentiles rise, each in its unit: jobs, error, means and error, five, five, two.
            let mut figures = *figures;
            for unit in [5..10, 10..15] {
                let mut known: Vec<u32> = figures[unit.clone()].iter().copied().flatten().collect();
                known.sort_unstable();
                let mut known = known.into_iter();
                for figure in figures[unit].iter_mut().filter(|figure| figure.is_some()) {
                    *figure = known.next();
                }
            }
            let mut cells = Vec::new();
            for (datatype, figure) in figures.iter().enumerate() {
                // Hundredths where BLS has them, whole numbers elsewhere.
                let is_hourly = [2, 5, 6, 7, 8, 9].contains(&datatype);
                let has_tenths = [1, 4].contains(&datatype);
                let has_hundredths = is_hourly || datatype == 16;
                let text = figure.map(|figure| match () {
                    () if has_tenths => format!("{}.{}", figure % 100, figure % 10),
                    () if has_hundredths => format!("{}.{:02}", figure / 100, figure % 100),
                    () if datatype == 15 => format!("{}.{:03}", figure / 1000, figure % 1000),
                    () => figure.to_string(),
                });
                let (value, note) = text.as_deref().map_or(("-", "8"), |text| (text, ""));
                let series = format!("OEUS{fips}00000000000319097{:02}", datatype + 1);
                writeln!(data, "{series}\t2025\tA01\t{value}\t{note}").unwrap();
                cells.push(text.map(|text| text.parse::<f64>().unwrap()));
            }
            expected.push((fips, cells));
        }
        let files = copy_of(&*FILES, "properties-changed");
        fs::write(files.join(DATA), data).unwrap();
        let dir = no_directory_yet("properties-profile");
        let (from, into) = (files.to_str().unwrap(), dir.to_str().unwrap());
        page(["import", "31-9097", "--from", from, "--into", into]);
        let profile: Json =
            serde_json::from_str(&page(["--profile", into, "profile", "--json"])).unwrap();
        let rows = profile.pointer("/sections/salary/by_state").and_then(Json::as_array).unwrap();
        prop_assert_eq!(rows.len(), expected.len());
        for (fips, cells) in expected {
            let row = rows.iter().find(|row| row["fips"] == fips).unwrap();
            for (pointer, cell) in POINTERS.iter().zip(cells) {
                let figure = row.pointer(pointer).and_then(Json::as_f64);
                prop_assert_eq!(figure, cell, "{} {}", fips, pointer);
            }
        }
    }
}
