//! Tests the guarantees for slots in specific cases and with random schedules in every time zone.

use std::sync::LazyLock;

use domain::schedule::{DaysOff, Plan, PostingDays, PostsPerDay, Schedule, Variation};
use domain::slots::*;
use domain::window::PostingWindow;
use jiff::civil::{Date, Time, date, time};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{SignedDuration, Timestamp, ToSpan};
use proptest::prelude::*;
use uuid::Uuid;

const SEED: Uuid = Uuid::from_u128(0x5107);

static ZONES: LazyLock<Vec<String>> =
    LazyLock::new(|| TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect());

fn every_day(plan: Plan, variation: Variation, zone: &str) -> Schedule {
    let zone = TimeZoneDatabase::bundled().get(zone).unwrap();
    Schedule { plan, days: PostingDays::ALL, days_off: Vec::new(), variation, zone }
}

fn spread_of(per_day: u8, opens: u8, closes: u8) -> Plan {
    Plan::Spread {
        per_day: PostsPerDay::new(per_day).unwrap(),
        window: PostingWindow::new(opens, closes).unwrap(),
    }
}

fn slot(local_date: Date, index: u16, at: Timestamp) -> Slot {
    Slot { local_date, index, at }
}

fn exact(per_day: u8, opens: u8, closes: u8, zone: &str) -> Schedule {
    every_day(spread_of(per_day, opens, closes), Variation::Exact, zone)
}

fn at_times(times: &[Time], zone: &str) -> Schedule {
    every_day(Plan::times(times.to_vec()).unwrap(), Variation::Natural, zone)
}

fn instants(schedule: &Schedule, on: Date) -> Vec<String> {
    slots(schedule, SEED, on).iter().map(|slot| slot.at.to_string()).collect()
}

fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn exact_slots_divide_the_window_evenly_from_its_opening() {
    let schedule = exact(3, 9, 21, "Europe/Berlin");
    let expected = ["2026-07-01T07:00:00Z", "2026-07-01T11:00:00Z", "2026-07-01T15:00:00Z"];
    assert_eq!(instants(&schedule, date(2026, 7, 1)), expected);
}

#[test]
fn berlin_loses_no_slot_when_clocks_go_forward_and_doubles_none_when_they_go_back() {
    let night = exact(4, 0, 4, "Europe/Berlin");
    let spring =
        ["2026-03-28T23:00:00Z", "2026-03-28T23:45:00Z", "2026-03-29T00:30:00Z", "2026-03-29T01:15:00Z"];
    assert_eq!(instants(&night, date(2026, 3, 29)), spring);
    let autumn =
        ["2026-10-24T22:00:00Z", "2026-10-24T23:15:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:45:00Z"];
    assert_eq!(instants(&night, date(2026, 10, 25)), autumn);
}

#[test]
fn lord_howe_slots_share_the_half_hour_that_its_clocks_move_by() {
    let night = exact(2, 1, 3, "Australia/Lord_Howe");
    assert_eq!(instants(&night, date(2026, 4, 5)), ["2026-04-04T14:00:00Z", "2026-04-04T15:15:00Z"]);
    assert_eq!(instants(&night, date(2026, 10, 4)), ["2026-10-03T14:30:00Z", "2026-10-03T15:15:00Z"]);
}

#[test]
fn the_day_apia_skipped_still_has_its_slots_in_order() {
    let schedule = exact(2, 9, 21, "Pacific/Apia");
    let skipped = ["2011-12-30T10:00:00Z", "2011-12-30T16:00:00Z"];
    assert_eq!(instants(&schedule, date(2011, 12, 30)), skipped);
    let around = between(&schedule, SEED, instant("2011-12-29T12:00:00Z"), instant("2011-12-31T12:00:00Z"));
    assert!(around.is_sorted_by(|a, b| a.at < b.at));
    let dates: Vec<Date> = around.iter().map(|slot| slot.local_date).collect();
    let (before, gone, after) = (date(2011, 12, 29), date(2011, 12, 30), date(2011, 12, 31));
    assert_eq!(dates, [before, before, gone, gone, after, after]);
}

#[test]
fn slots_past_midnight_belong_to_the_date_on_which_the_window_opened() {
    let schedule = exact(4, 22, 2, "Europe/Berlin");
    let found = slots(&schedule, SEED, date(2026, 7, 1));
    assert_eq!(found[3].at, instant("2026-07-01T23:00:00Z"));
    assert!(found.iter().all(|slot| slot.local_date == date(2026, 7, 1)));
    let next = first_after(&schedule, SEED, instant("2026-07-01T22:30:00Z")).unwrap();
    assert_eq!(next, found[3], "after local midnight the window of yesterday is still open");
}

#[test]
fn natural_slots_differ_by_day_and_tenant_but_never_from_themselves() {
    let schedule = every_day(spread_of(3, 9, 21), Variation::Natural, "Europe/Berlin");
    let (monday, tuesday) = (date(2026, 7, 6), date(2026, 7, 7));
    let of_monday = slots(&schedule, SEED, monday);
    assert_eq!(slots(&schedule, SEED, monday), of_monday);
    let times = |seed, on| {
        slots(&schedule, seed, on).iter().map(|s| schedule.zone.to_datetime(s.at).time()).collect()
    };
    let of_tuesday: Vec<Time> = times(SEED, tuesday);
    assert_ne!(times(SEED, monday), of_tuesday);
    assert_ne!(times(Uuid::nil(), tuesday), of_tuesday);
}

#[test]
fn a_slot_once_computed_stays_what_it_was() {
    // Slots that are already recorded will always be compared with computed ones, so these values must not
    // change.
    let schedule = every_day(spread_of(3, 9, 21), Variation::Natural, "Europe/Berlin");
    let pinned = ["2026-07-06T07:15:00Z", "2026-07-06T10:46:00Z", "2026-07-06T15:11:57Z"];
    assert_eq!(instants(&schedule, date(2026, 7, 6)), pinned);
}

#[test]
fn named_times_are_exact_and_one_that_clocks_skip_goes_out_right_after() {
    let schedule = at_times(
        &[time(1, 30, 0, 0), time(2, 15, 0, 0), time(2, 45, 0, 0), time(18, 0, 0, 0)],
        "Europe/Berlin",
    );
    let spring = ["2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T16:00:00Z"];
    assert_eq!(instants(&schedule, date(2026, 3, 29)), spring);
    let autumn =
        ["2026-10-24T23:30:00Z", "2026-10-25T00:15:00Z", "2026-10-25T00:45:00Z", "2026-10-25T17:00:00Z"];
    assert_eq!(instants(&schedule, date(2026, 10, 25)), autumn);
}

#[test]
fn a_day_without_posting_has_no_slots_and_the_next_one_is_found_beyond_it() {
    let mut schedule = exact(1, 9, 21, "UTC");
    schedule.days_off = vec![DaysOff { from: date(2026, 7, 2), to: date(2026, 7, 20) }];
    assert!(slots(&schedule, SEED, date(2026, 7, 2)).is_empty());
    let next = first_after(&schedule, SEED, instant("2026-07-01T09:00:00Z")).unwrap();
    assert_eq!(next.at, instant("2026-07-21T09:00:00Z"), "strictly after: the slot at 9:00 has passed");
    schedule.days_off = vec![DaysOff { from: date(2026, 1, 1), to: date(2028, 1, 1) }];
    assert_eq!(first_after(&schedule, SEED, instant("2026-07-01T09:00:00Z")), None);
}

#[test]
fn the_lead_is_an_hour_or_half_an_interval_where_that_is_less() {
    let on = date(2026, 7, 1);
    let lead_of = |schedule: &Schedule| lead(schedule, &slots(schedule, SEED, on)[0]);
    assert_eq!(lead_of(&exact(3, 9, 21, "UTC")), SignedDuration::from_mins(60));
    assert_eq!(lead_of(&exact(12, 9, 21, "UTC")), SignedDuration::from_mins(30));
    assert_eq!(lead_of(&at_times(&[time(9, 0, 0, 0)], "UTC")), SignedDuration::from_mins(60));
    let close_together = at_times(&[time(9, 0, 0, 0), time(9, 10, 0, 0), time(18, 0, 0, 0)], "UTC");
    assert_eq!(lead_of(&close_together), SignedDuration::from_mins(5));
}

#[test]
fn the_first_slot_after_going_live_is_at_least_two_minutes_away() {
    let schedule = exact(3, 9, 21, "UTC");
    let resume = |now: &str| resume_after(&schedule, SEED, instant(now), None, 0).unwrap().at;
    assert_eq!(resume("2026-07-01T08:58:00Z"), instant("2026-07-01T09:00:00Z"));
    assert_eq!(resume("2026-07-01T08:58:01Z"), instant("2026-07-01T13:00:00Z"));
}

#[test]
fn after_a_change_the_next_slot_keeps_half_an_interval_from_the_last_recorded() {
    let last = slot(date(2026, 7, 1), 0, instant("2026-07-01T12:00:00Z"));
    let now = instant("2026-07-01T12:01:00Z");
    let resumed = resume_after(&exact(3, 9, 21, "UTC"), SEED, now, Some(&last), 1).unwrap();
    assert_eq!(resumed.at, instant("2026-07-01T17:00:00Z"), "13:00 is only an hour after the last");
}

#[test]
fn after_a_change_a_date_gets_no_more_than_its_number() {
    let on = date(2026, 7, 1);
    let last = slot(on, 1, instant("2026-07-01T09:00:00Z"));
    let later_window = exact(5, 15, 20, "UTC");
    let now = instant("2026-07-01T14:00:00Z");
    let resumed = resume_after(&later_window, SEED, now, Some(&last), 2).unwrap();
    let rest = slots(&later_window, SEED, on).into_iter().filter(|slot| slot.at >= resumed.at).count();
    assert_eq!((resumed.local_date, rest), (on, 3));
    let fewer = resume_after(&exact(2, 15, 20, "UTC"), SEED, now, Some(&last), 2).unwrap();
    assert_eq!(fewer.at, instant("2026-07-02T15:00:00Z"), "this date already has its two");
}

#[test]
fn slots_planned_days_ahead_are_not_planned_again_after_a_change() {
    let last = slot(date(2026, 7, 7), 2, instant("2026-07-07T17:00:00Z"));
    let now = instant("2026-07-01T08:00:00Z");
    let resumed = resume_after(&exact(3, 9, 21, "UTC"), SEED, now, Some(&last), 3).unwrap();
    assert_eq!(resumed.at, instant("2026-07-08T09:00:00Z"));
}

prop_compose! {
    fn any_window()(opens in 0_u8..24, length in 1_u8..24) -> (u8, u8) {
        (opens, (opens + length) % 24)
    }
}

prop_compose! {
    fn any_date()(days in 0_i32..73_000) -> Date {
        date(1900, 1, 1).checked_add(days.days()).unwrap()
    }
}

/// Returns the date of the next clock change after `on` if one is `wanted`, otherwise `on`, so that half of
/// the tested dates are near a clock change.
fn date_near_a_change(zone: &TimeZone, on: Date, wanted: bool) -> Date {
    let from = zone.to_ambiguous_timestamp(on.at(0, 0, 0, 0)).earlier().unwrap();
    let change = zone.following(from).next();
    match change {
        Some(change) if wanted => zone.to_datetime(change.timestamp()).date(),
        _ => on,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_spread_has_its_count_inside_its_window_well_apart(
        zone in prop::sample::select(ZONES.as_slice()), (opens, closes) in any_window(), per_day in 1_u8..=50,
        on in any_date(), near_a_change: bool, natural: bool, seed: u128,
    ) {
        let variation = if natural { Variation::Natural } else { Variation::Exact };
        let schedule = every_day(spread_of(per_day, opens, closes), variation, &zone);
        let on = date_near_a_change(&schedule.zone, on, near_a_change);
        let found = slots(&schedule, Uuid::from_u128(seed), on);
        let (open, close) = PostingWindow::new(opens, closes).unwrap().resolve(on, &schedule.zone);
        let interval = interval(&schedule, on);
        prop_assert_eq!(found.len(), usize::from(per_day));
        prop_assert!(found.iter().all(|slot| open <= slot.at && slot.at < close));
        for pair in found.windows(2) {
            let gap = pair[1].at.duration_since(pair[0].at);
            prop_assert!(gap.is_positive() && gap * 10 >= interval * 7, "{gap:?} of {interval:?}");
        }
        let reach = (interval * 15 / 100).min(MOST_VARIATION);
        for slot in &found {
            let even = open + interval * i32::from(slot.index);
            let moved = slot.at.duration_since(even);
            prop_assert!(moved.abs() <= reach + SignedDuration::from_secs(1), "{moved:?} of {reach:?}");
        }
    }

    #[test]
    fn named_times_are_strictly_ascending_in_every_zone(
        zone in prop::sample::select(ZONES.as_slice()), on in any_date(), near_a_change: bool,
        minutes in prop::collection::vec(0_i8..60, 1..12),
    ) {
        let times: Vec<Time> = minutes.iter().enumerate().map(|(i, m)| time((i as i8) * 2 % 24, *m, 0, 0)).collect();
        let schedule = at_times(&times, &zone);
        let on = date_near_a_change(&schedule.zone, on, near_a_change);
        let found = slots(&schedule, SEED, on);
        prop_assert!(!found.is_empty() && found.len() <= times.len());
        prop_assert!(found.is_sorted_by(|a, b| a.at < b.at && a.index < b.index));
    }

    #[test]
    fn walking_from_slot_to_slot_visits_every_slot_once(
        zone in prop::sample::select(ZONES.as_slice()), (opens, closes) in any_window(), per_day in 1_u8..=6,
        on in any_date(), near_a_change: bool, mask in 1_i16..=127,
    ) {
        let mut schedule = every_day(spread_of(per_day, opens, closes), Variation::Natural, &zone);
        schedule.days = PostingDays::from_mask(mask).unwrap();
        let on = date_near_a_change(&schedule.zone, on, near_a_change);
        let from = on.to_zoned(schedule.zone.clone()).unwrap().timestamp();
        let to = from + SignedDuration::from_hours(9 * 24);
        let just_before = from - SignedDuration::from_nanos(1);
        let next = |after: Timestamp| first_after(&schedule, SEED, after).filter(|slot| slot.at < to);
        let walked: Vec<Slot> =
            std::iter::successors(next(just_before), |slot| next(slot.at)).collect();
        let listed = between(&schedule, SEED, from, to);
        prop_assert!(!listed.is_empty());
        prop_assert_eq!(walked.iter().map(|s| s.at).collect::<Vec<_>>(), listed.iter().map(|s| s.at).collect::<Vec<_>>());
    }
}
