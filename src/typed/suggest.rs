//! "Did you mean": the nearest word by spelling, and commands that can be pasted.

/// A longer word is no misspelling, and to compare it letter by letter takes its time.
const LONGEST: usize = 80;

/// How alike two words must be to be named as near, from 0 to 1.
pub(crate) const NEAR: f64 = 0.8;

/// The candidate that is spelled most like `word`, if any is near.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    nearest_above(NEAR, word, candidates)
}

/// The candidate that is spelled most like `word`, if any is at least as alike as `near`.
pub(crate) fn nearest_above<'a>(
    near: f64,
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let likeness = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        // Someone who typed the beginning knows the word.
        let is_beginning = word.len() > 2 && candidate.starts_with(&word);
        if is_beginning { 1.0 } else { strsim::jaro_winkler(&word, &candidate) }
    };
    candidates
        .into_iter()
        .map(|candidate| (likeness(candidate), candidate))
        .filter(|(likeness, _)| *likeness >= near)
        // The first of equals: candidates come in the order that people know them in.
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, candidate)| candidate)
}

/// The item one of whose spellings is most like `word`, if any is at least as alike as `near`.
pub(crate) fn nearest_item<'a, T>(
    near: f64,
    word: &str,
    items: &'a [(T, Vec<String>)],
) -> Option<&'a T> {
    let spellings = items.iter().flat_map(|(_, spellings)| spellings.iter().map(String::as_str));
    let nearest = nearest_above(near, word, spellings)?;
    let is_it = |(_, spellings): &&(T, Vec<String>)| spellings.iter().any(|one| one == nearest);
    items.iter().find(is_it).map(|(item, _)| item)
}

/// Letters of a message about a file. A value or a name in it may be as long as its file.
const LONGEST_MESSAGE: usize = 400;

/// As much of a text as a message has room for.
pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// How much of what was typed an error repeats, in letters.
const SHOWN: usize = 60;

/// What was typed on one line, or as much of it as is needed to know it again.
pub(crate) fn shown(typed: &str) -> String {
    let end = typed.char_indices().nth(SHOWN).map(|(end, _)| end);
    let shown = typed[..end.unwrap_or(typed.len())].replace(char::is_control, " ");
    if end.is_some() { shown + "…" } else { shown }
}

/// A word as a shell takes it.
pub(crate) fn quoted(word: &str) -> String {
    let is_bare = |c: char| c.is_alphanumeric() || "-_./,:=@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_bare) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_the_one_spelled_most_alike() {
        let commands = ["salary", "skills", "similar", "sources"];
        assert_eq!(nearest("salry", commands), Some("salary"));
        assert_eq!(nearest("SKILS", commands), Some("skills"));
        assert_eq!(nearest("simular", commands), Some("similar"));
        assert_eq!(nearest("sour", commands), Some("sources"));
        assert_eq!(nearest("xyzzy", commands), None);
        assert_eq!(nearest(&"salary".repeat(100), commands), None);
    }

    #[test]
    fn a_quoted_word_is_one_word_to_a_shell() {
        assert_eq!(quoted("salary"), "salary");
        assert_eq!(quoted("new york"), "'new york'");
        assert_eq!(quoted("nurse's"), r"'nurse'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
