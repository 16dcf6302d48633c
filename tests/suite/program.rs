//! The program, run as a user would run it, with nothing of the tester's own environment.

use std::{
    collections::BTreeMap,
    env,
    ffi::OsString,
    fs,
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
    process::{self, Output, Stdio},
    sync::LazyLock,
};

use snapbox::cmd::{Command, cargo_bin};

/// Every question that has an answer, by the name of its snapshots. They stand in a file of their
/// own, since programs in other languages ask them too.
pub(crate) static QUESTIONS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> =
    LazyLock::new(|| {
        serde_json::from_str(include_str!("../questions.json")).expect("names with their words")
    });

/// The program with these words and an empty environment.
pub(crate) fn ma_career<'a>(words: impl IntoIterator<Item = &'a str>) -> Command {
    Command::new(cargo_bin!("ma-career")).env_clear().stdin("").args(words)
}

/// What it did.
pub(crate) fn run<'a>(words: impl IntoIterator<Item = &'a str>) -> Output {
    ma_career(words).output().expect("the program starts")
}

/// What it answered; it must answer, and say nothing on stderr.
pub(crate) fn answer<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let (answer, note) = answer_and_note(words);
    assert_eq!(note, "");
    answer
}

/// What it answered, and what it noted on stderr: on a CSV's other tables, on a
/// place, or on what to do with the files of `init`.
pub(crate) fn answer_and_note<'a>(words: impl IntoIterator<Item = &'a str>) -> (String, String) {
    let words: Vec<&str> = words.into_iter().collect();
    let output = run(words.iter().copied());
    let stderr = String::from_utf8(output.stderr).expect("errors are UTF-8");
    assert!(output.status.success(), "{words:?}: {stderr}");
    (String::from_utf8(output.stdout).expect("answers are UTF-8"), stderr)
}

/// The same without starting a program, where much is asked. Its environment is the tester's, so
/// flags have to say what matters.
pub(crate) fn page<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<OsString> = ["ma-career"].into_iter().chain(words).map(OsString::from).collect();
    ma_career::run(&words).unwrap_or_else(|error| panic!("{words:?}: {error}")).text
}

/// Its answer as JSON.
pub(crate) fn json<'a>(words: impl IntoIterator<Item = &'a str>) -> serde_json::Value {
    let text = answer(words.into_iter().chain(["--json"]));
    serde_json::from_str(&text).expect("--json answers with JSON")
}

/// A directory of a test's own, which does not exist yet.
pub(crate) fn no_directory_yet(name: &str) -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    match fs::remove_dir_all(&dir) {
        Err(error) if error.kind() != ErrorKind::NotFound => panic!("{}: {error}", dir.display()),
        _ => dir,
    }
}

/// A profile of a test's own: the embedded one, as `init` writes it.
pub(crate) fn own_profile(name: &str) -> PathBuf {
    // `init` waits for the disk; copies do not.
    static WRITTEN: LazyLock<PathBuf> = LazyLock::new(|| {
        let dir = no_directory_yet("as-init-writes-it");
        answer_and_note(["init", dir.to_str().unwrap()]);
        dir
    });
    copy_of(&*WRITTEN, name)
}

/// A copy of a directory, to change.
pub(crate) fn copy_of(original: impl AsRef<Path>, name: &str) -> PathBuf {
    let dir = no_directory_yet(name);
    copy(original.as_ref(), &dir);
    dir
}

fn copy(original: &Path, dir: &Path) {
    fs::create_dir_all(dir).unwrap();
    for entry in fs::read_dir(original).unwrap() {
        let path = entry.unwrap().path();
        let copied = dir.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, copied).unwrap();
        }
    }
}

/// The directory of the second profile.
pub(crate) const DENTAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/dental-assistant");

/// What a line in a directory prints, run as a shell would, with the program on its path.
pub(crate) fn shell(line: &str, dir: &Path) -> String {
    let bin = PathBuf::from(cargo_bin!("ma-career")).parent().unwrap().to_owned();
    let rest = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([bin].into_iter().chain(env::split_paths(&rest))).unwrap();
    let output = process::Command::new("sh")
        .args(["-c", line])
        .current_dir(dir)
        .env_clear()
        .env("PATH", path)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// How the program ends, and what it says on stderr, where its reader has gone before it writes.
pub(crate) fn without_reader(words: &[&str]) -> (Option<i32>, String) {
    let mut child = process::Command::new(cargo_bin!("ma-career"))
        .args(words)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    (child.wait().unwrap().code(), stderr)
}
