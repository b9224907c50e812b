//! Tests the demo page: its data, its actions, and the requests that it rejects.

use axum::http::header;
use sandbox::{Claims, Person, Sandbox};
use serde_json::{Value, json};

use crate::house::{TOKEN, client, jpeg, sandbox, told};

/// Adds a person with a picture in their Drive to the page.
fn on_the_page(sandbox: &Sandbox) -> Person {
    sandbox.telegram().register_bot(TOKEN, "storyline_bot");
    let user = sandbox.telegram().person("Ada");
    sandbox.telegram().open_dm(user);
    sandbox.instagram().add_account("ada", sandbox::AccountType::Business);
    sandbox.google().add_user("ada@mail.example");
    let folder = sandbox.google().add_folder("ada@mail.example", None, "Stories").expect("a folder");
    sandbox.google().add_file(&folder, "one.jpg", "image/jpeg", jpeg(60, 80, 1)).expect("a file");
    let person = Person {
        telegram_user: user,
        instagram_username: "ada".to_owned(),
        google_email: "ada@mail.example".to_owned(),
    };
    sandbox.show(vec![person.clone()]);
    person
}

fn at(sandbox: &Sandbox, path: &str) -> String {
    sandbox.base().join(path).expect("an address").to_string()
}

async fn state(sandbox: &Sandbox, after: &str) -> Value {
    let (status, seen) = told(client().get(at(sandbox, &format!("page/state?after={after}")))).await;
    assert_eq!(status, 200);
    seen
}

async fn bot_says(sandbox: &Sandbox, chat: i64, keys: Value) {
    let body = json!({
        "chat_id": chat, "text": "Shall I?", "parse_mode": "HTML", "reply_markup": { "inline_keyboard": keys },
    });
    let (status, _) =
        told(client().post(at(sandbox, &format!("telegram/bot{TOKEN}/sendMessage"))).json(&body)).await;
    assert_eq!(status, 200);
}

#[tokio::test]
async fn the_page_brings_everything_it_needs_from_here() {
    let sandbox = sandbox().await;
    for (path, kind) in
        [("", "text/html"), ("page/page.css", "text/css"), ("page/page.js", "text/javascript")]
    {
        let answer = client().get(at(&sandbox, path)).send().await.expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().expect("text").to_owned();
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        assert!(answer.headers()[header::CONTENT_TYPE].to_str().expect("text").starts_with(kind));
        let text = answer.text().await.expect("text");
        assert!(!text.contains("//cdn") && !text.contains("src=\"http"), "{path} loads from elsewhere");
    }
}

#[tokio::test]
async fn a_look_waits_until_something_is_new() {
    let sandbox = sandbox().await;
    let ada = on_the_page(&sandbox);
    let first = state(&sandbox, "").await;
    assert_eq!(first["chat"]["messages"], json!([]));
    assert_eq!(first["drive"][0]["pictures"][0]["name"], "one.jpg");
    let version = first["version"].as_str().expect("a version").to_owned();
    let (seen, ()) = tokio::join!(state(&sandbox, &version), async {
        sandbox.telegram().say(ada.telegram_user, ada.telegram_user, "/start");
    });
    assert_eq!(seen["chat"]["messages"][0]["text"], "/start");
    assert_eq!(seen["chat"]["messages"][0]["mine"], true);
}

#[tokio::test]
async fn a_press_tells_what_the_bot_answered() {
    let sandbox = sandbox().await;
    let ada = on_the_page(&sandbox);
    bot_says(&sandbox, ada.telegram_user, json!([[{ "text": "Yes", "callback_data": "y" }]])).await;
    let message = state(&sandbox, "").await["chat"]["messages"][0]["id"].clone();
    let press = json!({ "user": ada.telegram_user, "message": message, "data": "y" });
    let pressed = told(client().post(at(&sandbox, "page/press")).json(&press));
    let answering = async {
        let bot = at(&sandbox, &format!("telegram/bot{TOKEN}/"));
        let (_, updates) = told(client().get(format!("{bot}getUpdates?timeout=5"))).await;
        let id = updates["result"][0]["callback_query"]["id"].clone();
        let body = json!({ "callback_query_id": id, "text": "Done." });
        told(client().post(format!("{bot}answerCallbackQuery")).json(&body)).await
    };
    let ((status, pressed), _) = tokio::join!(pressed, answering);
    assert_eq!((status, &pressed["answer"]["text"]), (200, &json!("Done.")));
}

#[tokio::test]
async fn a_button_that_opens_an_address_opens_it_signed_in() {
    let sandbox = sandbox().await;
    let ada = on_the_page(&sandbox);
    let keys = json!([[{ "text": "Connect", "url": "https://example.org/connect/x" }],
                      [{ "text": "Open Instagram", "url": "https://www.instagram.com/" }]]);
    bot_says(&sandbox, ada.telegram_user, keys).await;
    let message = state(&sandbox, "").await["chat"]["messages"][0]["id"].clone();
    let open = |row: usize| at(&sandbox, &format!("page/open/{}/{message}/{row}/0", ada.telegram_user));
    let answer = client().get(open(0)).send().await.expect("an answer");
    assert_eq!(answer.headers()[header::LOCATION], "https://example.org/connect/x");
    let cookies: Vec<_> = answer.headers().get_all(header::SET_COOKIE).iter().collect();
    assert_eq!(cookies[0], "sessionid=ada; Path=/ig-www; HttpOnly; SameSite=Lax");
    assert_eq!(cookies[1], "SID=ada@mail.example; Path=/g-accounts; HttpOnly; SameSite=Lax");
    let instagram = client().get(open(1)).send().await.expect("an answer");
    assert_eq!(instagram.headers()[header::LOCATION], "/#profile");
    assert_eq!(client().get(open(2)).send().await.expect("an answer").status(), 404);
}

#[tokio::test]
async fn a_picture_is_sent_from_the_drive_or_from_the_readers_machine() {
    let sandbox = sandbox().await;
    let ada = on_the_page(&sandbox);
    let picture = state(&sandbox, "").await["drive"][0]["pictures"][0]["id"].clone();
    let say = json!({ "user": ada.telegram_user, "picture": picture });
    assert_eq!(told(client().post(at(&sandbox, "page/say")).json(&say)).await.0, 200);
    let own = at(&sandbox, &format!("page/photo/{}", ada.telegram_user));
    assert_eq!(told(client().post(&own).body(jpeg(40, 40, 2))).await.0, 200);
    assert_eq!(told(client().post(&own).body("no picture")).await.0, 400);
    let seen = state(&sandbox, "").await;
    let sent = seen["chat"]["messages"].as_array().expect("messages");
    assert_eq!(sent.len(), 2);
    let src = sent[1]["photo"]["src"].as_str().expect("an address");
    let shown = client().get(at(&sandbox, src.trim_start_matches('/'))).send().await.expect("an answer");
    assert_eq!(shown.bytes().await.expect("bytes"), jpeg(40, 40, 2));
}

#[tokio::test]
async fn a_press_of_next_story_waits_until_the_clocks_have_moved() {
    let sandbox = sandbox().await;
    on_the_page(&sandbox);
    let next = || client().post(at(&sandbox, "page/next"));
    assert_eq!(told(next()).await.0, 400, "the button is not taken yet");
    let mut button = sandbox.next_story_button();
    sandbox.show_claims(Claims { planned: 3, lost: 0 });
    let moving = async {
        let press = button.pressed().await;
        assert_eq!(state(&sandbox, "").await["moving"], true);
        sandbox.clock().advance(jiff::SignedDuration::from_hours(1));
        press.done("A story is live.");
    };
    let ((status, answer), ()) = tokio::join!(told(next()), moving);
    assert_eq!((status, &answer["said"]), (200, &json!("A story is live.")));
    let seen = state(&sandbox, "").await;
    assert_eq!((&seen["moving"], &seen["claims"]["planned"]), (&json!(false), &json!(3)));
    assert_eq!(seen["now"], "2026-11-23T09:00:00Z");
}
