//! Files people sent to the bot.

use bytes::Bytes;
use secrecy::ExposeSecret;
use serde::Deserialize;
use std::time::Duration;

use super::client::ordinary;
use super::request::Fields;
use super::{Telegram, TelegramError};
use crate::http::{Call, endpoint};

const DOWNLOAD: Duration = Duration::from_secs(60);

/// Where a file lies at Telegram, for at least one hour.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FileRef {
    /// The id by which this bot may send it again.
    pub file_id: String,
    /// The same for every bot; cannot be used for sending.
    pub file_unique_id: String,
    /// Bytes, when Telegram knows.
    pub file_size: Option<u64>,
    /// The path below `/file/bot<token>/`; missing when it cannot be downloaded.
    pub file_path: Option<String>,
}

impl Telegram {
    /// `getFile`: files of at most 20 MB.
    pub async fn get_file(&self, file_id: &str) -> Result<FileRef, TelegramError> {
        self.call("getFile", Fields::new().with("file_id", file_id)).await
    }

    /// The bytes of a file, at most `limit` of them. Fails with [`TelegramError::NotFound`] when the path is missing or
    /// its hour is over, `BadRequest` when the file is larger than `limit`.
    pub async fn download(&self, file: &FileRef, limit: u64) -> Result<Bytes, TelegramError> {
        let path = file.file_path.as_deref().unwrap_or_default();
        if path.is_empty() {
            return Err(TelegramError::NotFound("the file has no path to download from".to_owned()));
        }
        let bot = format!("bot{}", self.token.expose_secret());
        let segments: Vec<&str> = ["file", &bot].into_iter().chain(path.split('/')).collect();
        let call = Call { timeout: DOWNLOAD, limit, ..ordinary("download") };
        let answer = self.http.ask(call, self.http.get(endpoint(&self.base, &segments))).await;
        match answer {
            Ok(answer) if answer.status == 200 => Ok(answer.body),
            Ok(answer) => Err(TelegramError::from_refusal(&answer, &self.token)),
            Err(broken) if broken.too_large => Err(TelegramError::BadRequest(broken.what)),
            Err(broken) => Err(broken.into()),
        }
    }
}
