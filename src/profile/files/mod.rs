//! The files of a profile as types, field for field the TOML. `build.rs` reads the embedded profile through
//! them too, so they lean on nothing but serde.

pub mod certifications;
pub mod duties;
pub mod education;
pub mod environment;
pub mod figures;
pub mod glossary;
pub mod handout;
pub mod industries;
pub mod licensure;
pub mod occupation;
pub mod outlook;
pub mod period;
pub mod places;
pub mod prices;
pub mod rows;
pub mod salary;
pub mod similar;
pub mod similar_by_place;
pub mod skills;
pub mod sources;
pub mod text;
pub mod words;

/// Hands the files of a profile to a macro: of each the field of the profile, its type and its name.
macro_rules! with_files {
    ($macro:ident) => {
        $macro! {
            /// The occupation itself.
            occupation: occupation::Occupation = "profile.toml",
            /// What the work is.
            duties: duties::Duties = "duties.toml",
            /// Pay in the whole nation.
            salary: salary::Salary = "salary.toml",
            /// Pay by state.
            states: places::Survey<places::State> = "states.toml",
            /// Pay by metropolitan and nonmetropolitan area.
            areas: places::Survey<places::Area> = "areas.toml",
            /// Consumer prices by year.
            prices: prices::Prices = "prices.toml",
            /// Pay by industry.
            industries: places::Survey<industries::Industry> = "industries.toml",
            /// How people get in.
            education: education::Education = "education.toml",
            /// The credentials by name.
            certifications: certifications::Certifications = "certifications.toml",
            /// What state law asks.
            licensure: licensure::Licensure = "licensure.toml",
            /// What a person needs to be good at.
            skills: skills::Skills = "skills.toml",
            /// How the job grows.
            outlook: outlook::Outlook = "outlook.toml",
            /// Where and when the work is done.
            environment: environment::Environment = "environment.toml",
            /// Jobs like it.
            similar: similar::Similar = "similar.toml",
            /// Their pay by state.
            similar_by_state: similar_by_place::SimilarByPlace = "similar_by_state.toml",
            /// Their pay by area.
            similar_by_area: similar_by_place::SimilarByPlace = "similar_by_area.toml",
            /// What a printed page adds.
            handout: handout::Handout = "handout.toml",
            /// The terms of the field.
            glossary: glossary::Glossary = "glossary.toml",
            /// What people say for them, and for everything else.
            words: words::Words = "words.toml",
            /// Where the figures come from.
            sources: sources::Sources = "sources.toml",
        }
    };
}
pub(crate) use with_files;
