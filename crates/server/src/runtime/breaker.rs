//! Circuit breaker for Instagram: during an outage, allows one attempt per pause; afterwards, starts stories
//! slowly.
//!
//! Each replica has its own breaker. It limits the load on Instagram; it does not prevent posting a story
//! twice.

use std::collections::BTreeSet;
use std::sync::Mutex;

use domain::ids::Tenant;
use jiff::{SignedDuration, Timestamp};

use crate::runtime::metrics;

/// If this many tenants in a row get no answer, Instagram counts as down. If there are fewer, only a single
/// account may have a problem.
const TENANTS: usize = 3;
const FIRST_PAUSE: SignedDuration = SignedDuration::from_secs(30);
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_mins(5);
/// Time between two starts right after an outage. Each answer halves it.
const FIRST_GAP: SignedDuration = SignedDuration::from_secs(2);
const NO_GAP: SignedDuration = SignedDuration::from_millis(20);

/// A circuit breaker that counts the tenants to which Instagram does not respond.
#[derive(Debug, Default)]
pub struct Breaker(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    unanswered: BTreeSet<uuid::Uuid>,
    /// Set while Instagram counts as down.
    pause: Option<SignedDuration>,
    /// Whether one attempt was allowed to test Instagram.
    probing: bool,
    gap: SignedDuration,
    next_start: Option<Timestamp>,
}

impl Breaker {
    /// Returns `Ok` if a story may be started at `now`, otherwise the time of the next attempt.
    pub fn start(&self, now: Timestamp) -> Result<(), Timestamp> {
        let mut state = self.state();
        if let Some(next) = state.next_start.filter(|next| *next > now) {
            return Err(next);
        }
        state.probing = state.pause.is_some();
        state.next_start = match state.pause {
            Some(pause) => Some(now + pause),
            None if state.gap > NO_GAP => Some(now + state.gap),
            None => None,
        };
        Ok(())
    }

    pub fn answered(&self) {
        let mut state = self.state();
        state.unanswered.clear();
        match state.pause.take() {
            Some(_) => {
                tracing::warn!("Instagram responds again; sending the waiting posts slowly");
                metrics::instagram_away(false);
                (state.gap, state.next_start) = (FIRST_GAP, None);
            }
            None => state.gap /= 2,
        }
    }

    /// Records that Instagram did not respond to a tenant. Returns whether this opened the breaker.
    pub fn unanswered(&self, tenant: Tenant, now: Timestamp) -> bool {
        let mut state = self.state();
        state.unanswered.insert(tenant.key());
        let (pause, since_now) = match state.pause {
            // Calls that were in progress when the outage began are ignored; only the test attempt counts.
            Some(_) if !state.probing => return false,
            Some(pause) => ((pause * 2).min(LONGEST_PAUSE), false),
            None if state.unanswered.len() >= TENANTS => {
                tracing::error!(
                    "Instagram responds to no account; pausing calls, with a test call now and then"
                );
                (FIRST_PAUSE, true)
            }
            None => return false,
        };
        state.probing = false;
        (state.pause, state.next_start) = (Some(pause), Some(now + pause));
        metrics::instagram_away(true);
        since_now
    }

    /// Returns whether Instagram counts as down.
    pub fn is_away(&self) -> bool {
        self.state().pause.is_some()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().expect("no code panics while it holds the breaker")
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn tenant(n: u128) -> Tenant {
        Tenant::from_key(Uuid::from_u128(n))
    }

    fn at(seconds: i64) -> Timestamp {
        let noon: Timestamp = "2026-01-10T12:00:00Z".parse().unwrap();
        noon + SignedDuration::from_secs(seconds)
    }

    fn away(breaker: &Breaker) {
        for n in 1..=3 {
            breaker.unanswered(tenant(n), at(0));
        }
    }

    #[test]
    fn one_tenants_trouble_stops_nobody() {
        let breaker = Breaker::default();
        for n in 0..20 {
            breaker.unanswered(tenant(1), at(n));
            assert_eq!(breaker.start(at(n)), Ok(()));
        }
    }

    #[test]
    fn when_three_are_not_answered_one_asks_now_and_then() {
        let breaker = Breaker::default();
        assert_eq!([1, 2, 3, 4].map(|n| breaker.unanswered(tenant(n), at(0))), [false, false, true, false]);
        assert_eq!(breaker.start(at(1)), Err(at(30)));
        assert_eq!(breaker.start(at(30)), Ok(()), "one tries");
        assert_eq!(breaker.start(at(30)), Err(at(60)), "the others wait for what it learns");
    }

    #[test]
    fn the_pause_grows_with_each_try_that_is_not_answered() {
        let breaker = Breaker::default();
        away(&breaker);
        let (mut now, mut pauses) = (at(30), Vec::new());
        for _ in 0..6 {
            assert_eq!(breaker.start(now), Ok(()), "one tries");
            assert!(!breaker.unanswered(tenant(4), now), "that is known already");
            breaker.unanswered(tenant(5), now);
            let next = breaker.start(now).expect_err("it is away");
            pauses.push(next.duration_since(now).as_secs());
            now = next;
        }
        assert_eq!(pauses, [60, 120, 240, 300, 300, 300]);
    }

    #[test]
    fn once_it_answers_stories_start_slowly_and_soon_as_ever() {
        let breaker = Breaker::default();
        away(&breaker);
        assert_eq!(breaker.start(at(30)), Ok(()));
        breaker.answered();
        assert_eq!(breaker.start(at(31)), Ok(()));
        assert_eq!(breaker.start(at(31)), Err(at(33)));
        (0..8).for_each(|_| breaker.answered());
        assert_eq!(breaker.start(at(33)), Ok(()));
        assert_eq!(breaker.start(at(33)), Ok(()));
    }
}
