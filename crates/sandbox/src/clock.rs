//! The sandbox's clock, which moves only when a caller moves it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// A clock. Clones share the same time.
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

    /// Sets the time, forwards or backwards, and wakes everything that waits for it.
    pub fn set(&self, moment: Timestamp) {
        self.time.send_replace(moment);
    }

    /// Moves the time forward by `span`.
    pub fn advance(&self, span: SignedDuration) {
        self.time.send_modify(|time| *time = time.saturating_add(span).unwrap_or(*time));
    }

    /// Returns a receiver that is notified of each change.
    pub fn moves(&self) -> watch::Receiver<Timestamp> {
        self.time.subscribe()
    }
}
