//! Decides when an Instagram token is renewed.

use jiff::{SignedDuration, Timestamp};

/// Minimum age of a token at renewal. Instagram refuses to renew a younger one
/// (`/docs/instagram-platform/reference/refresh_access_token`).
pub const YOUNGEST_RENEWED: SignedDuration = SignedDuration::from_hours(24);

/// Returns when to renew a token: after half its lifetime, up to 10 % earlier or later, but never in its
/// first 24 hours and never after it expires.
///
/// The caller draws `jitter` at random from 0 to 1, so that tokens issued together are not renewed together.
pub fn next_refresh(issued: Timestamp, expires: Timestamp, jitter: f64) -> Timestamp {
    let half_life = expires.duration_since(issued) / 2;
    // Whole seconds are precise enough for lifetimes of days.
    let share = 0.9 + 0.2 * jitter.clamp(0.0, 1.0);
    let wait = SignedDuration::from_secs((half_life.as_secs() as f64 * share) as i64);
    issued.checked_add(wait.max(YOUNGEST_RENEWED)).map_or(expires, |at| at.min(expires))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: SignedDuration = SignedDuration::from_hours(24);

    fn issued() -> Timestamp {
        "2026-01-01T00:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_sixty_day_token_is_renewed_around_its_thirtieth_day() {
        let expires = issued() + DAY * 60;
        assert_eq!(next_refresh(issued(), expires, 0.5), issued() + DAY * 30);
        assert_eq!(next_refresh(issued(), expires, 0.0), issued() + DAY * 27);
        assert_eq!(next_refresh(issued(), expires, 1.0), issued() + DAY * 33);
    }

    #[test]
    fn a_short_lived_token_waits_for_its_first_day_but_not_beyond_its_end() {
        assert_eq!(next_refresh(issued(), issued() + DAY * 2, 0.0), issued() + DAY);
        let hour = SignedDuration::from_hours(1);
        assert_eq!(next_refresh(issued(), issued() + hour, 0.5), issued() + hour);
    }

    proptest! {
        #[test]
        fn a_renewal_never_comes_after_the_end_or_within_the_first_day(
            hours in 25_i64..3000, jitter in -1.0_f64..2.0,
        ) {
            let expires = issued() + SignedDuration::from_hours(hours);
            let at = next_refresh(issued(), expires, jitter);
            prop_assert!(issued() + YOUNGEST_RENEWED <= at && at <= expires);
        }
    }
}
