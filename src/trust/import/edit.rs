//! A file of a profile that is changed where figures are, and kept as it is written elsewhere.

use toml_edit::{
    Array, ArrayOfTables, DocumentMut, InlineTable, Item, Key, RawString, Table, TableLike, Value,
};

use crate::failure::Failure;
use crate::trust::import::grid::Grid;
use crate::trust::import::refused;

/// A file, as it is being changed.
pub(super) struct Edited {
    pub(super) doc: DocumentMut,
    /// Whether its lines end as on Windows.
    is_crlf: bool,
}

impl Edited {
    /// What a file has, or what a new one begins with.
    pub(super) fn open(shown: &str, text: &str) -> Result<Self, Failure> {
        let has_lf = text.replace("\r\n", "").contains('\n');
        let is_crlf = text.contains("\r\n") && !has_lf;
        let text = if is_crlf { text.replace("\r\n", "\n") } else { text.to_owned() };
        let mut doc: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
            let message = format!("{shown}: {}", error.message());
            refused(message, "fix the file first, so that what it says can be kept")
        })?;
        if doc.is_empty() {
            // A comment alone is the head of what comes.
            doc.set_trailing("");
            doc.decor_mut().set_prefix(text);
        }
        Ok(Self { doc, is_crlf })
    }

    /// Sets a key of the file.
    pub(super) fn set(&mut self, key: &str, value: impl Into<Value>) {
        set(self.doc.as_table_mut(), key, value);
    }

    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.doc.get(key)?.as_str()
    }

    /// The table under a key.
    pub(super) fn grid(&self, key: &str) -> Option<Grid> {
        self.text(key).map(Grid::read)
    }

    /// Sets texts of a table.
    pub(super) fn fill(&mut self, key: &str, fields: &[(&str, &str)]) {
        if let Some(table) = self.table(key) {
            for (key, text) in fields {
                set(table, key, *text);
            }
        }
    }

    /// Adds an entry to a list, a line of its own.
    pub(super) fn push(&mut self, key: &str, entry: InlineTable) {
        self.insert(key, usize::MAX, entry);
    }

    /// Adds an entry to a list before another; what is written as tables gets it at the end.
    pub(super) fn insert(&mut self, key: &str, at: usize, entry: InlineTable) {
        let list = self.doc.entry(key).or_insert_with(|| Item::Value(Array::new().into()));
        match list {
            Item::ArrayOfTables(tables) => tables.push(entry.into_table()),
            Item::Value(Value::Array(array)) => insert(array, at, entry.into()),
            _ => {}
        }
    }

    /// The tables of a list, however they are written.
    pub(super) fn entries(&mut self, key: &str) -> Vec<&mut dyn TableLike> {
        match self.doc.get_mut(key) {
            Some(Item::ArrayOfTables(tables)) => {
                tables.iter_mut().map(|table| table as &mut dyn TableLike).collect()
            }
            Some(Item::Value(Value::Array(array))) => {
                let tables = array.iter_mut().filter_map(Value::as_inline_table_mut);
                tables.map(|table| table as &mut dyn TableLike).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The tables of a list, which is made where there is none.
    pub(super) fn tables(&mut self, key: &str) -> Option<&mut ArrayOfTables> {
        let none = || Item::ArrayOfTables(ArrayOfTables::new());
        self.doc.entry(key).or_insert_with(none).as_array_of_tables_mut()
    }

    /// The table under a key, which is made where there is none.
    pub(super) fn table(&mut self, key: &str) -> Option<&mut dyn TableLike> {
        let none = || Item::Table(Table::new());
        self.doc.entry(key).or_insert_with(none).as_table_like_mut()
    }

    /// Sets a key off from what is above it.
    pub(super) fn space_before(&mut self, key: &str) {
        if let Some(mut key) = self.doc.key_mut(key) {
            key.leaf_decor_mut().set_prefix("\n");
        }
    }

    pub(super) fn written(&self) -> String {
        let text = self.doc.to_string();
        if self.is_crlf { text.replace('\n', "\r\n") } else { text }
    }
}

/// Puts a value before another. A comment stays with the value in whose line it is, or above which it is.
fn insert(array: &mut Array, at: usize, mut value: Value) {
    let at = at.min(array.len());
    let blank =
        |raw: Option<&RawString>| raw.and_then(RawString::as_str).unwrap_or_default().to_owned();
    let mut before = String::new();
    if at == array.len() {
        if let Some(last) = at.checked_sub(1).and_then(|last| array.get_mut(last)) {
            before = blank(last.decor().suffix());
            last.decor_mut().set_suffix("");
        }
        before.push_str(&blank(Some(array.trailing())));
    } else if let Some(next) = array.get(at) {
        before = blank(next.decor().prefix());
    }
    let (same_line, rest) = before.find('\n').map_or((&*before, "\n"), |end| before.split_at(end));
    value.decor_mut().set_prefix(format!("{}\n  ", same_line.trim_end()));
    match array.get_mut(at) {
        Some(next) => next.decor_mut().set_prefix(rest),
        None => array.set_trailing(rest),
    }
    array.set_trailing_comma(true);
    array.insert_formatted(at, value);
}

/// Sets a key to a value, unless it is written so already; what is around the value stays.
pub(super) fn set(table: &mut dyn TableLike, key: &str, value: impl Into<Value>) {
    let mut value = value.into();
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(known) if is_same(known, &value) => {}
        Some(known) => {
            *value.decor_mut() = known.decor().clone();
            *known = value;
        }
        None => {
            // The blank before a table's closing brace stays there.
            let last = table.iter_mut().last().and_then(|(_, item)| item.as_value_mut());
            if let Some(last) = last
                && let Some(blank) = last.decor().suffix().and_then(RawString::as_str)
                && blank.trim().is_empty()
            {
                value.decor_mut().set_suffix(blank.to_owned());
                last.decor_mut().set_suffix("");
            }
            let is_bare = key.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
            match quoted(key).filter(|_| !is_bare) {
                Some(key) => table.entry_format(&key).or_insert(Item::Value(value)),
                None => table.entry(key).or_insert(Item::Value(value)),
            };
        }
    }
}

/// A key between quotes, as periods and editions are written.
pub(super) fn quoted(key: &str) -> Option<Key> {
    format!("{key:?}").parse().ok()
}

/// Whether two values say the same: numbers are compared as such, 29 with 29.0.
fn is_same(a: &Value, b: &Value) -> bool {
    let number = |value: &Value| {
        #[expect(clippy::cast_precision_loss, reason = "figures have far fewer digits")]
        value.as_float().or_else(|| value.as_integer().map(|number| number as f64))
    };
    match (number(a), number(b)) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        _ => match (a.as_str(), b.as_str()) {
            (Some(a), Some(b)) => a.trim_end() == b.trim_end(),
            _ => a.to_string().trim() == b.to_string().trim(),
        },
    }
}

/// A value as it is written: what a line of TOML has after its `=`.
pub(super) fn value(toml: &str) -> Value {
    toml.parse().unwrap_or_else(|_| toml.into())
}

/// A list of texts, one a line.
pub(super) fn strings(texts: &[String]) -> Value {
    let mut list: Array = texts.iter().collect();
    list.iter_mut().for_each(|text| text.decor_mut().set_prefix("\n  "));
    list.set_trailing("\n");
    list.set_trailing_comma(true);
    list.into()
}
