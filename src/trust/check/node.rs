//! A value of a TOML file, with the keys that lead to it and its position.

use toml::Spanned;
use toml::de::{DeString, DeValue};

use crate::trust::check::At;

/// A value, or the whole file as a table.
#[derive(Clone, Debug)]
pub(super) struct Node<'t> {
    pub(super) file: &'static str,
    pub(super) path: String,
    value: &'t Spanned<DeValue<'t>>,
}

impl<'t> Node<'t> {
    pub(super) fn root(file: &'static str, value: &'t Spanned<DeValue<'t>>) -> Self {
        Self { file, path: String::new(), value }
    }

    fn child(&self, path: String, value: &'t Spanned<DeValue<'t>>) -> Self {
        Self { file: self.file, path, value }
    }

    pub(super) fn at(&self) -> At {
        At { file: self.file, path: self.path.clone(), span: self.value.span() }
    }

    pub(super) fn value(&self) -> &'t DeValue<'t> {
        self.value.get_ref()
    }

    /// The keys of a table, each with its value.
    pub(super) fn entries(&self) -> Vec<(&'t Spanned<DeString<'t>>, Self)> {
        let table = self.value().as_table();
        let entries = table.into_iter().flat_map(|table| table.iter());
        entries
            .map(|(key, value)| (key, self.child(joined(&self.path, key.get_ref()), value)))
            .collect()
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        Some(self.child(joined(&self.path, key), self.value().get(key)?))
    }

    /// The items of a list.
    pub(super) fn list(&self) -> Vec<Self> {
        let items = self.value().as_array().into_iter().flat_map(|items| items.iter());
        items
            .enumerate()
            .map(|(index, value)| self.child(format!("{}[{index}]", self.path), value))
            .collect()
    }

    /// The items of the list under a key.
    pub(super) fn items(&self, key: &str) -> Vec<Self> {
        self.get(key).map(|list| list.list()).unwrap_or_default()
    }

    /// The value of `key` in each item of a list.
    pub(super) fn each(&self, list: &str, key: &str) -> Vec<Self> {
        self.items(list).iter().filter_map(|item| item.get(key)).collect()
    }

    pub(super) fn as_text(&self) -> Option<&'t str> {
        self.value().as_str()
    }

    /// A finite number in decimal notation.
    pub(super) fn as_number(&self) -> Option<f64> {
        let number: f64 = match self.value() {
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

    /// The value as a message repeats it; of a long one only its type.
    pub(super) fn shown(&self) -> String {
        let short = |text: String, long: &str| {
            if text.chars().count() <= LONGEST_SHOWN { text } else { long.to_owned() }
        };
        match self.value() {
            DeValue::String(text) if text.chars().count() <= LONGEST_SHOWN => format!("{text:?}"),
            DeValue::String(_) => "a text".to_owned(),
            DeValue::Integer(number) => {
                let prefix = match number.radix() {
                    2 => "0b",
                    8 => "0o",
                    16 => "0x",
                    _ => "",
                };
                short(format!("{prefix}{}", number.as_str()), "an integer")
            }
            DeValue::Float(number) => short(number.as_str().to_owned(), "a number"),
            DeValue::Boolean(value) => value.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        }
    }
}

/// The texts among some values.
pub(super) fn texts<'t>(nodes: &[Node<'t>]) -> Vec<&'t str> {
    nodes.iter().filter_map(Node::as_text).collect()
}

/// The values whose texts are not known, each with its text.
pub(super) fn unknown<'n, 't>(
    nodes: &'n [Node<'t>],
    known: &[&str],
) -> impl Iterator<Item = (&'n Node<'t>, &'t str)> {
    let with_text = nodes.iter().filter_map(|node| Some((node, node.as_text()?)));
    with_text.filter(|(_, text)| !known.contains(text))
}

/// The longest value that a message repeats, in characters.
const LONGEST_SHOWN: usize = 40;

/// A path with one more key, in quotes if it is not a bare key.
pub(super) fn joined(path: &str, key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let is_bare = !key.is_empty() && key.chars().all(is_bare);
    let key = if is_bare { key.to_owned() } else { format!("{key:?}") };
    if path.is_empty() { key } else { format!("{path}.{key}") }
}
