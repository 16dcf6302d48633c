//! What someone means by enough of its name, whatever the case, the accents and the marks.

use std::borrow::Cow;

/// A name in the form that names are compared in: small letters and digits, one blank between words.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut word = 0;
    for c in text.chars().flat_map(char::to_lowercase) {
        match without_accent(c) {
            // "St." is "st", "nurse's" is "nurses".
            '.' | '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => folded.push(c),
            _ => word = end_word(&mut folded, word),
        }
    }
    end_word(&mut folded, word);
    folded.truncate(folded.trim_end().len());
    folded
}

/// Ends the word that begins at `start`, unless it is empty, and returns where the next begins.
fn end_word(folded: &mut String, start: usize) -> usize {
    if let Some(shorter) = shorter(&folded[start..]) {
        folded.truncate(start);
        folded.push_str(shorter);
    }
    if folded.len() > start {
        folded.push(' ');
    }
    folded.len()
}

/// The accents that names of places in the Americas carry. A letter that is written as two code
/// points loses its mark in [`fold`].
fn without_accent(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' => 'i',
        'ñ' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ō' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        c => c,
    }
}

/// Words that places are named with in two ways, in the shorter.
fn shorter(word: &str) -> Option<&'static str> {
    match word {
        "saint" => Some("st"),
        "fort" => Some("ft"),
        "mount" => Some("mt"),
        _ => None,
    }
}

/// How well names answer to what was typed; the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is one of the names.
    Whole,
    /// Each of its words stands in the names.
    Words,
    /// Each of its words begins a word of the names.
    Beginnings,
}

/// How well folded names answer to folded `typed`: `words` has all words of the names, `wholes` gives
/// each name for itself.
fn fit(typed: &str, words: &str, wholes: impl FnOnce() -> Vec<String>) -> Option<Fit> {
    let every = |matches: fn(&str, &str) -> bool| {
        typed.split(' ').all(|word| words.split(' ').any(|own| matches(own, word)))
    };
    if !every(|own, word| own.starts_with(word)) {
        None
    } else if wholes().iter().any(|name| name == typed) {
        Some(Fit::Whole)
    } else if every(|own, word| own == word) {
        Some(Fit::Words)
    } else {
        Some(Fit::Beginnings)
    }
}

/// The items that answer best to `typed`; none where nothing does. Each comes with a text that has
/// all words of its names; `wholes` gives each name for itself, folded.
pub(crate) fn best<'a, T>(
    typed: &str,
    items: impl IntoIterator<Item = (T, Cow<'a, str>)>,
    wholes: impl Fn(&T) -> Vec<String>,
) -> Vec<T> {
    let typed = fold(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let fitting = |(item, words): (T, Cow<'a, str>)| {
        Some((fit(&typed, &fold(&words), || wholes(&item))?, item))
    };
    let mut found: Vec<(Fit, T)> = items.into_iter().filter_map(fitting).collect();
    let best = found.iter().map(|(fit, _)| *fit).min();
    found.retain(|(fit, _)| Some(*fit) == best);
    found.into_iter().map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Vec<&'static str> {
        let names = [
            "Salem, OR",
            "Winston-Salem, NC",
            "St. Louis, MO-IL",
            "Lafayette, LA",
            "La Crosse, WI",
        ];
        best(typed, names.map(|name| (name, name.into())), |name| vec![fold(name)])
    }

    #[test]
    fn case_accents_and_marks_do_not_matter() {
        assert_eq!(fold("San Juan-Bayamón-Caguas, PR"), "san juan bayamon caguas pr");
        assert_eq!(fold("Can\u{303}on  CITY"), "canon city");
        assert_eq!(fold("Coeur d'Alene"), fold("COEUR D’ALENE"));
        assert_eq!(found("saint louis"), ["St. Louis, MO-IL"]);
    }

    #[test]
    fn a_whole_name_is_better_than_words_and_words_than_their_beginnings() {
        assert_eq!(found("salem, or"), ["Salem, OR"]);
        assert_eq!(found("salem"), ["Salem, OR", "Winston-Salem, NC"]);
        assert_eq!(found("lafayette la"), ["Lafayette, LA"]);
        assert_eq!(found("la"), ["Lafayette, LA", "La Crosse, WI"]);
        assert_eq!(found("la cr"), ["La Crosse, WI"]);
        assert_eq!(found("laf"), ["Lafayette, LA"]);
    }

    #[test]
    fn every_word_has_to_be_found() {
        assert!(found("salem tx").is_empty());
        assert!(found("").is_empty());
        assert!(found(" - ").is_empty());
    }
}
