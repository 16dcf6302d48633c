//! Derives the schemas from the types, and holds the files in `schemas/` to them.

use std::{collections::BTreeSet, fs, path::PathBuf};

use schemars::{JsonSchema, Schema, generate::SchemaSettings, transform::RecursiveTransform};
use serde_json::{Value, json};
use snapbox::{Assert, Data, assert::DEFAULT_ACTION_ENV, data::DataFormat};

use super::{Entry, FILES};

/// The schema of what serde reads from a file.
pub(super) fn of_file<T: JsonSchema>(name: &str, about: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let settings = settings
        .with_transform(RecursiveTransform(as_toml))
        .with_transform(RecursiveTransform(as_others_read_it));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), format!("ma-career profile: {name}.toml").into());
    schema.insert("description".to_owned(), format!("{}.", capitalized(about)).into());
    schema
}

fn capitalized(text: &str) -> String {
    let (first, rest) = text.split_at(1);
    first.to_uppercase() + rest
}

/// TOML has no null: what may be absent is left out.
fn as_toml(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| *choice != json!({ "type": "null" }));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            schema.ensure_object().extend(only);
        }
    }
    // That a program leaves something out when it writes says nothing to those who write the file.
    schema.remove("writeOnly");
}

/// The names of Rust's numbers are no formats of JSON Schema's, but their bounds hold everywhere;
/// and an editor would break the lines of a description where a doc comment does.
fn as_others_read_it(schema: &mut Schema) {
    let format = schema.remove("format");
    if format.is_some_and(|format| format == "uint32") {
        schema.insert("maximum".to_owned(), u32::MAX.into());
    }
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.split("\n\n").map(unwrapped).collect::<Vec<_>>().join("\n\n");
    }
}

fn unwrapped(paragraph: &str) -> String {
    paragraph.replace('\n', " ")
}

fn compare(directory: &str, entries: &[Entry], schemas: &[Schema]) {
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schemas").join(directory);
    for (entry, schema) in entries.iter().zip(schemas) {
        let file = directory.join(format!("{}.json", entry.name));
        let derived = format!("{}\n", serde_json::to_string_pretty(schema).unwrap());
        let committed = Data::read_from(&file, Some(DataFormat::Text)).raw();
        Assert::new().action_env(DEFAULT_ACTION_ENV).eq(Data::text(derived), committed);
    }
    let known: BTreeSet<String> = entries.iter().map(|e| format!("{}.json", e.name)).collect();
    let there = fs::read_dir(&directory).unwrap();
    let there: BTreeSet<String> =
        there.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(there, known, "{} has a schema too many", directory.display());
}

#[test]
fn the_schemas_of_the_files_are_those_of_their_types() {
    compare("profile", FILES, &super::files());
}

#[test]
fn a_file_of_the_profile_that_is_not_there_has_no_schema() {
    assert_eq!(super::of_file("wages"), None);
    assert!(super::of_file("salary").unwrap().contains("salary.toml"));
}
