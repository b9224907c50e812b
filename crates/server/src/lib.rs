//! The program as a library: bot, web and workers.
//!
//! `bot`, `web` and `work` do not import one another; what two of them need lives in `app`. They are put together in
//! `serving`.

pub mod app;
pub mod bot;
pub mod config;
pub mod runtime;
pub mod serving;
pub mod web;
pub mod work;
