//! The conversation: what an update means, and what is done about it.

mod asking;
mod buttons;
pub(crate) mod commands;
pub mod inbox;
mod membership;
mod pictures;
mod receipt;
mod secrets;
mod update;
