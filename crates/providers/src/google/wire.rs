//! Defines a Drive file as the app uses it and as the API returns it.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer};

/// The requested fields; for `files.list` they are wrapped in `files(…)`.
pub(super) const FILE_FIELDS: &str = "id,name,mimeType,size,md5Checksum,sha256Checksum,modifiedTime,\
headRevisionId,imageMediaMetadata(width,height,rotation),videoMediaMetadata(width,height,durationMillis),\
shortcutDetails(targetId,targetMimeType),parents,trashed,capabilities/canDownload,resourceKey";

/// A file, folder or shortcut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DriveFile {
    pub id: String,
    /// The displayed name; not unique.
    pub name: String,
    /// The content type; folders and shortcuts have Google-specific types.
    pub mime_type: String,
    /// Size in bytes; `None` for folders, shortcuts and Google Docs files.
    pub size: Option<u64>,
    /// MD5 of the content, in hexadecimal as returned by Drive.
    pub md5: Option<String>,
    /// SHA-256 of the content.
    pub sha256: Option<[u8; 32]>,
    /// When the content or the name last changed.
    pub modified: Option<Timestamp>,
    /// Width and height in pixels before rotation, and the number of clockwise quarter turns.
    pub image: Option<(u32, u32, u8)>,
    /// The metadata of a video. Drive adds it only some time after the upload.
    pub video: Option<DriveVideo>,
    /// The ids of its parent folders.
    pub parents: Vec<String>,
    /// Whether the file or a folder that contains it is in the bin.
    pub trashed: bool,
    /// For a shortcut: the id of its target, and the target's content type when the shortcut was created.
    pub shortcut_target: Option<(String, String)>,
    /// The id of the current revision; changes with the content.
    pub head_revision: Option<String>,
    /// A key that is required in addition to the id to access some files that are shared by link.
    pub resource_key: Option<String>,
    /// Whether the owner allows downloads.
    pub can_download: bool,
}

/// Drive's metadata of a video.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DriveVideo {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// In milliseconds.
    pub duration_ms: u64,
}

/// One page of a folder listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePage {
    /// The files, in natural order of their names.
    pub files: Vec<DriveFile>,
    /// The token for the next page; `None` on the last page.
    pub next_page_token: Option<String>,
    /// Whether Google's search was incomplete: files missing from the page may still exist.
    pub incomplete: bool,
}

impl DriveFile {
    /// The content type of folders.
    pub const FOLDER: &'static str = "application/vnd.google-apps.folder";
    /// The content type of shortcuts.
    pub const SHORTCUT: &'static str = "application/vnd.google-apps.shortcut";
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PageOnWire {
    #[serde(default)]
    files: Vec<FileOnWire>,
    next_page_token: Option<String>,
    #[serde(default)]
    incomplete_search: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FileOnWire {
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    mime_type: String,
    #[serde(default, deserialize_with = "whole_number")]
    size: Option<u64>,
    md5_checksum: Option<String>,
    sha256_checksum: Option<String>,
    modified_time: Option<String>,
    head_revision_id: Option<String>,
    image_media_metadata: Option<ImageOnWire>,
    video_media_metadata: Option<VideoOnWire>,
    shortcut_details: Option<ShortcutOnWire>,
    #[serde(default)]
    parents: Vec<String>,
    #[serde(default)]
    trashed: bool,
    capabilities: Option<Capabilities>,
    resource_key: Option<String>,
}

#[derive(Deserialize)]
struct ImageOnWire {
    width: Option<u32>,
    height: Option<u32>,
    rotation: Option<u8>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct VideoOnWire {
    width: Option<u32>,
    height: Option<u32>,
    #[serde(default, deserialize_with = "whole_number")]
    duration_millis: Option<u64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ShortcutOnWire {
    target_id: String,
    #[serde(default)]
    target_mime_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Capabilities {
    can_download: Option<bool>,
}

/// The API sends int64 values as strings.
fn whole_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Whole {
        Text(String),
        Number(u64),
    }
    match Option::<Whole>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Whole::Number(number)) => Ok(Some(number)),
        Some(Whole::Text(text)) => text.parse().map(Some).map_err(serde::de::Error::custom),
    }
}

fn sha256(hexadecimal: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(hexadecimal, &mut bytes).ok()?;
    Some(bytes)
}

impl ImageOnWire {
    fn read(&self) -> Option<(u32, u32, u8)> {
        Some((self.width?, self.height?, self.rotation.unwrap_or(0) % 4))
    }
}

impl VideoOnWire {
    fn read(&self) -> Option<DriveVideo> {
        Some(DriveVideo { width: self.width?, height: self.height?, duration_ms: self.duration_millis? })
    }
}

impl From<FileOnWire> for DriveFile {
    fn from(wire: FileOnWire) -> Self {
        let can_download = wire.capabilities.and_then(|capabilities| capabilities.can_download);
        Self {
            md5: wire.md5_checksum,
            sha256: wire.sha256_checksum.as_deref().and_then(sha256),
            modified: wire.modified_time.and_then(|time| time.parse().ok()),
            image: wire.image_media_metadata.and_then(|image| image.read()),
            video: wire.video_media_metadata.and_then(|video| video.read()),
            shortcut_target: wire.shortcut_details.map(|target| (target.target_id, target.target_mime_type)),
            can_download: can_download.unwrap_or(true),
            id: wire.id,
            name: wire.name,
            mime_type: wire.mime_type,
            size: wire.size,
            parents: wire.parents,
            trashed: wire.trashed,
            head_revision: wire.head_revision_id,
            resource_key: wire.resource_key,
        }
    }
}

impl From<PageOnWire> for FilePage {
    fn from(wire: PageOnWire) -> Self {
        Self {
            files: wire.files.into_iter().map(DriveFile::from).collect(),
            next_page_token: wire.next_page_token,
            incomplete: wire.incomplete_search,
        }
    }
}
