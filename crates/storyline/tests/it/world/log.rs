//! Captures the log of the program under test, to check that it contains no secrets.

use std::io::Write;
use std::sync::{Mutex, Once, PoisonError};

use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Returns everything that the program has logged so far, in all tests of this process.
pub(crate) fn logged() -> String {
    String::from_utf8_lossy(&LOGGED.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}

/// Returns the newest error lines of all tests.
pub(crate) fn trouble() -> String {
    let logged = logged();
    let failed: Vec<&str> = logged.lines().filter(|line| line.contains("ERROR")).collect();
    failed[failed.len().saturating_sub(20)..].join("\n")
}

static LOGGED: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Listener;

impl Write for Listener {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGGED.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Starts capturing every line that the program logs.
pub(crate) fn listen_in() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let filter: Targets = "server=trace,store=trace,providers=trace,reqwest=debug,hyper_util=debug"
            .parse()
            .expect("a level for each target");
        let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(|| Listener);
        tracing_subscriber::registry().with(filter).with(lines).init();
    });
}
