//! Writes the answer with one write, or an error.

pub(crate) mod file;
pub mod reply;
mod signal;

use std::io::{self, ErrorKind, Write};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};

use crate::failure::{Failure, FailureKind};
use crate::output::reply::Reply;
use crate::render::wrap;

/// The width of a note in columns, on any terminal.
const NOTE_WIDTH: usize = 80;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();

/// Writes the answer to stdout and its notes to stderr. A reader that closes the pipe early is not an
/// error.
pub fn print(reply: &Reply) -> anyhow::Result<()> {
    for aside in &reply.asides {
        let first = "note: ";
        let lines = wrap::lines(&escape_controls(aside), NOTE_WIDTH, first, 2).join("\n");
        let text = lines.strip_prefix(first).unwrap_or(&lines);
        // A closed stderr is no reason to fail.
        let _ = writeln!(anstream::stderr(), "{NOTE}{first}{NOTE:#}{text}");
    }
    // An old console of Windows shows color once it is asked to.
    let mut stdout = AutoStream::always(io::stdout().lock());
    match stdout.write_all(reply.text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::cannot_write(format!("the answer could not be written: {error}"))
                .hint(
                    "help",
                    if reply.files.is_empty() {
                        "make room where it should go, or send it elsewhere"
                    } else {
                        "the files are written; only what stdout should say is not"
                    },
                )
                .into())
        }
        _ => Ok(()),
    }
}

/// Writes an error to stderr, in color if that is wanted.
pub fn report(error: &anyhow::Error) {
    let text = escape_controls(&format!("{error:#}"));
    // If stderr is closed, the exit code has to do.
    let _ = writeln!(anstream::stderr(), "{ERROR}error:{ERROR:#} {text}");
}

/// Escapes the characters that could control a terminal: an error repeats what was typed.
pub(crate) fn escape_controls(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if is_control(c) || is_invisible(c) {
            escaped.extend(c.escape_unicode());
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// Whether a character can control a terminal, other than by ending a line.
pub(crate) fn is_control(c: char) -> bool {
    (c.is_control() && c != '\n') || is_bidirectional(c)
}

/// Whether a text is of lines of ASCII, as most are, so that no character of it needs a look.
pub(crate) fn is_plain(text: &str) -> bool {
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n');
    // Eight bytes at a time, each in its own part of a number: its highest bit says whether it is plain.
    let (parts, rest) = text.as_bytes().as_chunks();
    let all = |byte: u8| u64::from_ne_bytes([byte; 8]);
    let are_plain = |part: &[u8; 8]| {
        let bytes = u64::from_ne_bytes(*part);
        let is_ascii = bytes & all(0x80) == 0;
        // No byte carries over into the next one, as all are below 0x80.
        let printed = || bytes + all(0x80 - b' ');
        let no_newline = || (bytes ^ all(b'\n')) + all(0x7f);
        let deleted = || bytes + all(0x80 - 0x7f);
        is_ascii && (printed() | !no_newline()) & !deleted() & all(0x80) == all(0x80)
    };
    parts.iter().all(are_plain) && rest.iter().all(is_plain)
}

/// The first character that can control a terminal in a text of lines, whose columns tabs may separate.
pub(crate) fn steering(text: &str) -> Option<(usize, &str)> {
    let text = if is_plain(text) { "" } else { text };
    let mut controls = text.match_indices(|c| is_control(c) && c != '\t');
    controls.find(|(at, _)| !text[*at..].starts_with("\r\n"))
}

/// Whether a character is invisible, so that two different words can look the same.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{3164}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e007f}'
        | '\u{f0000}'..='\u{10ffff}')
}

/// Whether a character changes the direction of the text around it.
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

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn a_text_is_plain_where_each_of_its_bytes_is() {
        for byte in 0..0x80_u8 {
            for at in 0..10 {
                let mut bytes = *b"plain text";
                bytes[at] = byte;
                let is_it = matches!(byte, b'\n' | b' '..=b'~');
                assert_eq!(is_plain(str::from_utf8(&bytes).unwrap()), is_it, "{byte} at {at}");
            }
        }
        assert!(!is_plain("plain té") && is_plain(""));
    }
}
