//! Ranges as a drawing that reads the same without color. Its unit is the point, so that its letters
//! are as large as those of the page.

use crate::document::{Range, Ranges, Scale, Value, size};
use crate::render::cell::{MISSING, value};
use crate::render::html::page::Page;
use crate::render::wrap;

/// Room for a figure at each end of a range.
const FIGURE: usize = 52;
/// From one line of text to the next.
const LINE: usize = 14;
/// From the baseline of a line to its lower end.
const BASE: usize = 3;
/// Between one range and the next.
const GAP: usize = 4;
/// A letter, as wide as most are on average.
pub(super) const LETTER: usize = 6;
/// The legend.
const LEGEND: &str = ": from bottom to top 10%. Box: middle half. Bar: median.";
/// The longest name, in letters, that is put beside its range.
const SHORT: usize = 6;

/// Adds the ranges to the page, `width` points wide; nothing where there is no scale.
pub(super) fn push_ranges(page: &mut Page, ranges: &Ranges, width: usize) {
    let Some(scale) = ranges.scale() else { return };
    let names = Names::of(ranges, width);
    let length = width - names.beside - 2 * FIGURE;
    let strip = Strip { scale, start: names.beside + FIGURE, length };
    let marks = ranges.marks.iter().filter_map(|mark| Some((mark, strip.at(&mark.value)?)));
    let marks: Vec<_> = marks.collect();
    let height = (names.lines + ranges.rows.len() + marks.len()) * LINE + ranges.rows.len() * GAP;

    page.markup("<figure>\n<figcaption>").text(&ranges.caption).markup(LEGEND);
    page.markup("</figcaption>\n");
    page.markup("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"")
        .text(&said(ranges, scale))
        .numbered("\" width=\"#pt\" height=\"#pt\"", &[width, height])
        .numbered(" viewBox=\"0 0 # #\">\n", &[width, height]);
    let mut top = 0;
    for &(mark, x) in &marks {
        let anchor = if x > width / 2 { "end" } else { "start" };
        push_text(page, anchor, x, top + LINE - BASE, &mark.said(scale));
        top += LINE;
    }
    for (row, name) in ranges.rows.iter().zip(&names.of_rows) {
        let [low, .., high] = &row.points;
        for (index, line) in name.iter().enumerate() {
            push_text(page, "start", 0, top + (index + 1) * LINE - BASE, line);
        }
        if names.beside == 0 {
            top += name.len() * LINE;
        }
        let middle = top + LINE / 2;
        let base = top + LINE - BASE;
        push_text(page, "end", strip.start - 5, base, &value(low, MISSING));
        push_text(page, "start", width - FIGURE + 5, base, &value(high, MISSING));
        push_range(page, row, middle, |value| strip.at(value));
        for &(_, x) in &marks {
            push_line(page, "mark", x, top, top + LINE);
        }
        top += LINE + GAP;
    }
    page.markup("</svg>\n</figure>\n");
}

/// The area of the ranges, and the scale that they share.
struct Strip {
    scale: Scale,
    start: usize,
    length: usize,
}

impl Strip {
    /// The x of a figure.
    fn at(&self, value: &Value) -> Option<usize> {
        Some(self.start + rounded(self.scale.share(size(value)?), self.length))
    }
}

/// A share of a length, to the nearest point.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)]
pub(super) fn rounded(share: f64, length: usize) -> usize {
    (share * length as f64).round() as usize
}

/// The names of the ranges: beside them where all are short, above them with the median where one is long.
struct Names {
    of_rows: Vec<Vec<String>>,
    /// The width of names beside the ranges; 0 where they are above.
    beside: usize,
    /// Lines that the names take by themselves.
    lines: usize,
}

impl Names {
    fn of(ranges: &Ranges, width: usize) -> Self {
        let longest = ranges.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
        if longest <= SHORT {
            let of_rows = ranges.rows.iter().map(|row| vec![row.name.clone()]).collect();
            return Self { of_rows, beside: longest * LETTER, lines: 0 };
        }
        let name = |row: &Range| {
            let said = format!("{}: median {}", row.name, value(&row.points[2], MISSING));
            wrap::lines(&said, width / LETTER, "", 0)
        };
        let of_rows: Vec<Vec<String>> = ranges.rows.iter().map(name).collect();
        let lines = of_rows.iter().map(Vec::len).sum();
        Self { of_rows, beside: 0, lines }
    }
}

/// A range without its words, on the line at `middle`.
fn push_range(page: &mut Page, row: &Range, middle: usize, at: impl Fn(&Value) -> Option<usize>) {
    let [p10, p25, median, p75, p90] = &row.points;
    let known: Vec<usize> = row.points.iter().filter_map(&at).collect();
    let (Some(first), Some(last)) = (known.iter().min(), known.iter().max()) else { return };
    page.numbered("<path d=\"M# #H#\"/>\n", &[*first, middle, *last]);
    if let (Some(from), Some(to)) = (at(p25), at(p75)) {
        page.numbered("<rect class=\"half\" x=\"#\" y=\"#\"", &[from, middle - 4]);
        page.numbered(" width=\"#\" height=\"8\"/>\n", &[to.saturating_sub(from)]);
    }
    for end in [at(p10), at(p90)].into_iter().flatten() {
        push_line(page, "end", end, middle - 4, middle + 4);
    }
    if let Some(median) = at(median) {
        push_line(page, "median", median, middle - 6, middle + 6);
    }
}

/// What a screen reader says of the drawing.
fn said(ranges: &Ranges, scale: Scale) -> String {
    let rows = ranges.rows.iter().map(|row| {
        let [p10, p25, median, p75, p90] = &row.points;
        format!(
            "{}: bottom 10% {p10}, bottom 25% {p25}, median {median}, top 25% {p75}, top 10% {p90}",
            row.name
        )
    });
    let marks = ranges.marks.iter().map(|mark| mark.said(scale));
    let said: Vec<String> = [ranges.caption.clone()].into_iter().chain(rows).chain(marks).collect();
    said.join(". ") + "."
}

pub(super) fn push_text(page: &mut Page, anchor: &'static str, x: usize, y: usize, text: &str) {
    page.markup("<text text-anchor=\"").markup(anchor);
    page.numbered("\" x=\"#\" y=\"#\">", &[x, y]).text(text).markup("</text>\n");
}

fn push_line(page: &mut Page, class: &'static str, x: usize, from: usize, to: usize) {
    page.markup("<path class=\"").markup(class);
    page.numbered("\" d=\"M# #V#\"/>\n", &[x, from, to]);
}
