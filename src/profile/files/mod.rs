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
pub mod place_names;
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
/// carries it, its type, its name without `.toml`, and what it holds. Many rows are read many times faster than JSON in a form of their own.
macro_rules! with_files {
    ($macro:ident) => {
        $macro! {
            occupation: json occupation::Occupation = "profile", "the occupation itself";
            duties: json duties::Duties = "duties", "what the work is";
            salary: rows salary::Salary = "salary",
                "pay and employment in the whole nation, by survey";
            states: rows places::Survey<places::State> = "states", "pay and employment by state";
            areas: rows places::Survey<places::Area> = "areas",
                "pay and employment by metropolitan and nonmetropolitan area";
            prices: json prices::Prices = "prices", "consumer prices by year";
            industries: rows places::Survey<industries::Industry> = "industries",
                "pay and employment by industry";
            education: json education::Education = "education", "how people get in";
            certifications: json certifications::Certifications = "certifications",
                "the credentials by name";
            licensure: json licensure::Licensure = "licensure", "what state law asks";
            skills: rows skills::Skills = "skills", "what a person needs to be good at";
            outlook: json outlook::Outlook = "outlook", "the projections of growth and openings";
            environment: json environment::Environment = "environment",
                "where and when the work is done, and how";
            similar: json similar::Similar = "similar", "jobs like it";
            similar_by_state: json similar_by_place::SimilarByPlace = "similar_by_state",
                "pay in those jobs by state";
            similar_by_area: json similar_by_place::SimilarByPlace = "similar_by_area",
                "pay in those jobs by area";
            handout: json handout::Handout = "handout", "what the printed page adds";
            glossary: json glossary::Glossary = "glossary", "the terms of the field";
            words: rows words::Words = "words", "what people say, and the profile's words for it";
            sources: rows sources::Sources = "sources", "who published what, and how it was read";
        }
    };
}
pub(crate) use with_files;
