//! One side of a sheet of paper: sections in two columns, and below them, across the sheet, those with
//! lines to write on.

use crate::cli::Paper;
use crate::document::{Block, Document};
use crate::render::html::Body;

/// How the sheet looks, in print above all.
const STYLE: &str = include_str!("sheet.css");

/// Lines to write on; those for which the sheet has no room are cut off.
const LINES: usize = 14;

/// How wide a column is, in points.
pub(super) fn width_of_column(paper: Paper) -> usize {
    match paper {
        Paper::Letter => 269,
        Paper::A4 => 261,
    }
}

/// Adds the document as a sheet, from its style on.
pub(super) fn push<'d>(body: &mut Body<'d>, document: &'d Document, paper: Paper) {
    body.page.markup("<style>\n").markup(size(paper)).markup(STYLE).markup("</style>\n</head>\n");
    body.page.markup("<body>\n<main>\n<header>\n").element("<h1>", &document.title, "</h1>\n");
    let is_heading = |block: &Block| matches!(block, Block::Heading(_));
    let first = document.blocks.iter().position(is_heading).unwrap_or(document.blocks.len());
    let (head, sections) = document.blocks.split_at(first);
    for block in head {
        body.push(block);
    }
    body.page.markup("</header>\n<div class=\"columns\">\n");
    let mut in_columns = true;
    for section in sections.chunk_by(|_, next| !is_heading(next)) {
        let has_room = section.iter().any(|block| matches!(block, Block::Room));
        if has_room && in_columns {
            body.page.markup("</div>\n");
            in_columns = false;
        }
        body.page.markup(if has_room { "<section class=\"notes\">\n" } else { "<section>\n" });
        for block in section {
            match block {
                Block::Room => push_lines(body),
                block => body.push(block),
            }
        }
        body.page.markup("</section>\n");
    }
    if in_columns {
        body.page.markup("</div>\n");
    }
}

fn push_lines(body: &mut Body<'_>) {
    body.page.markup("<div class=\"room\">");
    for _ in 0..LINES {
        body.page.markup("<div></div>");
    }
    body.page.markup("</div>\n");
}

/// The paper and the area inside its margins. The height is rounded down: a full page would begin a second.
fn size(paper: Paper) -> &'static str {
    match paper {
        Paper::Letter => {
            "@page { size: 8.5in 11in; margin: .4in; }\n\
             :root { --width: 7.7in; --height: 10.18in; }\n"
        }
        Paper::A4 => {
            "@page { size: 210mm 297mm; margin: 10mm; }\n\
             :root { --width: 190mm; --height: 276.5mm; }\n"
        }
    }
}
