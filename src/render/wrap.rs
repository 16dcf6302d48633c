//! Wrapping by words, to a width that is never exceeded.

use std::{borrow::Cow, mem};

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm, core::Word};

/// Breaks `text` into lines of at most `width` columns: `first` before the first line and `rest`
/// blanks before the others. A word that does not fit after them moves to the left, as far as it has
/// to: a word that fits a line by itself is never broken. A longer one breaks between the names that
/// it joins, or where the line ends, as a long address does.
pub(crate) fn lines(text: &str, width: usize, first: &str, rest: usize) -> Vec<String> {
    let indent = " ".repeat(rest.min(width.saturating_sub(1)));
    let options =
        by_words(width).initial_indent(first).subsequent_indent(&indent).break_words(false);
    let mut lines = Vec::new();
    for line in wrap(text, options) {
        if display_width(&line) <= width {
            lines.push(line);
            continue;
        }
        let word = match line.strip_prefix(first) {
            // The text before the first word gets a line of its own.
            Some(word) if lines.is_empty() && !first.trim().is_empty() => {
                lines.extend(wrap(first.trim_end(), by_words(width)));
                word
            }
            _ => line.trim_start(),
        };
        if let Some(room) = width.checked_sub(display_width(word)) {
            // Two blanks are enough to show that the line goes on.
            let left = [rest, 2, 0].into_iter().find(|blanks| *blanks <= room).unwrap_or(0);
            lines.push(format!("{}{word}", " ".repeat(left)));
        } else {
            let before = if lines.is_empty() { "" } else { &indent };
            let broken = by_pieces(width).initial_indent(before).subsequent_indent(&indent);
            lines.extend(wrap(word, broken));
        }
    }
    lines
}

/// The columns that a text takes.
pub(crate) fn display_width(text: &str) -> usize {
    let is_one_wide = |byte: u8| matches!(byte, b' '..=b'~');
    if text.bytes().all(is_one_wide) { text.len() } else { textwrap::core::display_width(text) }
}

/// The width of the longest word.
pub(crate) fn longest_word(text: &str) -> usize {
    text.split(' ').map(display_width).max().unwrap_or(0)
}

/// Breaks a cell of a table. It is narrow, so names of several cities may break between them.
pub(crate) fn cell(text: &str, width: usize) -> Vec<String> {
    wrap(text, by_pieces(width))
}

/// The width of the longest piece of a cell that does not break.
pub(crate) fn longest_piece(text: &str) -> usize {
    pieces(text).map(|piece| display_width(&piece)).max().unwrap_or(0)
}

/// The words of a text, broken between the names that they join.
fn pieces(text: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    Box::new(WordSeparator::AsciiSpace.find_words(text).flat_map(
        |Word { word, whitespace, .. }| {
            let ends = between_names(word).into_iter().chain([word.len()]);
            ends.scan(0, move |start, end| {
                let mut piece = Word::from(&word[mem::replace(start, end)..end]);
                if end == word.len() {
                    piece.whitespace = whitespace;
                }
                Some(piece)
            })
        },
    ))
}

/// Where a word that joins names can break: after the `-` or `/` between two letters, as in
/// "Seattle-Tacoma", "Nashville-Davidson--Murfreesboro" but not in "31-9092", nor in an address.
fn between_names(word: &str) -> Vec<usize> {
    if word.contains("://") {
        return Vec::new();
    }
    let joins = |c: char| c == '-' || c == '/';
    let starts =
        word.char_indices().filter(|(at, c)| c.is_alphabetic() && word[..*at].ends_with(joins));
    let after_a_letter =
        |at: &usize| word[..*at].trim_end_matches(joins).ends_with(char::is_alphabetic);
    starts.map(|(at, _)| at).filter(after_a_letter).collect()
}

fn by_words(width: usize) -> Options<'static> {
    Options::new(width)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
}

fn by_pieces(width: usize) -> Options<'static> {
    // A splitter of words would add a hyphen after a `/`.
    by_words(width).word_separator(WordSeparator::Custom(pieces))
}

fn wrap(text: &str, options: Options<'_>) -> Vec<String> {
    textwrap::wrap(text, options).into_iter().map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_fits_a_line_by_itself_stays_whole() {
        assert_eq!(
            lines("an uncommonly long word", 12, "- ", 2),
            ["- an", "  uncommonly", "  long word"]
        );
        assert_eq!(
            lines("an extraordinary word", 13, "- ", 2),
            ["- an", "extraordinary", "  word"]
        );
    }

    #[test]
    fn only_a_word_wider_than_the_line_is_broken() {
        assert_eq!(lines("abcdefghij", 4, "", 2), ["abcd", "  ef", "  gh", "  ij"]);
    }

    #[test]
    fn a_cell_breaks_between_names_and_never_within_a_code() {
        assert_eq!(cell("Seattle-Tacoma-Bellevue, WA", 16), ["Seattle-Tacoma-", "Bellevue, WA"]);
        assert_eq!(
            cell("Nashville-Davidson--Franklin, TN", 20),
            ["Nashville-Davidson--", "Franklin, TN"]
        );
        assert_eq!(cell("Achievement/Effort", 12), ["Achievement/", "Effort"], "without a hyphen");
        assert_eq!(cell("SOC 31-9092 2019-29", 7), ["SOC", "31-9092", "2019-29"]);
        assert_eq!(longest_piece("Louisville/Jefferson County, KY-IN"), 11);
        assert_eq!(longest_piece("31-9092"), 7);
    }
}
