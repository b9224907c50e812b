//! Defines the messages that the bot can send, and Telegram's responses.

use std::fmt;

use bytes::Bytes;
use serde::Deserialize;

use super::Keyboard;

/// A text message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub chat_id: i64,
    /// The topic of a forum.
    pub thread_id: Option<i64>,
    /// Telegram HTML, 1–4096 UTF-16 units after parsing.
    pub html: String,
    /// Buttons below the message.
    pub keyboard: Option<Keyboard>,
    pub silent: bool,
    /// The message to reply to. If it was deleted, the message is sent without a reply.
    pub reply_to: Option<i64>,
    /// Whether to open the recipient's reply box. Ignored if there is a keyboard.
    pub force_reply: bool,
}

/// A picture message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    pub chat_id: i64,
    /// The topic of a forum.
    pub thread_id: Option<i64>,
    pub source: PhotoSource,
    /// Telegram HTML, 0–1024 UTF-16 units after parsing; empty for no caption.
    pub caption_html: String,
    /// Buttons below the message.
    pub keyboard: Option<Keyboard>,
    pub silent: bool,
}

/// The source of a picture.
#[derive(Clone, PartialEq, Eq)]
pub enum PhotoSource {
    /// A file that Telegram already stores for this bot.
    FileId(String),
    /// JPEG bytes, at most 10 MB.
    Jpeg(Bytes),
}

/// A file message: the original, uncompressed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub chat_id: i64,
    /// The topic of a forum.
    pub thread_id: Option<i64>,
    pub source: DocumentSource,
    /// Telegram HTML, 0–1024 UTF-16 units after parsing; empty for no caption.
    pub caption_html: String,
    /// Buttons below the message.
    pub keyboard: Option<Keyboard>,
    pub silent: bool,
}

/// The source of a file.
#[derive(Clone, PartialEq, Eq)]
pub enum DocumentSource {
    /// A file that Telegram already stores for this bot.
    FileId(String),
    /// Bytes to upload, at most 50 MB.
    Upload {
        /// The content.
        bytes: Bytes,
        /// The file name shown to the recipient.
        file_name: String,
        /// The content type, such as `image/jpeg`.
        mime: String,
    },
}

/// A message that Telegram accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its id within its chat.
    pub message_id: i64,
    /// The file id of the picture's largest size, for sending it again without an upload.
    pub photo_file_id: Option<String>,
    /// The file id of its document, for sending it again without an upload.
    pub document_file_id: Option<String>,
}

impl fmt::Debug for PhotoSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FileId(id) => f.debug_tuple("FileId").field(id).finish(),
            Self::Jpeg(bytes) => write!(f, "Jpeg({} bytes)", bytes.len()),
        }
    }
}

impl fmt::Debug for DocumentSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FileId(id) => f.debug_tuple("FileId").field(id).finish(),
            Self::Upload { bytes, mime, .. } => write!(f, "Upload({mime}, {} bytes)", bytes.len()),
        }
    }
}

/// The fields of a sent message that the app uses.
#[derive(Deserialize)]
pub(super) struct SentOnWire {
    message_id: i64,
    #[serde(default)]
    photo: Vec<FileOnWire>,
    document: Option<FileOnWire>,
}

#[derive(Deserialize)]
struct FileOnWire {
    file_id: String,
    #[serde(default)]
    width: u64,
    #[serde(default)]
    height: u64,
}

impl From<SentOnWire> for Sent {
    fn from(wire: SentOnWire) -> Self {
        let largest = wire.photo.into_iter().max_by_key(|size| size.width * size.height);
        Self {
            message_id: wire.message_id,
            photo_file_id: largest.map(|size| size.file_id),
            document_file_id: wire.document.map(|file| file.file_id),
        }
    }
}
