//! Acting on Instagram from outside the API: applications, accounts, profiles, revocations.

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
/// Pixels of a story that was made in the application.
const STORY_SIZE: (u32, u32) = (1080, 1920);

#[derive(Clone, Debug, Serialize)]
pub struct Story {
    /// Media id, 17 digits.
    pub id: String,
    /// The container it came from.
    pub container_id: String,
    /// The fetched bytes.
    #[serde(skip)]
    pub image: Bytes,
    /// Lower-case hex of the bytes.
    pub sha256: String,
    /// Pixels; 0 for a video.
    pub width: u32,
    /// Pixels; 0 for a video.
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

/// A container, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContainerView {
    pub id: String,
    /// `IN_PROGRESS`, `FINISHED`, `ERROR`, `EXPIRED` or `PUBLISHED`, without any lag.
    pub status_code: String,
    /// When it turns `FINISHED`.
    pub ready_at: Timestamp,
    pub published: usize,
}

impl Instagram {
    /// Registers an application; redirect URIs are compared byte for byte.
    pub fn register_app(&self, client_id: &str, secret: &str, redirect_uris: &[&str]) {
        let apps = &mut self.model().apps;
        apps.retain(|app| app.client_id != client_id);
        apps.push(App {
            client_id: client_id.to_owned(),
            secret: secret.to_owned(),
            redirects: redirect_uris.iter().map(|&uri| uri.to_owned()).collect(),
        });
    }

    /// Makes an account, an accepted tester of every application; gives its professional id (17 digits).
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

    /// Invites or removes an account as a tester.
    pub fn set_tester(&self, username: &str, tester: bool) {
        self.change(username, |account| account.tester = tester);
    }

    /// Sets how many stories the account may publish in 24 hours.
    pub fn set_quota(&self, username: &str, total: u32) {
        self.change(username, |account| account.quota = total);
    }

    /// The account's owner shares a picture as a story in Instagram's own application; the story's id. No container and
    /// no budget has a part in it.
    pub fn share_in_app(&self, username: &str, picture: &Bytes) -> Option<String> {
        self.share_in_app_at(username, picture, self.now())
    }

    /// The same for a story that was shared at `published`, such as yesterday.
    pub fn share_in_app_at(&self, username: &str, picture: &Bytes, published: Timestamp) -> Option<String> {
        let mut model = self.model();
        let id = model.ids.digits("story", "1800", 17);
        let account = model.account_mut(username)?;
        account.stories.push(StoryRecord {
            id: id.clone(),
            container: String::new(),
            bytes: picture.clone(),
            sha256: picture::sha256(picture),
            size: STORY_SIZE,
            video: false,
            published,
        });
        Some(id)
    }

    /// Changes what the documentation leaves open.
    pub fn behave(&self, edit: impl FnOnce(&mut Behaviour)) {
        edit(&mut self.model().behaviour);
    }

    /// A long-lived token with the usual scopes, as if the account had consented: for tests that start connected.
    pub fn token(&self, username: &str) -> String {
        let now = self.now();
        let mut model = self.model();
        let client_id = model.apps.first().map(|app| app.client_id.clone()).unwrap_or_default();
        let scopes = [BASIC_SCOPE, PUBLISH_SCOPE, "instagram_business_manage_insights"];
        let scopes = scopes.map(str::to_owned).to_vec();
        let holder = Holder { login: Login::Instagram, client_id: &client_id, username };
        tokens::issue(&mut model, holder, scopes, now, LONG_LIFE)
    }

    /// Adds a long-lived token of Facebook Login that the application `client_id` got earlier.
    pub fn know_facebook_token(&self, client_id: &str, username: &str, token: &str) {
        let now = self.now();
        let scopes = ["instagram_basic", Login::Facebook.publish_scope(), "pages_show_list"];
        let holder = Holder { login: Login::Facebook, client_id, username };
        let scopes = scopes.map(str::to_owned).to_vec();
        tokens::keep(&mut self.model(), token, holder, scopes, now, LONG_LIFE);
    }

    /// Ends all of an account's tokens: Graph then answers 190/460.
    pub fn revoke_token(&self, username: &str) {
        for token in self.model().tokens.values_mut() {
            if token.username == username {
                token.revoked = true;
            }
        }
        let account = username.to_owned();
        self.note(Effect::TokenRevoked { service: "instagram".to_owned(), account });
    }

    /// What an account published; none if there is no such account.
    pub fn profile(&self, username: &str) -> Option<Profile> {
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

    /// An account's containers, oldest first.
    pub fn containers(&self, username: &str) -> Vec<ContainerView> {
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
