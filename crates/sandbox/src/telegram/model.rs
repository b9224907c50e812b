//! Stores bots, people, chats, messages and files.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::watch;
use url::Url;

use super::flood::{Flood, Limits};
use super::html::Formatted;
use crate::ids::Ids;
use crate::provider::Provider;

/// How long an update is kept if the bot does not fetch it.
pub(crate) const UPDATE_LIFE: SignedDuration = SignedDuration::from_hours(24);
/// How long a button press is kept and can be answered.
pub(crate) const PRESS_LIFE: SignedDuration = SignedDuration::from_secs(150);

#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum ChatKind {
    Private,
    Group,
    Supergroup,
}

#[derive(Clone, Debug)]
pub(crate) struct Human {
    pub(crate) id: i64,
    pub(crate) first_name: String,
    pub(crate) username: String,
    pub(crate) language: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Author {
    Bot,
    Person(i64),
}

#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: i64,
    pub(crate) at: Timestamp,
    pub(crate) author: Author,
    pub(crate) body: Formatted,
    /// File ids by size, the largest last.
    pub(crate) photo: Vec<String>,
    pub(crate) document: Option<String>,
    pub(crate) markup: Option<Value>,
    pub(crate) reply_to: Option<i64>,
    pub(crate) album: Option<String>,
    pub(crate) silent: bool,
    pub(crate) edits: u32,
    pub(crate) edited_at: Option<Timestamp>,
    pub(crate) deleted: bool,
}

impl Message {
    pub(crate) fn new(id: i64, at: Timestamp, author: Author, body: Formatted) -> Self {
        Self {
            id,
            at,
            author,
            body,
            photo: Vec::new(),
            document: None,
            markup: None,
            reply_to: None,
            album: None,
            silent: false,
            edits: 0,
            edited_at: None,
            deleted: false,
        }
    }

    pub(crate) fn has_media(&self) -> bool {
        !self.photo.is_empty() || self.document.is_some()
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Chat {
    pub(crate) id: i64,
    pub(crate) kind: ChatKind,
    pub(crate) title: Option<String>,
    pub(crate) members: Vec<i64>,
    /// Whether the bot is blocked in a private chat or removed from a group.
    pub(crate) expelled: bool,
    pub(crate) migrated_to: Option<i64>,
    /// Until when messages and edits are answered with 429.
    pub(crate) slow_until: Option<Timestamp>,
    pub(crate) photos_forbidden: bool,
    pub(crate) messages: Vec<Message>,
    pub(crate) instance: String,
}

impl Chat {
    pub(crate) fn message(&self, id: i64) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id && !message.deleted)
    }

    pub(crate) fn message_mut(&mut self, id: i64) -> Option<&mut Message> {
        self.messages.iter_mut().find(|message| message.id == id && !message.deleted)
    }

    pub(crate) fn next_message_id(&self) -> i64 {
        self.messages.last().map_or(1, |message| message.id + 1)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Update {
    pub(crate) id: i64,
    pub(crate) body: Value,
    pub(crate) expires: Timestamp,
    /// Whether the update is sent again, although the bot may have confirmed it.
    pub(crate) again: bool,
}

/// A bot's webhook: the URL to which its updates are sent.
#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    pub(crate) url: Url,
    pub(crate) secret: Option<String>,
    pub(crate) connections: usize,
    /// Distinguishes this webhook from earlier ones of the bot.
    pub(crate) number: u64,
    pub(crate) busy: BTreeSet<Lane>,
    pub(crate) last_error: Option<(Timestamp, String)>,
}

/// How long a failed delivery waits before it is repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WebhookRetries {
    /// Moments of real time, so that tests continue while their clock is stopped.
    #[default]
    RealTime,
    /// On the sandbox's clock: one second, doubled each time, at most 60 to 120 seconds.
    Clock,
}

/// A queue: the kind of update, and the id of its chat or person.
pub(crate) type Lane = (&'static str, i64);

#[derive(Clone, Debug, Default)]
pub(crate) struct Bot {
    pub(crate) id: i64,
    pub(crate) token: String,
    pub(crate) username: String,
    /// Commands by scope and language.
    pub(crate) commands: BTreeMap<(String, String), Value>,
    /// The allowed kinds of update; `None` is the default set.
    pub(crate) allowed: Option<Vec<String>>,
    pub(crate) queue: VecDeque<Update>,
    pub(crate) sent: Vec<Update>,
    pub(crate) next_update: i64,
    /// Increases with each getUpdates call, so that an older poll detects that it was replaced.
    pub(crate) poll: u64,
    pub(crate) flood: Flood,
    /// The webhook; `None` while the bot polls.
    pub(crate) webhook: Option<Webhook>,
}

impl Bot {
    fn enqueue(&mut self, kind: &str, value: Value, expires: Timestamp) -> Option<i64> {
        let wanted = self.allowed.as_ref().is_none_or(|kinds| kinds.iter().any(|allowed| allowed == kind));
        if !wanted {
            return None;
        }
        let id = self.next_update;
        self.next_update += 1;
        let mut body = json!({ "update_id": id });
        body[kind] = value;
        let update = Update { id, body, expires, again: false };
        self.sent.push(update.clone());
        self.queue.push_back(update);
        Some(id)
    }
}

/// A stored file with one bot's file id.
#[derive(Clone, Debug)]
pub(crate) struct StoredFile {
    pub(crate) bot: i64,
    pub(crate) bytes: Bytes,
    pub(crate) unique_id: String,
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) mime: String,
    pub(crate) size: Option<(u32, u32)>,
    /// When getFile last returned a link.
    pub(crate) linked: Option<Timestamp>,
}

#[derive(Clone, Debug)]
pub(crate) struct Press {
    pub(crate) bot: i64,
    pub(crate) at: Timestamp,
    pub(crate) answer: Option<Answer>,
}

/// A bot's answer to a button press.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Shown as a toast, or as an alert.
    pub text: Option<String>,
    pub alert: bool,
    pub url: Option<String>,
}

/// The emulated Telegram with its bots, people and chats. Methods without a bot
/// parameter use the first registered bot.
pub type Telegram = Provider<Model>;

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(crate) ids: Ids,
    /// Incremented when an update is queued for a bot, or when a bot switches between polling and webhooks.
    pub(crate) arrivals: watch::Sender<u64>,
    pub(crate) bots: Vec<Bot>,
    pub(crate) people: BTreeMap<i64, Human>,
    /// Chats by bot and chat id, because a person has a separate private chat with each bot.
    pub(crate) chats: BTreeMap<(i64, i64), Chat>,
    pub(crate) files: BTreeMap<String, StoredFile>,
    pub(crate) presses: BTreeMap<String, Press>,
    pub(crate) limits: Limits,
    /// Whether webhooks may point to this machine, without TLS and at any port. For tests.
    pub(crate) loopback_webhooks: bool,
    pub(crate) webhook_retries: WebhookRetries,
}

impl Model {
    pub(crate) fn bot(&self, id: i64) -> Option<&Bot> {
        self.bots.iter().find(|bot| bot.id == id)
    }

    pub(crate) fn bot_mut(&mut self, id: i64) -> Option<&mut Bot> {
        self.bots.iter_mut().find(|bot| bot.id == id)
    }

    /// Queues an update if this bot allows its kind; returns the update's id.
    pub(crate) fn enqueue(&mut self, bot: i64, kind: &str, value: Value, expires: Timestamp) -> Option<i64> {
        self.announce();
        self.bot_mut(bot)?.enqueue(kind, value, expires)
    }

    /// Wakes long polls and webhooks; they check for updates as soon as the model is unlocked.
    pub(crate) fn announce(&self) {
        self.arrivals.send_modify(|count| *count += 1);
    }

    pub(crate) fn with_token(&self, token: &str) -> Option<&Bot> {
        self.bots.iter().find(|bot| bot.token == token)
    }
}
