//! The HTTP endpoints for browsers and providers: connect pages, callbacks, pictures for Instagram, health.

mod connect;
mod health;
mod media;
mod own_page;
mod page;
pub mod router;
mod webhook;
