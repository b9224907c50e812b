//! The messages that show a post or a picture: edits that render it as it is now, and what they refer to.

use domain::ids::{MediaId, PostId};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::outbox::Outgoing;
use store::settings::{Lifecycle, Settings};
use store::telegram_pictures::PictureMessage;
use store::{StoreError, TenantTx};

use crate::app::{AppError, kinds};

/// Shows a post as it now is, in the message that showed it first.
pub(crate) async fn show_again(tx: &mut TenantTx, id: PostId, now: Timestamp) -> Result<(), StoreError> {
    let Some(view) = tx.post_view(id).await? else { return Ok(()) };
    if let Some((chat, message)) = view.message {
        let edit = picture_edit(tx, (chat, message)).await?.unwrap_or(Outgoing {
            telegram_chat_id: chat,
            kind: kinds::OFFER,
            post: Some(id),
            payload: Value::Null,
        });
        tx.enqueue_edit(&edit, message, now).await?;
    }
    Ok(())
}

/// Shows in a picture's message what became of it.
pub(crate) async fn show_picture_again(
    tx: &mut TenantTx,
    shown: (i64, i64),
    now: Timestamp,
) -> Result<(), AppError> {
    if let Some(edit) = picture_edit(tx, shown).await? {
        tx.enqueue_edit(&edit, shown.1, now).await?;
    }
    Ok(())
}

/// The edit of a picture's message; `None` when the message is none.
async fn picture_edit(tx: &mut TenantTx, shown: (i64, i64)) -> Result<Option<Outgoing>, store::StoreError> {
    let Some(picture) = tx.picture_message(shown).await? else { return Ok(None) };
    let settings = tx.settings().await?;
    let mut edit = picture_message(shown.0, &picture);
    tell_lifecycle(&mut edit, &settings);
    Ok(Some(edit))
}

/// What may be done with a picture depends on where its tenant stands.
pub(crate) fn tell_lifecycle(message: &mut Outgoing, settings: &Settings) {
    message.payload["live"] = json!(settings.lifecycle == Lifecycle::Active);
    message.payload["setting_up"] = json!(settings.lifecycle == Lifecycle::Onboarding);
}

pub(crate) fn picture_message(chat: i64, picture: &PictureMessage) -> Outgoing {
    let payload = json!({
        "media": picture.media, "picture": hex::encode(picture.rendition), "name": picture.name,
        "folder": picture.category, "in_library": picture.in_library,
    });
    Outgoing { telegram_chat_id: chat, kind: kinds::PICTURE, post: picture.post, payload }
}

/// Remembers which message shows a picture, once it is in the chat.
pub(crate) async fn picture_shown(
    tx: &mut TenantTx,
    shown: (i64, i64),
    payload: &Value,
    now: Timestamp,
) -> Result<(), AppError> {
    if let Some((media, rendition)) = named(payload) {
        tx.record_picture_message(shown, media, &rendition, None, now).await?;
    }
    Ok(())
}

/// The picture that a message or button names: its item and its preview.
pub(crate) fn named(payload: &Value) -> Option<(MediaId, [u8; 32])> {
    let media = payload["media"].as_str()?.parse().ok()?;
    let rendition = hex::decode(payload["picture"].as_str()?).ok()?.try_into().ok()?;
    Some((MediaId(media), rendition))
}

/// The post that a picture's message was last wanted for.
pub(crate) async fn chosen_post(tx: &mut TenantTx, shown: (i64, i64)) -> Result<Option<PostId>, AppError> {
    Ok(tx.picture_message(shown).await?.and_then(|picture| picture.post))
}
