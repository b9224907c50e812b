//! Reads folders, file metadata and file contents from Drive.
//!
//! Source: developers.google.com/workspace/drive/api/reference/rest/v3

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{ACCEPT_ENCODING, CONTENT_TYPE};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::wire::{DriveFile, FILE_FIELDS, FileOnWire, FilePage, PageOnWire};
use super::{Google, GoogleError, call};
use crate::http::{Answer, Call, JSON_LIMIT, LISTING_LIMIT, endpoint};

const DOWNLOAD: Duration = Duration::from_secs(120);
const PAGE_SIZE: &str = "500";

/// Which children of a folder to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Children {
    /// Folders, and all shortcuts, because a shortcut may point to a folder.
    Folders,
    /// Pictures and videos, and all shortcuts, because a shortcut may point to a picture or video.
    Media,
}

impl Children {
    fn condition(self) -> String {
        let shortcut = format!("mimeType='{}'", DriveFile::SHORTCUT);
        match self {
            Self::Folders => format!("mimeType='{}' or {shortcut}", DriveFile::FOLDER),
            Self::Media => format!("mimeType contains 'image/' or mimeType contains 'video/' or {shortcut}"),
        }
    }
}

impl Google {
    /// Returns one page of a folder's contents, without files in the bin. `folder` is an
    /// id, or `root` for My Drive. Returns an empty page for a deleted folder. Fails with
    /// [`Remedy::RetryLater`](super::Remedy::RetryLater) and the reason
    /// `invalidPageToken` if the listing must be restarted.
    pub async fn list_children(
        &self,
        access: &SecretString,
        folder: &str,
        page_token: Option<&str>,
        kind: Children,
    ) -> Result<FilePage, GoogleError> {
        let fields = format!("nextPageToken,incompleteSearch,files({FILE_FIELDS})");
        let condition = children_of(folder, kind);
        let query = [
            ("q", condition.as_str()),
            ("fields", &fields),
            ("pageSize", PAGE_SIZE),
            ("orderBy", "name_natural"),
            ("spaces", "drive"),
            ("supportsAllDrives", "true"),
            ("includeItemsFromAllDrives", "true"),
        ];
        let page = page_token.map(|token| ("pageToken", token));
        let request = self.http.get(self.files(&[])).query(&query).query(page.as_slice());
        let request = request.bearer_auth(access.expose_secret());
        let answer = self.ask(call("list_children", LISTING_LIMIT), request, &[access]).await?;
        let wire: PageOnWire = answer.json().ok_or_else(|| GoogleError::unreadable(answer.status))?;
        Ok(wire.into())
    }

    /// Returns the metadata of a file; `root` is My Drive itself. Fails with
    /// [`Remedy::NotFound`](super::Remedy::NotFound) if it was deleted or is no longer shared.
    pub async fn file(&self, access: &SecretString, id: &str) -> Result<DriveFile, GoogleError> {
        let query = [("fields", FILE_FIELDS), ("supportsAllDrives", "true")];
        let request = self.http.get(self.files(&[id])).query(&query).bearer_auth(access.expose_secret());
        let answer = self.ask(call("file", JSON_LIMIT), request, &[access]).await?;
        let wire: FileOnWire = answer.json().ok_or_else(|| GoogleError::unreadable(answer.status))?;
        Ok(wire.into())
    }

    /// Returns the complete content of a file. Fails with `Forbidden` if it is larger than `limit_bytes`
    /// (reason `tooLarge`) or if the response is a web page (reason `notAFile`).
    pub async fn download(
        &self,
        access: &SecretString,
        id: &str,
        limit_bytes: u64,
    ) -> Result<Bytes, GoogleError> {
        let query = [("alt", "media"), ("supportsAllDrives", "true")];
        let request = self.http.get(self.files(&[id])).query(&query);
        let request = request.header(ACCEPT_ENCODING, "identity").bearer_auth(access.expose_secret());
        let call = Call { timeout: DOWNLOAD, ..call("download", limit_bytes) };
        let answer = self.ask(call, request, &[access]).await?;
        if is_web_page(&answer) { Err(GoogleError::not_a_file(answer.status)) } else { Ok(answer.body) }
    }

    fn files(&self, segments: &[&str]) -> Url {
        let path: Vec<&str> = ["drive", "v3", "files"].into_iter().chain(segments.iter().copied()).collect();
        endpoint(&self.hosts.api, &path)
    }
}

/// Returns whether the response is HTML. The status is not enough to decide this, because a sign-in page has
/// status 200.
fn is_web_page(answer: &Answer) -> bool {
    let content_type = answer.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|content_type| content_type.to_ascii_lowercase().starts_with("text/html"))
}

fn children_of(folder: &str, kind: Children) -> String {
    format!("{} in parents and trashed=false and ({})", quoted(folder), kind.condition())
}

/// Quotes a string for the query language. Escapes `\` and `'`, so that a name cannot end the quoted string.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_folder_id_can_leave_its_quotes() {
        assert_eq!(quoted(r"a' or 'b' in parents or '\"), r"'a\' or \'b\' in parents or \'\\'");
    }

    #[test]
    fn both_kinds_of_children_ask_for_what_they_name() {
        let folders = children_of("1F", Children::Folders);
        assert!(folders.starts_with("'1F' in parents and trashed=false and (mimeType='application/"));
        assert!(!folders.contains("image/"));
        assert!(children_of("1F", Children::Media).contains("'image/' or mimeType contains 'video/'"));
        assert!(!children_of("1F", Children::Media).contains("google-apps.folder"));
    }
}
