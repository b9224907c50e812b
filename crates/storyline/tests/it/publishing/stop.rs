//! Tests `/stop` in every state of a post: after the commit no publish starts, and the reply names the
//! stories that could not be stopped.

use domain::post::{DeliveryMode, PostState};
use jiff::SignedDuration;
use sandbox::{FaultKind, When};
use store::post_context::Lifecycles;
use store::settings::Lifecycle;
use testbed::PATIENCE;

use crate::world::{World, story};

const PUBLISH: &str = "POST /ig-graph/*/*/media_publish";

/// Prepares a creator with this delivery mode and a post in this state.
async fn at(world: &World, mode: DeliveryMode, state: PostState) {
    world.leave_by(world.creator(), mode).await;
    if state != PostState::Approved {
        world.until_state(world.creator(), state).await;
        return;
    }
    world.until_state(world.creator(), PostState::AwaitingReview).await;
    world.press_first(world.creator(), "Post").await;
    assert_eq!(world.states(world.creator()).await, [PostState::Approved]);
}

/// Sends /stop, then checks that nothing is posted for two days.
async fn is_stopped_for_good(world: &World) {
    world.say(world.creator(), "/stop").await;
    assert_eq!(world.states(world.creator()).await, []);
    let told = world.only(world.creator(), "Stopped.");
    assert!(told.text.contains("1 story was cancelled"), "{}", told.text);
    let before = world.publishes();
    let later = world.testbed.sandbox.clock().now() + SignedDuration::from_hours(48);
    world.go_to(later).await;
    assert_eq!((world.publishes(), before), (0, 0));
    assert_eq!(world.outcomes(world.creator()).await, ["released"]);
}

fn is_taken_back(mode: DeliveryMode, state: PostState) {
    story(1, async |world| {
        at(world, mode, state).await;
        is_stopped_for_good(world).await;
    });
}

#[test]
fn a_reserved_story_is_taken_back() {
    is_taken_back(DeliveryMode::Automatic, PostState::Reserved);
}

/// Uses a permanent fault to keep a post in a state.
async fn held(world: &World, mode: DeliveryMode, fault_at: &str, state: PostState) {
    world.leave_by(world.creator(), mode).await;
    let away = FaultKind::Status { code: 500, body: String::new(), retry_after: None };
    world.strike(fault_at, away, When::Always);
    world.until_state(world.creator(), state).await;
}

#[test]
fn a_story_whose_picture_is_still_being_fetched_is_taken_back() {
    story(1, async |world| {
        held(world, DeliveryMode::Automatic, "GET /g-api/drive/v3/files/*", PostState::Reserving).await;
        is_stopped_for_good(world).await;
    });
}

#[test]
fn a_story_whose_question_is_still_on_its_way_is_taken_back() {
    story(1, async |world| {
        held(world, DeliveryMode::Review, "POST /telegram/*/sendPhoto", PostState::Offering).await;
        world.say(world.creator(), "/stop").await;
        assert_eq!(world.states(world.creator()).await, []);
        world.testbed.sandbox.faults().clear();
        world.go_to(world.testbed.sandbox.clock().now() + SignedDuration::from_hours(48)).await;
        assert_eq!(world.publishes(), 0);
        assert_eq!(world.outcomes(world.creator()).await, ["released"]);
        world.only(world.creator(), "Stopped.");
        let asked = world.said(world.creator(), "Post it at");
        assert!(asked.is_empty(), "what was taken back is no question any more: {asked:?}");
    });
}

#[test]
fn a_story_with_a_container_is_taken_back() {
    is_taken_back(DeliveryMode::Automatic, PostState::ContainerMade);
}

#[test]
fn a_story_with_a_finished_container_is_taken_back() {
    is_taken_back(DeliveryMode::Automatic, PostState::ContainerReady);
}

#[test]
fn a_story_that_waits_for_a_yes_is_taken_back_and_its_message_says_so() {
    story(1, async |world| {
        at(world, DeliveryMode::Review, PostState::AwaitingReview).await;
        world.say(world.creator(), "/stop").await;
        let shown =
            world.only(world.creator(), "Cancelled: someone stopped all stories. Nothing was posted.");
        assert!(shown.buttons.is_empty(), "{shown:?}");
    });
    is_taken_back(DeliveryMode::Review, PostState::AwaitingReview);
}

#[test]
fn a_story_that_has_its_yes_is_taken_back() {
    is_taken_back(DeliveryMode::Review, PostState::Approved);
}

#[test]
fn a_story_that_waits_for_a_hand_is_taken_back() {
    is_taken_back(DeliveryMode::Manual, PostState::AwaitingHand);
}

#[test]
fn a_story_handed_to_instagram_is_named_with_its_second_and_recorded_when_it_is_live() {
    story(1, async |world| {
        at(world, DeliveryMode::Automatic, PostState::ContainerReady).await;
        world.strike(PUBLISH, FaultKind::Hold, When::Times(1));
        world.settle().await;
        // Move to the slot's own time, because a chore may be due in the minute before.
        world.testbed.move_to(world.slots(world.creator()).await[0].0);
        let faults = world.testbed.sandbox.faults();
        tokio::time::timeout(PATIENCE, faults.held()).await.expect("a publish under way");
        let creator = world.creator();
        world.testbed.sandbox.telegram().say(creator.telegram_user, creator.chat, "/stop");
        let told = || !world.said(creator, "Stopped.").is_empty();
        assert!(world.testbed.sandbox.log().until(PATIENCE, told).await, "no answer to /stop");
        let text = world.only(creator, "Stopped.").text;
        assert!(text.contains("No story was waiting.") && text.contains("sent to Instagram at"), "{text}");
        faults.release();
        world.settle().await;
        let later = world.testbed.sandbox.clock().now() + SignedDuration::from_hours(48);
        world.go_to(later).await;
        assert_eq!((world.publishes(), creator.stories(&world.testbed).len()), (1, 1));
        assert_eq!(world.outcomes(creator).await, ["published"]);
    });
}

#[test]
fn an_unclear_story_that_is_not_live_is_not_sent_again_after_a_stop() {
    story(1, async |world| {
        at(world, DeliveryMode::Automatic, PostState::ContainerReady).await;
        world.strike(PUBLISH, FaultKind::DropBefore, When::Times(1));
        world.until_state(world.creator(), PostState::Unknown).await;
        assert_eq!(world.publishes(), 1);
        world.say(world.creator(), "/stop").await;
        assert!(world.only(world.creator(), "Stopped.").text.contains("sent to Instagram at"));
        let later = world.testbed.sandbox.clock().now() + SignedDuration::from_hours(48);
        world.go_to(later).await;
        assert_eq!((world.publishes(), world.creator().stories(&world.testbed).len()), (1, 0));
        assert_eq!(world.outcomes(world.creator()).await, ["failed"]);
    });
}

#[test]
fn a_stop_waits_for_whoever_writes_down_that_it_publishes() {
    story(1, async |world| {
        at(world, DeliveryMode::Automatic, PostState::ContainerReady).await;
        let (_, user) = world.tenant(world.creator()).await;
        let mut publishing = world.tx(world.creator()).await;
        let post = publishing.posts_on_their_way().await.expect("posts").remove(0).id;
        let held = publishing.post_context(post, Lifecycles::Held).await.expect("held").expect("a post");
        assert_eq!(held.settings.lifecycle, Lifecycle::Active);
        let mut stopping = world.tx(world.creator()).await;
        let waited = world.testbed.app().stop_everything(&mut stopping, user).await;
        let in_vain = matches!(waited, Err(server::app::AppError::Store(ref error)) if error.is_transient());
        assert!(in_vain, "{waited:?}");
        publishing.commit().await.expect("a commit");
        drop(stopping);
        let mut stopping = world.tx(world.creator()).await;
        world.testbed.app().stop_everything(&mut stopping, user).await.expect("stopped");
        stopping.commit().await.expect("a commit");
        assert_eq!(world.states(world.creator()).await, []);
    });
}

#[test]
fn an_undone_stop_goes_on_and_what_was_taken_back_stays_taken_back() {
    story(1, async |world| {
        at(world, DeliveryMode::Automatic, PostState::Reserved).await;
        world.say(world.creator(), "/status").await;
        world.press(world.creator(), "🛑 Stop everything").await;
        world.press(world.creator(), "Undo stop").await;
        let told = world.only(world.creator(), "The cancelled story won't be posted.");
        assert!(told.text.contains("Next story:") && told.buttons.is_empty(), "{told:?}");
        let outcomes = world.until_outcomes(2).await;
        assert_eq!(outcomes, ["released", "published"]);
    });
}
