//! `csv`: one table of an answer, as RFC 4180 has it. The header is the keys of the JSON, joined
//! with `_`; numbers are raw; what is absent is empty.

use crate::{failure::Failure, json::Json, reply::Reply, suggest};

/// What stands between the items of a list that is one cell. No item has it.
const BETWEEN: &str = " | ";

/// The main table of an answer.
pub struct Main {
    /// The keys that lead to it, joined with points.
    pub name: &'static str,
    /// Columns, in their order, that it has even where no row does.
    pub columns: &'static [&'static str],
}

/// The table that is asked for, or the main one with a note on how to get the others.
pub(super) fn reply(answer: &Json, main: &Main, asked_for: Option<&str>) -> Result<Reply, Failure> {
    let sheets = sheets(answer);
    let find = |name: &str| sheets.iter().find(|sheet| sheet.name.eq_ignore_ascii_case(name));
    // Where no row has an inner table, the outer one is all there is.
    let outer = main.name.rsplit_once('.').map(|(outer, _)| outer);
    let of_main = find(main.name).or_else(|| find(outer?));
    let sheet = match asked_for {
        Some(name) if name.eq_ignore_ascii_case(main.name) => of_main,
        Some(name) => find(name),
        None => of_main,
    };
    let sheet = sheet.ok_or_else(|| no_such_table(asked_for.unwrap_or(main.name), &sheets))?;
    let is_main = of_main.is_some_and(|of_main| of_main.name == sheet.name);
    let mut reply = Reply::of(sheet.text(if is_main { main.columns } else { &[] }));
    let others: Vec<&str> =
        sheets.iter().map(|sheet| sheet.name.as_str()).filter(|name| *name != sheet.name).collect();
    let of_its_own = |name: &&str| !OF_EVERY_ANSWER.contains(name) && Some(*name) != outer;
    if asked_for.is_none() && others.iter().any(of_its_own) {
        let (name, others) = (&sheet.name, others.join(", "));
        reply
            .asides
            .push(format!("this is the table '{name}'. --table NAME prints another: {others}"));
    }
    Ok(reply)
}

/// The tables that every answer has beside its own.
const OF_EVERY_ANSWER: [&str; 3] = ["occupation", "notes", "sources"];

fn no_such_table(name: &str, sheets: &[Sheet<'_>]) -> Failure {
    let known = || sheets.iter().map(|sheet| sheet.name.as_str());
    let failure = Failure::usage(format!("this answer has no table '{name}'"));
    let failure = failure.hint("tables", known().collect::<Vec<_>>().join(", "));
    match suggest::nearest(name, known()).or_else(|| known().next()) {
        Some(near) => failure.instead(name, near),
        None => failure,
    }
}

/// A table of an answer: a list somewhere within its JSON, or an object as its only row.
struct Sheet<'a> {
    /// The keys that lead to it, joined with points.
    name: String,
    rows: Vec<Row<'a>>,
}

/// The cells of a row, each with the keys that lead to it, joined with `_`.
type Row<'a> = Vec<(String, &'a Json)>;

/// Every table of an answer. A list within the rows of a table is a table of its own, whose rows
/// have the cells of the outer row before theirs. An object without such lists is one row.
fn sheets(answer: &Json) -> Vec<Sheet<'_>> {
    let mut sheets = Vec::new();
    for (key, value) in answer.entries() {
        match value {
            Json::List(list) => {
                let items: Vec<_> = list.iter().map(|item| (Vec::new(), Some(item))).collect();
                push_sheets(&mut sheets, key, key, "", &items);
            }
            Json::Object(entries) if !value.has_tables() => {
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

impl Json {
    /// Whether a list of objects is somewhere within it.
    fn has_tables(&self) -> bool {
        match self {
            Self::List(items) => items.iter().any(|item| matches!(item, Self::Object(_))),
            Self::Object(entries) => entries.iter().any(|(_, value)| value.has_tables()),
            _ => false,
        }
    }
}

/// What becomes a row: the cells of the outer row, and what stands in the list there, if anything.
type Item<'a> = (Row<'a>, Option<&'a Json>);

/// The table of `items`, and the tables within them. `prefix` stands before the keys of its cells.
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
            let list = item.and_then(|item| item.entries().iter().find(|(name, _)| name == key));
            let found = list.map_or(&[][..], |(_, list)| list.items());
            // A row with nothing within it still stands there.
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
    for (key, value) in items.flat_map(Json::entries) {
        let Json::List(found) = value else { continue };
        match lists.iter_mut().find(|known| known.0 == key) {
            Some((_, objects, empty)) => {
                *objects |= value.has_tables();
                *empty &= found.is_empty();
            }
            None => lists.push((key, value.has_tables(), found.is_empty())),
        }
    }
    let are_tables = |(_, objects, empty): &(&str, bool, bool)| *objects || *empty;
    lists.into_iter().filter(are_tables).map(|(key, objects, _)| (key, objects)).collect()
}

fn push_cells<'a>(
    cells: &mut Row<'a>,
    prefix: &str,
    entries: &'a [(String, Json)],
    left_out: &[(&str, bool)],
) {
    for (key, value) in entries {
        match value {
            Json::List(_) if left_out.iter().any(|(left_out, _)| left_out == key) => {}
            Json::Object(inner) => push_cells(cells, &format!("{prefix}{key}_"), inner, &[]),
            value => cells.push((format!("{prefix}{key}"), value)),
        }
    }
}

impl Sheet<'_> {
    /// The table as text, with `columns` even where no row has them.
    fn text(&self, columns: &[&str]) -> String {
        let mut header = self.header(columns);
        if header.is_empty() {
            header.push(self.name.rsplit('.').next().unwrap_or_default());
        }
        let mut text = String::new();
        let names = header.iter().map(|name| quoted(name));
        push_line(&mut text, names);
        for row in &self.rows {
            let cell = |name: &&str| row.iter().find(|(key, _)| key == name);
            let cells = header.iter().map(|name| cell(name).map_or(String::new(), |c| field(c.1)));
            push_line(&mut text, cells);
        }
        text
    }

    /// The keys of all rows. A key that only some rows have stands behind the one before it there;
    /// one that is absent in some rows and an object in others is the keys of the object.
    fn header<'s>(&'s self, columns: &[&'s str]) -> Vec<&'s str> {
        let mut header: Vec<&str> = columns.to_vec();
        for row in &self.rows {
            let mut next = 0;
            for (key, _) in row {
                // Most often it stands just there.
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

fn push_line(text: &mut String, cells: impl Iterator<Item = String>) {
    text.push_str(&cells.collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
}

fn field(cell: &Json) -> String {
    match cell {
        Json::Null | Json::Object(_) => String::new(),
        Json::Bool(bool) => bool.to_string(),
        Json::Number(number) => number.to_string(),
        Json::Text(text) => quoted(&harmless(text)),
        Json::List(items) => {
            let words = items.iter().map(|item| match item {
                Json::Text(text) => text.clone(),
                other => field(other),
            });
            quoted(&harmless(&words.collect::<Vec<_>>().join(BETWEEN)))
        }
    }
}

/// A spreadsheet takes text that begins like a formula for one; an apostrophe says that it is text.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn quoted(text: &str) -> String {
    let edge = text.starts_with(' ') || text.ends_with(' ');
    if edge || text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(json: &str, name: &str) -> String {
        let answer: Json = serde_json::from_str(json).unwrap();
        let found = sheets(&answer);
        let names: Vec<_> = found.iter().map(|sheet| sheet.name.clone()).collect();
        let sheet = found.iter().find(|sheet| sheet.name == name);
        sheet.unwrap_or_else(|| panic!("no {name} in {names:?}")).text(&[])
    }

    #[test]
    fn text_that_a_spreadsheet_would_run_is_text_and_a_number_stays_one() {
        let json = r#"{"rows": [{"a": "=1+1", "b": -1}, {"a": "@x", "b": 2.50}, {"a": "+,-", "b": null}]}"#;
        assert_eq!(csv(json, "rows"), "a,b\r\n'=1+1,-1\r\n'@x,2.5\r\n\"'+,-\",\r\n");
    }

    #[test]
    fn quotes_commas_and_line_ends_stay_within_their_cell() {
        let json = r#"{"rows": [{"a": "say \"hi\", you\nthere", "b": ["x", "y, z"]}]}"#;
        assert_eq!(csv(json, "rows"), "a,b\r\n\"say \"\"hi\"\", you\nthere\",\"x | y, z\"\r\n");
    }

    #[test]
    fn what_only_some_rows_have_stands_behind_its_neighbor() {
        let json = r#"{"rows": [{"a": 1, "c": 3}, {"a": 1, "b": 2, "c": 3}]}"#;
        assert_eq!(csv(json, "rows"), "a,b,c\r\n1,,3\r\n1,2,3\r\n");
    }

    #[test]
    fn an_object_that_is_absent_in_one_row_has_the_columns_that_it_has_in_others() {
        let json = r#"{"rows": [{"pay": null, "z": 1}, {"pay": {"low": 1, "high": 2}, "z": 3}]}"#;
        assert_eq!(csv(json, "rows"), "pay_low,pay_high,z\r\n,,1\r\n1,2,3\r\n");
    }

    #[test]
    fn a_list_of_objects_within_a_row_is_a_table_of_its_own() {
        let json = r#"{"s": {"jobs": [{"t": "x", "parts": [{"u": 1}, {"u": 2}]}, {"t": "y", "parts": []}]}}"#;
        assert_eq!(csv(json, "s.jobs"), "t\r\nx\r\ny\r\n");
        assert_eq!(csv(json, "s.jobs.parts"), "t,parts_u\r\nx,1\r\nx,2\r\ny,\r\n");
    }

    #[test]
    fn an_object_is_a_table_of_one_row_and_a_list_of_nothing_has_a_header() {
        let json = r#"{"offer": {"annual": 1, "at": {"x": 2}, "codes": ["a", "b"]}, "notes": []}"#;
        assert_eq!(csv(json, "offer"), "annual,at_x,codes\r\n1,2,a | b\r\n");
        assert_eq!(csv(json, "notes"), "notes\r\n");
    }

    #[test]
    fn a_column_that_is_promised_is_there_where_no_row_has_it() {
        let answer: Json =
            serde_json::from_str(r#"{"rows": [{"a": 1, "high": null, "z": 2}]}"#).unwrap();
        let main = Main { name: "rows.parts", columns: &["low", "high_x", "high_y"] };
        assert_eq!(
            reply(&answer, &main, None).unwrap().text,
            "a,z,low,high_x,high_y\r\n1,2,,,\r\n"
        );
    }

    #[test]
    fn a_list_of_texts_is_a_table_of_one_column() {
        assert_eq!(csv(r#"{"notes": ["a", "b, c"]}"#, "notes"), "notes\r\na\r\n\"b, c\"\r\n");
    }
}
