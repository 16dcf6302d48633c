//! Figures that are also drawn. A table has the same figures, so a format that cannot draw loses nothing.

use crate::document::{Number, Value};

/// The bars of a table, each beside its figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bars {
    /// The column, counted from 0.
    pub column: usize,
    /// `None` for a scale from 0 to the largest figure of the column.
    pub scale: Option<Scale>,
}

/// Ranges on one scale, a row each.
#[derive(Debug)]
pub struct Ranges {
    /// What the figures are, with their unit.
    pub caption: String,
    /// In reading order.
    pub rows: Vec<Range>,
    /// Figures that are marked on the scale of all rows.
    pub marks: Vec<Mark>,
}

/// A range from low to high, with its middle half and its median.
#[derive(Clone, Debug)]
pub struct Range {
    /// What it is the range of.
    pub name: String,
    /// The 10th and 25th percentile, the median, the 75th and 90th percentile.
    pub points: [Value; 5],
}

/// A figure marked on the scale of the ranges.
#[derive(Clone, Debug)]
pub struct Mark {
    /// What it is.
    pub name: String,
    /// The figure.
    pub value: Value,
}

impl Ranges {
    /// The scale that all rows share; `None` where there are no two figures.
    pub fn scale(&self) -> Option<Scale> {
        let figures = || self.rows.iter().flat_map(|row| &row.points).filter_map(size);
        let (low, high) = (figures().reduce(f64::min)?, figures().reduce(f64::max)?);
        // A mark far off would leave no room for the ranges.
        let reach = (high - low) / 2.0;
        let marks = self.marks.iter().filter_map(|mark| size(&mark.value));
        let (from, to) = marks.fold((low, high), |(from, to), mark| {
            (from.min(mark.max(low - reach)), to.max(mark.min(high + reach)))
        });
        (from < to).then_some(Scale { from, to })
    }
}

/// The scale of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The figure at its beginning.
    pub from: f64,
    /// The figure at its end.
    pub to: f64,
}

impl Scale {
    /// The position of a figure, from 0 at the beginning to 1 at the end. A figure outside is at the nearer one.
    pub fn share(&self, figure: f64) -> f64 {
        ((figure - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }

    /// Whether a figure is on the scale.
    pub fn holds(&self, figure: f64) -> bool {
        (self.from..=self.to).contains(&figure)
    }
}

impl Mark {
    /// Its label.
    pub fn said(&self, scale: Scale) -> String {
        let is_off = size(&self.value).is_some_and(|figure| !scale.holds(figure));
        let off = if is_off { ", off the scale" } else { "" };
        format!("{} {}{off}", self.name, self.value)
    }
}

/// A figure as a number to draw; `None` for words and for an absent figure.
pub fn size(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) | Value::AtLeast(number) => Some(number.size()),
        _ => None,
    }
}

impl Number {
    /// The figure itself. Drawing is what it is exact enough for.
    #[expect(clippy::cast_precision_loss)]
    pub fn size(&self) -> f64 {
        self.digits as f64 / 10_f64.powi(self.decimals.into())
    }
}
