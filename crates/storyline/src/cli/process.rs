//! Sets up a command's process: its logging and its runtime.

use std::io::IsTerminal as _;

use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::failure::Failure;

/// Starts logging to standard error; `RUST_LOG` sets the levels, for example `info,server::work=debug`.
pub(super) fn log(quiet: &str) {
    let chosen = std::env::var("RUST_LOG").ok().and_then(|chosen| chosen.parse::<Targets>().ok());
    let filter = chosen.unwrap_or_else(|| quiet.parse().expect("a level for each target"));
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // The filter applies to all layers: a filter on a single layer loses lines after each `tracing::enabled`
    // of sqlx. Only the first logger of a process takes effect; setting a second one is not an error.
    let _already_set = tracing_subscriber::registry().with(filter).with(lines).try_init();
}

/// Creates the runtime. Call it after everything that must happen on the main thread alone.
pub(super) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| Failure::failed(&error))
}
