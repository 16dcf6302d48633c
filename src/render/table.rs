//! Tables in a terminal: columns where they fit, one record after another where they do not.

use std::{borrow::Cow, iter::repeat_n};

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, TableStyle, Width};

use crate::document::{Table, Unit, Value};
use crate::render::cell::{MISSING, value};
use crate::render::chart::{self, BARS};
use crate::render::style::{self, BOLD, RULE};
use crate::render::wrap::{self, display_width};

/// Blanks between columns; for comfy-table they are the padding of a column.
const GAP: usize = 2;
const PADDING: u16 = 2;

/// The table as lines of at most `width` columns; with `charts` its bars, where there is room.
pub(super) fn lines(table: &Table, width: usize, charts: bool) -> Vec<String> {
    let numeric = table.numeric_columns().into_iter().enumerate();
    let mut columns: Vec<Column<'_>> =
        numeric.map(|(index, numeric)| Column::new(table, index, numeric)).collect();
    let room = width.saturating_sub(GAP * columns.len().saturating_sub(1));
    let bars = table.bars.filter(|_| charts);
    let Some(without_bars) = widths(&columns, room) else { return as_records(table, width) };
    let with_bars = bars.and_then(|bars| {
        let beside = widths(&columns, room.checked_sub(GAP + BARS.start())?)?;
        is_as_low(&columns, &beside, &without_bars).then_some((beside, Some(bars)))
    });
    let (widths, bars) = with_bars.unwrap_or((without_bars, None));
    let spare = room - widths.iter().sum::<usize>();
    for (column, width) in columns.iter_mut().zip(widths) {
        column.width = width;
    }
    if let Some(bars) = bars {
        let drawn = chart::bars(table, bars, (spare - GAP).min(*BARS.end()));
        let of_bars = Column::of_bars(drawn);
        if of_bars.width > 0 {
            columns.insert(bars.column + 1, of_bars);
        }
    }
    in_columns(&columns)
}

/// Whether the rows take no more lines in the narrower columns: a name has its room before a bar.
fn is_as_low(columns: &[Column<'_>], narrower: &[usize], wider: &[usize]) -> bool {
    columns.iter().zip(narrower).zip(wider).filter(|((_, less), more)| less < more).all(
        |((column, less), more)| {
            let lines = |text: &str, width: usize| {
                if display_width(text) <= width { 1 } else { wrap::cell(text, width).len() }
            };
            column.cells.iter().all(|text| lines(text, *less) == lines(text, *more))
        },
    )
}

/// A column, and what the layout needs to know of it.
struct Column<'t> {
    heading: &'t str,
    cells: Vec<Cow<'t, str>>,
    /// Figures: aligned to the right, and never broken.
    numeric: bool,
    /// The width below which a word or a figure would break.
    narrowest: usize,
    /// The width at which no cell wraps.
    widest: usize,
    /// The width that it gets.
    width: usize,
}

impl<'t> Column<'t> {
    fn new(table: &'t Table, index: usize, numeric: bool) -> Self {
        let heading = &table.headings[index];
        let (mut narrowest, mut widest) = (wrap::longest_word(heading), 0);
        let cell = |row: &'t Vec<Value>| {
            let text = value(&row[index], MISSING);
            let width = display_width(&text);
            let is_text = matches!(row[index], Value::Text(_));
            // A text that is not wider than any piece so far has no wider piece.
            if width > narrowest {
                let piece = if is_text { wrap::longest_piece(&text) } else { width };
                narrowest = narrowest.max(piece);
            }
            widest = widest.max(width);
            text
        };
        let mut cells: Vec<Cow<'t, str>> = table.rows.iter().map(cell).collect();
        if table.rows.iter().all(|row| is_money(&row[index])) {
            for cell in &mut cells {
                line_up(cell, widest);
            }
        }
        Self { heading, cells, numeric, narrowest, widest, width: 0 }
    }

    fn of_bars(bars: Vec<String>) -> Self {
        let width = bars.iter().map(|bar| display_width(bar)).max().unwrap_or(0);
        let cells = bars.into_iter().map(Cow::from).collect();
        Self { heading: "", cells, numeric: false, narrowest: width, widest: width, width }
    }

    /// A cell in lines that fit the column.
    fn wrapped(&self, row: usize) -> Cow<'_, str> {
        let text = &self.cells[row];
        if display_width(text) > self.width {
            wrap::cell(text, self.width).join("\n").into()
        } else {
            Cow::Borrowed(text)
        }
    }
}

/// Whether a cell of a column of money may be in it.
fn is_money(cell: &Value) -> bool {
    match cell {
        Value::Number(number) | Value::AtLeast(number) => number.unit == Unit::Dollars,
        Value::Text(_) => false,
        Value::Missing => true,
    }
}

/// Puts the dollar sign where it stands in the widest cell of its column.
fn line_up(cell: &mut Cow<'_, str>, widest: usize) {
    let blanks = widest.saturating_sub(display_width(cell));
    if let (1.., Some(at)) = (blanks, cell.find('$')) {
        cell.to_mut().insert_str(at + 1, &" ".repeat(blanks));
    }
}

/// The widths of the columns, `room` in all; `None` where a word would break. What room is left
/// goes to the cells first, since they are many, and then to the headings.
fn widths(columns: &[Column<'_>], room: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = columns.iter().map(|column| column.narrowest).collect();
    let mut spare = room.checked_sub(widths.iter().sum())?;
    for wish in
        [|column: &Column<'_>| column.widest, |column: &Column<'_>| display_width(column.heading)]
    {
        let lacks = |widths: &[usize], at: usize| wish(&columns[at]).saturating_sub(widths[at]);
        let mut in_want: Vec<usize> = (0..columns.len()).collect();
        in_want.sort_by_key(|at| lacks(&widths, *at));
        // Small wishes first, so that what they leave goes to the large ones.
        for (served, at) in in_want.iter().enumerate() {
            let more = lacks(&widths, *at).min(spare / (columns.len() - served));
            widths[*at] += more;
            spare -= more;
        }
    }
    Some(widths)
}

/// The columns side by side. A table may have hundreds of rows, so only the header is laid out by
/// comfy-table, which takes ten times as long.
fn in_columns(columns: &[Column<'_>]) -> Vec<String> {
    let mut lines = header(columns);
    let width: usize = columns.iter().map(|column| column.width).sum();
    lines.push(rule(width + GAP * (columns.len() - 1)));
    for row in 0..columns.first().map_or(0, |column| column.cells.len()) {
        let cells: Vec<_> = columns.iter().map(|column| column.wrapped(row)).collect();
        let height = cells.iter().map(|cell| cell.split('\n').count()).max().unwrap_or(1);
        for index in 0..height {
            let texts = cells.iter().map(|cell| cell.split('\n').nth(index).unwrap_or_default());
            lines.push(line(columns, texts));
        }
    }
    lines
}

fn header(columns: &[Column<'_>]) -> Vec<String> {
    let mut grid = comfy_table::Table::new();
    grid.load_style(TableStyle::new())
        .set_content_arrangement(ContentArrangement::Disabled)
        .set_header(columns.iter().map(|column| column.heading));
    for (index, column) in columns.iter().enumerate() {
        let Some(of_grid) = grid.column_mut(index) else { continue };
        let padding = if index + 1 < columns.len() { PADDING } else { 0 };
        // comfy-table counts a column's padding into its width.
        let width = u16::try_from(column.width).unwrap_or(u16::MAX).saturating_add(padding);
        of_grid.set_padding((0, padding));
        of_grid.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        if column.numeric {
            of_grid.set_cell_alignment(CellAlignment::Right);
        }
    }
    grid.trim_fmt().lines().map(embolden).collect()
}

/// A line with one text per column.
fn line<'c>(columns: &[Column<'_>], texts: impl Iterator<Item = &'c str>) -> String {
    let mut line = String::new();
    let mut blanks = 0;
    for (column, text) in columns.iter().zip(texts) {
        let fill = column.width.saturating_sub(display_width(text));
        let (before, after) = if column.numeric { (fill, 0) } else { (0, fill) };
        line.extend(repeat_n(' ', blanks + before));
        line.push_str(text);
        blanks = after + GAP;
    }
    line.truncate(line.trim_end().len());
    line
}

/// The first heading, then one record after another: its first cell, and below it the others as
/// `heading  value`; where not even that fits, the heading and below it the value.
fn as_records(table: &Table, width: usize) -> Vec<String> {
    const INDENT: usize = 2;
    let widest = table.headings.iter().skip(1).map(|name| display_width(name)).max().unwrap_or(0);
    let beside = INDENT + widest + GAP;
    let mut lines = style::lines(BOLD, table.headings.first().map_or("", String::as_str), width);
    lines.push(rule(width.min(beside)));
    for (index, row) in table.rows.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        let mut cells = table.headings.iter().zip(row);
        if let Some((_, name)) = cells.next() {
            lines
                .extend(wrap::cell(&value(name, MISSING), width).iter().map(|line| embolden(line)));
        }
        for (heading, cell) in cells {
            let text = value(cell, MISSING);
            if beside + wrap::longest_word(&text) <= width {
                let heading = format!("{:INDENT$}{heading:widest$}  ", "");
                lines.extend(wrap::lines(&text, width, &heading, beside));
            } else {
                lines.extend(wrap::lines(heading, width, "  ", INDENT));
                lines.extend(wrap::lines(&text, width, "    ", 2 * INDENT));
            }
        }
    }
    lines
}

fn rule(width: usize) -> String {
    format!("{RULE}{}{RULE:#}", "─".repeat(width))
}

fn embolden(line: &str) -> String {
    format!("{BOLD}{line}{BOLD:#}")
}
