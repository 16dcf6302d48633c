//! What every command prints, in files that one can open. `SNAPSHOTS=overwrite cargo test`
//! renews them; look at the difference before you commit it.

use std::path::PathBuf;

use snapbox::{Assert, Data, assert::DEFAULT_ACTION_ENV, data::DataFormat};

use crate::program::{QUESTIONS, answer};

fn compare(question: &str, file: &str, format: DataFormat, actual: String) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let expected = Data::read_from(&root.join(question).join(file), Some(format)).raw();
    Assert::new().action_env(DEFAULT_ACTION_ENV).eq(Data::text(actual).coerce_to(format), expected);
}

fn with<'a>(words: &[&'a str], flags: &[&'a str]) -> String {
    answer(words.iter().chain(flags).copied())
}

#[test]
fn tables_look_as_they_did() {
    for (question, words) in QUESTIONS {
        for width in ["40", "80"] {
            let table = with(words, &["--width", width]);
            compare(question, &format!("table-{width}.txt"), DataFormat::Text, table);
        }
    }
}

#[test]
fn plain_lines_and_json_look_as_they_did_and_do_not_depend_on_the_width() {
    for (question, words) in QUESTIONS {
        for (format, file) in [("plain", "plain.txt"), ("json", "answer.json")] {
            let narrow = with(words, &["-f", format, "--width", "40"]);
            assert_eq!(narrow, with(words, &["-f", format, "--width", "80"]), "{question}");
            compare(question, file, DataFormat::Text, narrow);
        }
    }
}

#[test]
fn colours_look_as_they_did() {
    for (question, words) in
        QUESTIONS.iter().filter(|(name, _)| ["overview", "salary"].contains(name))
    {
        let table = with(words, &["--color", "always", "--width", "80"]);
        compare(question, "colour-80.term.svg", DataFormat::TermSvg, table);
    }
}

#[test]
fn help_looks_as_it_did() {
    compare("help", "short.txt", DataFormat::Text, answer(["-h"]));
    compare("help", "long.txt", DataFormat::Text, answer(["--help"]));
    compare("help", "salary.txt", DataFormat::Text, answer(["salary", "--help"]));
}
