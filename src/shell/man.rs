//! `man [DIR]`: the manual, a page for the program and one for each command.

use std::path::Path;

use crate::{failure::Failure, output::reply::Reply, profile::Profile, shell::help};

use crate::shell::page;

/// The program's own page; with a directory all pages go there, and the answer is their names.
pub(crate) fn answer(profile: &Profile, dir: Option<&Path>) -> Result<Reply, Failure> {
    let mut program = help::program(profile).disable_help_subcommand(true);
    program.build();
    let date = newest(profile)?;
    let Some(dir) = dir else {
        return Ok(Reply::of(page::roff(&program, &program, date)));
    };
    let commands = [&program].into_iter().chain(program.get_subcommands());
    let files: Vec<_> = commands
        .map(|command| (dir.join(page::file_name(command)), page::roff(&program, command, date)))
        .collect();
    let names = files.iter().flat_map(|(path, _)| [path.display().to_string(), "\n".to_owned()]);
    Ok(Reply { text: names.collect(), directory: Some(dir.to_owned()), files, ..Reply::default() })
}

/// When the newest figures of pay came out; the pages are as old as these, not as the program.
fn newest(profile: &Profile) -> Result<&str, Failure> {
    let surveys = profile.salary.maybe()?.map_or(&[][..], |salary| &salary.by_year);
    let survey = surveys.iter().max_by_key(|survey| survey.period);
    let sources = profile.sources.get()?.sources.iter();
    let is_its_source = |source: &_| survey.is_some_and(|survey| survey.source == *source);
    let mut published = sources
        .filter(|source| is_its_source(&source.id))
        .map(|source| source.published.as_deref());
    Ok(published.next().flatten().unwrap_or_default())
}
