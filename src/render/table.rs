//! Tables in a terminal: columns where they fit, one record after another where they do not.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width,
};
use textwrap::core::display_width;

use crate::{
    document::{Table, Value},
    render::wrap,
};

use crate::render::{
    cell::{MISSING, value},
    chart::{self, BARS},
    style::{self, BOLD, RULE},
};

/// A rule beneath the header and nothing else.
const STYLE: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Blanks between columns: comfy-table sets one, where a line between columns would stand.
const GAP: u16 = 2;
const PADDING: u16 = GAP - 1;

/// Columns in which names are read with ease, however many lines they take.
const COMFORTABLE: usize = 14;

/// The table as lines of at most `width` columns; with `charts` its bars, where there is room.
pub(super) fn lines(table: &Table, width: usize, charts: bool) -> Vec<String> {
    let numeric = table.numeric_columns();
    let columns: Vec<Column> = numeric
        .into_iter()
        .enumerate()
        .map(|(place, numeric)| Column::new(table, place, numeric))
        .collect();
    let gaps = usize::from(GAP) * columns.len().saturating_sub(1);
    let room = width.saturating_sub(gaps);
    let bars = table.bars.filter(|_| charts);
    let (widths, bars) = match bars.and_then(|bars| Some((beside_bars(&columns, room)?, bars))) {
        Some((widths, bars)) => (widths, Some(bars)),
        None => match widths(&columns, room) {
            Some(widths) => (widths, None),
            None => return as_records(table, width),
        },
    };
    let mut drawn: Vec<Drawn> = columns
        .iter()
        .zip(&widths)
        .enumerate()
        .map(|(place, (column, width))| Drawn::new(table, place, column, *width))
        .collect();
    if let Some(bars) = bars {
        let spare = room - usize::from(GAP) - widths.iter().sum::<usize>();
        let bars_width = spare.min(*BARS.end());
        drawn.insert(bars.column + 1, Drawn::of_bars(chart::bars(table, bars, bars_width)));
    }
    in_columns(&drawn)
}

/// The widths of the columns where bars stand beside them; `None` where they would be crowded.
fn beside_bars(columns: &[Column], room: usize) -> Option<Vec<usize>> {
    let room = room.checked_sub(usize::from(GAP) + BARS.start())?;
    let comfortable = |column: &Column| {
        let wish = if column.numeric { 0 } else { column.cells.min(COMFORTABLE) };
        column.narrowest.max(wish)
    };
    let wanted: usize = columns.iter().map(comfortable).sum();
    if wanted > room { None } else { widths(columns, room) }
}

/// What the layout needs to know of a column.
struct Column {
    /// Figures: aligned to the right, and never broken.
    numeric: bool,
    /// The width below which a word or a figure would break.
    narrowest: usize,
    /// The width at which no cell wraps.
    cells: usize,
    /// The width of the heading on one line.
    heading: usize,
}

impl Column {
    fn new(table: &Table, place: usize, numeric: bool) -> Self {
        let heading = &table.headings[place];
        let mut column = Self {
            numeric,
            narrowest: wrap::longest_word(heading),
            cells: 0,
            heading: display_width(heading),
        };
        for cell in table.rows.iter().map(|row| &row[place]) {
            let text = value(cell, MISSING);
            let width = display_width(&text);
            let is_text = matches!(cell, Value::Text(_));
            let piece = if is_text { wrap::longest_piece(&text) } else { width };
            column.narrowest = column.narrowest.max(piece);
            column.cells = column.cells.max(width);
        }
        column
    }
}

/// The widths of the columns, `room` in all; `None` where a word would break. What room is left
/// goes to the cells first, since they are many, and then to the headings.
fn widths(columns: &[Column], room: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = columns.iter().map(|column| column.narrowest).collect();
    let mut spare = room.checked_sub(widths.iter().sum())?;
    for wish in [|column: &Column| column.cells, |column: &Column| column.heading] {
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

/// A column as it is drawn.
struct Drawn {
    heading: String,
    cells: Vec<String>,
    width: usize,
    to_the_right: bool,
}

impl Drawn {
    fn new(table: &Table, place: usize, column: &Column, width: usize) -> Self {
        let cell = |row: &Vec<Value>| {
            let text = value(&row[place], MISSING);
            if display_width(&text) > width { wrap::cell(&text, width).join("\n") } else { text }
        };
        Self {
            heading: table.headings[place].clone(),
            cells: table.rows.iter().map(cell).collect(),
            width,
            to_the_right: column.numeric,
        }
    }

    fn of_bars(cells: Vec<String>) -> Self {
        let width = cells.iter().map(|bar| display_width(bar)).max().unwrap_or(0);
        Self { heading: String::new(), cells, width, to_the_right: false }
    }
}

fn in_columns(columns: &[Drawn]) -> Vec<String> {
    let mut grid = comfy_table::Table::new();
    grid.load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Disabled)
        .set_header(columns.iter().map(|column| &column.heading));
    for row in 0..columns.first().map_or(0, |column| column.cells.len()) {
        grid.add_row(columns.iter().map(|column| &column.cells[row]));
    }
    for (place, column) in columns.iter().enumerate() {
        let Some(of_grid) = grid.column_mut(place) else { continue };
        let padding = if place + 1 < columns.len() { PADDING } else { 0 };
        // comfy-table counts a column's padding into its width.
        let width = u16::try_from(column.width).unwrap_or(u16::MAX).saturating_add(padding);
        of_grid.set_padding((0, padding));
        of_grid.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        if column.to_the_right {
            of_grid.set_cell_alignment(CellAlignment::Right);
        }
    }
    let text = grid.trim_fmt();
    let mut lines = text.lines();
    let header = lines.by_ref().map_while(|line| Some(line).filter(|line| !line.starts_with('─')));
    let mut styled: Vec<String> = header.map(|line| format!("{BOLD}{line}{BOLD:#}")).collect();
    let gaps = usize::from(GAP) * (columns.len() - 1);
    styled.push(rule(columns.iter().map(|column| column.width).sum::<usize>() + gaps));
    styled.extend(lines.map(str::to_owned));
    styled
}

/// The first heading, then one record after another: its first cell, and beneath it the others as
/// `heading  value`; where not even that fits, heading and value one beneath the other.
fn as_records(table: &Table, width: usize) -> Vec<String> {
    const INDENT: usize = 2;
    let widest = table.headings.iter().skip(1).map(|name| display_width(name)).max().unwrap_or(0);
    let beside = INDENT + widest + usize::from(GAP);
    let mut lines = style::lines(BOLD, table.headings.first().map_or("", String::as_str), width);
    lines.push(rule(width.min(beside)));
    for (place, row) in table.rows.iter().enumerate() {
        if place > 0 {
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
