//! Tests posts at a time chosen by a person, and slots planned days ahead.

use std::time::Duration;

use domain::post::{DeliveryMode, Origin, PostState, SlotOutcome};
use domain::slots::{Slot, slots as slots_of};
use jiff::{SignedDuration, Timestamp};
use store::review::NewPost;

use crate::world::program::Program;
use crate::world::stopped::StoppedServer;
use crate::world::{World, story};

/// How long to watch a program before moving the clock.
const LOOK: Duration = Duration::from_millis(70);

/// Adds a post at an instant; its picture is picked by the category mix. If it has a slot, records the slot
/// as the planner would.
async fn want(world: &World, publish_at: Timestamp, slot: Option<Slot>, mode: DeliveryMode) {
    let (tenant, _) = world.creator().tenant(&world.testbed).await.expect("a tenant");
    let app = world.testbed.app();
    let now = app.clock.now();
    let mut tx = app.store.begin(tenant).await.expect("a transaction");
    if let Some(slot) = &slot {
        assert!(tx.record_slot(slot, None::<SlotOutcome>, now).await.expect("a slot"));
    }
    let wanted = NewPost {
        origin: if slot.is_some() { Origin::Slot } else { Origin::Timed },
        slot_at: slot.map(|slot| slot.at),
        publish_at,
        media: None,
        mode,
    };
    tx.insert_post(wanted, now).await.expect("a post");
    tx.commit().await.expect("a commit");
    app.notifier.notify(server::runtime::notify::Work::Posts);
}

#[test]
fn a_story_wanted_at_eighteen_is_live_within_that_minute() {
    story(1, async |world| {
        world.allowed.beside_slots = 1;
        let eighteen: Timestamp = "2026-01-10T17:00:00Z".parse().expect("18:00 in Berlin");
        want(world, eighteen, None, DeliveryMode::Automatic).await;
        world.go_to(eighteen + SignedDuration::from_mins(5)).await;
        let minute = eighteen..eighteen + SignedDuration::from_secs(60);
        let stories = world.creator().stories(&world.testbed);
        let live = stories.iter().filter(|story| minute.contains(&story.published_at)).count();
        assert_eq!(live, 1, "{:?}", stories.iter().map(|story| story.published_at).collect::<Vec<_>>());
    });
}

/// Returns the second slot of a date.
async fn second_of(world: &World, date: &str) -> Slot {
    let mut tx = world.tx(world.creator()).await;
    let schedule = tx.settings().await.expect("settings").schedule;
    tx.commit().await.expect("a commit");
    let (tenant, _) = world.tenant(world.creator()).await;
    slots_of(&schedule, tenant.key(), date.parse().expect("a date")).remove(1)
}

/// Moves to an instant in steps of half an hour, with `kill -9` and a restart after every tenth step.
async fn through_crashes(over: &StoppedServer<'_>, to: Timestamp) {
    let mut program = Program::start(over).await;
    let mut looks = 0;
    while over.now() < to {
        assert!(!program.ends_within(LOOK).await, "the program ended: {}", program.logged());
        over.move_to((over.now() + SignedDuration::from_mins(30)).min(to)).await;
        looks += 1;
        if looks % 10 == 0 {
            program.kill().await;
            program = Program::start(over).await;
        }
    }
    program.kill().await;
}

#[test]
fn a_slot_approved_on_monday_for_wednesday_goes_out_then_once_whatever_crashed_in_between() {
    story(1, async |world| {
        world.leave_by(world.creator(), DeliveryMode::Review).await;
        world.go_to("2026-01-12T05:00:00Z".parse().expect("Monday morning")).await;
        let wednesday = second_of(world, "2026-01-14").await;
        let at = wednesday.at;
        want(world, at, Some(wednesday), DeliveryMode::Review).await;
        world.until_state(world.creator(), PostState::AwaitingReview).await;
        world.press_first(world.creator(), "Post at").await;
        let over = world.stop_the_server().await;

        through_crashes(&over, at - SignedDuration::from_mins(10)).await;
        assert_eq!(over.stories(), 0, "not before its time");
        let mut program = Program::start(&over).await;
        while over.now() < at + SignedDuration::from_mins(10) {
            assert!(!program.ends_within(LOOK).await, "the program ended: {}", program.logged());
            over.step_on().await;
        }
        assert_eq!(program.terminate().await, Some(143));
        let recorded = over.slots().await.into_iter().find(|slot| slot.slot_at == at).expect("the slot");
        assert_eq!(recorded.outcome.as_deref(), Some("published"));
        let live: Vec<_> = over.live().into_iter().map(|story| story.published_at).collect();
        assert_eq!((live.len(), over.publishes()), (1, 1));
        assert!((at..at + SignedDuration::from_secs(60)).contains(&live[0]), "{} for {at}", live[0]);
    });
}

#[test]
fn a_slot_planned_two_days_ahead_goes_out_then_and_once() {
    story(1, async |world| {
        let creator = world.creator();
        let slot = second_of(world, "2026-01-12").await;
        want(world, slot.at, Some(slot), DeliveryMode::Automatic).await;
        world.go_to(slot.at + SignedDuration::from_hours(4)).await;
        let slots = world.slots(creator).await;
        let of_it: Vec<_> = slots.iter().filter(|(at, _)| *at == slot.at).collect();
        assert_eq!(of_it, [&(slot.at, Some("published".to_owned()))]);
        let minute = slot.at..slot.at + SignedDuration::from_secs(60);
        let live = creator.stories(&world.testbed);
        assert_eq!(live.iter().filter(|story| minute.contains(&story.published_at)).count(), 1);
        assert!(
            slots
                .iter()
                .filter(|(at, _)| *at <= slot.at)
                .all(|(_, outcome)| outcome.as_deref() == Some("published"))
        );
    });
}
