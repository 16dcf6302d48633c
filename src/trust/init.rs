//! `init DIR`: the embedded profile as files, to start another one from.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::output::escape_controls;
use crate::output::reply::Reply;
use crate::profile::FILES;
use crate::trust::schema;
use crate::typed::suggest::quoted_path;

/// The directory of the schemas, next to the files that name them.
const SCHEMAS: &str = "schemas";

/// The start of a file's first line, which tells an editor the schema.
const NAMES_ITS_SCHEMA: &str = "#:schema ";

/// The files of the embedded profile and their schemas; fails if the directory is not empty.
pub(crate) fn reply(directory: &Path) -> Result<Reply, Failure> {
    is_free(directory)?;
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for (name, packed) in FILES {
        let text = packed.text();
        let kind = name.trim_end_matches(".toml");
        let first = format!("{NAMES_ITS_SCHEMA}./{SCHEMAS}/{kind}.json\n");
        files.push((directory.join(name), first + without_schema(&text)));
    }
    let schemas = schema::FILES
        .iter()
        .map(|file| (directory.join(SCHEMAS).join(format!("{}.json", file.name)), file.text()));
    let written: Vec<String> = files.iter().map(|(file, _)| file.display().to_string()).collect();
    let typed = quoted_path(directory);
    let next = format!(
        "{SCHEMAS}/ beside them is for editors. Change the files, take out what you have no facts \
         for, then: ma-career check {typed}"
    );
    files.extend(schemas);
    Ok(Reply {
        text: escape_controls(&written.join("\n")) + "\n",
        asides: vec![next],
        directory: Some(directory.join(SCHEMAS)),
        files,
        ..Reply::default()
    })
}

/// A file without its first line, which names the schema in the repository.
fn without_schema(text: &str) -> &str {
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(NAMES_ITS_SCHEMA) => rest,
        _ => text,
    }
}

fn is_free(directory: &Path) -> Result<(), Failure> {
    let shown = directory.display();
    let message = match fs::read_dir(directory) {
        Ok(entries) => match entries.count() {
            0 => return Ok(()),
            _ => format!("'{shown}' is not empty"),
        },
        Err(error) => match error.kind() {
            ErrorKind::NotFound if fs::symlink_metadata(directory).is_err() => return Ok(()),
            ErrorKind::NotFound => format!("'{shown}' is a broken link"),
            ErrorKind::NotADirectory => format!("'{shown}' is not a directory"),
            _ => format!("'{shown}' cannot be read: {error}"),
        },
    };
    Err(Failure::cannot_write(message)
        .hint("help", "name a directory that is empty, or not there yet; nothing was written"))
}
