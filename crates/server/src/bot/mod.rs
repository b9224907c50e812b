//! The conversation: what an update means, and every word that is said.

mod buttons;
mod commands;
pub mod inbox;
pub mod say;
mod update;
