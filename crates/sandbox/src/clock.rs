//! The sandbox's clock, which moves only when a caller moves it or lets it run.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// A clock. Clones share the same time.
#[derive(Clone, Debug)]
pub struct Clock {
    time: Arc<watch::Sender<Timestamp>>,
    /// Ends the task that moves the time each second.
    running: Arc<Mutex<Option<CancellationToken>>>,
}

impl Clock {
    pub(crate) fn at(now: Timestamp) -> Self {
        Self { time: Arc::new(watch::Sender::new(now)), running: Arc::default() }
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

    /// Lets the clock run with real time, in steps of a second, until it is stopped or the sandbox closes.
    pub(crate) fn run(&self, closing: &CancellationToken) {
        self.stop();
        let stopped = closing.child_token();
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(stopped.clone());
        let clock = self.clone();
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    () = tokio::time::sleep(Duration::from_secs(1)) => clock.advance(SignedDuration::from_secs(1)),
                    () = stopped.cancelled() => return,
                }
            }
        });
    }

    /// Lets the clock stand still.
    pub(crate) fn stop(&self) {
        if let Some(running) = self.running.lock().unwrap_or_else(PoisonError::into_inner).take() {
            running.cancel();
        }
    }

    /// Returns a receiver that is notified of each change.
    pub fn moves(&self) -> watch::Receiver<Timestamp> {
        self.time.subscribe()
    }
}
