//! How people find a fact: by its words, by its term, by its path.

pub mod explain;
pub mod get;
pub mod jobs;
pub mod search;
