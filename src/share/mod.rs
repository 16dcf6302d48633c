//! What people hand on: the whole profile, and one printed page.

pub mod handout;
pub mod whole_profile;
