//! Any text in a field of a profile, through every format. The first two bytes say which field.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ma_career_fuzz::{Directory, ask_in_a_format, choice, small_profile};
use toml::{Table, Value};

static FILES: LazyLock<Vec<(String, Table)>> = LazyLock::new(small_profile);
static DIRECTORY: LazyLock<Directory> = LazyLock::new(|| {
    let directory = Directory::new("text");
    let text = |table: &Table| toml::to_string(table).unwrap().into_bytes();
    let files: Vec<_> = FILES.iter().map(|(name, table)| (name.clone(), text(table))).collect();
    directory.fill(&files);
    directory
});

fuzz_target!(|data: &[u8]| {
    let [high, low, text @ ..] = data else { return };
    let text = String::from_utf8_lossy(text);
    let dir = DIRECTORY.as_word();
    let (name, table) = &FILES[usize::from(*high) % FILES.len()];
    let mut table = table.clone();
    let count = fields(&mut table).len();
    *fields(&mut table)[usize::from(*low) % count] = text.into_owned();
    let file = DIRECTORY.path().join(name);
    let before = std::fs::read(&file).unwrap();
    std::fs::write(&file, toml::to_string(&table).unwrap()).unwrap();
    let choice = choice(data);
    let (section, rest) = (name.trim_end_matches(".toml"), choice / 48);
    let command: &[&str] = match (section, rest % 3) {
        (_, 0) => &["profile"],
        (_, 1) => &["check", dir],
        ("profile", _) => &["overview"],
        ("states", _) => &["salary", "--by", "state", "--map"],
        ("areas", _) => &["salary", "--by", "area"],
        ("prices", _) => &["salary", "--by", "year", "--real", "2025"],
        ("industries", _) => &["salary", "--by", "industry"],
        ("similar_by_state" | "similar_by_area", _) => {
            &["compare", "dental assistants", "--at", "AL"]
        }
        ("glossary", _) => &["explain"],
        ("words", _) => &["search", "doctor's office pay"],
        ("handout", _) => &["handout"],
        (section, _) => &[section],
    };
    let words = [&["--profile", dir], command].concat();
    let words = if command[0] == "check" { command.to_vec() } else { words };
    ask_in_a_format(&words, choice);
    std::fs::write(&file, before).unwrap();
});

/// The texts of a table.
fn fields(table: &mut Table) -> Vec<&mut String> {
    fn within<'t>(value: &'t mut Value, found: &mut Vec<&'t mut String>) {
        match value {
            Value::String(text) => found.push(text),
            Value::Array(list) => list.iter_mut().for_each(|value| within(value, found)),
            Value::Table(table) => table.iter_mut().for_each(|(_, value)| within(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    table.iter_mut().for_each(|(_, value)| within(value, &mut found));
    found
}
