//! Writes the files of a reply. Each is written whole or not at all.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;

use crate::{
    failure::Failure,
    output::{reply::Reply, signal::Signal},
};

/// What to do where writing fails.
const PLACE: &str = "choose a place that you may write to, and that has room";

/// Writes all files of a reply, or none: each into a file beside its place first, then all are put there. One
/// that exists is replaced only with `force`.
pub(crate) fn write_all(reply: &Reply, force: bool) -> Result<(), Failure> {
    let is_kept = |file: &&PathBuf| !force && file.is_file();
    if let Some(file) = reply.files.iter().map(|(file, _)| file).find(is_kept) {
        return Err(exists(file));
    }
    let mut staged = Staged::default();
    let written = staged.write(reply, force).and_then(|()| staged.put());
    if written.is_err() {
        staged.undo();
        staged.signal.end();
    } else {
        staged.forget_old();
    }
    written
}

/// Files that are being written.
#[derive(Default)]
struct Staged {
    signal: Signal,
    /// Directories that were not there, the outer ones first.
    directories: Vec<PathBuf>,
    files: Vec<StagedFile>,
}

/// A file beside its place.
struct StagedFile {
    /// As it was asked for, for messages.
    file: PathBuf,
    target: PathBuf,
    new: PathBuf,
    /// What it replaces, kept until all are in their places.
    old: Option<PathBuf>,
    is_put: bool,
}

impl Staged {
    fn write(&mut self, reply: &Reply, force: bool) -> Result<(), Failure> {
        if let Some(directory) = &reply.directory {
            self.make(directory)?;
        }
        // What cannot be taken back goes last.
        let is_device =
            |file: &Path| fs::metadata(file).is_ok_and(|known| !known.is_file() && !known.is_dir());
        let (devices, files): (Vec<_>, Vec<_>) =
            reply.files.iter().partition(|(file, _)| is_device(file));
        for (file, text) in files {
            if reply.is_renewal
                && let Some(directory) = file.parent()
            {
                self.make(directory)?;
            }
            self.signal.hold();
            self.stage(file, text, force).map_err(|error| cannot_write(file, &error))?;
            self.signal.check()?;
        }
        for (file, text) in devices {
            write_to_device(file, text).map_err(|error| {
                Failure::cannot_write(message(file, &error)).hint("help", PLACE)
            })?;
        }
        Ok(())
    }

    /// Makes a directory, and those that it is in.
    fn make(&mut self, directory: &Path) -> Result<(), Failure> {
        let missing: Vec<&Path> = directory
            .ancestors()
            .take_while(|outer| {
                !outer.as_os_str().is_empty() && fs::symlink_metadata(outer).is_err()
            })
            .collect();
        fs::create_dir_all(directory).map_err(|error| {
            let shown = directory.display();
            let message = match error.kind() {
                ErrorKind::AlreadyExists => format!("'{shown}' is not a directory"),
                _ => format!("the directory '{shown}' cannot be made: {error}"),
            };
            Failure::cannot_write(message)
                .hint(
                    "help",
                    "name a directory that you may write to, or one that can be made; nothing was written",
                )
        })?;
        self.directories.extend(missing.into_iter().rev().map(Path::to_owned));
        Ok(())
    }

    fn stage(&mut self, file: &Path, text: &str, force: bool) -> io::Result<()> {
        let known = fs::metadata(file).ok();
        if known.as_ref().is_some_and(Metadata::is_dir) {
            return Err(ErrorKind::IsADirectory.into());
        }
        if !force && fs::symlink_metadata(file).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        // A link keeps pointing at its file, even if that file does not exist yet.
        let target = match (&known, fs::read_link(file)) {
            (Some(_), _) => fs::canonicalize(file)?,
            (None, Ok(target)) => file.with_file_name("").join(target),
            (None, Err(_)) => file.to_owned(),
        };
        let beside = |end: &str| {
            let name = format!(".ma-career-{}-{}.{end}", process::id(), self.files.len());
            target.with_file_name(name)
        };
        let (new, old) = (beside("part"), known.is_some().then(|| beside("old")));
        let (file, target) = (file.to_owned(), target);
        self.files.push(StagedFile { file, target, new: new.clone(), old, is_put: false });
        write_new(&new, text)?;
        known.map_or(Ok(()), |known| fs::set_permissions(&new, known.permissions()))
    }

    /// Puts all files in their places.
    fn put(&mut self) -> Result<(), Failure> {
        let is_alone = self.files.len() == 1;
        for staged in &mut self.files {
            self.signal.check()?;
            let StagedFile { file, target, new, old, is_put } = staged;
            let kept = match old {
                Some(old) if !is_alone => {
                    fs::hard_link(&*target, &*old).or_else(|_| fs::copy(&*target, &*old).map(drop))
                }
                _ => Ok(()),
            };
            kept.and_then(|()| fs::rename(new, target))
                .map_err(|error| cannot_write(file, &error))?;
            *is_put = true;
        }
        Ok(())
    }

    /// Leaves all as it was.
    fn undo(&self) {
        for StagedFile { target, new, old, is_put, .. } in self.files.iter().rev() {
            let _ = match (is_put, old) {
                (false, old) => {
                    if let Some(old) = old {
                        let _ = fs::remove_file(old);
                    }
                    fs::remove_file(new)
                }
                (true, Some(old)) => fs::rename(old, target),
                (true, None) => fs::remove_file(target),
            };
        }
        for directory in self.directories.iter().rev() {
            let _ = fs::remove_dir(directory);
        }
    }

    fn forget_old(&self) {
        for old in self.files.iter().filter_map(|staged| staged.old.as_ref()) {
            let _ = fs::remove_file(old);
        }
    }
}

fn cannot_write(file: &Path, error: &io::Error) -> Failure {
    let help = match error.kind() {
        ErrorKind::AlreadyExists => return exists(file),
        ErrorKind::NotFound => "make its directory first",
        ErrorKind::IsADirectory => "name a file in it",
        _ => PLACE,
    };
    Failure::cannot_write(message(file, error)).hint("help", format!("{help}; nothing was written"))
}

fn message(file: &Path, error: &io::Error) -> String {
    format!("'{}' could not be written: {error}", file.display())
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

fn write_new(file: &Path, text: &str) -> io::Result<()> {
    let mut new = OpenOptions::new().write(true).create_new(true).open(file)?;
    new.write_all(text.as_bytes())?;
    new.sync_all()
}
