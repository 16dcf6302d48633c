//! The rule of texts that people read: one line, not empty, without control characters.

use crate::output::{is_control, is_invisible};
use crate::trust::check::{At, Report};

pub(super) const TAKE_OUT: &str = "take the character out";

/// Checks a text; `file` is the whole text of its file.
pub(super) fn check(text: &str, at: At, file: &str, report: &mut Report) {
    let bad = text.chars().find(|c| is_control(*c) || *c == '\n' || is_invisible(*c));
    if let Some(bad) = bad {
        let (message, help) = match bad {
            '\n' => (
                "the text is broken into lines".to_owned(),
                "write it on one line; within \"\"\" a \\ at the end of a line joins it",
            ),
            '\t' => ("the text has a tab in it".to_owned(), TAKE_OUT),
            bad => (format!("the text has the character {} in it", bad.escape_unicode()), TAKE_OUT),
        };
        report.add(narrowed(at, bad, file), message, "letters on one line", help);
    } else if text.trim().is_empty() {
        let help = "leave the key out if there is nothing to say";
        report.add(at, "the text is empty", "a text", help);
    }
}

/// The position of a character in a text, as it is or as an escape.
fn narrowed(at: At, c: char, file: &str) -> At {
    let code = u32::from(c);
    let written = [
        c.to_string(),
        format!("\\u{code:04x}"),
        format!("\\u{code:04X}"),
        format!("\\x{code:02x}"),
        format!("\\x{code:02X}"),
        if c == '\u{1b}' { "\\e".to_owned() } else { format!("\\U{code:08x}") },
    ];
    let raw = &file[at.span.clone()];
    let found = written.iter().find_map(|text| Some((raw.find(text.as_str())?, text.len())));
    let span = found.map_or(at.span.clone(), |(start, length)| {
        at.span.start + start..at.span.start + start + length
    });
    At { span, ..at }
}
