//! Handles a picture in a private chat: downloads it from Telegram, checks the entire file, and answers with
//! a story preview.

use bytes::Bytes;
use domain::caption::plain;
use domain::cause::Cause;
use domain::media::RejectReason;
use domain::role::Permission;
use providers::telegram::TelegramError;
use store::lease::{Lease, UpdateKey};

use super::asking::who_asks;
use super::receipt::{answer_directly, handled, nothing_to_do};
use super::update::Message as Update;
use crate::app::stories::pictures::Arrival;
use crate::app::{App, AppError};
use crate::i18n::html;
use crate::messages::Message;

/// Maximum file size that a bot can download (`core.telegram.org/bots/api#getfile`).
const MOST: u64 = 20 << 20;

/// A file that a person sent.
struct Sent {
    file_id: String,
    name: String,
    mime_type: String,
    size: Option<u64>,
    compressed_to: Option<u32>,
}

/// Returns whether a message contains a file.
pub(super) fn brings_one(message: &Update) -> bool {
    message.photo().is_some() || message.document.is_some() || message.video.is_some()
}

/// Answers a message that contains a file.
pub(super) async fn handle_message(
    app: &App,
    lease: &Lease<UpdateKey>,
    message: &Update,
) -> Result<(), AppError> {
    if !message.chat.is_private() {
        return nothing_to_do(app, lease).await;
    }
    let Some(asking) = who_asks(app, message).await? else {
        let start = html!(message.words_of_sender(), "start-first");
        return answer_directly(app, lease, message.chat.id, start, None).await;
    };
    if !asking.may(Permission::Approve) {
        let mut tx = app.store.begin(asking.tenant).await?;
        asking.deny(&mut tx, Permission::Approve).await?;
        return handled(app, tx, lease).await;
    }
    match judge(app, message).await? {
        Ok((arrival, rendition)) => {
            let mut tx = app.store.begin(asking.tenant).await?;
            app.ingest(&mut tx, &arrival, &rendition).await?;
            handled(app, tx, lease).await
        }
        Err(cause) => {
            let mut tx = app.store.begin(asking.tenant).await?;
            asking.answer(&mut tx, Message::PictureRefused(cause.into())).await?;
            handled(app, tx, lease).await
        }
    }
}

/// Returns the picture and its rendered story, or why it cannot be a story.
async fn judge(app: &App, message: &Update) -> Result<Result<(Arrival, render::Rendition), Cause>, AppError> {
    let sent = match sent(message) {
        Ok(sent) => sent,
        Err(why) => return Ok(Err(why)),
    };
    let bytes = match fetch(app, &sent).await? {
        Ok(bytes) => bytes,
        Err(why) => return Ok(Err(why)),
    };
    match app.preview(bytes.clone()).await {
        Ok(rendition) => {
            let Sent { name, mime_type, compressed_to, .. } = sent;
            Ok(Ok((Arrival { bytes, name, mime_type, compressed_to }, rendition)))
        }
        Err(error) => match error.reject_reason() {
            Some(reason) => Ok(Err(Cause::Picture(reason))),
            None => Err(AppError::NotReady("the picture could not be prepared")),
        },
    }
}

fn sent(message: &Update) -> Result<Sent, Cause> {
    if let Some(photo) = message.photo() {
        return Ok(Sent {
            file_id: photo.file_id.clone(),
            name: format!("photo-{}.jpg", message.message_id),
            mime_type: "image/jpeg".into(),
            size: photo.file_size,
            compressed_to: Some(photo.width),
        });
    }
    let Some(document) = &message.document else {
        return Err(Cause::Picture(RejectReason::Video));
    };
    let mime_type = document.mime_type.clone().unwrap_or_default().to_ascii_lowercase();
    if mime_type.starts_with("video/") {
        return Err(Cause::Picture(RejectReason::Video));
    }
    let name = document.file_name.as_deref().map(plain).unwrap_or_else(|| "picture".into());
    Ok(Sent {
        file_id: document.file_id.clone(),
        name,
        mime_type,
        size: document.file_size,
        compressed_to: None,
    })
}

async fn fetch(app: &App, sent: &Sent) -> Result<Result<Bytes, Cause>, AppError> {
    if sent.size.is_some_and(|size| size > MOST) {
        return Ok(Err(Cause::TooLargeForTelegram));
    }
    let fetched = match app.telegram.get_file(&sent.file_id).await {
        Ok(file) => app.telegram.download(&file, MOST).await,
        Err(error) => Err(error),
    };
    match fetched {
        Ok(bytes) => Ok(Ok(bytes)),
        Err(TelegramError::BadRequest(why)) if why.contains("too big") || why.contains("large") => {
            Ok(Err(Cause::TooLargeForTelegram))
        }
        Err(TelegramError::BadRequest(_) | TelegramError::NotFound(_)) => Ok(Err(Cause::GoneAtTelegram)),
        Err(error) => Err(error.into()),
    }
}
