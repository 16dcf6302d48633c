//! `csv`: one table of an answer, as RFC 4180 has it. The header has the keys of the JSON, joined with
//! `_`; numbers are raw; an absent value is an empty cell.

mod sheet;

use serde_json::Value as Json;

use self::sheet::{Sheet, sheets};
use crate::{failure::Failure, output::reply::Reply, typed::suggest};

/// Between the items of a list in one cell. None of ours has it; where one of a profile has it, JSON keeps them apart.
const SEPARATOR: &str = " | ";

/// The main table of an answer.
pub struct MainTable {
    /// The keys that lead to it, joined with points; or the first of `columns`, where the answer
    /// itself is the only row.
    pub name: &'static str,
    /// The first columns, which it has even where no row does.
    pub columns: &'static [&'static str],
}

/// The table that is asked for, or the main one with a note on how to get the others.
pub fn reply(answer: &Json, main: &MainTable, asked_for: Option<&str>) -> Result<Reply, Failure> {
    let mut sheets = sheets(answer);
    sheets.extend(of_one_row(answer, main));
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
    let mut reply = Reply::of(text(sheet, if is_main { main.columns } else { &[] }));
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

/// The main table of an answer that is its only row.
fn of_one_row<'a>(answer: &'a Json, main: &MainTable) -> Option<Sheet<'a>> {
    (main.columns.first() == Some(&main.name)).then(|| {
        let cell = |key: &&str| Some((String::from(*key), answer.get(key)?));
        Sheet {
            name: main.name.to_owned(),
            rows: vec![main.columns.iter().filter_map(cell).collect()],
        }
    })
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

/// A table as text; `columns` come first even where no row has them.
fn text(sheet: &Sheet<'_>, columns: &[&str]) -> String {
    let mut header = sheet.header(columns);
    if header.is_empty() {
        header.push(sheet.name.rsplit('.').next().unwrap_or_default());
    }
    let mut text = String::new();
    push_line(&mut text, header.iter().map(|name| quoted(name)));
    for row in &sheet.rows {
        let cell = |name: &&str| row.iter().find(|(key, _)| key == name);
        let cells = header.iter().map(|name| cell(name).map_or(String::new(), |c| field(c.1)));
        push_line(&mut text, cells);
    }
    text
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
        Json::String(text) => quoted(&without_formula(text)),
        Json::Array(items) => {
            let words = items.iter().map(|item| match item {
                Json::String(text) => text.clone(),
                other => field(other),
            });
            quoted(&without_formula(&words.collect::<Vec<_>>().join(SEPARATOR)))
        }
    }
}

/// A spreadsheet would run text that begins like a formula; an apostrophe makes it text.
fn without_formula(text: &str) -> String {
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
        text(sheet.unwrap_or_else(|| panic!("no {name} in {names:?}")), &[])
    }

    #[test]
    fn a_column_that_only_some_rows_have_comes_after_its_neighbor() {
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
    fn a_promised_column_is_there_even_where_no_row_has_it() {
        let answer: Json =
            serde_json::from_str(r#"{"rows": [{"a": 1, "high": null, "z": 2}]}"#).unwrap();
        let main = MainTable { name: "rows.parts", columns: &["low", "high_x", "high_y"] };
        assert_eq!(
            reply(&answer, &main, None).unwrap().text,
            "a,z,low,high_x,high_y\r\n1,2,,,\r\n"
        );
    }
}
