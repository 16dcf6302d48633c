//! The dataset: one file a section, field for field the TOML.
//!
//! A [`Profile`] holds the texts. A section's file is parsed when it is first asked for, and only
//! then: most of a command's time would otherwise go into tables that it does not show.

pub mod areas;
pub mod certifications;
pub mod duties;
pub mod education;
pub mod environment;
pub mod estimates;
pub mod figures;
pub mod glossary;
pub mod handout;
pub mod industries;
pub mod licensure;
mod load;
pub mod occupation;
pub mod outlook;
pub mod period;
pub mod prices;
pub mod salary;
pub mod similar;
pub mod similar_by_place;
pub mod skills;
pub mod sources;
pub mod states;
mod table;
pub mod text;
pub mod words;

pub use load::Section;

/// A career profile: the text of each section, and what was parsed of it so far.
#[derive(Debug)]
pub struct Profile {
    /// The occupation itself.
    pub occupation: Section<occupation::Occupation>,
    /// What the work is.
    pub duties: Section<duties::Duties>,
    /// Pay in the whole nation.
    pub salary: Section<salary::Salary>,
    /// Pay by state.
    pub states: Section<states::States>,
    /// Pay by metropolitan and nonmetropolitan area.
    pub areas: Section<areas::Areas>,
    /// Consumer prices by year.
    pub prices: Section<prices::Prices>,
    /// Pay by industry.
    pub industries: Section<industries::Industries>,
    /// How people get in.
    pub education: Section<education::Education>,
    /// The credentials by name.
    pub certifications: Section<certifications::Certifications>,
    /// What state law asks.
    pub licensure: Section<licensure::Licensure>,
    /// What a person needs to be good at.
    pub skills: Section<skills::Skills>,
    /// How the job grows.
    pub outlook: Section<outlook::Outlook>,
    /// Where and when the work is done.
    pub environment: Section<environment::Environment>,
    /// Jobs like it.
    pub similar: Section<similar::Similar>,
    /// Their pay by state.
    pub similar_by_state: Section<similar_by_place::SimilarByPlace>,
    /// Their pay by area.
    pub similar_by_area: Section<similar_by_place::SimilarByPlace>,
    /// What a printed page adds.
    pub handout: Section<handout::Handout>,
    /// The terms of the field.
    pub glossary: Section<glossary::Glossary>,
    /// What people say for them, and for everything else.
    pub words: Section<words::Words>,
    /// Where the figures come from.
    pub sources: Section<sources::Sources>,
}

/// The embedded text of one file of the dataset.
macro_rules! embedded {
    ($file:literal) => {
        Section::new($file, include_str!(concat!("../../data/medical-assistant/", $file)))
    };
}

impl Profile {
    /// The profile that the program carries within it.
    pub fn embedded() -> Self {
        Self {
            occupation: embedded!("profile.toml"),
            duties: embedded!("duties.toml"),
            salary: embedded!("salary.toml"),
            states: embedded!("states.toml"),
            areas: embedded!("areas.toml"),
            prices: embedded!("prices.toml"),
            industries: embedded!("industries.toml"),
            education: embedded!("education.toml"),
            certifications: embedded!("certifications.toml"),
            licensure: embedded!("licensure.toml"),
            skills: embedded!("skills.toml"),
            outlook: embedded!("outlook.toml"),
            environment: embedded!("environment.toml"),
            similar: embedded!("similar.toml"),
            similar_by_state: embedded!("similar_by_state.toml"),
            similar_by_area: embedded!("similar_by_area.toml"),
            handout: embedded!("handout.toml"),
            glossary: embedded!("glossary.toml"),
            words: embedded!("words.toml"),
            sources: embedded!("sources.toml"),
        }
    }
}
