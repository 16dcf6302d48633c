//! Behaviour, through the built program. One file a question; `program` pins the environment.

mod contract;
mod dataset;
mod exit_codes;
mod layout;
mod program;
mod readme;
mod settings;
mod snapshots;
mod wrong_words;
