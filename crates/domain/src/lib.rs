//! The rules of Storyline as pure functions and values, without IO or async.
//! Callers pass in the current time.

pub mod caption;
pub mod cause;
pub mod ids;
pub mod lock;
pub mod media;
pub mod mix;
pub mod post;
pub mod reconcile;
pub mod rendition_plan;
pub mod role;
pub mod schedule;
pub mod slots;
pub mod token;
pub mod window;
