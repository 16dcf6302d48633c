//! Writes what fuzzing starts from into `corpus/`, made from the dataset and the files of the tests.

use std::{collections::BTreeMap, fs, path::Path};

use ma_career_fuzz::small_profile;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate above");
    profiles(root);
    words(root);
    flat_files(root);
    texts();
}

fn write(target: &str, name: &str, text: impl AsRef<[u8]>) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    fs::create_dir_all(&dir).unwrap();
    fs::write(dir.join(format!("seed-{name}")), text).unwrap();
}

fn file(name: &str, text: &str) -> String {
    format!("==> {name}\n{}\n", text.trim_end())
}

/// Each file beside the two that every profile has, then all of them, and small profiles of the tests.
fn profiles(root: &Path) {
    let small = small_profile();
    let text = |table| toml::to_string(table).unwrap();
    let is_needed = |name: &str| matches!(name, "profile.toml" | "sources.toml");
    let needed = small.iter().filter(|(name, _)| is_needed(name));
    let needed: String = needed.map(|(name, table)| file(name, &text(table))).collect();
    for (name, table) in small.iter().filter(|(name, _)| !is_needed(name)) {
        write("profile_files", name, format!("{needed}{}", file(name, &text(table))));
    }
    let whole: String = small.iter().map(|(name, table)| file(name, &text(table))).collect();
    write("profile_files", "whole", whole);
    for name in ["actors", "surgeons"] {
        write("profile_files", name, directory(&root.join("tests/fixtures").join(name), |_| true));
    }
}

/// The files of a directory, of each the lines that are wanted.
fn directory(dir: &Path, is_wanted: impl Fn(&str) -> bool) -> String {
    let mut paths: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut files = String::new();
    for path in paths {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let is_short = text.len() < 1000;
        let lines = text.lines().enumerate();
        let lines = lines.filter(|(number, line)| is_short || *number == 0 || is_wanted(line));
        let lines: String = lines.map(|(_, line)| format!("{line}\n")).collect();
        files += &file(path.file_name().unwrap().to_str().unwrap(), &lines);
    }
    files
}

/// The questions that have snapshots.
fn words(root: &Path) {
    let questions = fs::read_to_string(root.join("tests/questions.json")).unwrap();
    let questions: BTreeMap<String, Vec<String>> = serde_json::from_str(&questions).unwrap();
    for (name, words) in questions {
        write("words", &name, words.join("\n"));
    }
}

/// BLS's files with the rows of one job in a few places.
fn flat_files(root: &Path) {
    let fixtures = root.join("tests/fixtures/oews");
    let packed = fs::read(fixtures.join("oe.data.0.Current.gz")).unwrap();
    let data = miniz_oxide::inflate::decompress_to_vec(&packed[10..packed.len() - 8]).unwrap();
    let data = String::from_utf8(data).unwrap();
    for soc in ["319097", "272011", "291243"] {
        let has = |line: &str, codes: &[&str]| codes.iter().any(|code| line.contains(code));
        let hyphened = format!("{}-{}", &soc[..2], &soc[2..]);
        let of_interest = ["0000000", "5300000", "0049420", "622000\t", "000000\t", soc, &hyphened];
        let lists = directory(&fixtures, |line| has(line, &of_interest));
        let rows = data.lines().skip(1).filter(|line| {
            line[17..23] == *soc
                && has(line, &["0000000000000", "0000000622000", "5300000000000", "0049420000000"])
        });
        let rows: Vec<&str> = rows.take(80).collect();
        let header = data.lines().next().unwrap();
        let data = file("oe.data.0.Current", &format!("{header}\n{}", rows.join("\n")));
        let tasks =
            directory(&root.join("tests/fixtures/onet"), |line| line.starts_with("31-9097"));
        write("flat_files", soc, format!("{lists}{data}{tasks}"));
        write("flat_files", &format!("{soc}-data"), data);
    }
}

/// Texts that a format could take for its own.
fn texts() {
    let awkward = [
        "<script>alert(1)</script>",
        "a | b \\| c",
        "\"quoted\", 'twice'",
        "=1+1",
        "**bold** _it_ `c` [l](x)",
        "{salary.latest.annual.median}",
        "e\u{301} 日本語 👩‍⚕️",
        "\u{202e}txt",
        "https://example.org/a?b=<c>",
        "- item\n# head\n1. one",
        "a_very_long_word_without_a_blank_that_no_column_has_room_for_at_any_width_at_all",
    ];
    for (number, text) in awkward.iter().enumerate() {
        for file in 0..20_u8 {
            let field = u8::try_from(number).unwrap();
            write("text", &format!("{number}-{file}"), [&[file, field], text.as_bytes()].concat());
        }
    }
}
