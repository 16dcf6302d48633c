//! `skills`: what a person needs to be good at.

use serde::Serialize;

use crate::{
    document::{Block, Document, Table, Value},
    failure::Failure,
    profile::{
        Profile,
        skills::{Interest, InterestCode, RatingKind, Skill, SkillRating, Skills, Technology},
        sources::SourceId,
    },
};

use crate::answer::{Answer, sources_of, texts};

/// The answer to `skills`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkillsAnswer<'p> {
    /// The skills that matter most, in words.
    skills: &'p [Skill],
    /// Ratings of skills, knowledge and work styles; within a kind, highest first.
    ratings: &'p [SkillRating],
    /// The interests that fit best; `None` where the profile does not say.
    interest_code: Option<&'p InterestCode>,
    /// How well the work fits each kind of interest.
    interests: &'p [Interest],
    /// Software that the job uses.
    technologies: &'p [Technology],
    #[serde(skip)]
    section: &'p Skills,
}

/// Skills in words, then the ratings, interests and software.
pub fn answer(profile: &Profile) -> Result<SkillsAnswer<'_>, Failure> {
    let section = profile.skills.get()?;
    Ok(SkillsAnswer {
        skills: &section.skills,
        ratings: &section.ratings,
        interest_code: section.interest_code.as_ref(),
        interests: &section.interests,
        technologies: &section.technologies,
        section,
    })
}

impl SkillsAnswer<'_> {
    /// The ratings of one kind; the column of levels only where there are any.
    fn ratings_of(&self, kind: RatingKind, heading: &str) -> Table {
        let rows = || self.ratings.iter().filter(move |rating| rating.kind == kind);
        let has_levels = rows().any(|rating| rating.level.is_some());
        let mut headings = vec![heading, "Importance, 1 to 5"];
        if has_levels {
            headings.push("Level, 0 to 7");
        }
        headings.push("When");
        let mut table = Table::new(headings);
        for rating in rows() {
            let mut row =
                vec![Value::text(&rating.name), Value::rating(Some(rating.importance), 2)];
            if has_levels {
                row.push(Value::rating(rating.level, 2));
            }
            row.push(Value::text(rating.period.to_string()));
            table.row(row);
        }
        table.with_bars_on("Importance, 1 to 5", 1.0, 5.0)
    }
}

impl Answer for SkillsAnswer<'_> {
    const COMMAND: &'static str = "skills";
    const TABLE: &'static str = "ratings";

    fn document(&self) -> Document {
        let mut document = Document::new("skills");
        let terms = self.skills.iter().map(|skill| (skill.name.clone(), skill.text.clone()));
        document.push(Block::Terms(terms.collect()));
        document.push_under(
            "How much it matters, rated",
            self.ratings_of(RatingKind::Skill, "Skill").into(),
        );
        document.push(self.ratings_of(RatingKind::Knowledge, "Knowledge").into());
        document.push(self.ratings_of(RatingKind::WorkStyle, "Work style").into());
        let mut interests = Table::new(["Interest", "Fit, 1 to 7", "When"]);
        for interest in self.interests {
            interests.row([
                Value::text(&interest.name),
                Value::rating(Some(interest.score), 2),
                Value::text(interest.period.to_string()),
            ]);
        }
        document.push_under(
            match self.interest_code {
                Some(InterestCode { code, .. }) => format!("Interests that fit (code {code})"),
                None => "Interests that fit".to_owned(),
            },
            interests.with_bars_on("Fit, 1 to 7", 1.0, 7.0).into(),
        );
        let mut software = Table::new(["Software", "Kind", "In job postings"]);
        for technology in self.technologies {
            software.row([
                Value::text(&technology.name),
                Value::text(&technology.category),
                Value::text(match (technology.in_demand, technology.hot) {
                    (true, _) => "often, for this job",
                    (false, true) => "often, for many jobs",
                    (false, false) => "less often",
                }),
            ]);
        }
        document.push_under("Software", software.into());
        document
    }

    fn notes(&self) -> Vec<String> {
        texts(&self.section.notes).into_iter().map(str::to_owned).collect()
    }

    fn also_cites(&self) -> Vec<&SourceId> {
        self.interest_code
            .map(|code| &code.source)
            .into_iter()
            .chain(self.skills.iter().map(|skill| &skill.source))
            .chain(self.ratings.iter().map(|rating| &rating.source))
            .chain(self.interests.iter().map(|interest| &interest.source))
            .chain(self.technologies.iter().map(|technology| &technology.source))
            .chain(sources_of(&self.section.notes))
            .collect()
    }
}
