//! Exit codes, and what happens when the answer has nowhere to go.

#[cfg(target_os = "linux")]
use std::fs::OpenOptions;
#[cfg(unix)]
use std::process::Command;

#[cfg(unix)]
use snapbox::cmd::cargo_bin;

use crate::program::{answer, ma_career, run, without_reader};

#[test]
fn an_answer_exits_with_0() {
    assert_eq!(run(["salary"]).status.code(), Some(0));
    assert_eq!(run(["--help"]).status.code(), Some(0));
    assert_eq!(run(["--version"]).status.code(), Some(0));
}

#[test]
fn what_matches_nothing_exits_with_1() {
    for words in [
        &["sources", "no-such-source"][..],
        &["salary", "--by", "year", "--match", "1999"],
        &["salary", "--by", "industry", "--match", "shipbuilding"],
        &["salary", "--by", "area", "--match", "erewhon"],
        &["salary", "erewhon"],
        &["salary", "springfield"],
        &["offer", "19", "--at", "erewhon"],
        &["compare", "astronaut"],
        &["certifications", "astronaut"],
        &["licensure", "erewhon"],
    ] {
        assert_eq!(run(words.iter().copied()).status.code(), Some(1), "{words:?}");
    }
}

#[test]
fn an_error_goes_to_stderr_and_leaves_stdout_empty() {
    for words in [&["no-such-command"][..], &["sources", "no-such-source"]] {
        let output = run(words.iter().copied());
        assert!(output.stdout.is_empty(), "{words:?}");
        assert!(output.stderr.starts_with(b"error: "), "{words:?}");
    }
}

#[test]
fn a_reader_that_closed_the_pipe_is_not_an_error() {
    for words in [&["profile"][..], &["profile", "--json"], &["--help"]] {
        let (code, stderr) = without_reader(words);
        assert_eq!((code, stderr.as_str()), (Some(0), ""), "{words:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_exits_with_3_and_says_so() {
    for words in [&["profile"][..], &["salary", "--json"], &["--help"]] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output =
            Command::new(cargo_bin!("ma-career")).args(words).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{words:?}");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.starts_with("error: the answer could not be written: "), "{stderr}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_stderr_changes_no_exit_code() {
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let status =
        Command::new(cargo_bin!("ma-career")).arg("no-such-command").stderr(full).status().unwrap();
    assert_eq!(status.code(), Some(2));
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(answer(["--version"]), format!("ma-career {}\n", env!("CARGO_PKG_VERSION")));
    ma_career(["-V"]).assert().success();
}

#[cfg(unix)]
#[test]
fn a_word_that_is_not_utf_8_is_a_usage_error() {
    use std::os::unix::ffi::OsStrExt;
    let word = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    for words in [vec![word], vec![std::ffi::OsStr::new("sources"), word]] {
        let output = Command::new(cargo_bin!("ma-career")).args(words).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stderr.starts_with(b"error: "));
    }
}
