//! `init DIR`: the embedded profile as files, to begin another one from.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    output::{harmless, reply::Reply},
    profile::FILES,
    trust::schema,
    typed::suggest::quoted,
};

/// Where the schemas stand, beside the files that name them.
const SCHEMAS: &str = "schemas";

/// What the first line of a file begins with, by which an editor finds its schema.
const NAMES_ITS_SCHEMA: &str = "#:schema ";

/// The files of the embedded profile, each with its schema; fails where something stands in the
/// directory.
pub(crate) fn reply(directory: &Path) -> Result<Reply, Failure> {
    is_free(directory)?;
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for (name, packed) in FILES {
        let text = packed.text();
        let kind = name.trim_end_matches(".toml");
        let first = format!("{NAMES_ITS_SCHEMA}./{SCHEMAS}/{kind}.json\n");
        files.push((directory.join(name), first + without_schema(&text)));
    }
    let schemas = schema::FILES.iter().map(|file| {
        let text = schema::of_file(file.name).unwrap_or_default();
        (directory.join(SCHEMAS).join(format!("{}.json", file.name)), text)
    });
    let written: Vec<String> = files.iter().map(|(file, _)| file.display().to_string()).collect();
    let typed = quoted(&directory.to_string_lossy());
    let next = format!(
        "{SCHEMAS}/ beside them is for editors. Change the files, take out what you have no facts \
         for, then: ma-career check {typed}"
    );
    files.extend(schemas);
    Ok(Reply {
        text: harmless(&written.join("\n")) + "\n",
        asides: vec![next],
        directory: Some(directory.join(SCHEMAS)),
        files,
        ..Reply::default()
    })
}

/// A file of the program names the schema where the program keeps it.
fn without_schema(text: &str) -> &str {
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(NAMES_ITS_SCHEMA) => rest,
        _ => text,
    }
}

fn is_free(directory: &Path) -> Result<(), Failure> {
    let shown = directory.display();
    let message = match fs::read_dir(directory) {
        Ok(mut entries) => match entries.next() {
            None => return Ok(()),
            Some(_) => format!("'{shown}' is not empty"),
        },
        // A link to nothing is no place for a directory.
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if fs::symlink_metadata(directory).is_err() {
                return Ok(());
            }
            format!("'{shown}' is a link to nothing")
        }
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            format!("'{shown}' is no directory")
        }
        Err(error) => format!("'{shown}' cannot be read: {error}"),
    };
    Err(Failure::cannot_write(message)
        .hint("help", "name a directory that is empty, or not there yet; nothing was written"))
}
