//! Creates posts from due schedules, for up to a hundred tenants in one commit. A crash before the commit
//! changes nothing; after it the posts exist.

use std::sync::Arc;

use domain::post::is_too_late;
use domain::slots::first_after;
use jiff::{SignedDuration, Timestamp};
use store::StoreError;
use store::cross_tenant::{DueTenant, Planned};

use super::runner;
use crate::app::App;
use crate::app::stories::plan::plan_at;
use crate::runtime::failpoint::Point;
use crate::runtime::metrics;
use crate::runtime::notify::Work;

/// Maximum number of tenants in one commit. More would save little time and hold locks longer.
const BATCH: usize = 100;
/// Maximum number of slots of one tenant in one pass; after a longer gap, several passes are needed.
const MOST_SLOTS: usize = 400;
/// Delay before retrying a tenant with an unreadable schedule.
const UNREADABLE: SignedDuration = SignedDuration::from_hours(1);

pub(super) async fn run(app: Arc<App>) {
    while !app.stopping.is_cancelled() {
        let passing = app.notifier.at_work();
        let now = app.clock.now();
        let more = match pass(&app, now).await {
            Ok(planned) => planned == BATCH,
            Err(error) => {
                runner::trouble(Work::Plan, &error);
                false
            }
        };
        drop(passing);
        if !more {
            runner::rest(&app, Work::Plan, now).await;
        }
    }
}

/// Runs one pass; returns how many tenants were due.
pub(super) async fn pass(app: &App, now: Timestamp) -> Result<usize, StoreError> {
    let planning = app.store.begin_planning(now, BATCH).await?;
    if planning.due.is_empty() {
        planning.rollback().await?;
        return Ok(0);
    }
    let planned: Vec<Planned> = planning.due.iter().map(|due| plan(due, now)).collect();
    let posts = app.at(Point::Plan, planning.write(&planned, now)).await?;
    metrics::slots_planned(posts);
    for at in planned.iter().filter_map(|plan| plan.next.as_ref()).map(|(due, _)| *due) {
        app.notifier.wake_at(Work::Plan, at);
    }
    app.notifier.notify(Work::Posts);
    Ok(planned.len())
}

/// Plans a due tenant: records past slots as missed, fills the last slot that is still in time, and makes the
/// slot after it the next one. After an outage this creates at most one late post.
fn plan(due: &DueTenant, now: Timestamp) -> Planned {
    let Some(schedule) = &due.schedule else {
        tracing::error!(tenant = %due.tenant, "reading a schedule failed");
        let next = Some((now + UNREADABLE, due.slot));
        return Planned { tenant: due.tenant, fill: None, missed: vec![], next };
    };
    let seed = due.tenant.key();
    let mut missed = Vec::new();
    let mut slot = due.slot;
    loop {
        let following = first_after(schedule, seed, slot.at);
        let passed = is_too_late(slot.at, now, due.lateness_budget)
            || following.as_ref().is_some_and(|following| following.at <= now);
        match following {
            Some(following) if passed && missed.len() < MOST_SLOTS => {
                missed.push(std::mem::replace(&mut slot, following));
            }
            following => {
                let fill = if passed || slot.at - domain::slots::lead(schedule, &slot) > now {
                    None
                } else {
                    Some(slot)
                };
                let next = match (passed, fill.is_some(), following) {
                    (true, _, following) => {
                        missed.push(slot);
                        following
                    }
                    (false, true, following) => following,
                    (false, false, _) => Some(slot),
                };
                let next = next.map(|slot| (plan_at(schedule, &slot, now), slot));
                return Planned { tenant: due.tenant, fill, missed, next };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::Tenant;
    use domain::schedule::{Plan, PostingDays, PostsPerDay, Schedule, Variation};
    use domain::slots::slots;
    use domain::window::PostingWindow;
    use jiff::tz::TimeZone;
    use uuid::Uuid;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// Returns a tenant with three stories a day between 9 and 21 UTC, at exact times: 09:00, 13:00, 17:00.
    fn due() -> DueTenant {
        let schedule = Schedule {
            plan: Plan::Spread {
                per_day: PostsPerDay::new(3).unwrap(),
                window: PostingWindow::new(9, 21).unwrap(),
            },
            days: PostingDays::ALL,
            days_off: vec![],
            variation: Variation::Exact,
            zone: TimeZone::UTC,
        };
        let tenant = Tenant::from_key(Uuid::from_u128(9));
        let slot = slots(&schedule, tenant.key(), "2026-01-10".parse().unwrap()).remove(0);
        DueTenant { tenant, schedule: Some(schedule), slot, lateness_budget: SignedDuration::from_mins(30) }
    }

    #[test]
    fn a_slot_is_filled_at_its_lead_and_the_next_is_looked_at_at_its_own() {
        let planned = plan(&due(), at("2026-01-10T08:00:00Z"));
        assert_eq!(planned.fill.unwrap().at, at("2026-01-10T09:00:00Z"));
        assert!(planned.missed.is_empty());
        let (look, slot) = planned.next.unwrap();
        assert_eq!((look, slot.at), (at("2026-01-10T12:00:00Z"), at("2026-01-10T13:00:00Z")));
    }

    #[test]
    fn a_slot_passed_by_less_than_the_budget_is_still_filled() {
        let planned = plan(&due(), at("2026-01-10T09:29:00Z"));
        assert_eq!(planned.fill.unwrap().at, at("2026-01-10T09:00:00Z"));
    }

    #[test]
    fn after_a_long_outage_at_most_one_slot_is_filled_and_the_others_are_missed() {
        let planned = plan(&due(), at("2026-01-12T13:10:00Z"));
        assert_eq!(planned.fill.unwrap().at, at("2026-01-12T13:00:00Z"));
        assert_eq!(planned.missed.len(), 7);
        assert_eq!(planned.next.unwrap().1.at, at("2026-01-12T17:00:00Z"));
    }

    #[test]
    fn between_two_slots_everything_before_is_missed_and_nothing_is_filled_early() {
        let planned = plan(&due(), at("2026-01-10T10:00:00Z"));
        assert_eq!(planned.fill, None);
        assert_eq!(planned.missed.len(), 1);
        let (look, slot) = planned.next.unwrap();
        assert_eq!((look, slot.at), (at("2026-01-10T12:00:00Z"), at("2026-01-10T13:00:00Z")));
    }

    #[test]
    fn a_schedule_that_cannot_be_read_is_put_off_and_keeps_its_slot() {
        let broken = DueTenant { schedule: None, ..due() };
        let now = at("2026-01-10T08:00:00Z");
        let planned = plan(&broken, now);
        assert_eq!(planned.fill, None);
        assert_eq!(planned.next.unwrap(), (now + UNREADABLE, broken.slot));
    }
}
