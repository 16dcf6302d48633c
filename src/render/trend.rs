//! Lines over the years, drawn with dots. The points of each line have a sign of their own.

use crate::document::Trend;
use crate::render::chart::{breadth, cells};
use crate::render::style::{self, BOLD, DRAWN};
use crate::render::wrap::display_width;

/// Columns and rows of the picture.
const COLUMNS: std::ops::RangeInclusive<usize> = 16..=60;
const ROWS: usize = 8;

/// Dots in a cell: braille has two columns of four.
const DOTS: [[u32; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
const BLANK: u32 = 0x2800;

/// The points of the first and of the second line.
const SIGNS: [char; 2] = ['●', '○'];
/// Where a new method begins.
const BREAK: char = '┊';

/// The trend as lines of at most `width` columns; none where a terminal is too narrow.
pub(super) fn lines(trend: &Trend, width: usize) -> Vec<String> {
    let Some(scaled) = trend.scaled() else { return Vec::new() };
    let [first, last, lowest, highest] = scaled.ends;
    let [low, high] = [lowest, highest].map(|point| point.value.to_string());
    let names = display_width(&low).max(display_width(&high));
    let Some(columns) = width.checked_sub(names + 2).filter(|room| room >= COLUMNS.start()) else {
        return Vec::new();
    };
    let columns = columns.min(*COLUMNS.end());
    let mut picture = Picture { dots: vec![vec![0; columns]; ROWS], signs: Vec::new() };
    // A dot's column, from the left, and its row, from the top.
    let across = |at: f64| scaled.times.share(at) * breadth(columns * 2 - 1);
    let down = |figure: f64| (1.0 - scaled.figures.share(figure)) * breadth(ROWS * 4 - 1);
    for (at, _) in trend.breaks() {
        picture.signs.extend((0..ROWS).map(|row| (row, cells(across(at)) / 2, BREAK)));
    }
    // The first line is above the second.
    for (line, sign) in trend.lines.iter().zip(SIGNS).rev() {
        for piece in trend.pieces(line) {
            let points = piece.iter().map(|(_, at, figure)| (across(*at), down(*figure)));
            let points: Vec<(f64, f64)> = points.collect();
            for pair in points.windows(2) {
                picture.draw(pair[0], pair[1]);
            }
            let cell = |(x, y): (f64, f64)| (cells(y) / 4, cells(x) / 2, sign);
            picture.signs.extend(points.into_iter().map(cell));
        }
    }
    let mut lines = style::lines(BOLD, &trend.caption, width);
    for (row, drawn) in picture.rows().into_iter().enumerate() {
        let name = match row {
            0 => &high,
            row if row + 1 == ROWS => &low,
            _ => "",
        };
        let drawn = drawn.trim_end();
        lines.push(format!("{name:>names$} │{DRAWN}{drawn}{DRAWN:#}"));
    }
    let (from, to) = (&first.label, &last.label);
    let between = columns.saturating_sub(display_width(from) + display_width(to));
    let labels = format!("{:blanks$}{from}{:between$}{to}", "", "", blanks = names + 2);
    if between > 0 {
        lines.push(labels);
    }
    let items = |text: String| (display_width(&text), text);
    let series = trend.lines.iter().zip(SIGNS).filter(|_| trend.lines.len() > 1);
    let series = series.map(|(line, sign)| items(format!("{sign} {}", line.name)));
    let breaks = trend.breaks().into_iter().map(|(_, it)| items(format!("{BREAK} {}", it.said())));
    lines.extend(style::side_by_side(series.chain(breaks), width));
    lines
}

/// Cells with dots, and what stands in cells instead of dots: row, column, sign.
struct Picture {
    dots: Vec<Vec<u32>>,
    signs: Vec<(usize, usize, char)>,
}

impl Picture {
    /// Dots from one place to another.
    fn draw(&mut self, (x, y): (f64, f64), (to_x, to_y): (f64, f64)) {
        let steps = cells((to_x - x).abs().max((to_y - y).abs())).max(1);
        for step in 0..=steps {
            let share = breadth(step) / breadth(steps);
            let (column, row) = (cells(x + (to_x - x) * share), cells(y + (to_y - y) * share));
            self.dots[row / 4][column / 2] |= DOTS[column % 2][row % 4];
        }
    }

    fn rows(&self) -> Vec<String> {
        let sign = |dots: &u32| match dots {
            0 => ' ',
            dots => char::from_u32(BLANK + dots).unwrap_or(' '),
        };
        let rows = self.dots.iter().map(|row| row.iter().map(sign).collect());
        let mut rows: Vec<Vec<char>> = rows.collect();
        for (row, column, sign) in &self.signs {
            rows[*row][*column] = *sign;
        }
        rows.into_iter().map(|row| row.into_iter().collect()).collect()
    }
}
