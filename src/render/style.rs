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

/// A text in lines of at most `width` columns, each in the style.
pub(super) fn lines(style: Style, text: &str, width: usize) -> Vec<String> {
    let lines = wrap::lines(text, width, "", 0);
    lines.iter().map(|line| format!("{style}{line}{style:#}")).collect()
}
