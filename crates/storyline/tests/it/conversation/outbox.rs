//! Tests the outbox: messages are sent, resent with a note if it is unclear whether they arrived, and delayed
//! if Telegram asks for it. Other chats are not blocked.

use jiff::SignedDuration;
use sandbox::{FaultKind, When};

use crate::world::{World, refusal, story};

const SEND: &str = "POST /telegram/*/sendMessage";
const WELCOME: &str = "I post your Instagram stories";

/// Lets a new person send /start; returns the person and their private chat.
fn starts(world: &World, name: &str) -> (i64, i64) {
    let telegram = world.testbed.sandbox.telegram();
    let person = telegram.person(name);
    let chat = telegram.open_dm(person);
    telegram.say(person, chat, "/start");
    (person, chat)
}

fn heard(world: &World, chat: i64) -> Vec<String> {
    let messages = world.testbed.sandbox.telegram().chat(chat);
    messages.into_iter().filter(|message| message.from_bot).map(|message| message.text).collect()
}

#[test]
fn a_message_whose_answer_was_lost_settles_and_is_sent_again_marked_so() {
    story(0, async |world| {
        world.strike(SEND, FaultKind::DropAfter, When::Times(1));
        let (_, chat) = starts(world, "Ada");
        let now = world.testbed.sandbox.clock().now();
        assert_eq!(world.settle().await, Some(now + SignedDuration::from_secs(30)));
        assert_eq!(heard(world, chat).len(), 1);
        assert!(world.step().await);
        let heard = heard(world, chat);
        assert_eq!(heard.len(), 2);
        assert!(!heard[0].contains("(sent again)") && heard[1].ends_with("(sent again)"), "{heard:?}");
        assert_eq!(world.settle().await, None);
    });
}

#[test]
fn a_message_waits_as_long_as_telegram_says_and_is_sent_once() {
    story(0, async |world| {
        let body = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 17","parameters":{"retry_after":17}}"#;
        let limited = FaultKind::Status { code: 429, body: body.to_owned(), retry_after: Some(17) };
        world.strike(SEND, limited, When::Times(1));
        let (_, chat) = starts(world, "Ada");
        let now = world.testbed.sandbox.clock().now();
        assert_eq!(world.settle().await, Some(now + SignedDuration::from_secs(17)));
        assert!(heard(world, chat).is_empty());
        assert!(world.step().await);
        let heard = heard(world, chat);
        assert_eq!(heard.len(), 1);
        assert!(!heard[0].contains("(sent again)"), "{heard:?}");
    });
}

#[test]
fn a_chat_that_blocked_the_bot_is_refused_and_the_others_go_on() {
    story(0, async |world| {
        let body = r#"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#;
        let blocked = FaultKind::Status { code: 403, body: body.to_owned(), retry_after: None };
        let armed = world.strike(SEND, blocked, When::Always);
        let (_, first) = starts(world, "Ada");
        assert!(world.step().await, "a single answer is not believed");
        assert_eq!(world.settle().await, None, "a message that can never arrive is not tried again");
        world.testbed.sandbox.faults().disarm(armed);
        let (_, second) = starts(world, "Bea");
        world.settle().await;
        assert!(heard(world, first).is_empty());
        assert!(heard(world, second)[0].contains(WELCOME));
    });
}

#[test]
fn a_chat_that_seems_closed_once_gets_its_message_a_minute_later() {
    story(0, async |world| {
        world.strike(SEND, refusal(403, "Forbidden: bot was blocked by the user"), When::Times(1));
        let (_, chat) = starts(world, "Ada");
        let now = world.testbed.sandbox.clock().now();
        assert_eq!(world.settle().await, Some(now + SignedDuration::from_mins(1)));
        assert!(world.step().await);
        assert!(heard(world, chat)[0].contains(WELCOME));
    });
}

#[test]
fn a_receipt_that_cannot_be_sent_never_makes_a_story_go_out_twice() {
    story(1, async |world| {
        let body = "<html><body>502 Bad Gateway</body></html>".to_owned();
        let away = FaultKind::Status { code: 502, body, retry_after: None };
        let armed = world.strike("POST /telegram/*/sendPhoto", away, When::Always);
        assert_eq!(world.until_outcomes(2).await, ["published", "published"]);
        assert!(world.said(world.creator(), "Live on").is_empty());
        world.testbed.sandbox.faults().disarm(armed);
        world.until("receipt", |world| world.said(world.creator(), "Live on").len() >= 2).await;
    });
}
