//! What someone means by enough of its name, whatever the case, the accents and the marks.

/// A name in the form that names are compared in: small letters and digits, one blank between words.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match without_accent(c) {
            // "St." is "st", "nurse's" is "nurses".
            '.' | '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => folded.push(c),
            _ => folded.push(' '),
        }
    }
    folded.split_whitespace().map(shortest).collect::<Vec<_>>().join(" ")
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

/// Words that places are named with in two ways.
fn shortest(word: &str) -> &str {
    match word {
        "saint" => "st",
        "fort" => "ft",
        "mount" => "mt",
        word => word,
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

/// How well folded `names` answer to folded `typed`.
fn fit(typed: &str, names: &[String]) -> Option<Fit> {
    if names.iter().any(|name| name == typed) {
        return Some(Fit::Whole);
    }
    let every = |matches: fn(&str, &str) -> bool| {
        typed
            .split(' ')
            .all(|word| names.iter().flat_map(|name| name.split(' ')).any(|own| matches(own, word)))
    };
    if every(|own, word| own == word) {
        Some(Fit::Words)
    } else if every(|own, word| own.starts_with(word)) {
        Some(Fit::Beginnings)
    } else {
        None
    }
}

/// The items whose names, folded, answer best to `typed`; none where nothing does.
pub(crate) fn best<T>(typed: &str, items: impl IntoIterator<Item = (T, Vec<String>)>) -> Vec<T> {
    let typed = fold(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Fit, T)> = items
        .into_iter()
        .filter_map(|(item, names)| fit(&typed, &names).map(|fit| (fit, item)))
        .collect();
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
        best(typed, names.into_iter().map(|name| (name, vec![fold(name)])))
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
