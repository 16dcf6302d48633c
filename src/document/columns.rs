//! A view of rows as a list of columns: what heads each, what its cells hold, and what it can be ordered
//! by. The table, the order of the rows, and the keys that an error names follow from the one list.

use std::cmp::Reverse;

use super::{Bars, Detail, Number, Scale, Table, Value};

/// The columns of a view, in their order. `K` is what its rows can be ordered by.
pub struct Columns<'a, R, K = ()>(Vec<Column<'a, R, K>>);

/// What a row has in a column.
type Cell<'a, R> = Box<dyn Fn(&R) -> Value + 'a>;

struct Column<'a, R, K> {
    heading: String,
    cell: Cell<'a, R>,
    key: Option<K>,
    /// What it is ordered by, where that is not its cell.
    rank: Option<Cell<'a, R>>,
    shown: When,
    /// When bars are drawn in it. A table has bars in one column.
    bars: When,
    /// What the bars are drawn on.
    scale: Option<Scale>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Never,
    ByOrder,
    Always,
}

impl<R, K> Default for Columns<'_, R, K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'a, R, K: Copy + PartialEq> Columns<'a, R, K> {
    /// No column yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one more column.
    #[must_use]
    pub fn column(mut self, heading: impl Into<String>, cell: impl Fn(&R) -> Value + 'a) -> Self {
        self.0.push(Column {
            heading: heading.into(),
            cell: Box::new(cell),
            key: None,
            rank: None,
            shown: When::Always,
            bars: When::Never,
            scale: None,
        });
        self
    }

    fn last(mut self, change: impl FnOnce(&mut Column<'a, R, K>)) -> Self {
        if let Some(column) = self.0.last_mut() {
            change(column);
        }
        self
    }

    /// The last column can order the rows: figures highest first, words from A.
    #[must_use]
    pub fn by(self, key: K) -> Self {
        self.last(|column| column.key = Some(key))
    }

    /// The last column can order the rows by something else than its cell.
    #[must_use]
    pub fn by_rank(self, key: K, rank: impl Fn(&R) -> Value + 'a) -> Self {
        self.last(|column| column.rank = Some(Box::new(rank))).by(key)
    }

    /// The last column can order the rows, and is shown only then.
    #[must_use]
    pub fn only_by(self, key: K) -> Self {
        self.last(|column| column.shown = When::ByOrder).by(key)
    }

    /// The last column can order the rows; without that only the whole answer shows it.
    #[must_use]
    pub fn in_full(self, detail: Detail) -> Self {
        let shown = if detail == Detail::Full { When::Always } else { When::ByOrder };
        self.last(|column| column.shown = shown)
    }

    /// The last column is shown only under a condition.
    #[must_use]
    pub fn only_if(self, condition: bool) -> Self {
        self.last(|column| {
            if !condition {
                column.shown = When::Never;
            }
        })
    }

    /// Bars are drawn in the last column where it orders the rows.
    #[must_use]
    pub fn bars_by_order(self) -> Self {
        self.last(|column| column.bars = When::ByOrder)
    }

    /// Bars are drawn in the last column, unless another one with bars orders the rows.
    #[must_use]
    pub fn bars(self) -> Self {
        self.last(|column| column.bars = When::Always)
    }

    /// Bars are drawn in the last column, on a scale.
    #[must_use]
    pub fn bars_on(self, from: f64, to: f64) -> Self {
        self.last(|column| column.scale = Some(Scale { from, to })).bars()
    }

    /// Whether the rows can be ordered by a key.
    pub fn has(&self, key: K) -> bool {
        self.0.iter().any(|column| column.key == Some(key))
    }

    /// Puts rows in the order of a key.
    pub fn order(&self, rows: &mut [R], key: K) {
        if let Some(column) = self.0.iter().find(|column| column.key == Some(key)) {
            let value = column.rank.as_ref().unwrap_or(&column.cell);
            rows.sort_by_cached_key(|row| Rank::from(value(row)));
        }
    }

    /// What heads a key, and what each row has for it.
    pub fn figures(&self, rows: &[R], key: K) -> Option<(&str, Vec<Value>)> {
        let column = self.0.iter().find(|column| column.key == Some(key))?;
        Some((&column.heading, rows.iter().map(|row| (column.cell)(row)).collect()))
    }

    /// The rows with the highest and the lowest figure of a key, each with its figure.
    pub fn extremes<'r>(&self, rows: &'r [R], key: K) -> Option<[(&'r R, Value); 2]> {
        let column = self.0.iter().find(|column| column.key == Some(key))?;
        let is_figure =
            |(_, value): &(&R, Value)| matches!(value, Value::Number(_) | Value::AtLeast(_));
        let mut known: Vec<(&R, Value)> =
            rows.iter().map(|row| (row, (column.cell)(row))).filter(is_figure).collect();
        known.sort_by_cached_key(|(_, value)| Rank::from(value.clone()));
        Some([known.first()?.clone(), known.last()?.clone()])
    }

    /// The rows as a table of the columns that are shown where `by` orders the rows.
    pub fn table<'r>(&self, rows: impl IntoIterator<Item = &'r R>, by: Option<K>) -> Table
    where
        R: 'r,
    {
        let orders = |column: &Column<'_, R, K>| column.key.is_some() && column.key == by;
        let is_shown = |column: &&Column<'_, R, K>| match column.shown {
            When::Never => false,
            When::ByOrder => orders(column),
            When::Always => true,
        };
        let shown: Vec<&Column<'_, R, K>> = self.0.iter().filter(is_shown).collect();
        let mut table = Table::new(shown.iter().map(|column| column.heading.as_str()));
        for row in rows {
            table.row(shown.iter().map(|column| (column.cell)(row)));
        }
        let place = |is_it: &dyn Fn(&Column<'_, R, K>) -> bool| shown.iter().position(|c| is_it(c));
        let by_order = place(&|column| orders(column) && column.bars != When::Never);
        let bars = by_order.or_else(|| place(&|column| column.bars == When::Always));
        table.bars = bars.map(|column| Bars { column, scale: shown[column].scale });
        table
    }
}

/// What rows are ordered by: figures highest first, words from A whatever their case, and what is absent
/// last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// What may be any figure from here on comes before those that are known.
    AtLeast(Reverse<i128>),
    /// In millionths: no figure has more than six decimals.
    Figure(Reverse<i128>),
    Words(String),
    Absent,
}

impl From<Value> for Rank {
    fn from(value: Value) -> Self {
        let millionths = |Number { digits, decimals, .. }| {
            Reverse(i128::from(digits) * 10_i128.pow(6_u32.saturating_sub(u32::from(decimals))))
        };
        match value {
            Value::Number(number) => Self::Figure(millionths(number)),
            Value::AtLeast(number) => Self::AtLeast(millionths(number)),
            Value::Text(text) => Self::Words(text.to_lowercase()),
            Value::Missing => Self::Absent,
        }
    }
}
