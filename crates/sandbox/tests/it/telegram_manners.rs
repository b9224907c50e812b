//! Tests Telegram's bad days: floods, lost rights, deleted messages, and updates that start over.

use jiff::SignedDuration;
use sandbox::{Fault, FaultKind, Limits, Pressed, When};
use serde_json::{Value, json};

use crate::house::{client, jpeg, told};
use crate::telegram::{Bot, bot, refused};

impl Bot {
    fn hello(&self, chat: i64) -> Value {
        json!({ "chat_id": chat, "text": "hello" })
    }

    async fn photo(&self, chat: i64) -> (u16, Value) {
        let part = reqwest::multipart::Part::bytes(jpeg(60, 60, 1)).file_name("a.jpg");
        let form = reqwest::multipart::Form::new().text("chat_id", chat.to_string()).part("photo", part);
        told(client().post(format!("{}/sendPhoto", self.base)).multipart(form)).await
    }

    async fn update_ids(&self, offset: i64) -> Vec<i64> {
        let (status, answer) = self.call("getUpdates", json!({ "offset": offset })).await;
        assert_eq!(status, 200, "{answer}");
        let updates = answer["result"].as_array().expect("updates");
        updates.iter().map(|update| update["update_id"].as_i64().expect("an id")).collect()
    }

    fn strike(&self, method: &str, kind: FaultKind) {
        let on = format!("* /telegram/*/{method}");
        self.sandbox.faults().arm(Fault { on, kind, when: When::Times(1) });
    }

    fn later(&self, seconds: i64) {
        self.sandbox.clock().advance(SignedDuration::from_secs(seconds));
    }
}

#[tokio::test]
async fn one_chat_is_slowed_down_while_others_work() {
    let bot = bot().await;
    let other = bot.sandbox.telegram().person("Boris");
    bot.sandbox.telegram().open_dm(other);
    let message = bot.sent(bot.hello(bot.user)).await["message_id"].clone();
    bot.sandbox.telegram().slow_down(bot.user, SignedDuration::from_secs(600));
    let url = format!("{}/sendMessage", bot.base);
    let answer = client().post(url).json(&bot.hello(bot.user)).send().await.expect("an answer");
    assert_eq!(
        (answer.status().as_u16(), &answer.headers()["retry-after"]),
        (429, &"600".parse().expect("a header"))
    );
    let body: Value = answer.json().await.expect("JSON");
    let wanted = json!({
        "ok": false, "error_code": 429, "description": "Too Many Requests: retry after 600",
        "parameters": { "retry_after": 600 },
    });
    assert_eq!(body, wanted);
    let edit = json!({ "chat_id": bot.user, "message_id": message, "text": "changed" });
    assert_eq!(bot.call("editMessageText", edit.clone()).await.0, 429);
    assert_eq!(bot.call("sendMessage", bot.hello(other)).await.0, 200);
    bot.later(599);
    let (_, late) = bot.call("sendMessage", bot.hello(bot.user)).await;
    assert_eq!(late["parameters"]["retry_after"], 1);
    bot.later(1);
    assert_eq!(bot.call("editMessageText", edit).await.0, 200);
}

#[tokio::test]
async fn edits_count_where_they_are_to_count_against_the_flood_limits() {
    let bot = bot().await;
    bot.sandbox.telegram().limits(Limits { edits: true, ..Limits::default() });
    let message = bot.sent(bot.hello(bot.user)).await["message_id"].clone();
    let edit = async |n: u32| {
        let edit = json!({ "chat_id": bot.user, "message_id": message, "text": format!("{n}") });
        bot.call("editMessageText", edit).await.0
    };
    for n in 1..30 {
        assert_eq!(edit(n).await, 200, "{n}");
    }
    assert_eq!(edit(30).await, 429, "at most 30 in one second");
    bot.later(1);
    assert_eq!(edit(31).await, 200);
}

#[tokio::test]
async fn a_chat_without_the_right_to_photos_takes_text_until_it_is_given_back() {
    let bot = bot().await;
    let group = bot.sandbox.telegram().group("Team", &[bot.user]);
    bot.sandbox.telegram().forbid_photos(group, true);
    let words = "Bad Request: not enough rights to send photos to the chat";
    assert_eq!(bot.photo(group).await, refused(400, words));
    assert_eq!(bot.call("sendMessage", bot.hello(group)).await.0, 200);
    assert_eq!(bot.photo(bot.user).await.0, 200);
    bot.sandbox.telegram().forbid_photos(group, false);
    assert_eq!(bot.photo(group).await.0, 200);
    assert_eq!(bot.sandbox.telegram().chat(group).len(), 2);
}

#[tokio::test]
async fn a_message_that_a_person_deleted_is_not_found_and_a_press_under_it_has_no_message() {
    let bot = bot().await;
    let telegram = bot.sandbox.telegram();
    let markup = json!({ "inline_keyboard": [[{ "text": "Post", "callback_data": "p:1" }]] });
    let sent = bot.sent(json!({ "chat_id": bot.user, "text": "Post?", "reply_markup": markup })).await;
    let id = sent["message_id"].as_i64().expect("an id");
    assert!(telegram.delete_message(bot.user, id));
    let edit = json!({ "chat_id": bot.user, "message_id": id, "text": "Posted" });
    assert_eq!(
        bot.call("editMessageText", edit).await,
        refused(400, "Bad Request: message to edit not found")
    );
    telegram.press_data(bot.user, bot.user, id, "p:1").expect("a press");
    let (_, updates) = bot.call("getUpdates", json!({})).await;
    let message = &updates["result"][0]["callback_query"]["message"];
    assert_eq!((&message["date"], &message["message_id"]), (&json!(0), &json!(id)));
    assert_eq!(message["chat"]["id"], bot.user);
    assert_eq!(message.as_object().map(serde_json::Map::len), Some(3));
    assert!(!telegram.delete_message(bot.user, id), "it is gone");
}

#[tokio::test]
async fn a_press_is_answered_once() {
    let bot = bot().await;
    let markup = json!({ "inline_keyboard": [[{ "text": "Post", "callback_data": "p:1" }]] });
    let sent = bot.sent(json!({ "chat_id": bot.user, "text": "Post?", "reply_markup": markup })).await;
    let id = sent["message_id"].as_i64().expect("an id");
    let Ok(Pressed::Callback(press)) = bot.sandbox.telegram().press(bot.user, bot.user, id, "Post") else {
        panic!("no callback")
    };
    let answer = json!({ "callback_query_id": press, "text": "first" });
    assert_eq!(bot.call("answerCallbackQuery", answer.clone()).await.0, 200);
    let words = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    assert_eq!(bot.call("answerCallbackQuery", answer).await, refused(400, words));
}

#[tokio::test]
async fn an_offset_far_above_the_newest_id_is_answered_from_the_oldest() {
    let bot = bot().await;
    let telegram = bot.sandbox.telegram();
    telegram.say(bot.user, bot.user, "one");
    let old = bot.update_ids(0).await[0];
    assert!(bot.update_ids(old + 1).await.is_empty());
    telegram.restart_updates(5);
    for text in ["two", "three"] {
        telegram.say(bot.user, bot.user, text);
    }
    assert_eq!(bot.update_ids(old + 1).await, [5, 6]);
    assert_eq!(bot.update_ids(old + 1).await, [5, 6], "such an offset confirms nothing");
    assert_eq!(bot.update_ids(6).await, [6]);
    assert_eq!(bot.update_ids(7 + 10).await, [0; 0], "ten above the next id is still an offset");
    telegram.say(bot.user, bot.user, "four");
    assert_eq!(bot.update_ids(7 + 10).await, [0; 0], "updates below it are forgotten");
}

#[tokio::test]
async fn get_file_fails_in_the_words_of_telegram() {
    let bot = bot().await;
    bot.strike("getFile", FaultKind::telegram_is_away());
    let answer = client().get(format!("{}/getFile?file_id=x", bot.base)).send().await.expect("an answer");
    assert_eq!(
        (answer.status().as_u16(), &answer.headers()["content-type"]),
        (502, &"text/html; charset=utf-8".parse().expect("a header"))
    );
    let words = "Bad Request: file is temporarily unavailable";
    bot.strike("getFile", FaultKind::telegram_refuses(400, words));
    assert_eq!(bot.call("getFile", json!({ "file_id": "x" })).await, refused(400, words));
    bot.strike("getFile", FaultKind::telegram_floods(30));
    let (status, answer) = bot.call("getFile", json!({ "file_id": "x" })).await;
    assert_eq!((status, &answer["parameters"]["retry_after"]), (429, &json!(30)));
}
