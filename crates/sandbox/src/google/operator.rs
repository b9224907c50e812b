//! Actions of Google's users: changing folders and files, the trash, and revoking access.

use bytes::Bytes;

use super::model::{Client, FOLDER, Google, Item, User};
use crate::log::Effect;
use crate::picture;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GoogleError {
    #[error("no user {0}")]
    NoUser(String),
    #[error("no file or folder {0}")]
    NoItem(String),
}

impl Google {
    /// Registers an OAuth client. Redirect URIs are compared byte for byte.
    pub fn register_client(&self, id: &str, secret: &str, redirect_uris: &[&str]) {
        let clients = &mut self.model().clients;
        clients.retain(|client| client.id != id);
        clients.push(Client {
            id: id.to_owned(),
            secret: secret.to_owned(),
            redirects: redirect_uris.iter().map(|&uri| uri.to_owned()).collect(),
        });
    }

    /// Creates a user with an empty Drive.
    pub fn add_user(&self, email: &str) {
        let mut model = self.model();
        let sub = model.ids.digits("google user", "11", 21);
        let root = model.ids.opaque("drive root", "0A", 17);
        model.users.push(User { email: email.to_owned(), sub, root });
    }

    /// Creates a folder in `parent` or in "My Drive"; returns its id.
    pub fn add_folder(
        &self,
        owner_email: &str,
        parent: Option<&str>,
        name: &str,
    ) -> Result<String, GoogleError> {
        let parent = match parent {
            Some(parent) => parent.to_owned(),
            None => {
                let model = self.model();
                let user = model.user(owner_email);
                user.map(|user| user.root.clone())
                    .ok_or_else(|| GoogleError::NoUser(owner_email.to_owned()))?
            }
        };
        self.put(owner_email.to_owned(), parent, name, FOLDER, Bytes::new())
    }

    /// Adds a file to a folder; returns its id.
    pub fn add_file(
        &self,
        folder_id: &str,
        name: &str,
        mime: &str,
        bytes: impl Into<Bytes>,
    ) -> Result<String, GoogleError> {
        let owner = {
            let model = self.model();
            let folder = model.items.get(folder_id);
            let owner = folder.map(|folder| folder.owner.clone());
            let at_root = || model.users.iter().find(|user| user.root == folder_id);
            owner.or_else(|| at_root().map(|user| user.email.clone()))
        };
        let owner = owner.ok_or_else(|| GoogleError::NoItem(folder_id.to_owned()))?;
        self.put(owner, folder_id.to_owned(), name, mime, bytes.into())
    }

    fn put(
        &self,
        owner: String,
        parent: String,
        name: &str,
        mime: &str,
        bytes: Bytes,
    ) -> Result<String, GoogleError> {
        let now = self.now();
        let mut model = self.model();
        let known = model.items.contains_key(&parent);
        if !known && !model.users.iter().any(|user| user.root == parent) {
            return Err(GoogleError::NoItem(parent));
        }
        let id = model.ids.opaque("drive item", "1", 32);
        let revision = model.ids.opaque("drive revision", "0B", 40);
        let item = Item {
            id: id.clone(),
            owner,
            name: name.to_owned(),
            mime: mime.to_owned(),
            parent,
            sha256: picture::sha256(&bytes),
            md5: picture::md5(&bytes),
            bytes,
            created: now,
            modified: now,
            version: 1,
            revision,
            trashed: false,
            removed: false,
        };
        model.items.insert(id.clone(), item);
        model.changes.push((id.clone(), now));
        Ok(id)
    }

    fn edit(&self, id: &str, edit: impl FnOnce(&mut Item)) -> Result<(), GoogleError> {
        let now = self.now();
        let done = self.model().touch(id, now, edit);
        if done { Ok(()) } else { Err(GoogleError::NoItem(id.to_owned())) }
    }

    /// Moves a file or folder to the trash.
    pub fn trash(&self, id: &str) -> Result<(), GoogleError> {
        self.edit(id, |item| item.trashed = true)
    }

    /// Restores a file or folder from the trash.
    pub fn restore(&self, id: &str) -> Result<(), GoogleError> {
        self.edit(id, |item| item.trashed = false)
    }

    /// Deletes an item permanently, or stops sharing it: an application gets the same 404 for both.
    pub fn remove(&self, id: &str) -> Result<(), GoogleError> {
        self.edit(id, |item| item.removed = true)
    }

    pub fn rename(&self, id: &str, name: &str) -> Result<(), GoogleError> {
        self.edit(id, |item| name.clone_into(&mut item.name))
    }

    /// Moves an item to another folder.
    pub fn move_to(&self, id: &str, folder_id: &str) -> Result<(), GoogleError> {
        self.edit(id, |item| folder_id.clone_into(&mut item.parent))
    }

    /// Uploads new content and keeps the id.
    pub fn replace_bytes(&self, id: &str, bytes: impl Into<Bytes>) -> Result<(), GoogleError> {
        let (now, bytes) = (self.now(), bytes.into());
        let revision = self.model().ids.opaque("drive revision", "0B", 40);
        self.edit(id, |item| {
            item.sha256 = picture::sha256(&bytes);
            item.md5 = picture::md5(&bytes);
            item.bytes = bytes;
            item.modified = now;
            item.revision = revision;
        })
    }

    /// Revokes all grants of a user: refresh tokens then return `invalid_grant`, access tokens 401.
    pub fn revoke(&self, email: &str) {
        let mut model = self.model();
        model.access.retain(|_, token| token.email != email);
        model.refresh.retain(|_, token| token.email != email);
        drop(model);
        self.note(Effect::TokenRevoked { service: "google".to_owned(), account: email.to_owned() });
    }
}
