//! The sections of `profile --json`, all of them or the one that a path leads into.

use serde::Serialize;

use crate::{
    failure::{Failure, IfThere},
    profile::{Profile, handout::Handout},
};

use crate::share::whole_profile::{Shown, local_jobs::SimilarViews, salary_views::SalaryViews};
use crate::{
    answer::Answer,
    find::explain::{self, GlossaryAnswer},
    look_up::{
        certifications::{self, CertificationsAnswer},
        duties::{self, DutiesAnswer},
        education::{self, EducationAnswer},
        environment::{self, EnvironmentAnswer},
        licensure::{self, LicensureAnswer},
        outlook::{self, OutlookAnswer},
        overview::{self, OverviewAnswer},
        skills::{self, SkillsAnswer},
    },
};

/// Which of the sections are made, and of those with many rows which view.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part<'a> {
    section: Option<&'a str>,
    view: Option<&'a str>,
    /// Whether what no page shows is left out.
    only_shown: bool,
}

impl<'a> Part<'a> {
    /// Everything.
    pub(crate) const ALL: Part<'static> = Part { section: None, view: None, only_shown: false };

    /// Everything that a page shows.
    pub(crate) const SHOWN: Part<'static> = Part { section: None, view: None, only_shown: true };

    /// The section of this name, and what stands in it under `view`, if that is all that is needed.
    pub(crate) fn of(section: &'a str, view: Option<&'a str>) -> Self {
        Self { section: Some(section), view, only_shown: false }
    }

    /// The answer where its section is wanted, and the profile has it.
    fn section<T>(
        self,
        name: &str,
        make: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        self.section.is_none_or(|only| only == name).then(make).map_or(Ok(None), IfThere::if_there)
    }

    /// The rows that no page shows, where their view is wanted; see [`Part::view`].
    pub(crate) fn unshown_view<T>(
        self,
        views: &[&str],
        keys: &[&str],
        make: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        if self.only_shown { Ok(None) } else { self.view(views, keys, make) }
    }

    /// The rows where their view is wanted, and the profile has them; `views` are all keys of the section that can be wanted
    /// by themselves, `keys` those that `make` makes.
    pub(crate) fn view<T>(
        self,
        views: &[&str],
        keys: &[&str],
        make: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        let only = self.view.filter(|view| views.contains(view));
        only.is_none_or(|only| keys.contains(&only)).then(make).map_or(Ok(None), IfThere::if_there)
    }
}

/// The sections, each with the keys of its own command, but for `salary` and `similar`, whose views
/// stand beside each other.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Sections<'p> {
    /// What the job is, in key figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    overview: Option<OverviewAnswer<'p>>,
    /// What the work is.
    #[serde(skip_serializing_if = "Option::is_none")]
    duties: Option<Noted<DutiesAnswer<'p>>>,
    /// What the job pays.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<super::salary_views::Keys<'_, '_>>"))]
    salary: Option<SalaryViews<'p>>,
    /// How people get in.
    #[serde(skip_serializing_if = "Option::is_none")]
    education: Option<Noted<EducationAnswer<'p>>>,
    /// The credentials by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    certifications: Option<Noted<CertificationsAnswer<'p>>>,
    /// What state law asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    licensure: Option<Noted<LicensureAnswer<'p>>>,
    /// What a person needs to be good at.
    #[serde(skip_serializing_if = "Option::is_none")]
    skills: Option<Noted<SkillsAnswer<'p>>>,
    /// How the job grows, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    outlook: Option<Noted<OutlookAnswer<'p>>>,
    /// Where and when the work is done, and how.
    #[serde(skip_serializing_if = "Option::is_none")]
    environment: Option<Noted<EnvironmentAnswer<'p>>>,
    /// Jobs like it, by pay and growth.
    #[serde(skip_serializing_if = "Option::is_none")]
    similar: Option<SimilarViews<'p>>,
    /// The terms of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    glossary: Option<GlossaryAnswer<'p>>,
    /// What the printed page adds.
    #[serde(skip_serializing_if = "Option::is_none")]
    handout: Option<&'p Handout>,
    /// What publishers ask to be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    attributions: Option<Vec<Attribution<'p>>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Attribution<'p> {
    /// Who asks for it.
    publisher: &'p str,
    /// The line.
    text: &'p str,
}

impl<'p> Sections<'p> {
    /// The names of the sections, in their order.
    pub(crate) const NAMES: [&'static str; 13] = [
        "overview",
        "duties",
        "salary",
        "education",
        "certifications",
        "licensure",
        "skills",
        "outlook",
        "environment",
        "similar",
        "glossary",
        "handout",
        "attributions",
    ];

    /// As many of them as `part` asks for.
    pub(crate) fn of(profile: &'p Profile, part: Part<'_>) -> Result<Self, Failure> {
        Ok(Self {
            overview: part.section("overview", || overview::answer(profile))?,
            duties: part.section("duties", || duties::answer(profile, None).map(Noted::from))?,
            salary: part.section("salary", || SalaryViews::of(profile, part))?,
            education: part.section("education", || education::answer(profile).map(Noted::from))?,
            certifications: part.section("certifications", || {
                certifications::answer(profile, None).map(Noted::from)
            })?,
            licensure: part
                .section("licensure", || licensure::answer(profile, None).map(Noted::from))?,
            skills: part.section("skills", || skills::answer(profile).map(Noted::from))?,
            outlook: part.section("outlook", || outlook::answer(profile, true).map(Noted::from))?,
            environment: part
                .section("environment", || environment::answer(profile).map(Noted::from))?,
            similar: part.section("similar", || SimilarViews::of(profile, part))?,
            glossary: part.section("glossary", || explain::list(profile))?,
            handout: part.section("handout", || profile.handout.get())?,
            attributions: part.section("attributions", || {
                let lines = profile.sources.get()?.attributions.iter();
                Ok(lines.map(|(publisher, text)| Attribution { publisher, text }).collect())
            })?,
        })
    }

    /// What was made, each with the command that shows it.
    pub(crate) fn parts(&self) -> Vec<(&'static str, &dyn Shown)> {
        fn part<'a, A: Shown>(
            command: &'static str,
            answer: Option<&'a A>,
        ) -> Option<(&'static str, &'a dyn Shown)> {
            answer.map(|answer| (command, answer as &dyn Shown))
        }
        fn own<A>(noted: &Noted<A>) -> &A {
            &noted.answer
        }
        let mut parts = Vec::new();
        parts.extend(part("overview", self.overview.as_ref()));
        parts.extend(part("duties", self.duties.as_ref().map(own)));
        parts.extend(self.salary.iter().flat_map(SalaryViews::parts));
        parts.extend(part("education", self.education.as_ref().map(own)));
        parts.extend(part("certifications", self.certifications.as_ref().map(own)));
        parts.extend(part("licensure", self.licensure.as_ref().map(own)));
        parts.extend(part("skills", self.skills.as_ref().map(own)));
        parts.extend(part("outlook --history", self.outlook.as_ref().map(own)));
        parts.extend(part("environment", self.environment.as_ref().map(own)));
        parts.extend(self.similar.iter().flat_map(SimilarViews::parts));
        parts.extend(part("explain", self.glossary.as_ref()));
        parts
    }
}

/// An answer's own keys, and its notes, which stand beside them where it answers by itself.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Noted{A}"))]
struct Noted<A> {
    #[serde(flatten)]
    answer: A,
    /// What to bear in mind.
    notes: Vec<String>,
}

impl<A: Answer> From<A> for Noted<A> {
    fn from(answer: A) -> Self {
        Self { notes: answer.notes(), answer }
    }
}
