//! What happens around the program: signals, full and read-only disks, closed and crowded ends.

#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use snapbox::cmd::cargo_bin;

use crate::import::{DATA, as_published};
use crate::program::{answer, answer_and_note, no_directory_yet, own_profile, run};

/// Jobs of the small library. Their files take long enough to write that a signal meets the middle.
const JOBS: usize = 120;

/// BLS's files of so many jobs, each with the wages of the nation. The wages come from `raise`.
fn files_of_jobs(name: &str, raise: usize) -> PathBuf {
    let dir = as_published(name);
    let mut names = String::from(
        "occupation_code\toccupation_name\toccupation_description\tdisplay_level\tselectable\tsort_sequence\n",
    );
    let mut data = String::from("series_id\tyear\tperiod\tvalue\tfootnote_codes\n");
    for job in 0..JOBS {
        let soc = 151_001 + job;
        writeln!(names, "{soc}\tKeepers of list {job}\t\t3\tT\t{job}").unwrap();
        for datatype in 1..=15 {
            // Jobs and a yearly wage are whole, an error is in percent, a wage an hour in cents.
            let value = match datatype {
                1 | 4 | 11.. => (20_000 + raise + job * 10 + datatype * 1000).to_string(),
                2 | 5 => "1.5".to_owned(),
                _ => format!("{}.{:02}", 10 + datatype, raise),
            };
            writeln!(data, "OEUN0000000000000{soc}{datatype:02}\t2025\tA01\t{value}\t").unwrap();
        }
    }
    fs::write(dir.join("oe.occupation"), names).unwrap();
    fs::write(dir.join(DATA), data).unwrap();
    dir
}

/// Each file under a directory, with its bytes.
fn tree(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = fs::read(&path).unwrap_or_default();
                files.insert(path, bytes);
            }
        }
    }
    files
}

fn start(words: &[&str]) -> Child {
    Command::new(cargo_bin!("ma-career"))
        .args(words)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Whether a file only exists while the program writes.
fn is_staged(file: &Path) -> bool {
    file.file_name().unwrap().to_str().unwrap().starts_with(".ma-career-")
}

fn is_being_written(dir: &Path, ending: &str) -> bool {
    let mut entries = fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.any(|file| is_staged(&file) && file.extension().is_some_and(|known| known == ending))
}

#[test]
fn a_signal_while_files_are_written_leaves_all_as_it_was() {
    let (old, new) = (files_of_jobs("signal-old", 0), files_of_jobs("signal-new", 7));
    // Where there is a disk in memory, many small files take no second.
    let disk = Path::new("/dev/shm");
    let disk = if disk.is_dir() { disk.to_owned() } else { env::temp_dir() };
    let library = disk.join(format!("ma-career-signal-{}", process::id()));
    let into = library.to_str().unwrap();
    let import = |from: &Path| {
        let from = from.to_str().unwrap().to_owned();
        start(&["import", "--all", "--from", &from, "--into", into])
    };
    // A shell that waits sends a signal sooner than one that has to start.
    let mut shell = Command::new("sh").stdin(Stdio::piped()).spawn().unwrap();
    let mut send = shell.stdin.take().unwrap();
    // Into no directory yet; then over a library, while files are made and while they are put.
    for (is_renewal, ending) in [(false, "part"), (true, "part"), (true, "old")] {
        if is_renewal && !library.exists() {
            assert!(import(&old).wait_with_output().unwrap().status.success());
        }
        let before = tree(&library);
        assert_eq!(before.is_empty(), !is_renewal);
        for (name, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
            let mut tries = 0;
            let output = loop {
                let mut child = import(&new);
                let job = library.join("15-1001");
                while !is_being_written(&job, ending) && child.try_wait().unwrap().is_none() {}
                writeln!(send, "kill -s {name} {}", child.id()).unwrap();
                let output = child.wait_with_output().unwrap();
                let left: Vec<_> =
                    tree(&library).into_keys().filter(|file| is_staged(file)).collect();
                assert!(left.is_empty(), "{name} {ending}: {left:?}");
                if output.stderr.starts_with(b"error: ") {
                    break output;
                }
                // All was written before the signal came.
                tries += 1;
                assert!(tries < 50, "{name} {ending}: no signal is held");
                fs::remove_dir_all(&library).unwrap();
                if is_renewal {
                    assert!(import(&old).wait_with_output().unwrap().status.success());
                }
            };
            assert_eq!(output.stderr, b"error: stopped; nothing was written\n");
            assert_eq!(output.status.signal(), Some(number), "{name} {ending}");
            assert!(output.stdout.is_empty());
            assert_eq!(library.exists(), is_renewal);
            assert!(tree(&library) == before, "{name} {ending}: files have changed");
        }
    }
    drop(send);
    shell.wait().unwrap();
    fs::remove_dir_all(&library).unwrap();
}

#[test]
fn a_pipe_may_be_closed_at_any_byte() {
    let whole = answer(["overview"]);
    let large = answer(["salary", "--by", "area", "--json"]);
    let in_large = (0..large.len()).step_by(65_536).flat_map(|at| [at, at + 1]);
    let cases = (0..whole.len())
        .step_by(37)
        .map(|at| (&["overview"][..], &whole, at))
        .chain(in_large.map(|at| (&["salary", "--by", "area", "--json"][..], &large, at)));
    for (words, whole, at) in cases {
        let mut child = start(words);
        let mut read = vec![0; at];
        child.stdout.take().unwrap().read_exact(&mut read).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{words:?}, byte {at}");
        assert_eq!(read, &whole.as_bytes()[..at]);
    }
}

/// A shell's line in a directory, with `$M` for the program.
fn line(line: &str, dir: &Path) -> (Option<i32>, String) {
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(dir)
        .env("M", cargo_bin!("ma-career"))
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[test]
fn a_disk_that_fills_leaves_what_was_there_and_nothing_else() {
    let files = as_published("full-disk");
    let dir = no_directory_yet("full-disk");
    fs::create_dir_all(&dir).unwrap();
    // A limit on the size of a file stops it as a full disk does.
    for (blocks, words) in [
        (1, "salary --by area --json -o there.json --force"),
        (40, "init new/profile"),
        (8, "man new/pages"),
        (40, "import 31-9092 --from FILES --into new"),
        (40, "import 31-9092 --from FILES --into there"),
    ] {
        let there = own_profile("full-disk/there");
        // An area is missing, so that an import has a large file to write.
        let areas = fs::read_to_string(there.join("areas.toml")).unwrap();
        let without = areas.lines().filter(|line| !line.starts_with("49420 "));
        fs::write(there.join("areas.toml"), without.collect::<Vec<_>>().join("\n")).unwrap();
        fs::write(dir.join("there.json"), "mine").unwrap();
        let before = tree(&dir);
        let words = words.replace("FILES", files.to_str().unwrap());
        let (code, said) = line(&format!("ulimit -f {blocks}; $M {words}"), &dir);
        assert_eq!(code, Some(3), "{words}: {said}");
        assert!(said.contains("could not be written") && said.contains("room"), "{said}");
        assert!(there.is_dir() && tree(&dir) == before, "{words}: files have changed");
        assert!(!dir.join("new").exists(), "{words}");
    }
}

#[test]
fn a_directory_that_cannot_be_written_to_is_named() {
    let files = as_published("read-only");
    let files = files.to_str().unwrap();
    // Nobody can make a file in /proc, not even root.
    for words in [
        &["salary", "-o", "/proc/pay.txt"][..],
        &["init", "/proc/profile"],
        &["man", "/proc/pages"],
        &["import", "31-9092", "--from", files, "--into", "/proc/profile"],
        &["import", "31-9092", "--from", files, "--into", "/dev/null"],
        &["import", "31-9092", "--from", files, "--into", "/dev/null/profile"],
    ] {
        let output = run(words.iter().copied());
        assert_eq!(output.status.code(), Some(3), "{words:?}");
        assert!(output.stdout.is_empty());
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(words.last().unwrap()) && error.contains("help:"), "{error}");
    }
}

#[test]
fn a_directory_that_is_gone_is_no_reason_to_fail() {
    let dir = no_directory_yet("gone");
    fs::create_dir_all(&dir).unwrap();
    let title = (Some(0), "Medical assistant\n".to_owned());
    assert_eq!(line("rmdir ../gone; $M get occupation.title", &dir), title);
}

#[test]
fn closed_ends_and_an_empty_environment_change_no_answer() {
    let dir = no_directory_yet("closed");
    fs::create_dir_all(&dir).unwrap();
    let salary = answer(["salary"]);
    assert_eq!(line("env -i $M salary <&-", &dir), (Some(0), salary.clone()));
    assert_eq!(line("env -i $M salary 2>&-", &dir), (Some(0), salary.clone()));
    assert_eq!(line("env -i $M salary >&- 2>&-", &dir), (Some(0), String::new()));
    assert_eq!(line("env -i $M no-such-command <&- >&- 2>&-", &dir), (Some(2), String::new()));
    // A file that is opened where stdout was does not take what goes to stdout.
    let said = line("env -i $M salary -o pay.txt <&- >&- 2>&-; cat pay.txt", &dir);
    assert_eq!(said, (Some(0), salary));
    let (code, said) = line("$M import 31-9092 --from - --into new <&-", &dir);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("stdin") && !dir.join("new").exists(), "{said}");
}

#[test]
fn a_terminal_of_one_column_gets_an_answer_of_20() {
    let dir = no_directory_yet("one-column");
    fs::create_dir_all(&dir).unwrap();
    for words in ["overview", "salary yakima", "salary --by state"] {
        let narrow = format!("env -i $M {words} --width 20 --color always");
        let (code, expected) = line(&narrow, &dir);
        assert_eq!(code, Some(0), "{words}: {expected}");
        let in_terminal = format!("stty rows 24 cols 1; env -i $M {words} --color always");
        let command = format!("script -qec \"{in_terminal}\" /dev/null </dev/null");
        let (code, text) = line(&command, &dir);
        assert_eq!((code, text.replace("\r\n", "\n")), (Some(0), expected), "{words}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_wherever_they_stand() {
    use std::os::unix::ffi::OsStringExt;

    let dir = no_directory_yet("bytes");
    fs::create_dir_all(&dir).unwrap();
    let wrong = OsString::from_vec(b"caf\xe9".to_vec());
    for (words, code) in [
        (&["salary"][..], 2),
        (&["offer", "19", "--at"], 2),
        (&["get"], 2),
        (&["search"], 2),
        // What names a file may be of any bytes.
        (&["salary", "-o"], 0),
        (&["salary", "--force", "-o"], 0),
    ] {
        let mut command = Command::new(cargo_bin!("ma-career"));
        let output = command.args(words).arg(&wrong).current_dir(&dir).output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{words:?}: {error}");
        assert_eq!(code != 0, error.starts_with("error: "), "{words:?}: {error}");
    }
    fs::remove_file(dir.join(&wrong)).unwrap();
    for words in [&["init"][..], &["check"], &["salary", "--profile"]] {
        let mut command = Command::new(cargo_bin!("ma-career"));
        let output = command.args(words).arg(&wrong).current_dir(&dir).output().unwrap();
        assert!(output.status.success(), "{words:?}: {output:?}");
    }
}

#[test]
fn a_thousand_at_once_give_one_answer() {
    let expected = answer(["get", "salary.latest.annual.median"]);
    let children: Vec<Child> =
        (0..1000).map(|_| start(&["get", "salary.latest.annual.median"])).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        assert_eq!(output.stdout, expected.as_bytes());
    }
}

#[test]
fn many_that_write_one_file_leave_a_whole_one() {
    let dir = no_directory_yet("crowd");
    fs::create_dir_all(&dir).unwrap();
    let file = dir.join("pay.json");
    let words = ["salary", "--by", "state", "--json", "--force", "-o", file.to_str().unwrap()];
    let begun = Instant::now();
    let mut children: Vec<Child> = (0..30).map(|_| start(&words)).collect();
    while begun.elapsed() < Duration::from_secs(60)
        && children.iter_mut().any(|child| child.try_wait().unwrap().is_none())
    {
        if let Ok(text) = fs::read_to_string(&file) {
            assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "half a file");
        }
    }
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(tree(&dir).len(), 1, "nothing is left beside it");
}

#[test]
fn of_many_that_make_one_profile_none_spoils_it() {
    let dir = no_directory_yet("race").join("profile");
    let words = ["init", dir.to_str().unwrap()];
    let children: Vec<Child> = (0..20).map(|_| start(&words)).collect();
    let codes: Vec<_> =
        children.into_iter().map(|child| child.wait_with_output().unwrap().status.code()).collect();
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 3))), "{codes:?}");
    assert!(codes.contains(&Some(0)), "{codes:?}");
    answer_and_note(["check", dir.to_str().unwrap()]);
}
