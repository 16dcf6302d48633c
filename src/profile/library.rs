//! A library: a directory with a profile for each job, in a directory named by its SOC code.

use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::profile::files::occupation::{Occupation, SocCode};
use crate::profile::{Profile, why_no_directory};
use crate::typed::finder::{Candidate, Finder, several};
use crate::typed::name::{fold, singular};
use crate::typed::suggest::quoted;

/// A directory of profiles. What is in it is read when it is first asked for.
#[derive(Debug)]
pub(crate) struct Library {
    path: PathBuf,
    read: OnceCell<Jobs>,
}

/// The jobs of a library.
#[derive(Debug, Default)]
struct Jobs {
    whole: Vec<Job>,
    /// Why each of the others cannot be read.
    broken: Vec<String>,
}

/// A job of a library, whose `profile.toml` was read.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) profile: Profile,
    pub(crate) soc_code: SocCode,
    pub(crate) title: String,
    /// What several are called, as a title.
    pub(crate) plural: String,
    /// All that they are called, folded, the title first.
    pub(crate) names: Vec<String>,
    /// What else people call the job.
    pub(crate) other_titles: Vec<String>,
}

/// More that fit a name are counted.
const MAX_LISTED: usize = 12;

impl Library {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, read: OnceCell::new() }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Fails if it is no directory, or has no profile in it.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        let no_library = |message| {
            Failure::bad_profile(message)
                .hint(
                    "expected",
                    "a directory with profiles in it, such as DIR/31-9097/profile.toml",
                )
                .hint("help", "`ma-career import` makes a library from BLS's files")
        };
        if let Some(message) = why_no_directory(&self.path) {
            return Err(no_library(message));
        }
        if self.codes().any(|code| self.directory(&code).is_some()) {
            return Ok(());
        }
        Err(no_library(format!("'{}' has no profile in it", self.path.display())))
    }

    /// The SOC codes that its directories are named by, in no order.
    fn codes(&self) -> impl Iterator<Item = SocCode> {
        let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.file_name().into_string().ok()?.try_into().ok())
    }

    /// The directory of a job's profile, if there is one.
    fn directory(&self, code: &SocCode) -> Option<PathBuf> {
        let directory = self.path.join(code.as_str());
        directory.join("profile.toml").is_file().then_some(directory)
    }

    fn read(&self) -> &Jobs {
        self.read.get_or_init(|| {
            let mut codes: Vec<SocCode> = self.codes().collect();
            codes.sort_unstable();
            let mut jobs = Jobs::default();
            for directory in codes.iter().filter_map(|code| self.directory(code)) {
                match Job::read(&directory) {
                    Ok(job) => jobs.whole.push(job),
                    Err(failure) => jobs.broken.push(failure.message().to_owned()),
                }
            }
            // The embedded job is in every library.
            let embedded = Job::of(Profile::embedded()).ok();
            let is_new = |one: &Job| jobs.whole.iter().all(|job| job.soc_code != one.soc_code);
            let embedded = embedded.filter(is_new);
            jobs.whole.extend(embedded);
            jobs
        })
    }

    /// Its jobs whose profile can be read, by SOC code, and the embedded one.
    pub(crate) fn jobs(&self) -> &[Job] {
        &self.read().whole
    }

    /// Why each of the others cannot be read.
    pub(crate) fn broken(&self) -> &[String] {
        &self.read().broken
    }
}

impl Job {
    fn read(directory: &Path) -> Result<Self, Failure> {
        let job = Self::of(Profile::open(Some(directory))?)?;
        let named = directory.file_name().unwrap_or_default();
        if named != job.soc_code.as_str() {
            let (shown, code) = (directory.display(), &job.soc_code);
            let message = format!("'{shown}' has the profile of another job, {code}");
            return Err(Failure::bad_profile(message));
        }
        Ok(job)
    }

    pub(crate) fn of(profile: Profile) -> Result<Self, Failure> {
        let Occupation { title, title_plural, soc_code, .. } = profile.occupation.get()?;
        let (title, soc_code) = (title.clone(), soc_code.clone());
        let plural = crate::profile::text::capitalized(title_plural);
        let mut names = vec![fold(&title), fold(title_plural)];
        names.push(singular(&names[0]));
        let other_titles = profile.occupation.get()?.other_titles().cloned().collect();
        Ok(Self { profile, soc_code, title, plural, names, other_titles })
    }

    /// Its line in a list.
    pub(crate) fn title_and_code(&self) -> String {
        format!("{} (SOC {})", self.title, self.soc_code)
    }

    fn employment(&self) -> Option<u32> {
        self.profile.newest_survey().ok()?.employment
    }
}

/// The jobs that `typed` names best: by a title, else by another title.
pub(crate) fn named<'a>(jobs: &[&'a Job], profile: &Profile, typed: &str) -> Vec<&'a Job> {
    let by_title = finder(jobs, |job| vec![job.names.clone()]);
    let found: Vec<&Job> = by_title.meant(profile, typed).iter().map(|one| one.item).collect();
    if !found.is_empty() {
        return found;
    }
    let others = finder(jobs, |job| job.other_titles.iter().map(|one| vec![fold(one)]).collect());
    let mut found: Vec<&Job> = others.named(typed).iter().map(|one| one.item).collect();
    found.dedup_by_key(|job| &job.soc_code);
    found
}

fn finder<'a>(jobs: &[&'a Job], names: impl Fn(&Job) -> Vec<Vec<String>>) -> Finder<'a, &'a Job> {
    let candidates = jobs.iter().flat_map(|job| {
        let candidate =
            |names| Candidate { item: *job, handle: job.title.as_str(), line: None, names };
        names(job).into_iter().map(candidate).collect::<Vec<_>>()
    });
    Finder {
        none: "no job here",
        plural: "jobs",
        shortest_beginning: 3,
        min_likeness: 0.88,
        candidates: candidates.collect(),
    }
}

/// Several jobs have the name; the largest stand first.
pub(crate) fn fits_several(typed: &str, mut found: Vec<&Job>) -> Failure {
    found.sort_by_cached_key(|job| std::cmp::Reverse(job.employment()));
    let mut lines: Vec<String> = found.iter().map(|job| job.title_and_code()).collect();
    if found.len() > MAX_LISTED {
        lines.truncate(MAX_LISTED);
        lines.push(format!("and {} more", found.len() - MAX_LISTED));
    }
    let first = found.first().map_or("", |job| &job.title);
    several("jobs", typed, found.len(), lines.join("\n"), first)
}

/// The job that is spelled most like `typed`, if any is alike enough.
pub(crate) fn nearest<'a>(jobs: &[&'a Job], typed: &str) -> Option<&'a Job> {
    finder(jobs, |job| vec![job.names.clone()]).spelled_like(typed).map(|one| one.item)
}

/// An error with the job that was nearly named.
pub(crate) fn with_nearest(failure: Failure, nearest: &Job, typed: &str) -> Failure {
    failure.hint("nearest", nearest.title_and_code()).instead(typed, &nearest.title)
}

/// The job that `--job` means, and the directory of its profile; the embedded one has none.
pub(crate) fn find(
    library: Option<&Library>,
    typed: &str,
) -> Result<(SocCode, Option<PathBuf>), Failure> {
    let embedded = Job::of(Profile::embedded())?;
    let code = SocCode::from_any_spelling(typed.trim());
    if let Some(code) = &code {
        let directory = library.and_then(|library| library.directory(code));
        if directory.is_some() || embedded.soc_code == *code {
            return Ok((code.clone(), directory));
        }
    }
    let jobs = library.map_or(std::slice::from_ref(&embedded), Library::jobs);
    let jobs: Vec<&Job> = jobs.iter().collect();
    let found = if code.is_some() { Vec::new() } else { named(&jobs, &embedded.profile, typed) };
    match found.as_slice() {
        [job] => {
            let directory = library.and_then(|library| library.directory(&job.soc_code));
            Ok((job.soc_code.clone(), directory))
        }
        [] => Err(unknown(library, &jobs, typed)),
        _ => Err(fits_several(typed, found)),
    }
}

fn unknown(library: Option<&Library>, jobs: &[&Job], typed: &str) -> Failure {
    let failure = Failure::nothing_matched(format!("no job here is called '{typed}'"));
    if let Some(nearest) = nearest(jobs, typed) {
        return with_nearest(failure, nearest, typed);
    }
    match library {
        Some(library) => {
            let path = quoted(&library.path.to_string_lossy());
            failure
                .hint("help", "give a job's name or its SOC code; jobs lists those of the library")
                .try_this(format!("ma-career --library {path} jobs"))
        }
        None => failure
            .hint(
                "jobs",
                jobs.iter().map(|job| job.title_and_code()).collect::<Vec<_>>().join("\n"),
            )
            .hint(
                "help",
                "`ma-career import` makes a library of other jobs from BLS's files; \
                --library DIR answers from it",
            )
            .try_this("ma-career jobs"),
    }
}
