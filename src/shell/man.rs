//! `man [DIR]`: the manual, a page for the program and one for each command.

use std::{fs, path::Path};

use clap::CommandFactory;

use crate::{cli::Cli, failure::Failure, profile::Profile};

use super::page;

/// The program's own page; with a directory all pages go there, and the answer is their names.
pub(crate) fn answer(profile: &Profile, dir: Option<&Path>) -> anyhow::Result<String> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let date = newest(profile)?;
    let Some(dir) = dir else {
        return Ok(page::roff(&program, &program, date));
    };
    fs::create_dir_all(dir).map_err(|error| {
        Failure::cannot_write(format!("there is no directory '{}': {error}", dir.display()))
            .hint("help", "name a directory that you may write to, or one that can be made")
    })?;
    let mut written = Vec::new();
    for command in [&program].into_iter().chain(program.get_subcommands()) {
        let path = dir.join(page::file_name(command));
        write_file(&path, &page::roff(&program, command, date))?;
        written.push(format!("{}\n", path.display()));
    }
    Ok(written.concat())
}

/// When the newest figures of pay came out; the pages are as old as these, not as the program.
fn newest(profile: &Profile) -> Result<&str, Failure> {
    let salary = profile.salary.get()?;
    let survey = salary.by_year.iter().max_by_key(|survey| survey.period);
    let sources = profile.sources.get()?.sources.iter();
    let is_its_source = |source: &_| survey.is_some_and(|survey| survey.source == *source);
    let mut published = sources
        .filter(|source| is_its_source(&source.id))
        .map(|source| source.published.as_deref());
    Ok(published.next().flatten().unwrap_or_default())
}

// replaced when merged: the function of `output` that writes a whole file, and heeds --force.
fn write_file(path: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(path, text).map_err(|error| {
        Failure::cannot_write(format!("'{}' could not be written: {error}", path.display()))
            .hint("help", "name a directory that you may write to")
            .into()
    })
}
