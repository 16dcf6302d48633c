//! Behaviour, through the built program. One file a question; `program` pins the environment.

mod check;
mod compare;
mod contract;
mod credentials;
mod dataset;
mod exit_codes;
mod explain;
mod files;
mod formats;
mod get;
mod handout;
mod help;
mod hostile;
mod layout;
mod offer;
mod own_profile;
mod places;
mod profile_format;
mod program;
mod readme;
mod schema;
mod search;
mod settings;
mod shell;
mod snapshots;
mod wrong_words;
