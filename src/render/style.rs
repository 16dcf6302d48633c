//! The styles of a terminal page. None of them carries meaning by itself: without colour it reads
//! the same.

use anstyle::{AnsiColor, Style};

use crate::render::wrap;

/// The headings of a table, the names of its records.
pub(super) const BOLD: Style = Style::new().bold();
/// Lines that set things apart.
pub(super) const RULE: Style = Style::new().dimmed();
/// What was searched for.
pub(super) const MARK: Style = Style::new().bold().underline();
/// What is drawn.
pub(super) const DRAWN: Style = AnsiColor::Cyan.on_default();
/// What names a page or a part of it.
pub(super) const HEADING: Style = AnsiColor::Cyan.on_default().bold();

/// A text in lines of at most `width` columns, each in the style.
pub(super) fn lines(style: Style, text: &str, width: usize) -> Vec<String> {
    let lines = wrap::lines(text, width, "", 0);
    lines.iter().map(|line| format!("{style}{line}{style:#}")).collect()
}
