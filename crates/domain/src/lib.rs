//! The rules of Storyline: pure functions and values. No IO, no async, and nothing here asks the time:
//! whoever calls brings the instant.

pub mod ids;
pub mod post;
pub mod schedule;
pub mod slots;
pub mod window;
