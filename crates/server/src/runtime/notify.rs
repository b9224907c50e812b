//! Wakes workers when a commit makes work due, and notifies observers of progress.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::Timestamp;
use strum::{EnumString, IntoStaticStr, VariantArray};
use tokio::sync::{Notify, watch};

/// The kinds of work that a replica does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, VariantArray, EnumString)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Work {
    /// Creates posts from due schedules.
    Plan,
    Posts,
    Outbox,
    Inbox,
    /// Lists folders, refreshes tokens, deletes unused blobs.
    Chores,
}

/// A notification and a set of wake-up times per kind of work, and a counter of progress.
#[derive(Debug, Default)]
pub struct Notifier {
    bells: [Bell; 5],
    progress: watch::Sender<u64>,
    at_work: AtomicUsize,
}

#[derive(Debug, Default)]
struct Bell {
    ring: Notify,
    alarms: Mutex<BTreeSet<Timestamp>>,
}

/// Marks a worker as busy until this is dropped.
#[derive(Debug)]
pub struct AtWork<'a>(&'a Notifier);

impl Notifier {
    /// Wakes a worker: work of this kind is due now.
    pub fn notify(&self, work: Work) {
        self.bell(work).ring.notify_one();
    }

    /// Makes a worker of this kind wake no later than `at`.
    pub fn wake_at(&self, work: Work, at: Timestamp) {
        let bell = self.bell(work);
        bell.alarms.lock().expect("no code panics while it holds the alarms").insert(at);
        bell.ring.notify_one();
    }

    /// Returns the earliest wake-up time after `now`, and drops the earlier ones.
    pub fn next_wake(&self, work: Work, now: Timestamp) -> Option<Timestamp> {
        let mut alarms = self.bell(work).alarms.lock().expect("no code panics while it holds the alarms");
        *alarms = alarms.split_off(&(now + jiff::SignedDuration::from_nanos(1)));
        alarms.first().copied()
    }

    /// Waits until work of this kind is announced.
    pub async fn notified(&self, work: Work) {
        self.bell(work).ring.notified().await;
    }

    /// Marks a worker as busy.
    pub fn at_work(&self) -> AtWork<'_> {
        self.at_work.fetch_add(1, Ordering::SeqCst);
        AtWork(self)
    }

    pub fn is_anybody_at_work(&self) -> bool {
        self.at_work.load(Ordering::SeqCst) > 0
    }

    pub fn record_progress(&self) {
        self.progress.send_modify(|count| *count = count.wrapping_add(1));
    }

    pub fn progress(&self) -> watch::Receiver<u64> {
        self.progress.subscribe()
    }

    fn bell(&self, work: Work) -> &Bell {
        let index =
            Work::VARIANTS.iter().position(|kind| *kind == work).expect("every kind of work has its bell");
        &self.bells[index]
    }
}

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        self.0.at_work.fetch_sub(1, Ordering::SeqCst);
        self.0.record_progress();
    }
}
