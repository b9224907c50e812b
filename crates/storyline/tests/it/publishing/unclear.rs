//! Tests what follows an unclear publish if the account lists a story that is not recorded: it is judged by its picture,
//! and what cannot be recognised is asked of the team, once.

use domain::post::PostState;
use jiff::SignedDuration;
use sandbox::{FaultKind, StoryMedia, When};
use testbed::photographs::COLLECTIONS;

use crate::world::{World, graph_refuses, story};

const PUBLISH: &str = "POST /ig-graph/*/*/media_publish";
const QUESTION: &str = "Instagram didn't confirm the story";

/// Loses the answer to a publish that took effect, hides its container's state, and lets the list show the story without a
/// picture that can be fetched.
async fn a_story_that_nobody_recognises(world: &World) {
    world.testbed.sandbox.instagram().behave(|behaviour| {
        behaviour.publish_lag = SignedDuration::from_hours(30);
        behaviour.story_media = StoryMedia::Forbidden;
    });
    world.strike(PUBLISH, FaultKind::DropAfter, When::Times(1));
    until_asked(world).await;
}

async fn until_asked(world: &World) {
    while world.said(world.creator(), QUESTION).is_empty() {
        assert!(world.step().await, "nobody was asked");
    }
}

#[test]
fn a_story_that_nobody_recognises_is_asked_about_once_and_a_person_says_that_it_is_live() {
    story(1, async |world| {
        a_story_that_nobody_recognises(world).await;
        let hour_later = world.testbed.sandbox.clock().now() + SignedDuration::from_hours(1);
        world.go_to(hour_later).await;
        assert_eq!(world.said(world.creator(), QUESTION).len(), 1, "asked once");
        let question = world.only(world.creator(), QUESTION);
        world.press(world.creator(), "It's live").await;
        world.settle().await;
        assert_eq!(world.outcomes(world.creator()).await[0], "published");
        assert!(world.said(world.creator(), QUESTION).is_empty(), "the question is closed");
        let shown = world.testbed.sandbox.telegram().chat(world.creator().chat);
        let shown = shown.iter().find(|message| message.id == question.id).expect("the question's message");
        assert!(shown.text.contains("Live since") && shown.buttons.is_empty(), "{shown:?}");
    });
}

#[test]
fn a_question_without_an_answer_ends_after_a_day_and_nothing_is_sent_again() {
    story(1, async |world| {
        world.promise_nothing("a story is live that the history can only call perhaps live");
        a_story_that_nobody_recognises(world).await;
        let first = world.publishes();
        let next_day = world.testbed.sandbox.clock().now() + SignedDuration::from_hours(25);
        world.go_to(next_day).await;
        assert_eq!(world.outcomes(world.creator()).await[0], "failed");
        assert!(world.said(world.creator(), "not posted").is_empty());
        assert_eq!(first, 1);
        let containers = world.testbed.sandbox.instagram().containers(world.creator().username);
        assert_eq!(containers[0].published, 1, "{containers:?}");
    });
}

#[test]
fn after_a_container_was_not_found_a_person_says_that_the_story_is_not_there() {
    story(1, async |world| {
        world.strike(PUBLISH, graph_refuses(400, 24, Some(2_207_006)), When::Times(1));
        until_asked(world).await;
        world.press(world.creator(), "It isn't there").await;
        world.settle().await;
        assert_eq!(world.outcomes(world.creator()).await[0], "failed");
        assert_eq!(world.said(world.creator(), "your team didn't find it on the profile").len(), 1);
        assert_eq!(world.publishes(), 1);
    });
}

#[test]
fn another_picture_that_its_owner_shared_meanwhile_is_not_taken_for_ours() {
    story(1, async |world| {
        world.allowed.unrecognised = 1;
        world.promise_nothing("a story is shared in the app, which no slot and no history has");
        world.until_state(world.creator(), PostState::ContainerReady).await;
        let theirs = COLLECTIONS[1][0].jpeg.into();
        let instagram = world.testbed.sandbox.instagram();
        world.strike(PUBLISH, FaultKind::DropBefore, When::Times(1));
        world.until_state(world.creator(), PostState::Unknown).await;
        instagram.share_in_app(world.creator().username, &theirs).expect("an id");
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        assert_eq!(world.publishes(), 2, "ours was sent again");
        assert!(world.said(world.creator(), QUESTION).is_empty());
        let mut tx = world.tx(world.creator()).await;
        let recorded = tx.history().await.expect("history")[0].instagram_story_id.clone();
        tx.commit().await.expect("a commit");
        let stories = world.creator().stories(&world.testbed);
        assert_eq!(recorded.as_ref(), stories.last().map(|story| &story.id), "{stories:?}");
    });
}
