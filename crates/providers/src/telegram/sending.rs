//! Sends, edits and deletes messages, and answers button presses.

use std::time::Duration;

use bytes::Bytes;
use serde_json::{Value, json};

use super::client::ordinary;
use super::message::SentOnWire;
use super::request::{Fields, Upload};
use super::{Document, DocumentSource, Keyboard, Message, Photo, PhotoSource, Sent, Telegram, TelegramError};
use crate::http::Call;

const UPLOAD: Duration = Duration::from_secs(60);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The message has changed.
    Changed,
    /// The message already had this content.
    Unchanged,
}

impl Telegram {
    /// `sendMessage`: sends a text without link previews.
    pub async fn send_message(&self, message: &Message) -> Result<Sent, TelegramError> {
        let reply_to =
            message.reply_to.map(|id| json!({"message_id": id, "allow_sending_without_reply": true}));
        let markup = match &message.keyboard {
            Some(keyboard) => Some(keyboard.to_json()),
            None => message.force_reply.then(|| json!({"force_reply": true, "selective": true})),
        };
        let fields = to_chat(message.chat_id, message.thread_id, message.silent)
            .with("text", message.html.as_str())
            .with("parse_mode", "HTML")
            .with("link_preview_options", json!({"is_disabled": true}))
            .with_some("reply_parameters", reply_to)
            .with_some("reply_markup", markup);
        self.call::<SentOnWire>("sendMessage", fields).await.map(Sent::from)
    }

    /// `sendPhoto`: sends a picture by its `file_id` or as an upload.
    pub async fn send_photo(&self, photo: &Photo) -> Result<Sent, TelegramError> {
        let fields = to_chat(photo.chat_id, photo.thread_id, photo.silent);
        let fields = captioned(fields, &photo.caption_html, photo.keyboard.as_ref());
        match &photo.source {
            PhotoSource::FileId(id) => self.post_media("sendPhoto", fields.with("photo", id.as_str()), None),
            PhotoSource::Jpeg(bytes) => {
                let upload = jpeg_upload(bytes.clone());
                self.post_media("sendPhoto", fields, Some(upload))
            }
        }
        .await
    }

    /// `sendDocument`: sends the original, uncompressed file.
    pub async fn send_document(&self, document: &Document) -> Result<Sent, TelegramError> {
        let fields = to_chat(document.chat_id, document.thread_id, document.silent);
        let fields = captioned(fields, &document.caption_html, document.keyboard.as_ref());
        match &document.source {
            DocumentSource::FileId(id) => {
                self.post_media("sendDocument", fields.with("document", id.as_str()), None)
            }
            DocumentSource::Upload { bytes, file_name, mime } => {
                let upload = Upload {
                    field: "document".to_owned(),
                    file_name: file_name.clone(),
                    mime: mime.clone(),
                    bytes: bytes.clone(),
                };
                self.post_media("sendDocument", fields, Some(upload))
            }
        }
        .await
    }

    /// `editMessageText`: replaces text and buttons. If there is no keyboard, it removes the buttons.
    pub async fn edit_text(
        &self,
        chat_id: i64,
        message_id: i64,
        html: &str,
        keyboard: Option<&Keyboard>,
    ) -> Result<Edited, TelegramError> {
        let fields = of_message(chat_id, message_id)
            .with("text", html)
            .with("parse_mode", "HTML")
            .with("link_preview_options", json!({"is_disabled": true}))
            .with_some("reply_markup", keyboard.map(Keyboard::to_json));
        self.edit("editMessageText", fields).await
    }

    /// `editMessageCaption`: replaces the caption and the buttons of a picture or file message.
    pub async fn edit_caption(
        &self,
        chat_id: i64,
        message_id: i64,
        caption_html: &str,
        keyboard: Option<&Keyboard>,
    ) -> Result<Edited, TelegramError> {
        let fields = of_message(chat_id, message_id)
            .with("caption", caption_html)
            .with("parse_mode", "HTML")
            .with_some("reply_markup", keyboard.map(Keyboard::to_json));
        self.edit("editMessageCaption", fields).await
    }

    /// `editMessageMedia`: replaces text or picture by a picture with a caption, and the buttons.
    pub async fn edit_photo(&self, message_id: i64, photo: &Photo) -> Result<Sent, TelegramError> {
        let (media, upload) = match &photo.source {
            PhotoSource::FileId(id) => (id.clone(), None),
            PhotoSource::Jpeg(bytes) => ("attach://photo".to_owned(), Some(jpeg_upload(bytes.clone()))),
        };
        let media =
            json!({"type": "photo", "media": media, "caption": photo.caption_html, "parse_mode": "HTML"});
        let fields = of_message(photo.chat_id, message_id)
            .with("media", media)
            .with_some("reply_markup", photo.keyboard.as_ref().map(Keyboard::to_json));
        self.post_media("editMessageMedia", fields, upload).await
    }

    /// `deleteMessage`: possible within 48 hours of sending.
    pub async fn delete_message(&self, chat_id: i64, message_id: i64) -> Result<(), TelegramError> {
        self.call::<bool>("deleteMessage", of_message(chat_id, message_id)).await.map(drop)
    }

    /// `answerCallbackQuery`: shows a text of up to 200 characters, or opens a `t.me` link of the bot. If
    /// `alert` is set, the text is an alert that the user must close.
    pub async fn answer_callback(
        &self,
        id: &str,
        text: Option<&str>,
        alert: bool,
        url: Option<&str>,
    ) -> Result<(), TelegramError> {
        let fields = Fields::new()
            .with("callback_query_id", id)
            .with_some("text", text)
            .with_flag("show_alert", alert)
            .with_some("url", url);
        self.call::<bool>("answerCallbackQuery", fields).await.map(drop)
    }

    async fn edit(&self, method: &'static str, fields: Fields) -> Result<Edited, TelegramError> {
        match self.call::<Value>(method, fields).await {
            Ok(_) => Ok(Edited::Changed),
            Err(error) if error.is_not_modified() => Ok(Edited::Unchanged),
            Err(error) => Err(error),
        }
    }

    async fn post_media(
        &self,
        method: &'static str,
        fields: Fields,
        upload: Option<Upload>,
    ) -> Result<Sent, TelegramError> {
        let call = Call { timeout: UPLOAD, ..ordinary(method) };
        let sent: SentOnWire = self.send(call, fields, upload.into_iter().collect()).await?;
        Ok(sent.into())
    }
}

fn to_chat(chat_id: i64, thread_id: Option<i64>, silent: bool) -> Fields {
    Fields::new()
        .with("chat_id", chat_id)
        .with_some("message_thread_id", thread_id)
        .with_flag("disable_notification", silent)
}

fn of_message(chat_id: i64, message_id: i64) -> Fields {
    Fields::new().with("chat_id", chat_id).with("message_id", message_id)
}

fn captioned(fields: Fields, caption_html: &str, keyboard: Option<&Keyboard>) -> Fields {
    let caption = (!caption_html.is_empty()).then_some(caption_html);
    fields
        .with_some("caption", caption)
        .with_some("parse_mode", caption.map(|_| "HTML"))
        .with_some("reply_markup", keyboard.map(Keyboard::to_json))
}

fn jpeg_upload(bytes: Bytes) -> Upload {
    let [field, file_name, mime] = ["photo", "photo.jpg", "image/jpeg"].map(str::to_owned);
    Upload { field, file_name, mime, bytes }
}
