//! Every question at every width: no line too long, no word broken.

use std::{collections::HashSet, ffi::OsString};

use textwrap::core::display_width;

use crate::program::QUESTIONS;

fn table(words: &[&str], width: usize) -> String {
    let width = width.to_string();
    let flags = ["--color", "never", "--width", &width];
    let all = ["ma-career"].iter().chain(words).chain(&flags).map(OsString::from);
    ma_career::run(&all.collect::<Vec<_>>()).unwrap().text
}

/// The words of an answer, without what stands for a rule or a bullet. Names that are joined by a
/// hyphen count each for itself: a narrow column breaks there.
fn words(text: &str) -> HashSet<&str> {
    let is_word = |word: &&str| !word.is_empty() && !word.starts_with(['─', '═']);
    text.split_whitespace().flat_map(names).filter(is_word).collect()
}

/// The parts of a word between the hyphens and slashes that stand behind a letter. An address is one.
fn names(word: &str) -> impl Iterator<Item = &str> {
    let mut behind_a_letter = false;
    let is_address = word.contains("://");
    word.split(move |c: char| {
        let joins = matches!(c, '-' | '/') && behind_a_letter && !is_address;
        behind_a_letter = c.is_alphabetic() || joins;
        joins
    })
    .filter(|part| *part != "-")
}

#[test]
fn no_line_is_longer_than_the_width_and_no_word_is_broken_that_fits() {
    std::thread::scope(|scope| {
        for (question, asked) in QUESTIONS {
            scope.spawn(move || fits_every_width(question, asked));
        }
    });
}

fn fits_every_width(question: &str, asked: &[&str]) {
    let wide = table(asked, 300);
    let whole = words(&wide);
    // The parts of the whole profile are questions of their own.
    let step = if question == "profile" { 40 } else { 1 };
    for width in (20..=300).step_by(step) {
        let page = table(asked, width);
        for line in page.lines() {
            assert!(display_width(line) <= width, "{question} at {width}: {line}");
            assert_eq!(line, line.trim_end(), "{question} at {width}");
        }
        let found = words(&page);
        let fits = |word: &&&str| display_width(word) <= width;
        let lost: Vec<_> = whole.difference(&found).filter(fits).collect();
        let is_whole = |word: &&&str| {
            let mut too_long = whole.iter().filter(|long| display_width(long) > width);
            !too_long.any(|long| long.contains(**word))
        };
        let broken: Vec<_> = found.difference(&whole).filter(is_whole).collect();
        assert!(lost.is_empty(), "{question} at {width} lost {lost:?}");
        assert!(broken.is_empty(), "{question} at {width} broke {broken:?}");
    }
}

#[test]
fn the_card_fits_a_small_screen() {
    assert!(table(&["overview"], 80).lines().count() <= 24);
}
