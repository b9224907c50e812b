//! Handles a picture in a private chat: answers that it is being fetched, and leaves the fetching to a chore.

use domain::caption::plain;
use domain::cause::Cause;
use domain::media::RejectReason;
use domain::role::Permission;
use jiff::SignedDuration;
use store::lease::{Lease, UpdateKey};

use super::asking::who_asks;
use super::receipt::{answer_directly, handled, nothing_to_do};
use super::update::Message as Update;
use crate::app::chore::{AwaitedPicture, Chore};
use crate::app::stories::pictures::LARGEST_DOWNLOAD;
use crate::app::{App, AppError};
use crate::i18n::html;
use crate::messages::{Message, PictureComing};
use crate::runtime::notify::Work;

/// A picture is fetched as soon as its sender was told that it is, at the latest after this time.
const AFTER_NOTE: SignedDuration = SignedDuration::from_secs(10);

/// A file that a person sent.
struct Sent {
    file_id: String,
    name: String,
    mime_type: String,
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
    let mut tx = app.store.begin(asking.tenant).await?;
    match sent(message) {
        Ok(sent) => {
            let reply_to = message.message_id;
            let coming = Message::PictureComing(PictureComing::Fetching { reply_to }).to(asking.chat);
            let note = coming.send(&mut tx, asking.now).await?.0;
            let Sent { file_id, name, mime_type, compressed_to } = sent;
            let awaited =
                AwaitedPicture { file_id, name, mime_type, compressed_to, note, sent_at: asking.now };
            Chore::fetch(&mut tx, (asking.chat, reply_to), &awaited, asking.now + AFTER_NOTE).await?;
            handled(app, tx, lease).await?;
            app.notifier.wake_at(Work::Chores, asking.now + AFTER_NOTE);
            Ok(())
        }
        Err(cause) => {
            asking.answer(&mut tx, Message::PictureRefused(cause.into())).await?;
            handled(app, tx, lease).await
        }
    }
}

fn sent(message: &Update) -> Result<Sent, Cause> {
    if let Some(photo) = message.photo() {
        fits(photo.file_size)?;
        return Ok(Sent {
            file_id: photo.file_id.clone(),
            name: format!("photo-{}.jpg", message.message_id),
            mime_type: "image/jpeg".into(),
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
    fits(document.file_size)?;
    let name = document.file_name.as_deref().map(plain).unwrap_or_else(|| "picture".into());
    Ok(Sent { file_id: document.file_id.clone(), name, mime_type, compressed_to: None })
}

fn fits(size: Option<u64>) -> Result<(), Cause> {
    if size.is_some_and(|size| size > LARGEST_DOWNLOAD) { Err(Cause::TooLargeForTelegram) } else { Ok(()) }
}
