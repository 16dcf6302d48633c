//! The sections of `profile --json`.

use serde::Serialize;

use super::parts::{Noted, Pages, Shown, Wanted, parts};
use super::salary::SalaryViews;
use super::similar::SimilarViews;
use crate::failure::Failure;
use crate::find::explain::{self, GlossaryAnswer};
use crate::look_up::certifications::{self, CertificationsAnswer};
use crate::look_up::duties::{self, DutiesAnswer};
use crate::look_up::education::{self, EducationAnswer};
use crate::look_up::environment::{self, EnvironmentAnswer};
use crate::look_up::licensure::{self, LicensureAnswer};
use crate::look_up::outlook::{self, OutlookAnswer};
use crate::look_up::overview::{self, OverviewAnswer};
use crate::look_up::skills::{self, SkillsAnswer};
use crate::profile::Profile;
use crate::profile::handout::Handout;

parts! {
    /// The sections, each with the keys of its own command, but for `salary` and `similar`, whose views
    /// stand beside each other.
    Sections, profile, wanted;
    /// What the job is, in key figures.
    overview: OverviewAnswer<'p> = overview::answer(profile), "overview";
    /// What the work is.
    duties: Noted<DutiesAnswer<'p>> = duties::answer(profile, None), "duties";
    /// What the job pays.
    salary: SalaryViews<'p> = SalaryViews::made(profile, wanted), "salary";
    /// How people get in.
    education: Noted<EducationAnswer<'p>> = education::answer(profile), "education";
    /// The credentials by name.
    certifications: Noted<CertificationsAnswer<'p>> =
        certifications::answer(profile, None), "certifications";
    /// What state law asks.
    licensure: Noted<LicensureAnswer<'p>> = licensure::answer(profile, None), "licensure";
    /// What a person needs to be good at.
    skills: Noted<SkillsAnswer<'p>> = skills::answer(profile), "skills";
    /// How the job grows, and why.
    outlook: Editions<'p> = Editions::of(profile), "outlook";
    /// Where and when the work is done, and how.
    environment: Noted<EnvironmentAnswer<'p>> = environment::answer(profile), "environment";
    /// Jobs like it, by pay and growth.
    similar: SimilarViews<'p> = SimilarViews::of(profile, wanted), "similar";
    /// The terms of the field.
    glossary: GlossaryAnswer<'p> = explain::list(profile), "explain";
    /// What the printed page adds.
    handout: &'p Handout = profile.handout.get();
    /// What publishers ask to be said.
    attributions: Vec<Attribution<'p>> = attributions(profile);
}

// Every edition of the projections, and the page with the newest alone. A doc comment would give it a
// schema of its own.
#[derive(Serialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Editions<'p> {
    all: Noted<OutlookAnswer<'p>>,
    #[serde(skip)]
    newest: OutlookAnswer<'p>,
}

impl<'p> Editions<'p> {
    fn of(profile: &'p Profile) -> Result<Self, Failure> {
        let [all, newest] = [true, false].map(|history| outlook::answer(profile, history));
        Ok(Self { all: all?.into(), newest: newest? })
    }
}

impl Shown for Editions<'_> {
    fn pages(&self, command: &'static str) -> Pages<'_> {
        [self.newest.pages(command), self.all.pages("outlook --history")].concat()
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Attribution<'p> {
    /// Who asks for it.
    publisher: &'p str,
    /// The line.
    text: &'p str,
}

fn attributions(profile: &Profile) -> Result<Vec<Attribution<'_>>, Failure> {
    let lines = profile.sources.get()?.attributions.iter();
    Ok(lines.map(|(publisher, text)| Attribution { publisher, text }).collect())
}
