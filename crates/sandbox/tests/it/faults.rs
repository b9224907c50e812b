//! Tests the effect of each fault on a real client.

use std::time::Duration;

use sandbox::{Effect, Fault, FaultKind, Sandbox, When};
use serde_json::{Value, json};

use crate::house::{TOKEN, client, sandbox, told};

const SEND: &str = "POST /telegram/*/sendMessage";

struct Chat {
    sandbox: Sandbox,
    user: i64,
}

async fn chat() -> Chat {
    let sandbox = sandbox().await;
    sandbox.telegram().register_bot(TOKEN, "storyline_bot");
    let user = sandbox.telegram().person("Vera");
    sandbox.telegram().open_dm(user);
    Chat { sandbox, user }
}

impl Chat {
    fn request(&self) -> reqwest::RequestBuilder {
        let host = self.sandbox.hosts().telegram;
        client()
            .post(format!("{host}/bot{TOKEN}/sendMessage"))
            .json(&json!({ "chat_id": self.user, "text": "x" }))
    }

    fn arm(&self, kind: FaultKind, when: When) {
        self.sandbox.faults().arm(Fault { on: SEND.to_owned(), kind, when });
    }

    fn messages(&self) -> usize {
        self.sandbox.telegram().chat(self.user).len()
    }

    fn last_fault(&self) -> Option<String> {
        self.sandbox.log().requests().last().and_then(|line| line.fault.clone())
    }
}

#[tokio::test]
async fn a_cut_after_the_effect_leaves_the_client_without_an_answer() {
    let chat = chat().await;
    chat.arm(FaultKind::DropAfter, When::Times(1));
    let error = chat.request().send().await.expect_err("no answer");
    assert!(error.is_request() && error.status().is_none(), "{error:?}");
    assert_eq!(chat.messages(), 1, "the effect is done");
    let line = chat.sandbox.log().requests().pop().expect("a line");
    assert_eq!((line.status, line.fault.as_deref()), (None, Some("drop_after")));
    assert_eq!(line.path, "/telegram/bot<TOKEN>/sendMessage");
    assert_eq!(told(chat.request()).await.0, 200, "only once");
}

#[tokio::test]
async fn a_cut_before_leaves_no_effect() {
    let chat = chat().await;
    chat.arm(FaultKind::DropBefore, When::Always);
    assert!(chat.request().send().await.is_err());
    assert!(chat.request().send().await.is_err());
    assert_eq!(chat.messages(), 0);
    chat.sandbox.faults().clear();
    assert_eq!(told(chat.request()).await.0, 200);
}

#[tokio::test]
async fn a_held_answer_waits_for_its_release() {
    let chat = chat().await;
    chat.arm(FaultKind::Hold, When::Times(1));
    let waiting = tokio::spawn(told(chat.request()));
    let held = chat.sandbox.faults().held().await;
    assert_eq!(held.path, "/telegram/bot<TOKEN>/sendMessage");
    assert_eq!(chat.messages(), 1, "the effect is done");
    assert!(!waiting.is_finished());
    chat.sandbox.faults().release();
    assert_eq!(waiting.await.expect("it ran").0, 200);
}

#[tokio::test]
async fn a_client_that_dies_while_held_leaves_the_effect_behind() {
    let chat = chat().await;
    chat.arm(FaultKind::Hold, When::Times(1));
    let waiting = tokio::spawn(told(chat.request()));
    chat.sandbox.faults().held().await;
    waiting.abort();
    assert!(waiting.await.is_err_and(|error| error.is_cancelled()));
    assert_eq!(chat.messages(), 1);
    let sent = chat.sandbox.log().effects();
    assert!(sent.iter().any(|line| matches!(line.effect, Effect::MessageSent { message: 1, .. })));
}

#[tokio::test]
async fn a_status_comes_without_effect_and_an_error_after_it() {
    let chat = chat().await;
    let body = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3"}"#.to_owned();
    chat.arm(FaultKind::Status { code: 429, body: body.clone(), retry_after: Some(3) }, When::Times(1));
    let answer = chat.request().send().await.expect("an answer");
    assert_eq!(answer.status(), 429);
    assert_eq!(answer.headers()["retry-after"], "3");
    assert_eq!(answer.text().await.expect("a body"), body);
    assert_eq!(chat.messages(), 0);
    chat.sandbox.faults().clear();
    let bad_gateway = "<html><h1>502 Bad Gateway</h1></html>".to_owned();
    chat.arm(FaultKind::ErrorAfterEffect { status: 502, body: bad_gateway.clone() }, When::Times(1));
    let answer = chat.request().send().await.expect("an answer");
    assert_eq!(answer.status(), 502);
    assert_eq!(answer.text().await.expect("a body"), bad_gateway);
    assert_eq!((chat.messages(), chat.last_fault().as_deref()), (1, Some("error_after_effect")));
}

#[tokio::test]
async fn latency_passes_and_every_third_request_is_struck() {
    let chat = chat().await;
    chat.arm(FaultKind::Latency(Duration::from_millis(1)), When::Every(3));
    for expected in [None, None, Some("latency"), None, None, Some("latency")] {
        assert_eq!(told(chat.request()).await.0, 200);
        assert_eq!(chat.last_fault().as_deref(), expected);
    }
}

#[tokio::test]
async fn another_process_steers_through_the_control_api() {
    let chat = chat().await;
    let control = |path: &str| format!("{}__sandbox/{path}", chat.sandbox.base());
    let act = |path: &str, body: Value| told(client().post(control(path)).json(&body));
    let (_, moved) = act("clock", json!({ "advance_seconds": 60 })).await;
    assert_eq!(moved["now"], "2026-11-23T08:01:00Z");
    assert_eq!(act("clock", json!({ "set": "2026-12-01T00:00:00Z" })).await.0, 200);
    let fault = json!({ "on": SEND, "kind": { "latency": 1 }, "when": { "times": 1 } });
    assert_eq!(act("faults/arm", fault).await.0, 200);
    assert_eq!(told(chat.request()).await.0, 200);
    assert_eq!(chat.last_fault().as_deref(), Some("latency"));
    let said = json!({ "user": chat.user, "chat": chat.user, "text": "hello" });
    assert_eq!(act("telegram/say", said).await, (200, json!({ "message": 2 })));
    let (_, shown) = told(client().get(control(&format!("telegram/chats/{}", chat.user)))).await;
    assert_eq!((&shown[1]["text"], &shown[1]["from_bot"]), (&json!("hello"), &json!(false)));
    assert_eq!(act("instagram/accounts", json!({ "username": "acme" })).await.0, 200);
    let (_, profiles) = told(client().get(control("profiles"))).await;
    assert_eq!(profiles[0]["username"], "acme");
    let (_, effects) = told(client().get(control("log/effects"))).await;
    assert_eq!(effects[0]["effect"], "message_sent");
    let (status, refusal) =
        act("telegram/press", json!({ "user": chat.user, "chat": 5, "message": 1, "button": "x" })).await;
    assert_eq!((status, &refusal["error"]), (400, &json!("there is no such chat")));
}

#[tokio::test]
async fn the_same_seed_gives_the_same_ids_and_a_request_has_one() {
    let (one, two) = (chat().await, chat().await);
    assert_eq!(one.user, two.user);
    let answer = one.request().send().await.expect("an answer");
    assert!(answer.headers()["x-request-id"].to_str().is_ok_and(|id| id.starts_with("req-")));
}

#[tokio::test]
async fn a_stopped_sandbox_lets_long_polls_go_and_answers_nobody() {
    let chat = chat().await;
    let base = chat.sandbox.hosts().telegram;
    let poll = format!("{base}/bot{TOKEN}/getUpdates?timeout=50");
    let mut seen = chat.sandbox.log().changed();
    let polling = tokio::spawn(told(client().get(&poll)));
    // A logged request proves that the listener works before it stops.
    assert_eq!(told(chat.request()).await.0, 200);
    seen.changed().await.expect("a line");
    chat.sandbox.stop().await;
    let ended = tokio::time::timeout(Duration::from_secs(10), polling).await;
    assert!(ended.is_ok(), "the poll ended with the sandbox");
    assert!(client().get(&poll).send().await.is_err());
}
