//! What can be sent, and what comes back.

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
    /// Buttons below.
    pub keyboard: Option<Keyboard>,
    pub silent: bool,
    /// The message it answers; it is sent all the same when that one is gone.
    pub reply_to: Option<i64>,
    /// Opens the reader's reply box; not beside a keyboard, which wins.
    pub force_reply: bool,
}

/// A picture message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    pub chat_id: i64,
    /// The topic of a forum.
    pub thread_id: Option<i64>,
    pub source: PhotoSource,
    /// Telegram HTML, 0–1024 UTF-16 units after parsing; empty for none.
    pub caption_html: String,
    /// Buttons below.
    pub keyboard: Option<Keyboard>,
    pub silent: bool,
}

/// Where a picture comes from.
#[derive(Clone, PartialEq, Eq)]
pub enum PhotoSource {
    /// A file Telegram already holds for this bot.
    FileId(String),
    /// JPEG bytes, at most 10 MB.
    Jpeg(Bytes),
}

/// A file message: the picture as it is, uncompressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub chat_id: i64,
    /// The topic of a forum.
    pub thread_id: Option<i64>,
    pub source: DocumentSource,
    /// Telegram HTML, 0–1024 UTF-16 units after parsing; empty for none.
    pub caption_html: String,
    /// Buttons below.
    pub keyboard: Option<Keyboard>,
    pub silent: bool,
}

/// Where a file comes from.
#[derive(Clone, PartialEq, Eq)]
pub enum DocumentSource {
    /// A file Telegram already holds for this bot.
    FileId(String),
    /// Bytes, at most 50 MB.
    Upload {
        /// The content.
        bytes: Bytes,
        /// The name the reader sees.
        file_name: String,
        /// The content type, as `image/jpeg`.
        mime: String,
    },
}

/// A message Telegram has accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its number in its chat.
    pub message_id: i64,
    /// The largest size of its picture: to be sent again without an upload.
    pub photo_file_id: Option<String>,
    /// Its file, likewise.
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

/// The few fields of a sent message that we keep.
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
