//! What a command sets up in its process: its log, and the runtime.

use std::io::IsTerminal as _;

use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::failure::Failure;

/// Logs go to standard error; `RUST_LOG` chooses how much, such as `info,server::work=debug`.
pub(super) fn log(quiet: &str) {
    let chosen = std::env::var("RUST_LOG").ok().and_then(|chosen| chosen.parse::<Targets>().ok());
    let filter = chosen.unwrap_or_else(|| quiet.parse().expect("a level for each target"));
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // The filter stands for all layers: one of a single layer forgets lines after each `tracing::enabled` of sqlx.
    // Only the first logger of a process counts; a second is no fault.
    let _already_set = tracing_subscriber::registry().with(filter).with(lines).try_init();
}

/// The runtime, made after whatever must happen on the main thread alone.
pub(super) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| Failure::failed(&error))
}
