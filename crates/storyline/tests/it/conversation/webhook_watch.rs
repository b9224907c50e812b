//! Tests that a webhook which another program took away is set again, that one which fails is reported, and
//! that the operator is told why.

use jiff::SignedDuration;
use sandbox::{FaultKind, When};
use serde_json::{Value, json};
use server::config::{Config, TelegramMode};
use testbed::PATIENCE;
use testbed::testbed::BOT_TOKEN;

use crate::world::wire::{ask, send};
use crate::world::{World, story, story_with};

const GRACE: SignedDuration = SignedDuration::from_secs(90);

/// Runs a story with an operator, who has started the bot, and in this mode.
fn with_operator(mode: TelegramMode, told: impl AsyncFnOnce(&mut World, i64)) {
    let mut ada = 0;
    story(0, async |world| ada = world.testbed.sandbox.telegram().person("Ada"));
    let adjust = |config: &mut Config| {
        config.telegram_mode = mode;
        config.operator = Some(ada);
    };
    // A sandbox with the same seed gives people the same ids.
    story_with(adjust, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        assert_eq!(telegram.person("Ada"), ada);
        telegram.open_dm(ada);
        telegram.say(ada, ada, "/start");
        until(world, "a welcome", || from_bot(world, ada, "") > 0).await;
        told(world, ada).await;
    });
}

fn from_bot(world: &World, chat: i64, words: &str) -> usize {
    let messages = world.testbed.sandbox.telegram().chat(chat);
    messages.iter().filter(|message| message.from_bot && message.text.contains(words)).count()
}

async fn until(world: &World, what: &str, seen: impl FnMut() -> bool) {
    assert!(world.testbed.sandbox.log().until(PATIENCE, seen).await, "waited in vain for {what}");
}

/// Calls a method of the Bot API as another program with the same token.
async fn another_program(world: &World, method: &str, fields: &Value) {
    let telegram = world.testbed.sandbox.hosts().telegram;
    let address = telegram.socket_addrs(|| None).expect("an address")[0];
    let path = format!("{}/bot{BOT_TOKEN}/{method}", telegram.path().trim_end_matches('/'));
    let headers = [("Content-Type", "application/json")];
    let answer = send(address, "POST", &path, &headers, fields.to_string().as_bytes()).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
}

/// Moves the clock so far that Telegram is asked about the webhook.
fn passes(world: &World, time: SignedDuration) {
    world.testbed.move_to(world.testbed.sandbox.clock().now() + time);
}

async fn readiness(world: &World) -> Value {
    let answer = ask(world.testbed.running.address, "GET", "/readyz", &[]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).expect("JSON")
}

#[test]
fn a_webhook_that_another_program_took_away_is_back_and_the_operator_knows_why() {
    with_operator(TelegramMode::Webhook, async |world, ada| {
        let elsewhere = json!({ "url": "https://staging.example.org/telegram/webhook" });
        let cases = [
            ("deleteWebhook", json!({}), "deleted this bot's webhook"),
            ("setWebhook", elsewhere, "set this bot's webhook to staging.example.org"),
        ];
        for (method, fields, words) in cases {
            another_program(world, method, &fields).await;
            let before = world.requests("POST", "/setWebhook").len();
            passes(world, GRACE);
            until(world, "the webhook", || world.requests("POST", "/setWebhook").len() > before).await;
            until(world, words, || from_bot(world, ada, words) == 1).await;
            let answers = from_bot(world, ada, "Continued below");
            world.testbed.sandbox.telegram().say(ada, ada, "/start");
            until(world, "an answer", || from_bot(world, ada, "Continued below") > answers).await;
        }
    });
}

#[test]
fn a_webhook_that_fails_is_not_ready_for_updates_and_the_operator_is_told_once() {
    with_operator(TelegramMode::Webhook, async |world, ada| {
        passes(world, GRACE);
        until(world, "a question", || !world.requests("POST", "/getWebhookInfo").is_empty()).await;
        assert_eq!(readiness(world).await["updates"], true);
        let body = String::new();
        let fault = FaultKind::Status { code: 502, body, retry_after: None };
        let fault = world.strike("POST /webhook", fault, When::Always);
        world.testbed.sandbox.telegram().say(ada, ada, "/help");
        until(world, "a failed delivery", || world.requests("POST", "/webhook").len() > 3).await;
        for _ in 0..3 {
            let asked = world.requests("POST", "/getWebhookInfo").len();
            passes(world, GRACE);
            until(world, "a question", || world.requests("POST", "/getWebhookInfo").len() > asked).await;
            until(world, "a message", || from_bot(world, ada, "Telegram cannot deliver") == 1).await;
            assert_eq!(readiness(world).await["updates"], false);
        }
        world.testbed.sandbox.faults().disarm(fault);
        until(world, "an answer", || from_bot(world, ada, "/status") > 0).await;
        passes(world, SignedDuration::from_mins(4));
        let mut ready = false;
        for _ in 0..100 {
            ready = ready || readiness(world).await["updates"] == true;
            if !ready {
                passes(world, SignedDuration::from_secs(61));
            }
        }
        assert!(ready, "it works again");
        assert_eq!(from_bot(world, ada, "Telegram cannot deliver"), 1);
    });
}

#[test]
fn a_webhook_that_appears_while_the_bot_polls_is_deleted_and_the_operator_knows_why() {
    with_operator(TelegramMode::Polling, async |world, ada| {
        let elsewhere = json!({ "url": "https://staging.example.org/telegram/webhook" });
        another_program(world, "setWebhook", &elsewhere).await;
        let words = "set a webhook for this bot, to staging.example.org";
        until(world, "a message", || from_bot(world, ada, words) == 1).await;
        world.testbed.sandbox.telegram().say(ada, ada, "/start");
        until(world, "an answer", || from_bot(world, ada, "Continued below") > 0).await;
    });
}

#[test]
fn a_public_address_with_a_path_has_its_webhook_below_that_path() {
    let adjust = |config: &mut Config| {
        config.telegram_mode = TelegramMode::Webhook;
        config.public_base = config.public_base.join("stories/").expect("an address");
    };
    story_with(adjust, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let ben = telegram.person("Ben");
        telegram.open_dm(ben);
        telegram.say(ben, ben, "/start");
        until(world, "an answer", || from_bot(world, ben, "") > 0).await;
        let pushed = world.requests("POST", "/webhook");
        assert!(pushed.iter().any(|line| line.status == Some(200)), "{pushed:?}");
        for path in ["/stories/healthz", "/healthz"] {
            let answer = ask(world.testbed.running.address, "GET", path, &[]).await;
            assert_eq!(answer.status, 200, "{path}");
        }
    });
}
