//! What only people or time can mend: a withdrawn consent, a used-up quota.

use jiff::SignedDuration;
use server::app::Provider;

use crate::world::story;

const LOCKED_OUT: &str = "no longer lets me in";

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
        assert_eq!(world.said(creator, "Instagram must be connected again").len(), 2);
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
        assert_eq!(world.said(creator, "Instagram's limit of posts a day is reached").len(), 1);
        assert_eq!(world.publishes(), 0);
    });
}
