//! What every command prints, in files that one can open. `SNAPSHOTS=overwrite cargo test`
//! renews them; look at the difference before you commit it.

use std::{fs, path::PathBuf};

use snapbox::{Assert, Data, assert::DEFAULT_ACTION_ENV, data::DataFormat};

use crate::program::{QUESTIONS, answer, no_directory_yet, run};

/// The questions with a snapshot: all but `profile`, whose parts have theirs.
fn questions() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    let all = QUESTIONS.iter().map(|(name, words)| (*name, words.as_slice()));
    all.filter(|(name, _)| *name != "profile")
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
        for width in ["40", "80"] {
            let table = with(words, &["--width", width]);
            compare(question, &format!("table-{width}.txt"), DataFormat::Text, table);
        }
    }
}

#[test]
fn plain_lines_and_json_look_as_they_did_and_do_not_depend_on_the_width() {
    for (question, words) in questions() {
        for (format, file) in [("plain", "plain.txt"), ("json", "answer.json")] {
            let narrow = with(words, &["-f", format, "--width", "40"]);
            assert_eq!(narrow, with(words, &["-f", format, "--width", "80"]), "{question}");
            compare(question, file, DataFormat::Text, narrow);
        }
    }
}

#[test]
fn pages_and_tables_for_other_programs_look_as_they_did() {
    for (question, words) in questions() {
        for (format, file) in [("csv", "table.csv"), ("markdown", "page.md"), ("html", "page.html")]
        {
            let output = run(words.iter().copied().chain(["-f", format]));
            let text = String::from_utf8(output.stdout).unwrap();
            compare(question, file, DataFormat::Text, text);
        }
    }
}

#[test]
fn pages_without_unicode_or_charts_look_as_they_did() {
    for (question, words) in
        questions().filter(|(name, _)| ["salary", "offer-in-yakima"].contains(name))
    {
        compare(question, "ascii-80.txt", DataFormat::Text, with(words, &["--ascii"]));
        compare(question, "no-chart-80.txt", DataFormat::Text, with(words, &["--no-chart"]));
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
fn colours_look_as_they_did() {
    for (question, words) in
        questions().filter(|(name, _)| ["overview", "salary", "offer-in-yakima"].contains(name))
    {
        let table = with(words, &["--color", "always", "--width", "80"]);
        compare(question, "colour-80.term.svg", DataFormat::TermSvg, table);
    }
}

#[test]
fn help_looks_as_it_did() {
    compare("help", "short.txt", DataFormat::Text, answer(["-h"]));
    compare("help", "long.txt", DataFormat::Text, answer(["--help"]));
    compare("help", "salary-short.txt", DataFormat::Text, answer(["salary", "-h"]));
    let coloured = answer(["-h", "--color", "always"]);
    compare("help", "colour-80.term.svg", DataFormat::TermSvg, coloured);
    for command in
        ["salary", "certifications", "licensure", "offer", "compare", "completions", "man"]
    {
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
        &["salary", "--by", "state"],
        &["salary", "--by", "area"],
        &["education"],
        &["licensure"],
        &["similar"],
    ] {
        let text = with(part, &["--plain"]);
        // Without the title, which loses the occupation's name, and the sources, listed once.
        let body = text.split_once("\n\n").unwrap().1;
        let body = body.split_once("\n\nSources:").map_or(body, |(body, _)| body);
        let body = body.split_once("\n\nAsk next:").map_or(body, |(body, _)| body);
        assert!(whole.contains(body), "{part:?}");
    }
}
