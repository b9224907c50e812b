//! Tests the Telegram client over HTTP.

use std::time::Duration;

use bytes::Bytes;
use providers::Certainty;
use providers::telegram::{
    Button, Document, DocumentSource, Edited, FileRef, Keyboard, Message, Photo, PhotoSource, Telegram,
    TelegramError,
};
use serde_json::json;

use crate::stub::{Reply, Seen, Stub, cutting, http, nobody};

const OK: &str = r#"{"ok":true,"result":true}"#;
const SENT: &str = r#"{"ok":true,"result":{"message_id":12,"date":1,"chat":{"id":5,"type":"private"}}}"#;

fn bot(stub: &Stub) -> Telegram {
    Telegram::new(&http(), stub.url.clone(), "7:secret".into())
}

async fn refused_with(reply: Reply) -> TelegramError {
    let stub = Stub::answering([reply]).await;
    bot(&stub).delete_message(5, 12).await.expect_err("a refusal")
}

fn photo(source: PhotoSource) -> Photo {
    let keyboard = Some(Keyboard(vec![vec![Button::callback("Post at 18:00", "t1")]]));
    Photo { chat_id: 5, thread_id: None, source, caption_html: "<b>18:00</b>".into(), keyboard, silent: true }
}

#[tokio::test]
async fn a_message_goes_to_its_topic_as_html_with_its_buttons() {
    let stub = Stub::answering([Reply::json(200, SENT)]).await;
    let link = Button::link("Connect", "https://t.me/storyline_bot".parse().expect("a url"));
    let message = Message {
        chat_id: -100,
        thread_id: Some(9),
        html: "a <b>b</b>".into(),
        keyboard: Some(Keyboard(vec![vec![Button::callback("Post", "t1"), link]])),
        silent: true,
        reply_to: Some(3),
        force_reply: false,
    };
    let sent = bot(&stub).send_message(&message).await.expect("sent");
    assert_eq!((sent.message_id, sent.photo_file_id), (12, None));
    let seen = stub.only();
    assert_eq!((seen.method.as_str(), seen.path.as_str()), ("POST", "/bot7:secret/sendMessage"));
    let expected = json!({
        "chat_id": -100, "message_thread_id": 9, "disable_notification": true,
        "text": "a <b>b</b>", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true},
        "reply_parameters": {"message_id": 3, "allow_sending_without_reply": true},
        "reply_markup": {"inline_keyboard": [[
            {"text": "Post", "callback_data": "t1"},
            {"text": "Connect", "url": "https://t.me/storyline_bot"},
        ]]},
    });
    assert_eq!(seen.json(), expected);
}

#[tokio::test]
async fn a_question_opens_the_reply_box() {
    let stub = Stub::answering([Reply::json(200, SENT)]).await;
    let message = Message { chat_id: 5, html: "When?".into(), force_reply: true, ..Message::default() };
    bot(&stub).send_message(&message).await.expect("sent");
    assert_eq!(stub.only().json()["reply_markup"], json!({"force_reply": true, "selective": true}));
}

#[tokio::test]
async fn an_uploaded_picture_travels_as_a_form_and_its_largest_size_is_kept() {
    let stub =
        Stub::answering([Reply::json(200, include_str!("../../fixtures/telegram/sent_photo.json"))]).await;
    let jpeg = PhotoSource::Jpeg(Bytes::from_static(b"\xff\xd8jpeg-bytes"));
    let sent = bot(&stub).send_photo(&photo(jpeg)).await.expect("sent");
    assert_eq!(sent.photo_file_id.as_deref(), Some("AgAC-large"));
    let seen = stub.only();
    assert!(seen.header("content-type").is_some_and(|t| t.starts_with("multipart/form-data; boundary=")));
    let form = seen.text();
    for part in [
        "name=\"chat_id\"\r\n\r\n5\r\n",
        "name=\"caption\"\r\n\r\n<b>18:00</b>\r\n",
        "name=\"reply_markup\"\r\n\r\n{\"inline_keyboard\":[[{",
        "name=\"photo\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg",
        "jpeg-bytes",
    ] {
        assert!(form.to_lowercase().contains(&part.to_lowercase()), "{part} in {form}");
    }
}

#[tokio::test]
async fn a_known_picture_is_sent_by_its_file_id() {
    let stub = Stub::answering([Reply::json(200, SENT)]).await;
    bot(&stub).send_photo(&photo(PhotoSource::FileId("AgAC".into()))).await.expect("sent");
    assert_eq!(stub.only().json()["photo"], "AgAC");
}

#[tokio::test]
async fn a_document_keeps_its_name_and_its_file() {
    let body = r#"{"ok":true,"result":{"message_id":13,"document":{"file_id":"BQAC","file_unique_id":"u"}}}"#;
    let stub = Stub::answering([Reply::json(200, body)]).await;
    let source = DocumentSource::Upload {
        bytes: Bytes::from_static(b"whole"),
        file_name: "story.jpg".into(),
        mime: "image/jpeg".into(),
    };
    let (caption_html, keyboard) = (String::new(), None);
    let document = Document { chat_id: 5, thread_id: None, source, caption_html, keyboard, silent: false };
    let sent = bot(&stub).send_document(&document).await.expect("sent");
    assert_eq!(sent.document_file_id.as_deref(), Some("BQAC"));
    assert!(stub.only().text().contains("name=\"document\"; filename=\"story.jpg\""));
}

#[tokio::test]
async fn an_edit_that_changes_nothing_is_no_error() {
    let unchanged = include_str!("../../fixtures/telegram/not_modified.json");
    let stub = Stub::answering([Reply::json(400, unchanged), Reply::json(200, SENT)]).await;
    let bot = bot(&stub);
    assert_eq!(bot.edit_text(5, 12, "same", None).await, Ok(Edited::Unchanged));
    assert_eq!(bot.edit_caption(5, 12, "other", None).await, Ok(Edited::Changed));
    assert_eq!(stub.seen()[1].json()["caption"], "other");
}

#[tokio::test]
async fn updates_are_handed_on_raw_and_one_bad_element_costs_no_other() {
    let stub =
        Stub::answering([Reply::json(200, include_str!("../../fixtures/telegram/updates.json"))]).await;
    let allowed = ["message", "callback_query"];
    let updates = bot(&stub).get_updates(710_001, Duration::from_secs(90), &allowed).await.expect("updates");
    assert_eq!(updates.iter().map(|u| u.update_id).collect::<Vec<_>>(), [710_001, 710_002]);
    assert_eq!(updates[1].body, r#"{"update_id":710002,"an_update_kind_of_tomorrow":{"with":[1,2,3]}}"#);
    let asked = json!({"offset": 710_001, "limit": 100, "timeout": 50, "allowed_updates": allowed});
    assert_eq!(stub.only().json(), asked);
}

#[tokio::test]
async fn a_batch_without_a_single_update_is_an_error_and_an_empty_one_is_not() {
    let bad = r#"{"ok":true,"result":[{"a":1},7]}"#;
    let stub = Stub::answering([Reply::json(200, bad), Reply::json(200, r#"{"ok":true,"result":[]}"#)]).await;
    let bot = bot(&stub);
    let error = bot.get_updates(0, Duration::ZERO, &[]).await.expect_err("an error");
    assert_eq!(error.certainty(), Certainty::Unclear);
    assert_eq!(bot.get_updates(0, Duration::ZERO, &[]).await, Ok(Vec::new()));
}

#[tokio::test]
async fn each_refusal_is_told_apart() {
    let forbidden = r#"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#;
    let conflict =
        r#"{"ok":false,"error_code":409,"description":"Conflict: terminated by setWebhook request"}"#;
    let unauthorized = r#"{"ok":false,"error_code":401,"description":"Unauthorized"}"#;
    let unknown = r#"{"ok":false,"error_code":404,"description":"Not Found: method not found"}"#;
    let rows = [
        (
            Reply::json(429, include_str!("../../fixtures/telegram/retry_after.json")),
            TelegramError::RetryAfter(Duration::from_secs(14)),
        ),
        (Reply::html(429).with("retry-after", "3"), TelegramError::RetryAfter(Duration::from_secs(3))),
        (
            Reply::json(400, include_str!("../../fixtures/telegram/migrated.json")),
            TelegramError::Migrated { to: -1_001_234_567_890 },
        ),
        (
            Reply::json(403, forbidden),
            TelegramError::Forbidden("Forbidden: bot was blocked by the user".into()),
        ),
        (
            Reply::json(409, conflict),
            TelegramError::Conflict("Conflict: terminated by setWebhook request".into()),
        ),
        (Reply::json(401, unauthorized), TelegramError::Unauthorized),
        (Reply::json(404, unknown), TelegramError::NotFound("Not Found: method not found".into())),
        (Reply::html(413), TelegramError::BadRequest("Request Entity Too Large".into())),
    ];
    for (reply, expected) in rows {
        let error = refused_with(reply).await;
        assert_eq!(error, expected);
        assert_eq!(error.certainty(), Certainty::NotDone);
    }
}

#[tokio::test]
async fn a_front_end_that_answers_for_telegram_leaves_it_unclear() {
    for reply in [Reply::html(502), Reply::html(403), Reply::html(200), Reply::json(200, r#"{"ok":true}"#)] {
        let error = refused_with(reply).await;
        assert!(matches!(error, TelegramError::Unclear(_)), "{error:?}");
    }
}

#[tokio::test]
async fn nobody_listening_is_not_done_and_a_cut_connection_is_unclear() {
    let nobody = Telegram::new(&http(), nobody().await, "7:secret".into());
    let error = nobody.delete_message(5, 12).await.expect_err("no connection");
    assert!(matches!(error, TelegramError::Unreachable(_)), "{error:?}");
    let cut = Telegram::new(&http(), cutting().await, "7:secret".into());
    let error = cut.delete_message(5, 12).await.expect_err("no answer");
    assert!(matches!(error, TelegramError::Unclear(_)), "{error:?}");
}

#[tokio::test]
async fn a_file_is_downloaded_by_its_path_and_never_past_the_limit() {
    let file = r#"{"ok":true,"result":{"file_id":"BQAC","file_unique_id":"u","file_size":5,"file_path":"photos/a.jpg"}}"#;
    let replies = [Reply::json(200, file), Reply::bytes(b"whole"), Reply::bytes(b"whole")];
    let stub = Stub::answering(replies).await;
    let bot = bot(&stub);
    let file = bot.get_file("BQAC").await.expect("a file");
    assert_eq!(bot.download(&file, 5).await.expect("bytes"), "whole");
    assert_eq!(stub.seen()[1].path, "/file/bot7:secret/photos/a.jpg");
    assert!(matches!(bot.download(&file, 4).await, Err(TelegramError::BadRequest(_))));
    let without_path = FileRef { file_path: None, ..file };
    assert!(matches!(bot.download(&without_path, 5).await, Err(TelegramError::NotFound(_))));
}

#[tokio::test]
async fn the_menu_the_webhook_and_the_press_say_what_they_were_given() {
    let stub = Stub::answering((0..4).map(|_| Reply::json(200, OK))).await;
    let bot = bot(&stub);
    bot.set_commands(&[("status", "How it stands".to_owned())], Some("de")).await.expect("commands");
    let url = "https://story.example/telegram".parse().expect("a url");
    bot.set_webhook(&url, &"hook-secret".into(), &["message"]).await.expect("a webhook");
    bot.answer_callback("77", Some("Posted"), true, None).await.expect("an answer");
    bot.delete_webhook().await.expect("no webhook");
    let bodies: Vec<_> = stub.seen().iter().map(Seen::json).collect();
    let commands = json!([{"command": "status", "description": "How it stands"}]);
    assert_eq!(bodies[0], json!({"commands": commands, "language_code": "de"}));
    assert_eq!(bodies[1]["secret_token"], "hook-secret");
    assert_eq!(bodies[2], json!({"callback_query_id": "77", "text": "Posted", "show_alert": true}));
    assert_eq!(bodies[3], json!({}), "waiting updates are never dropped");
}

#[tokio::test]
async fn those_who_run_a_group_are_listed() {
    let body = r#"{"ok":true,"result":[{"status":"creator","user":{"id":279058397,"is_bot":false}},
        {"status":"administrator","user":{"id":7,"is_bot":true}}]}"#;
    let stub = Stub::answering([Reply::json(200, body)]).await;
    let people = bot(&stub).get_chat_administrators(-100).await.expect("administrators");
    let people: Vec<_> = people.iter().map(|a| (a.user_id, a.is_bot, a.status.as_str())).collect();
    assert_eq!(people, [(279_058_397, false, "creator"), (7, true, "administrator")]);
}
