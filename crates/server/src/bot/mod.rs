//! The conversation: what an update means, and every word that is said.

mod buttons;
pub(crate) mod commands;
pub mod inbox;
mod membership;
pub mod messages;
mod pictures;
mod secrets;
mod update;
mod wizard;
