//! Thin clients for Telegram, Instagram and Google: the only product crate that uses reqwest.
//!
//! Every call has a time limit and a size limit and follows no redirects. Every error has a remedy
//! and a [`Certainty`], which tells whether the call may have taken effect. Errors, logs and
//! `Debug` output never contain tokens or URLs.

mod credentials;
pub mod google;
mod http;
pub mod instagram;
pub mod telegram;

pub use credentials::AppCredentials;
pub use google::{Google, GoogleError, GoogleHosts, pkce};
pub use http::{BuildError, Certainty, Http};
pub use instagram::{Facebook, FacebookHosts, Instagram, InstagramError, InstagramHosts};
pub use telegram::{Telegram, TelegramError};
