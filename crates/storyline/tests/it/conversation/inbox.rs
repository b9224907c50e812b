//! Tests updates: each has its effect once, whatever its kind and however often it is delivered.

use std::time::Duration;

use jiff::SignedDuration;

use crate::world::story;

/// The bot's id, which is the first part of its token.
const BOT: i64 = 123_456_789;
const WELCOME: &str = "I post your Instagram stories";

#[test]
fn an_update_that_is_delivered_again_has_its_effect_once() {
    story(0, async |world| {
        let creator = world.arrive(0).await;
        world.settle().await;
        let updates = world.testbed.sandbox.telegram().updates();
        assert_eq!(updates.len(), 1);
        for _ in 0..3 {
            assert!(world.testbed.sandbox.telegram().redeliver(updates[0]));
            world.settle().await;
        }
        assert_eq!(world.said(&creator, WELCOME).len(), 1);
    });
}

#[test]
fn starting_twice_makes_one_tenant() {
    story(0, async |world| {
        let creator = world.arrive(0).await;
        world.settle().await;
        let first = creator.tenant(&world.testbed).await.expect("a tenant");
        world.testbed.sandbox.telegram().say(creator.telegram_user, creator.chat, "/start");
        world.settle().await;
        assert_eq!(world.said(&creator, "Continued below").len(), 1, "the first welcome leads to the second");
        assert_eq!(world.said(&creator, WELCOME).len(), 1);
        assert_eq!(creator.tenant(&world.testbed).await.expect("a tenant"), first);
    });
}

#[test]
fn updates_of_kinds_that_concern_nobody_are_survived() {
    story(0, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let stranger = telegram.person("Stranger");
        let chat = telegram.open_dm(stranger);
        telegram.say(stranger, chat, "what is this?");
        telegram.say(stranger, chat, "/nonsense \u{202e}reversed\u{202c} 🤷 \u{7}");
        telegram.say(stranger, chat, &"long ".repeat(800));
        telegram.send_photo(stranger, chat, b"no picture".as_slice());
        let group = telegram.group("Team", &[stranger]);
        telegram.say(stranger, group, "what is this?");
        telegram.block(stranger);
        assert_eq!(world.settle().await, None, "something is still to be handled");
        let from_bot = telegram.chat(group).into_iter().filter(|message| message.from_bot);
        let said: Vec<_> = from_bot.map(|message| message.text).collect();
        assert!(
            said.len() == 1 && said[0].contains("A group admin can send /start to set me up"),
            "a word of welcome, and no answer to talk: {said:?}"
        );
        let creator = world.arrive(0).await;
        assert_eq!(world.said(&creator, WELCOME).len(), 1);
    });
}

#[test]
fn an_update_that_keeps_failing_holds_up_nobody_and_is_parked_after_a_day() {
    story(0, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        // PostgreSQL cannot store a zero character, so this person can never be recorded.
        let unspeakable = telegram.person("Zero\0");
        let other = telegram.person("Ada");
        let group = telegram.group("Team", &[other, unspeakable]);
        world.settle().await;
        let before = world.said_in(group, "");
        telegram.say(unspeakable, group, "/start");
        telegram.say(other, group, "/start");
        assert!(world.settle().await.is_some(), "it failed, and is tried again");
        let creator = world.arrive(0).await;
        assert_eq!(world.said(&creator, WELCOME).len(), 1, "other chats go on");
        let began = world.testbed.sandbox.clock().now();
        world.go_to(began + SignedDuration::from_secs(10)).await;
        assert!(world.said_in(group, "") > before, "its own chat goes on after the third failure");
        let parked = async || world.testbed.app().store.set_aside().await.expect("a count");
        assert_eq!((parked().await.updates, parked().await.parked), (1, 0));
        world.go_to(began + SignedDuration::from_hours(23)).await;
        assert_eq!((parked().await.updates, parked().await.parked), (1, 0));
        world.go_to(began + SignedDuration::from_hours(26)).await;
        assert_eq!((parked().await.updates, parked().await.parked), (0, 1));
        assert_eq!(world.settle().await, None);
    });
}

#[test]
fn a_server_that_stops_during_a_poll_releases_its_claim_to_poll() {
    story(1, async |world| {
        world.say(world.creator(), "/status").await;
        let stopped = world.stop_the_server().await;
        let mut lookup = stopped.store.lookup().await.expect("a transaction");
        let claim = lookup.claim_poller(BOT, None, Duration::from_secs(1)).await.expect("an answer");
        assert!(claim.is_some(), "the next server waits until the claim runs out");
        lookup.commit().await.expect("a commit");
    });
}
