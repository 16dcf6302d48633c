//! Wrapping by words, to a width that is never exceeded.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm, core::display_width};

/// Breaks `text` into lines of at most `width` columns: `first` before the first line and `rest`
/// blanks before the others. Where the longest word would not fit behind them, it is given the
/// room: no word is broken that fits a line by itself.
pub(crate) fn lines(text: &str, width: usize, first: &str, rest: usize) -> Vec<String> {
    let room = width.saturating_sub(longest_word(text));
    if display_width(first) > room && !first.trim().is_empty() {
        let mut lines = vec![first.trim_end().to_owned()];
        lines.extend(self::lines(text, width, "", rest.min(room)));
        return lines;
    }
    let first = if display_width(first) > room { "" } else { first };
    let rest = " ".repeat(rest.min(room));
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(&rest)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// The width of the longest word.
pub(crate) fn longest_word(text: &str) -> usize {
    text.split(' ').map(display_width).max().unwrap_or(0)
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
            ["-", "an", "extraordinary", "word"]
        );
    }

    #[test]
    fn only_a_word_wider_than_the_line_is_broken() {
        assert_eq!(lines("abcdefghij", 4, "", 2), ["abcd", "efgh", "ij"]);
    }
}
