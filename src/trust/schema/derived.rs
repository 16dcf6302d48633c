//! Tests that the files in `schemas/` are what the types derive.

use std::{collections::BTreeSet, fs, path::PathBuf};

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use snapbox::{Assert, Data, assert::DEFAULT_ACTION_ENV, data::DataFormat};

use crate::answer::Envelope;
use crate::trust::schema::{COMMANDS, Entry, FILES};

type Keywords = Map<String, Value>;

/// The schema of what serde reads from a file.
pub(super) fn of_file<T: JsonSchema>(name: &str, about: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12()
        .for_deserialize()
        .with_transform(RecursiveTransform(as_toml))
        .with_transform(RecursiveTransform(in_plain_words));
    let schema = settings.into_generator().into_root_schema_for::<T>();
    labelled(schema, &format!("ma-career profile: {name}.toml"), about)
}

/// Derives the schema of one of a command's answers.
pub(super) type OfAnswer = fn(&mut SchemaGenerator) -> Schema;

/// The schema of what serde writes as an answer, with the keys that every answer has.
pub(super) fn of_answer<A: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = Envelope::<A>::json_schema(generator);
    let own = A::json_schema(generator);
    if let Some(list) = own.pointer("/properties/sources") {
        // The list of sources itself cites none.
        set(&mut schema, "/properties/sources", list.clone());
    } else {
        schema.pointer_mut("/required").unwrap().as_array_mut().unwrap().push("sources".into());
        never_null(&mut schema, "/properties/sources");
    }
    schema
}

/// The schema of a command, which has one of its answers; without any, of every value.
pub(super) fn of_command(name: &str, about: &str, answers: &[(&str, OfAnswer)]) -> Schema {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut choices = answers.iter().map(|(title, of_answer)| {
        let mut answer = of_answer(&mut generator);
        answer.insert("title".to_owned(), format!("ma-career {title} --json").into());
        for (key, value) in [("format_version", json!(1)), ("command", json!(name))] {
            let about = answer.pointer(&format!("/properties/{key}/description")).cloned();
            let only = json!({ "description": about, "const": value });
            set(&mut answer, &format!("/properties/{key}"), only);
        }
        // `check` answers about profiles that cannot be read too, and `jobs` about many.
        if !["check", "jobs"].contains(&name) {
            never_null(&mut answer, "/properties/occupation");
        }
        answer
    });
    let mut schema = match answers.len() {
        0 | 1 => choices.next().unwrap_or_default(),
        _ => json_schema!({ "anyOf": choices.collect::<Vec<_>>() }),
    };
    let mut definitions = generator.take_definitions(true);
    let used = format!("{}{}", schema.as_value(), Value::from(definitions.clone()));
    definitions.retain(|name, _| used.contains(&format!("\"#/$defs/{name}\"")));
    if !definitions.is_empty() {
        schema.insert("$defs".to_owned(), definitions.into());
    }
    RecursiveTransform(in_plain_words).transform(&mut schema);
    RecursiveTransform(as_answer).transform(&mut schema);
    schema.pointer_mut("/$defs").and_then(|defs| defs.as_object_mut()?.remove("Statement"));
    Closed.transform(&mut schema);
    schema.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    labelled(schema, &format!("ma-career {name} --json"), about)
}

fn set(schema: &mut Schema, pointer: &str, value: Value) {
    *schema.pointer_mut(pointer).unwrap() = value;
}

fn never_null(schema: &mut Schema, pointer: &str) {
    without_null(schema.pointer_mut(pointer).unwrap().as_object_mut().unwrap());
}

fn labelled(mut schema: Schema, title: &str, about: &str) -> Schema {
    let (first, rest) = about.split_at(1);
    schema.insert("title".to_owned(), title.into());
    schema.insert("description".to_owned(), format!("{}{rest}.", first.to_uppercase()).into());
    schema
}

/// The pattern of a text of a profile: one line, not empty.
pub(crate) const ONE_LINE: &str = r"^[^\n\r\t]*\S[^\n\r\t]*$";

/// TOML has no null: an absent value is left out.
fn as_toml(schema: &mut Schema) {
    let Some(keywords) = schema.as_object_mut() else { return };
    if let Some(Value::String(text)) = keywords.get_mut("description") {
        *text = text.replace("`None`", "absent");
    }
    // A statement is written as its text, which is not how a file has it.
    if keywords.get("items").and_then(|items| items.get("$ref")) == Some(&json!(STATEMENT)) {
        keywords.remove("default");
    }
    without_null(keywords);
    if keywords.get("type") == Some(&json!("string"))
        && ["const", "pattern", "enum"].iter().all(|keyword| keywords.get(*keyword).is_none())
    {
        keywords.insert("pattern".to_owned(), ONE_LINE.into());
    }
    // It is about programs that write the file, not about people.
    keywords.remove("writeOnly");
}

fn without_null(keywords: &mut Keywords) {
    if let Some(Value::Array(types)) = keywords.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            keywords["type"] = only.clone();
        }
    }
    if let Some(Value::Array(choices)) = keywords.get_mut("anyOf") {
        choices.retain(|choice| *choice != json!({ "type": "null" }));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            keywords.remove("anyOf");
            keywords.extend(only);
        }
    }
}

/// Removes what only Rust knows: names of number types, `None`, and line breaks of comments.
fn in_plain_words(schema: &mut Schema) {
    if schema.remove("format").is_some_and(|format| format == "uint32") {
        schema.insert("maximum".to_owned(), u32::MAX.into());
    }
    if let Some(Value::String(text)) = schema.get_mut("description") {
        let paragraphs: Vec<String> =
            text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
        *text = paragraphs.join("\n\n").replace("`None`", "`null`");
    }
}

/// Where the schema of a statement is.
const STATEMENT: &str = "#/$defs/Statement";

/// An answer has every key, and the text of a statement without its source.
fn as_answer(schema: &mut Schema) {
    schema.remove("default");
    if schema.get("$ref") == Some(&json!(STATEMENT)) {
        schema.remove("$ref");
        schema.insert("type".to_owned(), "string".into());
    }
}

/// Closes objects to other keys; a key that may be left out is never null.
struct Closed;

impl Transform for Closed {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let required = schema.get("required").cloned().unwrap_or_else(|| json!([]));
        let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
        for (key, property) in properties {
            if let (false, Value::Object(property)) =
                (required.as_array().unwrap().contains(&json!(key)), property)
            {
                without_null(property);
            }
        }
        let closed = match schema.get_mut("anyOf") {
            Some(choices) => {
                open(choices);
                "unevaluatedProperties"
            }
            None => "additionalProperties",
        };
        schema.insert(closed.to_owned(), false.into());
    }
}

/// Opens the choices within an object to its other keys.
fn open(choices: &mut Value) {
    for choice in choices.as_array_mut().unwrap().iter_mut().filter_map(Value::as_object_mut) {
        choice.remove("additionalProperties");
        choice.get_mut("oneOf").map(open);
    }
}

fn compare(directory: &str, entries: &[Entry], schemas: &[Schema]) {
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schemas").join(directory);
    for (entry, schema) in entries.iter().zip(schemas) {
        let file = directory.join(format!("{}.json", entry.name));
        let mut sorted = schema.as_value().clone();
        sorted.sort_all_objects();
        // A schema puts its keywords in their usual order.
        let sorted = Schema::try_from(sorted).unwrap();
        let derived = format!("{}\n", serde_json::to_string_pretty(&sorted).unwrap());
        let committed = Data::read_from(&file, Some(DataFormat::Text)).raw();
        Assert::new().action_env(DEFAULT_ACTION_ENV).eq(Data::text(derived), committed);
    }
    let known: BTreeSet<String> = entries.iter().map(|e| format!("{}.json", e.name)).collect();
    let files = fs::read_dir(&directory).unwrap();
    for file in files.map(|file| file.unwrap().file_name().into_string().unwrap()) {
        assert!(known.contains(&file), "{}/{file} is no one's schema", directory.display());
    }
}

#[test]
fn the_schemas_of_the_files_are_those_of_their_types() {
    compare("profile", FILES, &super::files());
}

#[test]
fn the_schemas_of_the_commands_are_those_of_their_answers() {
    compare("commands", COMMANDS, &super::commands());
}
