//! Tests faults at `media_publish`, the one call that must never be repeated without need.

use domain::post::PostState;
use jiff::SignedDuration;
use sandbox::{FaultKind, Republish, When};

use crate::world::{World, graph_body, graph_refuses, side_by_side, story};

const PUBLISH: &str = "POST /ig-graph/*/*/media_publish";

#[test]
fn answers_lost_on_every_third_publish_cost_time_and_nothing_else() {
    story(2, async |world| {
        world.strike(PUBLISH, FaultKind::DropAfter, When::Every(3));
        world.until_outcomes(6).await;
        let lost =
            world.requests("POST", "/media_publish").iter().filter(|line| line.status.is_none()).count();
        assert!(lost >= 4, "only {lost} answers were lost");
        let stories: usize = world.creators.iter().map(|creator| creator.stories(&world.testbed).len()).sum();
        assert_eq!(world.publishes(), stories, "a publish whose answer was lost was sent again");
    });
}

#[test]
fn where_a_second_publish_would_make_a_second_story_none_is_sent() {
    story(1, async |world| {
        world.testbed.sandbox.instagram().behave(|behaviour| behaviour.republish = Republish::Duplicate);
        world.strike(PUBLISH, FaultKind::DropAfter, When::Every(2));
        world.until_outcomes(6).await;
        assert_eq!(world.publishes(), 6);
    });
}

#[test]
fn a_refusal_that_published_all_the_same_is_recorded_once_and_never_repeated() {
    story(1, async |world| {
        let body = graph_body(4, Some(2_207_051));
        world.strike(PUBLISH, FaultKind::ErrorAfterEffect { status: 403, body }, When::Times(1));
        assert_eq!(world.until_outcomes(2).await, ["published", "published"]);
        assert_eq!(world.publishes(), 2);
        assert_eq!(world.said(world.creator(), "Live on").len(), 2);
        assert!(world.said(world.creator(), "not posted").is_empty());
    });
}

#[test]
fn a_refusal_by_spam_protection_is_never_argued_with() {
    story(1, async |world| {
        world.strike(PUBLISH, graph_refuses(403, 4, Some(2_207_051)), When::Times(1));
        assert_eq!(world.until_outcomes(1).await, ["failed"]);
        assert_eq!(world.publishes(), 1);
        assert_eq!(world.said(world.creator(), "not posted").len(), 1);
    });
}

#[test]
fn an_error_read_right_after_a_lost_answer_is_not_believed_before_instagram_has_settled() {
    story(1, async |world| {
        world.until_state(world.creator(), PostState::ContainerReady).await;
        world.strike(PUBLISH, FaultKind::DropAfter, When::Times(1));
        let body =
            r#"{"status_code":"ERROR","status":"Error: Media upload has failed with error code 2207053"}"#;
        let wrong = FaultKind::Status { code: 200, body: body.into(), retry_after: None };
        world.strike("GET /ig-graph/*/*", wrong, When::Times(2));
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        assert_eq!((world.publishes(), world.requests("POST", "/media").len()), (1, 1));
    });
}

#[test]
fn where_instagram_lost_it_and_does_not_list_its_stories_no_second_one_is_made() {
    story(1, async |world| {
        world.promise_nothing("a story is live of which Instagram never tells");
        world.until_state(world.creator(), PostState::ContainerReady).await;
        world.strike(PUBLISH, FaultKind::DropAfter, When::Times(1));
        let body =
            r#"{"status_code":"ERROR","status":"Error: Media upload has failed with error code 2207053"}"#;
        let lost = FaultKind::Status { code: 200, body: body.into(), retry_after: None };
        world.strike("GET /ig-graph/*/*", lost, When::Always);
        world.strike("GET /ig-graph/*/*/stories", graph_refuses(500, 2, None), When::Always);
        world.go_to(world.testbed.sandbox.clock().now() + SignedDuration::from_hours(27)).await;
        assert_eq!(world.outcomes(world.creator()).await.first().map(String::as_str), Some("failed"));
        assert_eq!(world.publishes(), 1);
        assert_eq!(world.said(world.creator(), "Check your profile").len(), 1);
    });
}

/// Checks that a publish without effect is retried later with the same container, and that the story is
/// posted once.
fn comes_later_by_the_same_container(kind: FaultKind) {
    story(1, async |world| {
        world.strike(PUBLISH, kind, When::Times(1));
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        let containers = world.testbed.sandbox.instagram().containers(world.creator().username);
        assert_eq!(containers.len(), 1, "{containers:?}");
        assert_eq!(containers[0].published, 1);
        assert_eq!(world.publishes(), 2);
        assert_eq!(world.said(world.creator(), "Live on").len(), 1);
    });
}

#[test]
fn a_publish_that_never_arrived_goes_out_later_by_the_same_container() {
    comes_later_by_the_same_container(FaultKind::DropBefore);
}

#[test]
fn a_publish_that_met_an_error_of_the_server_goes_out_later_by_the_same_container() {
    let body = "<html><body>Sorry, something went wrong.</body></html>".to_owned();
    comes_later_by_the_same_container(FaultKind::Status { code: 500, body, retry_after: None });
}

#[test]
fn a_publish_that_was_not_ready_goes_out_later_by_the_same_container() {
    comes_later_by_the_same_container(graph_refuses(400, 9007, Some(2_207_027)));
}

/// Lets Instagram report a published container as only finished for a time of `lag`. Checks that this does
/// not cause a second publish.
fn lag_is_no_reason_to_publish_again(lag: SignedDuration) {
    story(1, async |world| {
        world.testbed.sandbox.instagram().behave(|behaviour| {
            behaviour.publish_lag = lag;
            behaviour.republish = Republish::Duplicate;
        });
        world.strike(PUBLISH, FaultKind::DropAfter, When::Times(1));
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        assert_eq!(world.publishes(), 1);
    });
}

#[test]
fn a_short_lag_after_a_lost_answer_is_waited_out() {
    lag_is_no_reason_to_publish_again(SignedDuration::from_secs(45));
}

#[test]
fn a_lag_longer_than_any_patience_is_judged_by_the_stories_that_instagram_lists() {
    lag_is_no_reason_to_publish_again(SignedDuration::from_mins(50));
}

#[test]
fn a_story_that_is_listed_is_not_sent_again_where_its_container_lags_and_the_quota_does_not_rise() {
    story(1, async |world| {
        world.promise_nothing("a story is shared in the app, which no slot and no history has");
        let at = world.until_reserved().await;
        let (instagram, name) = (world.testbed.sandbox.instagram(), world.creator().username);
        instagram.behave(|behaviour| {
            behaviour.publish_lag = SignedDuration::from_hours(25);
            behaviour.republish = Republish::Duplicate;
        });
        // Yesterday's story becomes older than 24 hours just when today's story is published, so the quota
        // does not rise.
        let yesterday = at - SignedDuration::from_hours(24) + SignedDuration::from_secs(10);
        instagram.published_earlier(name, &"yesterday's".into(), yesterday).expect("an id");
        world.strike(PUBLISH, FaultKind::DropAfter, When::Times(1));
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        assert_eq!(world.publishes(), 1);
        let mut tx = world.tx(world.creator()).await;
        let recorded = tx.history().await.expect("history")[0].instagram_story_id.clone();
        tx.commit().await.expect("a commit");
        let stories = world.creator().stories(&world.testbed);
        assert_eq!(recorded.as_ref(), stories.last().map(|story| &story.id), "{stories:?}");
    });
}

/// Checks that the story is published only once, and that later stories are posted as planned. A day later,
/// people must be asked to look at the profile; they must not be told that the story is not live.
async fn is_never_sent_again(world: &World) {
    let mut first = None;
    while first.is_none() {
        assert!(world.step().await, "nothing is due any more");
        first = world.slots(world.creator()).await.first().and_then(|(_, outcome)| outcome.clone());
    }
    assert_eq!(first.as_deref(), Some("failed"));
    let stories = world.creator().stories(&world.testbed).len();
    assert!(stories >= 2, "{:?}", world.slots(world.creator()).await);
    assert_eq!(world.publishes(), stories + 1);
    let mut said = world.said(world.creator(), "Check your profile");
    // The message that asked shows it, too.
    said.retain(|message| message.text.contains("The story for"));
    assert_eq!(said.len(), 1);
    assert!(!said[0].text.to_lowercase().contains("not posted"), "{}", said[0].text);
}

#[test]
fn where_instagram_does_not_list_its_stories_nothing_is_sent_again() {
    story(1, async |world| {
        world.strike(PUBLISH, FaultKind::DropBefore, When::Times(1));
        world.strike("GET /ig-graph/*/*/stories", graph_refuses(500, 2, None), When::Always);
        is_never_sent_again(world).await;
    });
}

#[test]
fn a_story_listed_without_its_time_or_on_a_page_that_is_not_shown_forbids_another_publish() {
    let pages = [
        r#"{"data":[{"id":"17890000000000001"}]}"#,
        r#"{"data":[],"paging":{"next":"https://graph.instagram.com/next"}}"#,
    ];
    side_by_side(pages, async |world, page| {
        let body = page.to_owned();
        let listed = FaultKind::Status { code: 200, body, retry_after: None };
        world.strike("GET /ig-graph/*/*/stories", listed, When::Always);
        world.strike(PUBLISH, FaultKind::DropBefore, When::Times(1));
        is_never_sent_again(world).await;
    });
}

#[test]
fn a_story_of_another_hour_is_not_taken_for_an_unclear_one() {
    story(1, async |world| {
        world.promise_nothing("a story is shared in the app, which no slot and no history has");
        world.strike(PUBLISH, graph_refuses(400, 24, Some(2_207_006)), When::Times(1));
        world.until_state(world.creator(), PostState::Unknown).await;
        let hour_later = world.testbed.sandbox.clock().now() + SignedDuration::from_hours(1);
        let instagram = world.testbed.sandbox.instagram();
        instagram
            .share_in_app_at(world.creator().username, &"of their own".into(), hour_later)
            .expect("an id");
        let next_day = hour_later + SignedDuration::from_hours(26);
        world.go_to(next_day).await;
        assert_eq!(world.outcomes(world.creator()).await[0], "failed");
    });
}

#[test]
fn a_container_that_instagram_no_longer_finds_is_never_sent_again() {
    story(1, async |world| {
        world.strike(PUBLISH, graph_refuses(400, 24, Some(2_207_006)), When::Times(1));
        is_never_sent_again(world).await;
    });
}

#[test]
fn a_container_that_is_not_found_after_it_went_live_is_recorded_by_the_listed_story() {
    story(1, async |world| {
        world
            .testbed
            .sandbox
            .instagram()
            .behave(|behaviour| behaviour.publish_lag = SignedDuration::from_hours(25));
        let body = graph_body(24, Some(2_207_006));
        world.strike(PUBLISH, FaultKind::ErrorAfterEffect { status: 400, body }, When::Times(1));
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        assert_eq!(world.publishes(), 1);
    });
}
