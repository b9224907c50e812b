//! Computes slots, the instants at which a tenant's stories are published. Pure: the
//! same schedule always has the same slots.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::schedule::{Plan, Schedule, Variation};
use crate::window::{first_instant, later_by};

/// How many days ahead to search for a posting day before a schedule counts as empty.
pub const HORIZON_DAYS: i32 = 400;

/// Minimum time to the next slot after a tenant goes live or changes its settings.
pub const FRESH_START: SignedDuration = SignedDuration::from_mins(2);

/// Longest time between the planning of a post and its slot.
const LONGEST_LEAD: SignedDuration = SignedDuration::from_mins(60);

/// Natural variation moves a slot by at most this time, and by at most 15 % of the interval.
pub const MOST_VARIATION: SignedDuration = SignedDuration::from_mins(20);
const VARIATION_PERCENT: i64 = 15;

/// Intervals of at least this length, in microseconds, are divided into whole seconds, shorter ones into
/// microseconds. PostgreSQL stores both exactly, so a slot read from the database equals the computed one.
const WHOLE_SECONDS_FROM: i64 = 60 * MICROS;
const MICROS: i64 = 1_000_000;

/// A window moved by a clock change may extend at most this many days past the date on which it opened.
const LONGEST_REACH_DAYS: i32 = 2;

/// An instant at which a story is to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The local date on which the window opened. For a slot after midnight this is the previous day.
    pub local_date: Date,
    /// Index of the slot within its date, from 0. For named times, the position of the time in the list.
    pub index: u16,
    /// The instant, in whole microseconds.
    pub at: Timestamp,
}

/// Returns the slots of one local date, ascending. `seed` is the tenant's key.
///
/// A spread has exactly the chosen number of slots, inside the window and at least 0.7 intervals apart. Named
/// times that a clock change skips move to the first instant after the change; if there are several such
/// times, they share one slot. A date without posting has no slots.
pub fn slots(schedule: &Schedule, seed: Uuid, date: Date) -> Vec<Slot> {
    if !schedule.posts_on(date) {
        return Vec::new();
    }
    let mut of_date: Vec<Slot> = match &schedule.plan {
        Plan::Spread { .. } => {
            (0..).zip(spread(schedule, seed, date)).map(|(i, at)| slot(date, i, at)).collect()
        }
        Plan::Times(times) => {
            let instants = times.iter().map(|time| first_instant(date.to_datetime(*time), &schedule.zone));
            (0..).zip(instants).map(|(i, at)| slot(date, i, at)).collect()
        }
    };
    of_date.dedup_by_key(|slot| slot.at);
    of_date
}

/// Returns the first slot strictly after an instant; `None` if there is no
/// posting day within [`HORIZON_DAYS`].
pub fn first_after(schedule: &Schedule, seed: Uuid, after: Timestamp) -> Option<Slot> {
    let today = schedule.zone.to_datetime(after).date();
    let mut nearest: Option<Slot> = None;
    for days in -LONGEST_REACH_DAYS..=HORIZON_DAYS {
        let date = today.checked_add(days.days()).ok()?;
        // Windows overlap only when a time zone skips a day, so dates beyond this
        // reach cannot have an earlier slot.
        if nearest.is_some_and(|slot| (date - slot.local_date).get_days() > LONGEST_REACH_DAYS) {
            break;
        }
        let candidate = slots(schedule, seed, date).into_iter().find(|slot| slot.at > after);
        nearest = [nearest, candidate].into_iter().flatten().min_by_key(|slot| slot.at);
    }
    nearest
}

/// Returns the slots from `from` (inclusive) to `to` (exclusive), ascending, at most one per instant.
pub fn between(schedule: &Schedule, seed: Uuid, from: Timestamp, to: Timestamp) -> Vec<Slot> {
    let local = |instant| schedule.zone.to_datetime(instant).date();
    let first = local(from).saturating_sub(LONGEST_REACH_DAYS.days());
    let mut found: Vec<Slot> = first
        .series(1.day())
        .take_while(|date| *date <= local(to))
        .flat_map(|date| slots(schedule, seed, date))
        .filter(|slot| (from..to).contains(&slot.at))
        .collect();
    found.sort_unstable_by_key(|slot| (slot.at, slot.local_date));
    found.dedup_by_key(|slot| slot.at);
    found
}

/// Returns the time between two slots of a date: for a spread, the window's length divided by the number of
/// slots; for named times, the smallest gap, or 24 hours if there is only one.
pub fn interval(schedule: &Schedule, date: Date) -> SignedDuration {
    match &schedule.plan {
        Plan::Spread { per_day, window } => {
            let (open, close) = window.resolve(date, &schedule.zone);
            close.duration_since(open) / i32::from(per_day.get())
        }
        Plan::Times(times) => {
            let instants = times.iter().map(|time| first_instant(date.to_datetime(*time), &schedule.zone));
            let instants: Vec<Timestamp> = instants.collect();
            let gaps = instants.windows(2).map(|pair| pair[1].duration_since(pair[0]));
            gaps.filter(SignedDuration::is_positive).min().unwrap_or(SignedDuration::from_hours(24))
        }
    }
}

/// Returns how long before its slot a post is planned: an hour, or half an interval if that is less.
pub fn lead(schedule: &Schedule, slot: &Slot) -> SignedDuration {
    (interval(schedule, slot.local_date) / 2).min(LONGEST_LEAD)
}

/// Returns the slot at which posting starts again after a tenant goes live or changes its settings.
///
/// This is the first slot that is at least [`FRESH_START`] after `now` and at least half an interval after
/// the last recorded slot. The date of the last recorded slot already has `recorded_that_date` slots, which
/// count towards that date's number of slots.
pub fn resume_after(
    schedule: &Schedule,
    seed: Uuid,
    now: Timestamp,
    last_recorded: Option<&Slot>,
    recorded_that_date: u16,
) -> Option<Slot> {
    let soonest = later_by(now, FRESH_START);
    let mut passed = soonest.checked_sub(SignedDuration::from_nanos(1)).ok()?;
    if let Some(last) = last_recorded {
        passed = passed.max(last.at);
    }
    loop {
        let slot = first_after(schedule, seed, passed)?;
        if last_recorded.is_none_or(|last| may_follow(schedule, &slot, last, recorded_that_date)) {
            return Some(slot);
        }
        passed = slot.at;
    }
}

/// Returns whether `slot` is at least half an interval after `last`. If both have the same date, it must also
/// come after the first `recorded_that_date` slots of that date, which are used up.
fn may_follow(schedule: &Schedule, slot: &Slot, last: &Slot, recorded_that_date: u16) -> bool {
    let far_enough = slot.at.duration_since(last.at) >= interval(schedule, slot.local_date) / 2;
    let within_the_day = slot.local_date != last.local_date || slot.index >= recorded_that_date;
    far_enough && within_the_day
}

fn slot(local_date: Date, index: u16, at: Timestamp) -> Slot {
    Slot { local_date, index, at }
}

/// Returns the instants of a spread: slot k is k intervals after the window
/// opens, plus or minus its variation.
fn spread(schedule: &Schedule, seed: Uuid, date: Date) -> Vec<Timestamp> {
    let Plan::Spread { per_day, window } = &schedule.plan else {
        return Vec::new();
    };
    let (open, close) = window.resolve(date, &schedule.zone);
    let length = close.as_microsecond() - open.as_microsecond();
    let count = i64::from(per_day.get());
    let grain = if length / count >= WHOLE_SECONDS_FROM { MICROS } else { 1 };
    let reach = match schedule.variation {
        Variation::Natural => variation_reach(length / count, grain),
        Variation::Exact => 0,
    };
    let instant = |index: i64| {
        let even = length * index / count / grain * grain;
        let micros = even + variation(seed, date, index, reach) * grain;
        later_by(open, SignedDuration::from_micros(micros))
    };
    (0..count).map(instant).collect()
}

/// Returns how far a slot may move, in grains. This is one grain less than the limit, to allow for the
/// rounding of the slots on both sides.
fn variation_reach(interval: i64, grain: i64) -> i64 {
    let share = (interval * VARIATION_PERCENT / 100).min(MOST_VARIATION.as_secs() * MICROS);
    (share / grain - 1).max(0)
}

/// Returns by how many grains a slot moves: pseudo-random, but always the same for the same slot. The first
/// slot only moves later, because moving earlier would take it out of the window.
fn variation(seed: Uuid, date: Date, index: i64, reach: i64) -> i64 {
    let mut hash = Sha256::new();
    hash.update(seed.as_bytes());
    hash.update(date.year().to_be_bytes());
    hash.update([date.month().cast_unsigned(), date.day().cast_unsigned()]);
    hash.update(index.to_be_bytes());
    let digest = hash.finalize();
    let draw = digest.iter().take(7).fold(0_i64, |draw, byte| draw << 8 | i64::from(*byte));
    if index == 0 { draw % (reach + 1) } else { draw % (2 * reach + 1) - reach }
}
