//! What helps to find one's way in a long page: a list of its parts, an anchor for each heading, and links
//! back to the top.

use std::collections::HashSet;

use crate::document::{Block, Document};
use crate::render::html::page::Page;

/// The link at the end of a part.
pub(super) const BACK: &str = "<p class=\"top\"><a href=\"#top\">Back to top</a></p>\n";

/// How it looks, in print too.
pub(super) const STYLE: &str = include_str!("contents.css");

/// The anchors of a page. An anchor stays what it is when a newer survey comes.
#[derive(Default)]
pub(super) struct Anchors(HashSet<String>);

impl Anchors {
    /// The anchor of a heading within a part, which no other heading has.
    pub(super) fn of(&mut self, part: &str, heading: &str) -> String {
        let first = format!("{part}--{}", slug(heading));
        let others = (2..).map(|number| format!("{first}-{number}"));
        let mut anchors = [first.clone()].into_iter().chain(others);
        let anchor = anchors.find(|anchor| !self.0.contains(anchor)).unwrap_or(first);
        self.0.insert(anchor.clone());
        anchor
    }
}

/// The words of a heading, up to a date or a code.
fn slug(heading: &str) -> String {
    let words = heading.split([',', '(']).next().unwrap_or_default().to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Adds the list of the parts.
pub(super) fn push(page: &mut Page, document: &Document) {
    page.markup("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ul>\n");
    for block in &document.blocks {
        if let Block::Part { title, anchor } = block {
            page.markup("<li><a href=\"#").text(anchor).markup("\">");
            page.text(title).markup("</a></li>\n");
        }
    }
    page.markup("</ul>\n</nav>\n");
}
