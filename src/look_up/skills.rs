//! `skills`: what a person needs to be good at.

use serde::Serialize;

use crate::answer::Answer;
use crate::document::{Block, Columns, Detail, Document, Table, Value};
use crate::failure::Failure;
use crate::profile::Profile;
use crate::profile::occupation::SocCode;
use crate::profile::skills::{
    Interest, InterestCode, RatingKind, Skill, SkillRating, SkillScore, Skills, Technology,
};
use crate::profile::text::Statement;

/// The answer to `skills`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkillsAnswer<'p> {
    /// The skills that matter most, in words.
    skills: &'p [Skill],
    /// Ratings of skills, knowledge and work styles; within a kind, highest first.
    ratings: &'p [SkillRating],
    /// BLS's scores of skills: of this job, and of others; within a job, highest first.
    scores: &'p [SkillScore],
    /// The interests that fit best; `None` where the profile does not say.
    interest_code: Option<&'p InterestCode>,
    /// How well the work fits each kind of interest.
    interests: &'p [Interest],
    /// Software that the job uses.
    technologies: &'p [Technology],
    #[serde(skip)]
    soc_code: &'p SocCode,
    #[serde(skip)]
    section: &'p Skills,
}

/// Skills in words, then the ratings, interests and software.
pub fn answer(profile: &Profile) -> Result<SkillsAnswer<'_>, Failure> {
    let section = profile.skills.get()?;
    Ok(SkillsAnswer {
        skills: &section.skills,
        ratings: &section.ratings,
        scores: &section.scores,
        interest_code: section.interest_code.as_ref(),
        interests: &section.interests,
        technologies: &section.technologies,
        soc_code: &profile.occupation.get()?.soc_code,
        section,
    })
}

impl SkillsAnswer<'_> {
    /// The ratings of one kind; the column of levels only where there are any.
    fn ratings_of(&self, kind: RatingKind, heading: &str) -> Table {
        let rows = || self.ratings.iter().filter(move |rating| rating.kind == kind);
        Columns::<SkillRating>::new()
            .column(heading, |rating| Value::text(&rating.name))
            .column("Importance, 1 to 5", |rating| Value::decimal(Some(rating.importance), 2))
            .bars_on(1.0, 5.0)
            .column("Level, 0 to 7", |rating| Value::decimal(rating.level, 2))
            .only_if(rows().any(|rating| rating.level.is_some()))
            .column("When", |rating| Value::text(rating.period.to_string()))
            .table(rows(), None)
    }
}

impl Answer for SkillsAnswer<'_> {
    const COMMAND: &'static str = "skills";
    const TABLE: &'static str = "ratings";

    fn summary(&self) -> Option<String> {
        let names: Vec<String> =
            self.skills.iter().map(|skill| skill.name.to_lowercase()).collect();
        if let Some((last, first @ [_, ..])) = names.split_last() {
            return Some(format!("The skills that matter most: {} and {last}.", first.join(", ")));
        }
        let rated = self.ratings.iter().filter(|rating| rating.kind == RatingKind::Skill);
        let names: Vec<String> = rated.take(3).map(|rating| rating.name.to_lowercase()).collect();
        (!names.is_empty()).then(|| format!("O*NET rates highest: {}.", names.join(", ")))
    }

    fn document(&self, detail: Detail) -> Document {
        let mut document = Document::new("skills the job calls for");
        let terms = self.skills.iter().map(|skill| (skill.name.clone(), skill.text.clone()));
        document.push(Block::Terms(terms.collect()));
        let in_demand = self.technologies.iter().filter(|row| row.in_demand);
        let in_demand: Vec<&str> = in_demand.map(|row| row.name.as_str()).collect();
        if detail == Detail::Short && !in_demand.is_empty() {
            document.push(Block::Text(format!(
                "Software that job postings ask for often: {}.",
                in_demand.join(", ")
            )));
        }
        let ratings = "O*NET's ratings";
        for (heading, kind, column) in [
            ("How important O*NET rates it", RatingKind::Skill, "Skill"),
            ("", RatingKind::Knowledge, "Knowledge"),
            ("", RatingKind::WorkStyle, "Work style"),
        ] {
            document.push_more(detail, ratings, heading, self.ratings_of(kind, column));
        }
        let scores = self.scores.iter().filter(|row| row.soc_code == *self.soc_code);
        let columns = Columns::<SkillScore>::new()
            .column("Skill", |row| Value::text(&row.name))
            .column("Score, about 1 to 5", |row| Value::decimal(Some(row.score), 1))
            .bars_on(1.0, 5.0)
            .column("Edition", |row| Value::text(row.edition.to_string()));
        document.push_more(
            detail,
            "BLS's scores",
            "How BLS scores the skills",
            columns.table(scores, None),
        );
        let interests = Columns::<Interest>::new()
            .column("Interest", |interest| Value::text(&interest.name))
            .column("Fit, 1 to 7", |interest| Value::decimal(Some(interest.score), 2))
            .bars_on(1.0, 7.0)
            .column("When", |interest| Value::text(interest.period.to_string()));
        document.push_more(
            detail,
            "interests that fit",
            match self.interest_code {
                Some(InterestCode { code, .. }) => format!("Interests that fit (code {code})"),
                None => "Interests that fit".to_owned(),
            },
            interests.table(self.interests, None),
        );
        let software = Columns::<Technology>::new()
            .column("Software", |row| Value::text(&row.name))
            .column("Kind", |row| Value::text(&row.category))
            .column("In job postings", |row| {
                Value::text(match (row.in_demand, row.hot) {
                    (true, _) => "often, for this job",
                    (false, true) => "often, for many jobs",
                    (false, false) => "less often",
                })
            });
        let software = software.table(self.technologies, None);
        document.push_more(detail, "software", "Software", software);
        document
    }

    fn statements(&self) -> Vec<&Statement> {
        self.section.notes.iter().collect()
    }
}
