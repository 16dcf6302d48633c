//! What people trust it by: sources, checked profiles, schemas.

pub mod check;
pub mod init;
pub mod schema;
pub mod sources;
