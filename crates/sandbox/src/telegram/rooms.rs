//! Chats as the people's acts change them, and what the bot gets to see of it.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    html::{Formatted, units},
    model::{Author, Bot, Chat, ChatKind, Human, Message, UPDATE_LIFE},
    people::PressError,
    view::{self, Button},
};
use crate::world::State;

pub(super) fn find_chat(state: &State, chat: i64) -> Option<&Chat> {
    state.telegram.chats.get(&bot_of(state, chat))
}

/// The key of a chat: with the first bot that is in it.
pub(super) fn bot_of(state: &State, chat: i64) -> (i64, i64) {
    let key = |bot: &Bot| (bot.id, chat);
    let keys = state.telegram.bots.iter().map(key);
    keys.into_iter().find(|key| state.telegram.chats.contains_key(key)).unwrap_or((0, chat))
}

pub(super) fn add_chat(
    state: &mut State,
    bot: i64,
    id: i64,
    kind: ChatKind,
    title: Option<String>,
    members: Vec<i64>,
) {
    let instance = state.ids.digits("chat instance", "-3", 19);
    let chat =
        Chat { id, kind, title, members, expelled: false, migrated_to: None, messages: Vec::new(), instance };
    state.telegram.chats.entry((bot, id)).or_insert(chat);
}

pub(super) fn blank(id: i64, at: Timestamp, user: i64) -> Message {
    Message {
        id,
        at,
        author: Author::Person(user),
        body: Formatted::default(),
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

/// Puts a person's message into the chat and, unless privacy mode hides it, into the bot's queue.
pub(super) fn deliver(state: &mut State, key: (i64, i64), message: Message, now: Timestamp) -> Option<i64> {
    let messenger = &mut state.telegram;
    let name = messenger.bot(key.0)?.username.clone();
    let room = messenger.chats.get_mut(&key)?;
    let to_bot = message.reply_to.and_then(|id| room.message(id)).is_some_and(|m| m.author == Author::Bot);
    let seen = room.kind == ChatKind::Private || to_bot || command_for(&message.body.text, &name);
    let id = message.id;
    room.messages.push(message);
    let room = messenger.chats.get(&key)?;
    if !seen || room.expelled {
        return None;
    }
    let wire = messenger.message_wire(key.0, room, room.message(id)?);
    messenger.bot_mut(key.0)?.enqueue("message", wire, now + UPDATE_LIFE)
}

fn command_for(text: &str, bot: &str) -> bool {
    let Some(command) = text.strip_prefix('/').and_then(|rest| rest.split_whitespace().next()) else {
        return false;
    };
    command.split_once('@').is_none_or(|(_, name)| name.eq_ignore_ascii_case(bot))
}

/// Entities of a person's text: each `/command` at its start or after a space.
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

/// Tells the bot that its own place in a chat changed.
pub(super) fn membership(
    state: &mut State,
    key: (i64, i64),
    by: i64,
    (old, new): (&str, &str),
    now: Timestamp,
) {
    let messenger = &mut state.telegram;
    let Some(room) = messenger.chats.get(&key) else { return };
    let bot = messenger.bot(key.0).map(Bot::wire);
    let change = json!({
        "chat": messenger.chat_wire(room), "from": messenger.people.get(&by).map(Human::wire),
        "date": now.as_second(),
        "old_chat_member": { "user": bot, "status": old }, "new_chat_member": { "user": bot, "status": new },
    });
    if let Some(bot) = messenger.bot_mut(key.0) {
        bot.enqueue("my_chat_member", change, now + UPDATE_LIFE);
    }
}

pub(super) fn find_button(
    state: &State,
    key: (i64, i64),
    user: i64,
    message: i64,
    what: &str,
) -> Result<Button, PressError> {
    let room = state.telegram.chats.get(&key).ok_or(PressError::NoChat)?;
    if !room.members.contains(&user) {
        return Err(PressError::NotAMember);
    }
    let message = room.message(message).ok_or(PressError::NoMessage)?;
    let all: Vec<Button> = view::buttons(message).into_iter().flatten().collect();
    let named =
        all.iter().find(|button| button.text == what || button.callback_data.as_deref() == Some(what));
    named.cloned().ok_or_else(|| PressError::NoButton(all.into_iter().map(|button| button.text).collect()))
}
