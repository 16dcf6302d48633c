//! JOB: the profile's own job or a similar one, by name, by enough of the name, or by SOC code.

use crate::{
    answer::jobs::Listing,
    failure::Failure,
    profile::{
        Profile,
        occupation::{Occupation, SocCode},
        similar::{SimilarJob, SimilarOccupation},
    },
    typed::{
        name::{best, fold},
        suggest, synonyms,
    },
};

/// A job that someone can mean.
#[derive(Clone, Copy)]
pub(crate) enum Choice<'p> {
    Own,
    Listed(&'p SimilarJob),
    Part(&'p SimilarJob, &'p SimilarOccupation),
}

impl<'p> Choice<'p> {
    /// Everything that can be meant, in the order of the list.
    fn all(listing: &Listing<'p>) -> Vec<Self> {
        let section = listing.section;
        let jobs = section.jobs.iter().chain(&section.other_jobs);
        let with_parts = jobs.flat_map(|job| {
            let parts: &[SimilarOccupation] =
                if job.occupations.len() > 1 { &job.occupations } else { &[] };
            let parts = parts.iter().map(move |part| Self::Part(job, part));
            [Self::Listed(job)].into_iter().chain(parts)
        });
        [Self::Own].into_iter().chain(with_parts).collect()
    }

    fn title(self, own: &'p Occupation) -> &'p str {
        match self {
            Self::Own => &own.title,
            Self::Listed(job) => &job.title,
            Self::Part(_, part) => &part.title,
        }
    }

    /// What it is called, for one person and for several.
    fn names(self, own: &'p Occupation) -> Vec<String> {
        let title = fold(self.title(own));
        let other = match self {
            Self::Own => fold(&own.title_plural),
            _ => singular(&title),
        };
        vec![title, other]
    }

    /// Its SOC codes; a joined job has several.
    fn soc_codes(self, own: &'p Occupation) -> Vec<&'p str> {
        match self {
            Self::Own => vec![own.soc_code.as_str()],
            Self::Listed(job) => {
                job.occupations.iter().map(|part| part.soc_code.as_str()).collect()
            }
            Self::Part(_, part) => vec![part.soc_code.as_str()],
        }
    }

    /// How `typed` was read, where it is neither a name nor a code.
    pub(crate) fn reading(self, typed: &str, own: &'p Occupation) -> Option<String> {
        let is_code = SocCode::from_any_spelling(typed.trim()).is_some();
        let is_plain = is_code || self.names(own).contains(&fold(typed));
        (!is_plain).then(|| format!("'{typed}' is read as {}.", self.title(own)))
    }

    fn is_part_of_any(self, others: &[Self]) -> bool {
        let is_whole = |other: &Self| match (self, other) {
            (Self::Part(whole, _), Self::Listed(job)) => whole.title == job.title,
            _ => false,
        };
        others.iter().any(is_whole)
    }
}

/// The job that `typed` means, by SOC code or by enough of its name.
pub(crate) fn meant<'p>(
    profile: &Profile,
    listing: &Listing<'p>,
    own: &'p Occupation,
    typed: &str,
) -> Result<Choice<'p>, Failure> {
    let all = Choice::all(listing);
    if typed.trim().is_empty() {
        return Err(Failure::usage("a job is missing")
            .hint("expected", "a similar job's name, or its SOC code")
            .instead(typed, first_of(&all, own)));
    }
    if let Some(code) = SocCode::from_any_spelling(typed.trim()) {
        let is_it = |choice: &&Choice<'_>| choice.soc_codes(own) == [code.as_str()];
        return all.iter().find(is_it).copied().ok_or_else(|| unknown(profile, typed, &all, own));
    }
    let words = |choice: &Choice<'p>| choice.names(own).join(" ").into();
    let choices = all.iter().map(|choice| (*choice, words(choice)));
    let found = best(typed, 1, choices, |choice| choice.names(own));
    let whole: Vec<Choice<'_>> =
        found.iter().copied().filter(|choice| !choice.is_part_of_any(&found)).collect();
    match whole.as_slice() {
        [] => Err(unknown(profile, typed, &all, own)),
        [one] => Ok(*one),
        several => {
            let lines = several.iter().map(|choice| {
                format!("{} (SOC {})", choice.title(own), choice.soc_codes(own).join(" and "))
            });
            Err(Failure::nothing_matched(format!("'{typed}' can mean {} jobs", several.len()))
                .hint("jobs", lines.collect::<Vec<_>>().join("\n"))
                .hint("help", "say more of the name, or ask by SOC code")
                .instead(typed, several[several.len() - 1].title(own)))
        }
    }
}

/// The name of the first job that is not the profile's own.
fn first_of<'p>(all: &[Choice<'p>], own: &'p Occupation) -> &'p str {
    all.get(1).map(|first| first.title(own)).unwrap_or_default()
}

/// Every job that can be compared with the profile's own: its name as one word, which [`meant`]
/// understands, and its name with its SOC code.
pub(crate) fn as_words(profile: &Profile) -> Result<Vec<(String, String)>, Failure> {
    let listing = Listing::new(profile)?;
    let own = profile.occupation.get()?;
    let others = Choice::all(&listing).into_iter().skip(1);
    let words = others.map(|choice| {
        let title = choice.title(own);
        let in_full = format!("{title} (SOC {})", choice.soc_codes(own).join(" and "));
        (fold(title).replace(' ', "-"), in_full)
    });
    Ok(words.collect())
}

/// What one person in the job is called.
fn singular(title: &str) -> String {
    match (title.strip_suffix("ies"), title.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) => stem.to_owned(),
        (None, None) => title.to_owned(),
    }
}

/// By what people say for it, or by the spelling of a whole name or of one of its words: "hygenist" is near "hygienists".
fn unknown(profile: &Profile, typed: &str, all: &[Choice<'_>], own: &Occupation) -> Failure {
    let known: Vec<(&str, Vec<String>)> = all
        .iter()
        .skip(1)
        .map(|choice| {
            let names = choice.names(own);
            let words = names.iter().flat_map(|name| name.split(' ')).map(str::to_owned);
            (choice.title(own), words.chain(names.iter().cloned()).collect())
        })
        .collect();
    let as_meant = synonyms::readings(profile, typed).into_iter().find_map(|reading| {
        let names = known.iter().map(|(title, names)| (title, names.join(" ").into()));
        best(&reading, 1, names, |title| vec![fold(title)]).first().copied()
    });
    let near = as_meant.or_else(|| suggest::nearest_item(NEAR, &fold(typed), &known));
    let failure = Failure::nothing_matched(format!("no job here is called '{typed}'"));
    if let Some(title) = near {
        return failure.hint("nearest", *title).instead(typed, *title);
    }
    let titles: Vec<&str> = known.iter().map(|(title, _)| *title).collect();
    failure.hint("jobs", titles.join(", ")).instead(typed, first_of(all, own))
}

/// How alike a name or a word must be to be named as near; words are many.
const NEAR: f64 = 0.88;
