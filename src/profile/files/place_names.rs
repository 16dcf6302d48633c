//! `data/places/places.toml`: what every profile knows of places beside its own figures, and how names are
//! written in the tables beside it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::sources::Source;

/// The file, without what people call places: `build.rs` sorts that in among the names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceNames {
    /// The names of areas that the embedded profile has no row for, by code.
    pub areas: BTreeMap<String, String>,
    /// Where the counties, towns and ZIP codes come from.
    pub sources: Vec<Source>,
}

/// A folded name with capitals, as most names are written.
pub fn with_capitals(folded: &str) -> String {
    let mut is_first = true;
    let capital = |c: char| {
        let first = std::mem::replace(&mut is_first, c == ' ');
        if first { c.to_ascii_uppercase() } else { c }
    };
    folded.chars().map(capital).collect()
}

/// What the census calls a county, behind its name.
pub const KINDS_OF_COUNTIES: [&str; 9] = [
    " County",
    " Parish",
    " city",
    " City and Borough",
    " Borough",
    " Census Area",
    " Municipality",
    " Municipio",
    " Planning Region",
];
