//! The conversation: what an update means, and every word that is said.

mod buttons;
pub(crate) mod commands;
pub mod inbox;
mod membership;
mod pictures;
pub mod say;
mod secrets;
mod update;
mod wizard;
