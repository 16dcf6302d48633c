//! A library: a directory with a profile for each job, in a directory named by its SOC code.

mod fit;

use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::profile::files::handout::{Handout, Office};
use crate::profile::files::occupation::{Occupation, SocCode};
use crate::profile::load::typed;
use crate::profile::{Position, Profile, read, why_no_directory};
use crate::typed::suggest::{quoted, quoted_path};
use fit::in_singular;
pub(crate) use fit::{Fitting, nearest, with_nearest};

/// A directory of profiles. What is in it is read when it is first asked for.
#[derive(Debug)]
pub(crate) struct Library {
    path: PathBuf,
    read: OnceCell<Jobs>,
    office: OnceCell<Option<Office>>,
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
    /// The titles for one and for several, folded, with each word in the singular.
    pub(crate) names: Vec<String>,
    /// What else people call the job.
    pub(crate) other_titles: Vec<String>,
}

impl Library {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, read: OnceCell::new(), office: OnceCell::new() }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Fails if it is no directory, or has no profile in it.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        let shown = self.path.display();
        let message = match why_no_directory(&self.path) {
            Some(message) => message,
            None if self.codes().any(|code| self.directory(&code).is_some()) => return Ok(()),
            None if self.path.join("profile.toml").is_file() => {
                let line = format!("ma-career --profile {}", quoted_path(&self.path));
                let message = format!("'{shown}' is a profile, and no library");
                return Err(Failure::bad_profile(message).try_this(line));
            }
            None => format!("'{shown}' has no profile in it"),
        };
        let expected = "a directory with profiles in it, each in a directory named by its SOC code, \
            such as DIR/31-9097/profile.toml; a directory with another name is passed over";
        Err(Failure::bad_profile(message)
            .hint("expected", expected)
            .hint("help", "`ma-career import` makes a library from BLS's files"))
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

    /// The directories of its profiles, by SOC code.
    pub(crate) fn directories(&self) -> Vec<PathBuf> {
        let mut codes: Vec<SocCode> = self.codes().collect();
        codes.sort_unstable();
        codes.iter().filter_map(|code| self.directory(code)).collect()
    }

    fn read(&self) -> &Jobs {
        self.read.get_or_init(|| {
            let mut jobs = Jobs::default();
            for directory in self.directories() {
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

    /// What to say where the embedded profile answers, and the library has one of the same job.
    pub(crate) fn has_embedded_job(&self) -> Result<Option<String>, Failure> {
        let Job { soc_code, plural, .. } = Job::of(Profile::embedded())?;
        let say = |_| {
            let plural = plural.to_lowercase();
            format!(
                "the profile within the program answers. The library has one of {plural} too: \
                 --job {soc_code}."
            )
        };
        Ok(self.directory(&soc_code).map(say))
    }

    /// The office that hands out the pages of all its jobs, from its own `handout.toml`.
    pub(crate) fn office(&self) -> Result<Option<&Office>, Failure> {
        if let Some(office) = self.office.get() {
            return Ok(office.as_ref());
        }
        let file = self.path.join("handout.toml");
        let wrong = |at: &str, why: &str| {
            Failure::bad_profile(format!("{}{at}: {why}", file.display()))
                .hint("expected", "[office] with name, phone and note, of 160 characters at most")
        };
        let text = read(&file).map_err(|unreadable| wrong("", &unreadable.message))?;
        let page = text.map(|text| {
            typed::<Handout>(&text).map_err(|no_page| {
                let Position { line, column } = Position::of(&text, no_page.span.start);
                wrong(&format!(":{line}:{column}"), &no_page.message)
            })
        });
        let office = page.transpose()?.and_then(|page| page.office);
        let lines = office.iter().flat_map(Office::lines);
        if lines.map(|line| line.chars().count()).sum::<usize>() > Office::ROOM {
            return Err(wrong("", "the page has no room for all that the office says"));
        }
        Ok(self.office.get_or_init(|| office).as_ref())
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
        let mut names = vec![in_singular(&title), in_singular(title_plural)];
        names.dedup();
        let other_titles = profile.occupation.get()?.other_titles().cloned().collect();
        Ok(Self { profile, soc_code, title, plural, names, other_titles })
    }

    /// Whether this is its title.
    pub(crate) fn is_called(&self, typed: &str) -> bool {
        self.names.contains(&in_singular(typed))
    }

    /// Its line in a list.
    pub(crate) fn title_and_code(&self) -> String {
        format!("{} (SOC {})", self.title, self.soc_code)
    }
}

/// The job that `--job` means.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) code: SocCode,
    /// The directory of its profile; the embedded one has none.
    pub(crate) directory: Option<PathBuf>,
    /// How the name was read, where another job may have been meant.
    pub(crate) reading: Option<String>,
}

/// Finds the job that `--job` means.
pub(crate) fn find(library: Option<&Library>, typed: &str) -> Result<Found, Failure> {
    let embedded = Job::of(Profile::embedded())?;
    let directory = |code: &SocCode| library.and_then(|library| library.directory(code));
    let jobs = || -> Vec<&Job> {
        library.map_or(std::slice::from_ref(&embedded), Library::jobs).iter().collect()
    };
    if let Some(code) = SocCode::from_any_spelling(typed.trim()) {
        let directory = directory(&code);
        if directory.is_some() || embedded.soc_code == code {
            return Ok(Found { code, directory, reading: None });
        }
        return Err(unknown(library, &jobs(), typed));
    }
    let jobs = jobs();
    let fitting = Fitting::of(&jobs, &embedded.profile, typed);
    let Some(job) = fitting.one(typed)? else { return Err(unknown(library, &jobs, typed)) };
    let (code, reading) = (job.soc_code.clone(), fitting.reading(typed));
    Ok(Found { directory: directory(&code), code, reading })
}

fn unknown(library: Option<&Library>, jobs: &[&Job], typed: &str) -> Failure {
    let failure = Failure::nothing_matched(format!("no job here is called '{typed}'"));
    // Each of many may have the same mistake.
    let broken = library.map_or(&[][..], Library::broken).iter().take(3);
    let failure = broken.fold(failure, |failure, why| failure.hint("left out", why));
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
