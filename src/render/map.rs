//! The nation as tiles, drawn with characters. A tile says its step by a number and by a height too, so that
//! it reads the same without color.

use anstyle::{Ansi256Color, Style};

use crate::document::{MAP_COLUMNS, Map, Shown, Step, Tile};
use crate::render::cell::MISSING;
use crate::render::style::{self, BOLD, RULE};
use crate::render::wrap::display_width;

/// Black on four shades of blue, white on the darkest: at least 5 to 1, whatever colors the terminal has.
const SHADES: [(u8, u8); 5] = [(16, 195), (16, 153), (16, 75), (16, 32), (231, 25)];

/// The height of each step.
const HEIGHTS: [&str; 5] = ["▁", "▂", "▄", "▆", "▇"];

/// The width of a tile with the figure in it, and of one without.
const WIDE: usize = 6;
const NARROW: usize = 2;

/// The map as lines of at most `width` columns; none where a terminal is too narrow.
pub(super) fn lines(map: &Map, width: usize) -> Vec<String> {
    let fits = |tile: &usize| MAP_COLUMNS * (tile + 1) - 1 <= width;
    let Some(tile) = [WIDE, NARROW].into_iter().find(fits) else { return Vec::new() };
    let mut lines = style::lines(BOLD, &map.caption, width);
    for row in 0..map.rows {
        let tiles = || map.tiles.iter().filter(|tile| tile.row == row);
        lines.push(line(tiles().map(|it| (it, upper(it, tile))), tile));
        lines.push(line(tiles().map(|it| (it, lower(it, tile))), tile));
    }
    lines.extend(legend(map, tile == WIDE, width));
    lines
}

/// One half of a row of tiles, each with its text.
fn line<'m>(tiles: impl Iterator<Item = (&'m Tile, String)>, width: usize) -> String {
    let (mut line, mut end) = (String::new(), 0);
    for (tile, text) in tiles.filter(|(_, text)| !text.is_empty()) {
        let start = tile.column * (width + 1);
        line.push_str(&" ".repeat(start - end));
        end = start + display_width(&text);
        line.push_str(&shaded(tile.shown.as_ref(), &text));
    }
    line
}

/// A tile without a row in the answer is faint; one without a figure has no shade.
fn shaded(shown: Option<&Shown>, text: &str) -> String {
    let style = match shown {
        None => RULE,
        Some(shown) => shown.step.map_or(Style::new(), shade),
    };
    format!("{style}{text}{style:#}")
}

/// The letters, and in a wide tile the step.
fn upper(tile: &Tile, width: usize) -> String {
    let letters: String = tile.letters.chars().take(NARROW).collect();
    match tile.shown.as_ref().and_then(|shown| Some((shown, shown.step?))) {
        Some((shown, step)) if width == WIDE => {
            format!("{letters:NARROW$}{:2}{}", mark(shown), sign(step))
        }
        _ => letters,
    }
}

/// The figure, in a narrow tile as two digits, or else the step.
fn lower(tile: &Tile, width: usize) -> String {
    match &tile.shown {
        None => String::new(),
        Some(shown) => match shown.step {
            Some(step) if width == NARROW => shown.in_two_digits().unwrap_or_else(|| sign(step)),
            _ => format!("{:>width$}", shown.short()),
        },
    }
}

/// What tells a rough figure.
fn mark(shown: &Shown) -> &'static str {
    if shown.is_rough { "~" } else { "" }
}

/// A step as a height and as its number.
fn sign(step: usize) -> String {
    format!("{}{}", HEIGHTS[step], step + 1)
}

fn shade(step: usize) -> Style {
    let (ink, paper) = SHADES[step];
    Style::new().fg_color(Some(Ansi256Color(ink).into())).bg_color(Some(Ansi256Color(paper).into()))
}

/// What the steps cover, side by side as far as there is room, and what else a tile may say.
fn legend(map: &Map, has_figures: bool, width: usize) -> Vec<String> {
    let step = |step: &Step| {
        let (at, range) = (step.number - 1, step.range());
        let shade = shade(at);
        (display_width(&range) + 3, format!("{shade}{}{shade:#} {range}", sign(at)))
    };
    let words = |text: &str| (display_width(text), text.to_owned());
    let mut items: Vec<(usize, String)> = map.steps.iter().rev().map(step).collect();
    if !map.in_no_step().is_empty() {
        items.push(words("+ at least so high, in no step"));
    }
    if !map.without_figure().is_empty() {
        items.push(words(&format!("{MISSING} no figure")));
    }
    let rough = map.rough().join(", ");
    if !rough.is_empty() {
        items.push(words(&if has_figures {
            "~ rough".to_owned()
        } else {
            format!("rough: {rough}")
        }));
    }
    let in_digits = |tile: &Tile| tile.shown.as_ref().and_then(Shown::in_two_digits).is_some();
    if !has_figures && map.tiles.iter().any(in_digits) {
        items.push(words("Tiles are rounded: dollars an hour, or thousands a year."));
    }
    if let Some(compared) = map.compared() {
        items.push(words(&compared));
    }
    if has_figures && map.is_rounded() {
        items.push(words("Tiles are rounded; the table is exact."));
    }
    style::side_by_side(items.into_iter(), width)
}
