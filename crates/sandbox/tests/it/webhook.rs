//! Tests webhooks from the view of a bot: updates are sent in parallel, and each one is repeated until the
//! bot accepts it.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use sandbox::{Fault, FaultKind, Sandbox, When};
use serde_json::{Value, json};

use crate::house::{TOKEN, client, sandbox, told};

const PATIENCE: Duration = Duration::from_secs(10);
const SECRET: &str = "a-secret_0123456789";

/// The deliveries to the bot, each with its secret and body, and the number of errors that the bot still has
/// to return.
#[derive(Default)]
struct Inbox {
    arrived: Mutex<Vec<(String, Value)>>,
    refuse: Mutex<BTreeMap<i64, u32>>,
}

struct Bot {
    sandbox: Sandbox,
    inbox: Arc<Inbox>,
    url: String,
}

async fn take(State(inbox): State<Arc<Inbox>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let secret = headers.get("X-Telegram-Bot-Api-Secret-Token").and_then(|value| value.to_str().ok());
    let update: Value = serde_json::from_slice(&body).expect("JSON");
    let chat = update["message"]["chat"]["id"].as_i64().unwrap_or_default();
    inbox.arrived.lock().expect("a lock").push((secret.unwrap_or_default().to_owned(), update));
    let mut refuse = inbox.refuse.lock().expect("a lock");
    match refuse.get_mut(&chat) {
        Some(left) if *left > 0 => {
            *left -= 1;
            StatusCode::SERVICE_UNAVAILABLE
        }
        _ => StatusCode::OK,
    }
}

async fn bot() -> Bot {
    let sandbox = sandbox().await;
    sandbox.telegram().register_bot(TOKEN, "storyline_bot");
    sandbox.telegram().allow_loopback_webhooks();
    let inbox = Arc::new(Inbox::default());
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
    let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
    let router = Router::new().route("/hook", post(take)).with_state(inbox.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    Bot { sandbox, inbox, url }
}

impl Bot {
    async fn call(&self, method: &str, arguments: Value) -> (u16, Value) {
        let base = self.sandbox.hosts().telegram;
        told(client().post(format!("{base}/bot{TOKEN}/{method}")).json(&arguments)).await
    }

    async fn set(&self) {
        let (status, answer) =
            self.call("setWebhook", json!({ "url": self.url, "secret_token": SECRET })).await;
        assert_eq!((status, answer["description"].as_str()), (200, Some("Webhook was set")), "{answer}");
    }

    fn person(&self, name: &str) -> i64 {
        let user = self.sandbox.telegram().person(name);
        self.sandbox.telegram().open_dm(user)
    }

    async fn until_nothing_waits(&self) {
        let telegram = self.sandbox.telegram();
        assert!(self.sandbox.log().until(PATIENCE, || telegram.pending() <= 1).await, "updates still wait");
        while telegram.pending() > 0 {
            tokio::task::yield_now().await;
        }
    }

    fn texts(&self, chat: i64) -> Vec<String> {
        let arrived = self.inbox.arrived.lock().expect("a lock");
        let of_chat = arrived.iter().filter(|(_, update)| update["message"]["chat"]["id"] == chat);
        of_chat.filter_map(|(_, update)| Some(update["message"]["text"].as_str()?.to_owned())).collect()
    }
}

#[tokio::test]
async fn updates_are_pushed_with_the_secret_and_in_the_order_of_their_chat() {
    let bot = bot().await;
    let vera = bot.person("Vera");
    bot.sandbox.telegram().say(vera, vera, "said before");
    bot.set().await;
    for n in 0..5 {
        bot.sandbox.telegram().say(vera, vera, &format!("{n}"));
    }
    bot.until_nothing_waits().await;
    assert_eq!(bot.texts(vera), ["said before", "0", "1", "2", "3", "4"]);
    let arrived = bot.inbox.arrived.lock().expect("a lock");
    assert!(arrived.iter().all(|(secret, _)| secret == SECRET));
}

#[tokio::test]
async fn a_refused_update_comes_again_before_the_next_of_its_chat_and_holds_up_no_other_chat() {
    let bot = bot().await;
    let (slow, quick) = (bot.person("Slow"), bot.person("Quick"));
    bot.inbox.refuse.lock().expect("a lock").insert(slow, 4);
    bot.set().await;
    for (chat, text) in [(slow, "one"), (slow, "two"), (quick, "three")] {
        bot.sandbox.telegram().say(chat, chat, text);
    }
    let arrived_early = || !bot.texts(quick).is_empty();
    assert!(bot.sandbox.log().until(PATIENCE, arrived_early).await);
    bot.until_nothing_waits().await;
    assert_eq!(bot.texts(slow), ["one", "one", "one", "one", "one", "two"]);
    assert_eq!(bot.texts(quick), ["three"]);
    let (_, info) = bot.call("getWebhookInfo", json!({})).await;
    assert_eq!(info["result"]["url"], bot.url);
    assert_eq!(
        info["result"]["last_error_message"],
        "Wrong response from the webhook: 503 Service Unavailable"
    );
}

#[tokio::test]
async fn an_update_whose_answer_is_lost_arrives_twice() {
    let bot = bot().await;
    let vera = bot.person("Vera");
    let lost = Fault { on: "POST /webhook".to_owned(), kind: FaultKind::DropAfter, when: When::Times(1) };
    bot.sandbox.faults().arm(lost);
    bot.set().await;
    bot.sandbox.telegram().say(vera, vera, "once");
    bot.until_nothing_waits().await;
    assert_eq!(bot.texts(vera), ["once", "once"]);
}

#[tokio::test]
async fn polling_and_a_webhook_exclude_each_other() {
    let bot = bot().await;
    let vera = bot.person("Vera");
    let poll = bot.call("getUpdates", json!({ "timeout": 30 }));
    let set = async {
        tokio::task::yield_now().await;
        bot.set().await;
    };
    let ((status, _), ()) = tokio::join!(poll, set);
    assert_eq!(status, 409);
    let (status, answer) = bot.call("getUpdates", json!({})).await;
    let why = answer["description"].as_str().unwrap_or_default();
    assert!(status == 409 && why.contains("while webhook is active"), "{answer}");
    let (_, answer) = bot.call("deleteWebhook", json!({})).await;
    assert_eq!(answer["description"], "Webhook was deleted");
    bot.sandbox.telegram().say(vera, vera, "to be fetched");
    let (_, answer) = bot.call("getUpdates", json!({})).await;
    assert_eq!(answer["result"].as_array().map(Vec::len), Some(1));
    assert!(bot.texts(vera).is_empty());
}

#[tokio::test]
async fn an_address_that_telegram_would_not_call_is_refused() {
    let sandbox = sandbox().await;
    sandbox.telegram().register_bot(TOKEN, "storyline_bot");
    let base = sandbox.hosts().telegram;
    let rows = [
        (
            json!({ "url": "http://stories.example/hook" }),
            "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            json!({ "url": "https://stories.example:8080/hook" }),
            "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (
            json!({ "url": "https://stories.example/hook", "secret_token": "no spaces" }),
            "Bad Request: secret token contains unallowed characters",
        ),
    ];
    for (arguments, why) in rows {
        let (status, answer) =
            told(client().post(format!("{base}/bot{TOKEN}/setWebhook")).json(&arguments)).await;
        assert_eq!((status, answer["description"].as_str()), (400, Some(why)));
    }
}

#[tokio::test]
async fn another_program_takes_the_webhook_and_the_bot_sees_whose_it_is() {
    let bot = bot().await;
    bot.set().await;
    let telegram = bot.sandbox.telegram();
    let other = url::Url::parse("http://127.0.0.1:9/other").expect("an address");
    telegram.take_webhook(&other);
    let (_, info) = bot.call("getWebhookInfo", json!({})).await;
    assert_eq!(info["result"]["url"], other.as_str());
    assert!(info["result"].get("last_error_date").is_none());
    let vera = bot.person("Vera");
    telegram.say(vera, vera, "to nobody");
    let refused = async || {
        let (_, info) = bot.call("getWebhookInfo", json!({})).await;
        let wanted = ("Connection refused", 1, 1_795_420_800);
        let told = &info["result"];
        let message = told["last_error_message"].as_str().unwrap_or_default();
        (message, told["pending_update_count"].as_i64(), told["last_error_date"].as_i64())
            == (wanted.0, Some(wanted.1), Some(wanted.2))
    };
    while !refused().await {
        tokio::task::yield_now().await;
    }
    telegram.drop_webhook();
    let (_, info) = bot.call("getWebhookInfo", json!({})).await;
    let empty = json!({ "url": "", "has_custom_certificate": false, "pending_update_count": 1 });
    assert_eq!(info["result"], empty);
    assert_eq!(telegram.webhook(), None);
    bot.set().await;
    bot.until_nothing_waits().await;
    assert_eq!(bot.texts(vera), ["to nobody"]);
}

#[tokio::test]
async fn failed_deliveries_wait_on_the_clock_when_told_to() {
    let bot = bot().await;
    let telegram = bot.sandbox.telegram();
    telegram.retry_webhooks(sandbox::WebhookRetries::Clock);
    let vera = bot.person("Vera");
    bot.inbox.refuse.lock().expect("a lock").insert(vera, 9);
    bot.set().await;
    telegram.say(vera, vera, "late");
    let arrived = async |count: usize| {
        assert!(bot.sandbox.log().until(PATIENCE, || bot.texts(vera).len() >= count).await, "{count}");
    };
    // The second attempt follows at once; the waits are 1, 2, 4, 8, 16, 32 and then 60 to 120 seconds.
    let mut attempts = 2;
    arrived(attempts).await;
    for span in [1, 2, 4, 8, 16, 32] {
        until_it_waits(&bot, attempts).await;
        bot.sandbox.clock().advance(jiff::SignedDuration::from_secs(span - 1));
        tokio::task::yield_now().await;
        assert_eq!(bot.texts(vera).len(), attempts, "before {span} s");
        bot.sandbox.clock().advance(jiff::SignedDuration::from_secs(1));
        attempts += 1;
        arrived(attempts).await;
    }
    until_it_waits(&bot, attempts).await;
    bot.sandbox.clock().advance(jiff::SignedDuration::from_secs(59));
    tokio::task::yield_now().await;
    assert_eq!(bot.texts(vera).len(), attempts);
    bot.sandbox.clock().advance(jiff::SignedDuration::from_secs(61));
    arrived(attempts + 1).await;
}

/// Waits until the failure of this attempt is recorded; the wait for the next one begins at that moment.
async fn until_it_waits(bot: &Bot, attempts: usize) {
    let failed = || {
        let requests = bot.sandbox.log().requests();
        requests.iter().filter(|line| line.path == "/webhook").count() >= attempts
    };
    assert!(bot.sandbox.log().until(PATIENCE, failed).await);
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
}
