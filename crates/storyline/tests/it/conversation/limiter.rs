//! Tests that all replicas together respect Telegram's limits: no request exceeds them, no message is lost,
//! and the order is kept.

use domain::ids::Tenant;
use jiff::{SignedDuration, Timestamp};
use sandbox::{Effect, FaultKind, When};
use serde_json::json;
use server::runtime::rates::Rates;
use store::outbox::StoredMessage;
use store::rates::Rate;

use crate::world::{World, story, story_with};

/// Runs a test in which messages are sent at Telegram's real rates.
fn at_telegrams_pace(told: impl AsyncFnOnce(&mut World)) {
    story_with(|config| config.rates = Rates::TELEGRAM, told);
}

/// Returns the tenant of a chat.
pub(super) async fn tenant_of(world: &World, chat: i64) -> Tenant {
    world.settle().await;
    let mut lookup = world.testbed.app().store.lookup().await.expect("a door");
    let tenant = match lookup.tenant_of_chat(chat).await.expect("an answer") {
        Some(tenant) => tenant,
        None => lookup
            .make_tenant(chat, Some("Team"), world.testbed.sandbox.clock().now())
            .await
            .expect("a tenant"),
    };
    lookup.commit().await.expect("a commit");
    tenant
}

fn group(world: &World) -> i64 {
    let telegram = world.testbed.sandbox.telegram();
    let ada = telegram.person("Ada");
    telegram.group("Team", &[ada])
}

/// Enqueues messages that contain their numbers.
async fn enqueue(world: &World, chat: i64, numbers: std::ops::Range<u32>) {
    let tenant = tenant_of(world, chat).await;
    let now = world.testbed.sandbox.clock().now();
    let mut tx = world.testbed.app().store.begin(tenant).await.expect("a transaction");
    for number in numbers {
        let payload = json!({ "name": format!("number {number:03}") });
        let message =
            StoredMessage { telegram_chat_id: chat, kind: "instagram_connected", post: None, payload };
        tx.enqueue(&message, now).await.expect("enqueued");
    }
    tx.commit().await.expect("a commit");
    world.testbed.app().notifier.notify(server::runtime::notify::Work::Outbox);
}

/// Returns the numbers that a chat received, in order of arrival.
fn numbers(world: &World, chat: i64) -> Vec<u32> {
    let messages = world.testbed.sandbox.telegram().chat(chat);
    let number = |text: &str| text.split("number ").nth(1)?.get(..3)?.parse().ok();
    messages.iter().filter_map(|message| number(&message.text)).collect()
}

/// Returns the times at which messages were sent, to one chat or to all chats.
fn sent_at(world: &World, only: Option<i64>) -> Vec<Timestamp> {
    let effects = world.testbed.sandbox.log().effects();
    let sent = effects.iter().filter(
        |line| matches!(line.effect, Effect::MessageSent { chat, .. } if only.is_none_or(|only| only == chat)),
    );
    sent.map(|line| line.at).collect()
}

/// Returns the largest number of messages within any period of this length.
fn most_within(at: &[Timestamp], stretch: SignedDuration) -> usize {
    let from = |start: &Timestamp| at.iter().filter(|at| (*start..*start + stretch).contains(at)).count();
    at.iter().map(from).max().unwrap_or(0)
}

fn refused_for_haste(world: &World) -> usize {
    world.testbed.sandbox.log().requests().iter().filter(|line| line.status == Some(429)).count()
}

#[test]
fn a_group_hears_two_hundred_messages_in_order_and_never_more_than_twenty_a_minute() {
    at_telegrams_pace(async |world| {
        let group = group(world);
        enqueue(world, group, 0..200).await;
        world.until("last message", |world| numbers(world, group).len() == 200).await;
        assert_eq!(numbers(world, group), (0..200).collect::<Vec<_>>());
        let most = most_within(&sent_at(world, Some(group)), SignedDuration::from_mins(1));
        assert!((15..=20).contains(&most), "{most} in a minute");
        assert_eq!(refused_for_haste(world), 0);
    });
}

#[test]
fn a_crowd_is_served_at_less_than_thirty_a_second_and_nobody_is_left_out() {
    at_telegrams_pace(async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let mut chats = Vec::new();
        for n in 0..60 {
            let person = telegram.person(&format!("Person {n}"));
            chats.push(telegram.open_dm(person));
        }
        for chat in &chats {
            enqueue(world, *chat, 0..2).await;
        }
        let all = |world: &World| chats.iter().all(|chat| numbers(world, *chat) == [0, 1]);
        world.until("last message", all).await;
        let most = most_within(&sent_at(world, None), SignedDuration::from_secs(1));
        assert!(most <= 30, "{most} in a second");
        assert_eq!(refused_for_haste(world), 0);
    });
}

/// Telegram asks to wait this many seconds.
fn asks_to_wait(seconds: u64) -> FaultKind {
    let body = json!({
        "ok": false, "error_code": 429, "description": format!("Too Many Requests: retry after {seconds}"),
        "parameters": { "retry_after": seconds },
    });
    FaultKind::Status { code: 429, body: body.to_string(), retry_after: Some(seconds) }
}

fn private_chats(world: &World, number: usize) -> Vec<i64> {
    let telegram = world.testbed.sandbox.telegram();
    (0..number).map(|n| telegram.open_dm(telegram.person(&format!("Person {n}")))).collect()
}

#[test]
fn when_telegram_asks_one_chat_to_wait_only_that_chat_waits() {
    at_telegrams_pace(async |world| {
        let chats = private_chats(world, 4);
        for chat in &chats {
            tenant_of(world, *chat).await;
        }
        world.strike("POST /telegram/*/sendMessage", asks_to_wait(600), When::Times(1));
        let began = world.testbed.sandbox.clock().now();
        enqueue(world, chats[0], 0..2).await;
        world.settle().await;
        for chat in &chats[1..] {
            enqueue(world, *chat, 0..1).await;
        }
        world.go_to(began + SignedDuration::from_secs(2)).await;
        assert!(chats[1..].iter().all(|chat| numbers(world, *chat) == [0]), "the others do not wait");
        assert!(numbers(world, chats[0]).is_empty());
        world.until("messages to the first", |world| numbers(world, chats[0]) == [0, 1]).await;
        let earliest = sent_at(world, Some(chats[0])).into_iter().min().expect("messages");
        assert!(earliest >= began + SignedDuration::from_secs(600), "{earliest}");
    });
}

#[test]
fn when_telegram_asks_several_chats_to_wait_all_chats_wait() {
    at_telegrams_pace(async |world| {
        let chats = private_chats(world, 4);
        for chat in &chats {
            tenant_of(world, *chat).await;
        }
        world.strike("POST /telegram/*/sendMessage", asks_to_wait(17), When::Times(3));
        let began = world.testbed.sandbox.clock().now();
        for chat in &chats[..3] {
            enqueue(world, *chat, 0..1).await;
        }
        world.settle().await;
        enqueue(world, chats[3], 0..1).await;
        let all = |world: &World| chats.iter().all(|chat| numbers(world, *chat) == [0]);
        world.until("all messages", all).await;
        let earliest = sent_at(world, None).into_iter().min().expect("messages");
        assert!(earliest >= began + SignedDuration::from_secs(17), "{earliest}");
    });
}

#[test]
fn edits_in_a_private_chat_are_paced_as_messages_are() {
    at_telegrams_pace(async |world| {
        let chat = private_chats(world, 1)[0];
        enqueue(world, chat, 0..12).await;
        world.until("last message", |world| numbers(world, chat).len() == 12).await;
        let tenant = tenant_of(world, chat).await;
        let now = world.testbed.sandbox.clock().now();
        let mut tx = world.testbed.app().store.begin(tenant).await.expect("a transaction");
        for message in world.testbed.sandbox.telegram().chat(chat) {
            let payload = json!({ "name": "number 999" });
            let edit =
                StoredMessage { telegram_chat_id: chat, kind: "instagram_connected", post: None, payload };
            tx.enqueue_edit(&edit, message.id, now).await.expect("enqueued");
        }
        tx.commit().await.expect("a commit");
        world.testbed.app().notifier.notify(server::runtime::notify::Work::Outbox);
        world.until("last edit", |world| numbers(world, chat) == [999; 12]).await;
        let effects = world.testbed.sandbox.log().effects();
        let edited = effects.iter().filter(|line| matches!(line.effect, Effect::MessageEdited { .. }));
        let edited: Vec<Timestamp> = edited.map(|line| line.at).collect();
        let most = most_within(&edited, SignedDuration::from_secs(5));
        assert!((5..=8).contains(&most), "{most} in five seconds");
    });
}

#[test]
fn replicas_that_take_room_at_once_take_no_more_than_there_is() {
    story(0, async |world| {
        let rate = Rate { every: SignedDuration::from_secs(5), burst: 9 };
        let now = world.testbed.sandbox.clock().now();
        let other = world.database.store(&world.keys).await;
        let mut takers = tokio::task::JoinSet::new();
        for n in 0..30 {
            let store = if n % 2 == 0 { world.testbed.app().store.clone() } else { other.clone() };
            takers.spawn(async move {
                store.take_cells("telegram/chat/1", rate, 2, "telegram/blocked", now).await
            });
        }
        let taken: u32 =
            takers.join_all().await.into_iter().map(|cells| cells.expect("an answer").taken).sum();
        assert_eq!(taken, 9);
        let later = now + SignedDuration::from_secs(10);
        let cells =
            other.take_cells("telegram/chat/1", rate, 5, "telegram/blocked", later).await.expect("an answer");
        assert_eq!(cells.taken, 2);
        other.block_until("telegram/blocked", later + SignedDuration::from_mins(1)).await.expect("blocked");
        let rested = later + SignedDuration::from_secs(40);
        let cells = other
            .take_cells("telegram/chat/1", rate, 5, "telegram/blocked", rested)
            .await
            .expect("an answer");
        assert_eq!((cells.taken, cells.blocked_until), (0, Some(later + SignedDuration::from_mins(1))));
    });
}
