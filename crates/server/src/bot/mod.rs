//! The conversation: what an update means, and every word that is said.

mod commands;
pub mod inbox;
pub mod say;
mod update;
