//! Posts at an instant that a person named, and slots planned days ahead.

use domain::post::{DeliveryMode, Origin, SlotOutcome};
use jiff::{SignedDuration, Timestamp};
use store::review::WantedPost;

use crate::world::World;

/// Wants a story of the mix at an instant; with a slot, it is recorded as the planner would.
async fn want(world: &World, publish_at: Timestamp, slot: Option<domain::slots::Slot>) {
    let (tenant, _) = world.creator().tenant(&world.stage).await.expect("a tenant");
    let app = world.stage.app();
    let now = app.clock.now();
    let mut tx = app.store.begin(tenant).await.expect("a transaction");
    if let Some(slot) = &slot {
        assert!(tx.record_slot(slot, None::<SlotOutcome>, now).await.expect("a slot"));
    }
    let wanted = WantedPost {
        origin: if slot.is_some() { Origin::Slot } else { Origin::Timed },
        slot_at: slot.map(|slot| slot.at),
        publish_at,
        media: None,
        mode: DeliveryMode::Automatic,
    };
    tx.want_post(wanted, now).await.expect("a post");
    tx.commit().await.expect("a commit");
    app.wake.ring(server::app::wake::Work::Posts);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_story_wanted_at_eighteen_is_live_within_that_minute() {
    let world = World::with_creators(1).await;
    let eighteen: Timestamp = "2026-01-10T17:00:00Z".parse().expect("18:00 in Berlin");
    want(&world, eighteen, None).await;
    world.go_to(eighteen + SignedDuration::from_mins(5)).await;
    let minute = eighteen..eighteen + SignedDuration::from_secs(60);
    let stories = world.creator().stories(&world.stage);
    let live = stories.iter().filter(|story| minute.contains(&story.published_at)).count();
    assert_eq!(live, 1, "{:?}", stories.iter().map(|story| story.published_at).collect::<Vec<_>>());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slot_planned_two_days_ahead_goes_out_then_and_once() {
    let world = World::with_creators(1).await;
    let creator = world.creator();
    let (tenant, _) = creator.tenant(&world.stage).await.expect("a tenant");
    let app = world.stage.app();
    let mut tx = app.store.begin(tenant).await.expect("a transaction");
    let schedule = tx.settings().await.expect("settings").schedule;
    tx.commit().await.expect("a commit");
    let date = "2026-01-12".parse().expect("a date");
    let slot = domain::slots::slots(&schedule, tenant.key(), date).remove(1);
    want(&world, slot.at, Some(slot)).await;
    world.go_to(slot.at + SignedDuration::from_hours(4)).await;
    let slots = world.slots(creator).await;
    let of_it: Vec<_> = slots.iter().filter(|(at, _)| *at == slot.at).collect();
    assert_eq!(of_it, [&(slot.at, Some("published".to_owned()))]);
    let minute = slot.at..slot.at + SignedDuration::from_secs(60);
    let live = creator.stories(&world.stage);
    assert_eq!(live.iter().filter(|story| minute.contains(&story.published_at)).count(), 1);
    assert!(
        slots
            .iter()
            .filter(|(at, _)| *at <= slot.at)
            .all(|(_, outcome)| outcome.as_deref() == Some("published"))
    );
    world.nothing_is_twice_lost_or_crossed().await;
    world.close().await;
}
