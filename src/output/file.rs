//! Writes the files of a reply. Each is written whole or not at all.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;

use crate::{failure::Failure, output::reply::Reply};

/// Writes all files of a reply, or none if one of them exists and `force` is not given.
pub(crate) fn write_all(reply: &Reply, force: bool) -> Result<(), Failure> {
    let is_kept = |file: &&PathBuf| !force && file.is_file();
    if let Some(file) = reply.files.iter().map(|(file, _)| file).find(is_kept) {
        return Err(exists(file));
    }
    let new_directory = reply.directory.as_ref().filter(|directory| !directory.is_dir());
    if let Some(directory) = new_directory {
        fs::create_dir_all(directory).map_err(|error| {
            let shown = directory.display();
            let message = match error.kind() {
                ErrorKind::AlreadyExists => format!("'{shown}' is not a directory"),
                _ => format!("the directory '{shown}' cannot be made: {error}"),
            };
            Failure::cannot_write(message)
                .hint("help", "name a directory that you may write to, or one that can be made")
        })?;
    }
    let mut written = Vec::new();
    for (file, text) in &reply.files {
        let is_new = fs::symlink_metadata(file).is_err();
        if let Err(failure) = write(file, text, force) {
            // Some of the files are of no use, and would stop the next attempt.
            for file in written {
                let _ = fs::remove_file(file);
            }
            if let Some(directory) = new_directory {
                let _ = fs::remove_dir(directory);
            }
            return Err(failure);
        }
        written.extend(is_new.then_some(file));
    }
    Ok(())
}

/// Writes a file; one that exists is replaced only with `force`.
fn write(file: &Path, text: &str, force: bool) -> Result<(), Failure> {
    let written = match fs::metadata(file) {
        Ok(known) if known.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(known) if !known.is_file() => write_to_device(file, text),
        _ if !force && fs::symlink_metadata(file).is_ok() => return Err(exists(file)),
        known => replace(file, text, known.ok().as_ref()),
    };
    written.map_err(|error| {
        let help = match error.kind() {
            ErrorKind::NotFound => "make its directory first",
            ErrorKind::IsADirectory => "name a file in it",
            _ => "choose a place that you may write to, and that has room",
        };
        Failure::cannot_write(format!("'{}' could not be written: {error}", file.display()))
            .hint("help", help)
    })
}

fn exists(file: &Path) -> Failure {
    Failure::cannot_write(format!("'{}' exists already", file.display()))
        .hint("help", "--force overwrites it; another name keeps it")
        .also("--force")
}

/// Writes to a device or a pipe. A reader that closes a pipe early is not an error.
fn write_to_device(file: &Path, text: &str) -> io::Result<()> {
    match OpenOptions::new().write(true).open(file)?.write_all(text.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Writes a temporary file in the same directory and renames it, so that no reader sees half a file.
fn replace(file: &Path, text: &str, old: Option<&Metadata>) -> io::Result<()> {
    // A link keeps pointing at its file, even if that file does not exist yet.
    let target = match (old, fs::read_link(file)) {
        (Some(_), _) => fs::canonicalize(file)?,
        (None, Ok(target)) => file.with_file_name("").join(target),
        (None, Err(_)) => file.to_owned(),
    };
    let temporary = target.with_file_name(format!(".ma-career-{}.part", process::id()));
    let written = write_new(&temporary, text).and_then(|()| {
        if let Some(old) = old {
            fs::set_permissions(&temporary, old.permissions())?;
        }
        fs::rename(&temporary, &target)
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn write_new(file: &Path, text: &str) -> io::Result<()> {
    let mut new = OpenOptions::new().write(true).create_new(true).open(file)?;
    new.write_all(text.as_bytes())?;
    new.sync_all()
}
