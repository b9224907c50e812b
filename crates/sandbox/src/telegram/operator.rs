//! Actions on Telegram outside the Bot API: creates bots, people and groups, blocks bots, and reads chats.

use serde_json::{Value, json};

use super::flood::Limits;
use super::model::{Bot, ChatKind, Human, Telegram, UPDATE_LIFE, Update};
use super::people::PressError;
use super::view::ChatMessage;

impl Telegram {
    /// Creates a bot; its id is the number before the colon in the token.
    pub fn register_bot(&self, token: &str, username: &str) -> i64 {
        let mut model = self.model();
        if let Some(known) = model.bots.iter().find(|bot| bot.token == token) {
            return known.id;
        }
        let number = token.split(':').next().and_then(|head| head.parse().ok());
        let id = number.unwrap_or_else(|| 7_000_000_000 + model.ids.below("bot", 900_000_000).cast_signed());
        let next_update = 710_000_001 + model.ids.below("update", 90_000_000).cast_signed();
        let (token, username) = (token.to_owned(), username.to_owned());
        model.bots.push(Bot { id, token, username, next_update, ..Bot::default() });
        id
    }

    /// Sets the flood limits of all bots.
    pub fn limits(&self, limits: Limits) {
        self.model().limits = limits;
    }

    /// Allows webhooks to this machine, without TLS and at any port. The real service rejects both.
    pub fn allow_loopback_webhooks(&self) {
        self.model().loopback_webhooks = true;
    }

    /// Creates a person with an English client; returns their user id.
    pub fn person(&self, first_name: &str) -> i64 {
        let mut model = self.model();
        let id = 200_000_000 + model.ids.below("person", 700_000_000).cast_signed();
        let username = format!("{}_{}", first_name.to_lowercase().replace(' ', "_"), id % 1000);
        let human = Human { id, first_name: first_name.to_owned(), username, language: "en".to_owned() };
        model.people.insert(id, human);
        id
    }

    /// Opens a person's private chat with the bot. The id of the chat is the person's id.
    pub fn open_dm(&self, user: i64) -> i64 {
        self.model().open_dm(user);
        user
    }

    /// Creates a supergroup that contains the bot; the first member is its creator.
    pub fn group(&self, title: &str, members: &[i64]) -> i64 {
        self.gather(ChatKind::Supergroup, title, members)
    }

    /// Creates a plain group, which [`Telegram::migrate`] can turn into a supergroup.
    pub fn plain_group(&self, title: &str, members: &[i64]) -> i64 {
        self.gather(ChatKind::Group, title, members)
    }

    fn gather(&self, kind: ChatKind, title: &str, members: &[i64]) -> i64 {
        let mut model = self.model();
        let drawn = model.ids.below("group", 900_000_000).cast_signed() + 1_000_000_000;
        let id = if kind == ChatKind::Group { -drawn } else { -1_000_000_000_000 - drawn };
        let Some(bot) = model.bots.first().map(|bot| bot.id) else { return id };
        model.add_chat(bot, id, kind, Some(title.to_owned()), members.to_vec());
        let by = members.first().copied().unwrap_or_default();
        model.change_membership((bot, id), by, ("left", "member"), self.now());
        id
    }

    /// Turns a plain group into a supergroup: sends both service messages. Calls with the old id then fail,
    /// and the error contains the new id.
    pub fn migrate(&self, chat: i64) -> Result<i64, PressError> {
        let now = self.now();
        let model = &mut *self.model();
        let key = model.key_of(chat);
        let old = model.chats.get(&key).ok_or(PressError::NoChat)?;
        let (title, members) = (old.title.clone(), old.members.clone());
        let to = -1_000_000_000_000 - 1_000_000_000 - model.ids.below("group", 900_000_000).cast_signed();
        model.add_chat(key.0, to, ChatKind::Supergroup, title, members);
        if let Some(old) = model.chats.get_mut(&key) {
            old.migrated_to = Some(to);
        }
        for (chat, field, other) in [(chat, "migrate_to_chat_id", to), (to, "migrate_from_chat_id", chat)] {
            let Some(wire) = model.find_chat(chat).map(|chat| model.chat_wire(chat)) else { continue };
            let mut service = json!({ "message_id": 1, "chat": wire, "date": now.as_second() });
            service[field] = other.into();
            model.enqueue(key.0, "message", service, now + UPDATE_LIFE);
        }
        Ok(to)
    }

    /// Removes a person from a group; the bot gets no update.
    pub fn leave(&self, chat: i64, user: i64) {
        let mut model = self.model();
        let key = model.key_of(chat);
        if let Some(chat) = model.chats.get_mut(&key) {
            chat.members.retain(|member| *member != user);
        }
    }

    /// Blocks the bot for a person: the bot gets an update and can no longer write to them.
    pub fn block(&self, user: i64) {
        self.expel(user, user);
    }

    /// Removes the bot from a group, as the group's creator.
    pub fn kick_bot(&self, chat: i64) {
        let by = self.model().find_chat(chat).and_then(|chat| chat.members.first().copied());
        self.expel(chat, by.unwrap_or_default());
    }

    fn expel(&self, chat: i64, by: i64) {
        let mut model = self.model();
        let key = model.key_of(chat);
        if let Some(chat) = model.chats.get_mut(&key) {
            chat.expelled = true;
        }
        model.change_membership(key, by, ("member", "kicked"), self.now());
    }

    /// Returns the messages of a chat, including deleted ones, oldest first.
    pub fn chat(&self, chat: i64) -> Vec<ChatMessage> {
        let model = self.model();
        model.find_chat(chat).map(|chat| model.view(chat)).unwrap_or_default()
    }

    /// Returns the commands that a bot registered with setMyCommands for all chats and languages.
    pub fn commands(&self, bot: i64) -> Value {
        let model = self.model();
        let all = (String::new(), String::new());
        model.bot(bot).and_then(|bot| bot.commands.get(&all).cloned()).unwrap_or_else(|| json!([]))
    }

    /// Returns the ids of all updates so far, oldest first.
    pub fn updates(&self) -> Vec<i64> {
        self.model().bots.iter().flat_map(|bot| &bot.sent).map(|update| update.id).collect()
    }

    /// Returns the number of updates that the bot has not confirmed.
    pub fn pending(&self) -> usize {
        self.model().bots.iter().map(|bot| bot.queue.len()).sum()
    }

    /// Sends an update again with its old id, even if it was confirmed. Returns `false` if it never existed.
    pub fn redeliver(&self, update: i64) -> bool {
        let mut model = self.model();
        let mut found = false;
        for bot in &mut model.bots {
            if let Some(earlier) = bot.sent.iter().find(|sent| sent.id == update).cloned() {
                bot.queue.push_front(Update { again: true, ..earlier });
                found = true;
            }
        }
        model.announce();
        found
    }
}
