//! The files of a profile as types, field for field the TOML. `build.rs` reads the embedded profile through
//! them too, so they lean on nothing but serde and postcard.

pub mod certifications;
pub mod duties;
pub mod education;
pub mod environment;
pub mod figures;
pub mod glossary;
pub mod handout;
pub mod industries;
pub mod later;
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
/// carries it, its type, its name without `.toml`, and what it holds. `binary` is read several times faster; it
/// needs a type that serde writes as it reads it, and answers leave fields of some types out.
macro_rules! with_files {
    ($macro:ident) => {
        $macro! {
            occupation: binary occupation::Occupation = "profile", "the occupation itself";
            duties: json duties::Duties = "duties", "what the work is";
            salary: binary salary::Salary = "salary",
                "pay and employment in the whole nation, by survey";
            states: binary places::Survey<places::State> = "states", "pay and employment by state";
            areas: binary places::Survey<places::Area> = "areas",
                "pay and employment by metropolitan and nonmetropolitan area";
            prices: binary prices::Prices = "prices", "consumer prices by year";
            industries: binary places::Survey<industries::Industry> = "industries",
                "pay and employment by industry";
            education: json education::Education = "education", "how people get in";
            certifications: json certifications::Certifications = "certifications",
                "the credentials by name";
            licensure: json licensure::Licensure = "licensure", "what state law asks";
            skills: binary skills::Skills = "skills", "what a person needs to be good at";
            outlook: json outlook::Outlook = "outlook", "the projections of growth and openings";
            environment: json environment::Environment = "environment",
                "where and when the work is done, and how";
            similar: binary similar::Similar = "similar", "jobs like it";
            similar_by_state: binary similar_by_place::SimilarByPlace = "similar_by_state",
                "pay in those jobs by state";
            similar_by_area: binary similar_by_place::SimilarByPlace = "similar_by_area",
                "pay in those jobs by area";
            handout: binary handout::Handout = "handout", "what the printed page adds";
            glossary: binary glossary::Glossary = "glossary", "the terms of the field";
            words: binary words::Words = "words", "what people say, and the profile's words for it";
            sources: binary sources::Sources = "sources", "who published what, and how it was read";
        }
    };
}
pub(crate) use with_files;
