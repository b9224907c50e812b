//! Tests the clients against a local server that replies as the real providers were observed to.

mod facebook;
mod google;
mod instagram;
mod secrets;
mod stub;
mod telegram;
