//! `education`: how people get in.

use serde::Serialize;

use crate::{
    document::{Block, Document, Table, Value},
    failure::Failure,
    profile::{
        Profile,
        education::{
            CredentialImportance, Education, EntryLevel, JobZone, LengthShare, SchoolingShare,
        },
        licensure::Licensure,
        period::Edition,
        sources::SourceId,
    },
};

use crate::{
    answer::{Answer, sources_of, texts, those_with_an_answer},
    look_up::{
        certifications::CredentialName,
        licensure::{self, KindOfRule},
    },
};

/// The answer to `education`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EducationAnswer<'p> {
    /// The schooling that BLS lists as the usual way in.
    entry_education: EntryLevel,
    /// The edition of the projections that lists it.
    entry_education_period: Edition,
    /// Schooling, in words.
    education: Vec<&'p str>,
    /// Certification, in words.
    certification: Vec<&'p str>,
    /// Licensure, in words.
    licensure: Vec<&'p str>,
    /// The schooling that workers have.
    attainment: &'p [SchoolingShare],
    /// The schooling that workers say a new hire needs.
    required_education: &'p [SchoolingShare],
    /// The experience in related work that a new hire needs.
    related_experience: &'p [LengthShare],
    /// The training on the job that a new hire needs.
    on_the_job_training: &'p [LengthShare],
    /// How much a credential matters.
    credential_importance: &'p [CredentialImportance],
    /// How much preparation the job takes; `None` where the profile does not say.
    job_zone: Option<&'p JobZone>,
    /// The credentials by name; `certifications` has all that is known of them.
    credentials: Vec<CredentialName<'p>>,
    /// The states by kind of rule; `licensure` has the rules.
    state_rules: Vec<KindOfRule<'p>>,
    #[serde(skip)]
    section: &'p Education,
    #[serde(skip)]
    certifiers: Option<&'p SourceId>,
    #[serde(skip)]
    state_law: Option<&'p Licensure>,
}

/// Schooling, certification, licensure and training.
pub fn answer(profile: &Profile) -> Result<EducationAnswer<'_>, Failure> {
    let section = profile.education.get()?;
    let certifications = profile.certifications.maybe()?;
    let licensure = profile.licensure.maybe()?;
    let credentials = certifications.iter().flat_map(|section| &section.credentials);
    Ok(EducationAnswer {
        entry_education: section.entry_education.level,
        entry_education_period: section.entry_education.period,
        education: texts(&section.education),
        certification: texts(&section.certification),
        licensure: texts(&section.licensure),
        attainment: &section.attainment,
        required_education: &section.required_education,
        related_experience: &section.related_experience,
        on_the_job_training: &section.on_the_job_training,
        credential_importance: &section.credential_importance,
        job_zone: section.job_zone.as_ref(),
        credentials: credentials.map(CredentialName::from).collect(),
        state_rules: licensure.map(licensure::kinds).unwrap_or_default(),
        section,
        certifiers: certifications.map(|section| &section.source),
        state_law: licensure,
    })
}

impl Answer for EducationAnswer<'_> {
    const COMMAND: &'static str = "education";
    const TABLE: &'static str = "attainment";

    fn document(&self) -> Document {
        let mut document = Document::new("education, certification and licensure");
        document.push(Block::Text(format!(
            "Usual way in: {}.",
            self.section.entry_education.sentence()
        )));
        document.push_under("Education", Block::list(self.education.iter().copied()));
        document.push_under("Certification", Block::list(self.certification.iter().copied()));
        let mut names = Table::new(["Credential", "Name", "Body"]);
        for row in &self.credentials {
            names.row([Value::text(row.credential), Value::text(row.name), Value::text(row.body)]);
        }
        document.push(names.into());
        document.push_under("Licensure", Block::list(self.licensure.iter().copied()));
        document.push(licensure::table_of_kinds(&self.state_rules).into());
        let schooling = |rows: &[SchoolingShare], heading: &str, decimals| {
            let mut table = Table::new([heading, "Percent", "When"]);
            for row in rows {
                table.row([
                    Value::text(&row.level),
                    Value::percent(Some(row.percent), decimals),
                    Value::text(row.period.to_string()),
                ]);
            }
            table.into()
        };
        let lengths = |rows: &[LengthShare], heading: &str| {
            let mut table = Table::new([heading, "Percent", "When"]);
            for row in rows {
                table.row([
                    Value::text(&row.length),
                    Value::percent(Some(row.percent), 2),
                    Value::text(row.period.to_string()),
                ]);
            }
            table.into()
        };
        document.push_under(
            "Schooling that workers aged 25 and over have",
            schooling(self.attainment, "Schooling", 1),
        );
        document.push_under(
            "What workers say a new hire needs",
            schooling(self.required_education, "Schooling", 2),
        );
        document.push(lengths(self.related_experience, "Experience in related work"));
        document.push(lengths(self.on_the_job_training, "Training on the job"));
        let mut credentials = Table::new(["Credential", "Importance, 1 to 5", "When"]);
        for row in self.credential_importance {
            credentials.row([
                Value::text(&row.name),
                Value::rating(Some(row.importance), 2),
                Value::text(row.period.to_string()),
            ]);
        }
        document.push(credentials.into());
        if let Some(JobZone { zone, period, text, .. }) = self.job_zone {
            document.push(Block::Text(format!("O*NET Job Zone {zone} of 5, {period}: {text}.")));
        }
        document
    }

    fn notes(&self) -> Vec<String> {
        let own = texts(&self.section.notes).into_iter().map(str::to_owned);
        own.chain(self.state_law.iter().flat_map(|law| law.notes.iter().cloned())).collect()
    }

    fn ask_next(&self, profile: &Profile) -> Option<String> {
        let lines = ["certifications, for routes and exams", "licensure STATE, for its rules"];
        those_with_an_answer(profile, &lines, "; ")
    }

    fn also_cites(&self) -> Vec<&SourceId> {
        let section = self.section;
        [&section.entry_education.source]
            .into_iter()
            .chain(self.job_zone.map(|zone| &zone.source))
            .chain(self.certifiers)
            .chain(self.state_law.map(|law| &law.source))
            .chain(sources_of(&section.education))
            .chain(sources_of(&section.certification))
            .chain(sources_of(&section.licensure))
            .chain(sources_of(&section.notes))
            .chain(section.attainment.iter().map(|row| &row.source))
            .chain(section.required_education.iter().map(|row| &row.source))
            .chain(section.related_experience.iter().map(|row| &row.source))
            .chain(section.on_the_job_training.iter().map(|row| &row.source))
            .chain(section.credential_importance.iter().map(|row| &row.source))
            .collect()
    }
}
