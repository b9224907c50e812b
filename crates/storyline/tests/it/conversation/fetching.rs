//! Tests pictures sent while Telegram or this server fails: the sender knows within seconds, the chat continues, and the preview
//! arrives once the file can be fetched.

use jiff::SignedDuration;
use sandbox::{FaultKind, When};
use testbed::photographs::COLLECTIONS;

use crate::world::{World, refusal, story};

const GET_FILE: &str = "POST /telegram/*/getFile";
const COMING: &str = "I'm fetching your picture";
const SLOW: &str = "can't be fetched right now";
const PREVIEW: &str = "This is how it looks as a story";

fn away() -> FaultKind {
    FaultKind::Status { code: 502, body: "<html>502 Bad Gateway</html>".to_owned(), retry_after: None }
}

/// Sends a photograph that is not in the first creator's Drive; returns the message.
async fn send(world: &World) -> i64 {
    let (creator, telegram) = (world.creator(), world.testbed.sandbox.telegram());
    let jpeg = COLLECTIONS[1][0].jpeg;
    let message = telegram.send_document(creator.telegram_user, creator.chat, "sky.jpg", "image/jpeg", jpeg);
    world.settle().await;
    message
}

async fn passes(world: &World, time: SignedDuration) {
    world.go_to(world.testbed.sandbox.clock().now() + time).await;
}

fn count(world: &World, words: &str) -> usize {
    let said = world.said(world.creator(), words);
    said.into_iter().filter(|message| !message.deleted).count()
}

#[test]
fn a_picture_is_one_message_that_turns_into_its_preview() {
    story(1, async |world| {
        let before = world.said(world.creator(), "").len();
        let sent = send(world).await;
        let preview = world.only(world.creator(), PREVIEW);
        assert_eq!((preview.reply_to, preview.edited, preview.silent), (Some(sent), 1, true), "{preview:?}");
        let photo = preview.photo.clone().expect("a preview");
        assert_eq!((photo.width, photo.height), (1080, 1920));
        assert_eq!(world.said(world.creator(), "").len(), before + 1);
        world.press(world.creator(), "Add to library").await;
        assert!(world.only(world.creator(), "already in your library").photo.is_some());
    });
}

#[test]
fn a_picture_sent_during_ten_minutes_of_failures_arrives_afterwards_and_its_chat_goes_on() {
    story(1, async |world| {
        let armed = world.strike(GET_FILE, away(), When::Always);
        let sent = send(world).await;
        let coming = world.only(world.creator(), COMING);
        assert!(coming.silent && coming.reply_to == Some(sent), "{coming:?}");
        world.say(world.creator(), "/help").await;
        assert_eq!(count(world, "from your own pictures"), 1, "the chat goes on");
        passes(world, SignedDuration::from_secs(50)).await;
        assert_eq!(count(world, SLOW), 0);
        passes(world, SignedDuration::from_secs(30)).await;
        assert_eq!((count(world, SLOW), count(world, COMING)), (1, 0));
        passes(world, SignedDuration::from_mins(9)).await;
        assert_eq!((count(world, SLOW), count(world, PREVIEW)), (1, 0), "told once");
        world.testbed.sandbox.faults().disarm(armed);
        passes(world, SignedDuration::from_mins(6)).await;
        let preview = world.only(world.creator(), PREVIEW);
        assert!(preview.photo.is_some() && !preview.silent && !preview.buttons.is_empty(), "{preview:?}");
        assert_eq!((count(world, SLOW), count(world, "see below")), (0, 1));
    });
}

#[test]
fn a_file_that_telegram_does_not_find_once_is_asked_for_again() {
    story(1, async |world| {
        let refused = refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        world.strike(GET_FILE, refused, When::Times(1));
        send(world).await;
        passes(world, SignedDuration::from_secs(5)).await;
        assert_eq!((count(world, PREVIEW), count(world, SLOW)), (1, 0));
    });
}

#[test]
fn a_file_is_not_asked_for_before_the_time_that_telegram_names() {
    story(1, async |world| {
        let body = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 30","parameters":{"retry_after":30}}"#;
        let limited = FaultKind::Status { code: 429, body: body.to_owned(), retry_after: Some(30) };
        world.strike(GET_FILE, limited, When::Times(1));
        send(world).await;
        passes(world, SignedDuration::from_secs(29)).await;
        assert_eq!((world.requests("POST", "/getFile").len(), count(world, PREVIEW)), (1, 0));
        passes(world, SignedDuration::from_secs(2)).await;
        assert_eq!(count(world, PREVIEW), 1);
    });
}

#[test]
fn a_picture_that_cannot_be_fetched_for_hours_ends_with_the_true_reason() {
    story(1, async |world| {
        let armed = world.strike(GET_FILE, away(), When::Always);
        send(world).await;
        passes(world, SignedDuration::from_hours(5)).await;
        assert_eq!(count(world, SLOW), 1);
        passes(world, SignedDuration::from_mins(70)).await;
        let told = world.only(world.creator(), "didn't hand over this file for hours");
        assert!(!told.deleted && told.text.contains("Nothing was posted"), "{told:?}");
        world.testbed.sandbox.faults().disarm(armed);
        let asked = world.requests("POST", "/getFile").len();
        passes(world, SignedDuration::from_hours(1)).await;
        assert_eq!(world.requests("POST", "/getFile").len(), asked, "it is over");
        assert_eq!(count(world, PREVIEW), 0);
    });
}

#[test]
fn who_deletes_the_note_still_gets_the_preview() {
    story(1, async |world| {
        let armed = world.strike(GET_FILE, away(), When::Times(2));
        send(world).await;
        let note = world.only(world.creator(), COMING);
        let chat = world.creator().chat;
        world.testbed.app().telegram.delete_message(chat, note.id).await.expect("deleted");
        world.testbed.sandbox.faults().disarm(armed);
        passes(world, SignedDuration::from_mins(1)).await;
        let preview = world.said(world.creator(), PREVIEW).pop().expect("a preview");
        assert!(preview.id > note.id && preview.photo.is_some(), "{preview:?}");
        world.press(world.creator(), "Add to library").await;
        assert_eq!(count(world, "already in your library"), 1);
    });
}
