//! "Did you mean": the nearest word by spelling, and commands that can be pasted.

use std::path::Path;

/// A longer word is not a misspelling, and slow to compare letter by letter.
const LONGEST: usize = 80;

/// How alike two words must be for one to be suggested for the other, from 0 to 1.
pub(crate) const MIN_LIKENESS: f64 = 0.8;

/// The candidate that is spelled most like `word`, if any is near.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    nearest_item(MIN_LIKENESS, word, candidates.into_iter().map(|candidate| (candidate, candidate)))
}

/// The item whose spelling is most like `word`, if any is alike enough.
pub(crate) fn nearest_item<S: AsRef<str>, T>(
    min_likeness: f64,
    word: &str,
    spellings: impl IntoIterator<Item = (S, T)>,
) -> Option<T> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let likeness = |spelling: &str| {
        let spelling = spelling.to_lowercase();
        // Someone who typed the beginning knows the word.
        let is_beginning = word.len() > 2 && spelling.starts_with(&word);
        if is_beginning { 1.0 } else { strsim::jaro_winkler(&word, &spelling) }
    };
    spellings
        .into_iter()
        .map(|(spelling, item)| (likeness(spelling.as_ref()), item))
        .filter(|(likeness, _)| *likeness >= min_likeness)
        // The first of equals: the best known come first.
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, item)| item)
}

/// Letters of a value or a name in a message about a file; it may be as long as its file.
const MAX_OF_FILE: usize = 400;

/// Letters of what was typed that an error repeats.
const MAX_OF_TYPED: usize = 60;

fn beginning(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// As much of a text from a file as a message has room for.
pub(crate) fn truncate(text: &str) -> String {
    beginning(text, MAX_OF_FILE)
}

/// What was typed on one line, or as much of it as is needed to recognize it.
pub(crate) fn one_line(typed: &str) -> String {
    beginning(typed, MAX_OF_TYPED).replace(char::is_control, " ")
}

/// A word as a shell takes it.
pub(crate) fn quoted(word: &str) -> String {
    let is_bare = |c: char| c.is_alphanumeric() || "-_./,:=@%+".contains(c);
    // What both a POSIX shell and PowerShell read as it stands, if there is such a way to write it.
    if !word.is_empty() && word.chars().all(is_bare) {
        word.to_owned()
    } else if word.contains('\'') && !word.contains(['"', '$', '`', '\\', '!']) {
        format!("\"{word}\"")
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// A path as a shell and the program take it: one that begins with a dash looks like a flag.
pub(crate) fn quoted_path(path: &Path) -> String {
    let path = path.to_string_lossy();
    quoted(&if path.starts_with('-') { format!("./{path}").into() } else { path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_no_flag() {
        assert_eq!(quoted_path(Path::new("-x")), "./-x");
        assert_eq!(quoted_path(Path::new("my profile")), "'my profile'");
    }

    #[test]
    fn a_quoted_word_is_one_word_to_a_shell() {
        assert_eq!(quoted("salary"), "salary");
        assert_eq!(quoted("new york"), "'new york'");
        assert_eq!(quoted("nurse's"), "\"nurse's\"");
        assert_eq!(quoted("nurse's $5"), r"'nurse'\''s $5'");
        assert_eq!(quoted(""), "''");
    }
}
