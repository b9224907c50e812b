//! Stores clients, users, grants and the contents of Drives.

use std::collections::BTreeMap;

use bytes::Bytes;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::ids::Ids;
use crate::picture;
use crate::provider::Provider;

pub(crate) const FOLDER: &str = "application/vnd.google-apps.folder";

#[derive(Clone, Debug)]
pub(crate) struct Client {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) redirects: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) email: String,
    pub(crate) sub: String,
    /// The id of "My Drive".
    pub(crate) root: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) client: String,
    pub(crate) email: String,
    pub(crate) redirect: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) refreshable: bool,
    /// The PKCE challenge, method S256.
    pub(crate) challenge: Option<String>,
    pub(crate) issued: Timestamp,
}

/// A refresh or access token.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) client: String,
    pub(crate) email: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) issued: Timestamp,
    /// When a refresh token was last used.
    pub(crate) used: Timestamp,
    /// Access tokens expire at a fixed time; refresh tokens do not.
    pub(crate) expires: Option<Timestamp>,
}

/// A file or folder.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) owner: String,
    pub(crate) name: String,
    pub(crate) mime: String,
    pub(crate) parent: String,
    pub(crate) bytes: Bytes,
    pub(crate) sha256: String,
    pub(crate) md5: String,
    pub(crate) created: Timestamp,
    pub(crate) modified: Timestamp,
    pub(crate) version: u64,
    pub(crate) revision: String,
    pub(crate) trashed: bool,
    pub(crate) removed: bool,
}

impl Item {
    pub(crate) fn is_folder(&self) -> bool {
        self.mime == FOLDER
    }

    /// Returns whether the item has content. Google-specific types, such as folders, have none.
    pub(crate) fn has_bytes(&self) -> bool {
        !self.mime.starts_with("application/vnd.google-apps.")
    }

    /// Returns the File resource as JSON; int64 members are strings.
    pub(crate) fn wire(&self) -> Value {
        let moment = |moment: Timestamp| moment.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string();
        let mut wire = json!({
            "kind": "drive#file", "id": self.id, "name": self.name, "mimeType": self.mime,
            "parents": [self.parent], "trashed": self.trashed, "explicitlyTrashed": self.trashed,
            "starred": false, "shared": false, "ownedByMe": true, "spaces": ["drive"],
            "createdTime": moment(self.created), "modifiedTime": moment(self.modified),
            "version": self.version.to_string(),
            "owners": [{ "kind": "drive#user", "emailAddress": self.owner, "displayName": self.owner, "me": true }],
            "capabilities": { "canDownload": true, "canEdit": true, "canListChildren": self.is_folder() },
            "webViewLink": format!("https://drive.google.com/file/d/{}/view", self.id),
        });
        if self.has_bytes() {
            wire["size"] = self.bytes.len().to_string().into();
            wire["md5Checksum"] = self.md5.clone().into();
            wire["sha256Checksum"] = self.sha256.clone().into();
            wire["headRevisionId"] = self.revision.clone().into();
            wire["originalFilename"] = self.name.clone().into();
            let extension = self.name.rsplit_once('.').map_or("", |(_, extension)| extension);
            wire["fileExtension"] = extension.into();
        }
        if let Some(kind) =
            self.mime.strip_prefix("application/vnd.google-apps.").filter(|kind| *kind == "document")
        {
            let link = format!("https://docs.google.com/{kind}s/export?id={}&exportFormat=pdf", self.id);
            wire["exportLinks"] = json!({ "application/pdf": link });
        }
        if let Some((width, height)) =
            picture::jpeg_size(&self.bytes).or_else(|| picture::png_size(&self.bytes))
        {
            wire["imageMediaMetadata"] = json!({ "width": width, "height": height, "rotation": 0 });
            wire["thumbnailLink"] =
                format!("https://lh3.googleusercontent.com/drive-storage/{}=s220", self.id).into();
        }
        wire
    }
}

/// What `files.list` answers for a parent that does not exist, is removed, or is not shared. Both have been
/// observed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingParent {
    /// 404 `File not found: .`
    #[default]
    NotFound,
    /// 200 with an empty list.
    Empty,
}

/// A listing that Google breaks off.
#[derive(Clone, Copy, Debug)]
pub(super) struct Incomplete {
    /// How many files it contains.
    pub(super) shown: usize,
    /// For how many more listings.
    pub(super) times: u32,
}

/// How Google treats one file, folder or user until it is told otherwise.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manners {
    pub(super) missing_parent: MissingParent,
    /// Reasons by file.
    pub(super) undownloadable: BTreeMap<String, String>,
    /// By folder.
    pub(super) incomplete: BTreeMap<String, Incomplete>,
    /// How many more calls of a user are answered with 401.
    pub(super) refused: BTreeMap<String, u32>,
    /// Clients whose publishing status is "Testing".
    pub(super) testing: Vec<String>,
}

/// The emulated Google with its clients, users and Drives.
pub type Google = Provider<Model>;

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(crate) ids: Ids,
    pub(crate) clients: Vec<Client>,
    pub(crate) users: Vec<User>,
    pub(crate) codes: BTreeMap<String, Code>,
    pub(crate) access: BTreeMap<String, Token>,
    pub(crate) refresh: BTreeMap<String, Token>,
    pub(crate) items: BTreeMap<String, Item>,
    /// Ids in the order of their changes. A change token is a position in this list.
    pub(crate) changes: Vec<(String, Timestamp)>,
    pub(crate) manners: Manners,
}

impl Model {
    pub(crate) fn client(&self, id: &str) -> Option<&Client> {
        self.clients.iter().find(|client| client.id == id)
    }

    pub(crate) fn user(&self, email: &str) -> Option<&User> {
        self.users.iter().find(|user| user.email == email)
    }

    /// Changes an item and records the change; returns `false` if the item does not exist.
    pub(crate) fn touch(&mut self, id: &str, now: Timestamp, edit: impl FnOnce(&mut Item)) -> bool {
        let Some(item) = self.items.get_mut(id) else { return false };
        edit(item);
        item.version += 1;
        self.changes.push((id.to_owned(), now));
        true
    }

    /// Returns the item if it belongs to this user and neither it nor a folder above it is removed.
    pub(crate) fn visible(&self, id: &str, email: &str) -> Option<&Item> {
        self.items.get(id).filter(|item| item.owner == email && !self.removed(item))
    }

    /// Returns whether the item, or a folder above it, is removed.
    pub(crate) fn removed(&self, item: &Item) -> bool {
        self.it_or_a_folder_above(item, |item| item.removed)
    }

    /// Returns whether the item, or a folder above it, is in the trash.
    pub(crate) fn trashed(&self, item: &Item) -> bool {
        self.it_or_a_folder_above(item, |item| item.trashed)
    }

    fn it_or_a_folder_above(&self, item: &Item, holds: impl Fn(&Item) -> bool) -> bool {
        let above = std::iter::successors(Some(item), |item| self.items.get(&item.parent));
        above.take(64).any(holds)
    }
}
