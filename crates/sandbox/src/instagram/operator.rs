//! Actions on Instagram outside the API: registers applications and accounts,
//! revokes tokens and reads profiles.

use bytes::Bytes;
use jiff::Timestamp;
use serde::Serialize;

use super::model::{
    Account, AccountType, App, BASIC_SCOPE, Behaviour, Container, DAY, Instagram, LONG_LIFE, Login,
    PUBLISH_SCOPE, StoryRecord,
};
use super::tokens::{self, Holder};
use crate::log::Effect;
use crate::picture;

const USUAL_QUOTA: u32 = 50;
/// Size in pixels of a story created in the Instagram app.
const STORY_SIZE: (u32, u32) = (1080, 1920);

#[derive(Clone, Debug, Serialize)]
pub struct Story {
    /// Media id of 17 digits.
    pub id: String,
    /// The container that it was published from.
    pub container_id: String,
    /// The fetched bytes.
    #[serde(skip)]
    pub image: Bytes,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// In pixels; 0 for a video.
    pub width: u32,
    /// In pixels; 0 for a video.
    pub height: u32,
    pub published_at: Timestamp,
    /// Whether it is younger than 24 hours.
    pub live: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Profile {
    pub username: String,
    pub user_id: String,
    /// All stories ever published, oldest first.
    pub stories: Vec<Story>,
}

/// A container in any state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContainerView {
    pub id: String,
    /// `IN_PROGRESS`, `FINISHED`, `ERROR`, `EXPIRED` or `PUBLISHED`, without any delay.
    pub status_code: String,
    /// When it becomes `FINISHED`.
    pub ready_at: Timestamp,
    pub published: usize,
}

impl Instagram {
    /// Registers an application. Redirect URIs are compared byte for byte.
    pub fn register_app(&self, client_id: &str, secret: &str, redirect_uris: &[&str]) {
        let apps = &mut self.model().apps;
        apps.retain(|app| app.client_id != client_id);
        apps.push(App {
            client_id: client_id.to_owned(),
            secret: secret.to_owned(),
            redirects: redirect_uris.iter().map(|&uri| uri.to_owned()).collect(),
        });
    }

    /// Creates an account that is an accepted tester of every application;
    /// returns its professional id (17 digits).
    pub fn add_account(&self, username: &str, kind: AccountType) -> String {
        let mut model = self.model();
        let user_id = model.ids.digits("instagram account", "17841", 17);
        let scoped_id = model.ids.digits("instagram scoped", "9900", 16);
        model.accounts.push(Account {
            username: username.to_owned(),
            kind,
            user_id: user_id.clone(),
            scoped_id,
            quota: USUAL_QUOTA,
            tester: true,
            behaviour: None,
            containers: Vec::new(),
            stories: Vec::new(),
        });
        user_id
    }

    fn change(&self, username: &str, edit: impl FnOnce(&mut Account)) {
        if let Some(account) = self.model().account_mut(username) {
            edit(account);
        }
    }

    pub fn set_type(&self, username: &str, kind: AccountType) {
        self.change(username, |account| account.kind = kind);
    }

    /// Adds or removes an account as a tester.
    pub fn set_tester(&self, username: &str, tester: bool) {
        self.change(username, |account| account.tester = tester);
    }

    /// Sets how many stories the account may publish in 24 hours.
    pub fn set_quota(&self, username: &str, total: u32) {
        self.change(username, |account| account.quota = total);
    }

    /// Shares a picture as a story from Instagram's own app, as the account's owner; returns the story's id.
    /// Uses no container, and neither checks the quota nor counts against it.
    pub fn share_in_app(&self, username: &str, picture: &Bytes) -> Option<String> {
        self.share_in_app_at(username, picture, self.now())
    }

    /// Shares a picture like `share_in_app`, but at the time `published`, which may be in the past.
    pub fn share_in_app_at(&self, username: &str, picture: &Bytes, published: Timestamp) -> Option<String> {
        self.add_story(username, picture, published, None)
    }

    /// Adds a story that some program published through the API at `published`, such as yesterday. It counts
    /// against the quota.
    pub fn published_earlier(&self, username: &str, picture: &Bytes, published: Timestamp) -> Option<String> {
        let container = self.model().ids.digits("container", "1788", 17);
        self.add_story(username, picture, published, Some(container))
    }

    fn add_story(
        &self,
        username: &str,
        picture: &Bytes,
        published: Timestamp,
        container: Option<String>,
    ) -> Option<String> {
        let mut model = self.model();
        let id = model.ids.digits("story", "1800", 17);
        let account = model.account_mut(username)?;
        account.stories.push(StoryRecord {
            id: id.clone(),
            in_app: container.is_none(),
            container: container.unwrap_or_default(),
            bytes: picture.clone(),
            sha256: picture::sha256(picture),
            size: STORY_SIZE,
            video: false,
            published,
        });
        Some(id)
    }

    /// Changes the behaviour that the documentation leaves open, of all accounts.
    pub fn behave(&self, edit: impl FnOnce(&mut Behaviour)) {
        edit(&mut self.model().behaviour);
    }

    /// Does the same for one account, which from then on no longer follows the behaviour of all accounts.
    pub fn behave_as(&self, username: &str, edit: impl FnOnce(&mut Behaviour)) {
        let mut model = self.model();
        let mut own = model.behaviour_of(username).clone();
        edit(&mut own);
        if let Some(account) = model.account_mut(username) {
            account.behaviour = Some(own);
        }
    }

    /// Returns a long-lived token with the usual scopes, as if the account had consented. For tests that
    /// start with a connected account.
    pub fn token(&self, username: &str) -> String {
        let now = self.now();
        let mut model = self.model();
        let client_id = model.apps.first().map(|app| app.client_id.clone()).unwrap_or_default();
        let scopes = [BASIC_SCOPE, PUBLISH_SCOPE, "instagram_business_manage_insights"];
        let scopes = scopes.map(str::to_owned).to_vec();
        let holder = Holder { login: Login::Instagram, client_id: &client_id, username };
        tokens::issue(&mut model, holder, scopes, now, LONG_LIFE)
    }

    /// Adds a long-lived token of Facebook Login, as if the application `client_id` had obtained it earlier.
    pub fn know_facebook_token(&self, client_id: &str, username: &str, token: &str) {
        let now = self.now();
        let scopes = ["instagram_basic", Login::Facebook.publish_scope(), "pages_show_list"];
        let holder = Holder { login: Login::Facebook, client_id, username };
        let scopes = scopes.map(str::to_owned).to_vec();
        tokens::keep(&mut self.model(), token, holder, scopes, now, LONG_LIFE);
    }

    /// Revokes all tokens of an account: the Graph API then returns 190/460.
    pub fn revoke_token(&self, username: &str) {
        for token in self.model().tokens.values_mut() {
            if token.username == username {
                token.revoked = true;
            }
        }
        let account = username.to_owned();
        self.note(Effect::TokenRevoked { service: "instagram".to_owned(), account });
    }

    /// Returns the stories that an account has published; `None` if the account does not exist.
    pub fn profile(&self, username: &str) -> Option<Profile> {
        self.settle();
        let now = self.now();
        let model = self.model();
        let account = model.account(username)?;
        let stories = account.stories.iter().map(|story| Story {
            id: story.id.clone(),
            container_id: story.container.clone(),
            image: story.bytes.clone(),
            sha256: story.sha256.clone(),
            width: story.size.0,
            height: story.size.1,
            published_at: story.published,
            live: now.duration_since(story.published) < DAY,
        });
        let stories = stories.collect();
        Some(Profile { username: username.to_owned(), user_id: account.user_id.clone(), stories })
    }

    /// Returns an account's containers, oldest first.
    pub fn containers(&self, username: &str) -> Vec<ContainerView> {
        self.settle();
        let now = self.now();
        let model = self.model();
        let Some(account) = model.account(username) else { return Vec::new() };
        let view = |container: &Container| ContainerView {
            id: container.id.clone(),
            status_code: <&str>::from(container.progress(now)).to_owned(),
            ready_at: container.ready,
            published: container.published.len(),
        };
        account.containers.iter().map(view).collect()
    }
}
