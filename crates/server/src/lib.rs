//! The binary `storyline`: bot, web, workers and command line.
//!
//! `bot`, `web`, `work` and `cli` do not import one another; what two of them need lives in `app`. They are put
//! together in `serving`.

pub mod app;
pub mod bot;
pub mod cli;
pub mod config;
pub mod serving;
pub mod web;
pub mod work;
