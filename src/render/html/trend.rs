//! Lines over the years as a drawing that reads the same without color. Its unit is the point.

use crate::document::{Trend, Value, size};
use crate::render::html::chart::{LETTER, push_text, rounded};
use crate::render::html::page::Page;

/// How it looks, in print too.
pub(super) const STYLE: &str = include_str!("trend.css");

/// Lines that are told apart by their dashes.
const CLASSES: [&str; 2] = ["<path class=\"line\" d=\"", "<path class=\"line second\" d=\""];
/// A point, filled or hollow.
const POINTS: [&str; 2] = [
    "<circle r=\"3\" cx=\"#\" cy=\"#\"/>\n",
    "<circle class=\"second\" r=\"3\" cx=\"#\" cy=\"#\"/>\n",
];

/// A digit is wider than most letters.
const DIGIT: usize = 7;
/// The area of the lines.
const LENGTH: usize = 380;
const HEIGHT: usize = 130;
/// Room above, for the names of breaks, and below, for the times.
const ABOVE: usize = 18;
const BELOW: usize = 20;

/// Adds the trend to the page, with its words; nothing where there are no two figures.
pub(super) fn push(page: &mut Page, trend: &Trend) {
    let Some(scaled) = trend.scaled() else { return };
    let [first, last, lowest, highest] = scaled.ends;
    let letters = |value: &Value| value.to_string().len() * DIGIT + 2 * DIGIT;
    let start = letters(&lowest.value).max(letters(&highest.value));
    let names = trend.lines.iter().filter(|_| trend.lines.len() > 1).map(|line| line.name.len());
    let names = names.max().map_or(2 * LETTER, |longest| longest * LETTER + 2 * LETTER);
    let (width, height) = (start + LENGTH + names, ABOVE + HEIGHT + BELOW);
    let across = |at: f64| start + rounded(scaled.times.share(at), LENGTH);
    let down = |figure: f64| ABOVE + rounded(1.0 - scaled.figures.share(figure), HEIGHT);

    page.markup("<figure>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"");
    page.text(&trend.caption).markup(". Lines over time, told below.\"");
    page.numbered(" width=\"#pt\" height=\"#pt\"", &[width, height]);
    page.numbered(" viewBox=\"0 0 # #\">\n", &[width, height]);
    page.numbered(
        "<path class=\"axis\" d=\"M# #V#H#\"/>\n",
        &[start - 3, ABOVE, ABOVE + HEIGHT + 6, start + LENGTH],
    );
    for point in [lowest, highest] {
        let y = size(&point.value).map_or(0, down) + 4;
        push_text(page, "end", start - DIGIT, y, &point.value.to_string());
    }
    push_text(page, "start", start, height - 2, &first.label);
    push_text(page, "end", start + LENGTH, height - 2, &last.label);
    for (at, it) in trend.breaks() {
        let x = across(at);
        page.numbered("<path class=\"mark\" d=\"M# #V#\"/>\n", &[x, ABOVE - 4, ABOVE + HEIGHT + 6]);
        push_text(page, "middle", x, ABOVE - 7, &it.said());
    }
    for (index, line) in trend.lines.iter().take(CLASSES.len()).enumerate() {
        let pieces = trend.pieces(line);
        for piece in &pieces {
            page.markup(CLASSES[index]);
            for (nth, (_, at, figure)) in piece.iter().enumerate() {
                page.numbered(
                    if nth == 0 { "M# #" } else { "L# #" },
                    &[across(*at), down(*figure)],
                );
            }
            page.markup("\"/>\n");
        }
        for (_, at, figure) in pieces.iter().flatten() {
            page.numbered(POINTS[index], &[across(*at), down(*figure)]);
        }
        let end = pieces.last().and_then(|piece| piece.last());
        if let (Some((_, at, figure)), true) = (end, trend.lines.len() > 1) {
            push_text(page, "start", across(*at) + LETTER + 2, down(*figure) + 4, &line.name);
        }
    }
    page.markup("</svg>\n<figcaption>").text(&trend.caption).markup(".");
    for said in trend.said() {
        page.markup(" ").text(&said);
    }
    page.markup("</figcaption>\n</figure>\n");
}
