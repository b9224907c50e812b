//! The conversation: what an update means, and every word that is said.

mod answer;
mod asking;
mod buttons;
pub(crate) mod commands;
pub mod inbox;
mod membership;
pub mod messages;
mod permission;
mod pictures;
mod receipt;
mod secrets;
mod update;
mod wizard;
