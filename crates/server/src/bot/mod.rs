//! The bot: interprets updates from Telegram and answers them.

mod asking;
mod buttons;
pub(crate) mod commands;
pub mod inbox;
mod membership;
mod pictures;
mod receipt;
mod secrets;
mod update;
