//! The keys of each file in a table, at the end of docs/profile-format.md: made of the schemas, with
//! examples from the embedded profile.

use std::{collections::BTreeSet, fmt::Write, path::PathBuf};

use serde_json::Value;
use snapbox::{Assert, Data, assert::DEFAULT_ACTION_ENV, data::DataFormat};

use crate::profile::{
    self, areas::Area, industries::Industry, prices::YearOfPrices, salary::YearRow,
    skills::SkillRating, states::State, table,
};

use crate::trust::schema::{FILES, of_file};

/// The line of the page behind which it is made by this test.
const BEGINS: &str = "## Every key\n";

/// What stands in a column; the columns of several tables bear the same name for the same thing.
const COLUMNS: &[(&str, &str)] = &[
    ("period", "the month of the survey or of the rating"),
    ("jobs", "jobs in the occupation, without the self-employed"),
    ("jobs_rse", "relative standard error of `jobs`, percent"),
    ("a_mean", "mean wage, U.S. dollars a year before tax"),
    ("a_p10", "10th percentile, dollars a year"),
    ("a_p25", "25th percentile, dollars a year"),
    ("a_median", "median, dollars a year"),
    ("a_p75", "75th percentile, dollars a year"),
    ("a_p90", "90th percentile, dollars a year"),
    ("h_mean", "mean wage, dollars an hour"),
    ("h_p10", "10th percentile, dollars an hour"),
    ("h_p25", "25th percentile, dollars an hour"),
    ("h_median", "median, dollars an hour"),
    ("h_p75", "75th percentile, dollars an hour"),
    ("h_p90", "90th percentile, dollars an hour"),
    ("mean_rse", "relative standard error of the mean wage, percent"),
    ("all_median", "median of all occupations, dollars a year"),
    ("source", "the `id` of the source"),
    ("soc", "the edition of the occupation codes"),
    ("fips", "two digits of the state"),
    ("abbr", "postal code of the state"),
    ("lq", "location quotient; the nation is 1"),
    ("per_1000", "jobs in the occupation in every 1,000 jobs"),
    ("prices", "level of prices; the nation is 100"),
    ("all_jobs", "jobs in all occupations"),
    ("all_p10", "10th percentile of all occupations, dollars a year"),
    ("all_p90", "90th percentile of all occupations, dollars a year"),
    ("state", "name of the state"),
    ("code", "code of the area or the industry"),
    ("kind", "what the row is one of"),
    ("states", "postal codes of the states that it lies in, with commas and no blanks"),
    ("area", "name of the area"),
    ("level", "depth in the outline, from 0; of a rating 0 to 7"),
    ("share", "share of all jobs in the occupation, percent"),
    ("industry", "name of the industry"),
    ("year", "the year"),
    ("may", "the price index of May"),
    ("average", "the price index, average of the year's months"),
    ("months", "months that the average has"),
    ("importance", "1 (not important) to 5 (extremely important)"),
    ("raters", "how many people rated it"),
    ("rated_by", "who rated it"),
    ("name", "its name"),
];

/// The columns of a table, each with what a cell may hold and whether it may be absent.
struct Columns(Vec<(&'static str, &'static str, bool)>);

fn columns_of(kind: &str) -> Option<Columns> {
    fn of<T: table::Row>() -> Columns {
        let refused = |cell: &str| -> Vec<(&'static str, &'static str)> {
            let row = vec![cell; T::COLUMNS.len()].join(" ").leak();
            let misread = table::checked::<T>(row).err().unwrap_or_default();
            misread.iter().map(|misread| (misread.column, misread.expected)).collect()
        };
        // What no type can read, and what stands for an absent figure.
        let (typed, needed) = (refused("?"), refused("-"));
        let column = |name: &&'static str| {
            let holds = typed.iter().find(|(typed, _)| typed == name).map(|(_, holds)| *holds);
            let may_be_absent = holds.is_some() && !needed.iter().any(|(needed, _)| needed == name);
            (*name, holds.unwrap_or("a text"), may_be_absent)
        };
        Columns(T::COLUMNS.iter().map(column).collect())
    }
    Some(match kind {
        "YearRows" => of::<YearRow>(),
        "StateRows" => of::<State>(),
        "AreaRows" => of::<Area>(),
        "IndustryRows" => of::<Industry>(),
        "YearOfPricesRows" => of::<YearOfPrices>(),
        "SkillRatingRows" => of::<SkillRating>(),
        _ => return None,
    })
}

/// What is made of one file.
struct Page<'a> {
    defs: &'a Value,
    text: String,
    /// The tables of the file, each by its key.
    tables: Vec<(String, String)>,
}

impl Page<'_> {
    /// A line a key, and lines for what stands within it.
    fn keys(&mut self, schema: &Value, example: Option<&toml::Value>, before: &str) {
        let required: BTreeSet<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (key, of_key) in schema["properties"].as_object().into_iter().flatten() {
            let path = format!("{before}{key}");
            let found = example.and_then(|value| find(value, key));
            let about = of_key["description"].as_str().unwrap_or_default();
            let needed = if required.contains(key.as_str()) { "yes" } else { "" };
            let holds = self.holds(of_key);
            let shown = found.and_then(shown).map(|text| format!("`{text}`")).unwrap_or_default();
            let _ = writeln!(
                self.text,
                "| `{path}` | {needed} | {} | {} | {} |",
                in_cell(&holds),
                in_cell(about),
                in_cell(&shown)
            );
            self.within(of_key, found, &path);
        }
    }

    /// What stands within a value: the keys of a table, of the items of a list, of a map.
    fn within(&mut self, schema: &Value, example: Option<&toml::Value>, path: &str) {
        if let Some(name) = reference(schema) {
            if name.ends_with("Rows") || name == "Matrix" {
                self.tables.push((path.to_owned(), name.to_owned()));
            } else {
                let schema = self.defs[name].clone();
                self.within(&schema, example, path);
            }
        } else if schema["items"].is_object() {
            self.within(&schema["items"].clone(), example, &format!("{path}[]"));
        } else if let Some(choices) = schema["anyOf"].as_array() {
            for choice in choices {
                self.within(choice, example, path);
            }
        } else if schema["properties"].is_object() {
            self.keys(schema, example, &format!("{path}."));
        } else if let Some(patterns) = schema["patternProperties"].as_object() {
            let inner = example.and_then(first_value);
            patterns.values().for_each(|schema| self.within(schema, inner, &format!("{path}.*")));
        }
    }

    /// What a value is, in words.
    fn holds(&self, schema: &Value) -> String {
        if let Some(name) = reference(schema) {
            // Bounds that hold here alone.
            if let Some(low) = schema["minimum"].as_f64() {
                let high = schema["maximum"].as_f64().unwrap_or_default();
                return format!("number, {low} to {high}");
            }
            return match name {
                "SourceId" => "source `id`".to_owned(),
                "Period" => "period".to_owned(),
                "Edition" => "edition".to_owned(),
                "SocCode" => "SOC code".to_owned(),
                "Dollars" => "whole dollars a year".to_owned(),
                "Matrix" => "table, by place and SOC code".to_owned(),
                name if name.ends_with("Rows") => "table".to_owned(),
                name => self.holds(&self.defs[name]),
            };
        }
        if let Some(choices) = schema["oneOf"].as_array() {
            let words: Vec<String> = choices
                .iter()
                .flat_map(|choice| match choice["enum"].as_array() {
                    Some(words) => words.iter().filter_map(Value::as_str).collect(),
                    None => choice["const"].as_str().into_iter().collect::<Vec<_>>(),
                })
                .map(|word| format!("`{word}`"))
                .collect();
            return format!("one of {}", words.join(", "));
        }
        if schema["anyOf"].is_array() {
            return "table, of one of two forms".to_owned();
        }
        let range = match (schema["minimum"].as_f64(), schema["maximum"].as_f64()) {
            (Some(low), Some(high)) if high < 1e6 => format!(", {low} to {high}"),
            (Some(low), _) => format!(", {low} or more"),
            _ => String::new(),
        };
        match schema["type"].as_str().unwrap_or_default() {
            "string" => "text".to_owned(),
            "integer" => format!("whole number{range}"),
            "number" => format!("number{range}"),
            "boolean" => "true or false".to_owned(),
            "array" => match self.holds(&schema["items"]).as_str() {
                "table" => "list of tables".to_owned(),
                "table, of one of two forms" => "list of tables, of one of two forms".to_owned(),
                item => format!("list: {item}"),
            },
            "object" => match (&schema["patternProperties"], &schema["additionalProperties"]) {
                (Value::Object(patterns), _) => {
                    let is_edition = |key: &String| key.ends_with("-[0-9]{2}$");
                    let of = if patterns.keys().any(is_edition) { "edition" } else { "period" };
                    let inner = patterns.values().next().map(|inner| self.holds(inner));
                    format!("table by {of}: {}", inner.unwrap_or_default())
                }
                (_, Value::Object(_)) => "table: text by text".to_owned(),
                _ => "table".to_owned(),
            },
            _ => String::new(),
        }
    }

    /// The columns of the tables.
    fn columns(&mut self, file: &toml::Value, used: &mut BTreeSet<&'static str>) {
        for (path, kind) in std::mem::take(&mut self.tables) {
            let Some(Columns(columns)) = columns_of(&kind) else { continue };
            let text = find(file, &path).and_then(toml::Value::as_str).unwrap_or_default();
            let row = text.lines().nth(1).unwrap_or_default();
            let _ = writeln!(
                self.text,
                "\nThe columns of `{path}`:\n\n| column | holds | what it is | example |\n\
                 | --- | --- | --- | --- |"
            );
            let names: Vec<&str> = columns.iter().map(|(name, ..)| *name).collect();
            for (name, holds, may_be_absent) in columns {
                let (known, about) = COLUMNS
                    .iter()
                    .find(|(known, _)| *known == name)
                    .unwrap_or_else(|| panic!("the column '{name}' has to be told"));
                used.insert(known);
                let cell = table::place_of(row, &names, name).map_or("", |place| &row[place]);
                let absent = if may_be_absent { ", or `-`" } else { "" };
                let holds = holds.trim_start_matches("a ").trim_start_matches("an ");
                let _ = writeln!(self.text, "| `{name}` | {holds}{absent} | {about} | `{cell}` |");
            }
        }
    }
}

fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str().map(|name| name.trim_start_matches("#/$defs/"))
}

/// The value under a key; of a list, of the first item that has it.
fn find<'v>(value: &'v toml::Value, key: &str) -> Option<&'v toml::Value> {
    match value {
        toml::Value::Table(table) => table.get(key),
        toml::Value::Array(items) => items.iter().find_map(|item| find(item, key)),
        _ => None,
    }
}

fn first_value(value: &toml::Value) -> Option<&toml::Value> {
    value.as_table()?.values().next()
}

/// Letters of an example.
const SHOWN: usize = 48;

/// A single value as TOML has it; a list shows its first.
fn shown(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) if text.contains('\n') => None,
        toml::Value::String(text) if text.chars().count() > SHOWN => {
            let beginning: String = text.chars().take(SHOWN).collect();
            Some(format!("\"{}…\"", beginning.trim_end()))
        }
        toml::Value::Table(_) => None,
        toml::Value::Array(items) => match items.first()? {
            toml::Value::Table(_) | toml::Value::Array(_) => None,
            first => {
                Some(format!("[{}{}]", shown(first)?, if items.len() > 1 { ", …" } else { "" }))
            }
        },
        toml::Value::String(text) => Some(format!("\"{text}\"")),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Float(number) => Some(format!("{number:?}")),
        toml::Value::Boolean(value) => Some(value.to_string()),
        toml::Value::Datetime(date) => Some(date.to_string()),
    }
}

fn in_cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// The tables of all files.
fn reference_of_all() -> String {
    let mut text = String::new();
    let mut used = BTreeSet::new();
    for file in FILES {
        let schema: Value = serde_json::from_str(of_file(file.name).unwrap()).unwrap();
        let name = format!("{}.toml", file.name);
        let (_, data) = profile::FILES.iter().find(|(known, _)| *known == name).unwrap();
        let data = toml::Value::Table(data.parse().unwrap());
        let mut page = Page { defs: &schema["$defs"], text: String::new(), tables: Vec::new() };
        page.keys(&schema, Some(&data), "");
        page.columns(&data, &mut used);
        let _ = write!(
            text,
            "\n### `{name}`: {}\n\n| key | needed | type | what it holds | example |\n\
             | --- | --- | --- | --- | --- |\n{}",
            file.about, page.text
        );
    }
    let told: BTreeSet<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    assert_eq!(told, used, "a column is told that no table has");
    text
}

#[test]
fn the_page_on_the_format_tells_every_key_of_the_types() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/profile-format.md");
    let page = std::fs::read_to_string(&file).unwrap();
    let (written, _) = page.split_once(BEGINS).expect("the page has the heading");
    let actual = format!("{written}{BEGINS}{}", reference_of_all());
    let expected = Data::read_from(&file, Some(DataFormat::Text)).raw();
    Assert::new().action_env(DEFAULT_ACTION_ENV).eq(Data::text(actual), expected);
}
