//! The career profile of a job: pay, duties, schooling, skills, outlook and more, with the source and
//! the year of every figure. Offline: a dataset, the medical assistant's, is part of the program. Others
//! are in directories.
//!
//! The way of an answer:
//!
//! ```text
//! words ─ cli ─→ Cli ─ settings ─→ Settings      as typed, then resolved once
//! data/*.toml ─ build.rs ─→ sections in the program, each read when it is first asked for
//! DIR/*.toml ─ profile ─→ the same sections, through the same types
//! Cli + Profile ─ look_up, decide, find ─→ an answer    the meaning: serde gives the JSON of it
//! answer ─→ Document ─ render ─→ text            how it reads, then how it looks
//! text ─ output ─→ stdout                        one write
//! ```
//!
//! ```
//! use ma_career::profile::Profile;
//!
//! let profile = Profile::embedded();
//! let salary = profile.salary.get()?;
//! let newest = salary.by_year.iter().max_by_key(|survey| survey.period).unwrap();
//! assert!(newest.annual.p10 < newest.annual.median);
//! # Ok::<(), ma_career::failure::Failure>(())
//! ```

pub mod answer;
pub mod cli;
pub mod decide;
pub mod document;
pub mod failure;
pub mod find;
pub mod look_up;
pub mod output;
pub mod profile;
pub mod render;
pub mod share;
mod shell;
pub mod trust;
pub mod typed;

// The program ends with its answer: to free what it read, piece by piece, would take time. Tests and
// fuzzing answer thousands of times in one process, and need the room.
#[cfg(debug_assertions)]
use std::boxed::Box as Kept;
use std::ffi::OsString;
#[cfg(not(debug_assertions))]
use std::mem::ManuallyDrop as Kept;

use anstream::ColorChoice;
use clap::error::ErrorKind;

use crate::answer::reply;
use crate::cli::settings::Settings;
use crate::cli::{Cli, Command, Format, SalaryBy};
use crate::decide::{compare, offer};
use crate::failure::Failure;
use crate::find::{explain, get, jobs, search};
use crate::look_up::{
    certifications, duties, education, environment, licensure, outlook, overview, salary, similar,
    skills,
};
use crate::output::reply::Reply;
use crate::profile::Profile;
use crate::share::handout;
use crate::share::whole_profile::{self, Wanted};
use crate::shell::typed_line::{in_text, pasted};
use crate::shell::{help, wrong_words};
use crate::trust::sources;

/// Answers a command line, whose first word is the program's name. Files that it asks for are
/// written; what goes to the terminal is returned.
pub fn run(words: &[OsString]) -> anyhow::Result<Reply> {
    let error = match Cli::read(words) {
        Ok(cli) => return respond(&cli).map_err(|error| with_line(error, &in_text(words))),
        Err(error) => error,
    };
    let words = &in_text(words);
    match error.kind() {
        ErrorKind::DisplayHelp => Ok(Reply::of(help::answer(&error.to_string(), words))),
        ErrorKind::DisplayVersion => Ok(Reply::of(error.to_string())),
        _ => {
            let (failure, lines) = wrong_words::refused(&error, words);
            Err(with_first(failure, lines).into())
        }
    }
}

fn respond(cli: &Cli) -> anyhow::Result<Reply> {
    // Color is global, so that errors on stderr follow it too.
    ColorChoice::from(cli.output.color).write_global();
    let mut reply = answer(cli)?;
    if let Some(file) = &cli.output.output {
        reply = reply.into_file(file.clone());
    }
    output::file::write_all(&reply, cli.output.force || reply.is_renewal)?;
    Ok(reply)
}

/// An error with a line that works.
fn with_line(error: anyhow::Error, words: &[String]) -> anyhow::Error {
    match error.downcast::<Failure>() {
        Ok(mut failure) => {
            if failure.is_of_a_name() {
                let mut lines = wrong_words::lines_of_other_kinds(words).into_iter();
                if let Some(line) = lines.find(|line| has_answer(line)) {
                    return failure.answered_by(pasted(&line)).into();
                }
            }
            if let Some(line) = wrong_words::known_line(&failure, words) {
                // It may repeat what was typed, which is not known to be right.
                if has_answer(&wrong_words::words_of(&line)) {
                    return failure.try_this(line).into();
                }
                failure = failure.without_line();
            }
            let lines = wrong_words::lines(&failure, words);
            with_first(failure, lines).into()
        }
        Err(other) => other,
    }
}

/// A failure with the first of the lines that has an answer.
fn with_first(failure: Failure, lines: Vec<Vec<String>>) -> Failure {
    match lines.into_iter().find(|line| has_answer(line)) {
        Some(line) => failure.try_this(pasted(&line)),
        None => failure,
    }
}

/// Whether a line has an answer. Help that is asked for is one too. Nothing is written.
fn has_answer(line: &[String]) -> bool {
    let words: Vec<OsString> = line.iter().map(OsString::from).collect();
    match Cli::read(&words) {
        Ok(cli) => answer(&cli).is_ok(),
        Err(error) => !error.use_stderr(),
    }
}

fn answer(cli: &Cli) -> anyhow::Result<Reply> {
    shell::reject_format_flags(cli)?;
    let command = cli.command.as_ref().unwrap_or(&Command::Overview);
    let settings = Settings::resolve(&cli.output, command)?;
    let profile = Kept::new(if command.needs_profile() {
        Profile::answering(&settings.origin)?
    } else {
        Profile::embedded()
    });
    let mut reply = answer_from(&profile, command, &settings)?;
    let directory = profile.path().filter(|_| command.shows_figures());
    let warning = directory.and_then(trust::check::warning);
    let is_of_one_job = command.shows_figures() && !matches!(command, Command::Jobs(_));
    let reading = settings.origin.reading.filter(|_| is_of_one_job);
    reply.asides.splice(0..0, reading.into_iter().chain(warning));
    Ok(reply)
}

fn answer_from(profile: &Profile, command: &Command, settings: &Settings) -> anyhow::Result<Reply> {
    let (p, s) = (profile, settings);
    match command {
        Command::Overview => reply(p, s, &overview::answer(p)?),
        Command::Duties { kind } => reply(p, s, &duties::answer(p, cli::joined(kind).as_deref())?),
        Command::Salary(args) => {
            let mut selection = salary::Selection::try_from(args)?;
            let per = answer::pay::known_unit(p, args.per);
            selection.per = per;
            match (args.by, args.place.typed().as_deref()) {
                (None, None) => reply(p, s, &salary::latest::answer(p, per)?),
                (None, Some(_)) => {
                    reply(p, s, &salary::at_place::answer(p, &args.place.each(), per)?)
                }
                (Some(SalaryBy::Year), None) => {
                    reply(p, s, &salary::by_year::answer(p, selection, args.real)?)
                }
                (Some(SalaryBy::State), None) => {
                    reply(p, s, &salary::by_place::states(p, selection)?)
                }
                (Some(SalaryBy::Area), place) => {
                    reply(p, s, &salary::by_place::areas(p, selection, place)?)
                }
                (Some(SalaryBy::Industry), None) => {
                    reply(p, s, &salary::by_industry::answer(p, selection)?)
                }
                (Some(by), Some(place)) => Err(salary::is_of_the_nation(by, place).into()),
            }
        }
        Command::Education => reply(p, s, &education::answer(p)?),
        Command::Certifications { name } => {
            reply(p, s, &certifications::answer(p, cli::joined(name).as_deref())?)
        }
        Command::Licensure { state } => {
            reply(p, s, &licensure::answer(p, cli::joined(state).as_deref())?)
        }
        Command::Skills => reply(p, s, &skills::answer(p)?),
        Command::Outlook { history, place, at } => {
            match at.clone().or_else(|| cli::joined(place)) {
                Some(place) => Err(outlook::of_place(&place).into()),
                None => reply(p, s, &outlook::answer(p, *history)?),
            }
        }
        Command::Environment => reply(p, s, &environment::answer(p)?),
        Command::Similar { sort, place, at } => match at.clone().or_else(|| cli::joined(place)) {
            Some(place) => Err(similar::in_place(p, &place)?.into()),
            None => reply(p, s, &similar::answer(p, *sort)?),
        },
        Command::Offer(args) => {
            let (amount, hours) = (args.amount.join(" "), args.hours.as_deref());
            reply(p, s, &offer::answer(p, &amount, args.per, hours, &args.at)?)
        }
        Command::Compare(args) => reply(p, s, &compare::answer(p, &args.jobs, &args.at)?),
        Command::Handout(args) => reply(p, s, &handout::answer(p, args)?),
        Command::Search(args) => {
            reply(p, s, &search::answer(p, &args.words, args.top.map(Into::into))?)
        }
        Command::Explain { term } => match cli::joined(term) {
            Some(term) => reply(p, s, &explain::answer(p, &term)?),
            None if s.format.is_dialogue() => reply(p, s, &explain::list_in_short(p)?),
            None => reply(p, s, &explain::list(p)?),
        },
        Command::Jobs(args) => jobs::reply(p, s, args),
        Command::Get { path } => get::reply(p, s, path),
        Command::Profile => {
            let is_data = matches!(s.format, Format::Json | Format::Csv);
            let wanted = if is_data { Wanted::ALL } else { Wanted::SHOWN };
            reply(p, s, &whole_profile::answer(p, wanted)?)
        }
        Command::Sources { id } => reply(p, s, &sources::answer(p, id.as_deref())?),
        Command::Check { dirs } => trust::check::answer::reply(s, dirs),
        Command::Import(args) => Ok(trust::import::reply(args)?),
        Command::Init { dir } => Ok(trust::init::reply(dir)?),
        Command::Schema(args) => Ok(trust::schema::asked::reply(args)?),
        Command::Completions { shell } => Ok(Reply::of(shell::completions::script(p, *shell)?)),
        Command::Man { page } => Ok(shell::man::answer(p, page.as_deref())?),
    }
}
