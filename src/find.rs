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
    with_initials_joined(folded)
}

/// "d c" is "dc", as "D.C." is already.
fn with_initials_joined(folded: String) -> String {
    let mut words = folded.split(' ').peekable();
    if folded.len() < 3 || !folded.split(' ').any(|word| word.len() == 1) {
        return folded;
    }
    let mut joined = String::with_capacity(folded.len());
    while let Some(word) = words.next() {
        joined.push_str(word);
        let is_initial = |word: &str| word.len() == 1;
        if words.peek().is_some_and(|next| !(is_initial(word) && is_initial(next))) {
            joined.push(' ');
        }
    }
    joined
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
pub(crate) fn without_accent(c: char) -> char {
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
/// each name for itself. A word with fewer letters than `shortest` has to be whole.
fn fit(
    typed: &str,
    shortest: usize,
    words: &str,
    wholes: impl FnOnce() -> Vec<String>,
) -> Option<Fit> {
    let stands = |word: &str| words.split(' ').any(|own| own == word);
    let begins =
        |word: &str| word.len() >= shortest && words.split(' ').any(|own| own.starts_with(word));
    if !typed.split(' ').all(|word| stands(word) || begins(word)) {
        None
    } else if wholes().iter().any(|name| name == typed) {
        Some(Fit::Whole)
    } else if typed.split(' ').all(stands) {
        Some(Fit::Words)
    } else {
        Some(Fit::Beginnings)
    }
}

/// The items that answer best to `typed`; none where nothing does. Each comes with a text that has
/// all words of its names; `wholes` gives each name for itself, folded. A word that is the beginning
/// of another has `shortest` letters or more.
pub(crate) fn best<'a, T>(
    typed: &str,
    shortest: usize,
    items: impl IntoIterator<Item = (T, Cow<'a, str>)>,
    wholes: impl Fn(&T) -> Vec<String>,
) -> Vec<T> {
    let typed = fold(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let fitting = |(item, words): (T, Cow<'a, str>)| {
        Some((fit(&typed, shortest, &fold(&words), || wholes(&item))?, item))
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
        best(typed, 4, names.map(|name| (name, name.into())), |name| vec![fold(name)])
    }

    #[test]
    fn case_accents_and_marks_do_not_matter() {
        assert_eq!(fold("San Juan-Bayamón-Caguas, PR"), "san juan bayamon caguas pr");
        assert_eq!(fold("Can\u{303}on  CITY"), "canon city");
        assert_eq!(fold("Coeur d'Alene"), fold("COEUR D’ALENE"));
        assert_eq!(fold("Washington, D. C."), fold("washington dc"));
        assert_eq!(fold("N Y"), "ny");
        assert_eq!(fold("Coeur d Alene"), "coeur d alene");
        assert_eq!(found("saint louis"), ["St. Louis, MO-IL"]);
    }

    #[test]
    fn a_whole_name_is_better_than_words_and_words_than_their_beginnings() {
        assert_eq!(found("salem, or"), ["Salem, OR"]);
        assert_eq!(found("salem"), ["Salem, OR", "Winston-Salem, NC"]);
        assert_eq!(found("lafayette la"), ["Lafayette, LA"]);
        assert_eq!(found("la"), ["Lafayette, LA", "La Crosse, WI"]);
        assert_eq!(found("la cros"), ["La Crosse, WI"]);
        assert_eq!(found("lafa"), ["Lafayette, LA"]);
    }

    #[test]
    fn a_short_word_has_to_be_whole() {
        assert!(found("laf").is_empty());
        assert!(found("salem wi").is_empty(), "no beginning of Winston");
        assert!(found("s").is_empty());
    }

    #[test]
    fn every_word_has_to_be_found() {
        assert!(found("salem tx").is_empty());
        assert!(found("").is_empty());
        assert!(found(" - ").is_empty());
    }
}
