//! Figures over the years as lines. A table has the same figures.

use crate::document::{Scale, Value, size};
use crate::profile::text::capitalized;

/// Lines on one scale.
#[derive(Debug)]
pub struct Trend {
    /// What the figures are.
    pub caption: String,
    /// At most two, which are told apart by their points.
    pub lines: Vec<Series>,
    /// Where figures are first made in a new way. No line crosses that.
    pub breaks: Vec<Break>,
}

/// One figure over the years.
#[derive(Debug)]
pub struct Series {
    /// What it is.
    pub name: String,
    /// Oldest first.
    pub points: Vec<Point>,
}

/// A figure at a time.
#[derive(Clone, Debug)]
pub struct Point {
    /// The time as a number to draw.
    pub at: i64,
    /// The time in words.
    pub label: String,
    /// The figure.
    pub value: Value,
}

/// The first time with figures that are made in a new way.
#[derive(Clone, Debug)]
pub struct Break {
    /// The time as a number to draw.
    pub at: i64,
    /// The time in words.
    pub label: String,
}

impl Break {
    /// What it is.
    pub fn said(&self) -> String {
        format!("new method from {}", self.label)
    }
}

/// A trend with at least two points, on its scales.
#[derive(Debug)]
pub struct Scaled<'t> {
    /// From the first to the last time.
    pub times: Scale,
    /// From the lowest to the highest figure.
    pub figures: Scale,
    /// The points at the ends of each scale: first, last, lowest, highest.
    pub ends: [&'t Point; 4],
}

impl Trend {
    /// The scales; `None` where there are no two figures to draw.
    pub fn scaled(&self) -> Option<Scaled<'_>> {
        let points = || self.lines.iter().flat_map(|line| &line.points);
        let known = || points().filter_map(|point| Some((point, size(&point.value)?)));
        let by_time = |(point, _): &(&Point, f64)| point.at;
        let by_figure = |a: &(&Point, f64), b: &(&Point, f64)| a.1.total_cmp(&b.1);
        let (first, last) = (known().min_by_key(by_time)?, known().max_by_key(by_time)?);
        let (lowest, highest) = (known().min_by(by_figure)?, known().max_by(by_figure)?);
        let times = Scale { from: time(first.0.at), to: time(last.0.at) };
        let figures = Scale { from: lowest.1, to: highest.1 };
        let ends = [first.0, last.0, lowest.0, highest.0];
        (times.from < times.to && figures.from < figures.to).then_some(Scaled {
            times,
            figures,
            ends,
        })
    }

    /// The breaks between two points, each with the time halfway from the point before.
    pub fn breaks(&self) -> Vec<(f64, &Break)> {
        let points = || self.lines.iter().flat_map(|line| &line.points);
        let of = |it: &'_ Break| {
            let before = points().map(|point| point.at).filter(|at| *at < it.at).max()?;
            let behind = points().map(|point| point.at).filter(|at| *at >= it.at).min()?;
            Some(f64::midpoint(time(before), time(behind)))
        };
        self.breaks.iter().filter_map(|it| Some((of(it)?, it))).collect()
    }

    /// The parts of a line, between breaks and absent figures: each point with its time and its figure.
    pub fn pieces<'t>(&self, line: &'t Series) -> Vec<Vec<(&'t Point, f64, f64)>> {
        let is_apart = |a: &Point, b: &Point| {
            size(&a.value).is_none()
                || size(&b.value).is_none()
                || self.breaks.iter().any(|it| a.at < it.at && it.at <= b.at)
        };
        let pieces = line.points.chunk_by(|a, b| !is_apart(a, b));
        let known = |point: &'t Point| Some((point, time(point.at), size(&point.value)?));
        let pieces = pieces.map(|piece| piece.iter().filter_map(known).collect::<Vec<_>>());
        pieces.filter(|piece| !piece.is_empty()).collect()
    }

    /// The picture in words, a sentence a line and a break.
    pub fn said(&self) -> Vec<String> {
        let of_piece = |piece: Vec<(&Point, f64, f64)>| match piece.as_slice() {
            [] => None,
            [(only, ..)] => Some(format!("{} ({})", only.value, only.label)),
            [(from, ..), .., (to, ..)] => {
                Some(format!("from {} ({}) to {} ({})", from.value, from.label, to.value, to.label))
            }
        };
        let lines = self.lines.iter().map(|line| {
            let pieces = self.pieces(line);
            let said = extremes(&pieces);
            let pieces = pieces.into_iter().filter_map(of_piece);
            let pieces = pieces.collect::<Vec<_>>().join("; then ");
            format!("{}: {pieces}{said}.", line.name)
        });
        let breaks =
            self.breaks().into_iter().map(|(_, it)| format!("{}.", capitalized(&it.said())));
        lines.chain(breaks).collect()
    }
}

/// The lowest and the highest figure, where they are within a piece: its ends are told anyway.
fn extremes(pieces: &[Vec<(&Point, f64, f64)>]) -> String {
    let is_end = |point: &Point| {
        let mut ends = pieces.iter().flat_map(|piece| [piece.first(), piece.last()]).flatten();
        ends.any(|(end, ..)| end.value == point.value)
    };
    let by_figure = |a: &&(&Point, f64, f64), b: &&(&Point, f64, f64)| a.2.total_cmp(&b.2);
    let all = || pieces.iter().flatten();
    let mut said = String::new();
    for (what, found) in [("lowest", all().min_by(by_figure)), ("highest", all().max_by(by_figure))]
    {
        if let Some((point, ..)) = found.filter(|(point, ..)| !is_end(point)) {
            said.extend(["; ", what, " ", &point.value.to_string(), " (", &point.label, ")"]);
        }
    }
    said
}

/// A time to calculate with; years and months are small.
#[expect(clippy::cast_precision_loss)]
fn time(at: i64) -> f64 {
    at as f64
}
