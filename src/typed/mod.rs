//! What people type: amounts, names and paths, and what they may have meant.

pub mod amount;
pub(crate) mod finder;
pub(crate) mod name;
pub(crate) mod path;
pub(crate) mod suggest;
pub(crate) mod synonyms;
