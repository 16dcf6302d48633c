//! `html`: a whole page that needs nothing else: no script, no file, no network.

mod chart;
mod page;

use crate::document::{Block, Document, Table};

use super::cell::{MISSING, value};

use self::page::Page;

/// How a page looks on a screen, and when it is printed.
const SCREEN: &str = include_str!("screen.css");

/// The document as a page; with `charts` its ranges are drawn.
pub(super) fn render(document: &Document, charts: bool) -> String {
    let mut page = Page::default();
    page.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.element("<title>", &document.title, "</title>\n");
    page.markup("<style>\n").markup(SCREEN).markup("</style>\n</head>\n<body>\n<main>\n");
    page.element("<h1>", &document.title, "</h1>\n");
    let mut body = Body { page, charts, part: None, heading: None, tables: 0, beneath: 0 };
    for block in &document.blocks {
        body.push(block, &document.title);
    }
    body.page.markup("</main>\n</body>\n</html>\n");
    body.page.finish()
}

struct Body<'d> {
    page: Page,
    charts: bool,
    part: Option<&'d str>,
    heading: Option<&'d str>,
    /// Tables so far, and those since the last heading.
    tables: usize,
    beneath: usize,
}

impl<'d> Body<'d> {
    fn push(&mut self, block: &'d Block, title: &str) {
        let page = &mut self.page;
        match block {
            Block::Part(part) => {
                page.element("<h2>", part, "</h2>\n");
                (self.part, self.heading, self.beneath) = (Some(part.as_str()), None, 0);
            }
            Block::Heading(heading) => {
                match self.part {
                    Some(_) => page.element("<h3>", heading, "</h3>\n"),
                    None => page.element("<h2>", heading, "</h2>\n"),
                };
                (self.heading, self.beneath) = (Some(heading.as_str()), 0);
            }
            Block::Text(text) => {
                page.markup("<p>").linked(text).markup("</p>\n");
            }
            Block::List(items) => {
                page.markup("<ul>\n");
                for item in items {
                    page.markup("<li>").linked(item).markup("</li>\n");
                }
                page.markup("</ul>\n");
            }
            Block::Terms(terms) => {
                page.markup("<dl>\n");
                for (name, about) in terms {
                    page.element("<dt>", name, "</dt>\n");
                    page.markup("<dd>").linked(about).markup("</dd>\n");
                }
                page.markup("</dl>\n");
            }
            Block::Table(table) => {
                let about = self.heading.or(self.part).unwrap_or(title);
                // The first table beneath a heading is what the heading says.
                let caption = match (self.beneath, table.headings.first()) {
                    (1.., Some(first)) => format!("{about}: {first}"),
                    _ => about.to_owned(),
                };
                self.tables += 1;
                self.beneath += 1;
                push_table(page, table, &caption, self.tables);
            }
            Block::Ranges(ranges) if self.charts => chart::push_ranges(page, ranges),
            Block::Ranges(_) => {}
        }
    }
}

/// A table that can be scrolled where a screen is narrow, with a keyboard too.
fn push_table(page: &mut Page, table: &Table, caption: &str, number: usize) {
    let numeric = table.numeric_columns();
    page.markup("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t");
    page.number(number).markup("\">\n<table>\n<caption id=\"t").number(number).markup("\">");
    page.text(caption).markup("</caption>\n<thead>\n<tr>");
    for (heading, numeric) in table.headings.iter().zip(&numeric) {
        page.markup(if *numeric { "<th scope=\"col\" class=\"n\">" } else { "<th scope=\"col\">" });
        page.text(heading).markup("</th>");
    }
    page.markup("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        page.markup("<tr>");
        for (place, (cell, numeric)) in row.iter().zip(&numeric).enumerate() {
            let (open, close) = match (place, numeric) {
                (0, true) => ("<th scope=\"row\" class=\"n\">", "</th>"),
                (0, false) => ("<th scope=\"row\">", "</th>"),
                (_, true) => ("<td class=\"n\">", "</td>"),
                (_, false) => ("<td>", "</td>"),
            };
            page.markup(open).linked(&value(cell, MISSING)).markup(close);
        }
        page.markup("</tr>\n");
    }
    page.markup("</tbody>\n</table>\n</div>\n");
}
