//! The nation as tiles, as a drawing that reads the same without color. Its unit is the point.

use crate::document::{MAP_COLUMNS, Map, Shown, Tile};
use crate::render::html::chart::push_text;
use crate::render::html::page::Page;

/// How it looks, in print too.
pub(super) const STYLE: &str = include_str!("map.css");

/// A tile, and from one tile to the next.
const TILE: usize = 44;
const PITCH: usize = 47;

/// The classes of the steps, lowest first.
const INK: [&str; 5] = ["s1", "s2", "s3", "s4", "s5"];

/// Adds the map to the page, with its words.
pub(super) fn push(page: &mut Page, map: &Map) {
    let (width, height) = (MAP_COLUMNS * PITCH, map.rows * PITCH);
    page.markup("<figure>\n<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" role=\"img\"");
    page.markup(" aria-label=\"").text(&map.caption).markup(". A map of tiles, told below.\"");
    page.numbered(" width=\"#pt\" height=\"#pt\"", &[width, height]);
    page.numbered(" viewBox=\"0 0 # #\">\n", &[width, height]);
    for tile in &map.tiles {
        push_tile(page, tile);
    }
    page.markup("</svg>\n<figcaption>").text(&map.caption).markup(".");
    if map.is_rounded() {
        page.markup(" Tiles are rounded; the table is exact.");
    }
    page.markup("\n<ul class=\"steps\">\n");
    for (step, said) in map.steps.iter().rev().zip(map.said()) {
        page.markup("<li><span class=\"").markup(INK[step.number - 1]);
        page.numbered("\">#</span> ", &[step.number]).text(&said).markup("</li>\n");
    }
    for said in map.said().into_iter().skip(map.steps.len()) {
        page.element("<li>", &said, "</li>\n");
    }
    page.markup("</ul>\n</figcaption>\n</figure>\n");
}

fn push_tile(page: &mut Page, tile: &Tile) {
    let (x, y) = (tile.column * PITCH + 1, tile.row * PITCH + 1);
    let step = tile.shown.as_ref().and_then(|shown| shown.step);
    let class = match (&tile.shown, step) {
        (_, Some(step)) => INK[step],
        (Some(_), None) => "none",
        (None, _) => "out",
    };
    page.markup("<g class=\"").markup(class);
    page.numbered("\"><rect x=\"#\" y=\"#\"", &[x, y]);
    page.numbered(" width=\"#\" height=\"#\"/>", &[TILE, TILE]);
    push_text(page, "start", x + 4, y + 15, &tile.letters);
    if let Some(shown) = &tile.shown {
        if let Some(step) = step {
            push_text(page, "end", x + TILE - 4, y + 15, &sign(shown, step));
        }
        push_text(page, "middle", x + TILE / 2, y + 34, &shown.short());
    }
    page.markup("</g>\n");
}

/// The number of a step, behind what tells a rough figure.
fn sign(shown: &Shown, step: usize) -> String {
    format!("{}{}", if shown.is_rough { "~" } else { "" }, step + 1)
}
