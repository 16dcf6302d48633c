//! Hostile files, and things that are not regular files.

#[cfg(unix)]
use std::os::unix::fs::symlink;
use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::program::{DENTAL, answer, copy_of, no_directory_yet, run};

/// A copy of the second profile, to change.
fn dental(name: &str) -> PathBuf {
    copy_of(DENTAL, name)
}

/// Whether it has no character that could control a terminal.
fn is_harmless(bytes: &[u8]) -> bool {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let is_bidirectional = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !text.chars().any(|c| (c.is_control() && c != '\n') || is_bidirectional(c))
}

/// `check` and a command that reads the file both reject it, without control characters.
fn is_rejected(dir: &Path, expected: &str) {
    let dir = dir.to_str().unwrap();
    for words in
        [&["check", dir][..], &["check", "--plain", dir], &["--profile", dir, "salary", "WA"]]
    {
        let output = run(words.iter().copied());
        assert_eq!(output.status.code(), Some(3), "{words:?}");
        assert!(is_harmless(&output.stdout) && is_harmless(&output.stderr), "{words:?}");
        let told = [output.stdout, output.stderr].concat();
        let told = String::from_utf8(told).unwrap();
        assert!(told.contains(expected), "{words:?}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn files_that_are_not_regular_are_rejected_without_waiting() {
    let dir = dental("no-file");
    let file = dir.join("states.toml");
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    is_rejected(&dir, "it is a directory");
    fs::remove_dir(&file).unwrap();

    assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
    is_rejected(&dir, "it is not a regular file");
    fs::remove_file(&file).unwrap();

    symlink("/dev/zero", &file).unwrap();
    is_rejected(&dir, "it is not a regular file");
    fs::remove_file(&file).unwrap();

    symlink("states.toml", &file).unwrap();
    is_rejected(&dir, "it cannot be read");
    fs::remove_file(&file).unwrap();

    symlink("nowhere", &file).unwrap();
    is_rejected(&dir, "it is a broken link");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_is_read_like_the_file() {
    let dir = dental("linked");
    fs::rename(dir.join("states.toml"), dir.join("elsewhere")).unwrap();
    symlink("elsewhere", dir.join("states.toml")).unwrap();
    answer(["check", dir.to_str().unwrap()]);
    answer(["--profile", dir.to_str().unwrap(), "salary", "WA"]);
}

#[test]
fn a_file_larger_than_512_kb_is_rejected() {
    let dir = dental("a-gigabyte");
    let file = fs::File::create(dir.join("states.toml")).unwrap();
    // It takes no space on the disk.
    file.set_len(1 << 30).unwrap();
    is_rejected(&dir, "it is larger than 512 KB");
    fs::write(dir.join("states.toml"), vec![b'\n'; 512 * 1024]).unwrap();
    is_rejected(&dir, "period");
    fs::write(dir.join("states.toml"), vec![b'\n'; 512 * 1024 + 1]).unwrap();
    is_rejected(&dir, "it is larger than 512 KB");
}

#[test]
fn a_file_that_is_not_toml_is_rejected_with_its_line_and_column() {
    let file = |name: &str, bytes: &[u8]| {
        let dir = dental(name);
        fs::write(dir.join("states.toml"), bytes).unwrap();
        dir
    };
    is_rejected(&file("no-utf8", b"period = \"\xff\""), "states.toml:1:11");
    is_rejected(&file("no-utf8-words", b"period = \"\xff\""), "byte 11 is not valid UTF-8");
    let deep = [b"a=".as_slice(), &b"[".repeat(100_000), &b"]".repeat(100_000)].concat();
    is_rejected(&file("deep", &deep), "recur");
    let dotted = [b"a".as_slice(), &b".a".repeat(100_000), b"=1"].concat();
    is_rejected(&file("deep-keys", &dotted), "recursion limit");
    is_rejected(&file("nul", b"period = \"\0\""), "states.toml:1:");
    is_rejected(&file("escape", b"\x1b[31mperiod"), "states.toml:1:");
    is_rejected(&file("twice", b"period = \"2025-05\"\nperiod = \"2025-05\""), "states.toml:2:1");
    is_rejected(&file("number", b"period = 99999999999999999999999999"), "states.toml:1:10");
    is_rejected(&file("float", b"period = 1e999"), "states.toml:1:10");
    is_rejected(&file("inf", b"period = inf"), "states.toml:1:10");
}

#[test]
fn a_byte_order_mark_windows_lines_and_tabs_change_nothing() {
    for (name, bytes) in [
        ("mark", fs::read_to_string(format!("{DENTAL}/states.toml")).unwrap().insert_at_start()),
        (
            "lines",
            fs::read_to_string(format!("{DENTAL}/states.toml")).unwrap().replace('\n', "\r\n"),
        ),
        ("tabs", with_tabs()),
    ] {
        let dir = dental(name);
        fs::write(dir.join("states.toml"), bytes).unwrap();
        let own = ["--profile", dir.to_str().unwrap(), "salary", "--by", "state", "--json"];
        let ours = ["--profile", DENTAL, "salary", "--by", "state", "--json"];
        assert_eq!(answer(own), answer(ours), "{name}");
        let answer = answer(["check", dir.to_str().unwrap(), "--width", "300"]);
        assert!(answer.ends_with("no problem\n"), "{name}: {answer}");
    }
}

trait InsertAtStart {
    fn insert_at_start(self) -> String;
}

impl InsertAtStart for String {
    fn insert_at_start(self) -> String {
        format!("\u{feff}{self}")
    }
}

/// The table of states with a tab between its columns, as a spreadsheet writes it.
fn with_tabs() -> String {
    let text = fs::read_to_string(format!("{DENTAL}/states.toml")).unwrap();
    let (before, table) = text.split_once("'''\n").unwrap();
    let rows = table.lines().map(|row| {
        let mut cells: Vec<&str> = row.split(' ').filter(|cell| !cell.is_empty()).collect();
        let name = cells.split_off(24.min(cells.len())).join(" ");
        format!("{}\t{name}\n", cells.join("\t"))
    });
    format!("{before}'''\n{}", rows.collect::<String>().replace("'''\t", "'''"))
}

#[test]
fn a_text_with_control_characters_is_rejected() {
    for (name, text) in [
        ("steers-escape", "Press \\u001b]0;owned\\u0007"),
        ("steers-e", "Press \\e[2J"),
        ("steers-c1", "Press \u{9b}31m"),
        ("steers-bidi", "Press \u{202e}txt"),
        ("steers-delete", "Press \\u007f"),
    ] {
        let dir = dental(name);
        let states = fs::read_to_string(dir.join("states.toml")).unwrap();
        fs::write(
            dir.join("states.toml"),
            states.replace("\"oews-2025-05\"", &format!("\"{text}\"")),
        )
        .unwrap();
        is_rejected(&dir, "has the character \\u{");
    }
}

#[test]
fn control_characters_in_the_name_of_a_directory_are_escaped() {
    for name in ["esc\u{1b}[31m", "c1\u{9b}31m", "bidi\u{202e}txt"] {
        let parent = no_directory_yet("steering-names");
        fs::create_dir_all(&parent).unwrap();
        let dir = parent.join(name);
        let written = run(["init", dir.to_str().unwrap()]);
        assert!(is_harmless(&written.stdout) && is_harmless(&written.stderr), "{name:?}");
        fs::write(dir.join("profile.toml"), "title = 1").unwrap();
        for format in ["table", "plain", "markdown", "html", "csv", "json"] {
            let output = run(["check", dir.to_str().unwrap(), "-f", format]);
            assert_eq!(output.status.code(), Some(3), "{name:?} {format}");
            let text = String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n");
            assert!(is_harmless(text.as_bytes()), "{name:?} {format}: {text:?}");
        }
    }
}

#[test]
fn of_thousands_of_problems_the_first_hundred_are_shown() {
    let dir = dental("thousands");
    let salary = fs::read_to_string(dir.join("salary.toml")).unwrap();
    let rows = "-\n".repeat(100_000);
    let (before, behind) = salary.split_once("2019-05 ").unwrap();
    fs::write(dir.join("salary.toml"), format!("{before}{rows}2019-05 {behind}")).unwrap();
    let output = run(["check", "--plain", dir.to_str().unwrap()]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(told.lines().filter(|line| line.contains("salary.toml")).count(), 101);
    assert!(told.contains("99900 more problems in this file are not shown"), "{told}");
    let long = format!("title = {}", "[".repeat(400_000));
    fs::write(dir.join("salary.toml"), format!("{} = 1", "k".repeat(400_000))).unwrap();
    fs::write(dir.join("profile.toml"), long).unwrap();
    for words in [&["check", "--plain"][..], &["salary", "--profile"]] {
        let output = run(words.iter().copied().chain([dir.to_str().unwrap()]));
        assert!(output.stdout.len() + output.stderr.len() < 40_000, "{words:?}");
    }
}

#[cfg(unix)]
#[test]
fn init_that_cannot_write_all_files_leaves_none_and_can_be_tried_again() {
    let dir = no_directory_yet("init-in-a-file");
    fs::create_dir_all(&dir).unwrap();
    let output = run(["init", "/dev/null/profile"]);
    assert_eq!(output.status.code(), Some(3));
    // A limit on the size of files stops it at the first large one.
    let program = snapbox::cmd::cargo_bin!("ma-career");
    let line = format!("trap '' XFSZ; ulimit -f 40; {} init new/profile", program.display());
    let shell = &mut std::process::Command::new("sh");
    let done = shell.args(["-c", &line]).current_dir(&dir).output().unwrap();
    assert_eq!(done.status.code(), Some(3), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(!dir.join("new").exists(), "nothing is left");
    crate::program::answer_and_note(["init", dir.join("new/profile").to_str().unwrap()]);
}

#[test]
fn a_file_full_of_the_same_mistake_has_a_short_answer() {
    let dir = dental("same-mistake");
    for text in ["period = 1\n".repeat(40_000), "[a]\n".repeat(120_000), "[".repeat(500_000)] {
        fs::write(dir.join("states.toml"), text).unwrap();
        let output = run(["check", "--plain", dir.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(3));
        assert!(output.stdout.len() < 40_000);
    }
}
