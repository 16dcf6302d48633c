//! `import SOC... --from PATH... --into DIR`: a profile of any occupation, and next May's figures in one that
//! is there, from the files of BLS and O*NET.
//!
//! ```text
//! --from ─ inputs ─→ lists, projections, tasks      each file known by its first line
//! oe.data.0.Current ─ flat ─→ records ─ tables ─→ grids    only the occupations that are wanted
//! grids + the files of DIR ─ job ─→ texts           toml_edit: what people wrote stays
//! texts ─ output::file ─→ DIR                       all of them, or none
//! ```

mod cell;
mod changes;
mod edit;
mod flat;
mod grid;
mod inputs;
mod job;
mod known;
mod lists;
mod names;
mod outlook;
mod pay;
mod progress;
mod projections;
mod similar;
mod sources;
mod tables;
mod tasks;

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::ImportArgs;
use crate::failure::Failure;
use crate::output::escape_controls;
use crate::output::reply::Reply;
use crate::profile::occupation::SocCode;
use crate::profile::period::MONTHS;
use crate::profile::{self, FILES, Profile, Unreadable};
use crate::trust::check::sources::{DATES, is_date};
use crate::typed::suggest::{nearest, quoted, truncate};

use self::flat::{Data, Flat};
use self::inputs::Inputs;
use self::job::Job;
use self::known::Known;
use self::names::Names;
use self::progress::Progress;
use self::tables::Survey;

/// Jobs whose changes are printed file by file.
const MOST_IN_FULL: usize = 20;

/// Files that BLS's have nothing for.
const BY_HAND: [&str; 5] =
    ["certifications.toml", "environment.toml", "licensure.toml", "similar.toml", "skills.toml"];

/// Commands that answer from a file of their name.
const ANSWERS: [&str; 3] = ["salary", "outlook", "duties"];

/// Imports what was asked for; nothing is written here.
pub(crate) fn reply(args: &ImportArgs) -> Result<Reply, Failure> {
    let published = args.published.as_deref();
    if let Some(typed) = published.filter(|typed| !is_date(typed)) {
        return Err(Failure::usage(format!("'{}' is not a date", truncate(typed)))
            .hint("help", format!("--published takes a day, a month or a year, {DATES}")));
    }
    let mut socs = Vec::new();
    for typed in &args.soc {
        let soc = soc(typed)?;
        if !socs.contains(&soc) {
            socs.push(soc);
        }
    }
    let mut inputs = Inputs::open(&args.from)?;
    if published.is_some() && inputs.data.is_none() {
        return Err(Failure::usage(
            "--published is the day of the wages, which none of the files has",
        )
        .hint(
            "help",
            "name oe.data.0.Current with --from, or leave the day out; nothing was written",
        ));
    }
    let target = Target::of(&args.into, socs.len() > 1 || args.all)?;
    if args.all {
        socs = all(&inputs, socs)?;
    }
    let mut old = target.read(&socs)?;
    let mut codes: Vec<u32> = socs.iter().map(|soc| lists::digits(soc.as_str())).collect();
    let similar = old.values().flat_map(|texts| {
        texts.iter().filter(|(name, _)| name.starts_with("similar")).map(|(_, text)| text)
    });
    codes.extend(similar::jobs(similar));
    codes.push(tables::ALL_OCCUPATIONS);
    let mut data = inputs.data.take();
    let flat = data.as_mut().map(|data| flat::read(data, &flat::wanted(&codes))).transpose()?;
    let survey = data.zip(flat.as_ref());
    let survey = survey.map(|(data, flat)| survey_of(&data, flat, &inputs, published));
    let survey = survey.transpose()?;
    let embedded = Profile::embedded();
    let known = Known::of(&embedded)?;
    let mut reply = Reply { is_renewal: true, ..Reply::default() };
    let (mut done, mut missing, mut can_answer) = (Vec::new(), BTreeSet::new(), None);
    let mut progress = Progress::new(socs.len(), "occupations", 1);
    if args.all {
        // The data may be an extract.
        socs.retain(|soc| is_known(soc, &inputs, survey.as_ref()));
    }
    for soc in socs {
        let job = Job {
            digits: lists::digits(soc.as_str()),
            names: names(&soc, &inputs, survey.as_ref(), old.get(&soc))?,
            inputs: &inputs,
            survey: survey.as_ref(),
            known: &known,
            is_forced: args.force,
            old: old.remove(&soc).unwrap_or_default(),
            directory: target.directory(&soc).display().to_string(),
            soc,
        };
        let written = job.write()?;
        progress.add(1);
        let has = |name: &str| job.has(name) || written.files.iter().any(|(file, _)| *file == name);
        missing.extend(BY_HAND.into_iter().filter(|name| !has(name)));
        can_answer = ANSWERS.into_iter().find(|command| has(&format!("{command}.toml")));
        let directory = target.directory(&job.soc);
        let files = written.files.into_iter().map(|(name, text)| (directory.join(name), text));
        reply.files.extend(files);
        done.push((job.soc, job.names.plural, written.lines));
    }
    reply.text = said(&done, &target, args);
    reply.asides = vec![next(&target, args, can_answer, &missing)];
    if args.dry_run {
        reply.files.clear();
        reply.asides = vec!["a dry run: nothing was written".to_owned()];
    }
    Ok(reply)
}

/// What was done, a line a file; of many jobs a line each.
fn said(done: &[(SocCode, String, Vec<String>)], target: &Target, args: &ImportArgs) -> String {
    let mut said = Vec::new();
    for (soc, plural, lines) in done {
        if done.len() <= MOST_IN_FULL {
            said.push(format!("{soc} {plural}, in {}", target.directory(soc).display()));
            said.extend(lines.iter().skip(1).map(|line| format!("  {line}")));
        } else {
            let pay = lines.iter().find_map(|line| line.strip_prefix("salary.toml: "));
            said.push(format!("{soc} {plural}: {}", pay.unwrap_or("no pay")));
        }
    }
    if done.len() > 1 {
        said.push(format!("{} occupations, in {}", done.len(), args.into.display()));
    }
    escape_controls(&said.join("\n")) + "\n"
}

/// What to do next, and what BLS's files do not know.
fn next(
    target: &Target,
    args: &ImportArgs,
    can_answer: Option<&str>,
    missing: &BTreeSet<&str>,
) -> String {
    let directory = quoted(&args.into.to_string_lossy());
    let how = if target.is_library {
        format!("ma-career --library {directory} jobs lists what is there")
    } else {
        let command = can_answer.unwrap_or("profile");
        format!("ma-career --profile {directory} {command} answers from it")
    };
    if missing.is_empty() {
        return how;
    }
    let missing = missing.iter().copied().collect::<Vec<_>>().join(", ");
    format!(
        "{how}; what these files do not say is left out ({missing}): write it yourself where you \
         have the facts (docs/profile-format.md; ma-career schema --profile skills)"
    )
}

/// Where profiles are written.
struct Target {
    into: PathBuf,
    is_library: bool,
}

impl Target {
    fn of(into: &Path, are_several: bool) -> Result<Self, Failure> {
        if let Ok(known) = fs::metadata(into)
            && !known.is_dir()
        {
            let message = format!("'{}' is not a directory", into.display());
            return Err(refused(message, "name a directory, which may be new"));
        }
        let is_profile = into.join("profile.toml").exists();
        if is_profile && are_several {
            let message = format!("'{}' is a profile, which is one job's", into.display());
            return Err(refused(message, "several jobs need a directory of their own"));
        }
        let entries = fs::read_dir(into).into_iter().flatten().flatten();
        let mut names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let has_jobs = !is_profile && names.any(|name| SocCode::try_from(name).is_ok());
        Ok(Self { into: into.to_owned(), is_library: are_several || has_jobs })
    }

    fn directory(&self, soc: &SocCode) -> PathBuf {
        if self.is_library { self.into.join(soc.as_str()) } else { self.into.clone() }
    }

    /// The files that are there, by job.
    fn read(
        &self,
        socs: &[SocCode],
    ) -> Result<HashMap<SocCode, HashMap<&'static str, String>>, Failure> {
        let mut old = HashMap::new();
        for soc in socs {
            let directory = self.directory(soc);
            if !directory.is_dir() {
                continue;
            }
            let mut texts = HashMap::new();
            for (name, _) in FILES {
                let text = profile::read(&directory.join(name));
                let text = text.map_err(|Unreadable { message, help, .. }| {
                    let file = directory.join(name).display().to_string();
                    Failure::bad_profile(format!("{file}: {message}")).hint("help", help)
                })?;
                texts.extend(text.map(|text| (*name, text)));
            }
            old.insert(soc.clone(), texts);
        }
        Ok(old)
    }
}

fn soc(typed: &str) -> Result<SocCode, Failure> {
    SocCode::from_any_spelling(typed).ok_or_else(|| {
        Failure::usage(format!("'{}' is not a SOC code", truncate(typed)))
            .hint("help", "six digits, such as 31-9097; https://www.bls.gov/soc/ lists the codes")
    })
}

/// Every detailed occupation that the files have, and those that are named.
fn all(inputs: &Inputs, named: Vec<SocCode>) -> Result<Vec<SocCode>, Failure> {
    let detailed = inputs.occupations.iter().filter(|occupation| occupation.is_detailed);
    let mut codes: BTreeSet<SocCode> =
        detailed.filter_map(|occupation| lists::soc_code(occupation.code)).collect();
    if inputs.data.is_some() && codes.is_empty() {
        let message = "--all needs oe.occupation, which lists the occupations";
        return Err(refused(message, "name it with --from"));
    }
    codes.extend(inputs.projections.last().into_iter().flat_map(|it| it.by_code.keys().cloned()));
    codes.extend(named);
    Ok(codes.into_iter().collect())
}

/// The survey that the data are of.
fn survey_of<'i>(
    Data { file, day, .. }: &Data,
    flat: &'i Flat,
    inputs: &'i Inputs,
    published: Option<&str>,
) -> Result<Survey<'i>, Failure> {
    let Some((year, code)) = &flat.release else {
        let message = format!("{file}: there are no figures in it");
        return Err(refused(message, "take the file whole, as BLS publishes it"));
    };
    // "May 2025"; the survey's reference month has always been May.
    let mut name = format!("May {year}");
    if let Some(releases) = &inputs.releases {
        let release = format!("{year}{code}");
        let Some((_, known)) = releases.iter().find(|(known, _)| *known == release) else {
            let known =
                releases.iter().map(|(known, _)| known.as_str()).collect::<Vec<_>>().join(", ");
            let message =
                format!("two releases are mixed: {file} is of {release}, oe.release of {known}");
            return Err(refused(message, "take all files from one release"));
        };
        known.clone_into(&mut name);
    }
    let month =
        MONTHS.iter().position(|month| name.starts_with(month)).map_or(5, |index| index + 1);
    let period = format!("{year}-{month:02}");
    let source = sources::of_survey(&period, &name, published, day.as_deref());
    Ok(Survey::new(flat, inputs.top_code.as_ref(), period, source))
}

/// Whether any of the files has something of a job.
fn is_known(soc: &SocCode, inputs: &Inputs, survey: Option<&Survey<'_>>) -> bool {
    survey.is_some_and(|survey| survey.nation(lists::digits(soc.as_str())).is_some())
        || inputs.projections.iter().any(|edition| edition.by_code.contains_key(soc))
        || inputs.tasks.as_ref().is_some_and(|tasks| tasks.by_code.contains_key(soc.as_str()))
}

/// What a job is called; fails where no file has it.
fn names(
    soc: &SocCode,
    inputs: &Inputs,
    survey: Option<&Survey<'_>>,
    old: Option<&HashMap<&'static str, String>>,
) -> Result<Names, Failure> {
    let digits = lists::digits(soc.as_str());
    let occupation = inputs.occupations.iter().find(|occupation| occupation.code == digits);
    let projected = inputs.projections.iter().rev().find_map(|edition| edition.by_code.get(soc));
    if !is_known(soc, inputs, survey) {
        let known = inputs.occupations.iter().filter_map(|known| lists::soc_code(known.code));
        let known: Vec<String> = known.map(String::from).collect();
        let failure = Failure::nothing_matched(format!("none of the files has figures of {soc}"));
        let is_listed = occupation.is_some();
        return Err(match nearest(soc.as_str(), known.iter().map(String::as_str))
            .filter(|_| !is_listed)
        {
            Some(near) => failure.hint("nearest", near),
            None => failure,
        }
        .hint("help", "check that it is a code of the 2018 SOC; nothing was written"));
    }
    let is_known = old.is_some_and(|texts| texts.contains_key("profile.toml"));
    let names = Names::of(occupation, projected);
    names.or_else(|| is_known.then(|| Names::unknown(soc))).ok_or_else(|| {
        let message = format!("none of the files says what {soc} is called");
        refused(message, "name oe.occupation or BLS's projections with --from")
    })
}

/// Why the files cannot be imported, and what helps.
fn refused(message: impl Into<String>, help: &str) -> Failure {
    Failure::bad_profile(message).hint("help", format!("{help}; nothing was written"))
}
