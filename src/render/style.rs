//! The styles of a terminal page. None of them carries meaning by itself: without colour it reads
//! the same.

use anstyle::{AnsiColor, Style};

/// The headings of a table, the names of its records.
pub(super) const BOLD: Style = Style::new().bold();
/// Lines that set things apart.
pub(super) const RULE: Style = Style::new().dimmed();
/// What is drawn.
pub(super) const DRAWN: Style = AnsiColor::Cyan.on_default();
/// What names a page or a part of it.
pub(super) const HEADING: Style = AnsiColor::Cyan.on_default().bold();
