//! The styles of a terminal page. None of them carries meaning by itself: without color the page reads
//! the same.

use anstyle::{AnsiColor, Style};

use crate::render::wrap;

/// The headings of a table, the names of its records.
pub(super) const BOLD: Style = Style::new().bold();
/// Lines between parts.
pub(super) const RULE: Style = Style::new().dimmed();
/// Matches of a search.
pub(super) const MARK: Style = Style::new().bold().underline();
/// Ranges.
pub(super) const DRAWN: Style = AnsiColor::Cyan.on_default();
/// Titles and headings.
pub(super) const HEADING: Style = AnsiColor::Cyan.on_default().bold();

/// Items of a legend, each with its width, as many in a line as fit. One that is wider than a line is left out.
pub(super) fn side_by_side(
    items: impl Iterator<Item = (usize, String)>,
    width: usize,
) -> Vec<String> {
    let (mut lines, mut used): (Vec<String>, usize) = (Vec::new(), width);
    for (of_item, text) in items.filter(|(of_item, _)| *of_item <= width) {
        if let Some(line) = lines.last_mut().filter(|_| used + 2 + of_item <= width) {
            line.extend(["  ", &text]);
            used += 2 + of_item;
        } else {
            lines.push(text);
            used = of_item;
        }
    }
    lines
}

/// A text in lines of at most `width` columns, each in the style.
pub(super) fn lines(style: Style, text: &str, width: usize) -> Vec<String> {
    let lines = wrap::lines(text, width, "", 0);
    lines.iter().map(|line| format!("{style}{line}{style:#}")).collect()
}
