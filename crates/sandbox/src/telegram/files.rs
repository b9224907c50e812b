//! Files stored by Telegram: photos, documents and their download links.

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::model::{Model, StoredFile, Telegram};
use super::refusal::Refusal;
use crate::arguments::Arguments;
use crate::picture;

const LARGEST_PHOTO: usize = 10 << 20;
const LARGEST_DOCUMENT: usize = 50 << 20;
const LARGEST_DOWNLOAD: usize = 20 << 20;
/// How long a download link from getFile is valid.
const LINK_LIFE: SignedDuration = SignedDuration::from_hours(1);

/// What a call sends: new bytes, or a stored file.
#[derive(Clone, Debug)]
pub(crate) enum Sent {
    Bytes { name: String, bytes: Bytes },
    Id(String),
}

/// Returns the file that `value` refers to: an upload with that name, `attach://name`, a URL, or a file id.
pub(crate) async fn resolve(
    telegram: &Telegram,
    arguments: &Arguments,
    field: &str,
    value: Option<&str>,
) -> Result<Sent, Refusal> {
    let upload = |name: &str| {
        let upload = arguments.upload(name)?;
        Some(Sent::Bytes { name: upload.file_name.clone(), bytes: upload.bytes.clone() })
    };
    match value {
        None => upload(field).ok_or_else(|| Refusal::bad(format!("there is no {field} in the request"))),
        Some(value) => match value.strip_prefix("attach://") {
            Some(name) => {
                upload(name).ok_or_else(|| Refusal::bad("wrong file identifier/HTTP URL specified"))
            }
            None if value.starts_with("http://") || value.starts_with("https://") => {
                fetch(telegram, value).await
            }
            None => Ok(Sent::Id(value.to_owned())),
        },
    }
}

async fn fetch(telegram: &Telegram, url: &str) -> Result<Sent, Refusal> {
    let unreachable = || Refusal::bad("failed to get HTTP URL content");
    let answer = telegram.shared.client.get(url).send().await.map_err(|_| unreachable())?;
    if !answer.status().is_success() {
        return Err(unreachable());
    }
    let bytes = answer.bytes().await.map_err(|_| unreachable())?;
    Ok(Sent::Bytes { name: "file".to_owned(), bytes })
}

impl Model {
    /// Stores a photo and returns its file ids, the largest size last.
    pub(crate) fn photo(&mut self, bot: i64, sent: Sent) -> Result<Vec<String>, Refusal> {
        let bytes = match sent {
            Sent::Bytes { bytes, .. } => bytes,
            Sent::Id(id) => {
                let file = self.files.get(&id).filter(|file| file.bot == bot).ok_or_else(wrong_id)?;
                if file.size.is_none() {
                    return Err(Refusal::bad("can't use file of type Document as Photo"));
                }
                return Ok(vec![id]);
            }
        };
        if bytes.is_empty() {
            return Err(Refusal::bad("file must be non-empty"));
        }
        if bytes.len() > LARGEST_PHOTO {
            let length = bytes.len();
            return Err(Refusal::bad(format!(
                "file of size {length} bytes is too big for a photo; the maximum size is {LARGEST_PHOTO} bytes"
            )));
        }
        let size = picture::jpeg_size(&bytes).or_else(|| picture::png_size(&bytes));
        let (width, height) = size.ok_or_else(|| Refusal::bad("IMAGE_PROCESS_FAILED"))?;
        if width + height > 10_000 || width.max(height) > 20 * width.min(height) {
            return Err(Refusal::bad("PHOTO_INVALID_DIMENSIONS"));
        }
        let small = f64::from(320) / f64::from(width.max(height).max(320));
        let scaled = |side: u32| ((f64::from(side) * small).round() as u32).max(1);
        let sizes = [(scaled(width), scaled(height)), (width, height)];
        let stored = |size| self.store(bot, bytes.clone(), "photo.jpg", "image/jpeg", Some(size));
        Ok(sizes.map(stored).to_vec())
    }

    pub(crate) fn document(&mut self, bot: i64, sent: Sent) -> Result<String, Refusal> {
        match sent {
            Sent::Id(id) => match self.files.get(&id) {
                Some(file) if file.bot == bot && file.size.is_none() => Ok(id),
                _ => Err(wrong_id()),
            },
            Sent::Bytes { bytes, .. } if bytes.is_empty() => Err(Refusal::bad("file must be non-empty")),
            Sent::Bytes { bytes, .. } if bytes.len() > LARGEST_DOCUMENT => {
                Err(Refusal::plain(413, "Request Entity Too Large"))
            }
            Sent::Bytes { name, bytes } => {
                let jpeg = picture::jpeg_size(&bytes).is_some();
                let mime = if jpeg { "image/jpeg" } else { "application/octet-stream" };
                Ok(self.store(bot, bytes, &name, mime, None))
            }
        }
    }

    /// Stores bytes as a file. If `size` is given, the file is a photo.
    pub(crate) fn store(
        &mut self,
        bot: i64,
        bytes: Bytes,
        name: &str,
        mime: &str,
        size: Option<(u32, u32)>,
    ) -> String {
        let prefix = if size.is_some() { "AgACAgIAAxkB" } else { "BQACAgIAAxkB" };
        let id = self.ids.opaque("telegram file", prefix, 48);
        let folder = if size.is_some() { "photos" } else { "documents" };
        let number = self.files.len() + 1;
        let extension = name.rsplit_once('.').map_or("bin", |(_, extension)| extension);
        let unique_id = format!("AQAD{}", &picture::sha256(&bytes)[..12]);
        let file = StoredFile {
            bot,
            bytes,
            unique_id,
            path: format!("{folder}/file_{number}.{extension}"),
            name: name.to_owned(),
            mime: mime.to_owned(),
            size,
            linked: None,
        };
        self.files.insert(id.clone(), file);
        id
    }

    pub(crate) fn link(&mut self, bot: i64, id: &str, now: Timestamp) -> Result<Value, Refusal> {
        let file = self.files.get_mut(id).filter(|file| file.bot == bot).ok_or_else(wrong_id)?;
        if file.bytes.len() > LARGEST_DOWNLOAD {
            return Err(Refusal::bad("file is too big"));
        }
        file.linked = Some(now);
        Ok(json!({
            "file_id": id, "file_unique_id": file.unique_id, "file_size": file.bytes.len(),
            "file_path": file.path,
        }))
    }
}

fn wrong_id() -> Refusal {
    Refusal::bad("wrong file_id or the file is temporarily unavailable")
}

/// `GET /file/bot<TOKEN>/<file_path>`.
pub(crate) fn download(telegram: &Telegram, bot: i64, path: &str) -> Response {
    let (now, model) = (telegram.now(), telegram.model());
    let linked = |file: &&StoredFile| {
        let live = file.linked.is_some_and(|since| now.duration_since(since) < LINK_LIFE);
        file.bot == bot && file.path == path && live
    };
    match model.files.values().find(linked) {
        Some(file) => {
            let kind = [(header::CONTENT_TYPE, "application/octet-stream")];
            (StatusCode::OK, kind, Body::from(file.bytes.clone())).into_response()
        }
        None => Refusal::plain(404, "Not Found").into_response(),
    }
}
