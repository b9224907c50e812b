//! Tests stories that need approval: approve, skip, another picture, never again, undo, and no answer.

use domain::post::{DeliveryMode, PostState};
use jiff::{SignedDuration, Timestamp};
use sandbox::ChatMessage;

use crate::world::{World, story};

/// Prepares a story that waits for review; returns the message that asks about it.
async fn asked(world: &World) -> ChatMessage {
    asked_with(world, false).await
}

async fn asked_with(world: &World, posts_on_silence: bool) -> ChatMessage {
    let mut tx = world.tx(world.creator()).await;
    tx.set_last_word(DeliveryMode::Review, posts_on_silence).await.expect("a mode");
    tx.commit().await.expect("a commit");
    world.until_state(world.creator(), PostState::AwaitingReview).await;
    let offer = world.last_said(world.creator());
    assert!(offer.photo.is_some() && !offer.silent, "{offer:?}");
    offer
}

fn now_reads(world: &World, message: &ChatMessage) -> ChatMessage {
    let messages = world.testbed.sandbox.telegram().chat(world.creator().chat);
    messages.into_iter().find(|other| other.id == message.id).expect("still there")
}

fn now(world: &World) -> Timestamp {
    world.testbed.sandbox.clock().now()
}

async fn slot(world: &World) -> Timestamp {
    world.slots(world.creator()).await[0].0
}

#[test]
fn a_yes_before_the_time_posts_at_the_time_exactly_what_was_shown() {
    story(1, async |world| {
        let offer = asked(world).await;
        let at = slot(world).await;
        assert!(now(world) < at - SignedDuration::from_mins(50), "it is offered well before its time");
        assert!(
            offer.text.contains("If you don't answer by") && offer.text.contains("I won't post it"),
            "{}",
            offer.text
        );
        let pressed = world.press_first(world.creator(), "Post at ").await;
        let shown = now_reads(world, &offer);
        assert!(
            shown.text.contains("Approved by Harbour") && shown.text.contains("It will be posted at"),
            "{}",
            shown.text
        );
        assert_eq!(pressed.len(), "Post at 09:00".len());
        world.until_stories(1).await;
        let story = &world.creator().stories(&world.testbed)[0];
        let late = story.published_at.duration_since(at);
        assert!((0..60).contains(&late.as_secs()), "{late}");
        assert_eq!(story.sha256, offer.photo.clone().expect("a picture").sha256);
        let shown = now_reads(world, &offer);
        assert!(shown.text.contains("Live since") && shown.text.contains("Harbour"), "{}", shown.text);
        assert!(shown.buttons.is_empty());
        assert!(world.said(world.creator(), "Live on <b>").is_empty(), "a receipt beside the edited message");
    });
}

#[test]
fn a_yes_after_the_time_can_be_undone_for_ten_seconds() {
    story(1, async |world| {
        let offer = asked(world).await;
        let at = slot(world).await;
        world.go_to(at + SignedDuration::from_mins(5)).await;
        world.press_first(world.creator(), "Post").await;
        let said_yes = now(world);
        world.go_to(said_yes + SignedDuration::from_secs(9)).await;
        assert_eq!(world.publishes(), 0);
        world.press(world.creator(), "Undo").await;
        world.go_to(said_yes + SignedDuration::from_mins(10)).await;
        assert_eq!(world.publishes(), 0);
        assert_eq!(world.states(world.creator()).await, [PostState::AwaitingReview]);
        world.press_first(world.creator(), "Post").await;
        world.until_stories(1).await;
        assert!(now_reads(world, &offer).text.contains("Live since"));
    });
}

#[test]
fn silence_posts_nothing_and_frees_the_picture() {
    story(1, async |world| {
        let offer = asked(world).await;
        let at = slot(world).await;
        assert_eq!(world.until_outcomes(1).await, ["expired"]);
        let waited = now(world).duration_since(at);
        assert!(waited >= SignedDuration::from_mins(59), "{waited}");
        assert_eq!(world.publishes(), 0);
        let shown = now_reads(world, &offer);
        assert!(shown.text.contains("No answer by the deadline, so nothing was posted"), "{}", shown.text);
        assert!(shown.buttons.is_empty());
    });
}

#[test]
fn silence_posts_where_its_people_chose_so_and_says_it_beforehand() {
    story(1, async |world| {
        let offer = asked_with(world, true).await;
        assert!(offer.text.contains("I'll post it"), "{}", offer.text);
        let at = slot(world).await;
        world.until_stories(1).await;
        let late = world.creator().stories(&world.testbed)[0].published_at.duration_since(at);
        assert!((0..60).contains(&late.as_secs()), "{late}");
        assert!(now_reads(world, &offer).text.contains("Live since"));
    });
}

#[test]
fn who_undoes_a_yes_of_silence_is_asked_again_and_silence_posts_nothing_then() {
    story(1, async |world| {
        let offer = asked_with(world, true).await;
        let at = slot(world).await;
        world.go_to(at - SignedDuration::from_secs(90)).await;
        assert!(
            now_reads(world, &offer).text.contains("No answer by the deadline, so it will be posted"),
            "{:?}",
            now_reads(world, &offer)
        );
        world.press(world.creator(), "Undo").await;
        assert!(now_reads(world, &offer).text.contains("I won't post it"));
        assert_eq!(world.until_outcomes(1).await, ["expired"]);
        assert_eq!(world.publishes(), 0);
    });
}

#[test]
fn a_skipped_picture_rests_and_its_time_stays_empty() {
    story(1, async |world| {
        let offer = asked(world).await;
        world.press(world.creator(), "Skip").await;
        let shown = now_reads(world, &offer);
        assert!(
            shown.text.contains("Skipped at") && shown.text.contains("Nothing was posted"),
            "{}",
            shown.text
        );
        world.leave_by(world.creator(), DeliveryMode::Automatic).await;
        let outcomes = world.until_outcomes(8).await;
        assert_eq!(outcomes.iter().filter(|outcome| *outcome == "skipped").count(), 1, "{outcomes:?}");
        let skipped = offer.photo.expect("a picture").sha256;
        assert!(world.creator().stories(&world.testbed).iter().all(|story| story.sha256 != skipped));
    });
}

#[test]
fn never_again_means_never() {
    story(1, async |world| {
        world.allowed.duplicates = 7;
        let offer = asked(world).await;
        world.press(world.creator(), "Never post it").await;
        assert!(now_reads(world, &offer).text.contains("Rejected at"));
        world.leave_by(world.creator(), DeliveryMode::Automatic).await;
        let sixty_days = now(world) + SignedDuration::from_hours(60 * 24);
        world.until_stories(7).await;
        // All other pictures have been shown and cannot be shown again for a while, so skip the days until
        // then.
        let (day, fresh_again) =
            (SignedDuration::from_hours(24), sixty_days - SignedDuration::from_hours(4 * 24));
        while now(world) < fresh_again {
            world.testbed.move_to(now(world) + day);
            world.settle().await;
        }
        world.go_to(sixty_days).await;
        let refused = offer.photo.expect("a picture").sha256;
        let stories = world.creator().stories(&world.testbed);
        assert!(
            stories.len() >= 7 && stories.iter().all(|story| story.sha256 != refused),
            "{}",
            stories.len()
        );
    });
}

#[test]
fn another_picture_is_offered_for_the_same_time_and_takes_it() {
    story(1, async |world| {
        let offer = asked(world).await;
        let at = slot(world).await;
        world.press(world.creator(), "Another picture").await;
        assert!(now_reads(world, &offer).text.contains("Replaced with another picture"));
        let second = world.last_said(world.creator());
        assert_ne!(second.id, offer.id);
        let (first_picture, second_picture) =
            (offer.photo.expect("a picture"), second.photo.expect("a picture"));
        assert_ne!(first_picture.sha256, second_picture.sha256);
        world.press_first(world.creator(), "Post at ").await;
        world.until_stories(1).await;
        let story = &world.creator().stories(&world.testbed)[0];
        assert_eq!(story.sha256, second_picture.sha256);
        assert!((0..60).contains(&story.published_at.duration_since(at).as_secs()));
        assert_eq!(world.outcomes(world.creator()).await, ["published"]);
    });
}

#[test]
fn a_story_to_post_by_hand_comes_as_a_file_with_the_way_to_instagram() {
    story(1, async |world| {
        world.leave_by(world.creator(), DeliveryMode::Manual).await;
        world.until_state(world.creator(), PostState::AwaitingHand).await;
        let handed = world.last_said(world.creator());
        assert!(handed.document.is_some() && handed.photo.is_none(), "{handed:?}");
        let open = handed.buttons.iter().flatten().find(|button| button.text == "Open Instagram");
        assert_eq!(open.and_then(|button| button.url.clone()).as_deref(), Some("https://www.instagram.com/"));
        world.press(world.creator(), "Posted").await;
        let shown = now_reads(world, &handed);
        assert!(shown.text.contains("Posted by hand at") && shown.text.contains("Harbour"), "{}", shown.text);
        assert!(shown.buttons.is_empty());
        assert_eq!(world.outcomes(world.creator()).await, ["posted_by_hand"]);
        assert_eq!(world.publishes(), 0);
    });
}

#[test]
fn a_story_posted_by_hand_is_found_on_instagram_where_it_is_the_only_new_one() {
    for (shared, seen) in [(1, true), (0, false), (2, false)] {
        story(1, async |world| {
            world.promise_nothing("what a person shares in the app is in no Drive, and has no container");
            let creator = world.creator();
            world.leave_by(creator, DeliveryMode::Manual).await;
            world.until_state(creator, PostState::AwaitingHand).await;
            let handed = world.last_said(creator);
            let instagram = world.testbed.sandbox.instagram();
            let ids: Vec<_> = (0..shared)
                .map(|n| {
                    instagram.share_in_app(creator.username, &format!("picture {n}").into()).expect("an id")
                })
                .collect();
            world.press(creator, "Posted").await;
            world.go_to(world.testbed.sandbox.clock().now() + SignedDuration::from_mins(5)).await;
            let mut tx = world.tx(creator).await;
            let history = tx.history().await.expect("history");
            tx.commit().await.expect("a commit");
            let expected = ids.first().filter(|_| seen).cloned();
            assert_eq!(history[0].instagram_story_id, expected, "{shared} were shared in the application");
            let shown = now_reads(world, &handed).text;
            assert_eq!(shown.contains("I can see it on Instagram"), seen, "{shown}");
        });
    }
}
