//! Which jobs a name fits, and how well. A word in the plural is the same as in the singular.

use std::cmp::Reverse;

use super::Job;
use crate::failure::Failure;
use crate::profile::Profile;
use crate::typed::finder::several;
use crate::typed::name::{fold, singular};
use crate::typed::suggest::{self, quoted};
use crate::typed::synonyms;

/// How a name fits a job; the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is the title.
    Title,
    /// The title begins with it.
    Beginning,
    /// The title has all its words.
    Words,
    /// The title has what people mean by it.
    Meaning,
    /// It is another title.
    OtherTitle,
    /// Another title has all its words.
    WordsOfOther,
    /// Each of its words begins a word of the title, or it begins the code.
    Parts,
}

impl Fit {
    fn is_of_title(self) -> bool {
        matches!(self, Self::Title | Self::Beginning | Self::Words | Self::Parts)
    }
}

/// A shorter word has to be whole.
const SHORTEST_PART: usize = 3;

/// How alike a title has to be to be suggested; jobs are many.
const MIN_LIKENESS: f64 = 0.88;

/// More that fit a name are counted.
const MAX_LISTED: usize = 12;

/// A folded name with each of its words in the singular.
pub(super) fn in_singular(name: &str) -> String {
    fold(name).split(' ').map(singular).collect::<Vec<_>>().join(" ")
}

fn has_words(words: &str, name: &str) -> bool {
    words.split(' ').all(|word| name.split(' ').any(|own| own == word))
}

fn fit(job: &Job, typed: &str, name: &str, meanings: &[String]) -> Option<Fit> {
    let of_title = |is_it: &dyn Fn(&str) -> bool| job.names.iter().any(|title| is_it(title));
    // "Teachers, all other" is what no other title names, and not what someone means by "teacher".
    let begins = |title: &str| {
        let rest = title.strip_prefix(name).filter(|rest| rest.starts_with(' '));
        rest.is_some_and(|rest| !rest.contains(" all other"))
    };
    if of_title(&|title| title == name) {
        return Some(Fit::Title);
    } else if of_title(&begins) {
        return Some(Fit::Beginning);
    } else if of_title(&|title| has_words(name, title)) {
        return Some(Fit::Words);
    } else if meanings.iter().any(|meaning| of_title(&|title| has_words(meaning, title))) {
        return Some(Fit::Meaning);
    }
    let others = job.other_titles.iter().map(|title| in_singular(title));
    let of_other = others.filter_map(|title| match title {
        title if title == name => Some(Fit::OtherTitle),
        title => has_words(name, &title).then_some(Fit::WordsOfOther),
    });
    let begins_code = || !typed.is_empty() && fold(job.soc_code.as_str()).starts_with(typed);
    of_other.min().or_else(|| (has_parts(job, typed) || begins_code()).then_some(Fit::Parts))
}

/// Whether each word begins a word of the title.
fn has_parts(job: &Job, typed: &str) -> bool {
    let begins = |word: &str, title: &str| title.split(' ').any(|own| own.starts_with(word));
    let is_part = |word: &str, title: &str| word.len() >= SHORTEST_PART && begins(word, title);
    job.names.iter().any(|title| typed.split(' ').all(|word| is_part(word, title)))
}

/// The jobs that a name fits: those whose own title has it first, of these the largest first.
pub(crate) struct Fitting<'a>(Vec<(Fit, &'a Job)>);

impl<'a> Fitting<'a> {
    pub(crate) fn of(jobs: &[&'a Job], profile: &Profile, typed: &str) -> Self {
        let name = in_singular(typed);
        let meanings: Vec<String> =
            synonyms::said(profile, typed).into_iter().map(in_singular).collect();
        let typed = fold(typed);
        let mut found: Vec<(Fit, &Job)> = jobs
            .iter()
            .filter_map(|job| Some((fit(job, &typed, &name, &meanings)?, *job)))
            .collect();
        if found.iter().any(|(fit, _)| *fit != Fit::Parts) {
            found.retain(|(fit, _)| *fit != Fit::Parts);
        }
        if found.len() > 1 {
            let size = |job: &Job| job.profile.newest_survey().ok()?.employment;
            found.sort_by_cached_key(|(fit, job)| (!fit.is_of_title(), Reverse(size(job))));
            // "nurse" is rather a registered nurse than a nurse practitioner.
            let largest = found.first().and_then(|(_, job)| size(job));
            for (fit, job) in &mut found {
                if *fit == Fit::Beginning && size(job) < largest {
                    *fit = Fit::Words;
                }
            }
        }
        Self(found)
    }

    pub(crate) fn jobs(&self) -> Vec<&'a Job> {
        self.0.iter().map(|(_, job)| *job).collect()
    }

    /// The job that has this title.
    pub(crate) fn titled(&self) -> Option<&'a Job> {
        self.0.iter().find(|(fit, _)| *fit == Fit::Title).map(|(_, job)| *job)
    }

    fn best(&self) -> Option<(Fit, &'a Job)> {
        let best = self.0.iter().map(|(fit, _)| *fit).min()?;
        let mut jobs = self.0.iter().filter(|(fit, _)| *fit == best);
        jobs.next().copied().filter(|_| jobs.next().is_none())
    }

    /// The job that fits better than all others; none where nothing fits, an error where several do.
    pub(crate) fn one(&self, typed: &str) -> Result<Option<&'a Job>, Failure> {
        match (self.best(), self.0.as_slice()) {
            (Some((_, job)), _) => Ok(Some(job)),
            (None, []) => Ok(None),
            (None, found) => Err(fits_several(typed, found)),
        }
    }

    /// What to say where the name is not the title, and something else might be meant.
    pub(crate) fn reading(&self, typed: &str) -> Option<String> {
        let (fit, job) = self.best()?;
        let others = self.0.len() - 1;
        if fit == Fit::Title || others == 0 && has_parts(job, &in_singular(typed)) {
            return None;
        }
        let others = match others {
            0 => String::new(),
            1 => format!(" 1 other job fits: jobs {}.", quoted(typed)),
            count => format!(" {count} other jobs fit: jobs {}.", quoted(typed)),
        };
        Some(format!("'{typed}' is read as {}.{others}", job.plural.to_lowercase()))
    }
}

fn fits_several(typed: &str, found: &[(Fit, &Job)]) -> Failure {
    let lines = found.iter().take(MAX_LISTED).map(|(_, job)| job.title_and_code());
    let mut lines: Vec<String> = lines.collect();
    if found.len() > MAX_LISTED {
        let more = found.len() - MAX_LISTED;
        lines.push(format!("and {more} more, with: jobs {}", quoted(typed)));
    }
    let first = found.first().map_or("", |(_, job)| job.soc_code.as_str());
    several("jobs", typed, found.len(), lines.join("\n"), first)
}

/// The job that is spelled most like `typed`, if any is alike enough.
pub(crate) fn nearest<'a>(jobs: &[&'a Job], typed: &str) -> Option<&'a Job> {
    let names = jobs.iter().flat_map(|job| job.names.iter().map(move |name| (name, *job)));
    suggest::nearest_item(MIN_LIKENESS, &in_singular(typed), names)
}

/// An error with the job that was nearly named.
pub(crate) fn with_nearest(failure: Failure, nearest: &Job, typed: &str) -> Failure {
    failure.hint("nearest", nearest.title_and_code()).instead(typed, &nearest.title)
}
