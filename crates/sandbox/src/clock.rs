//! The sandbox's own time: it stands still until it is told to move.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// A clock that only moves when told; clones share one time.
#[derive(Clone, Debug)]
pub struct Clock {
    time: Arc<watch::Sender<Timestamp>>,
}

impl Clock {
    pub(crate) fn at(now: Timestamp) -> Self {
        Self { time: Arc::new(watch::Sender::new(now)) }
    }

    /// The sandbox's present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        *self.time.borrow()
    }

    /// Moves to `moment`, forwards or back, and wakes whoever waits for time.
    pub fn set(&self, moment: Timestamp) {
        self.time.send_replace(moment);
    }

    /// Moves on by `span`.
    pub fn advance(&self, span: SignedDuration) {
        self.time.send_modify(|time| *time = time.saturating_add(span).unwrap_or(*time));
    }

    /// A receiver that sees each move.
    #[must_use]
    pub fn moves(&self) -> watch::Receiver<Timestamp> {
        self.time.subscribe()
    }

    /// Waits until the clock reads `moment` or later.
    pub async fn reached(&self, moment: Timestamp) {
        let mut moves = self.moves();
        // The sender lives in `self`, so the channel cannot close under us.
        let _ = moves.wait_for(|now| *now >= moment).await;
    }
}
