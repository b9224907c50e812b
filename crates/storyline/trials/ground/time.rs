//! Domain time that runs: the sandbox's clock and that of every replica, faster than a wall clock where that helps.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use tokio::time::Instant;

/// How often the clocks are moved on.
const TICK: Duration = Duration::from_millis(100);

/// Domain time: where it stood at an instant of this machine, and how much faster it runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DomainTime {
    began: Instant,
    from: Timestamp,
    rate: u32,
}

impl DomainTime {
    pub(crate) fn from(from: Timestamp, rate: u32) -> Self {
        Self { began: Instant::now(), from, rate }
    }

    pub(crate) fn now(&self) -> Timestamp {
        let passed =
            SignedDuration::try_from(self.began.elapsed() * self.rate).unwrap_or(SignedDuration::MAX);
        self.from + passed
    }

    /// Moves the sandbox's clock and the database's row until told to stop. While the database is away its replicas'
    /// time runs at the pace of a wall clock and catches up later.
    pub(crate) async fn run(self, clock: sandbox::Clock, owner: SecretString, over: Arc<AtomicBool>) {
        while !over.load(Ordering::Relaxed) {
            let now = self.now();
            clock.set(now);
            let ahead = now.duration_since(machine_now());
            let moving = tokio::time::timeout(Duration::from_secs(2), store::test_clock::set(&owner, ahead));
            let _away_for_a_while = moving.await;
            tokio::time::sleep(TICK).await;
        }
    }
}

/// This machine's time, which a database on it tells as well.
#[expect(
    clippy::disallowed_methods,
    reason = "the offset of a moved clock is counted from the machine's own"
)]
pub(crate) fn machine_now() -> Timestamp {
    Timestamp::now()
}
