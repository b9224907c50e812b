//! Calls Telegram: sends a message, with or without a picture, or edits one.

use domain::ids::Tenant;
use jiff::Timestamp;
use providers::telegram::{
    self, ButtonTarget, Document, DocumentSource, Keyboard, Message, Photo, PhotoSource, Sent, TelegramError,
};
use store::TenantTx;
use store::callbacks::StoredButton;
use store::lease::{Lease, OutboxKey};
use store::outbox::OutboxRow;

use crate::app::{App, AppError};
use crate::messages::{Press, Rendered, SentPicture};

/// Converts buttons for Telegram: each action gets an opaque token that refers to a row in the database.
pub(super) async fn keyboard(
    tx: &mut TenantTx,
    rendered: &Rendered,
    now: Timestamp,
) -> Result<Option<Keyboard>, AppError> {
    let acts: Vec<StoredButton> = rendered
        .buttons
        .iter()
        .flatten()
        .filter_map(|button| match &button.press {
            Press::Act(action) => Some(action.store()),
            Press::Open(_) => None,
        })
        .collect();
    let mut tokens = tx.make_buttons(&acts, now).await?.into_iter();
    let rows = rendered
        .buttons
        .iter()
        .map(|row| {
            row.iter()
                .filter_map(|button| {
                    let action = match &button.press {
                        Press::Open(url) => ButtonTarget::Url(url.clone()),
                        Press::Act(_) => ButtonTarget::Callback(tokens.next()?),
                    };
                    Some(telegram::Button { text: button.text.clone(), action })
                })
                .collect()
        })
        .filter(|row: &Vec<_>| !row.is_empty())
        .collect::<Vec<Vec<_>>>();
    Ok((!rows.is_empty()).then_some(Keyboard(rows)))
}

/// Sends or edits. Editing a deleted message counts as done: there is nothing left to show.
pub(super) async fn deliver(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    rendered: &Rendered,
    keyboard: Option<Keyboard>,
) -> Result<Result<Sent, TelegramError>, AppError> {
    let chat_id = lease.key.telegram_chat_id;
    match row.edits {
        Some(message_id) => Ok(edit(app, chat_id, message_id, rendered, keyboard.as_ref()).await),
        None => send(app, lease.key.tenant, chat_id, rendered, keyboard).await,
    }
}

async fn edit(
    app: &App,
    chat_id: i64,
    message_id: i64,
    rendered: &Rendered,
    keyboard: Option<&Keyboard>,
) -> Result<Sent, TelegramError> {
    let edited = if rendered.picture.is_some() {
        app.telegram.edit_caption(chat_id, message_id, rendered.html.as_str(), keyboard).await
    } else {
        app.telegram.edit_text(chat_id, message_id, rendered.html.as_str(), keyboard).await
    };
    let sent = Sent { message_id, photo_file_id: None, document_file_id: None };
    match edited {
        Err(TelegramError::BadRequest(why)) if why.contains("message to edit not found") => Ok(sent),
        // A picture of the legacy application is not stored here, but its caption can be edited.
        Err(TelegramError::BadRequest(why)) if why.contains("no text in the message") => app
            .telegram
            .edit_caption(chat_id, message_id, rendered.html.as_str(), keyboard)
            .await
            .map(|_| sent),
        other => other.map(|_| sent),
    }
}

async fn send(
    app: &App,
    tenant: Tenant,
    chat_id: i64,
    rendered: &Rendered,
    keyboard: Option<Keyboard>,
) -> Result<Result<Sent, TelegramError>, AppError> {
    let picture = match rendered.picture {
        Some(picture) => source(app, tenant, picture).await?.map(|source| (picture, source)),
        None => None,
    };
    let (html, silent) = (rendered.html.to_string(), rendered.silent);
    Ok(match picture {
        Some((SentPicture { as_file: true, .. }, PhotoSource::Jpeg(bytes))) => {
            let source =
                DocumentSource::Upload { bytes, file_name: "story.jpg".into(), mime: "image/jpeg".into() };
            let document =
                Document { chat_id, thread_id: None, source, caption_html: html, keyboard, silent };
            app.telegram.send_document(&document).await
        }
        Some((_, source)) => {
            let photo = Photo { chat_id, thread_id: None, source, caption_html: html, keyboard, silent };
            app.telegram.send_photo(&photo).await
        }
        None => {
            let message = Message { chat_id, html, keyboard, silent, ..Message::default() };
            app.telegram.send_message(&message).await
        }
    })
}

/// Returns the picture to send. A picture that was sent as a preview before is not uploaded again.
async fn source(app: &App, tenant: Tenant, picture: SentPicture) -> Result<Option<PhotoSource>, AppError> {
    let mut tx = app.store.begin(tenant).await?;
    let Some(blob) = tx.blob(&picture.sha256).await? else { return Ok(None) };
    let source = match blob.telegram_file_id.filter(|_| !picture.as_file) {
        Some(file_id) => PhotoSource::FileId(file_id),
        None => {
            let length = usize::try_from(blob.bytes).unwrap_or(0);
            PhotoSource::Jpeg(tx.read_blob(&picture.sha256, 0, length).await?)
        }
    };
    tx.commit().await?;
    Ok(Some(source))
}
