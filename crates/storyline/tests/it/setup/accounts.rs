//! Tests problems that only people or time can fix: a withdrawn consent, an exhausted quota.

use jiff::SignedDuration;
use sandbox::When;
use server::app::Provider;
use server::app::chore::Chore;
use server::runtime::notify::Work;
use store::accounts::TokenOf;

use crate::world::{World, graph_refuses, story};

const LOCKED_OUT: &str = "I can't access";
const WORKS_AGAIN: &str = "again";

/// Counts the requests that an armed fault affected.
fn struck(world: &World) -> usize {
    world.testbed.sandbox.log().requests().iter().filter(|line| line.fault.is_some()).count()
}

/// Checks that neither the database nor the chat reports the account as lost.
async fn stays_connected(world: &World) {
    let creator = world.creator();
    let mut tx = world.begin(creator.tenant(&world.testbed).await.expect("a tenant").0).await;
    let account = tx.settings().await.expect("settings").account.expect("an account");
    let token = tx.token(TokenOf::Instagram(account)).await.expect("an answer").expect("a token");
    tx.commit().await.expect("a commit");
    assert!(!token.needs_reconnect);
    for words in [LOCKED_OUT, WORKS_AGAIN, "not posted"] {
        assert!(world.said(creator, words).is_empty(), "{words}");
    }
}

/// Checks that the account stays connected if Instagram refuses only this call, and only once, with an error
/// that normally means that the account must be reconnected.
fn one_refusal_costs_nothing(on: &str, code: i64) {
    story(1, async |world| {
        world.until_reserved().await;
        world.strike(on, graph_refuses(400, code, None), When::Times(1));
        assert_eq!(world.until_outcomes(1).await, ["published"], "{on}");
        assert_eq!(struck(world), 1, "{on}");
        stays_connected(world).await;
        assert_eq!(world.until_outcomes(2).await, ["published", "published"], "{on}");
    });
}

#[test]
fn one_refusal_to_tell_of_a_container_costs_nothing() {
    one_refusal_costs_nothing("GET /ig-graph/*/*", 10);
}

#[test]
fn one_refusal_to_tell_the_quota_costs_nothing() {
    one_refusal_costs_nothing("GET /ig-graph/*/*/content_publishing_limit", 190);
}

#[test]
fn one_refusal_to_make_a_container_costs_nothing() {
    one_refusal_costs_nothing("POST /ig-graph/*/*/media", 10);
}

#[test]
fn one_refusal_to_publish_costs_nothing() {
    one_refusal_costs_nothing("POST /ig-graph/*/*/media_publish", 10);
}

#[test]
fn one_refusal_to_tell_what_became_of_a_publish_costs_nothing() {
    story(1, async |world| {
        let slot = world.until_reserved().await;
        world.go_to(slot - SignedDuration::from_secs(1)).await;
        world.strike("POST /ig-graph/*/*/media_publish", sandbox::FaultKind::DropAfter, When::Times(1));
        world.strike("GET /ig-graph/*/*", graph_refuses(400, 10, None), When::Times(1));
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        assert_eq!(struck(world), 2);
        stays_connected(world).await;
    });
}

#[test]
fn one_refusal_of_a_chore_marks_no_account() {
    story(1, async |world| {
        let (tenant, _) = world.creator().tenant(&world.testbed).await.expect("a tenant");
        // A token is not renewed on its first day.
        world.go_to(world.testbed.sandbox.clock().now() + SignedDuration::from_hours(25)).await;
        let account = {
            let mut tx = world.begin(tenant).await;
            tx.settings().await.expect("settings").account.expect("an account")
        };
        for (chore, on) in [
            (Chore::RefreshInstagram(account), "GET /ig-graph/refresh_access_token"),
            (Chore::CheckAccount(account), "GET /ig-graph/*/me"),
        ] {
            let before = struck(world);
            world.strike(on, graph_refuses(400, 190, None), When::Times(1));
            let now = world.testbed.sandbox.clock().now();
            let mut tx = world.begin(tenant).await;
            chore.due(&mut tx, now).await.expect("a chore");
            tx.commit().await.expect("a commit");
            world.testbed.app().notifier.notify(Work::Chores);
            world.go_to(now + SignedDuration::from_secs(1)).await;
            assert_eq!(struck(world), before + 1, "{chore:?}");
            stays_connected(world).await;
        }
    });
}

#[test]
fn a_marked_account_is_asked_after_and_works_again_once_instagram_takes_it() {
    story(1, async |world| {
        let creator = world.creator();
        world.until_reserved().await;
        let refusal = world.strike("* /ig-graph/**", graph_refuses(400, 190, Some(460)), When::Always);
        assert_eq!(world.until_outcomes(2).await, ["missed", "missed"]);
        assert_eq!(world.said(creator, LOCKED_OUT).len(), 1);
        assert!(world.said(creator, WORKS_AGAIN).is_empty());
        world.testbed.sandbox.faults().disarm(refusal);
        assert_eq!(world.until_outcomes(4).await[2..], ["published", "published"]);
        assert_eq!((world.said(creator, LOCKED_OUT).len(), world.said(creator, WORKS_AGAIN).len()), (1, 1));
        assert_eq!(world.said(creator, "not posted").len(), 2);
    });
}

#[test]
fn a_withdrawn_consent_is_told_once_held_and_mended_by_connecting_again() {
    story(1, async |world| {
        let creator = world.creator();
        let slot = world.until_reserved().await;
        world.testbed.sandbox.instagram().revoke_token(creator.username);
        world.go_to(slot + SignedDuration::from_mins(10)).await;
        assert_eq!(world.said(creator, LOCKED_OUT).len(), 1);
        assert_eq!(world.publishes(), 0);
        let page = creator.connect(&world.testbed, Provider::Instagram).await.expect("a page");
        assert!(page.html.contains("is connected"), "{}", page.html);
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        assert!(creator.stories(&world.testbed)[0].published_at <= slot + SignedDuration::from_mins(30));
        assert_eq!(world.said(creator, LOCKED_OUT).len(), 1);
        assert!(world.said(creator, "not posted").is_empty());
    });
}

#[test]
fn a_lost_connection_is_told_before_the_story_while_there_is_time_to_mend_it() {
    story(1, async |world| {
        let creator = world.creator();
        world.testbed.sandbox.instagram().revoke_token(creator.username);
        while world.slots(creator).await.is_empty() {
            assert!(world.step().await, "nothing is due any more");
        }
        let slot = world.slots(creator).await[0].0;
        let ahead = slot.duration_since(world.testbed.sandbox.clock().now());
        assert!(ahead >= SignedDuration::from_mins(55), "{ahead:#} ahead");
        assert_eq!(world.said(creator, LOCKED_OUT).len(), 1);
        creator.connect(&world.testbed, Provider::Instagram).await.expect("a page");
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        let late = creator.stories(&world.testbed)[0].published_at.duration_since(slot);
        assert!(late < SignedDuration::from_mins(1), "{late:#} late");
        assert_eq!(world.said(creator, LOCKED_OUT).len(), 1);
    });
}

#[test]
fn while_instagram_answers_nobody_a_story_waits_for_its_turn_to_ask() {
    story(1, async |world| {
        let slot = world.until_reserved().await;
        let opened = slot - SignedDuration::from_secs(61);
        world.go_to(opened).await;
        for n in 1..=3 {
            let tenant = domain::ids::Tenant::from_key(uuid::Uuid::from_u128(n));
            world.testbed.app().breaker.unanswered(tenant, opened);
        }
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        let asked = world.requests("POST", "/media")[0].at.duration_since(opened);
        assert!(asked >= SignedDuration::from_secs(30), "it asked after {asked:#}");
        assert!(!world.testbed.app().breaker.is_away(), "one answer is enough");
    });
}

#[test]
fn while_nobody_connects_again_stories_are_missed_and_each_is_told_with_its_cause() {
    story(1, async |world| {
        let creator = world.creator();
        world.until_reserved().await;
        world.testbed.sandbox.instagram().revoke_token(creator.username);
        assert_eq!(world.until_outcomes(2).await, ["missed", "missed"]);
        assert_eq!(world.said(creator, LOCKED_OUT).len(), 1);
        assert_eq!(world.said(creator, "Instagram must be reconnected").len(), 2);
        assert_eq!(world.publishes(), 0);
    });
}

#[test]
fn a_used_up_quota_is_waited_for_and_the_story_goes_out_when_there_is_room() {
    story(1, async |world| {
        let creator = world.creator();
        let slot = world.until_reserved().await;
        world.testbed.sandbox.instagram().set_quota(creator.username, 0);
        world.go_to(slot + SignedDuration::from_mins(10)).await;
        assert!(
            world.requests("POST", "/media").is_empty(),
            "a container was made without room for its story"
        );
        world.testbed.sandbox.instagram().set_quota(creator.username, 50);
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        assert!(world.said(creator, "not posted").is_empty());
    });
}

#[test]
fn a_quota_that_stays_used_up_costs_the_slot_and_is_told_with_its_cause() {
    story(1, async |world| {
        let creator = world.creator();
        world.until_reserved().await;
        world.testbed.sandbox.instagram().set_quota(creator.username, 0);
        assert_eq!(world.until_outcomes(1).await, ["missed"]);
        assert_eq!(world.said(creator, "Instagram's daily posting limit was reached").len(), 1);
        assert_eq!(world.publishes(), 0);
    });
}
