//! Every question at every width: no line too long, no word broken.

use std::{collections::HashSet, ffi::OsString, num::NonZero, sync::Mutex, thread};

use textwrap::core::display_width;

use crate::program::QUESTIONS;

fn table(words: &[&str], width: usize, more: &[&str]) -> String {
    let width = width.to_string();
    let flags = ["-f", "table", "--color", "never", "--width", &width];
    let flags = flags.iter().chain(more);
    let all = ["ma-career"].iter().chain(words).chain(flags).map(OsString::from);
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
    // A thread for each question would wait for memory more than it works.
    let questions = Mutex::new(QUESTIONS.iter());
    let next = || questions.lock().unwrap().next();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(|| {
                while let Some((question, asked)) = next() {
                    fits_every_width(question, asked);
                }
            });
        }
    });
}

fn fits_every_width(question: &str, asked: &[&str]) {
    // Drawings have a length of their own at each width; words have not.
    let wide = table(asked, 300, &["--no-chart"]);
    let is_drawn = table(asked, 300, &[]) != wide;
    let whole = words(&wide);
    let step = match question {
        // The parts of the whole profile are questions of their own.
        "profile" => 40,
        // One short line, for which every file is read.
        "check" => 10,
        _ => 1,
    };
    // Few tables still change above 120 columns.
    for width in (20..=120).step_by(step).chain((140..=300).step_by(40)) {
        let page = table(asked, width, &["--no-chart"]);
        let drawn = if is_drawn { table(asked, width, &[]) } else { String::new() };
        for line in page.lines().chain(drawn.lines()) {
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

/// Rows with an address or a long name have no room for bars in a narrow terminal; most have.
#[test]
fn bars_are_beside_their_figures_at_80_columns() {
    for words in [
        &["salary", "--by", "state"][..],
        &["salary", "--full"],
        &["skills", "--full"],
        &["environment"],
    ] {
        assert!(table(words, 80, &[]).contains('█'), "{words:?}");
    }
    // Names have their room before bars.
    assert!(!table(&["salary", "--by", "area"], 80, &[]).contains('█'));
    assert!(table(&["similar", "--full"], 120, &[]).contains('█'));
}

#[test]
fn a_drawing_changes_nothing_but_itself() {
    for words in [&["offer", "19.50", "--at", "yakima"][..], &["salary", "--per", "hour"]] {
        let drawn = table(words, 80, &[]);
        let bare = table(words, 80, &["--no-chart"]);
        let figures = |page: &str| -> HashSet<String> {
            let words = page.split_whitespace();
            words.filter(|word| word.starts_with('$')).map(str::to_owned).collect()
        };
        assert_ne!(drawn, bare);
        assert_eq!(figures(&drawn), figures(&bare), "{words:?}");
    }
}

#[test]
fn a_page_in_ascii_is_ascii_and_keeps_its_columns() {
    for (question, asked) in QUESTIONS.iter().filter(|(name, _)| **name != "profile") {
        let (unicode, ascii) = (table(asked, 80, &[]), table(asked, 80, &["--ascii"]));
        assert!(ascii.is_ascii(), "{question}");
        let widths = |page: &str| page.lines().map(display_width).collect::<Vec<_>>();
        assert_eq!(widths(&unicode), widths(&ascii), "{question}");
    }
}

#[test]
fn the_card_fits_a_small_screen() {
    assert!(table(&["overview"], 80, &[]).lines().count() <= 24);
}
