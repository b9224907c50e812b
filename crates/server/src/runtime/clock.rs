//! The one clock of the domain. In production it is the database's; in trials it can be moved.

use std::fmt::Debug;
use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use store::{Store, StoreError};
use tokio::sync::watch;
use tokio::time::Instant;

/// Tells domain time, and waits for it.
#[async_trait]
pub trait Clock: Debug + Send + Sync {
    fn now(&self) -> Timestamp;

    /// Returns once `at` has come.
    async fn sleep_until(&self, at: Timestamp);

    /// How long ago the time was last read from where it comes from.
    fn reading_age(&self) -> Duration {
        Duration::ZERO
    }
}

/// The database's time: read once in a while, carried on by a monotonic timer in between. All replicas agree,
/// whatever their own clocks say, and it never runs backwards.
#[derive(Debug)]
pub struct DatabaseClock {
    store: Store,
    /// Honour the row `test_clock`.
    movable: bool,
    reading: Mutex<Reading>,
}

#[derive(Clone, Copy, Debug)]
struct Reading {
    time: Timestamp,
    taken: Instant,
    /// The latest instant ever told.
    told: Timestamp,
}

impl DatabaseClock {
    /// How often a running program reads the database's time again.
    pub const REREAD: Duration = Duration::from_secs(30);

    /// Reads the database's time. `movable` honours the row `test_clock`: only for trials.
    pub async fn read(store: Store, movable: bool) -> Result<Self, StoreError> {
        let (time, taken) = ask(&store, movable).await?;
        Ok(Self { store, movable, reading: Mutex::new(Reading { time, taken, told: time }) })
    }

    /// Reads it again. Fails when the database cannot answer; the old reading is carried on then.
    pub async fn reread(&self) -> Result<(), StoreError> {
        let (time, taken) = ask(&self.store, self.movable).await?;
        let mut reading = self.reading.lock().expect("nobody panics while holding the reading");
        reading.time = time;
        reading.taken = taken;
        Ok(())
    }
}

/// The database's time half a round trip ago, and when that was on our timer.
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
        let mut reading = self.reading.lock().expect("nobody panics while holding the reading");
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
        self.reading.lock().expect("nobody panics while holding the reading").taken.elapsed()
    }
}

/// A clock that moves only when told, and then wakes who waits for it.
#[derive(Debug)]
pub struct ManualClock(watch::Sender<Timestamp>);

impl ManualClock {
    /// Stands at `now`.
    pub fn at(now: Timestamp) -> Self {
        Self(watch::Sender::new(now))
    }

    /// Moves on to `to`; never back.
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
