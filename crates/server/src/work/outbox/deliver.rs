//! Calls Telegram: sends a message, with or without a picture, or edits one. The refusals that another form of the same
//! call mends are mended here; the others are left to `refused.rs`.

use domain::ids::Tenant;
use jiff::Timestamp;
use providers::telegram::{
    self, ButtonTarget, Document, DocumentSource, Edited, Keyboard, Message, Photo, PhotoSource, Remedy,
    Sent, TelegramError,
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

/// Adds a row of buttons that was not there when the tokens were made.
pub(super) fn with_links(keyboard: Option<Keyboard>, rendered: &Rendered) -> Option<Keyboard> {
    let links = rendered.buttons.iter().flatten().filter_map(|button| match &button.press {
        Press::Open(url) => {
            Some(telegram::Button { text: button.text.clone(), action: ButtonTarget::Url(url.clone()) })
        }
        Press::Act(_) => None,
    });
    let mut keyboard = keyboard.unwrap_or_else(|| Keyboard(Vec::new()));
    let known: Vec<_> = keyboard.0.iter().flatten().map(|button| button.action.clone()).collect();
    keyboard.0.extend(links.filter(|link| !known.contains(&link.action)).map(|link| vec![link]));
    (!keyboard.0.is_empty()).then_some(keyboard)
}

/// Sends or edits. `brings_picture`: an edit adds its picture to a message without one.
pub(super) async fn deliver(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    rendered: &Rendered,
    keyboard: Option<Keyboard>,
    brings_picture: bool,
) -> Result<Result<Sent, TelegramError>, AppError> {
    let (tenant, chat_id) = (lease.key.tenant, lease.key.telegram_chat_id);
    let to = To { chat_id, edits: row.edits };
    match rendered.picture {
        Some(picture) if row.edits.is_none() || brings_picture => {
            let Some(source) = source(app, tenant, picture, true).await? else {
                return Ok(without(app, to, rendered, keyboard).await);
            };
            let known = matches!(source, PhotoSource::FileId(_));
            let sent = with_picture(app, to, rendered, keyboard.clone(), source).await;
            match sent {
                Err(error) if known && error.remedy() == Remedy::FileLost => {}
                sent => return Ok(sent),
            }
            // Telegram no longer finds the file under the id that it gave us: the bytes are uploaded again.
            match self::source(app, tenant, picture, false).await? {
                Some(source) => Ok(with_picture(app, to, rendered, keyboard, source).await),
                None => Ok(without(app, to, rendered, keyboard).await),
            }
        }
        _ => Ok(without(app, to, rendered, keyboard).await),
    }
}

/// Where a message goes: to a chat, or into a message of it.
#[derive(Clone, Copy)]
struct To {
    chat_id: i64,
    edits: Option<i64>,
}

/// Edits the text or the caption, or sends a text.
async fn without(
    app: &App,
    to: To,
    rendered: &Rendered,
    keyboard: Option<Keyboard>,
) -> Result<Sent, TelegramError> {
    let (chat_id, html) = (to.chat_id, rendered.html.to_string());
    let Some(message_id) = to.edits else {
        let (silent, reply_to) = (rendered.silent, rendered.reply_to);
        let message = Message { chat_id, html, keyboard, silent, reply_to, ..Message::default() };
        return app.telegram.send_message(&message).await;
    };
    let keyboard = keyboard.as_ref();
    let caption = rendered.picture.is_some();
    let mut edited = edit_part(app, to, &html, keyboard, caption).await;
    // A picture of the legacy application is not stored here; and a message may have been sent without its picture.
    if edited.as_ref().is_err_and(|error| error.remedy() == Remedy::OtherPart) {
        edited = edit_part(app, To { chat_id, edits: Some(message_id) }, &html, keyboard, !caption).await;
    }
    edited.map(|_| Sent { message_id, photo_file_id: None, document_file_id: None })
}

async fn edit_part(
    app: &App,
    to: To,
    html: &str,
    keyboard: Option<&Keyboard>,
    caption: bool,
) -> Result<Edited, TelegramError> {
    let message_id = to.edits.unwrap_or_default();
    match caption {
        true => app.telegram.edit_caption(to.chat_id, message_id, html, keyboard).await,
        false => app.telegram.edit_text(to.chat_id, message_id, html, keyboard).await,
    }
}

/// Sends a picture as a photo or as a file, or puts it into a message.
async fn with_picture(
    app: &App,
    to: To,
    rendered: &Rendered,
    keyboard: Option<Keyboard>,
    source: PhotoSource,
) -> Result<Sent, TelegramError> {
    let (chat_id, caption_html, silent) = (to.chat_id, rendered.html.to_string(), rendered.silent);
    let as_file = rendered.picture.is_some_and(|picture| picture.as_file);
    match (source, to.edits) {
        (PhotoSource::Jpeg(bytes), None) if as_file => {
            let source =
                DocumentSource::Upload { bytes, file_name: "story.jpg".into(), mime: "image/jpeg".into() };
            let document = Document { chat_id, thread_id: None, source, caption_html, keyboard, silent };
            app.telegram.send_document(&document).await
        }
        (source, edits) => {
            let photo = Photo { chat_id, thread_id: None, source, caption_html, keyboard, silent };
            match edits {
                None => app.telegram.send_photo(&photo).await,
                Some(message_id) => app.telegram.edit_photo(message_id, &photo).await,
            }
        }
    }
}

/// Returns the picture to send. If `by_id`, a picture that was sent as a preview before is not uploaded again.
async fn source(
    app: &App,
    tenant: Tenant,
    picture: SentPicture,
    by_id: bool,
) -> Result<Option<PhotoSource>, AppError> {
    let mut tx = app.store.begin(tenant).await?;
    let Some(blob) = tx.blob(&picture.sha256).await? else { return Ok(None) };
    let source = match blob.telegram_file_id.filter(|_| by_id && !picture.as_file) {
        Some(file_id) => PhotoSource::FileId(file_id),
        None => {
            let length = usize::try_from(blob.bytes).unwrap_or(0);
            PhotoSource::Jpeg(tx.read_blob(&picture.sha256, 0, length).await?)
        }
    };
    tx.commit().await?;
    Ok(Some(source))
}
