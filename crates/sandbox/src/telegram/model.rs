//! Bots, people, chats and messages.

use std::collections::{BTreeMap, VecDeque};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{files::StoredFile, flood::Flood, html::Formatted, webhook::Webhook};

/// How long an unfetched update is kept.
pub(crate) const UPDATE_LIFE: SignedDuration = SignedDuration::from_hours(24);
/// How long a button press is kept, and may be answered.
pub(crate) const PRESS_LIFE: SignedDuration = SignedDuration::from_secs(150);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChatKind {
    Private,
    Group,
    Supergroup,
}

impl ChatKind {
    pub(crate) fn wire(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Group => "group",
            Self::Supergroup => "supergroup",
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Human {
    pub(crate) id: i64,
    pub(crate) first_name: String,
    pub(crate) username: String,
    pub(crate) language: String,
}

impl Human {
    pub(crate) fn wire(&self) -> Value {
        json!({
            "id": self.id, "is_bot": false, "first_name": self.first_name,
            "username": self.username, "language_code": self.language,
        })
    }
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
    pub(crate) fn has_media(&self) -> bool {
        !self.photo.is_empty() || self.document.is_some()
    }
}

#[derive(Debug)]
pub(crate) struct Chat {
    pub(crate) id: i64,
    pub(crate) kind: ChatKind,
    pub(crate) title: Option<String>,
    pub(crate) members: Vec<i64>,
    /// Blocked in a private chat, removed from a group.
    pub(crate) expelled: bool,
    pub(crate) migrated_to: Option<i64>,
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
    /// Sent once more though it was confirmed.
    pub(crate) again: bool,
}

#[derive(Debug)]
pub(crate) struct Bot {
    pub(crate) id: i64,
    pub(crate) token: String,
    pub(crate) username: String,
    pub(crate) commands: Value,
    /// `None` stands for the default set.
    pub(crate) allowed: Option<Vec<String>>,
    pub(crate) queue: VecDeque<Update>,
    pub(crate) sent: Vec<Update>,
    pub(crate) next_update: i64,
    /// Rises with each getUpdates; an older one finds itself replaced.
    pub(crate) poll: u64,
    pub(crate) flood: Flood,
    /// Where updates are pushed; none while the bot polls.
    pub(crate) webhook: Option<Webhook>,
}

impl Bot {
    pub(crate) fn wire(&self) -> Value {
        json!({ "id": self.id, "is_bot": true, "first_name": self.username, "username": self.username })
    }

    /// Queues an update of a kind this bot asked for; gives its id.
    pub(crate) fn enqueue(&mut self, kind: &str, value: Value, expires: Timestamp) -> Option<i64> {
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

#[derive(Clone, Debug)]
pub(crate) struct Press {
    pub(crate) bot: i64,
    pub(crate) at: Timestamp,
    pub(crate) answer: Option<super::Answer>,
}

/// All of Telegram.
#[derive(Debug, Default)]
pub(crate) struct Messenger {
    pub(crate) bots: Vec<Bot>,
    pub(crate) people: BTreeMap<i64, Human>,
    /// By bot and chat id: the same person has one private chat with each bot.
    pub(crate) chats: BTreeMap<(i64, i64), Chat>,
    pub(crate) files: BTreeMap<String, StoredFile>,
    pub(crate) presses: BTreeMap<String, Press>,
    pub(crate) limits: super::Limits,
    /// Webhooks may lead to this machine, without TLS and at any port: for trials.
    pub(crate) loopback_webhooks: bool,
}

impl Messenger {
    pub(crate) fn bot(&self, id: i64) -> Option<&Bot> {
        self.bots.iter().find(|bot| bot.id == id)
    }

    pub(crate) fn bot_mut(&mut self, id: i64) -> Option<&mut Bot> {
        self.bots.iter_mut().find(|bot| bot.id == id)
    }

    pub(crate) fn with_token(&self, token: &str) -> Option<&Bot> {
        self.bots.iter().find(|bot| bot.token == token)
    }

    /// The chat object inside messages.
    pub(crate) fn chat_wire(&self, chat: &Chat) -> Value {
        match (chat.kind, self.people.get(&chat.id)) {
            (ChatKind::Private, Some(person)) => json!({
                "id": chat.id, "type": "private", "first_name": person.first_name, "username": person.username,
            }),
            _ => json!({ "id": chat.id, "type": chat.kind.wire(), "title": chat.title }),
        }
    }

    pub(crate) fn message_wire(&self, bot: i64, chat: &Chat, message: &Message) -> Value {
        let from = match message.author {
            Author::Bot => self.bot(bot).map(Bot::wire),
            Author::Person(id) => self.people.get(&id).map(Human::wire),
        };
        let mut wire = json!({
            "message_id": message.id, "from": from, "chat": self.chat_wire(chat), "date": message.at.as_second(),
        });
        if let Some(moment) = message.edited_at {
            wire["edit_date"] = moment.as_second().into();
        }
        self.write_body(&mut wire, message);
        if let Some(markup) = message.markup.as_ref().filter(|markup| markup.get("inline_keyboard").is_some())
        {
            wire["reply_markup"] = markup.clone();
        }
        if let Some(album) = &message.album {
            wire["media_group_id"] = album.clone().into();
        }
        if let Some(earlier) = message.reply_to.and_then(|id| chat.message(id)) {
            let plain = Message { reply_to: None, ..earlier.clone() };
            wire["reply_to_message"] = self.message_wire(bot, chat, &plain);
        }
        wire
    }

    fn write_body(&self, wire: &mut Value, message: &Message) {
        let (text, entities) =
            if message.has_media() { ("caption", "caption_entities") } else { ("text", "entities") };
        if !message.body.text.is_empty() {
            wire[text] = message.body.text.clone().into();
        }
        if !message.body.entities.is_empty() {
            wire[entities] = message.body.entities.clone().into();
        }
        if !message.photo.is_empty() {
            let sizes = message.photo.iter().filter_map(|id| Some(self.files.get(id)?.photo_size(id)));
            wire["photo"] = sizes.collect::<Vec<_>>().into();
        }
        if let Some((id, file)) = message.document.as_ref().and_then(|id| Some((id, self.files.get(id)?))) {
            wire["document"] = file.document(id);
        }
    }
}
