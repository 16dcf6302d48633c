//! Files that are written whole or not at all.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    process,
};

use crate::{failure::Failure, output::reply::Reply};

/// Writes the files of a reply, or none where one of them must not be overwritten.
pub(crate) fn write_all(reply: &Reply, force: bool) -> Result<(), Failure> {
    let is_in_the_way = |file: &&PathBuf| !force && file.is_file();
    if let Some(file) = reply.files.iter().map(|(file, _)| file).find(is_in_the_way) {
        return Err(exists(file));
    }
    let made =
        reply.directory.iter().flat_map(|directory| not_there(directory)).collect::<Vec<_>>();
    if let Some(directory) = &reply.directory {
        fs::create_dir_all(directory).map_err(|error| {
            let shown = directory.display();
            let message = if directory.exists() {
                format!("'{shown}' is no directory")
            } else {
                format!("the directory '{shown}' cannot be made: {error}")
            };
            Failure::cannot_write(message)
                .hint("help", "name a directory that you may write to, or one that can be made")
        })?;
    }
    let mut written = Vec::new();
    let all = reply.files.iter().try_for_each(|(file, text)| {
        let is_new = fs::symlink_metadata(file).is_err();
        write(file, text, force)?;
        written.extend(is_new.then_some(file));
        Ok(())
    });
    if all.is_err() {
        // A part of several files is of no use, and would be in the way of the next try.
        for file in written {
            let _ = fs::remove_file(file);
        }
        for directory in made {
            let _ = fs::remove_dir(directory);
        }
    }
    all
}

/// What of a directory is not there yet, the innermost first.
fn not_there(directory: &Path) -> Vec<PathBuf> {
    let all = directory.ancestors().filter(|part| !part.as_os_str().is_empty());
    all.take_while(|part| fs::symlink_metadata(part).is_err()).map(Path::to_owned).collect()
}

/// Writes a file; one that exists is replaced only with `force`. A reader sees the old file or the
/// new one, never a half: the text goes into a file beside it, which then takes its name.
fn write(file: &Path, text: &str, force: bool) -> Result<(), Failure> {
    let shown = file.display();
    let failed = |error: &io::Error| {
        let failure = Failure::cannot_write(format!("'{shown}' could not be written: {error}"));
        match error.kind() {
            ErrorKind::NotFound => failure.hint("help", "make its directory first"),
            ErrorKind::IsADirectory => failure.hint("help", "name a file in it"),
            _ => failure.hint("help", "choose a place that you may write to, and that has room"),
        }
    };
    let known = fs::metadata(file).ok();
    match &known {
        Some(known) if known.is_dir() => {
            return Err(failed(&io::Error::from(ErrorKind::IsADirectory)));
        }
        // A device or a pipe is written to, and stays what it is.
        Some(known) if !known.is_file() => {
            let opened = OpenOptions::new().write(true).open(file);
            return opened
                .and_then(|mut device| device.write_all(text.as_bytes()))
                .or_else(|error| if is_closed(&error) { Ok(()) } else { Err(failed(&error)) });
        }
        Some(_) if !force => return Err(exists(file)),
        _ => {}
    }
    // A link goes on pointing at what it points at.
    let target = match (&known, fs::read_link(file)) {
        (Some(_), _) => fs::canonicalize(file).map_err(|error| failed(&error))?,
        (None, Ok(_)) if !force => return Err(exists(file)),
        // Of what is not there yet.
        (None, Ok(target)) => file.parent().unwrap_or(Path::new("")).join(target),
        (None, Err(_)) => file.to_owned(),
    };
    let beside = beside(&target);
    let written = write_new(&beside, text).and_then(|()| {
        if let Some(known) = &known {
            fs::set_permissions(&beside, known.permissions())?;
        }
        if force { fs::rename(&beside, &target) } else { name_anew(&beside, &target) }
    });
    if written.is_err() {
        // What is left of it is of no use; that it could not be written is what matters.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => exists(file),
        _ => failed(&error),
    })
}

fn exists(file: &Path) -> Failure {
    Failure::cannot_write(format!("'{}' exists already", file.display()))
        .hint("help", "--force overwrites it; another name keeps it")
        .also("--force")
}

fn is_closed(error: &io::Error) -> bool {
    error.kind() == ErrorKind::BrokenPipe
}

/// A hidden name in the same directory, so that taking the file's name is one step.
fn beside(target: &Path) -> PathBuf {
    target.with_file_name(format!(".ma-career-{}.part", process::id()))
}

fn write_new(file: &Path, text: &str) -> io::Result<()> {
    let mut new = OpenOptions::new().write(true).create_new(true).open(file)?;
    new.write_all(text.as_bytes())?;
    new.sync_all()
}

/// Gives a file a name that no other has, even one that came a moment ago.
fn name_anew(beside: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(beside, target) {
        Ok(()) => fs::remove_file(beside),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // Some file systems have no links.
        Err(_) if fs::symlink_metadata(target).is_ok() => {
            Err(io::Error::from(ErrorKind::AlreadyExists))
        }
        Err(_) => fs::rename(beside, target),
    }
}
