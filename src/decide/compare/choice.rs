//! JOB: the profile's own job or a similar one, by name, by enough of the name, or by SOC code.

use std::collections::HashSet;

use crate::answer::jobs::Listing;
use crate::answer::place;
use crate::decide::compare::Comparison;
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::library::{self, Fitting, Job, Library};
use crate::profile::occupation::{Occupation, SocCode};
use crate::profile::similar::{Similar, SimilarJob, SimilarOccupation};
use crate::typed::finder::{Candidate, Finder, missing};
use crate::typed::name::{fold, singular};
use crate::typed::suggest::quoted;
use crate::typed::synonyms::{job_elsewhere, jobs_elsewhere};

/// A job that someone can mean.
#[derive(Clone, Copy)]
pub(crate) enum Choice<'p> {
    Own(&'p Occupation),
    Listed(&'p SimilarJob),
    Part(&'p SimilarJob, &'p SimilarOccupation),
    OfLibrary(&'p Job),
}

impl<'p> Choice<'p> {
    /// Everything that can be meant, in the order of the list; the own job first.
    pub(super) fn all(own: &'p Occupation, section: &'p Similar) -> Vec<Self> {
        let jobs = section.jobs.iter().chain(&section.other_jobs);
        let with_parts = jobs.flat_map(|job| {
            let parts: &[SimilarOccupation] =
                if job.occupations.len() > 1 { &job.occupations } else { &[] };
            let parts = parts.iter().map(move |part| Self::Part(job, part));
            [Self::Listed(job)].into_iter().chain(parts)
        });
        [Self::Own(own)].into_iter().chain(with_parts).collect()
    }

    fn title(self) -> &'p str {
        match self {
            Self::Own(own) => &own.title,
            Self::Listed(job) => &job.title,
            Self::Part(_, part) => &part.title,
            Self::OfLibrary(job) => &job.plural,
        }
    }

    /// What it is called, for one person and for several.
    fn names(self) -> Vec<String> {
        let title = fold(self.title());
        let other = match self {
            Self::Own(own) => fold(&own.title_plural),
            _ => singular(&title),
        };
        vec![title, other]
    }

    /// Its SOC codes; a joined job has several.
    fn soc_codes(self) -> Vec<&'p str> {
        match self {
            Self::Own(own) => vec![own.soc_code.as_str()],
            Self::Listed(job) => {
                job.occupations.iter().map(|part| part.soc_code.as_str()).collect()
            }
            Self::Part(_, part) => vec![part.soc_code.as_str()],
            Self::OfLibrary(job) => vec![job.soc_code.as_str()],
        }
    }

    fn title_and_codes(self) -> String {
        format!("{} (SOC {})", self.title(), self.soc_codes().join(" and "))
    }

    /// How `typed` was read, where it is neither a name nor a code.
    pub(super) fn reading(self, typed: &str) -> Option<String> {
        let is_code = SocCode::from_any_spelling(typed.trim()).is_some();
        let is_name = match self {
            Self::OfLibrary(job) => job.is_called(typed),
            _ => self.names().contains(&fold(typed)),
        };
        let is_plain = is_code || is_name;
        (!is_plain).then(|| format!("'{typed}' is read as {}.", self.title().to_lowercase()))
    }
}

/// The most words that are tried as the name of one job.
const MOST_WORDS: usize = 12;

impl<'p> Comparison<'p> {
    /// The jobs that words name, each with its words. A word in quotes is a name; of other words the longest
    /// run that names one job does.
    pub(super) fn all_meant(&self, typed: &[String]) -> Result<Vec<(Choice<'p>, String)>, Failure> {
        // "lpn vs cna" in quotes.
        let split = |name: &String| {
            let words: Vec<&str> = name.split_whitespace().collect();
            if !words.iter().any(|word| is_between(word)) || self.is_certain(name) {
                return vec![name.clone()];
            }
            let names = words.split(|word| is_between(word)).map(|words| words.join(" "));
            names.filter(|name| !name.is_empty()).collect()
        };
        let typed: Vec<String> = typed.iter().flat_map(split).collect();
        let (mut jobs, mut rest) = (Vec::new(), typed.as_slice());
        while let Some((name, behind)) = self.first_name(rest) {
            let job = self.called(&name)?.ok_or_else(|| self.unknown(&name))?;
            jobs.push((job, name));
            rest = behind;
        }
        if jobs.is_empty() {
            self.called("")?;
        }
        Ok(jobs)
    }

    /// The first of the names in these words, or a word that is none, and the words behind it.
    fn first_name<'t>(&self, typed: &'t [String]) -> Option<(String, &'t [String])> {
        let start = typed.iter().position(|word| !is_between(word))?;
        let typed = &typed[start..];
        // No name has a word twice.
        let mut seen = HashSet::new();
        let bare = typed.iter().take_while(|word| !word.contains(' ') && seen.insert(fold(word)));
        let bare = bare.take(MOST_WORDS).count().max(1);
        let counts = (1..=bare).rev().filter(|count| !is_between(&typed[count - 1]));
        let mut runs = counts.map(|count| (count, typed[..count].join(" ")));
        let run = runs.find(|(_, name)| self.is_certain(name));
        let (count, name) = run.unwrap_or_else(|| (1, typed[0].clone()));
        Some((name, &typed[count..]))
    }

    fn is_certain(&self, name: &str) -> bool {
        job_elsewhere(self.profile, name).is_some()
            || self.called(name).is_ok_and(|found| found.is_some())
    }

    /// The error for jobs with a place behind them: "dental assistant at yakima".
    pub(super) fn place_apart(&self, typed: &[String]) -> Option<Failure> {
        let words: Vec<String> =
            typed.iter().flat_map(|words| words.split_whitespace()).map(str::to_owned).collect();
        let in_or_at = words.iter().rposition(|word| ["in", "at"].contains(&fold(word).as_str()));
        let (jobs, place) = if let Some(at) = in_or_at {
            (&words[..at], &words[at + 1..])
        } else {
            let mut rest = words.as_slice();
            while let Some((name, behind)) = self.first_name(rest)
                && self.is_certain(&name)
            {
                rest = behind;
            }
            words.split_at(words.len() - rest.len())
        };
        let place = place.join(" ");
        self.all_meant(jobs).ok()?;
        place::find_each(self.profile, std::slice::from_ref(&place)).ok()?;
        let line = format!("ma-career compare {} --at {}", quoted(&jobs.join(" ")), quoted(&place));
        Some(Failure::usage("a place stands behind --at").try_this(line))
    }

    fn unknown(&self, typed: &str) -> Failure {
        let none = || Failure::nothing_matched(format!("no job here is called '{typed}'"));
        let jobs: Vec<&Job> = library_of(self.profile).iter().collect();
        if let Some(job) = library::nearest(&jobs, typed) {
            return library::with_nearest(none(), job, typed).of_a_name();
        }
        let others = finder(&self.all[1..], |choice| {
            let mut names = choice.names();
            // Each word too: "hygenist" is spelled like "hygienists" alone.
            names.extend(names.join(" ").split(' ').map(str::to_owned));
            Candidate { item: *choice, handle: choice.title(), line: None, names }
        });
        if others.candidates.is_empty() {
            return none().try_this(format!("{} jobs", self.profile.program()));
        }
        others.unknown(typed, others.nearest(self.profile, typed))
    }

    /// The job that is called so, by SOC code, by its name or enough of it, or by what people call it.
    fn called(&self, typed: &str) -> Result<Option<Choice<'p>>, Failure> {
        let profile = self.profile;
        if typed.trim().is_empty() {
            let expected = "a similar job's name, or its SOC code";
            return Err(missing("a job", expected, typed, self.example()));
        }
        let with_code = |code: &SocCode| {
            self.all.iter().find(|choice| choice.soc_codes() == [code.as_str()]).copied()
        };
        if let Some(code) = SocCode::from_any_spelling(typed.trim()) {
            let of_library = || library_of(profile).iter().find(|job| job.soc_code == code);
            return Ok(with_code(&code).or_else(|| of_library().map(Choice::OfLibrary)));
        }
        let jobs = finder(&self.all, |choice| Candidate {
            item: *choice,
            handle: choice.title(),
            line: Some(choice.title_and_codes()),
            names: choice.names(),
        });
        let is_name = |one: &Candidate<'_, _>| one.names.contains(&fold(typed));
        let is_listed = jobs.candidates.iter().any(is_name);
        let of_library = (!is_listed).then(|| {
            let jobs: Vec<&Job> = library_of(profile).iter().collect();
            Fitting::of(&jobs, profile, typed)
        });
        let listed = |job: &'p Job| with_code(&job.soc_code).unwrap_or(Choice::OfLibrary(job));
        // A whole name comes before a part of one on the list.
        if let Some(job) = of_library.as_ref().and_then(Fitting::titled) {
            return Ok(Some(listed(job)));
        }
        let elsewhere = job_elsewhere(profile, typed).filter(|_| !is_listed);
        // "teacher" is not only the own job with this word.
        let is_alone = self.all.len() == 1;
        let in_list = || if elsewhere.is_some() { Vec::new() } else { jobs.meant(profile, typed) };
        let mut found = if is_alone { Vec::new() } else { in_list() };
        if found.is_empty() {
            let of_library = of_library.map(|fitting| fitting.one(typed)).transpose()?.flatten();
            if let Some(job) = of_library {
                return Ok(Some(listed(job)));
            }
            found = in_list();
        }
        if let Some(job) = elsewhere {
            return Err(not_here(profile, job)?);
        }
        let whole = |one: &&Candidate<'p, Choice<'p>>| match one.item {
            Choice::Listed(job) => Some(&job.title),
            _ => None,
        };
        let wholes: Vec<&String> = found.iter().filter_map(whole).collect();
        found.retain(
            |one| !matches!(one.item, Choice::Part(whole, _) if wholes.contains(&&whole.title)),
        );
        match found.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(one.item)),
            [.., last] => {
                let failure = jobs.several(typed, &found);
                let others = jobs_elsewhere(profile, typed).join(", ");
                let failure =
                    if others.is_empty() { failure } else { failure.hint("not here", others) };
                Err(failure
                    .hint("help", "give more of the name, or the SOC code")
                    .instead(typed, last.handle))
            }
        }
    }

    /// A job to compare with, for an error to name.
    pub(super) fn example(&self) -> &'p str {
        let listed = self.listing.section.jobs.first().map(|job| job.title.as_str());
        let is_other = |job: &&Job| job.soc_code != self.own.soc_code;
        let of_library = || library_of(self.profile).iter().find(is_other).map(|job| &*job.title);
        listed.or_else(of_library).unwrap_or_default()
    }
}

/// Whether a word stands between two jobs, and names none.
fn is_between(word: &str) -> bool {
    ["and", "or", "vs", "versus"].contains(&fold(word).as_str())
}

/// The error for a job that the profile knows by name only. Another is not shown in its place.
pub(crate) fn not_here(profile: &Profile, job: &str) -> Result<Failure, Failure> {
    let failure = Failure::nothing_matched(format!(
        "this profile has no pay for {job}; they are another job"
    ));
    let statements = profile.education.maybe()?.map_or(&[][..], |section| &section.licensure);
    let about =
        statements.iter().find(|known| fold(&known.text).contains(job.trim_end_matches('s')));
    let failure =
        about.into_iter().fold(failure, |failure, about| failure.hint("help", &about.text));
    Ok(failure.try_this("ma-career similar"))
}

/// The jobs of the library, if there is one; a library that cannot be read has none.
fn library_of(profile: &Profile) -> &[Job] {
    profile.library().ok().flatten().map_or(&[], Library::jobs)
}

fn finder<'p>(
    choices: &[Choice<'p>],
    candidate: impl Fn(&Choice<'p>) -> Candidate<'p, Choice<'p>>,
) -> Finder<'p, Choice<'p>> {
    Finder {
        none: "no job here",
        plural: "jobs",
        shortest_beginning: 1,
        min_likeness: 0.88,
        candidates: choices.iter().map(candidate).collect(),
    }
}

/// Every job that can be compared with the profile's own: its name as one word, which [`Comparison::called`]
/// understands, and its name with its SOC code.
pub(crate) fn as_words(profile: &Profile) -> Result<Vec<(String, String)>, Failure> {
    let listing = Listing::or_library(profile)?;
    let listed = Choice::all(profile.occupation.get()?, listing.section);
    let is_new =
        |job: &&Job| listed.iter().all(|choice| choice.soc_codes() != [job.soc_code.as_str()]);
    let of_library = library_of(profile).iter().filter(is_new).map(Choice::OfLibrary);
    let others = listed.iter().copied().skip(1).chain(of_library);
    let words =
        others.map(|choice| (fold(choice.title()).replace(' ', "-"), choice.title_and_codes()));
    Ok(words.collect())
}
