//! Applications, accounts, tokens, containers and stories.

use std::collections::BTreeMap;

use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::front::Fate;

/// How long a story is live, and a container can be published.
pub(crate) const DAY: SignedDuration = SignedDuration::from_hours(24);
pub(crate) const PUBLISH_SCOPE: &str = "instagram_business_content_publish";
pub(crate) const BASIC_SCOPE: &str = "instagram_business_basic";

/// The two logins: each has its own host, its own kind of token, its own words for a permission.
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

    /// What its tokens begin with.
    pub(crate) fn token_prefix(self) -> &'static str {
        match self {
            Self::Instagram => "IGAA",
            Self::Facebook => "EAAG",
        }
    }
}

/// What kind of account someone has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountType {
    Business,
    /// Professional, but stories are for business accounts only.
    Creator,
    /// Cannot use the API at all.
    Personal,
}

impl AccountType {
    pub(crate) fn wire(self) -> &'static str {
        match self {
            Self::Business => "BUSINESS",
            Self::Creator => "MEDIA_CREATOR",
            Self::Personal => "PERSONAL",
        }
    }
}

/// The form of the code exchange's answer; both have been seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerShape {
    /// `{"access_token":…,"user_id":17841…}`: the id is a bare integer.
    Flat,
    /// `{"data":[{…}]}`, as documented.
    Data,
}

/// What publishing a published container again does; undocumented, so both can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Republish {
    /// 400, code 24, subcode 2207006.
    Refuse,
    /// A second story goes live.
    Duplicate,
}

/// What the documentation leaves open.
#[derive(Clone, Debug)]
pub struct Behaviour {
    /// Form of the code exchange's answer.
    pub token_answer: AnswerShape,
    /// Publishing a published container again.
    pub republish: Republish,
    /// For how long a published container still reads `FINISHED`.
    pub publish_lag: SignedDuration,
    /// Whether Creator accounts may publish stories.
    pub creators_may_publish: bool,
    /// Answer all Graph calls of accounts that are no testers with `Unsupported request`.
    pub testers_only: bool,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            token_answer: AnswerShape::Flat,
            republish: Republish::Refuse,
            publish_lag: SignedDuration::ZERO,
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

#[derive(Debug)]
pub(crate) struct Container {
    pub(crate) id: String,
    pub(crate) bytes: Bytes,
    pub(crate) sha256: String,
    pub(crate) size: (u32, u32),
    pub(crate) video: bool,
    pub(crate) created: Timestamp,
    pub(crate) ready: Timestamp,
    pub(crate) fate: Option<Fate>,
    pub(crate) published: Vec<Timestamp>,
}

/// `status_code` of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    Processing,
    Finished,
    Error(u32),
    Expired,
    Published,
}

impl Container {
    /// What it truly is; what a reader is told may lag behind, see [`Container::shown`].
    pub(crate) fn progress(&self, now: Timestamp) -> Progress {
        if !self.published.is_empty() {
            return Progress::Published;
        }
        if now.duration_since(self.created) >= DAY {
            return Progress::Expired;
        }
        match self.fate {
            Some(Fate::Stuck) => Progress::Processing,
            _ if now < self.ready => Progress::Processing,
            Some(Fate::Error(code)) => Progress::Error(code),
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
}

#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) username: String,
    pub(crate) kind: AccountType,
    pub(crate) user_id: String,
    pub(crate) scoped_id: String,
    pub(crate) quota: u32,
    pub(crate) tester: bool,
    pub(crate) containers: Vec<Container>,
    pub(crate) stories: Vec<StoryRecord>,
}

impl Account {
    pub(crate) fn used(&self, now: Timestamp) -> usize {
        self.stories.iter().filter(|story| now.duration_since(story.published) < DAY).count()
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

/// All of Instagram.
#[derive(Debug, Default)]
pub(crate) struct Platform {
    pub(crate) apps: Vec<App>,
    pub(crate) accounts: Vec<Account>,
    pub(crate) codes: BTreeMap<String, Code>,
    pub(crate) tokens: BTreeMap<String, Token>,
    pub(crate) behaviour: Behaviour,
}

impl Platform {
    pub(crate) fn app(&self, client_id: &str) -> Option<&App> {
        self.apps.iter().find(|app| app.client_id == client_id)
    }

    pub(crate) fn account(&self, username: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.username == username)
    }

    pub(crate) fn account_mut(&mut self, username: &str) -> Option<&mut Account> {
        self.accounts.iter_mut().find(|account| account.username == username)
    }
}
