//! The files of BLS and O*NET: what `import` makes of them can be read, and a second time changes nothing.

#![no_main]

use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

use libfuzzer_sys::fuzz_target;
use ma_career_fuzz::{COMMANDS, Directory, ask, ask_in_a_format, choice, files};

static FROM: LazyLock<Directory> = LazyLock::new(|| Directory::new("from"));
static INTO: LazyLock<Directory> = LazyLock::new(|| Directory::new("into"));

fuzz_target!(|data: &[u8]| {
    FROM.fill(&files(data));
    INTO.clear();
    let choice = choice(data);
    let soc = ["31-9097", "27-2011", "29-1243", "--all"][(choice % 4) as usize];
    let import = ["import", soc, "--from", FROM.as_word(), "--into", INTO.as_word()];
    let first = ask(&import);
    if first.code != 0 {
        assert!(!INTO.path().exists(), "it failed, and left something: {}", first.error);
        return;
    }
    let written = texts(INTO.path());
    let again = ask(&import);
    assert_eq!(again.code, 0, "{}", again.error);
    assert!(written == texts(INTO.path()), "a second time changes what the first one wrote");
    for dir in written.keys().filter_map(|file| file.strip_suffix("profile.toml")) {
        let command = COMMANDS[(choice / 48) as usize % COMMANDS.len()];
        let words = [&["--profile", dir], command].concat();
        let answer = ask_in_a_format(&words, choice);
        assert_ne!(answer.code, 3, "{words:?}: {}", answer.error);
    }
});

/// All files below a directory.
fn texts(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(dir).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(self::texts(&path));
        } else {
            texts.insert(path.to_str().unwrap().to_owned(), fs::read(&path).unwrap());
        }
    }
    texts
}
