//! Downloads files that people sent to the bot.

use bytes::Bytes;
use secrecy::ExposeSecret;
use serde::Deserialize;
use std::time::Duration;

use super::client::ordinary;
use super::error::{FILE_GONE, TOO_LARGE};
use super::request::Fields;
use super::{Telegram, TelegramError};
use crate::http::{Call, endpoint};

const DOWNLOAD: Duration = Duration::from_secs(60);

/// A file on Telegram's servers, available for at least one hour.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FileRef {
    /// The id with which this bot can send the file again.
    pub file_id: String,
    /// An id that is the same for every bot; cannot be used for sending.
    pub file_unique_id: String,
    /// Size in bytes, if Telegram knows it.
    pub file_size: Option<u64>,
    /// The path below `/file/bot<token>/`; `None` if the file cannot be downloaded.
    pub file_path: Option<String>,
}

impl Telegram {
    /// `getFile`: returns the path of a file of at most 20 MB.
    pub async fn get_file(&self, file_id: &str) -> Result<FileRef, TelegramError> {
        self.call("getFile", Fields::new().with("file_id", file_id)).await
    }

    /// Returns the content of a file, at most `limit` bytes. Fails with [`TelegramError::NotFound`] if the
    /// path is missing or has expired after an hour, and with `BadRequest` if the file is larger than
    /// `limit`.
    pub async fn download(&self, file: &FileRef, limit: u64) -> Result<Bytes, TelegramError> {
        let path = file.file_path.as_deref().unwrap_or_default();
        if path.is_empty() {
            return Err(TelegramError::NotFound(FILE_GONE.to_owned()));
        }
        let bot = format!("bot{}", self.token.expose_secret());
        let segments: Vec<&str> = ["file", &bot].into_iter().chain(path.split('/')).collect();
        let call = Call { timeout: DOWNLOAD, limit, ..ordinary("download") };
        let answer = self.http.ask(call, self.http.get(endpoint(&self.base, &segments))).await;
        match answer {
            Ok(answer) if answer.status == 200 => Ok(answer.body),
            Ok(answer) if answer.status == 404 => Err(TelegramError::NotFound(FILE_GONE.to_owned())),
            Ok(answer) => Err(TelegramError::from_refusal(&answer, &self.token)),
            Err(broken) if broken.too_large => Err(TelegramError::BadRequest(TOO_LARGE.to_owned())),
            Err(broken) => Err(broken.into()),
        }
    }
}
