//! Edits the messages that show a post or a picture, and finds what they refer to.

use domain::ids::PostId;
use jiff::Timestamp;
use store::settings::{Lifecycle, Settings};
use store::telegram_pictures::PictureMessage;
use store::{StoreError, TenantTx};

use crate::app::AppError;
use crate::messages::{Message, Outgoing, Picture, ShownPicture};

/// Edits the message of a post to show its current state.
pub(crate) async fn show_again(tx: &mut TenantTx, id: PostId, now: Timestamp) -> Result<(), StoreError> {
    let Some(view) = tx.post_view(id).await? else { return Ok(()) };
    if let Some((chat, message)) = view.message {
        let picture = picture_edit(tx, (chat, message)).await?;
        picture.unwrap_or_else(|| Message::Offer.to(chat).about(id)).edit(tx, message, now).await?;
    }
    Ok(())
}

/// Edits the question whether a post's story is live, if it was asked in a message of its own, to show how the post ended.
pub(crate) async fn close_question(tx: &mut TenantTx, id: PostId, now: Timestamp) -> Result<(), StoreError> {
    let Some(view) = tx.post_view(id).await? else { return Ok(()) };
    let Some(question) = tx.message_about(id, Message::IsItLive.kind()).await? else { return Ok(()) };
    if view.message != Some(question) {
        let (chat, message) = question;
        Message::IsItLive.to(chat).about(id).edit(tx, message, now).await?;
    }
    Ok(())
}

/// Edits the message of a picture to show its current state.
pub(crate) async fn show_picture_again(
    tx: &mut TenantTx,
    shown: (i64, i64),
    now: Timestamp,
) -> Result<(), AppError> {
    if let Some(edit) = picture_edit(tx, shown).await? {
        edit.edit(tx, shown.1, now).await?;
    }
    Ok(())
}

/// Returns an edit that updates the message of a picture; `None` if the message does not show a picture.
async fn picture_edit(tx: &mut TenantTx, shown: (i64, i64)) -> Result<Option<Outgoing>, store::StoreError> {
    let Some(picture) = tx.picture_message(shown).await? else { return Ok(None) };
    let settings = tx.settings().await?;
    let edit = Message::Picture(picture_of(&picture, &settings)).to(shown.0);
    Ok(Some(Outgoing { post: picture.post, ..edit }))
}

/// Returns a picture as its message shows it; the possible actions depend on the tenant's lifecycle.
pub(crate) fn picture_of(picture: &PictureMessage, settings: &Settings) -> Picture {
    Picture {
        shown: ShownPicture { media: picture.media, rendition: picture.rendition },
        name: picture.name.clone(),
        folder: picture.category.clone(),
        in_library: picture.in_library,
        live: settings.lifecycle == Lifecycle::Active,
        setting_up: settings.lifecycle == Lifecycle::Onboarding,
        never: None,
        unsharp: None,
    }
}

/// Records which message shows a picture, after it was sent.
pub(crate) async fn picture_shown(
    tx: &mut TenantTx,
    shown: (i64, i64),
    picture: ShownPicture,
    post: Option<PostId>,
    now: Timestamp,
) -> Result<(), AppError> {
    tx.record_picture_message(shown, picture.media, &picture.rendition, post, now).await?;
    if let Some(post) = post {
        tx.now_shown_by(post, shown.0, shown.1).await?;
    }
    Ok(())
}

/// Returns the latest post created from a picture's message.
pub(crate) async fn chosen_post(tx: &mut TenantTx, shown: (i64, i64)) -> Result<Option<PostId>, AppError> {
    Ok(tx.picture_message(shown).await?.and_then(|picture| picture.post))
}
