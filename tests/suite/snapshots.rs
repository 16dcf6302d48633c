//! What every command prints, in files that one can open. `SNAPSHOTS=overwrite cargo test`
//! renews them; look at the difference before you commit it.

use std::{fs, path::PathBuf};

use snapbox::{Assert, Data, assert::DEFAULT_ACTION_ENV, data::DataFormat};

use serde_json::Value as Json;

use crate::program::{QUESTIONS, answer, answer_and_note, json, no_directory_yet};

/// Questions whose answers have every kind of block between them. They are held in every format and in
/// a narrow terminal; every other question as a table of 80 columns.
const IN_EVERY_FORMAT: [&str; 4] = ["explain-median", "outlook-history", "salary", "search-yakima"];

/// Questions whose answers have every kind of drawing between them. They are held without Unicode too.
const DRAWN: [&str; 4] = ["offer-in-yakima", "outlook-history", "salary", "salary-by-state-map"];

/// Questions whose colors say something: pictures for the README.
const COLORED: [&str; 2] = ["salary", "salary-by-state-map"];

/// Questions whose JSON has other keys than that of the bare command, which is held too.
const IN_JSON: [&str; 6] = [
    "compare-in-yakima",
    "licensure-washington",
    "offer-in-yakima",
    "salary-by-industry-best-paid",
    "salary-by-state-buying-power",
    "salary-yakima",
];

type Question = (&'static str, &'static [&'static str]);

/// The questions with snapshots: all but `profile`, whose parts have theirs, and the handouts, which
/// have a picture.
fn questions() -> impl Iterator<Item = Question> {
    let all = QUESTIONS.iter().map(|(name, words)| (*name, words.as_slice()));
    all.filter(|(_, words)| !["profile", "handout"].contains(&words[0]))
}

fn in_every_format() -> impl Iterator<Item = Question> {
    questions().filter(|(name, _)| IN_EVERY_FORMAT.contains(name))
}

pub(crate) fn compare(question: &str, file: &str, format: DataFormat, actual: String) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let expected = Data::read_from(&root.join(question).join(file), Some(format)).raw();
    Assert::new().action_env(DEFAULT_ACTION_ENV).eq(Data::text(actual).coerce_to(format), expected);
}

fn with<'a>(words: &[&'a str], flags: &[&'a str]) -> String {
    answer(words.iter().chain(flags).copied())
}

#[test]
fn tables_look_as_they_did() {
    for (question, words) in questions() {
        compare(question, "table-80.txt", DataFormat::Text, with(words, &["--width", "80"]));
    }
    for (question, words) in in_every_format() {
        compare(question, "table-40.txt", DataFormat::Text, with(words, &["--width", "40"]));
    }
}

#[test]
fn json_looks_as_it_did() {
    let is_held = |name: &str| !name.contains('-') || IN_JSON.contains(&name);
    for (question, words) in questions().filter(|(name, _)| is_held(name)) {
        let json = shortened(json(words.iter().copied()));
        let text = serde_json::to_string_pretty(&json).unwrap() + "\n";
        compare(question, "answer.json", DataFormat::Text, text);
    }
}

/// Two items of a list show what the others look like.
fn shortened(json: Json) -> Json {
    match json {
        Json::Array(items) => {
            let more = items.len().saturating_sub(2);
            let more = (more > 0).then(|| format!("... {more} more").into());
            items.into_iter().take(2).map(shortened).chain(more).collect()
        }
        Json::Object(keys) => {
            keys.into_iter().map(|(key, value)| (key, shortened(value))).collect()
        }
        other => other,
    }
}

#[test]
fn the_other_formats_look_as_they_did_whatever_the_width() {
    for (question, words) in in_every_format() {
        for (format, file) in [
            ("plain", "plain.txt"),
            ("csv", "table.csv"),
            ("markdown", "page.md"),
            ("html", "page.html"),
        ] {
            let at = |width| {
                let flags = ["-f", format, "--width", width];
                answer_and_note(words.iter().copied().chain(flags)).0
            };
            assert_eq!(at("40"), at("80"), "{question} as {format}");
            compare(question, file, DataFormat::Text, at("80"));
        }
    }
}

#[test]
fn pages_without_unicode_look_as_they_did() {
    for (question, words) in questions().filter(|(name, _)| DRAWN.contains(name)) {
        compare(question, "ascii-80.txt", DataFormat::Text, with(words, &["--ascii"]));
    }
}

/// A picture of the printed page: the page itself, within a sheet of US Letter.
#[test]
fn the_printed_page_looks_as_it_did() {
    let page = answer(["handout", "yakima", "--note", "Call the college by Friday."]);
    let between = |from: &str, to: &str| {
        let (_, rest) = page.split_once(from).unwrap();
        rest.split_once(to).unwrap().0.to_owned()
    };
    let (style, main) = (between("<style>", "</style>"), between("<body>", "</body>"));
    let picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"816\" height=\"1056\" \
         viewBox=\"0 0 816 1056\">\n\
         <rect width=\"815\" height=\"1055\" x=\".5\" y=\".5\" fill=\"#fff\" stroke=\"#777\"/>\n\
         <foreignObject x=\"38\" y=\"38\" width=\"740\" height=\"980\">\n\
         <body xmlns=\"http://www.w3.org/1999/xhtml\">\n\
         <style>{style}\nbody main {{ margin: 0; }}\n</style>{main}</body>\n\
         </foreignObject>\n</svg>\n"
    );
    compare("handout-yakima", "printed.svg", DataFormat::Text, picture);
}

#[test]
fn colors_look_as_they_did() {
    for (question, words) in questions().filter(|(name, _)| COLORED.contains(name)) {
        let table = with(words, &["--color", "always", "--width", "80"]);
        compare(question, "color-80.term.svg", DataFormat::TermSvg, table);
    }
}

#[test]
fn help_looks_as_it_did() {
    compare("help", "short.txt", DataFormat::Text, answer(["-h"]));
    compare("help", "long.txt", DataFormat::Text, answer(["--help"]));
    compare("help", "salary-short.txt", DataFormat::Text, answer(["salary", "-h"]));
    let colored = answer(["-h", "--color", "always"]);
    compare("help", "color-80.term.svg", DataFormat::TermSvg, colored);
    for command in ["salary", "offer", "compare"] {
        let text = answer([command, "--help"]);
        compare("help", &format!("{command}.txt"), DataFormat::Text, text);
    }
}

#[test]
fn the_manual_looks_as_it_did() {
    compare("man", "ma-career.1", DataFormat::Text, answer(["man"]));
    let dir = no_directory_yet("manual-as-it-did");
    answer(["man", dir.to_str().unwrap()]);
    let page = fs::read_to_string(dir.join("ma-career-salary.1")).unwrap();
    compare("man", "ma-career-salary.1", DataFormat::Text, page);
}

#[test]
fn the_whole_profile_is_its_parts() {
    let whole = answer(["profile", "--plain"]);
    for part in [
        &["overview"][..],
        &["salary", "--by", "state", "--map"],
        &["salary", "--by", "area"],
        &["education"],
        &["licensure"],
        &["similar"],
    ] {
        let text = with(part, &["--plain", "--full"]);
        // Without the title, which loses the occupation's name, and the sources, listed once.
        let (lead, body) = text.split_once("\n\n").unwrap();
        assert!(whole.contains(lead), "{part:?}: {lead}");
        let body = body.split_once('\n').unwrap().1;
        let body = body.split_once("\n\nSources:").map_or(body, |(body, _)| body);
        let body = body.split_once("\n\nNext:").map_or(body, |(body, _)| body);
        assert!(whole.contains(body), "{part:?}");
    }
}
