//! Behaviour, through the built program. One file a question; `program` pins the environment.

mod compare;
mod contract;
mod credentials;
mod dataset;
mod exit_codes;
mod files;
mod formats;
mod handout;
mod help;
mod layout;
mod offer;
mod places;
mod program;
mod readme;
mod settings;
mod shell;
mod snapshots;
mod wrong_words;
