//! The sandbox's own time: it moves only when a caller moves it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// Clones share one time.
#[derive(Clone, Debug)]
pub struct Clock {
    time: Arc<watch::Sender<Timestamp>>,
}

impl Clock {
    pub(crate) fn at(now: Timestamp) -> Self {
        Self { time: Arc::new(watch::Sender::new(now)) }
    }
    pub fn now(&self) -> Timestamp {
        *self.time.borrow()
    }

    /// Moves to `moment`, forwards or back, and wakes those that wait for time.
    pub fn set(&self, moment: Timestamp) {
        self.time.send_replace(moment);
    }

    /// Moves on by `span`.
    pub fn advance(&self, span: SignedDuration) {
        self.time.send_modify(|time| *time = time.saturating_add(span).unwrap_or(*time));
    }

    /// A receiver that sees each move.
    pub fn moves(&self) -> watch::Receiver<Timestamp> {
        self.time.subscribe()
    }
}
