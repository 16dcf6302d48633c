//! Bars and ranges, drawn with characters.

use std::ops::RangeInclusive;

use crate::document::{Bars, Range, Ranges, Table, Value, size};
use crate::render::cell::{MISSING, value};
use crate::render::style::{self, BOLD, DRAWN};
use crate::render::wrap::{self, display_width};

/// Columns that the bars of a table take: fewer show no difference, more are far from the figure.
pub(super) const BARS: RangeInclusive<usize> = 6..=24;

/// Columns that a range takes.
const STRIP: RangeInclusive<usize> = 16..=60;

/// The legend of the ranges.
const LEGEND: [&str; 2] = ["├ bottom 10%  ━ middle half", "┃ median  ┤ top 10%"];

/// One bar per row of the table, at most `width` columns wide; bars of negative figures grow to the left.
pub(super) fn bars(table: &Table, bars: Bars, width: usize) -> Vec<String> {
    let base = bars.scale.map_or(0.0, |scale| scale.from);
    let above_base = |row: &Vec<Value>| size(&row[bars.column]).map(|figure| figure - base);
    let sizes: Vec<Option<f64>> = table.rows.iter().map(above_base).collect();
    let known = || sizes.iter().copied().flatten();
    let high = bars.scale.map_or_else(|| known().fold(0.0, f64::max), |scale| scale.to - base);
    let low = known().fold(0.0, f64::min);
    let span = if high > low { high - low } else { 1.0 };
    let left = match cells(-low / span * breadth(width)) {
        _ if low >= 0.0 => 0,
        _ if high <= 0.0 => width,
        left => left.clamp(1, width - 1),
    };
    // One scale for both sides: that of the side with less room for what it shows.
    let of_side = |room: usize, size: f64| if size > 0.0 { breadth(room) / size } else { f64::MAX };
    let scale = of_side(width - left, high).min(of_side(left, -low)) * 8.0;
    let bar = |size: &Option<f64>| match size {
        Some(size) if *size < 0.0 => {
            let eighths = cells(-size * scale).max(1);
            // Of blocks that grow to the left, there is one of an eighth and one of a half.
            let (rest, whole) = match eighths % 8 {
                0 => ("", eighths / 8),
                1 | 2 => ("▕", eighths / 8),
                3..=6 => ("▐", eighths / 8),
                _ => ("", eighths / 8 + 1),
            };
            let blocks = format!("{rest}{}", "█".repeat(whole));
            format!("{blocks:>left$}")
        }
        Some(size) if *size > 0.0 => {
            let eighths = cells(size * scale).max(1);
            format!("{:left$}{}{}", "", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
        }
        _ => String::new(),
    };
    sizes.iter().map(bar).collect()
}

const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// A number of columns to calculate with; a terminal has few.
#[expect(clippy::cast_precision_loss)]
pub(super) fn breadth(columns: usize) -> f64 {
    columns as f64
}

/// The nearest whole number of cells, or of parts of them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn cells(share: f64) -> usize {
    share.round().max(0.0) as usize
}

/// Ranges as lines of at most `width` columns; none where a terminal is too narrow to tell them
/// apart.
pub(super) fn ranges(ranges: &Ranges, width: usize) -> Vec<String> {
    let Some(scale) = ranges.scale() else { return Vec::new() };
    let ends = |end: usize| {
        let texts: Vec<_> =
            ranges.rows.iter().map(|row| value(&row.points[end], MISSING)).collect();
        let widest = texts.iter().map(|text| display_width(text)).max().unwrap_or(0);
        (texts, widest)
    };
    let (lows, low_width) = ends(0);
    let (highs, high_width) = ends(4);
    let names = ranges.rows.iter().map(|row| display_width(&row.name)).max().unwrap_or(0);
    let numbers = low_width + high_width + 2;
    let strip = |names: usize| width.checked_sub(names + numbers).filter(|w| w >= STRIP.start());
    // Long names go above the ranges.
    let (above, name_width, strip) = match (strip(names + 2), strip(2)) {
        (Some(strip), _) => (false, names + 2, strip),
        (None, Some(strip)) => (true, 2, strip),
        (None, None) => return Vec::new(),
    };
    let strip = strip.min(*STRIP.end());
    let at = |figure: f64| cells(scale.share(figure) * breadth(strip - 1));
    let legend = LEGEND.join("  ");
    let caption = format!("{BOLD}{}{BOLD:#}  {legend}", ranges.caption);
    let is_in_one = display_width(&ranges.caption) + 2 + display_width(&legend) <= width;
    let mut lines =
        if is_in_one { vec![caption] } else { style::lines(BOLD, &ranges.caption, width) };
    let marks = ranges.marks.iter().filter_map(|mark| Some((mark, at(size(&mark.value)?))));
    let start = name_width + low_width + 1;
    for (mark, column) in marks {
        let said = mark.said(scale);
        let before = start + column;
        if display_width(&said) < before {
            lines.push(format!("{said:>end$} ▼", end = before - 1));
        } else if before + 2 + display_width(&said) <= width {
            lines.push(format!("{:before$}▼ {said}", ""));
        } else {
            lines.extend(wrap::lines(&said, width, "", 0));
            lines.push(format!("{:before$}▼", ""));
        }
    }
    for ((row, low), high) in ranges.rows.iter().zip(lows).zip(highs) {
        if above {
            lines.extend(style::lines(BOLD, &row.name, width));
        }
        let name = if above { "" } else { row.name.as_str() };
        let drawn = format!("{DRAWN}{}{DRAWN:#}", range(row, strip, at));
        lines.push(
            format!("{name:name_width$}{low:>low_width$} {drawn} {high}").trim_end().to_owned(),
        );
    }
    if !is_in_one && display_width(&legend) <= width {
        lines.push(legend);
    } else if !is_in_one {
        lines.extend(LEGEND.map(str::to_owned));
    }
    lines
}

/// One range: a thin line from end to end, a thick one over the middle half, and the median.
fn range(range: &Range, strip: usize, at: impl Fn(f64) -> usize) -> String {
    let [p10, p25, median, p75, p90] = &range.points;
    let mut signs = vec![' '; strip];
    let column = |point: &Value| size(point).map(&at);
    let known: Vec<usize> = range.points.iter().filter_map(column).collect();
    let mut draw = |from: usize, to: usize, sign| {
        // The percentiles of somebody's profile may be in the wrong order.
        if from <= to {
            signs[from..=to].fill(sign);
        }
    };
    if let (Some(first), Some(last)) = (known.iter().min(), known.iter().max()) {
        draw(*first, *last, '─');
    }
    if let (Some(from), Some(to)) = (column(p25), column(p75)) {
        draw(from, to, '━');
    }
    for (point, sign) in [(p10, '├'), (p90, '┤'), (median, '┃')] {
        if let Some(column) = column(point) {
            signs[column] = sign;
        }
    }
    signs.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Mark, Scale, Unit};

    fn of(figures: &[i64], scale: Option<Scale>, width: usize) -> Vec<String> {
        let mut table = Table::new(["Growth"]);
        for figure in figures {
            table.row([Value::number(Some(*figure), 0, Unit::Percent)]);
        }
        table.row([Value::Missing]);
        bars(&table, Bars { column: 0, scale }, width)
    }

    #[test]
    fn a_bar_is_as_long_as_its_figure_is_large() {
        assert_eq!(of(&[8, 4, 1, 0], None, 8), ["████████", "████", "█", "", ""]);
        assert_eq!(of(&[8, 3], None, 4), ["████", "█▌", ""]);
        let scale = |from, to| Some(Scale { from, to });
        assert_eq!(of(&[5], scale(0.0, 10.0), 8), ["████", ""], "it may end above every figure");
        assert_eq!(of(&[3, 1], scale(1.0, 5.0), 8), ["████", "", ""], "and begin above 0");
        assert_eq!(of(&[1000, 1], None, 8), ["████████", "▏", ""], "a little is not nothing");
    }

    #[test]
    fn a_loss_is_left_of_every_gain_on_the_same_scale() {
        assert_eq!(of(&[6, -2, 3], None, 8), ["  ██████", "██", "  ███", ""]);
        assert_eq!(of(&[-4, -1], None, 4), ["████", "   █", ""]);
        assert_eq!(of(&[200, -4], None, 10)[1], "▕", "a small loss is not half a column");
    }

    fn figure(digits: i64) -> Value {
        Value::number(Some(digits), 0, Unit::Dollars)
    }

    fn range(name: &str, points: [i64; 5]) -> Range {
        Range { name: name.to_owned(), points: points.map(figure) }
    }

    /// The lines of ranges without their styles and without the legend.
    fn drawn_at(width: usize, rows: Vec<Range>, mark: Option<i64>) -> Vec<String> {
        let mark = mark.map(|mark| Mark { name: "offer".to_owned(), value: figure(mark) });
        let marks = mark.into_iter().collect();
        let lines = ranges(&Ranges { caption: "Pay".to_owned(), rows, marks }, width);
        let plain = lines.iter().map(|line| anstream::adapter::strip_str(line).to_string());
        plain.filter(|line| !line.contains("bottom") && !line.contains("median")).collect()
    }

    #[test]
    fn a_mark_is_above_its_figure_and_widens_the_scale_if_needed() {
        let rows = || vec![range("A", [10, 12, 15, 20, 30])];
        assert_eq!(drawn_at(32, rows(), Some(15))[1], "  offer $15 ▼");
        assert_eq!(drawn_at(32, rows(), Some(11))[1], "        ▼ offer $11");
        assert_eq!(
            drawn_at(32, rows(), Some(50))[1..],
            ["  offer $50, off the scale ▼", "A  $10 ├━━┃━━━━─────┤        $30"]
        );
    }

    #[test]
    fn a_long_name_is_above_its_range_and_no_range_is_squeezed() {
        let rows = || vec![range("A name that is long", [10, 12, 15, 20, 30])];
        let lines = drawn_at(30, rows(), None);
        assert_eq!(lines[1], "A name that is long");
        assert!(lines[2].starts_with("  $10 ├"), "{lines:?}");
        assert!(drawn_at(20, rows(), None).is_empty());
    }

    #[test]
    fn percentiles_in_the_wrong_order_are_drawn_too() {
        let rows = vec![range("A", [30, 20, 15, 12, 10])];
        assert_eq!(drawn_at(32, rows, None)[1], "A  $30 ┤────┃──────────────├ $10");
    }

    #[test]
    fn an_absent_figure_is_not_drawn() {
        let mut row = range("A", [10, 12, 15, 20, 0]);
        row.points[4] = Value::Missing;
        let lines = drawn_at(32, vec![row, range("B", [10, 11, 12, 13, 30])], None);
        assert_eq!(lines[1], "A  $10 ├─━━━┃━━━━━           —");
    }
}
