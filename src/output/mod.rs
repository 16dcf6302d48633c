//! The way out: one write of the answer, or an error, and the exit code.

pub(crate) mod file;
pub mod reply;

use std::io::{self, ErrorKind, Write};

use anstyle::{AnsiColor, Style};

use crate::{
    failure::{Failure, FailureKind},
    output::reply::Reply,
    render::wrap,
};

/// Columns of a note, which does not depend on the terminal.
const WIDTH: usize = 80;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();

/// Writes the answer to stdout, and what stands beside it to stderr. A reader that has seen enough
/// and closed the pipe is no error.
pub fn print(reply: &Reply) -> anyhow::Result<()> {
    for aside in &reply.asides {
        let first = "note: ";
        let lines = wrap::lines(&harmless(aside), WIDTH, first, 2).join("\n");
        let text = lines.strip_prefix(first).unwrap_or(&lines);
        // Where stderr is closed, nobody wants to know.
        let _ = writeln!(anstream::stderr(), "{NOTE}{first}{NOTE:#}{text}");
    }
    let mut stdout = io::stdout().lock();
    match stdout.write_all(reply.text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::cannot_write(format!("the answer could not be written: {error}"))
                .hint("help", "make room where it should go, or send it elsewhere")
                .into())
        }
        _ => Ok(()),
    }
}

/// Writes an error to stderr, in colour where that is wanted.
pub fn report(error: &anyhow::Error) {
    let text = harmless(&format!("{error:#}"));
    // Where stderr is closed too, the exit code says it all.
    let _ = writeln!(anstream::stderr(), "{ERROR}error:{ERROR:#} {text}");
}

/// The text with everything escaped that could steer a terminal: an error repeats what was typed.
pub(crate) fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) || is_unseen(c) {
            harmless.extend(c.escape_unicode());
        } else {
            harmless.push(c);
        }
    }
    harmless
}

/// Whether a character steers a terminal, and does more than end a line.
pub(crate) fn steers(c: char) -> bool {
    (c.is_control() && c != '\n') || is_bidirectional(c)
}

/// Whether a character is not seen, and still tells two words apart.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{3164}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e007f}'
        | '\u{f0000}'..='\u{10ffff}')
}

/// Whether a character turns the direction of the text around it.
pub(crate) fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The exit code of an error.
pub fn exit_code(error: &anyhow::Error) -> u8 {
    error
        .downcast_ref::<Failure>()
        .map_or(FailureKind::ReadOrWrite, |failure| failure.kind)
        .exit_code()
}
