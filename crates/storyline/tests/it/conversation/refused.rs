//! Tests messages that Telegram refuses: they are sent again until their own deadline, in another form if that helps, and
//! nothing else waits for them.

use domain::post::{DeliveryMode, PostState};
use jiff::SignedDuration;
use sandbox::When;
use serde_json::json;
use server::runtime::notify::Work;
use store::outbox::StoredMessage;
use testbed::photographs::COLLECTIONS;

use super::limiter::tenant_of;
use crate::world::{World, graph_refuses, refusal, story};

const NO_PHOTOS: &str = "Bad Request: not enough rights to send photos to the chat";

#[test]
fn a_hand_off_that_was_refused_once_is_sent_again_and_holds_up_no_later_story() {
    story(1, async |world| {
        world.leave_by(world.creator(), DeliveryMode::Manual).await;
        let refused = refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS");
        world.strike("POST /telegram/*/sendDocument", refused, When::Times(1));
        world.until_state(world.creator(), PostState::AwaitingHand).await;
        let first = world.slots(world.creator()).await[0].0;
        let now = world.testbed.sandbox.clock().now();
        assert!(now < first + SignedDuration::from_mins(5), "{first} is asked about at {now}");
    });
}

#[test]
fn a_hand_off_that_telegram_keeps_refusing_is_a_text_in_the_end_and_the_later_slots_go_on() {
    story(1, async |world| {
        world.leave_by(world.creator(), DeliveryMode::Manual).await;
        world.strike(
            "POST /telegram/*/sendDocument",
            refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"),
            When::Always,
        );
        world.go_to(world.testbed.sandbox.clock().now() + SignedDuration::from_hours(13)).await;
        assert_eq!(world.outcomes(world.creator()).await, Vec::<String>::new());
        assert_eq!(world.states(world.creator()).await, [PostState::AwaitingHand; 3]);
        let asked = world.said(world.creator(), "Telegram didn't accept the picture");
        assert_eq!(asked.len(), 3);
        assert!(asked.iter().all(|message| !message.silent && message.photo.is_none()), "{asked:?}");
        world.press(world.creator(), "Posted").await;
        assert_eq!(world.said(world.creator(), "Posted by hand").len(), 1, "a text is edited as a text");
    });
}

#[test]
fn a_question_whose_photo_is_not_allowed_comes_as_a_text_and_the_missing_right_is_named_once() {
    story(1, async |world| {
        world.leave_by(world.creator(), DeliveryMode::Review).await;
        let armed = world.strike("POST /telegram/*/sendPhoto", refusal(400, NO_PHOTOS), When::Always);
        world.until_state(world.creator(), PostState::AwaitingReview).await;
        let offer = world.last_said(world.creator());
        assert!(offer.photo.is_none() && offer.text.contains("If you don't answer by"), "{offer:?}");
        world.testbed.sandbox.faults().disarm(armed);
        world.press_first(world.creator(), "Post at ").await;
        world.until_stories(1).await;
        assert!(world.only(world.creator(), "Live since").id == offer.id);
    });
}

#[test]
fn a_message_that_is_refused_for_hours_is_sent_in_the_end_and_its_chat_goes_on_meanwhile() {
    story(1, async |world| {
        let refused = refusal(400, "Bad Request: can't parse entities: a fault of theirs");
        let armed = world.strike("POST /telegram/*/sendMessage", refused, When::Always);
        world.say(world.creator(), "/help").await;
        world.say(world.creator(), "/status").await;
        passes(world, SignedDuration::from_mins(90)).await;
        world.testbed.sandbox.faults().disarm(armed);
        let before = world.said(world.creator(), "").len();
        world.say(world.creator(), "/queue").await;
        assert_eq!(
            world.said(world.creator(), "").len(),
            before + 1,
            "the newest does not wait for the others"
        );
        passes(world, SignedDuration::from_mins(61)).await;
        assert_eq!(world.said(world.creator(), "from your own pictures").len(), 1);
        assert_eq!(world.said(world.creator(), "").len(), before + 3);
    });
}

#[test]
fn a_group_that_forbids_photos_gets_texts_and_is_told_once_which_right_is_missing() {
    story(0, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let group = telegram.group("Team", &[telegram.person("Ada")]);
        let tenant = tenant_of(world, group).await;
        world.strike("POST /telegram/*/sendPhoto", refusal(400, NO_PHOTOS), When::Always);
        let now = world.testbed.sandbox.clock().now();
        let mut tx = world.testbed.app().store.begin(tenant).await.expect("a transaction");
        let jpeg = COLLECTIONS[1][0].jpeg;
        let kept = now + SignedDuration::from_hours(1);
        let sha256 = tx.put_blob("image/jpeg", jpeg, now, kept).await.expect("bytes");
        for account in ["first", "second"] {
            let payload = json!({ "account": account, "published_at": now, "picture": hex(&sha256) });
            let message = StoredMessage { telegram_chat_id: group, kind: "published", post: None, payload };
            tx.enqueue(&message, now).await.expect("enqueued");
        }
        tx.commit().await.expect("a commit");
        world.testbed.app().notifier.notify(Work::Outbox);
        world.settle().await;
        assert_eq!(
            world.said_in(group, "Telegram didn't accept the picture"),
            2,
            "{:?}",
            world.all_said(group)
        );
        assert_eq!(world.said_in(group, "I'm not allowed to send photos in this group"), 1);
    });
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Prepares a story that a person approved, whose question was deleted afterwards; returns the id of the question.
async fn approved_and_deleted(world: &World) -> i64 {
    world.leave_by(world.creator(), DeliveryMode::Review).await;
    world.until_state(world.creator(), PostState::AwaitingReview).await;
    let offer = world.last_said(world.creator());
    world.press_first(world.creator(), "Post at ").await;
    let deleted = world.testbed.app().telegram.delete_message(world.creator().chat, offer.id).await;
    deleted.expect("deleted");
    offer.id
}

#[test]
fn an_approved_story_that_fails_is_told_with_sound_though_its_question_was_deleted() {
    story(1, async |world| {
        let offer = approved_and_deleted(world).await;
        world.strike("POST /ig-graph/*/*/media", graph_refuses(500, 2, None), When::Always);
        assert_eq!(world.until_outcomes(1).await, ["missed"]);
        let told = world.only(world.creator(), "was not posted");
        assert!(told.id > offer && !told.silent, "{told:?}");
    });
}

#[test]
fn an_approved_story_that_goes_out_has_its_receipt_though_its_question_was_deleted() {
    story(1, async |world| {
        let offer = approved_and_deleted(world).await;
        world.until_stories(1).await;
        let told = world.only(world.creator(), "Live since");
        assert!(told.id > offer && told.photo.is_some(), "{told:?}");
    });
}

#[test]
fn an_approved_story_that_fails_is_told_in_a_message_of_its_own() {
    story(1, async |world| {
        world.leave_by(world.creator(), DeliveryMode::Review).await;
        world.until_state(world.creator(), PostState::AwaitingReview).await;
        world.press_first(world.creator(), "Post at ").await;
        world.strike("POST /ig-graph/*/*/media", graph_refuses(500, 2, None), When::Always);
        assert_eq!(world.until_outcomes(1).await, ["missed"]);
        let told = world.only(world.creator(), "was not posted");
        assert!(!told.silent && told.edited == 0, "{told:?}");
    });
}

/// Moves the clock, through everything that becomes due.
async fn passes(world: &World, time: SignedDuration) {
    world.go_to(world.testbed.sandbox.clock().now() + time).await;
}
