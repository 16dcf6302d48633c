//! What people say, and what is meant by it: the synonyms of the dataset.

use crate::profile::Profile;
use crate::profile::words::{Synonym, Synonyms};
use crate::typed::name::{best, fold};
use crate::typed::suggest;

/// The candidate that was meant by `typed`: what people say for it, or what is spelled most like it.
pub(crate) fn meant<'a>(
    profile: &Profile,
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    meant_above(suggest::MIN_LIKENESS, profile, typed, candidates)
}

/// The same, with another limit to how unlike a spelling may be.
pub(crate) fn meant_above<'a>(
    min_likeness: f64,
    profile: &Profile,
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let named = |reading: &String| {
        let names = candidates.iter().map(|name| (*name, (*name).into()));
        best(reading, 1, names, |name| vec![fold(name)]).first().copied()
    };
    let spelled =
        || suggest::nearest_item(min_likeness, typed, candidates.iter().map(|name| (name, *name)));
    readings(profile, typed).iter().find_map(named).or_else(spelled)
}

/// What people in the field mean by the whole of `typed`. It is no guess, so it can be answered.
pub(crate) fn said<'p>(profile: &'p Profile, typed: &str) -> Vec<&'p str> {
    let Ok(words) = profile.words_of_people() else { return Vec::new() };
    said_in(&words.field, typed).flat_map(Synonym::meant).collect()
}

/// The job that people mean by `typed`, where the profile knows it by name only.
pub(crate) fn job_elsewhere<'p>(profile: &'p Profile, typed: &str) -> Option<&'p str> {
    let words = profile.words_of_people().ok()?;
    said_in(&words.elsewhere, typed).flat_map(Synonym::meant).next()
}

/// The jobs known by name only that have `word` in a name.
pub(crate) fn jobs_elsewhere<'p>(profile: &'p Profile, word: &str) -> Vec<&'p str> {
    let Ok(words) = profile.words_of_people() else { return Vec::new() };
    let word = fold(word);
    let has_it =
        |job: &Synonym<'_>| job.said().any(|said| find_words(&word, &fold(said)).is_some());
    words.elsewhere.iter().filter(has_it).flat_map(Synonym::meant).collect()
}

fn said_in<'p>(synonyms: &'p Synonyms, typed: &str) -> impl Iterator<Item = Synonym<'p>> {
    let typed = fold(typed);
    synonyms.iter().filter(move |known| known.said().any(|said| fold(said) == typed))
}

/// `typed` in other words, the likeliest first: in each, one thing that people say is replaced by what
/// they mean.
pub(crate) fn readings(profile: &Profile, typed: &str) -> Vec<String> {
    let Ok(words) = profile.words_of_people() else { return Vec::new() };
    let typed = fold(typed);
    let synonyms = words.program.iter().chain(words.field.iter());
    synonyms.flat_map(|synonym| replaced(&typed, synonym)).collect()
}

/// The readings by one synonym.
fn replaced(typed: &str, synonym: Synonym<'_>) -> Vec<String> {
    let said = synonym.said().find_map(|said| {
        let said = fold(said);
        find_words(&said, typed).map(|start| start..start + said.len())
    });
    let Some(said) = said else { return Vec::new() };
    let with =
        |meant: &str| format!("{}{}{}", &typed[..said.start], fold(meant), &typed[said.end..]);
    synonym.meant().map(with).collect()
}

/// Where `phrase` is in `text`, as whole words. Both are folded.
pub(crate) fn find_words(phrase: &str, text: &str) -> Option<usize> {
    let is_word = |start: usize| {
        let ends = |c: Option<char>| c.is_none_or(|c| c == ' ');
        ends(text[..start].chars().next_back()) && ends(text[start + phrase.len()..].chars().next())
    };
    text.match_indices(phrase).map(|(start, _)| start).find(|start| is_word(*start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_say_is_replaced_where_it_is_a_word_of_its_own() {
        let synonym = Synonym::new("Pay", "income, wage");
        assert_eq!(replaced("wage in texas", synonym), ["pay in texas"]);
        assert!(replaced("wager", synonym).is_empty());
        assert_eq!(find_words("new york", "in new york city"), Some(3));
        assert_eq!(find_words("new york", "new yorker"), None);
    }

    #[test]
    fn what_is_meant_comes_before_what_is_spelled_alike() {
        let profile = Profile::embedded();
        let commands = ["salary", "similar", "sources"];
        assert_eq!(meant(&profile, "Wages", commands), Some("salary"));
        assert_eq!(meant(&profile, "salry", commands), Some("salary"));
        assert_eq!(meant(&profile, "xyzzy", commands), None);
    }

    /// A word that means nothing can never be suggested.
    #[test]
    fn every_synonym_says_and_means_something() {
        let profile = Profile::embedded();
        let words = profile.words.get().unwrap();
        for synonym in words.field.iter().chain(words.program.iter()) {
            for word in synonym.said().chain(synonym.meant()) {
                assert!(!fold(word).is_empty(), "{synonym:?}");
            }
        }
    }
}
