//! The rules of Storyline: pure functions and values. No IO, no async, and nothing here asks the time:
//! whoever calls brings the instant.

pub mod caption;
pub mod cause;
pub mod ids;
pub mod lock;
pub mod media;
pub mod mix;
pub mod post;
pub mod rendition_plan;
pub mod role;
pub mod schedule;
pub mod slots;
pub mod token;
pub mod window;
