//! Tests faults before a container is finished: nothing can be live yet, so a retry is always safe.

use domain::post::PostState;
use jiff::SignedDuration;
use sandbox::{FaultKind, When};
use testbed::database::rehearsal::Session;

use crate::world::log::logged;
use crate::world::{graph_refuses, story};

const MAKE: &str = "POST /ig-graph/*/*/media";
const POLL: &str = "GET /ig-graph/*/*";

#[test]
fn a_stuck_container_costs_its_own_slot_is_told_once_and_the_next_goes_out() {
    story(1, async |world| {
        world.strike(MAKE, FaultKind::StuckContainer, When::Times(1));
        assert_eq!(world.until_outcomes(2).await, ["missed", "published"]);
        assert_eq!(world.said(world.creator(), "not posted").len(), 1);
        assert_eq!(world.publishes(), 1);
    });
}

#[test]
fn a_container_that_failed_once_is_made_again() {
    story(1, async |world| {
        world.strike(MAKE, FaultKind::ErrorContainer { code: 2_207_026 }, When::Times(1));
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        let containers = world.testbed.sandbox.instagram().containers(world.creator().username);
        let published: Vec<_> = containers.iter().map(|container| container.published).collect();
        assert_eq!(published, [0, 1]);
        assert!(world.said(world.creator(), "not posted").is_empty());
    });
}

#[test]
fn a_picture_that_instagram_cannot_prepare_is_given_up_told_once_and_never_picked_again() {
    story(1, async |world| {
        world.strike(MAKE, FaultKind::ErrorContainer { code: 2_207_026 }, When::Times(4));
        assert_eq!(world.until_outcomes(1).await, ["failed"]);
        assert_eq!(world.in_flight_and_rejected(world.creator()).await.1, 1);
        // Seven pictures are left; the eighth is never picked again.
        let outcomes = world.until_outcomes(9).await;
        assert_eq!(outcomes.iter().filter(|outcome| *outcome == "published").count(), 7, "{outcomes:?}");
        assert_eq!(outcomes.last().map(String::as_str), Some("dry"));
        assert_eq!(world.said(world.creator(), "not posted").len(), 1);
        assert_eq!(world.said(world.creator(), "No picture is ready").len(), 1);
    });
}

/// Checks that after a temporary fault before the publish, the story is posted once, in its slot, and the
/// chat receives no message about the fault.
fn passes_unnoticed(on: &str, kind: FaultKind, times: u32) {
    story(1, async |world| {
        world.strike(on, kind, When::Times(times));
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        let struck =
            world.testbed.sandbox.log().requests().iter().filter(|line| line.fault.is_some()).count();
        assert_eq!(struck, times as usize, "the fault struck nothing");
        assert_eq!(world.publishes(), 1);
        assert!(world.said(world.creator(), "not posted").is_empty());
    });
}

#[test]
fn a_picture_that_could_not_be_fetched_at_once_is_offered_again() {
    passes_unnoticed(MAKE, graph_refuses(400, 9004, Some(2_207_052)), 2);
}

#[test]
fn a_rate_limit_while_asking_after_a_container_is_waited_out() {
    passes_unnoticed(POLL, graph_refuses(429, 80_002, None), 2);
}

#[test]
fn a_lost_answer_to_making_a_container_leaves_an_orphan_and_nothing_else() {
    passes_unnoticed(MAKE, FaultKind::DropAfter, 1);
}

#[test]
fn a_post_whose_row_lost_its_container_ends_told_once_and_the_next_goes_out() {
    story(1, async |world| {
        let reserved = world.until_reserved().await;
        world.go_to(reserved - SignedDuration::from_secs(50)).await;
        let mut session = Session::open(&world.database.owner).await.expect("a session");
        let post = session
            .ask("UPDATE posting_queue SET container_id = NULL WHERE container_id IS NOT NULL RETURNING id::text")
            .await
            .expect("a post with a container");
        assert_eq!(world.until_outcomes(2).await, ["failed", "published"]);
        let told = world.said(world.creator(), "not posted");
        assert!(told.len() == 1 && told[0].text.contains("my record of it is incomplete"), "{told:?}");
        let logged = logged();
        let line = logged.lines().find(|line| line.contains(&post[0]) && line.contains("lacks what"));
        assert!(line.is_some_and(|line| line.contains("ERROR")), "{line:?}");
    });
}

#[test]
fn a_post_whose_row_lost_its_container_after_the_publish_rests_its_picture_and_says_that_it_may_be_live() {
    story(1, async |world| {
        world.strike("POST /ig-graph/*/*/media_publish", FaultKind::DropBefore, When::Times(1));
        world.until_state(world.creator(), PostState::Unknown).await;
        let mut session = Session::open(&world.database.owner).await.expect("a session");
        let lose = "UPDATE posting_queue SET container_id = NULL WHERE state = 'unknown' RETURNING id::text";
        assert_eq!(session.ask(lose).await.expect("an answer").len(), 1);
        assert_eq!(world.until_outcomes(2).await, ["failed", "published"]);
        assert_eq!(world.said(world.creator(), "may be live").len(), 1);
        assert_eq!(world.publishes(), 2);
    });
}

#[test]
fn an_outage_of_eight_hours_costs_its_own_slots_and_no_picture() {
    story(2, async |world| {
        let began = world.testbed.sandbox.clock().now();
        let body =
            r#"{"error":{"message":"Service temporarily unavailable","type":"OAuthException","code":2}}"#
                .to_owned();
        let outage = FaultKind::Status { code: 500, body, retry_after: None };
        let armed = world.strike("* /ig-graph/**", outage, When::Always);
        // The outage starts with the first slot and lasts eight hours.
        let first = world.until_reserved().await;
        let ends = first + SignedDuration::from_hours(8);
        while let Some(next) = world.settle().await.filter(|next| *next <= ends) {
            for creator in &world.creators {
                let (flying, rejected) = world.in_flight_and_rejected(creator).await;
                assert!(flying <= 1, "{flying} posts of one creator are under way at {next}");
                assert_eq!(rejected, 0, "a picture was blamed for the outage");
            }
            world.testbed.move_to(next);
        }
        world.go_to(ends).await;
        let missed = world.outcomes(world.creator()).await;
        assert!(missed.len() >= 2 && missed.iter().all(|outcome| outcome == "missed"), "{missed:?}");
        assert_eq!(world.publishes(), 0, "began at {began}");
        world.testbed.sandbox.faults().disarm(armed);
        world.until_stories(1).await;
        let outcomes = world.until_outcomes(missed.len() + 1).await;
        assert_eq!(outcomes.last().map(String::as_str), Some("published"), "{outcomes:?}");
        for creator in &world.creators {
            let outcomes = world.outcomes(creator).await;
            let missed = outcomes.iter().filter(|outcome| *outcome == "missed").count();
            assert_eq!(world.said(creator, "not posted").len(), missed, "each missed story is told once");
        }
    });
}
