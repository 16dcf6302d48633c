//! What the fuzz targets share: files for the program to read, its answers, and what holds of every answer.

pub mod formats;

use std::{
    env,
    ffi::OsString,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process,
};

/// Commands that show the figures of a profile.
pub const COMMANDS: &[&[&str]] = &[
    &["overview"],
    &["duties"],
    &["salary"],
    &["salary", "CA"],
    &["salary", "yakima", "WA"],
    &["salary", "--by", "state", "--map"],
    &["salary", "--by", "state", "--sort", "real-median"],
    &["salary", "--by", "area", "--at", "WA"],
    &["salary", "--by", "year", "--real", "2025"],
    &["salary", "--by", "industry", "--top", "3"],
    &["education"],
    &["certifications"],
    &["licensure"],
    &["licensure", "WA"],
    &["skills"],
    &["outlook"],
    &["outlook", "--history"],
    &["environment"],
    &["similar"],
    &["similar", "--sort", "growth"],
    &["offer", "20-22"],
    &["offer", "300k", "--at", "CA"],
    &["compare", "dentists", "--at", "WA"],
    &["compare", "31-9091", "orderlies"],
    &["search", "median pay in washington"],
    &["search", "hospital"],
    &["explain"],
    &["explain", "median"],
    &["get", "salary.latest"],
    &["handout", "WA"],
    &["profile"],
    &["sources"],
    &["jobs"],
    &["completions", "bash"],
];

/// Formats of an answer.
pub const FORMATS: [&str; 6] = ["table", "plain", "json", "csv", "markdown", "html"];

/// What the program did.
pub struct Answer {
    pub code: u8,
    pub text: String,
    pub error: String,
}

/// Asks the program.
pub fn ask<S: AsRef<str>>(words: &[S]) -> Answer {
    let words = words.iter().map(|word| OsString::from(word.as_ref()));
    let words: Vec<_> = [OsString::from("ma-career")].into_iter().chain(words).collect();
    let answer = match ma_career::run(&words) {
        Ok(reply) => Answer { code: reply.exit_code, text: reply.text, error: String::new() },
        Err(error) => {
            let code = ma_career::output::exit_code(&error);
            assert_ne!(code, 0);
            Answer { code, text: String::new(), error: format!("{error:#}") }
        }
    };
    assert!(answer.code <= 3, "{}", answer.code);
    answer
}

/// Asks for an answer in a format that the input chooses; whatever the answer is, its form is right.
pub fn ask_in_a_format(words: &[&str], choice: u64) -> Answer {
    let format = FORMATS[(choice % 6) as usize];
    let width = ["20", "40", "80", "200"][(choice / 6 % 4) as usize];
    let mut words = words.to_vec();
    words.extend(["--color", "never", "--width", width]);
    words.extend(["--full"].iter().filter(|_| (choice / 24).is_multiple_of(2)));
    // These have no format.
    if !words.contains(&"completions") && !words.contains(&"get") {
        words.extend(["-f", format]);
        let answer = ask(&words);
        if answer.code == 0 {
            formats::see(format, width, &answer.text);
        }
        return answer;
    }
    ask(&words)
}

/// A number that the input chooses.
pub fn choice(data: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    data.hash(&mut hasher);
    hasher.finish()
}

/// Files in one text: a line `==> NAME` stands before each.
pub fn files(data: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        let name = line.strip_prefix(b"==> ").and_then(|name| str::from_utf8(name).ok());
        match (name.map(str::trim), files.last_mut()) {
            (Some(name), _) if is_name(name) => files.push((name.to_owned(), Vec::new())),
            (_, Some((_, text))) => text.extend(line),
            (_, None) => {}
        }
    }
    files
}

/// Whether it names a file of the directory, and no other.
fn is_name(name: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    (1..=40).contains(&name.len()) && !name.starts_with('.') && name.chars().all(is_of_name)
}

/// A directory of this process, for files that the program reads.
pub struct Directory(PathBuf);

impl Directory {
    pub fn new(name: &str) -> Self {
        Self(env::temp_dir().join(format!("ma-career-fuzz-{}", process::id())).join(name))
    }

    /// Has these files, and no others.
    pub fn fill(&self, files: &[(String, Vec<u8>)]) {
        self.clear();
        fs::create_dir_all(&self.0).unwrap();
        for (name, text) in files {
            fs::write(self.0.join(name), text).unwrap();
        }
    }

    pub fn clear(&self) {
        let _ = fs::remove_dir_all(&self.0);
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn as_word(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

/// The dataset with the first rows of each table and the first entries of each list: small enough to be read
/// thousands of times a second.
pub fn small_profile() -> Vec<(String, toml::Table)> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/medical-assistant");
    let mut files = Vec::new();
    for entry in fs::read_dir(data).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut table: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        table.iter_mut().for_each(|(_, value)| shorten(value));
        files.push((name, table));
    }
    files.sort_by(|(one, _), (other, _)| one.cmp(other));
    files
}

fn shorten(value: &mut toml::Value) {
    match value {
        toml::Value::String(text) if text.lines().count() > 4 => {
            *text = text.split_inclusive('\n').take(4).collect();
        }
        toml::Value::Array(list) => {
            list.truncate(2);
            list.iter_mut().for_each(shorten);
        }
        toml::Value::Table(table) => {
            // A key for each word that people use.
            if table.len() > 25 {
                *table = std::mem::take(table).into_iter().take(5).collect();
            }
            table.iter_mut().for_each(|(_, value)| shorten(value));
        }
        _ => {}
    }
}
