//! Functions that the use cases about a chat's plan share: they find upcoming slots, set the planner's next
//! slot, and release posts when the plan changes.

use domain::cause::Cause;
use domain::ids::UserId;
use domain::post::{Outcome, SlotOutcome};
use domain::schedule::{Plan, Schedule, Variation};
use domain::slots::{Slot, between, first_after, lead, resume_after};
use jiff::{SignedDuration, Timestamp};
use store::TenantTx;
use store::history::{By, Ending};
use store::posts::Post;
use store::settings::Settings;

use crate::app::AppError;
use crate::app::stories::post_message::show_again;
use crate::messages::PlanSummary;

/// How far ahead to search for a slot to skip or to use.
pub(crate) const FURTHEST: SignedDuration = SignedDuration::from_hours(8 * 24);

/// Returns when to plan a slot: its lead time before the slot, but not before now.
pub(crate) fn plan_at(schedule: &domain::schedule::Schedule, slot: &Slot, now: Timestamp) -> Timestamp {
    (slot.at - lead(schedule, slot)).max(now)
}

/// Returns whether times vary from day to day, so that they are shown as "about".
pub(crate) fn varies(schedule: &Schedule) -> bool {
    matches!(schedule.plan, Plan::Spread { .. }) && schedule.variation == Variation::Natural
}

/// Returns the slots that the planner will fill until `to`, soonest first.
pub(crate) async fn planned(
    tx: &mut TenantTx,
    schedule: &Schedule,
    to: Timestamp,
) -> Result<Vec<Slot>, AppError> {
    let Some(next) = tx.next_slot().await? else { return Ok(Vec::new()) };
    let recorded = tx.slots_recorded_from(next.at).await?;
    let slots = between(schedule, tx.tenant().key(), next.at, to.max(next.at));
    Ok(slots.into_iter().filter(|slot| !recorded.contains(&slot.at)).collect())
}

/// Moves the planner to the slot after this one.
pub(crate) async fn replan_after(
    tx: &mut TenantTx,
    schedule: &Schedule,
    slot: &Slot,
    now: Timestamp,
) -> Result<(), AppError> {
    let following = first_after(schedule, tx.tenant().key(), slot.at);
    let next = following.as_ref().map(|slot| (plan_at(schedule, slot, now), slot));
    Ok(tx.schedule_next(next).await?)
}

/// Restarts the schedule after a pause or a changed plan, and returns the planner's next slot.
pub(crate) async fn restart_plan(
    tx: &mut TenantTx,
    settings: &Settings,
    now: Timestamp,
) -> Result<Option<Slot>, AppError> {
    let (last, recorded) = tx.last_recorded_slot(now).await?.unzip();
    let seed = tx.tenant().key();
    let next = resume_after(&settings.schedule, seed, now, last.as_ref(), recorded.unwrap_or(0));
    let look = next.as_ref().map(|slot| (plan_at(&settings.schedule, slot, now), slot));
    tx.schedule_next(look).await?;
    Ok(next)
}

/// Releases the posts selected by `which` that were not offered yet; their pictures become available again.
pub(crate) async fn release_unoffered(
    tx: &mut TenantTx,
    by: impl Into<Option<UserId>>,
    cause: Cause,
    now: Timestamp,
    which: impl Fn(&Post) -> bool,
) -> Result<(), AppError> {
    let by = by.into();
    for id in tx.hold_posts().await? {
        let Some(post) = tx.post(id).await?.filter(|post| post.message.is_none() && which(post)) else {
            continue;
        };
        if post.state.may_end(Outcome::Released) {
            let ending = Ending::released(SlotOutcome::Off, Some(cause.clone()));
            tx.end_post(by.map_or(By::Nobody, By::Person), &post, &ending, now).await?;
            show_again(tx, id, now).await?;
        }
    }
    Ok(())
}

/// Summarises a plan for `/settings` and the audit.
pub(crate) fn summary_of(schedule: &Schedule) -> PlanSummary {
    let zone = schedule.zone.iana_name().map(str::to_owned);
    let days = schedule.days.to_mask().count_ones();
    match &schedule.plan {
        Plan::Spread { per_day, window } => PlanSummary::Spread {
            per_day: per_day.get(),
            from: window.opens(),
            to: window.closes(),
            zone,
            varies: varies(schedule),
            days,
        },
        Plan::Times(times) => PlanSummary::Times {
            times: times.iter().map(|time| time.strftime("%H:%M").to_string()).collect(),
            days,
            zone,
        },
    }
}
