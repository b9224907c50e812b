//! Infrastructure for the rest of the server. Imports nothing from `app`, `bot`, `web` or `work`.

pub mod breaker;
pub mod clock;
pub mod failpoint;
pub mod local_files;
pub mod media_url;
pub(crate) mod metrics;
pub mod notify;
pub mod rates;
pub(crate) mod render_pool;
pub mod webhook_secret;
