//! Tests that the sandbox refuses loudly what it cannot do, and allows what the real services allow.

use serde_json::{Value, json};

use crate::drive::drive;
use crate::house::{TOKEN, client, told};
use crate::stories::maker;
use crate::telegram::{bot, refused};

fn whats(sandbox: &sandbox::Sandbox) -> Vec<String> {
    sandbox.refused().into_iter().map(|refused| refused.what).collect()
}

#[tokio::test]
async fn unknown_methods_and_parameters_of_telegram_are_on_the_list() {
    let bot = bot().await;
    assert_eq!(bot.call("sendVideo", json!({})).await, refused(404, "Not Found: method not found"));
    let topic = json!({ "chat_id": bot.user, "text": "a", "message_thread_id": 5 });
    let words = "The sandbox does not emulate the parameter message_thread_id of sendMessage.";
    assert_eq!(bot.call("sendMessage", topic).await, refused(501, words));
    assert!(bot.sandbox.telegram().chat(bot.user).is_empty(), "it has no effect");
    let wanted = ["POST sendVideo", "the parameter message_thread_id of sendMessage"];
    assert_eq!(whats(&bot.sandbox), wanted);
    let list = format!("{}__sandbox/refused", bot.sandbox.base());
    let (status, list) = told(client().get(list)).await;
    assert_eq!((status, list.as_array().map(Vec::len)), (200, Some(2)));
    let line = json!({
        "at": "2026-11-23T08:00:00Z", "method": "POST", "path": "/telegram/bot<TOKEN>/sendVideo", "what": "POST sendVideo",
    });
    assert_eq!(list[0], line);
    assert!(!list.to_string().contains(TOKEN));
    bot.sandbox.forget_refused();
    assert!(bot.sandbox.refused().is_empty());
}

#[tokio::test]
async fn unknown_calls_and_parameters_of_the_graph_are_on_the_list() {
    let maker = maker().await;
    let form = [("media_type", "STORIES"), ("image_url", "https://a.example/x.jpg"), ("caption", "hello")];
    let (status, answer) = told(maker.post("media").form(&form)).await;
    let words =
        "The sandbox does not emulate the parameter caption of v26.0/{}/media.".replace("{}", &maker.id);
    assert_eq!((status, &answer["error"]["message"]), (501, &json!(words)));
    assert_eq!(maker.get(&format!("{}/insights?metric=reach", maker.id)).await.0, 501);
    assert_eq!(maker.sandbox.refused().len(), 2);
}

#[tokio::test]
async fn unknown_terms_and_values_of_drive_are_on_the_list() {
    let drive = drive().await;
    let (status, answer) = drive.get("files", &[("q", "starred = true and trashed = false")]).await;
    let words = "The sandbox does not emulate the term starred in q.";
    assert_eq!((status, &answer["error"]["message"]), (501, &json!(words)));
    assert_eq!(drive.get("files", &[("q", "'vera@example.org' in owners")]).await.0, 501);
    assert_eq!(drive.get("files", &[("corpora", "allDrives")]).await.0, 501);
    assert_eq!(drive.get("files", &[("driveId", "0A")]).await.0, 501);
    assert_eq!(drive.get("drives", &[]).await.0, 501);
    let wanted = [
        "the term starred in q",
        "the term owners in q",
        "corpora=allDrives in drive/v3/files",
        "the parameter driveId of drive/v3/files",
        "GET drive/v3/drives",
    ];
    assert_eq!(whats(&drive.login.sandbox), wanted);
}

#[tokio::test]
async fn what_drive_allows_is_allowed() {
    let drive = drive().await;
    let old = drive.add("old note.txt", "text/plain", b"a walk on the beach".to_vec());
    drive.login.sandbox.clock().advance(jiff::SignedDuration::from_mins(30));
    drive.add("new beach.jpg", "image/jpeg", b"x".to_vec());
    let doc = drive.add("Plan", "application/vnd.google-apps.document", Vec::new());
    let inside = format!("'{}' in parents", drive.folder);
    let named = async |q: &str| drive.names(&format!("{inside} and {q}")).await;
    assert_eq!(named("fullText contains 'beach'").await, ["new beach.jpg", "old note.txt"]);
    assert_eq!(
        named("modifiedTime > '2026-11-23T08:10:00' and mimeType contains 'image/'").await,
        ["new beach.jpg"]
    );
    assert_eq!(named("modifiedTime <= '2026-11-23T09:00:00+01:00'").await, ["old note.txt"]);
    assert!(drive.names("sharedWithMe").await.is_empty());
    assert_eq!(named("sharedWithMe = false and name contains 'old'").await, ["old note.txt"]);
    let (status, file) = drive.get(&format!("files/{doc}/"), &[("fields", "id,exportLinks")]).await;
    assert_eq!((status, &file["id"]), (200, &json!(doc)), "a trailing slash");
    assert!(file["exportLinks"]["application/pdf"].is_string());
    let (_, plain) = drive.get(&format!("files/{old}"), &[("fields", "exportLinks")]).await;
    assert_eq!(plain, json!({}));
    assert!(drive.login.sandbox.refused().is_empty());
}

#[tokio::test]
async fn a_client_may_name_itself_in_a_header() {
    let drive = drive().await;
    let tokens = drive.login.connected().await;
    let host = drive.login.sandbox.hosts().google_oauth;
    let refresh = tokens["refresh_token"].as_str().expect("a token");
    let form = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
    let ask = |secret: &str| {
        told(client().post(format!("{host}/token")).basic_auth("client", Some(secret)).form(&form))
    };
    assert_eq!(ask("secret").await.0, 200);
    assert_eq!(ask("wrong").await.0, 401);
    let bare = told(client().post(format!("{host}/token")).form(&form)).await;
    assert_eq!((bare.0, &bare.1["error"]), (401, &json!("invalid_client")));
}

#[tokio::test]
async fn a_reply_to_a_message_that_is_gone_is_sent_if_that_is_allowed() {
    let bot = bot().await;
    let reply = |optional: bool| {
        let to = json!({ "message_id": 77, "allow_sending_without_reply": optional });
        json!({ "chat_id": bot.user, "text": "a", "reply_parameters": to })
    };
    let words = "Bad Request: message to be replied not found";
    assert_eq!(bot.call("sendMessage", reply(false)).await, refused(400, words));
    assert_eq!(bot.sent(reply(true)).await.get("reply_to_message"), None);
}

#[tokio::test]
async fn commands_are_kept_by_scope_and_language() {
    let bot = bot().await;
    let commands = |text: &str| json!([{ "command": "start", "description": text }]);
    let group = json!({ "type": "all_group_chats" });
    let sets = [
        json!({ "commands": commands("all") }),
        json!({ "commands": commands("alle"), "language_code": "de" }),
        json!({ "commands": commands("groups"), "scope": group }),
    ];
    for set in sets {
        assert_eq!(bot.call("setMyCommands", set).await.0, 200);
    }
    let shown = async |arguments: Value| bot.call("getMyCommands", arguments).await.1["result"].clone();
    assert_eq!(shown(json!({})).await, commands("all"));
    assert_eq!(shown(json!({ "language_code": "de" })).await, commands("alle"));
    assert_eq!(shown(json!({ "scope": group })).await, commands("groups"));
    assert_eq!(bot.sandbox.telegram().commands(123_456_789), commands("all"));
}

#[tokio::test]
async fn a_long_list_of_stories_comes_in_pages() {
    let maker = maker().await;
    for kind in 0..5_u8 {
        maker.sandbox.instagram().share_in_app("acme", &vec![kind].into()).expect("an account");
    }
    let mut ids = Vec::new();
    let mut page = format!("{}/stories?limit=2", maker.id);
    loop {
        let (status, answer) = maker.get(&page).await;
        assert_eq!(status, 200, "{answer}");
        ids.extend(answer["data"].as_array().expect("stories").iter().map(|story| story["id"].clone()));
        let Some(after) = answer["paging"]["cursors"]["after"].as_str() else { break };
        page = format!("{}/stories?limit=2&after={after}", maker.id);
    }
    assert_eq!(ids.len(), 5);
    ids.dedup();
    assert_eq!(ids.len(), 5);
}
