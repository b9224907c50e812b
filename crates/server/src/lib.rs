//! The program as a library: bot, web and workers.
//!
//! `bot`, `web` and `work` do not import one another: what two of them need is in `app`. `serving` puts them together.

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
