//! Runs domain time: the clocks of the sandbox and of every replica, faster than real time if required.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use tokio::time::Instant;

/// Interval at which the clocks are moved.
const TICK: Duration = Duration::from_millis(100);

/// The domain time: its value at one instant of this machine's clock, and its speed relative to real time.
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

    /// Moves the sandbox's clock and the database's row until `over` is set. While the database is down, the
    /// time of its replicas continues at real speed and catches up later.
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

/// Returns this machine's time, which is also the time of a database on this machine.
#[expect(
    clippy::disallowed_methods,
    reason = "the offset of a moved clock is counted from the machine's own"
)]
pub(crate) fn machine_now() -> Timestamp {
    Timestamp::now()
}
