//! The only way into a page: markup that is part of the program, and text that is escaped.

use crate::{output::is_bidirectional, render::address};

/// HTML in progress.
#[derive(Default)]
pub(super) struct Page(pub(super) String);

impl Page {
    /// Adds markup.
    pub(super) fn markup(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text, within an element or an attribute in double quotes.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\n' => self.0.push('\n'),
                // HTML forbids control characters, and these would reverse the text around them.
                c if c.is_control() || is_bidirectional(c) => self.0.push(' '),
                c => self.0.push(c),
            }
        }
        self
    }

    /// Adds markup with a number for each `#` in it, as a coordinate or a part of a name.
    pub(super) fn numbered(&mut self, markup: &'static str, numbers: &[usize]) -> &mut Self {
        let mut numbers = numbers.iter().map(usize::to_string);
        let parts = markup.split_inclusive('#').map(|part| part.trim_end_matches('#'));
        self.0.extend(parts.flat_map(|part| [part.to_owned(), numbers.next().unwrap_or_default()]));
        self
    }

    /// Adds an element around a text.
    pub(super) fn element(
        &mut self,
        open: &'static str,
        text: &str,
        close: &'static str,
    ) -> &mut Self {
        self.markup(open).text(text).markup(close)
    }

    /// Adds text whose addresses can be followed.
    pub(super) fn linked(&mut self, text: &str) -> &mut Self {
        for (index, word) in text.split(' ').enumerate() {
            if index > 0 {
                self.markup(" ");
            }
            match address::within(word) {
                Some((before, address, behind)) => {
                    self.text(before);
                    self.markup("<a href=\"").text(address).markup("\">");
                    self.text(address).markup("</a>").text(behind);
                }
                None => {
                    self.text(word);
                }
            }
        }
        self
    }
}
