//! Adds people's messages and membership changes to chats, and queues updates for the bot if it may see them.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::html::units;
use super::model::{Author, Bot, Chat, ChatKind, Human, Message, Model, UPDATE_LIFE};

impl Model {
    pub(crate) fn find_chat(&self, chat: i64) -> Option<&Chat> {
        self.chats.get(&self.key_of(chat))
    }

    /// Returns the key of a chat: its id and the first bot in it.
    pub(super) fn key_of(&self, chat: i64) -> (i64, i64) {
        let mut keys = self.bots.iter().map(|bot| (bot.id, chat));
        keys.find(|key| self.chats.contains_key(key)).unwrap_or((0, chat))
    }

    pub(super) fn open_dm(&mut self, user: i64) {
        if let Some(bot) = self.bots.first().map(|bot| bot.id) {
            self.add_chat(bot, user, ChatKind::Private, None, vec![user]);
        }
    }

    pub(super) fn add_chat(
        &mut self,
        bot: i64,
        id: i64,
        kind: ChatKind,
        title: Option<String>,
        members: Vec<i64>,
    ) {
        let instance = self.ids.digits("chat instance", "-3", 19);
        let chat = Chat {
            id,
            kind,
            title,
            members,
            expelled: false,
            migrated_to: None,
            slow_until: None,
            photos_forbidden: false,
            messages: Vec::new(),
            instance,
        };
        self.chats.entry((bot, id)).or_insert(chat);
    }

    /// Adds a person's message to the chat and, unless privacy mode hides it, to the bot's queue.
    pub(super) fn deliver(&mut self, key: (i64, i64), message: Message, now: Timestamp) -> Option<i64> {
        let name = self.bot(key.0)?.username.clone();
        let chat = self.chats.get_mut(&key)?;
        let to_bot =
            message.reply_to.and_then(|id| chat.message(id)).is_some_and(|m| m.author == Author::Bot);
        let seen = chat.kind == ChatKind::Private || to_bot || command_for(&message.body.text, &name);
        let id = message.id;
        chat.messages.push(message);
        let chat = self.chats.get(&key)?;
        if !seen || chat.expelled {
            return None;
        }
        let wire = self.message_wire(key.0, chat, chat.message(id)?);
        self.enqueue(key.0, "message", wire, now + UPDATE_LIFE)
    }

    /// Sends the bot an update about a change of its own membership in a chat.
    pub(super) fn change_membership(
        &mut self,
        key: (i64, i64),
        by: i64,
        (old, new): (&str, &str),
        now: Timestamp,
    ) {
        let Some(chat) = self.chats.get(&key) else { return };
        let bot = self.bot(key.0).map(Bot::wire);
        let change = json!({
            "chat": self.chat_wire(chat), "from": self.people.get(&by).map(Human::wire), "date": now.as_second(),
            "old_chat_member": { "user": bot, "status": old },
            "new_chat_member": { "user": bot, "status": new },
        });
        self.enqueue(key.0, "my_chat_member", change, now + UPDATE_LIFE);
    }
}

fn command_for(text: &str, bot: &str) -> bool {
    let Some(command) = text.strip_prefix('/').and_then(|rest| rest.split_whitespace().next()) else {
        return false;
    };
    command.split_once('@').is_none_or(|(_, name)| name.eq_ignore_ascii_case(bot))
}

/// Returns the entities of a person's text: each `/command` at the start or after a space.
pub(super) fn commands_in(text: &str) -> Vec<Value> {
    let mut entities = Vec::new();
    let mut offset = 0;
    for word in text.split(' ') {
        let first_line = word.split('\n').next().unwrap_or_default();
        if first_line.len() > 1 && first_line.starts_with('/') {
            entities.push(json!({ "offset": offset, "length": units(first_line), "type": "bot_command" }));
        }
        offset += units(word) + 1;
    }
    entities
}
