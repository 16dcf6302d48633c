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

/// Hands the files of a profile to a macro: of each the field of the profile, the form in which the program
/// carries it, its type and its name. Many rows are read many times faster than JSON in a form of their own.
macro_rules! with_files {
    ($macro:ident) => {
        $macro! {
            /// The occupation itself.
            occupation: json occupation::Occupation = "profile.toml",
            /// What the work is.
            duties: json duties::Duties = "duties.toml",
            /// Pay in the whole nation.
            salary: json salary::Salary = "salary.toml",
            /// Pay by state.
            states: rows places::Survey<places::State> = "states.toml",
            /// Pay by metropolitan and nonmetropolitan area.
            areas: rows places::Survey<places::Area> = "areas.toml",
            /// Consumer prices by year.
            prices: json prices::Prices = "prices.toml",
            /// Pay by industry.
            industries: rows places::Survey<industries::Industry> = "industries.toml",
            /// How people get in.
            education: json education::Education = "education.toml",
            /// The credentials by name.
            certifications: json certifications::Certifications = "certifications.toml",
            /// What state law asks.
            licensure: json licensure::Licensure = "licensure.toml",
            /// What a person needs to be good at.
            skills: json skills::Skills = "skills.toml",
            /// How the job grows.
            outlook: json outlook::Outlook = "outlook.toml",
            /// Where and when the work is done.
            environment: json environment::Environment = "environment.toml",
            /// Jobs like it.
            similar: json similar::Similar = "similar.toml",
            /// Their pay by state.
            similar_by_state: json similar_by_place::SimilarByPlace = "similar_by_state.toml",
            /// Their pay by area.
            similar_by_area: json similar_by_place::SimilarByPlace = "similar_by_area.toml",
            /// What a printed page adds.
            handout: json handout::Handout = "handout.toml",
            /// The terms of the field.
            glossary: json glossary::Glossary = "glossary.toml",
            /// What people say for them, and for everything else.
            words: json words::Words = "words.toml",
            /// Where the figures come from.
            sources: json sources::Sources = "sources.toml",
        }
    };
}
pub(crate) use with_files;
