//! What people decide by: an offer, and jobs side by side.

pub mod compare;
pub mod offer;
