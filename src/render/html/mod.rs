//! `html`: a whole page that needs nothing else: no script, no file, no network.

mod chart;
mod contents;
mod map;
mod page;
mod sheet;
mod trend;

use self::contents::Anchors;
use self::page::Page;
use crate::document::{Block, Document, Finding, Origin, Table};
use crate::render::cell::{MISSING, value};

/// How a page looks on a screen, and when it is printed.
const SCREEN: &str = include_str!("screen.css");

/// How wide ranges are drawn on a screen, in points.
const WIDTH: usize = 320;

/// The document as a page; with `charts` its ranges are drawn. A document
/// for a sheet of paper is laid out to fit it.
pub(super) fn render(document: &Document, charts: bool) -> String {
    let mut page = Page::default();
    page.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.element("<title>", &document.title, "</title>\n");
    let mut body = Body {
        page,
        ranges: charts.then(|| document.paper.map_or(WIDTH, sheet::width_of_column)),
        scrolls: document.paper.is_none(),
        title: &document.title,
        part: None,
        anchors: Anchors::default(),
        heading: None,
        tables: 0,
        below_heading: 0,
    };
    if let Some(paper) = document.paper {
        sheet::push(&mut body, document, paper);
    } else {
        body.page.markup("<style>\n").markup(SCREEN);
        let has = |is_it: fn(&Block) -> bool| document.blocks.iter().any(is_it);
        let has_parts = has(|block| matches!(block, Block::Part { .. }));
        if has_parts {
            body.page.markup(contents::STYLE);
        }
        if has(|block| matches!(block, Block::Map(_))) {
            body.page.markup(map::STYLE);
        }
        if has(|block| matches!(block, Block::Trend(_))) {
            body.page.markup(trend::STYLE);
        }
        body.page.markup("</style>\n</head>\n<body>\n");
        body.page.markup(if has_parts { "<main id=\"top\">\n" } else { "<main>\n" });
        body.page.element("<h1>", &document.title, "</h1>\n");
        if !document.lead.is_empty() {
            body.page.markup("<p>").linked(&document.lead).markup("</p>\n");
        }
        for block in &document.blocks {
            match block {
                Block::Contents(_) => contents::push(&mut body.page, document),
                block => body.push(block),
            }
        }
        if has_parts {
            body.page.markup(contents::BACK);
        }
    }
    body.page.markup("</main>\n</body>\n</html>\n");
    body.page.0
}

/// A page in progress: the part and the heading that it has come to.
struct Body<'d> {
    page: Page,
    /// How wide ranges are drawn, where they are.
    ranges: Option<usize>,
    /// Whether a table may be wider than its page, and is scrolled then.
    scrolls: bool,
    title: &'d str,
    part: Option<(&'d str, &'d str)>,
    anchors: Anchors,
    heading: Option<&'d str>,
    /// Tables so far, and those since the last heading.
    tables: usize,
    below_heading: usize,
}

impl<'d> Body<'d> {
    fn push(&mut self, block: &'d Block) {
        let page = &mut self.page;
        match block {
            Block::Part { title, anchor } => {
                if self.part.is_some() {
                    page.markup(contents::BACK);
                }
                page.element("<h2 id=\"", anchor, "\">").element("", title, "</h2>\n");
                self.part = Some((title.as_str(), anchor.as_str()));
                (self.heading, self.below_heading) = (None, 0);
            }
            Block::Heading(heading) => {
                match self.part {
                    Some((_, part)) => {
                        let anchor = self.anchors.of(part, heading);
                        page.element("<h3 id=\"", &anchor, "\">").element("", heading, "</h3>\n")
                    }
                    None => page.element("<h2>", heading, "</h2>\n"),
                };
                (self.heading, self.below_heading) = (Some(heading.as_str()), 0);
            }
            Block::Text(text) => {
                page.markup("<p>").linked(text).markup("</p>\n");
            }
            Block::Lines(lines) => {
                page.markup("<p>").linked(&lines.join(" ")).markup("</p>\n");
            }
            Block::Citation(text) => {
                page.markup("<p class=\"cite\">").linked(text).markup("</p>\n");
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
            Block::Findings(findings) => push_findings(page, findings),
            Block::Table(table) => self.push_table(table),
            Block::Ranges(ranges) => {
                if let Some(width) = self.ranges {
                    chart::push_ranges(page, ranges, width);
                }
            }
            Block::Map(map) if self.ranges.is_some() => map::push(page, map),
            Block::Trend(it) if self.ranges.is_some() => trend::push(page, it),
            Block::Map(_) | Block::Trend(_) | Block::Contents(_) | Block::Room => {}
        }
    }

    fn push_table(&mut self, table: &Table) {
        let about = self.heading.or(self.part.map(|(title, _)| title)).unwrap_or(self.title);
        // A sighted reader takes the heading for the caption of the first table below it.
        let said = self.below_heading == 0;
        let caption = match table.headings.first() {
            Some(first) if !said => format!("{about}: {first}"),
            _ => about.to_owned(),
        };
        self.below_heading += 1;
        self.tables += 1;
        let (page, number) = (&mut self.page, self.tables);
        if self.scrolls {
            let group =
                "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-labelledby=\"t#\">\n";
            page.numbered(group, &[number]);
        }
        page.numbered("<table>\n<caption id=\"t#", &[number]);
        page.markup(if said { "\" class=\"said\">" } else { "\">" });
        page.text(&caption).markup("</caption>\n");
        push_rows(page, table);
        page.markup("</table>\n");
        if self.scrolls {
            page.markup("</div>\n");
        }
    }
}

fn push_findings(page: &mut Page, findings: &[Finding]) {
    page.markup("<ol>\n");
    for finding in findings {
        page.markup("<li>");
        for (piece, is_mark) in finding.pieces() {
            if is_mark {
                page.element("<mark>", piece, "</mark>");
            } else {
                page.linked(piece);
            }
        }
        page.markup("\n<ul>\n");
        for Origin { name, about, is_typed } in &finding.origin {
            page.markup("<li>").text(name).markup(": ");
            if *is_typed {
                page.element("<code>", about, "</code>");
            } else {
                page.text(about);
            }
            page.markup("</li>\n");
        }
        page.markup("</ul></li>\n");
    }
    page.markup("</ol>\n");
}

fn push_rows(page: &mut Page, table: &Table) {
    let numeric = table.numeric_columns();
    page.markup("<thead>\n<tr>");
    for (heading, numeric) in table.headings.iter().zip(&numeric) {
        page.markup(if *numeric { "<th scope=\"col\" class=\"n\">" } else { "<th scope=\"col\">" });
        page.text(heading).markup("</th>");
    }
    page.markup("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        page.markup("<tr>");
        for (index, (cell, numeric)) in row.iter().zip(&numeric).enumerate() {
            let (open, close) = match (index, numeric) {
                (0, true) => ("<th scope=\"row\" class=\"n\">", "</th>"),
                (0, false) => ("<th scope=\"row\">", "</th>"),
                (_, true) => ("<td class=\"n\">", "</td>"),
                (_, false) => ("<td>", "</td>"),
            };
            page.markup(open).linked(&value(cell, MISSING)).markup(close);
        }
        page.markup("</tr>\n");
    }
    page.markup("</tbody>\n");
}
