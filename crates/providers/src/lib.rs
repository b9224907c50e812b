//! Thin clients for Telegram, Instagram and Google: the only product crate that knows reqwest.
//!
//! Every call has a time limit and a size limit, no redirect is followed, and every error says how sure we
//! are of what happened ([`Certainty`]) and what helps. No error, log line or `Debug` output holds a token
//! or an address.

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
