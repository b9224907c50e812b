//! Tests updates that are sent to the webhook: each is accepted once and in order, and only from Telegram.

use secrecy::ExposeSecret as _;
use server::config::TelegramMode;

use crate::world::wire::{Answer, send};
use crate::world::{World, story, story_with};

const PATH: &str = "/telegram/webhook";
const SECRET: &str = "X-Telegram-Bot-Api-Secret-Token";

fn pushed_to(told: impl AsyncFnOnce(&mut World)) {
    story_with(|config| config.telegram_mode = TelegramMode::Webhook, told);
}

/// Sends an update to the webhook with this secret.
async fn push(world: &World, secret: Option<&str>, body: &[u8]) -> Answer {
    let headers: Vec<_> = secret.map(|secret| (SECRET, secret)).into_iter().collect();
    send(world.testbed.running.address, "POST", PATH, &headers, body).await
}

fn secret(world: &World) -> String {
    world.testbed.app().webhook_secret.current().expose_secret().to_owned()
}

/// Counts the bot's messages in a chat.
fn heard(world: &World, chat: i64) -> usize {
    world.testbed.sandbox.telegram().chat(chat).iter().filter(|message| message.from_bot).count()
}

/// Waits until the webhook is set and every update that was sent to it is handled.
async fn settled(world: &World) {
    let log = world.testbed.sandbox.log().clone();
    let set = || !world.requests("POST", "/setWebhook").is_empty();
    assert!(log.until(testbed::PATIENCE, set).await, "no webhook was set");
    world.settle().await;
}

#[test]
fn a_pushed_update_has_its_effect_once_however_often_it_is_pushed() {
    pushed_to(async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let ada = telegram.person("Ada");
        let chat = telegram.open_dm(ada);
        telegram.say(ada, chat, "/start");
        settled(world).await;
        let answers = heard(world, chat);
        assert!(answers > 0, "nobody answered");
        for update in telegram.updates() {
            assert!(telegram.redeliver(update));
        }
        settled(world).await;
        assert_eq!(heard(world, chat), answers);
        assert!(world.requests("POST", "/getUpdates").is_empty(), "a bot with a webhook must not poll");
    });
}

#[test]
fn an_update_whose_answer_was_lost_is_pushed_again_and_changes_nothing() {
    pushed_to(async |world| {
        world.strike("POST /webhook", sandbox::FaultKind::DropAfter, sandbox::When::Times(2));
        let telegram = world.testbed.sandbox.telegram();
        let ada = telegram.person("Ada");
        let chat = telegram.open_dm(ada);
        telegram.say(ada, chat, "/start");
        settled(world).await;
        let deliveries = world.requests("POST", "/webhook").len();
        assert!(deliveries >= 3, "{deliveries}");
        let mut lookup = world.testbed.app().store.lookup().await.expect("a door");
        assert!(lookup.tenant_of_chat(chat).await.expect("an answer").is_some());
        lookup.commit().await.expect("a commit");
    });
}

#[test]
fn whoever_does_not_know_the_secret_is_turned_away_without_a_word() {
    pushed_to(async |world| {
        let update = br#"{"update_id":1,"message":{"chat":{"id":5,"type":"private"},"text":"/start"}}"#;
        let almost = secret(world)[1..].to_owned();
        for wrong in [None, Some(""), Some("wrong"), Some(almost.as_str())] {
            let answer = push(world, wrong, update).await;
            assert_eq!((answer.status, answer.body.len()), (401, 0), "{wrong:?}");
        }
        let mut lookup = world.testbed.app().store.lookup().await.expect("a door");
        assert!(
            lookup
                .receive(1, &store::updates::Routing::to(Some(5)), "{}", world.testbed.sandbox.clock().now())
                .await
                .expect("an answer")
        );
        drop(lookup);
    });
}

#[test]
fn what_is_no_update_is_refused_and_an_unknown_kind_is_kept() {
    pushed_to(async |world| {
        let secret = secret(world);
        for body in [&b""[..], b"not JSON", b"[]", br#"{"message":{}}"#, br#"{"update_id":"1"}"#, b"\xff\xfe"]
        {
            assert_eq!(push(world, Some(&secret), body).await.status, 400, "{body:?}");
        }
        let huge = vec![b' '; (1 << 20) + 1];
        assert_eq!(push(world, Some(&secret), &huge).await.status, 413);
        let long = format!(r#"{{"update_id":7,"something_new":{{"text":"{}"}}}}"#, "x".repeat(200_000));
        for _ in 0..2 {
            assert_eq!(push(world, Some(&secret), long.as_bytes()).await.status, 200);
        }
        world.settle().await;
    });
}

#[test]
fn a_bot_that_polls_takes_an_older_webhook_away_and_takes_no_pushes() {
    story(0, async |world| {
        let update = br#"{"update_id":1}"#;
        let secret = secret(world);
        assert_eq!(push(world, Some(&secret), update).await.status, 404);
        let deleted = || !world.requests("POST", "/deleteWebhook").is_empty();
        assert!(world.testbed.sandbox.log().until(testbed::PATIENCE, deleted).await);
    });
}
