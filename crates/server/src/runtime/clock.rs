//! The clock that all rules and stored times use. In production it follows the database; in trials it can be
//! moved.

use std::fmt::Debug;
use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use store::{Store, StoreError};
use tokio::sync::watch;
use tokio::time::Instant;

/// A clock that returns the domain time, and can sleep until a time.
#[async_trait]
pub trait Clock: Debug + Send + Sync {
    fn now(&self) -> Timestamp;

    /// Returns once `at` is reached.
    async fn sleep_until(&self, at: Timestamp);

    /// How long ago the time was last read from its source.
    fn reading_age(&self) -> Duration {
        Duration::ZERO
    }
}

/// The database's time: read periodically and extrapolated with a monotonic timer. All replicas agree, even
/// if their local clocks differ, and the time never goes back.
#[derive(Debug)]
pub struct DatabaseClock {
    store: Store,
    /// Whether the row `test_clock` can move the time.
    movable: bool,
    reading: Mutex<Reading>,
}

#[derive(Clone, Copy, Debug)]
struct Reading {
    time: Timestamp,
    taken: Instant,
    /// The latest time returned by `now`.
    told: Timestamp,
}

impl DatabaseClock {
    /// Interval at which a running server rereads the database's time.
    pub const REREAD: Duration = Duration::from_secs(30);

    /// Reads the database's time. If `movable` is set, which is for trials only, the row `test_clock` can
    /// move the time.
    pub async fn read(store: Store, movable: bool) -> Result<Self, StoreError> {
        let (time, taken) = ask(&store, movable).await?;
        Ok(Self { store, movable, reading: Mutex::new(Reading { time, taken, told: time }) })
    }

    /// Rereads the database's time. On an error, the previous reading stays in use.
    pub async fn reread(&self) -> Result<(), StoreError> {
        let (time, taken) = ask(&self.store, self.movable).await?;
        let mut reading = self.reading.lock().expect("no code panics while it holds the reading");
        reading.time = time;
        reading.taken = taken;
        Ok(())
    }
}

/// Returns the database's time, assumed to be read halfway through the round trip, and the same moment on the
/// local timer.
async fn ask(store: &Store, movable: bool) -> Result<(Timestamp, Instant), StoreError> {
    let mut lookup = store.lookup().await?;
    let asked = Instant::now();
    let (time, offset) = lookup.database_time().await?;
    let taken = asked + asked.elapsed() / 2;
    lookup.commit().await?;
    let offset = if movable { SignedDuration::from_micros(offset) } else { SignedDuration::ZERO };
    Ok((time + offset, taken))
}

#[async_trait]
impl Clock for DatabaseClock {
    fn now(&self) -> Timestamp {
        let mut reading = self.reading.lock().expect("no code panics while it holds the reading");
        let now = reading.time + reading.taken.elapsed();
        reading.told = reading.told.max(now);
        reading.told
    }

    async fn sleep_until(&self, at: Timestamp) {
        loop {
            let wait = at.duration_since(self.now());
            if !wait.is_positive() {
                return;
            }
            tokio::time::sleep(wait.unsigned_abs().min(Self::REREAD)).await;
        }
    }

    fn reading_age(&self) -> Duration {
        self.reading.lock().expect("no code panics while it holds the reading").taken.elapsed()
    }
}

/// A clock that only moves when `move_to` is called, which wakes the tasks that sleep.
#[derive(Debug)]
pub struct ManualClock(watch::Sender<Timestamp>);

impl ManualClock {
    /// Creates a clock that shows `now`.
    pub fn at(now: Timestamp) -> Self {
        Self(watch::Sender::new(now))
    }

    /// Moves the clock forward to `to`; never back.
    pub fn move_to(&self, to: Timestamp) {
        self.0.send_if_modified(|now| {
            let moves = to > *now;
            *now = to.max(*now);
            moves
        });
    }
}

#[async_trait]
impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.0.borrow()
    }

    async fn sleep_until(&self, at: Timestamp) {
        let moved = self.0.subscribe().wait_for(|now| *now >= at).await.is_ok();
        debug_assert!(moved, "the clock outlives its sleepers");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[tokio::test]
    async fn a_manual_clock_wakes_its_sleepers_when_moved() {
        let start: Timestamp = "2026-01-10T09:00:00Z".parse().unwrap();
        let clock = Arc::new(ManualClock::at(start));
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move {
                clock.sleep_until(start + SignedDuration::from_hours(1)).await;
                clock.now()
            }
        });
        clock.move_to(start + SignedDuration::from_hours(2));
        assert_eq!(sleeper.await.unwrap(), start + SignedDuration::from_hours(2));
    }

    #[test]
    fn a_manual_clock_never_runs_backwards() {
        let start: Timestamp = "2026-01-10T09:00:00Z".parse().unwrap();
        let clock = ManualClock::at(start);
        clock.move_to(start - SignedDuration::from_hours(1));
        assert_eq!(clock.now(), start);
    }
}
