//! The tables within the JSON of an answer.

use serde_json::{Map, Value as Json};

/// A table of an answer: a list somewhere within its JSON, or an object as its only row.
pub(super) struct Sheet<'a> {
    /// The keys that lead to it, joined with points.
    pub(super) name: String,
    /// The rows; not all of them have every cell.
    pub(super) rows: Vec<Row<'a>>,
}

/// The cells of a row, each with the keys that lead to it, joined with `_`.
pub(super) type Row<'a> = Vec<(String, &'a Json)>;

/// Every table of an answer. A list within the rows of a table is a table of its own, whose rows
/// have the cells of the outer row before theirs. An object without such lists is one row.
pub(super) fn sheets(answer: &Json) -> Vec<Sheet<'_>> {
    let mut sheets = Vec::new();
    for (key, value) in answer.as_object().into_iter().flatten() {
        match value {
            Json::Array(list) => {
                let items: Vec<_> = list.iter().map(|item| (Vec::new(), Some(item))).collect();
                push_sheets(&mut sheets, key, key, "", &items);
            }
            Json::Object(entries) if !has_tables(value) => {
                let mut row = Vec::new();
                push_cells(&mut row, "", entries, &[]);
                sheets.push(Sheet { name: key.clone(), rows: vec![row] });
            }
            Json::Object(_) => {
                sheets.extend(
                    self::sheets(value)
                        .into_iter()
                        .map(|sheet| Sheet { name: format!("{key}.{}", sheet.name), ..sheet }),
                );
            }
            _ => {}
        }
    }
    sheets
}

/// Whether a list of objects is somewhere within it.
fn has_tables(value: &Json) -> bool {
    match value {
        Json::Array(items) => items.iter().any(Json::is_object),
        Json::Object(entries) => entries.values().any(has_tables),
        _ => false,
    }
}

/// What becomes a row: the cells of the outer row, and an item of its list, if it has any.
type Item<'a> = (Row<'a>, Option<&'a Json>);

/// The table of `items`, and the tables within them. `prefix` comes before the keys of its cells.
fn push_sheets<'a>(
    sheets: &mut Vec<Sheet<'a>>,
    name: &str,
    key: &str,
    prefix: &str,
    items: &[Item<'a>],
) {
    let inner = inner_tables(items.iter().filter_map(|(_, item)| *item));
    let row = |(outer, item): &Item<'a>| {
        let mut cells = outer.clone();
        match item {
            Some(Json::Object(entries)) => push_cells(&mut cells, prefix, entries, &inner),
            Some(scalar) => cells.push((key.to_owned(), *scalar)),
            None => {}
        }
        cells
    };
    let rows: Vec<Row<'a>> = items.iter().map(row).collect();
    sheets.push(Sheet { name: name.to_owned(), rows: rows.clone() });
    for (key, _) in inner.into_iter().filter(|(_, has_objects)| *has_objects) {
        let within = rows.iter().zip(items).flat_map(|(row, (_, item))| {
            let list = item.and_then(|item| item.get(key)?.as_array());
            let found = list.map_or(&[][..], Vec::as_slice);
            // A row whose list is empty stays a row.
            let nothing = found.is_empty().then_some(None);
            found.iter().map(Some).chain(nothing).map(|item| (row.clone(), item))
        });
        let items: Vec<Item<'a>> = within.collect();
        push_sheets(sheets, &format!("{name}.{key}"), key, &format!("{prefix}{key}_"), &items);
    }
}

/// The keys of `item` that hold lists of objects in some of `items`, or nothing but empty lists in
/// all; each with whether there are objects.
fn inner_tables<'a>(items: impl Iterator<Item = &'a Json>) -> Vec<(&'a str, bool)> {
    let mut lists: Vec<(&str, bool, bool)> = Vec::new();
    for (key, value) in items.filter_map(Json::as_object).flatten() {
        let Json::Array(found) = value else { continue };
        match lists.iter_mut().find(|known| known.0 == key) {
            Some((_, objects, empty)) => {
                *objects |= has_tables(value);
                *empty &= found.is_empty();
            }
            None => lists.push((key, has_tables(value), found.is_empty())),
        }
    }
    let are_tables = |(_, objects, empty): &(&str, bool, bool)| *objects || *empty;
    lists.into_iter().filter(are_tables).map(|(key, objects, _)| (key, objects)).collect()
}

fn push_cells<'a>(
    cells: &mut Row<'a>,
    prefix: &str,
    entries: &'a Map<String, Json>,
    left_out: &[(&str, bool)],
) {
    for (key, value) in entries {
        match value {
            Json::Array(_) if left_out.iter().any(|(left_out, _)| left_out == key) => {}
            Json::Object(inner) => push_cells(cells, &format!("{prefix}{key}_"), inner, &[]),
            value => cells.push((format!("{prefix}{key}"), value)),
        }
    }
}

impl Sheet<'_> {
    /// The keys of all rows. A key that only some rows have comes after its neighbor in them. One that
    /// is null in some rows and an object in others becomes the keys of the object.
    pub(super) fn header<'s>(&'s self, columns: &[&'s str]) -> Vec<&'s str> {
        let mut header: Vec<&str> = columns.to_vec();
        for row in &self.rows {
            let mut next = 0;
            for (key, _) in row {
                // Most often it is the next one.
                let ahead = header[next..].iter().position(|known| known == key);
                let known = ahead.map(|ahead| next + ahead);
                let known = known.or_else(|| header.iter().position(|known| known == key));
                if known.is_none() {
                    header.insert(next, key);
                }
                next = known.unwrap_or(next) + 1;
            }
        }
        let is_object = |key: &str| {
            let is_within =
                |other: &&str| other.strip_prefix(key).is_some_and(|rest| rest.starts_with('_'));
            let is_absent = |row: &Row<'_>| {
                row.iter().filter(|(name, _)| name == key).all(|(_, cell)| *cell == &Json::Null)
            };
            header.iter().any(is_within) && self.rows.iter().all(is_absent)
        };
        header.iter().copied().filter(|key| !is_object(key)).collect()
    }
}
