//! The commands of the group "trust": sources, check, init, schema.

pub mod check;
pub(crate) mod import;
pub(crate) mod init;
pub mod schema;
pub mod sources;
