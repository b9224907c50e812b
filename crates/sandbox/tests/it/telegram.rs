//! Tests the Bot API from the view of a bot.

use std::time::Duration;

use sandbox::{Limits, Pressed, Sandbox};
use serde_json::{Value, json};

use crate::house::{TOKEN, client, jpeg, sandbox, told};

pub(crate) struct Bot {
    pub(crate) sandbox: Sandbox,
    pub(crate) base: String,
    pub(crate) user: i64,
}

pub(crate) async fn bot() -> Bot {
    let sandbox = sandbox().await;
    sandbox.telegram().register_bot(TOKEN, "storyline_bot");
    let user = sandbox.telegram().person("Vera");
    sandbox.telegram().open_dm(user);
    let base = format!("{}/bot{TOKEN}", sandbox.hosts().telegram);
    Bot { sandbox, base, user }
}

impl Bot {
    pub(crate) async fn call(&self, method: &str, arguments: Value) -> (u16, Value) {
        told(client().post(format!("{}/{method}", self.base)).json(&arguments)).await
    }

    pub(crate) async fn sent(&self, arguments: Value) -> Value {
        let (status, answer) = self.call("sendMessage", arguments).await;
        assert_eq!(status, 200, "{answer}");
        answer["result"].clone()
    }
}

pub(crate) fn refused(code: u16, description: &str) -> (u16, Value) {
    (code, json!({ "ok": false, "error_code": code, "description": description }))
}

#[tokio::test]
async fn a_said_word_arrives_until_its_offset_confirms_it() {
    let bot = bot().await;
    bot.sandbox.telegram().say(bot.user, bot.user, "/start abc_DEF-1");
    let (_, first) = bot.call("getUpdates", json!({})).await;
    let update = &first["result"][0];
    assert_eq!(update["message"]["text"], "/start abc_DEF-1");
    assert_eq!(update["message"]["chat"]["type"], "private");
    assert_eq!(update["message"]["date"], 1_795_420_800);
    assert_eq!(update["message"]["entities"], json!([{ "offset": 0, "length": 6, "type": "bot_command" }]));
    let (_, again) = bot.call("getupdates", json!({})).await;
    assert_eq!(first, again, "nothing was confirmed");
    let next = update["update_id"].as_i64().expect("an id") + 1;
    let (_, after) = bot.call("GETUPDATES", json!({ "offset": next })).await;
    assert_eq!(after, json!({ "ok": true, "result": [] }));
    assert!(bot.sandbox.telegram().redeliver(next - 1));
    let (_, redelivered) = bot.call("getUpdates", json!({ "offset": next })).await;
    assert_eq!(redelivered["result"][0]["update_id"], next - 1);
}

#[tokio::test]
async fn a_long_poll_wakes_as_soon_as_something_is_said() {
    let bot = bot().await;
    let telegram = bot.sandbox.telegram();
    let poll = bot.call("getUpdates", json!({ "timeout": 50 }));
    let speak = async {
        let mut polled = bot.sandbox.log().changed();
        polled.mark_unchanged();
        tokio::task::yield_now().await;
        telegram.say(bot.user, bot.user, "hello");
    };
    let both = async { tokio::join!(poll, speak) };
    let ((_, answer), ()) =
        tokio::time::timeout(Duration::from_secs(20), both).await.expect("it wakes early");
    assert_eq!(answer["result"][0]["message"]["text"], "hello");
}

#[tokio::test]
async fn of_two_pollers_the_older_is_told_of_the_conflict() {
    let bot = bot().await;
    let base = bot.base.clone();
    let older =
        tokio::spawn(async move { told(client().get(format!("{base}/getUpdates?timeout=50"))).await });
    // The newer poller polls until the older one has returned.
    let younger = async {
        while !older.is_finished() {
            bot.call("getUpdates", json!({ "timeout": 0 })).await;
            tokio::task::yield_now().await;
        }
        older.await.expect("it ran")
    };
    let answer = tokio::time::timeout(Duration::from_secs(20), younger).await.expect("it ends early");
    let words =
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    assert_eq!(answer, refused(409, words));
}

#[tokio::test]
async fn wrong_tokens_methods_and_chats_get_their_own_words() {
    let bot = bot().await;
    let host = bot.sandbox.hosts().telegram;
    let at = |path: &str| told(client().get(format!("{host}/{path}")));
    assert_eq!(at("bot12/getMe").await, refused(401, "Unauthorized: invalid token specified"));
    assert_eq!(at("bot12:ab/getMe").await, refused(401, "Unauthorized"));
    assert_eq!(at("getMe").await, refused(404, "Not Found"));
    assert_eq!(bot.call("getNothing", json!({})).await, refused(404, "Not Found: method not found"));
    assert_eq!(
        bot.call("sendMessage", json!({ "text": "a" })).await,
        refused(400, "Bad Request: chat_id is empty")
    );
    let lost = bot.call("sendMessage", json!({ "chat_id": 5, "text": "a" })).await;
    assert_eq!(lost, refused(400, "Bad Request: chat not found"));
}

#[tokio::test]
async fn words_are_checked_after_their_tags_are_read() {
    let bot = bot().await;
    let chat = bot.user;
    let html = |text: &str| json!({ "chat_id": chat, "text": text, "parse_mode": "HTML" });
    let sent = bot.sent(html("<b>Hi</b> &amp; bye")).await;
    assert_eq!(sent["text"], "Hi & bye");
    assert_eq!(sent["entities"], json!([{ "offset": 0, "length": 2, "type": "bold" }]));
    let unknown = "Bad Request: can't parse entities: Unsupported start tag \"h1\" at byte offset 0";
    assert_eq!(bot.call("sendMessage", html("<h1>x</h1>")).await, refused(400, unknown));
    assert_eq!(
        bot.call("sendMessage", html("<b> </b>")).await,
        refused(400, "Bad Request: message text is empty")
    );
    let long = format!("<i>{}</i>", "ж".repeat(4096));
    assert_eq!(bot.call("sendMessage", html(&long)).await.0, 200);
    let longer = format!("{long}!");
    assert_eq!(
        bot.call("sendMessage", html(&longer)).await,
        refused(400, "Bad Request: message is too long")
    );
}

#[tokio::test]
async fn buttons_are_checked_pressed_and_answered() {
    let bot = bot().await;
    let (telegram, chat) = (bot.sandbox.telegram(), bot.user);
    let with = |button: Value| json!({ "chat_id": chat, "text": "Post?", "reply_markup": { "inline_keyboard": [[button]] } });
    let long = with(json!({ "text": "Post", "callback_data": "x".repeat(65) }));
    assert_eq!(bot.call("sendMessage", long).await, refused(400, "Bad Request: BUTTON_DATA_INVALID"));
    let message = bot.sent(with(json!({ "text": "Post", "callback_data": "p:1" }))).await;
    let id = message["message_id"].as_i64().expect("an id");
    assert!(telegram.press(bot.user, chat, id, "Skip").is_err());
    let Ok(Pressed::Callback(press)) = telegram.press(bot.user, chat, id, "Post") else {
        panic!("no callback")
    };
    let (_, updates) = bot.call("getUpdates", json!({})).await;
    let query = &updates["result"][0]["callback_query"];
    assert_eq!((&query["data"], &query["id"]), (&json!("p:1"), &json!(press)));
    assert_eq!(query["message"]["message_id"], id);
    let answer = json!({ "callback_query_id": press, "text": "Done" });
    assert_eq!(bot.call("answerCallbackQuery", answer).await, (200, json!({ "ok": true, "result": true })));
    assert_eq!(telegram.answered(&press).and_then(|answer| answer.text).as_deref(), Some("Done"));
    let Ok(Pressed::Callback(late)) = telegram.press(bot.user, chat, id, "p:1") else {
        panic!("no callback")
    };
    bot.sandbox.clock().advance(jiff::SignedDuration::from_secs(150));
    let words = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    assert_eq!(
        bot.call("answerCallbackQuery", json!({ "callback_query_id": late })).await,
        refused(400, words)
    );
}

#[tokio::test]
async fn a_web_app_button_belongs_into_private_chats() {
    let bot = bot().await;
    let group = bot.sandbox.telegram().group("Team", &[bot.user]);
    let markup =
        json!({ "inline_keyboard": [[{ "text": "Open", "web_app": { "url": "https://a.example/" } }]] });
    let message = |chat: i64| json!({ "chat_id": chat, "text": "x", "reply_markup": markup.to_string() });
    assert_eq!(bot.call("sendMessage", message(bot.user)).await.0, 200);
    let refusal = refused(400, "Bad Request: BUTTON_TYPE_INVALID");
    assert_eq!(bot.call("sendMessage", message(group)).await, refusal);
}

#[tokio::test]
async fn a_button_leads_to_a_host_with_a_dot() {
    let bot = bot().await;
    let with = |url: &str| json!({ "chat_id": bot.user, "text": "x", "reply_markup": { "inline_keyboard": [[{ "text": "Open", "url": url }]] } });
    for url in ["https://a.example/", "http://127.0.0.1:9/", "tg://user?id=5"] {
        assert_eq!(bot.call("sendMessage", with(url)).await.0, 200, "{url}");
    }
    let words = "Bad Request: inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL";
    assert_eq!(bot.call("sendMessage", with("http://localhost/x")).await, refused(400, words));
}

#[tokio::test]
async fn an_edit_must_change_something() {
    let bot = bot().await;
    let message = bot.sent(json!({ "chat_id": bot.user, "text": "one" })).await;
    let edit = |id: Value, text: &str| json!({ "chat_id": bot.user, "message_id": id, "text": text });
    let same = bot.call("editMessageText", edit(message["message_id"].clone(), "one")).await;
    let words = "Bad Request: message is not modified: specified new message content and reply markup are exactly the \
                 same as a current content and reply markup of the message";
    assert_eq!(same, refused(400, words));
    let (status, edited) = bot.call("editMessageText", edit(message["message_id"].clone(), "two")).await;
    assert_eq!((status, &edited["result"]["text"]), (200, &json!("two")));
    let missing = bot.call("editMessageText", edit(json!(99), "two")).await;
    assert_eq!(missing, refused(400, "Bad Request: message to edit not found"));
    let gone = json!({ "chat_id": bot.user, "message_id": message["message_id"] });
    assert_eq!(bot.call("deleteMessage", gone.clone()).await.0, 200);
    let words = "Bad Request: message to delete not found";
    assert_eq!(bot.call("deleteMessage", gone).await, refused(400, words));
    let view = bot.sandbox.telegram().chat(bot.user);
    assert_eq!((view[0].edited, view[0].deleted), (1, true));
}

#[tokio::test]
async fn photos_travel_by_upload_by_id_and_back() {
    let bot = bot().await;
    let picture = jpeg(300, 200, 1);
    let upload = |bytes: Vec<u8>| {
        let part = reqwest::multipart::Part::bytes(bytes).file_name("a.jpg");
        let form = reqwest::multipart::Form::new().text("chat_id", bot.user.to_string());
        let form = form.text("photo", "attach://pic").text("disable_notification", "true").part("pic", part);
        told(client().post(format!("{}/sendPhoto", bot.base)).multipart(form))
    };
    let (status, answer) = upload(picture.clone()).await;
    assert_eq!(status, 200, "{answer}");
    let largest =
        answer["result"]["photo"].as_array().and_then(|sizes| sizes.last()).expect("a size").clone();
    assert_eq!((&largest["width"], &largest["height"]), (&json!(300), &json!(200)));
    assert_eq!(upload(b"no picture".to_vec()).await, refused(400, "Bad Request: IMAGE_PROCESS_FAILED"));
    let again = json!({ "chat_id": bot.user, "photo": largest["file_id"], "caption": "again" });
    assert_eq!(bot.call("sendPhoto", again).await.0, 200);
    let wrong = bot.call("sendPhoto", json!({ "chat_id": bot.user, "photo": "AgACnothing" })).await;
    assert_eq!(wrong, refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable"));
    let (_, file) = bot.call("getFile", json!({ "file_id": largest["file_id"] })).await;
    let path = file["result"]["file_path"].as_str().expect("a path");
    let link = format!("{}/file/bot{TOKEN}/{path}", bot.sandbox.hosts().telegram);
    let bytes = client().get(&link).send().await.expect("an answer").bytes().await.expect("bytes");
    assert_eq!(bytes, picture);
    bot.sandbox.clock().advance(jiff::SignedDuration::from_hours(1));
    assert_eq!(client().get(&link).send().await.expect("an answer").status(), 404);
    let view = bot.sandbox.telegram().chat(bot.user);
    assert!(view[0].silent && !view[1].silent);
    assert_eq!(view[1].photo.as_ref().map(|photo| photo.bytes.clone()), Some(picture.into()));
}

#[tokio::test]
async fn an_album_is_two_to_ten_pictures_without_buttons() {
    let bot = bot().await;
    let part = |kind| reqwest::multipart::Part::bytes(jpeg(40, 40, kind)).file_name("a.jpg");
    let media = json!([{ "type": "photo", "media": "attach://a", "caption": "one" }, { "type": "photo", "media": "attach://b" }]);
    let form = reqwest::multipart::Form::new()
        .text("chat_id", bot.user.to_string())
        .text("media", media.to_string());
    let form = form.part("a", part(1)).part("b", part(2));
    let (status, answer) = told(client().post(format!("{}/sendMediaGroup", bot.base)).multipart(form)).await;
    assert_eq!(status, 200, "{answer}");
    let both = answer["result"].as_array().expect("messages");
    assert_eq!(both.len(), 2);
    assert_eq!(both[0]["media_group_id"], both[1]["media_group_id"]);
    let alone = json!({ "chat_id": bot.user, "media": [{ "type": "photo", "media": "x" }] });
    assert_eq!(bot.call("sendMediaGroup", alone).await.0, 400);
}

#[tokio::test]
async fn a_bot_that_is_blocked_kicked_or_left_behind_is_told_so() {
    let bot = bot().await;
    let telegram = bot.sandbox.telegram();
    let to = |chat: i64| bot.call("sendMessage", json!({ "chat_id": chat, "text": "hello" }));
    telegram.block(bot.user);
    assert_eq!(to(bot.user).await, refused(403, "Forbidden: bot was blocked by the user"));
    let group = telegram.group("Team", &[bot.user]);
    telegram.kick_bot(group);
    assert_eq!(to(group).await, refused(403, "Forbidden: bot was kicked from the supergroup chat"));
    let plain = telegram.plain_group("Old", &[bot.user]);
    let moved = telegram.migrate(plain).expect("a plain group");
    let (status, answer) = to(plain).await;
    assert_eq!((status, &answer["parameters"]["migrate_to_chat_id"]), (400, &json!(moved)));
    let (_, updates) = bot.call("getUpdates", json!({})).await;
    let first = &updates["result"][0]["my_chat_member"];
    assert_eq!(first["new_chat_member"]["status"], "kicked");
    telegram.say(bot.user, bot.user, "/start");
    assert_eq!(to(bot.user).await.0, 200, "writing to a blocked bot unblocks it");
}

#[tokio::test]
async fn privacy_mode_hides_a_groups_talk() {
    let bot = bot().await;
    let telegram = bot.sandbox.telegram();
    let group = telegram.group("Team", &[bot.user]);
    bot.call("getUpdates", json!({ "offset": -1, "allowed_updates": ["message"] })).await;
    let before = telegram.pending();
    telegram.say(bot.user, group, "just talk");
    telegram.say(bot.user, group, "/status@other_bot");
    assert_eq!(telegram.pending(), before);
    telegram.say(bot.user, group, "/status@storyline_bot");
    assert_eq!(telegram.pending(), before + 1);
    let asked =
        bot.sent(json!({ "chat_id": group, "text": "When?", "reply_markup": { "force_reply": true } })).await;
    telegram.reply(bot.user, group, asked["message_id"].as_i64().expect("an id"), "at six");
    assert_eq!(telegram.pending(), before + 2);
}

#[tokio::test]
async fn a_flood_is_stopped_until_the_clock_has_moved() {
    let bot = bot().await;
    let group = bot.sandbox.telegram().group("Team", &[bot.user]);
    let send =
        || client().post(format!("{}/sendMessage", bot.base)).json(&json!({ "chat_id": group, "text": "x" }));
    for _ in 0..20 {
        assert_eq!(told(send()).await.0, 200);
    }
    let answer = send().send().await.expect("an answer");
    assert_eq!(answer.headers()["retry-after"], "60");
    let body: Value = answer.json().await.expect("JSON");
    let wanted = json!({
        "ok": false, "error_code": 429, "description": "Too Many Requests: retry after 60",
        "parameters": { "retry_after": 60 },
    });
    assert_eq!(body, wanted);
    bot.sandbox.clock().advance(jiff::SignedDuration::from_secs(60));
    assert_eq!(told(send()).await.0, 200);
    bot.sandbox.telegram().limits(Limits::off());
    for _ in 0..40 {
        assert_eq!(told(send()).await.0, 200);
    }
}
