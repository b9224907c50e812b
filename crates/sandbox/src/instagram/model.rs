//! Stores applications, accounts, tokens, containers and stories.

use std::collections::BTreeMap;

use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use super::refusal::GraphError;
use crate::ids::Ids;
use crate::provider::Provider;
use crate::request::ContainerFault;

/// How long a story is live, and how long a container can be published.
pub(crate) const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Lifetime of a long-lived token.
pub(crate) const LONG_LIFE: SignedDuration = SignedDuration::from_hours(60 * 24);
pub(crate) const PUBLISH_SCOPE: &str = "instagram_business_content_publish";
pub(crate) const BASIC_SCOPE: &str = "instagram_business_basic";

/// The two logins. Each has its own host, its own kind of token and its own permission names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Login {
    Instagram,
    Facebook,
}

impl Login {
    pub(crate) fn publish_scope(self) -> &'static str {
        match self {
            Self::Instagram => PUBLISH_SCOPE,
            Self::Facebook => "instagram_content_publish",
        }
    }

    /// Returns the prefix of the login's tokens.
    pub(crate) fn token_prefix(self) -> &'static str {
        match self {
            Self::Instagram => "IGAA",
            Self::Facebook => "EAAG",
        }
    }
}

/// The type of an account. The name in upper case is the Graph API's `account_type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "UPPERCASE")]
pub enum AccountType {
    Business,
    /// A professional account. By default it cannot publish stories; only business accounts can.
    #[strum(serialize = "MEDIA_CREATOR")]
    Creator,
    /// Cannot use the API.
    Personal,
}

/// The format of the response to a code exchange; both have been observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerShape {
    /// `{"access_token":…,"user_id":17841…}`: the id is a bare integer.
    Flat,
    /// `{"data":[{…}]}`, as documented.
    Data,
}

/// What happens when a published container is published again. Undocumented, so both outcomes are available.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Republish {
    /// 400, code 24, subcode 2207006.
    Refuse,
    /// A second story goes live.
    Duplicate,
}

/// What `media_url` of a listed story leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoryMedia {
    /// The bytes that Instagram fetched, at the sandbox's own address.
    Served,
    /// The field is missing.
    Missing,
    /// The address answers 403.
    Forbidden,
}

/// Behaviour that the documentation leaves open, of all accounts or of one.
#[derive(Clone, Debug)]
pub struct Behaviour {
    /// The format of the response to a code exchange.
    pub token_answer: AnswerShape,
    /// What happens when a published container is published again.
    pub republish: Republish,
    /// How long a published container is still reported as `FINISHED`.
    pub publish_lag: SignedDuration,
    /// How long a published story is missing from `/stories`.
    pub stories_lag: SignedDuration,
    /// How long it takes until a published story counts in the quota.
    pub quota_lag: SignedDuration,
    /// What `media_url` of a listed story leads to.
    pub story_media: StoryMedia,
    /// Whether Creator accounts may publish stories.
    pub creators_may_publish: bool,
    /// Whether all Graph calls for accounts that are not testers return `Unsupported request`.
    pub testers_only: bool,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            token_answer: AnswerShape::Flat,
            republish: Republish::Refuse,
            publish_lag: SignedDuration::ZERO,
            stories_lag: SignedDuration::ZERO,
            quota_lag: SignedDuration::ZERO,
            story_media: StoryMedia::Served,
            creators_may_publish: false,
            testers_only: false,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct App {
    pub(crate) client_id: String,
    pub(crate) secret: String,
    pub(crate) redirects: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Container {
    pub(crate) id: String,
    pub(crate) bytes: Bytes,
    pub(crate) sha256: String,
    pub(crate) size: (u32, u32),
    pub(crate) video: bool,
    pub(crate) created: Timestamp,
    pub(crate) ready: Timestamp,
    pub(crate) fault: Option<ContainerFault>,
    pub(crate) published: Vec<Timestamp>,
}

/// `status_code` of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Progress {
    #[strum(serialize = "IN_PROGRESS")]
    Processing,
    Finished,
    Error(u32),
    Expired,
    Published,
}

impl Container {
    /// Returns the actual progress; the API may report an older one, see [`Container::shown`].
    pub(crate) fn progress(&self, now: Timestamp) -> Progress {
        if !self.published.is_empty() {
            return Progress::Published;
        }
        if now.duration_since(self.created) >= DAY {
            return Progress::Expired;
        }
        match self.fault {
            Some(ContainerFault::Stuck) => Progress::Processing,
            _ if now < self.ready => Progress::Processing,
            Some(ContainerFault::Error(code)) => Progress::Error(code),
            None => Progress::Finished,
        }
    }

    pub(crate) fn shown(&self, now: Timestamp, lag: SignedDuration) -> Progress {
        match (self.progress(now), self.published.first()) {
            (Progress::Published, Some(since)) if now.duration_since(*since) < lag => Progress::Finished,
            (progress, _) => progress,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct StoryRecord {
    pub(crate) id: String,
    pub(crate) container: String,
    pub(crate) bytes: Bytes,
    pub(crate) sha256: String,
    pub(crate) size: (u32, u32),
    pub(crate) video: bool,
    pub(crate) published: Timestamp,
    /// Whether it was shared in the app: such stories do not count against the quota.
    pub(crate) in_app: bool,
}

/// A publish that has been answered and takes effect later.
#[derive(Clone, Debug)]
pub(crate) struct LatePublish {
    pub(crate) due: Timestamp,
    pub(crate) username: String,
    pub(crate) container: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) username: String,
    pub(crate) kind: AccountType,
    pub(crate) user_id: String,
    pub(crate) scoped_id: String,
    pub(crate) quota: u32,
    pub(crate) tester: bool,
    /// The account's own behaviour; `None` is that of all accounts.
    pub(crate) behaviour: Option<Behaviour>,
    pub(crate) containers: Vec<Container>,
    pub(crate) stories: Vec<StoryRecord>,
}

impl Account {
    /// Returns the number of stories published through the API in the last 24 hours, without those of the
    /// last `lag`.
    pub(crate) fn used(&self, now: Timestamp, lag: SignedDuration) -> usize {
        self.shown(now, lag).filter(|story| !story.in_app).count()
    }

    /// Returns the live stories that are visible with a delay of `lag`, newest first.
    pub(crate) fn shown(&self, now: Timestamp, lag: SignedDuration) -> impl Iterator<Item = &StoryRecord> {
        let age = move |story: &StoryRecord| now.duration_since(story.published);
        self.stories.iter().rev().filter(move |story| (lag..DAY).contains(&age(story)))
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) client_id: String,
    pub(crate) username: String,
    pub(crate) redirect: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) issued: Timestamp,
    pub(crate) used: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) login: Login,
    pub(crate) client_id: String,
    pub(crate) username: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) long: bool,
    pub(crate) issued: Timestamp,
    pub(crate) expires: Timestamp,
    pub(crate) revoked: bool,
}

/// The emulated Instagram with its applications, accounts and stories.
pub type Instagram = Provider<Model>;

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(crate) ids: Ids,
    pub(crate) apps: Vec<App>,
    pub(crate) accounts: Vec<Account>,
    pub(crate) codes: BTreeMap<String, Code>,
    pub(crate) tokens: BTreeMap<String, Token>,
    pub(crate) behaviour: Behaviour,
    pub(crate) late: Vec<LatePublish>,
}

impl Model {
    pub(crate) fn app(&self, client_id: &str) -> Option<&App> {
        self.apps.iter().find(|app| app.client_id == client_id)
    }

    pub(crate) fn account(&self, username: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.username == username)
    }

    /// Returns the token's own account if `id` refers to it. Other ids do not exist for this token.
    pub(crate) fn own(&self, token: &Token, id: &str, verb: &str) -> Result<&Account, GraphError> {
        let account = self.account(&token.username);
        // With Facebook Login, `me` is a person, not an Instagram account, and ids are not scoped to an app.
        let named = |account: &&Account| {
            account.user_id == id
                || (token.login == Login::Instagram && (id == "me" || account.scoped_id == id))
        };
        account.filter(named).ok_or_else(|| GraphError::unknown_object(verb, id))
    }

    /// Returns the behaviour of one account.
    pub(crate) fn behaviour_of(&self, username: &str) -> &Behaviour {
        self.account(username).and_then(|account| account.behaviour.as_ref()).unwrap_or(&self.behaviour)
    }

    pub(crate) fn account_mut(&mut self, username: &str) -> Option<&mut Account> {
        self.accounts.iter_mut().find(|account| account.username == username)
    }
}
