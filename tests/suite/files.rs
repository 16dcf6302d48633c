//! Answers that go into files: whole, and never over another by accident.

use std::{env, fs, path::PathBuf, process};

use crate::program::{answer, ma_career, run};

/// A directory of a test's own, which goes when the test ends.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let directory = env::temp_dir().join(format!("ma-career-{name}-{}", process::id()));
        let _ = fs::remove_dir_all(&directory);
        fs::create_dir_all(&directory).unwrap();
        Self(directory)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn fails(words: &[&str], code: i32) -> String {
    let output = run(words.iter().copied());
    assert_eq!(output.status.code(), Some(code), "{words:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_file_holds_what_stdout_would_and_stdout_stays_empty() {
    let scratch = Scratch::new("holds");
    let file = scratch.file("answer.txt");
    assert_eq!(answer(["salary", "-o", &file]), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), answer(["salary"]));
    assert_eq!(scratch.names(), ["answer.txt"], "nothing is left beside it");
    assert_eq!(answer(["salary", "-o", "-"]), answer(["salary"]), "- is stdout");
}

#[test]
fn the_ending_of_a_file_is_its_format_unless_a_flag_says_another() {
    let scratch = Scratch::new("ending");
    for (ending, format) in
        [("json", "json"), ("csv", "csv"), ("md", "markdown"), ("HTML", "html"), ("txt", "table")]
    {
        let file = scratch.file(&format!("answer.{ending}"));
        answer(["salary", "--by", "industry", "-o", &file]);
        assert_eq!(
            fs::read_to_string(&file).unwrap(),
            answer(["salary", "--by", "industry", "-f", format])
        );
    }
    let file = scratch.file("plain.html");
    answer(["outlook", "--plain", "-o", &file]);
    assert_eq!(fs::read_to_string(&file).unwrap(), answer(["outlook", "--plain"]));
    let file = scratch.file("handout.md");
    answer(["handout", "-o", &file]);
    assert!(fs::read_to_string(&file).unwrap().starts_with("# Medical assistant"));
}

#[test]
fn a_name_that_asks_for_another_program_is_refused_with_one_that_works() {
    let scratch = Scratch::new("other");
    for (name, instead) in [("page.pdf", "page.html"), ("pay.XLSX", "pay.html")] {
        let error = fails(&["handout", "WA", "-o", &scratch.file(name)], 2);
        assert!(error.contains(&format!("-o {}", scratch.file(instead))), "{error}");
    }
    assert!(scratch.names().is_empty());
    answer(["handout", "-f", "html", "-o", &scratch.file("on-purpose.xml")]);
    let long = scratch.file(&format!("{}.csv", "n".repeat(251)));
    answer(["salary", "--by", "industry", "-o", &long]);
    assert_eq!(scratch.names().len(), 2);
}

#[test]
fn a_file_that_exists_is_kept_unless_force_is_given() {
    let scratch = Scratch::new("exists");
    let file = scratch.file("mine.txt");
    fs::write(&file, "mine").unwrap();
    let error = fails(&["salary", "-o", &file], 3);
    assert!(error.contains("exists already"), "{error}");
    assert!(error.contains(&format!("try:  ma-career salary -o {file} --force")), "{error}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    answer(["salary", "-o", &file, "--force"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), answer(["salary"]));
    assert_eq!(scratch.names(), ["mine.txt"]);
}

#[test]
fn an_answer_that_fails_leaves_no_file() {
    let scratch = Scratch::new("fails");
    fails(&["salary", "erewhon", "-o", &scratch.file("a.txt")], 1);
    fails(&["salary", "-f", "csv", "--table", "none", "-o", &scratch.file("b.csv")], 2);
    assert!(scratch.names().is_empty(), "{:?}", scratch.names());
}

#[test]
fn a_place_that_cannot_be_written_to_is_named_with_what_to_do() {
    let scratch = Scratch::new("nowhere");
    let missing = scratch.file("no/such/file.txt");
    let error = fails(&["salary", "-o", &missing], 3);
    assert!(error.contains(&missing) && error.contains("make its directory first"), "{error}");
    let directory = scratch.0.to_str().unwrap();
    for words in [&["salary", "-o", directory][..], &["salary", "-o", directory, "--force"]] {
        assert!(fails(words, 3).contains("name a file in it"));
    }
    fails(&["salary", "-o", ""], 2);
    assert!(scratch.names().is_empty());
}

#[test]
fn a_file_has_no_color_unless_it_is_asked_for() {
    let scratch = Scratch::new("color");
    let write = |name: &str, words: &[&str]| {
        let file = scratch.file(name);
        let all = ["salary", "-o", &file].into_iter().chain(words.iter().copied());
        let status = ma_career(all).env("CLICOLOR_FORCE", "1").output().unwrap().status;
        assert!(status.success());
        fs::read_to_string(file).unwrap()
    };
    assert!(!write("plain.txt", &[]).contains('\u{1b}'));
    assert!(write("colored.txt", &["--color", "always"]).contains('\u{1b}'));
}

#[cfg(unix)]
#[test]
fn a_link_goes_on_pointing_at_its_file_and_a_device_stays_one() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};

    let scratch = Scratch::new("link");
    let (file, link) = (scratch.file("file.txt"), scratch.file("link.txt"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    answer(["salary", "-o", &link, "--force"]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap(), answer(["salary"]));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    let (later, dangling) = (scratch.file("later.txt"), scratch.file("dangling.txt"));
    symlink("later.txt", &dangling).unwrap();
    assert!(fails(&["salary", "-o", &dangling], 3).contains("exists already"));
    answer(["salary", "-o", &dangling, "--force"]);
    assert_eq!(fs::read_to_string(&later).unwrap(), answer(["salary"]));
    let chain = scratch.file("chain.txt");
    symlink("dangling.txt", &chain).unwrap();
    fs::remove_file(&later).unwrap();
    answer(["salary", "-o", &chain, "--force"]);
    assert_eq!(fs::read_to_string(&later).unwrap(), answer(["salary"]));
    assert!(fs::symlink_metadata(&dangling).unwrap().is_symlink());
    let circle = [scratch.file("here.txt"), scratch.file("there.txt")];
    symlink(&circle[0], &circle[1]).unwrap();
    symlink(&circle[1], &circle[0]).unwrap();
    let error = fails(&["salary", "-o", &circle[0], "--force"], 3);
    assert!(error.contains("links go in a circle"), "{error}");
    answer(["salary", "-o", "/dev/null", "--force"]);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let device = std::path::Path::new("/dev/full");
    assert!(device.exists());
    assert!(fails(&["salary", "-o", "/dev/full"], 3).contains("could not be written"));
}
