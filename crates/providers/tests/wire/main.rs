//! Tests the clients against a local server that sends replies like those that the real providers were seen
//! to send.

mod facebook;
mod google;
mod instagram;
mod secrets;
mod stub;
mod telegram;
