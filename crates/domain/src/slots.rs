//! Slots: the instants at which a tenant's stories go out. Pure: the same schedule gives the same slots for ever.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::schedule::{Plan, Schedule, Variation};
use crate::window::{first_instant, later_by};

/// How far ahead a posting day is looked for before a schedule counts as empty, in days.
pub const HORIZON_DAYS: i32 = 400;

/// After Go live or a change of settings: the nearest the next slot may be.
pub const FRESH_START: SignedDuration = SignedDuration::from_mins(2);

/// The longest before its slot that a post is planned.
const LONGEST_LEAD: SignedDuration = SignedDuration::from_mins(60);

/// Natural variation moves a slot by at most this, and by at most 15 % of the interval.
pub const MOST_VARIATION: SignedDuration = SignedDuration::from_mins(20);
const VARIATION_PERCENT: i64 = 15;

/// Intervals from here on are laid out in whole seconds, shorter ones in microseconds. Both are exact in PostgreSQL,
/// so that a slot read back equals the slot computed again.
const WHOLE_SECONDS_FROM: i64 = 60 * MICROS;
const MICROS: i64 = 1_000_000;

/// A window that a clock change moved may reach this many days past the date on which it opened.
const LONGEST_REACH_DAYS: i32 = 2;

/// One instant at which a story is to go live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The local date on which the window opened; past midnight it is the day before.
    pub local_date: Date,
    /// Which of that date's slots, from 0. For named times the place of the time in the list.
    pub index: u16,
    /// The instant, in whole microseconds.
    pub at: Timestamp,
}

/// The slots of one local date, ascending. `seed` is the tenant's key.
///
/// A spread gives exactly as many as were asked for, inside the window, at least 0.7 intervals apart.
/// Named times that clocks skip go out at the first instant after, together if there are several.
/// Empty on a day without posting.
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

/// The first slot strictly after an instant; `None` when no posting day comes within [`HORIZON_DAYS`].
pub fn first_after(schedule: &Schedule, seed: Uuid, after: Timestamp) -> Option<Slot> {
    let today = schedule.zone.to_datetime(after).date();
    let mut nearest: Option<Slot> = None;
    for days in -LONGEST_REACH_DAYS..=HORIZON_DAYS {
        let date = today.checked_add(days.days()).ok()?;
        // Windows overlap only around a skipped day: look as far as one can reach, no further.
        if nearest.is_some_and(|slot| (date - slot.local_date).get_days() > LONGEST_REACH_DAYS) {
            break;
        }
        let candidate = slots(schedule, seed, date).into_iter().find(|slot| slot.at > after);
        nearest = [nearest, candidate].into_iter().flatten().min_by_key(|slot| slot.at);
    }
    nearest
}

/// The slots from an instant (included) to another (not), ascending, none at the same instant as another.
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

/// The time between two slots of a date: the window's share for a spread, the smallest gap between named times,
/// 24 hours for a single one.
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

/// How long before its slot a post is planned: an hour, or half an interval where that is less.
pub fn lead(schedule: &Schedule, slot: &Slot) -> SignedDuration {
    (interval(schedule, slot.local_date) / 2).min(LONGEST_LEAD)
}

/// Where a series begins anew after Go live or a change of settings.
///
/// The first slot at least [`FRESH_START`] after `now` and half an interval after the last recorded slot, such that
/// with the `recorded_that_date` slots already recorded for the last one's date no date gets more than its number.
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

/// The slots of a date from `index` on are as many as it has left exactly when `index` is the number already recorded.
fn may_follow(schedule: &Schedule, slot: &Slot, last: &Slot, recorded_that_date: u16) -> bool {
    let far_enough = slot.at.duration_since(last.at) >= interval(schedule, slot.local_date) / 2;
    let within_the_day = slot.local_date != last.local_date || slot.index >= recorded_that_date;
    far_enough && within_the_day
}

fn slot(local_date: Date, index: u16, at: Timestamp) -> Slot {
    Slot { local_date, index, at }
}

/// The instants of a spread: slot k stands at its opening plus k intervals, and varies around that.
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

/// How far a slot may move, in grains. One less than its share pays for the rounding of both neighbours.
fn variation_reach(interval: i64, grain: i64) -> i64 {
    let share = (interval * VARIATION_PERCENT / 100).min(MOST_VARIATION.as_secs() * MICROS);
    (share / grain - 1).max(0)
}

/// Where this slot stands within its reach, in grains: as if by chance, and always the same.
/// The first slot only moves forward, or it would leave the window.
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
