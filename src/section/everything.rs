//! `profile`: everything, section by section.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::{
    cli::Per,
    document::{Block, Document},
    failure::Failure,
    profile::{Profile, salary::YearRow, sources::SourceId},
};

use super::{
    Answer,
    certifications::{self, CertificationsAnswer},
    duties::{self, DutiesAnswer},
    education::{self, EducationAnswer},
    environment::{self, EnvironmentAnswer, Setting},
    licensure::{self, LicensureAnswer},
    outlook::{self, OutlookAnswer},
    overview::{self, OverviewAnswer},
    salary::{
        Selection,
        by_industry::{self, ByIndustryAnswer, IndustryRow},
        by_place::{self, AreaName, AreaRow, ByPlaceAnswer, StateName, StateRow},
        by_year::{self, ByYearAnswer, SurveyRow},
        latest::{self, LatestAnswer},
    },
    similar::{self, SimilarAnswer},
    skills::{self, SkillsAnswer},
};

/// The answer to `profile`.
pub struct EverythingAnswer<'p> {
    overview: OverviewAnswer<'p>,
    duties: DutiesAnswer<'p>,
    salary: LatestAnswer<'p>,
    by_year: ByYearAnswer<'p>,
    by_state: ByPlaceAnswer<'p, StateName<'p>>,
    by_area: ByPlaceAnswer<'p, AreaName<'p>>,
    by_industry: ByIndustryAnswer<'p>,
    education: EducationAnswer<'p>,
    certifications: CertificationsAnswer<'p>,
    licensure: LicensureAnswer<'p>,
    skills: SkillsAnswer<'p>,
    outlook: OutlookAnswer<'p>,
    outlook_history: OutlookAnswer<'p>,
    environment: EnvironmentAnswer<'p>,
    similar: SimilarAnswer<'p>,
    /// What turns pay into the dollars of another year, which no part shows.
    prices: &'p SourceId,
}

/// Every section's answer.
pub fn answer(profile: &Profile) -> Result<EverythingAnswer<'_>, Failure> {
    let all = Selection::all(Per::Year);
    Ok(EverythingAnswer {
        overview: overview::answer(profile)?,
        duties: duties::answer(profile, None)?,
        salary: latest::answer(profile, Per::Year)?,
        by_year: by_year::answer(profile, &all, None)?,
        by_state: by_place::states(profile, &all)?,
        by_area: by_place::areas(profile, &all, None)?,
        by_industry: by_industry::answer(profile, &all)?,
        education: education::answer(profile)?,
        certifications: certifications::answer(profile, None)?,
        licensure: licensure::answer(profile, None)?,
        skills: skills::answer(profile)?,
        outlook: outlook::answer(profile, false)?,
        outlook_history: outlook::answer(profile, true)?,
        environment: environment::answer(profile)?,
        similar: similar::answer(profile, None)?,
        prices: &profile.prices.get()?.source,
    })
}

impl EverythingAnswer<'_> {
    /// The parts, each with the command that shows it.
    fn parts(&self) -> [(&'static str, &dyn Answer); 15] {
        [
            ("overview", &self.overview),
            ("duties", &self.duties),
            ("salary", &self.salary),
            ("salary --by year", &self.by_year),
            ("salary --by state", &self.by_state),
            ("salary --by area", &self.by_area),
            ("salary --by industry", &self.by_industry),
            ("education", &self.education),
            ("certifications", &self.certifications),
            ("licensure", &self.licensure),
            ("skills", &self.skills),
            ("outlook", &self.outlook),
            ("outlook --history", &self.outlook_history),
            ("environment", &self.environment),
            ("similar", &self.similar),
        ]
    }

    /// The commands that show something of a source, by source.
    pub(super) fn users(&self) -> HashMap<&SourceId, Vec<&'static str>> {
        let mut users: HashMap<&SourceId, Vec<&'static str>> = HashMap::new();
        users.insert(self.prices, vec!["salary --by year --real"]);
        for (command, part) in self.parts() {
            let cited: HashSet<&SourceId> = part.cites().into_iter().collect();
            for source in cited {
                users.entry(source).or_default().push(command);
            }
        }
        users
    }
}

impl Answer for EverythingAnswer<'_> {
    fn command(&self) -> &'static str {
        "profile"
    }

    fn main_table(&self) -> &'static str {
        "sections.overview.facts"
    }

    fn document(&self) -> Document {
        let mut document = Document::new("the whole profile");
        let commands = self.parts().map(|(command, _)| command);
        document.push(Block::Text(format!(
            "In this order, each also a command of its own: {}.",
            commands.join(", ")
        )));
        for (_, part) in self.parts() {
            document.push_part(part.document_with_notes());
        }
        document
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for note in self.parts().into_iter().flat_map(|(_, part)| part.notes()) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    fn cites(&self) -> Vec<&SourceId> {
        self.parts().into_iter().flat_map(|(_, part)| part.cites()).collect()
    }

    /// Each part has its own already.
    fn has_room_for_notes(&self) -> bool {
        false
    }
}

/// The JSON of the sections: each has the keys of its own command, but for `salary`, whose views
/// stand beside each other.
#[derive(Serialize)]
struct Sections<'a, 'p> {
    overview: &'a OverviewAnswer<'p>,
    duties: &'a DutiesAnswer<'p>,
    salary: SalarySections<'a, 'p>,
    education: &'a EducationAnswer<'p>,
    certifications: &'a CertificationsAnswer<'p>,
    licensure: &'a LicensureAnswer<'p>,
    skills: &'a SkillsAnswer<'p>,
    outlook: &'a OutlookAnswer<'p>,
    environment: &'a EnvironmentAnswer<'p>,
    similar: &'a SimilarAnswer<'p>,
}

#[derive(Serialize)]
struct SalarySections<'a, 'p> {
    latest: Option<&'a &'p YearRow>,
    profile: Option<&'a &'p YearRow>,
    by_year: &'a [SurveyRow<'p>],
    by_state: &'a [StateRow<'p>],
    by_area: &'a [AreaRow<'p>],
    by_industry: &'a [IndustryRow<'p>],
    best_paid: &'a [&'p str],
    settings: &'a [Setting<'p>],
    provided: &'a [&'p str],
}

impl Serialize for EverythingAnswer<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Whole<'a, 'p> {
            sections: Sections<'a, 'p>,
        }
        let salary = &self.salary;
        Whole {
            sections: Sections {
                overview: &self.overview,
                duties: &self.duties,
                salary: SalarySections {
                    latest: salary.rows.last(),
                    profile: salary.rows.first(),
                    by_year: &self.by_year.rows,
                    by_state: &self.by_state.rows,
                    by_area: &self.by_area.rows,
                    by_industry: &self.by_industry.rows,
                    best_paid: &salary.best_paid,
                    settings: &salary.settings,
                    provided: &salary.provided,
                },
                education: &self.education,
                certifications: &self.certifications,
                licensure: &self.licensure,
                skills: &self.skills,
                outlook: &self.outlook_history,
                environment: &self.environment,
                similar: &self.similar,
            },
        }
        .serialize(serializer)
    }
}
