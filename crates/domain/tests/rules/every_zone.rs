//! Tests the guarantees for slots in every IANA zone on every day of two years.

use domain::schedule::{Plan, PostingDays, PostsPerDay, Schedule, Variation};
use domain::slots::{Slot, between, first_after, interval, slots};
use domain::window::PostingWindow;
use jiff::civil::{Date, Time, date, time};
use jiff::tz::TimeZoneDatabase;
use jiff::{SignedDuration, ToSpan};
use uuid::Uuid;

const FIRST: Date = date(2026, 1, 1);
const LAST: Date = date(2027, 12, 31);

fn zones() -> Vec<String> {
    let zones: Vec<_> = TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect();
    assert!(zones.len() > 400, "{} zones are not all there are", zones.len());
    zones
}

fn schedule(plan: Plan, variation: Variation, zone: &str) -> Schedule {
    let zone = TimeZoneDatabase::bundled().get(zone).unwrap();
    Schedule { plan, days: PostingDays::ALL, days_off: Vec::new(), variation, zone }
}

fn spread(per_day: u8, opens: u8, closes: u8) -> Plan {
    Plan::Spread {
        per_day: PostsPerDay::new(per_day).unwrap(),
        window: PostingWindow::new(opens, closes).unwrap(),
    }
}

fn days() -> impl Iterator<Item = Date> {
    FIRST.series(1.day()).take_while(|day| *day <= LAST)
}

/// Returns a number of stories, hours and a variation that differ by zone and day, so that all combinations
/// occur.
fn plan_of(zone: usize, day: usize) -> (u8, u8, u8, Variation) {
    let per_day = [1, 2, 3, 4, 6, 9][(zone + day) % 6];
    let opens = (zone * 7 + day * 5) % 24;
    let closes = (opens + 1 + (zone + day * 11) % 23) % 24;
    let variation = if (zone + day).is_multiple_of(2) { Variation::Natural } else { Variation::Exact };
    (per_day, opens as u8, closes as u8, variation)
}

fn is_well_laid_out(schedule: &Schedule, seed: Uuid, day: Date) {
    let Plan::Spread { per_day, window } = &schedule.plan else { unreachable!("only spreads are laid out") };
    let found = slots(schedule, seed, day);
    let (open, close) = window.resolve(day, &schedule.zone);
    let place = || format!("{day} {:?} {:?}: {found:?}", schedule.zone, schedule.plan);
    assert_eq!(found.len(), usize::from(per_day.get()), "{}", place());
    assert!(found.iter().all(|slot| open <= slot.at && slot.at < close), "{}", place());
    let apart = interval(schedule, day) * 7;
    for pair in found.windows(2) {
        let gap = pair[1].at.duration_since(pair[0].at);
        assert!(gap.is_positive() && gap * 10 >= apart, "{}", place());
    }
}

#[test]
fn a_spread_has_its_count_inside_its_window_well_apart_on_every_day_in_every_zone() {
    for (z, zone) in zones().iter().enumerate() {
        for (d, day) in days().enumerate() {
            let (per_day, opens, closes, variation) = plan_of(z, d);
            let schedule = schedule(spread(per_day, opens, closes), variation, zone);
            is_well_laid_out(&schedule, Uuid::from_u128(z as u128), day);
        }
    }
}

#[test]
fn around_every_clock_change_every_window_keeps_its_promise() {
    for (z, zone) in zones().iter().enumerate() {
        let zone_of = TimeZoneDatabase::bundled().get(zone).unwrap();
        let from = zone_of.to_timestamp(FIRST.at(0, 0, 0, 0)).unwrap();
        let changes = zone_of.following(from).map(|change| zone_of.to_datetime(change.timestamp()).date());
        for changed in changes.take_while(|day| *day <= LAST) {
            for opens in 0..24 {
                let length = 1 + (opens + (z % 23) as u8) % 23;
                let plan = spread([2, 5, 50][usize::from(opens) % 3], opens, (opens + length) % 24);
                let schedule = schedule(plan, Variation::Natural, zone);
                for day in [changed.yesterday().unwrap(), changed, changed.tomorrow().unwrap()] {
                    is_well_laid_out(&schedule, Uuid::from_u128(7), day);
                }
            }
        }
    }
}

/// Checks that the slots that the planner fills one after another are those that a preview lists day by day.
fn planned_is_previewed(schedule: &Schedule, seed: Uuid, first: Date, last: Date) {
    let start = schedule.zone.to_ambiguous_timestamp(first.at(0, 0, 0, 0)).earlier().unwrap();
    let end = start + SignedDuration::from_hours(24 * i64::from((last - first).get_days()));
    let next = |after| first_after(schedule, seed, after).filter(|slot: &Slot| slot.at < end);
    let just_before = start - SignedDuration::from_nanos(1);
    let planned: Vec<Slot> = std::iter::successors(next(just_before), |slot| next(slot.at)).collect();
    let dates = first.yesterday().unwrap().yesterday().unwrap().series(1.day());
    let mut previewed: Vec<Slot> = dates
        .take_while(|day| *day <= last)
        .flat_map(|day| slots(schedule, seed, day))
        .filter(|slot| (start..end).contains(&slot.at))
        .collect();
    previewed.sort_by_key(|slot| slot.at);
    previewed.dedup_by_key(|slot| slot.at);
    assert!(!planned.is_empty());
    assert!(planned.is_sorted_by(|one, next| one.at < next.at), "{:?}", schedule.zone);
    assert_eq!(planned, previewed, "{:?} {:?}", schedule.zone, schedule.plan);
    assert_eq!(between(schedule, seed, start, end), planned);
}

#[test]
fn what_a_preview_lists_is_what_the_planner_fills_for_two_years_in_every_zone() {
    for (z, zone) in zones().iter().enumerate() {
        let (_, opens, closes, variation) = plan_of(z, z / 6);
        let mut schedule = schedule(spread(2, opens, closes), variation, zone);
        schedule.days = PostingDays::from_mask(1 + (z % 127) as i16).unwrap();
        planned_is_previewed(&schedule, Uuid::from_u128(z as u128), FIRST, LAST);
    }
}

#[test]
fn named_times_are_planned_as_previewed_in_every_zone() {
    let times: Vec<Time> = vec![time(0, 30, 0, 0), time(2, 30, 0, 0), time(18, 0, 0, 0)];
    for zone in zones() {
        let schedule = schedule(Plan::times(times.clone()).unwrap(), Variation::Natural, &zone);
        planned_is_previewed(&schedule, Uuid::nil(), FIRST, LAST);
        for day in days() {
            let found = slots(&schedule, Uuid::nil(), day);
            assert!((2..=3).contains(&found.len()) && found.is_sorted_by(|a, b| a.at < b.at), "{zone} {day}");
        }
    }
}
