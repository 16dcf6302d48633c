//! A value of a file, with the keys that lead to it and its place.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::trust::check::Place;

/// A value, or the file as a whole.
#[derive(Clone, Debug)]
pub(super) struct Node<'t> {
    path: String,
    value: Value<'t>,
}

#[derive(Clone, Copy, Debug)]
enum Value<'t> {
    Root(&'t DeTable<'t>),
    Inner(&'t Spanned<DeValue<'t>>),
}

impl<'t> Node<'t> {
    pub(super) fn root(table: &'t DeTable<'t>) -> Self {
        Self { path: String::new(), value: Value::Root(table) }
    }

    /// Where it stands.
    pub(super) fn place(&self) -> Place {
        let span = match self.value {
            Value::Root(_) => 0..0,
            Value::Inner(value) => value.span(),
        };
        Place { path: self.path.clone(), span }
    }

    fn table(&self) -> Option<&'t DeTable<'t>> {
        match self.value {
            Value::Root(table) => Some(table),
            Value::Inner(value) => value.get_ref().as_table(),
        }
    }

    /// What stands under a key.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let (_, value) = self.table()?.iter().find(|(known, _)| known.get_ref() == key)?;
        Some(Self { path: joined(&self.path, key), value: Value::Inner(value) })
    }

    /// The keys and values of a table.
    pub(super) fn entries(&self) -> Vec<(&'t str, Self)> {
        let entries = self.table().into_iter().flat_map(|table| table.iter());
        let entries = entries.map(|(key, value)| {
            let key: &str = key.get_ref();
            (key, Self { path: joined(&self.path, key), value: Value::Inner(value) })
        });
        entries.collect()
    }

    /// The items of the list under a key.
    pub(super) fn items(&self, key: &str) -> Vec<Self> {
        self.get(key).map(|list| list.list()).unwrap_or_default()
    }

    /// Its items, where it is a list.
    pub(super) fn list(&self) -> Vec<Self> {
        let Self { path, value: Value::Inner(list) } = self else { return Vec::new() };
        let items = list.get_ref().as_array().into_iter().flat_map(|items| items.iter());
        let items = items.enumerate().map(|(place, item)| Self {
            path: format!("{path}[{place}]"),
            value: Value::Inner(item),
        });
        items.collect()
    }

    fn inner(&self) -> Option<&'t DeValue<'t>> {
        match self.value {
            Value::Root(_) => None,
            Value::Inner(value) => Some(value.get_ref()),
        }
    }

    pub(super) fn as_text(&self) -> Option<&'t str> {
        self.inner()?.as_str()
    }

    /// A number; `None` where it is too large to be told from others.
    pub(super) fn as_number(&self) -> Option<f64> {
        let number: f64 = match self.inner()? {
            DeValue::Integer(whole) if whole.radix() == 10 => whole.as_str().parse().ok()?,
            DeValue::Float(number) => number.as_str().parse().ok()?,
            _ => return None,
        };
        number.is_finite().then_some(number)
    }

    /// The text under a key.
    pub(super) fn text(&self, key: &str) -> Option<&'t str> {
        self.get(key)?.as_text()
    }

    /// The number under a key.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        self.get(key)?.as_number()
    }
}

/// A path with one key more; a key that is no bare one stands in quotes.
pub(super) fn joined(path: &str, key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let is_bare = !key.is_empty() && key.chars().all(is_bare);
    let key = if is_bare { key.to_owned() } else { format!("{key:?}") };
    if path.is_empty() { key } else { format!("{path}.{key}") }
}
