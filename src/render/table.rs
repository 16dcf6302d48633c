//! Tables in a terminal: columns where they fit, one record after another where they do not.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width,
};
use textwrap::core::display_width;

use crate::document::{Table, Value};

use super::{
    number::{MISSING, value},
    terminal::BOLD,
    wrap,
};

/// A rule beneath the header and nothing else.
const STYLE: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Blanks between columns.
const GAP: u16 = 2;

/// The table as lines of at most `width` columns.
pub(super) fn lines(table: &Table, width: usize) -> Vec<String> {
    let columns: Vec<Column> =
        (0..table.headings.len()).map(|place| Column::new(table, place)).collect();
    let gaps = usize::from(GAP) * columns.len().saturating_sub(1);
    let narrowest = columns.iter().map(|column| column.narrowest).sum::<usize>() + gaps;
    if narrowest <= width { in_columns(table, &columns, width) } else { as_records(table, width) }
}

/// What the layout needs to know of a column.
struct Column {
    /// Figures: aligned to the right, and as wide as the widest of them.
    numeric: bool,
    /// The width below which a word or a figure would break.
    narrowest: usize,
}

impl Column {
    fn new(table: &Table, place: usize) -> Self {
        let cells = || table.rows.iter().map(move |row| &row[place]);
        let numeric = cells().any(|cell| matches!(cell, Value::Number(_)))
            && !cells().any(|cell| matches!(cell, Value::Text(_)));
        let narrowest = cells()
            .map(|cell| wrap::longest_word(&value(cell, MISSING)))
            .chain([wrap::longest_word(&table.headings[place])])
            .max()
            .unwrap_or(0);
        Self { numeric, narrowest }
    }
}

fn in_columns(table: &Table, columns: &[Column], width: usize) -> Vec<String> {
    let mut grid = comfy_table::Table::new();
    grid.load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(table.headings.clone());
    for row in &table.rows {
        grid.add_row(row.iter().map(|cell| value(cell, MISSING)));
    }
    for (place, column) in columns.iter().enumerate() {
        let Some(of_grid) = grid.column_mut(place) else { continue };
        let gap = if place + 1 < columns.len() { GAP } else { 0 };
        // comfy-table counts a column's padding into its boundaries.
        let fixed = Width::Fixed(u16::try_from(column.narrowest).unwrap_or(u16::MAX) + gap);
        of_grid.set_padding((0, gap));
        if column.numeric {
            of_grid.set_cell_alignment(CellAlignment::Right);
            of_grid.set_constraint(ColumnConstraint::Absolute(fixed));
        } else {
            of_grid.set_constraint(ColumnConstraint::LowerBoundary(fixed));
        }
    }
    let mut in_header = true;
    grid.trim_fmt()
        .lines()
        .map(|line| {
            in_header &= !line.starts_with('─');
            if in_header { format!("{BOLD}{line}{BOLD:#}") } else { line.to_owned() }
        })
        .collect()
}

/// One record after another, `heading  value`; where not even that fits, one beneath the other.
fn as_records(table: &Table, width: usize) -> Vec<String> {
    let widest_heading = table.headings.iter().map(|name| display_width(name)).max().unwrap_or(0);
    let beside = widest_heading + usize::from(GAP);
    let mut lines = Vec::new();
    for (place, row) in table.rows.iter().enumerate() {
        if place > 0 {
            lines.push(String::new());
        }
        for (heading, cell) in table.headings.iter().zip(row) {
            let text = value(cell, MISSING);
            if beside + wrap::longest_word(&text) <= width {
                lines.extend(wrap::lines(&text, width, &format!("{heading:beside$}"), beside));
            } else {
                lines.extend(wrap::lines(heading, width, "", 0));
                lines.extend(wrap::lines(&text, width, "  ", 2));
            }
        }
    }
    lines
}
