//! What people look up: a file a command.

pub mod certifications;
pub mod duties;
pub mod education;
pub mod environment;
pub mod licensure;
pub mod outlook;
pub mod overview;
pub mod salary;
pub mod similar;
pub mod skills;
