//! Tests how stories are moved to another time: an hour later with a button in the list, or to this evening
//! for a picture that a person sent.

use domain::post::{DeliveryMode, PostState};
use jiff::{SignedDuration, Timestamp};
use testbed::photographs::COLLECTIONS;

use crate::world::{World, story};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

fn within_a_minute(live: Timestamp, at: Timestamp) -> bool {
    (at..at + SignedDuration::from_secs(60)).contains(&live)
}

/// Returns the times at which the creator's stories went live.
fn lives(world: &World) -> Vec<Timestamp> {
    world.creator().stories(&world.testbed).iter().map(|story| story.published_at).collect()
}

#[test]
fn a_time_that_is_only_planned_is_moved_and_its_story_goes_out_then_and_once() {
    story(1, async |world| {
        world.say(world.creator(), "/queue").await;
        world.press(world.creator(), "1 h later").await;
        let slots = world.slots(world.creator()).await;
        let [(slot, None)] = slots.as_slice() else { panic!("one slot is recorded: {slots:?}") };
        world.go_to(*slot + HOUR - SignedDuration::from_secs(5)).await;
        assert_eq!(lives(world), []);
        world.until_stories(1).await;
        assert!(within_a_minute(lives(world)[0], *slot + HOUR), "{:?} for {slot}", lives(world));
        assert_eq!(world.until_outcomes(3).await, ["published"; 3]);
    });
}

#[test]
fn a_story_with_a_finished_container_is_moved_as_well() {
    story(1, async |world| {
        world.until_state(world.creator(), PostState::ContainerReady).await;
        let slot = world.slots(world.creator()).await[0].0;
        world.say(world.creator(), "/queue").await;
        world.press(world.creator(), "1 h later").await;
        world.until_stories(1).await;
        assert!(within_a_minute(lives(world)[0], slot + HOUR), "{:?} for {slot}", lives(world));
        assert_eq!((world.publishes(), world.requests("POST", "/media").len()), (1, 1));
    });
}

#[test]
fn a_moved_question_names_its_new_times_and_a_yes_posts_then() {
    story(1, async |world| {
        world.leave_by(world.creator(), DeliveryMode::Review).await;
        world.until_state(world.creator(), PostState::AwaitingReview).await;
        let slot = world.slots(world.creator()).await[0].0;
        world.say(world.creator(), "/queue").await;
        world.press(world.creator(), "1 h later").await;
        let asked = world.only(world.creator(), "Post it at");
        let local = (slot + HOUR).to_zoned(jiff::tz::TimeZone::get("Europe/Berlin").expect("a zone"));
        assert!(asked.text.contains(&local.strftime("Post it at %H:%M").to_string()), "{}", asked.text);
        world.press(world.creator(), &local.strftime("Post at %H:%M").to_string()).await;
        world.until_stories(1).await;
        assert!(within_a_minute(lives(world)[0], slot + HOUR), "{:?} for {slot}", lives(world));
    });
}

#[test]
fn a_picture_for_this_evening_is_live_between_eighteen_and_a_minute_past() {
    story(1, async |world| {
        (world.allowed.unrecognised, world.allowed.beside_slots) = (1, 1);
        let creator = world.creator();
        let telegram = world.testbed.sandbox.telegram();
        let jpeg = COLLECTIONS[1][0].jpeg;
        telegram.send_document(creator.telegram_user, creator.chat, "sky.jpg", "image/jpeg", jpeg);
        world.settle().await;
        world.press(creator, "Tonight 18:00").await;
        let eighteen: Timestamp = "2026-01-10T17:00:00Z".parse().expect("18:00 in Berlin");
        world.go_to(eighteen + SignedDuration::from_mins(3)).await;
        let on_time = lives(world).into_iter().filter(|live| within_a_minute(*live, eighteen)).count();
        assert_eq!(on_time, 1, "{:?}", lives(world));
        assert_eq!(world.publishes(), lives(world).len());
    });
}

#[test]
fn a_button_for_an_evening_that_is_over_posts_nothing() {
    story(1, async |world| {
        let creator = world.creator();
        let telegram = world.testbed.sandbox.telegram();
        let jpeg = COLLECTIONS[1][0].jpeg;
        telegram.send_document(creator.telegram_user, creator.chat, "sky.jpg", "image/jpeg", jpeg);
        world.settle().await;
        world.go_to("2026-01-10T18:30:00Z".parse().expect("half past seven")).await;
        let before = lives(world).len();
        world.press(creator, "Tonight 18:00").await;
        world.go_to(world.testbed.sandbox.clock().now() + SignedDuration::from_mins(10)).await;
        assert_eq!(lives(world).len(), before);
        assert!(world.states(creator).await.is_empty(), "nothing is on its way");
    });
}
