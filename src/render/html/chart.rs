//! Ranges as a drawing that reads the same without colour. Its unit is a point of print, so that
//! its letters are as large as those of the page.

use crate::{
    document::{Range, Ranges, Value, size},
    render::cell::{MISSING, value},
    wrap,
};

use super::page::Page;

/// How wide it is.
const WIDTH: usize = 250;
/// Room for a figure at each end of a range.
const FIGURE: usize = 48;
/// From one line of text to the next.
const LINE: usize = 15;
/// A letter, as wide as most are on average.
const LETTER: usize = 6;

/// Adds the ranges to the page; nothing where there is no scale.
pub(super) fn push_ranges(page: &mut Page, ranges: &Ranges) {
    let Some((low, high)) = ranges.scale() else { return };
    let at = |value: &Value| Some(FIGURE + place((size(value)? - low) / (high - low)));
    let mark = ranges.mark.as_ref().and_then(|mark| Some((mark, at(&mark.value)?)));
    let names: Vec<Vec<String>> = ranges.rows.iter().map(lines_of_name).collect();
    let height = names.iter().map(|lines| (lines.len() + 1) * LINE + LINE / 3).sum::<usize>()
        + if mark.is_some() { LINE } else { 0 };

    page.markup("<figure>\n<figcaption>").text(&ranges.caption).markup("</figcaption>\n");
    page.markup("<svg role=\"img\" aria-label=\"").text(&said(ranges)).markup("\" width=\"");
    page.number(WIDTH).markup("pt\" height=\"").number(height).markup("pt\" viewBox=\"0 0 ");
    page.number(WIDTH).markup(" ").number(height).markup("\">\n");
    let mut top = 0;
    if let Some((mark, x)) = mark {
        let (anchor, x_of_text) = if x > WIDTH / 2 { ("end", x - 6) } else { ("start", x + 6) };
        push_text(page, anchor, x_of_text, LINE - 4, &format!("{} {}", mark.name, mark.value));
        push_line(page, "mark", x, 2, height - 2);
        top += LINE;
    }
    for (row, name) in ranges.rows.iter().zip(&names) {
        for line in name {
            push_text(page, "start", 0, top + LINE - 4, line);
            top += LINE;
        }
        push_range(page, row, top, at);
        top += LINE + LINE / 3;
    }
    page.markup("</svg>\n</figure>\n");
}

/// The range without its name, in the line that begins at `top`.
fn push_range(page: &mut Page, row: &Range, top: usize, at: impl Fn(&Value) -> Option<usize>) {
    let known: Vec<usize> = row.points().into_iter().filter_map(&at).collect();
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return };
    let middle = top + LINE / 2;
    push_text(page, "end", first - 4, middle + 4, &value(&row.p10, MISSING));
    push_text(page, "start", last + 4, middle + 4, &value(&row.p90, MISSING));
    page.markup("<path class=\"range\" d=\"M").number(*first).markup(" ").number(middle);
    page.markup("H").number(*last).markup("\"/>\n");
    if let (Some(from), Some(to)) = (at(&row.p25), at(&row.p75)) {
        page.markup("<rect class=\"half\" x=\"").number(from).markup("\" y=\"").number(middle - 4);
        page.markup("\" width=\"").number(to - from).markup("\" height=\"8\"/>\n");
    }
    for end in [at(&row.p10), at(&row.p90)].into_iter().flatten() {
        push_line(page, "end", end, middle - 4, middle + 4);
    }
    if let Some(median) = at(&row.median) {
        push_line(page, "median", median, middle - 6, middle + 6);
    }
}

/// Name and median, in lines that fit.
fn lines_of_name(row: &Range) -> Vec<String> {
    let said = format!("{}: median {}", row.name, value(&row.median, MISSING));
    wrap::lines(&said, WIDTH / LETTER, "", 0)
}

/// What a screen reader says of the drawing.
fn said(ranges: &Ranges) -> String {
    let rows = ranges
        .rows
        .iter()
        .map(|row| format!("{}: {}, median {}, to {}", row.name, row.p10, row.median, row.p90));
    format!("{}. {}.", ranges.caption, rows.collect::<Vec<_>>().join(". "))
}

fn push_text(page: &mut Page, anchor: &'static str, x: usize, y: usize, text: &str) {
    page.markup("<text text-anchor=\"").markup(anchor).markup("\" x=\"").number(x);
    page.markup("\" y=\"").number(y).markup("\">").text(text).markup("</text>\n");
}

fn push_line(page: &mut Page, class: &'static str, x: usize, from: usize, to: usize) {
    page.markup("<path class=\"").markup(class).markup("\" d=\"M").number(x).markup(" ");
    page.number(from).markup("V").number(to).markup("\"/>\n");
}

/// A share of the scale in whole points.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)]
fn place(share: f64) -> usize {
    (share * (WIDTH - 2 * FIGURE) as f64).round() as usize
}
