//! Acting as people: writing, sending pictures, pressing buttons, blocking.

use std::sync::Arc;

use bytes::Bytes;
use serde_json::{Value, json};

use super::{
    files::Sent,
    html::Formatted,
    model::{Bot, ChatKind, Human, Message, PRESS_LIFE, Press, UPDATE_LIFE},
    rooms::{add_chat, blank, bot_of, commands_in, deliver, find_button, find_chat, membership},
    view::{Answer, ChatMessage},
};
use crate::{
    Limits,
    log::Effect,
    world::{State, World},
};

/// Telegram, seen from the people's side. Where no bot is named, the first registered one is meant.
#[derive(Clone, Debug)]
pub struct Telegram {
    world: Arc<World>,
}

/// What a press did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The bot gets a callback query with this id.
    Callback(String),
    /// The person's browser opens this.
    Url(String),
}

/// Why a press or a message was not possible.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PressError {
    #[error("there is no such chat")]
    NoChat,
    /// No such message, or it was deleted.
    #[error("there is no such message")]
    NoMessage,
    /// None of the buttons has this text or data.
    #[error("the message has no such button; it has: {0:?}")]
    NoButton(Vec<String>),
    /// The person is not in the chat.
    #[error("this person is not in the chat")]
    NotAMember,
}

impl Telegram {
    pub(crate) fn new(world: Arc<World>) -> Self {
        Self { world }
    }

    /// Makes a bot; its id is the number before the token's colon.
    pub fn register_bot(&self, token: &str, username: &str) -> i64 {
        let mut state = self.world.state();
        let number = token.split(':').next().and_then(|head| head.parse().ok());
        let id = number.unwrap_or_else(|| 7_000_000_000 + state.ids.below("bot", 900_000_000).cast_signed());
        let next_update = 710_000_001 + state.ids.below("update", 90_000_000).cast_signed();
        state.telegram.bots.push(Bot {
            id,
            token: token.to_owned(),
            username: username.to_owned(),
            commands: json!([]),
            allowed: None,
            queue: std::collections::VecDeque::new(),
            sent: Vec::new(),
            next_update,
            poll: 0,
            flood: super::flood::Flood::default(),
            webhook: None,
        });
        id
    }

    /// Sets the flood limits of all bots.
    pub fn limits(&self, limits: Limits) {
        self.world.state().telegram.limits = limits;
    }

    /// Lets webhooks lead to this machine, without TLS and at any port. The real service refuses both.
    pub fn allow_loopback_webhooks(&self) {
        self.world.state().telegram.loopback_webhooks = true;
    }

    /// Makes a person and gives their user id; English unless [`Telegram::speaks`] says otherwise.
    pub fn person(&self, first_name: &str) -> i64 {
        let mut state = self.world.state();
        let id = 200_000_000 + state.ids.below("person", 700_000_000).cast_signed();
        let username = format!("{}_{}", first_name.to_lowercase().replace(' ', "_"), id % 1000);
        let human = Human { id, first_name: first_name.to_owned(), username, language: "en".to_owned() };
        state.telegram.people.insert(id, human);
        id
    }

    /// Sets a person's `language_code`.
    pub fn speaks(&self, user: i64, language_code: &str) {
        if let Some(human) = self.world.state().telegram.people.get_mut(&user) {
            human.language = language_code.to_owned();
        }
    }

    /// Opens the private chat of a person with the bot; its id is the person's.
    pub fn open_dm(&self, user: i64) -> i64 {
        let mut state = self.world.state();
        let Some(bot) = state.telegram.bots.first().map(|bot| bot.id) else { return user };
        add_chat(&mut state, bot, user, ChatKind::Private, None, vec![user]);
        user
    }

    /// Makes a supergroup with the bot in it; the first member is its creator.
    pub fn group(&self, title: &str, members: &[i64]) -> i64 {
        self.gather(ChatKind::Supergroup, title, members)
    }

    /// Makes a plain group, which [`Telegram::migrate`] can turn into a supergroup.
    pub fn plain_group(&self, title: &str, members: &[i64]) -> i64 {
        self.gather(ChatKind::Group, title, members)
    }

    fn gather(&self, kind: ChatKind, title: &str, members: &[i64]) -> i64 {
        let now = self.world.now();
        let mut state = self.world.state();
        let drawn = state.ids.below("group", 900_000_000).cast_signed() + 1_000_000_000;
        let id = if kind == ChatKind::Group { -drawn } else { -1_000_000_000_000 - drawn };
        let Some(bot) = state.telegram.bots.first().map(|bot| bot.id) else { return id };
        add_chat(&mut state, bot, id, kind, Some(title.to_owned()), members.to_vec());
        let by = members.first().copied().unwrap_or_default();
        membership(&mut state, (bot, id), by, ("left", "member"), now);
        drop(state);
        self.announce();
        id
    }

    /// Turns a plain group into a supergroup: both service messages are sent, the old id refuses with the new one.
    pub fn migrate(&self, chat: i64) -> Result<i64, PressError> {
        let now = self.world.now();
        let mut guard = self.world.state();
        let state = &mut *guard;
        let (key, title, members) = {
            let room = find_chat(state, chat).ok_or(PressError::NoChat)?;
            (bot_of(state, chat), room.title.clone(), room.members.clone())
        };
        let to = -1_000_000_000_000 - 1_000_000_000 - state.ids.below("group", 900_000_000).cast_signed();
        add_chat(state, key.0, to, ChatKind::Supergroup, title, members);
        if let Some(room) = state.telegram.chats.get_mut(&key) {
            room.migrated_to = Some(to);
        }
        for (room, field, other) in [(chat, "migrate_to_chat_id", to), (to, "migrate_from_chat_id", chat)] {
            let Some(wire) = find_chat(state, room).map(|room| state.telegram.chat_wire(room)) else {
                continue;
            };
            let mut service = json!({ "message_id": 1, "chat": wire, "date": now.as_second() });
            service[field] = other.into();
            if let Some(bot) = state.telegram.bot_mut(key.0) {
                bot.enqueue("message", service, now + UPDATE_LIFE);
            }
        }
        drop(guard);
        self.announce();
        Ok(to)
    }

    /// A person writes. In a private chat this opens it, and unblocks the bot. In groups the bot sees commands only
    /// (privacy mode). Gives the message id.
    pub fn say(&self, user: i64, chat: i64, text: &str) -> i64 {
        self.write(user, chat, None, text)
    }

    /// A person answers a message; a bot sees answers to itself even in groups.
    pub fn reply(&self, user: i64, chat: i64, to: i64, text: &str) -> i64 {
        self.write(user, chat, Some(to), text)
    }

    fn write(&self, user: i64, chat: i64, reply_to: Option<i64>, text: &str) -> i64 {
        let body = Formatted { text: text.to_owned(), entities: commands_in(text) };
        self.post(user, chat, |_, _, message| {
            message.body = body;
            message.reply_to = reply_to;
        })
    }

    /// A person sends a picture as a photo (not seen by the bot in groups). Gives the message id.
    pub fn send_photo(&self, user: i64, chat: i64, jpeg: impl Into<Bytes>) -> i64 {
        let sent = Sent::Bytes { name: "photo.jpg".to_owned(), bytes: jpeg.into() };
        self.post(user, chat, |state, bot, message| {
            message.photo = state.telegram.photo(&mut state.ids, bot, sent).unwrap_or_default();
        })
    }

    /// A person sends a file as it is. Gives the message id.
    pub fn send_document(
        &self,
        user: i64,
        chat: i64,
        name: &str,
        mime: &str,
        bytes: impl Into<Bytes>,
    ) -> i64 {
        let (bytes, name, mime) = (bytes.into(), name.to_owned(), mime.to_owned());
        self.post(user, chat, move |state, bot, message| {
            message.document = Some(state.telegram.store(&mut state.ids, bot, bytes, &name, &mime, None));
        })
    }

    fn post(&self, user: i64, chat: i64, fill: impl FnOnce(&mut State, i64, &mut Message)) -> i64 {
        if user == chat && find_chat(&self.world.state(), chat).is_none() {
            self.open_dm(user);
        }
        let now = self.world.now();
        let mut guard = self.world.state();
        let state = &mut *guard;
        let key = bot_of(state, chat);
        let Some(room) = state.telegram.chats.get(&key) else { return 0 };
        let (id, returning) = (room.next_message_id(), room.kind == ChatKind::Private && room.expelled);
        if returning {
            if let Some(room) = state.telegram.chats.get_mut(&key) {
                room.expelled = false;
            }
            membership(state, key, user, ("kicked", "member"), now);
        }
        let mut message = blank(id, now, user);
        fill(state, key.0, &mut message);
        let update = deliver(state, key, message, now);
        drop(guard);
        self.world.note(Effect::PersonActed { user, chat, update: update.unwrap_or_default() });
        self.announce();
        id
    }

    /// A person presses the button with this text or callback data.
    ///
    /// # Errors
    /// There is no such chat, message or button, or the person is not in the chat.
    pub fn press(&self, user: i64, chat: i64, message: i64, what: &str) -> Result<Pressed, PressError> {
        let mut guard = self.world.state();
        let state = &mut *guard;
        let key = bot_of(state, chat);
        let button = find_button(state, key, user, message, what)?;
        let data = match (button.callback_data, button.url) {
            (Some(data), _) => data,
            (None, url) => return Ok(Pressed::Url(url.unwrap_or_default())),
        };
        drop(guard);
        Ok(Pressed::Callback(self.press_data(user, chat, message, &data)?))
    }

    /// A person's client sends a press with this callback data: of a button that it still shows although the message
    /// has moved on, or of one that never was.
    pub fn press_data(&self, user: i64, chat: i64, message: i64, data: &str) -> Result<String, PressError> {
        let now = self.world.now();
        let mut guard = self.world.state();
        let state = &mut *guard;
        let key = bot_of(state, chat);
        let id = state.ids.digits("callback", "11", 19);
        let messenger = &mut state.telegram;
        messenger.presses.insert(id.clone(), Press { bot: key.0, at: now, answer: None });
        let Some(room) = messenger.chats.get(&key) else { return Err(PressError::NoChat) };
        let wire = room.message(message).map(|message| messenger.message_wire(key.0, room, message));
        let query = json!({
            "id": id, "from": messenger.people.get(&user).map(Human::wire), "message": wire,
            "chat_instance": room.instance, "data": data,
        });
        let update =
            messenger.bot_mut(key.0).and_then(|bot| bot.enqueue("callback_query", query, now + PRESS_LIFE));
        drop(guard);
        self.world.note(Effect::PersonActed { user, chat, update: update.unwrap_or_default() });
        self.announce();
        Ok(id)
    }

    /// How the bot answered a press, if it did.
    #[must_use]
    pub fn answered(&self, callback: &str) -> Option<Answer> {
        self.world.state().telegram.presses.get(callback)?.answer.clone()
    }

    /// A person leaves a group; the bot is not told.
    pub fn leave(&self, chat: i64, user: i64) {
        let mut state = self.world.state();
        let key = bot_of(&state, chat);
        if let Some(room) = state.telegram.chats.get_mut(&key) {
            room.members.retain(|member| *member != user);
        }
    }

    /// A person blocks the bot: it is told, and may not write any more.
    pub fn block(&self, user: i64) {
        self.expel(user, user);
    }

    /// The bot is removed from a group by its creator.
    pub fn kick_bot(&self, chat: i64) {
        let by = find_chat(&self.world.state(), chat).and_then(|room| room.members.first().copied());
        self.expel(chat, by.unwrap_or_default());
    }

    fn expel(&self, chat: i64, by: i64) {
        let now = self.world.now();
        let mut state = self.world.state();
        let key = bot_of(&state, chat);
        if let Some(room) = state.telegram.chats.get_mut(&key) {
            room.expelled = true;
        }
        membership(&mut state, key, by, ("member", "kicked"), now);
        drop(state);
        self.announce();
    }

    /// The messages of a chat, deleted ones included, oldest first.
    #[must_use]
    pub fn chat(&self, chat: i64) -> Vec<ChatMessage> {
        let state = self.world.state();
        find_chat(&state, chat).map(|room| state.telegram.view(room)).unwrap_or_default()
    }

    /// The commands a bot registered by setMyCommands.
    #[must_use]
    pub fn commands(&self, bot: i64) -> Value {
        self.world.state().telegram.bot(bot).map(|bot| bot.commands.clone()).unwrap_or_default()
    }

    /// Ids of all updates made so far, oldest first.
    #[must_use]
    pub fn updates(&self) -> Vec<i64> {
        let state = self.world.state();
        state.telegram.bots.iter().flat_map(|bot| &bot.sent).map(|update| update.id).collect()
    }

    /// Updates the bot has not confirmed yet.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.world.state().telegram.bots.iter().map(|bot| bot.queue.len()).sum()
    }

    /// Sends an update again under its old id, even if it was confirmed. `false` if there never was such an update.
    pub fn redeliver(&self, update: i64) -> bool {
        let mut state = self.world.state();
        let mut found = false;
        for bot in &mut state.telegram.bots {
            if let Some(earlier) = bot.sent.iter().find(|sent| sent.id == update).cloned() {
                bot.queue.push_front(super::model::Update { again: true, ..earlier });
                found = true;
            }
        }
        drop(state);
        self.announce();
        found
    }

    fn announce(&self) {
        self.world.arrivals.send_modify(|count| *count += 1);
    }
}
