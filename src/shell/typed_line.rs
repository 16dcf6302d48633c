//! The words of a command line. Help and errors need some of them even if the line cannot be parsed.

use std::{ffi::OsString, path::PathBuf};

use anstream::ColorChoice;
use clap::ValueEnum;

use crate::cli::{Color, settings::Origin};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::typed::suggest::quoted;

/// The words of a line, beginning with the program.
pub(crate) type Line = Vec<String>;

pub(crate) fn in_text(words: &[OsString]) -> Line {
    words.iter().map(|word| word.to_string_lossy().into_owned()).collect()
}

/// The value of a flag.
pub(crate) fn value_of<'a>(words: &'a [String], flag: &str) -> Option<&'a str> {
    let joined = words.iter().find_map(|word| word.strip_prefix(flag)?.strip_prefix('='));
    let apart = || words.windows(2).find(|pair| pair[0] == flag).map(|pair| pair[1].as_str());
    joined.or_else(apart)
}

/// Which profile the line or the environment names.
pub(crate) fn origin_of(words: &[String]) -> Result<Origin, Failure> {
    let path = |flag| value_of(words, flag).map(PathBuf::from);
    Origin::of(path("--profile"), path("--library"), value_of(words, "--job"))
}

/// The profile that the line or the environment names, or the embedded one where that cannot be read.
pub(crate) fn profile_of(words: &[String]) -> Profile {
    let named = origin_of(words).and_then(|origin| Profile::answering(&origin));
    named.unwrap_or_else(|_| Profile::embedded())
}

/// Makes stdout and stderr follow `--color`.
pub(crate) fn set_color(words: &[String]) {
    let color = value_of(words, "--color");
    if let Some(color) = color.and_then(|word| Color::from_str(word, true).ok()) {
        ColorChoice::from(color).write_global();
    }
}

/// A line as it can be pasted into a shell.
pub(crate) fn pasted(line: &[String]) -> String {
    let typed = line.iter().skip(1).map(|word| quoted(word));
    ["ma-career".to_owned()].into_iter().chain(typed).collect::<Vec<_>>().join(" ")
}
