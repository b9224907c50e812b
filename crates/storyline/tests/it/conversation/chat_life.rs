//! Tests chats that block or remove the bot, or get a new id. The tenant is detached, later returns to its
//! previous state, and moves to the new id.

use domain::ids::Tenant;
use jiff::SignedDuration;
use sandbox::{FaultKind, When};
use serde_json::json;
use store::outbox::StoredMessage;
use store::settings::Lifecycle;

use crate::world::{World, story};

const BACK: &str = "I'm back";

async fn lifecycle(world: &World, tenant: Tenant) -> Lifecycle {
    let mut tx = world.testbed.app().store.begin(tenant).await.expect("a transaction");
    let lifecycle = tx.settings().await.expect("settings").lifecycle;
    tx.commit().await.expect("a commit");
    lifecycle
}

async fn tenant_at(world: &World, chat: i64) -> Option<Tenant> {
    let mut lookup = world.testbed.app().store.lookup().await.expect("a door");
    let tenant = lookup.tenant_of_chat(chat).await.expect("an answer");
    lookup.commit().await.expect("a commit");
    tenant
}

async fn make_tenant(world: &World, chat: i64) -> Tenant {
    let mut lookup = world.testbed.app().store.lookup().await.expect("a door");
    let now = world.testbed.sandbox.clock().now();
    let tenant = match lookup.tenant_of_chat(chat).await.expect("an answer") {
        Some(tenant) => tenant,
        None => lookup.make_tenant(chat, Some("Team"), now).await.expect("a tenant"),
    };
    lookup.commit().await.expect("a commit");
    tenant
}

async fn say(world: &World, tenant: Tenant, chat: i64, name: &str) {
    let now = world.testbed.sandbox.clock().now();
    let mut tx = world.testbed.app().store.begin(tenant).await.expect("a transaction");
    let payload = json!({ "name": name });
    let message = StoredMessage { telegram_chat_id: chat, kind: "instagram_connected", post: None, payload };
    tx.enqueue(&message, now).await.expect("enqueued");
    tx.commit().await.expect("a commit");
    world.testbed.app().notifier.notify(server::runtime::notify::Work::Outbox);
}

/// Counts the bot's messages in a chat that contain these words.
fn heard(world: &World, chat: i64, words: &str) -> usize {
    let messages = world.testbed.sandbox.telegram().chat(chat);
    messages.iter().filter(|message| message.from_bot && message.text.contains(words)).count()
}

/// Counts all attempts to send a message.
fn sends(world: &World) -> usize {
    world.requests("POST", "/sendMessage").len() + world.requests("POST", "/sendPhoto").len()
}

#[test]
fn nothing_is_posted_or_said_while_the_bot_is_blocked_and_all_goes_on_afterwards() {
    story(1, async |world| {
        let creator = world.creator().clone();
        let (tenant, _) = creator.tenant(&world.testbed).await.expect("a tenant");
        world.until_stories(1).await;
        let at = world.until_reserved().await;
        world.testbed.sandbox.telegram().block(creator.telegram_user);
        world.settle().await;
        assert_eq!(lifecycle(world, tenant).await, Lifecycle::Detached);
        let (stories, sent) = (creator.stories(&world.testbed).len(), sends(world));
        world.go_to(at + SignedDuration::from_hours(48)).await;
        assert_eq!((creator.stories(&world.testbed).len(), sends(world)), (stories, sent));
        assert_eq!(world.outcomes(&creator).await.last().map(String::as_str), Some("released"));
        assert_eq!(world.in_flight_and_rejected(&creator).await.0, 0);

        world.testbed.sandbox.telegram().say(creator.telegram_user, creator.chat, "/start");
        world.settle().await;
        assert_eq!(lifecycle(world, tenant).await, Lifecycle::Active);
        assert_eq!(world.said(&creator, BACK).len(), 1);
        world.until_stories(stories + 2).await;
    });
}

#[test]
fn a_refused_message_tells_as_much_as_an_update_once_a_second_attempt_confirms_it() {
    story(1, async |world| {
        let creator = world.creator().clone();
        let (tenant, _) = creator.tenant(&world.testbed).await.expect("a tenant");
        let body = r#"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#;
        let blocked = FaultKind::Status { code: 403, body: body.to_owned(), retry_after: None };
        world.strike("POST /telegram/*/sendMessage", blocked, When::Always);
        let before = sends(world);
        for name in ["one", "two", "three"] {
            say(world, tenant, creator.chat, name).await;
        }
        world.settle().await;
        assert_eq!(lifecycle(world, tenant).await, Lifecycle::Active, "a single answer is not believed");
        world.go_to(world.testbed.sandbox.clock().now() + SignedDuration::from_mins(1)).await;
        assert_eq!(lifecycle(world, tenant).await, Lifecycle::Detached);
        assert_eq!(sends(world), before + 2, "the others are not even tried");
        world.testbed.sandbox.faults().clear();
        world.testbed.sandbox.telegram().say(creator.telegram_user, creator.chat, "/start");
        world.settle().await;
        assert_eq!(lifecycle(world, tenant).await, Lifecycle::Active);
    });
}

#[test]
fn a_paused_chat_comes_back_paused() {
    story(1, async |world| {
        let creator = world.creator().clone();
        let (tenant, user) = creator.tenant(&world.testbed).await.expect("a tenant");
        let mut tx = world.testbed.app().store.begin(tenant).await.expect("a transaction");
        let paused = world.testbed.app().pause(&mut tx, server::messages::HowLong::UntilResumed, user).await;
        paused.expect("a pause");
        tx.commit().await.expect("a commit");
        world.testbed.sandbox.telegram().block(creator.telegram_user);
        world.settle().await;
        assert_eq!(lifecycle(world, tenant).await, Lifecycle::Detached);
        world.testbed.sandbox.telegram().say(creator.telegram_user, creator.chat, "hello again");
        world.settle().await;
        assert_eq!(lifecycle(world, tenant).await, Lifecycle::Paused);
        assert_eq!(world.said(&creator, "still paused").len(), 1);
    });
}

#[test]
fn a_group_that_removes_the_bot_rests_and_the_others_go_on() {
    story(1, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let ada = telegram.person("Ada");
        let group = telegram.group("Team", &[ada]);
        world.settle().await;
        let team = make_tenant(world, group).await;
        telegram.kick_bot(group);
        world.settle().await;
        assert_eq!(lifecycle(world, team).await, Lifecycle::Detached);
        let sent = sends(world);
        say(world, team, group, "nobody hears this").await;
        world.settle().await;
        assert_eq!(sends(world), sent, "a closed chat is not written to");
        world.until_stories(1).await;
    });
}

#[test]
fn a_group_that_becomes_a_supergroup_is_followed_with_what_waits_for_it() {
    story(0, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let ada = telegram.person("Ada");
        let before = telegram.plain_group("Team", &[ada]);
        world.settle().await;
        let team = make_tenant(world, before).await;
        let after = telegram.migrate(before).expect("a supergroup");
        say(world, team, before, "written to the old chat").await;
        world.settle().await;
        while heard(world, after, "written to the old chat") == 0 {
            assert!(world.step().await, "nothing is due any more");
        }
        assert_eq!((tenant_at(world, before).await, tenant_at(world, after).await), (None, Some(team)));
        assert_eq!(heard(world, after, "written to the old chat"), 1);
        say(world, team, after, "written to the new chat").await;
        world.settle().await;
        assert_eq!(heard(world, after, "written to the new chat"), 1);
    });
}

#[test]
fn a_tenant_just_made_for_the_new_chat_gives_way_to_the_one_that_moves() {
    story(0, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let ada = telegram.person("Ada");
        let before = telegram.plain_group("Team", &[ada]);
        world.settle().await;
        let team = make_tenant(world, before).await;
        let early = make_tenant(world, -1_009_999_999_999).await;
        world.testbed.app().follow_chat(None, before, -1_009_999_999_999).await.expect("followed");
        assert_eq!(tenant_at(world, -1_009_999_999_999).await, Some(team));
        assert_eq!(lifecycle(world, early).await, Lifecycle::Deleted);
        world.testbed.app().follow_chat(None, before, -1_009_999_999_999).await.expect("followed once more");
        assert_eq!(tenant_at(world, -1_009_999_999_999).await, Some(team));
    });
}
