//! What browsers and providers reach: connect pages, callbacks, pictures for Instagram, health.

mod connect;
mod health;
mod media;
mod page;
pub mod router;
mod webhook;
