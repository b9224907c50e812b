//! Returns chats as a person sees them: messages, pictures, buttons.

use bytes::Bytes;
use jiff::Timestamp;
use serde::Serialize;

use super::model::{Author, Chat, Message, Model};
use crate::picture;

#[derive(Clone, Debug, Serialize)]
pub struct Photo {
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The bytes as they were sent.
    #[serde(skip)]
    pub bytes: Bytes,
    pub width: u32,
    pub height: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Button {
    pub text: String,
    pub callback_data: Option<String>,
    pub url: Option<String>,
}

/// A message in its current state.
#[derive(Clone, Debug, Serialize)]
pub struct ChatMessage {
    pub id: i64,
    /// When it was sent, in sandbox time.
    pub date: Timestamp,
    pub from_bot: bool,
    pub from_user: Option<i64>,
    /// The text, or the caption of a picture or document, without markup.
    pub text: String,
    pub photo: Option<Photo>,
    /// File name and SHA-256 of a document.
    pub document: Option<(String, String)>,
    /// Inline buttons by row.
    pub buttons: Vec<Vec<Button>>,
    pub reply_to: Option<i64>,
    /// Whether it requests a reply with `force_reply`.
    pub asks_reply: bool,
    /// Whether it was sent without a notification sound.
    pub silent: bool,
    pub edited: u32,
    pub deleted: bool,
}

impl Model {
    pub(crate) fn view(&self, chat: &Chat) -> Vec<ChatMessage> {
        chat.messages.iter().map(|message| self.view_one(message)).collect()
    }

    fn view_one(&self, message: &Message) -> ChatMessage {
        let photo = message.photo.last().and_then(|id| self.files.get(id)).map(|file| Photo {
            sha256: picture::sha256(&file.bytes),
            bytes: file.bytes.clone(),
            width: file.size.unwrap_or_default().0,
            height: file.size.unwrap_or_default().1,
        });
        let document = message.document.as_ref().and_then(|id| self.files.get(id));
        ChatMessage {
            id: message.id,
            date: message.at,
            from_bot: message.author == Author::Bot,
            from_user: match message.author {
                Author::Bot => None,
                Author::Person(id) => Some(id),
            },
            text: message.body.text.clone(),
            photo,
            document: document.map(|file| (file.name.clone(), picture::sha256(&file.bytes))),
            buttons: buttons(message),
            reply_to: message.reply_to,
            asks_reply: message.markup.as_ref().is_some_and(|markup| markup["force_reply"] == true),
            silent: message.silent,
            edited: message.edits,
            deleted: message.deleted,
        }
    }
}

pub(crate) fn buttons(message: &Message) -> Vec<Vec<Button>> {
    let Some(rows) = message.markup.as_ref().and_then(|markup| markup["inline_keyboard"].as_array()) else {
        return Vec::new();
    };
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let button = |wire: &serde_json::Value| Button {
        text: text(&wire["text"]).unwrap_or_default(),
        callback_data: text(&wire["callback_data"]),
        url: text(&wire["url"]),
    };
    let row = |row: &serde_json::Value| row.as_array().map(|row| row.iter().map(button).collect());
    rows.iter().filter_map(row).collect()
}
