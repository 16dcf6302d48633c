//! Writes the files of a reply. Each is written whole or not at all.

use std::fs::{self, File, Metadata, OpenOptions};
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
    may_replace: bool,
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
        let is_missing =
            |outer: &&Path| !outer.as_os_str().is_empty() && fs::symlink_metadata(outer).is_err();
        let missing: Vec<&Path> = directory.ancestors().take_while(is_missing).collect();
        self.signal.hold();
        for missing in missing.into_iter().rev() {
            match fs::create_dir(missing) {
                Ok(()) => self.directories.push(missing.to_owned()),
                // Another program was faster, or it is "new/..".
                Err(_) if missing.is_dir() => {}
                Err(error) => return Err(cannot_make(directory, &error)),
            }
            self.signal.check()?;
        }
        match fs::metadata(directory) {
            Ok(known) if !known.is_dir() => Err(ErrorKind::NotADirectory.into()),
            known => known.map(drop),
        }
        .map_err(|error| cannot_make(directory, &error))
    }

    fn stage(&mut self, file: &Path, text: &str, force: bool) -> io::Result<()> {
        let known = fs::metadata(file).ok();
        if known.as_ref().is_some_and(Metadata::is_dir) {
            return Err(ErrorKind::IsADirectory.into());
        }
        if !force && fs::symlink_metadata(file).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let target = behind_links(file)?;
        self.signal.hold();
        let make = |new: &Path| OpenOptions::new().write(true).create_new(true).open(new);
        let (new, mut opened) = beside(&target, "part", self.files.len(), make)?;
        self.files.push(StagedFile {
            file: file.to_owned(),
            target,
            new: new.clone(),
            may_replace: force,
            old: None,
            is_put: false,
        });
        opened.write_all(text.as_bytes())?;
        opened.sync_all()?;
        known.map_or(Ok(()), |known| fs::set_permissions(&new, known.permissions()))
    }

    /// Puts all files in their places.
    fn put(&mut self) -> Result<(), Failure> {
        let is_alone = self.files.len() == 1;
        for (number, staged) in self.files.iter_mut().enumerate() {
            self.signal.check()?;
            staged.put(number, !is_alone).map_err(|error| cannot_write(&staged.file, &error))?;
        }
        Ok(())
    }

    /// Leaves all as it was.
    fn undo(&self) {
        for StagedFile { target, new, old, is_put, .. } in self.files.iter().rev() {
            let _ = fs::remove_file(new);
            let _ = match (is_put, old) {
                (true, Some(old)) => fs::rename(old, target),
                (true, None) => fs::remove_file(target),
                (false, Some(old)) => fs::remove_file(old),
                (false, None) => Ok(()),
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

impl StagedFile {
    fn put(&mut self, number: usize, keeps_old: bool) -> io::Result<()> {
        if !self.may_replace {
            // Unlike a renaming, a link does not replace what came here meanwhile.
            match fs::hard_link(&self.new, &self.target) {
                Ok(()) => {
                    self.is_put = true;
                    return fs::remove_file(&self.new);
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
                // Some disks have no links.
                Err(_) if fs::symlink_metadata(&self.target).is_ok() => {
                    return Err(ErrorKind::AlreadyExists.into());
                }
                Err(_) => {}
            }
        } else if keeps_old && self.target.exists() {
            let (old, ()) = beside(&self.target, "old", number, |old| copy(&self.target, old))?;
            self.old = Some(old);
        }
        fs::rename(&self.new, &self.target)?;
        self.is_put = true;
        Ok(())
    }
}

/// The file at the end of a link, even if it does not exist yet.
fn behind_links(file: &Path) -> io::Result<PathBuf> {
    let mut target = file.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = target.with_file_name("").join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("its links go in a circle"))
}

/// More links one after another are a circle, as for Linux.
const MOST_LINKS: usize = 40;

/// Makes a file beside another under a name that no file has, whose number is this one or a higher one.
fn beside<T>(
    target: &Path,
    end: &str,
    number: usize,
    make: impl Fn(&Path) -> io::Result<T>,
) -> io::Result<(PathBuf, T)> {
    let mut number = number;
    loop {
        let name = format!(".ma-career-{}-{number}.{end}", process::id());
        let path = target.with_file_name(name);
        match make(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            file => return file.map(|file| (path, file)),
        }
    }
}

/// Gives a file a second name or, where a disk has no links, copies it.
fn copy(file: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(file, to) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            let mut new = OpenOptions::new().write(true).create_new(true).open(to)?;
            let copied = io::copy(&mut File::open(file)?, &mut new)
                .and_then(|_| fs::set_permissions(to, fs::metadata(file)?.permissions()));
            if copied.is_err() {
                let _ = fs::remove_file(to);
            }
            copied
        }
        linked => linked,
    }
}

fn cannot_make(directory: &Path, error: &io::Error) -> Failure {
    let shown = directory.display();
    let message = match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
            format!("'{shown}' is not a directory")
        }
        _ => format!("the directory '{shown}' cannot be made: {error}"),
    };
    let help = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => PLACE,
        _ => "name a directory that you may write to, or one that can be made",
    };
    Failure::cannot_write(message).hint("help", format!("{help}; nothing was written"))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("ma-career-{name}-{}", process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).unwrap();
        dir
    }

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_that_came_while_another_was_written_is_kept() {
        let dir = scratch("meanwhile");
        let [first, second] = ["first", "second"].map(|name| dir.join(name));
        let mut staged = Staged::default();
        staged.stage(&first, "new", false).unwrap();
        staged.stage(&second, "new", false).unwrap();
        fs::write(&second, "mine").unwrap();
        let error = staged.put().unwrap_err();
        assert!(error.to_string().contains("exists already"), "{error}");
        staged.undo();
        assert_eq!(names(&dir), ["second"]);
        assert_eq!(fs::read_to_string(&second).unwrap(), "mine");
        fs::remove_dir_all(&dir).unwrap();
    }

    /// Another process may have had the same number.
    #[test]
    fn what_a_killed_program_left_is_neither_in_the_way_nor_written_to() {
        let dir = scratch("left");
        let left = |end: &str| dir.join(format!(".ma-career-{}-0.{end}", process::id()));
        fs::write(left("part"), "left").unwrap();
        fs::write(left("old"), "left").unwrap();
        let files = ["first", "second"].map(|name| (dir.join(name), "new".to_owned()));
        for (file, _) in &files {
            fs::write(file, "old").unwrap();
        }
        let reply = Reply { files: files.to_vec(), ..Reply::default() };
        write_all(&reply, true).unwrap();
        assert_eq!(names(&dir).len(), 4);
        for (file, _) in &files {
            assert_eq!(fs::read_to_string(file).unwrap(), "new");
        }
        for end in ["part", "old"] {
            assert_eq!(fs::read_to_string(left(end)).unwrap(), "left");
        }
        fs::remove_dir_all(&dir).unwrap();
    }
}
