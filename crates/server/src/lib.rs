//! The server library: bot, web and workers.
//!
//! `bot`, `web` and `work` do not import one another: code that two of them share is in `app`. `serving`
//! starts all three.

pub mod app;
pub mod bot;
pub mod config;
pub mod i18n;
pub mod messages;
pub mod runtime;
pub mod serving;
pub mod web;
#[cfg(test)]
mod wording;
pub mod work;
