//! Names compared without case, accents and punctuation, and found by enough of their words.

use std::borrow::Cow;

/// A name as names are compared: small letters and digits, one blank between words.
pub(crate) fn fold(text: &str) -> String {
    Folded::of(text).text().to_owned()
}

/// With its blank; a guess, for the memory to reserve.
const BYTES_PER_WORD: usize = 6;

/// Bytes that are not folded one by one: the first of a character that [`Folded::push`] looks at, and
/// those after it.
const FIRST: u8 = 0;
const WITHIN: u8 = 1;

/// What each byte is folded to: a small letter or a digit, or a blank where it ends a word. Most texts are
/// plain ASCII, and a search folds all of the dataset.
const FOLDED: [u8; 256] = {
    let mut folded = [FIRST; 256];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        folded[byte as usize] = match byte {
            b'a'..=b'z' | b'0'..=b'9' => byte,
            b'A'..=b'Z' => byte.to_ascii_lowercase(),
            b',' | b'.' | b'\'' | 0xc0.. => FIRST,
            0x80.. => WITHIN,
            _ => b' ',
        };
        byte += 1;
    }
    folded
};

/// Folded text in progress. A search folds all of the dataset, so its memory is reused.
#[derive(Default)]
pub(crate) struct Folded {
    /// UTF-8, of which a search looks at the bytes.
    text: Vec<u8>,
    /// Where each word begins.
    words: Vec<usize>,
    /// Where the current word begins.
    word: usize,
    /// Whether the last word is one letter, and whether two such words follow each other.
    is_initial: bool,
    has_initials: bool,
}

impl Folded {
    /// A text, folded.
    pub(crate) fn of(text: &str) -> Self {
        let mut folded = Self::default();
        folded.set(text);
        folded
    }

    /// Folds another text in the same memory.
    pub(crate) fn set(&mut self, text: &str) {
        self.clear();
        self.add(text);
        self.finish();
    }

    /// Empties it and keeps its memory.
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.words.clear();
        (self.word, self.is_initial, self.has_initials) = (0, false, false);
    }

    /// Adds the words of a text.
    #[inline(never)]
    pub(crate) fn add(&mut self, text: &str) {
        self.text.reserve(text.len() + 1);
        self.words.reserve(text.len() / BYTES_PER_WORD + 1);
        for (start, byte) in text.bytes().enumerate() {
            match FOLDED[usize::from(byte)] {
                folded if folded > b' ' => self.text.push(folded),
                b' ' => self.end_word(),
                WITHIN => {}
                _ if byte.is_ascii() => self.push(char::from(byte)),
                _ => {
                    let letters = text[start..].chars().take(1).flat_map(char::to_lowercase);
                    letters.map(without_accent).for_each(|c| self.push(c));
                }
            }
        }
        self.end_word();
    }

    fn push(&mut self, c: char) {
        match c {
            // "45,690" is "45690", and "12.5" is not "125".
            ',' if self.ends_with_digit() => {}
            '.' if self.ends_with_digit() => self.text.push(b'.'),
            // "St." is "st", "nurse's" is "nurses".
            // What a page has between letters without showing it comes along when they are copied.
            '.'
            | '\''
            | '’'
            | '\u{300}'..='\u{36f}'
            | '\u{ad}'
            | '\u{200b}'
            | '\u{2060}'
            | '\u{feff}' => {}
            c if c.is_alphanumeric() => {
                self.text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
            _ => self.end_word(),
        }
    }

    fn ends_with_digit(&self) -> bool {
        self.text.last().is_some_and(u8::is_ascii_digit)
    }

    // A search ends 18,000 words, and this is short.
    #[expect(clippy::inline_always)]
    #[inline(always)]
    fn end_word(&mut self) {
        // The period of a sentence.
        if self.text.last() == Some(&b'.') {
            self.text.pop();
        }
        let length = self.text.len() - self.word;
        if length == 0 {
            return;
        }
        self.has_initials |= self.is_initial && length == 1;
        self.is_initial = length == 1;
        if (4..=5).contains(&length)
            && let Some(shorter) = shorter(&self.text[self.word..])
        {
            self.text.truncate(self.word);
            self.text.extend_from_slice(shorter);
        }
        self.words.push(self.word);
        self.text.push(b' ');
        self.word = self.text.len();
    }

    /// Finishes it.
    pub(crate) fn finish(&mut self) {
        // Each word has a blank after it.
        self.text.pop();
        if self.has_initials {
            let joined = with_initials_joined(self.text());
            let behind_blanks = joined.match_indices(' ').map(|(blank, _)| blank + 1);
            self.words = [0].into_iter().chain(behind_blanks).collect();
            self.text = joined.into_bytes();
        }
    }

    /// All of it, once it is finished, as it is compared.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.text
    }

    /// All of it, once it is finished.
    pub(crate) fn text(&self) -> &str {
        // Whole characters were added.
        str::from_utf8(&self.text).unwrap_or_default()
    }

    /// The text from each word on.
    pub(crate) fn rest_at_each_word(&self) -> impl Iterator<Item = &[u8]> {
        self.words.iter().map(|start| &self.text[*start..])
    }
}

/// "d c" is "dc", as "D.C." is already.
fn with_initials_joined(folded: &str) -> String {
    let is_initial = |word: &str| word.len() == 1;
    let mut words = folded.split(' ').peekable();
    let mut joined = String::with_capacity(folded.len());
    while let Some(word) = words.next() {
        joined.push_str(word);
        if words.peek().is_some_and(|next| !(is_initial(word) && is_initial(next))) {
            joined.push(' ');
        }
    }
    joined
}

/// The accents in names of places in the Americas. A letter that is written as two code
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

/// The short form of words that names of places have in two forms.
fn shorter(word: &[u8]) -> Option<&'static [u8]> {
    match word {
        b"saint" => Some(b"st"),
        b"fort" => Some(b"ft"),
        b"mount" => Some(b"mt"),
        _ => None,
    }
}

/// What one person in a job is called.
pub(crate) fn singular(title: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| title.ends_with(ending));
    let without = |letters: usize| &title[..title.len() - letters];
    if ends(&["ies"]) {
        format!("{}y", without(3))
    } else if ends(&["sses", "ches", "shes", "xes"]) {
        without(2).to_owned()
    } else if ends(&["s"]) && !ends(&["ss", "us", "is"]) {
        without(1).to_owned()
    } else {
        title.to_owned()
    }
}

/// How well names match what was typed; the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is one of the names.
    Whole,
    /// Each of its words is in the names.
    Words,
    /// Each of its words begins a word of the names.
    Beginnings,
}

/// How well folded names match folded `typed`: `words` has all words of the names, `wholes` lists the
/// names. A word with fewer letters than `shortest` has to be whole.
fn fit(
    typed: &str,
    shortest: usize,
    words: &str,
    wholes: impl FnOnce() -> Vec<String>,
) -> Option<Fit> {
    // Most names have not even the letters.
    if !typed.split(' ').all(|word| words.contains(word)) {
        return None;
    }
    let fit_of = |word: &str| {
        let mut own = words.split(' ');
        if own.clone().any(|own| own == word) {
            Some(Fit::Words)
        } else {
            let begins = word.len() >= shortest && own.any(|own| own.starts_with(word));
            begins.then_some(Fit::Beginnings)
        }
    };
    let worst = |worst: Fit, word: &str| Some(worst.max(fit_of(word)?));
    let of_words = typed.split(' ').try_fold(Fit::Words, worst)?;
    Some(if wholes().iter().any(|name| name == typed) { Fit::Whole } else { of_words })
}

/// The items that match `typed` best, if any do. Each comes with a text of all words of its names;
/// `wholes` lists its names, folded. It is called only for items that have all words, which are few. A
/// word with fewer than `shortest` letters has to be whole.
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
    let mut folded = Folded::default();
    let fitting = |(item, words): (T, Cow<'a, str>)| {
        folded.set(&words);
        Some((fit(&typed, shortest, folded.text(), || wholes(&item))?, item))
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
        assert_eq!(fold("yaki\u{200b}ma"), "yakima");
        assert_eq!(fold("$45,690 is 12.5% more than in 2019."), "45690 is 12.5 more than in 2019");
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
    }

    #[test]
    fn every_word_has_to_be_found_and_there_has_to_be_one() {
        assert!(found("salem tx").is_empty());
        assert!(found("").is_empty());
        assert!(found(" - ").is_empty());
    }
}
