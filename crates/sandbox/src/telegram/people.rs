//! Actions of people in chats: writing, sending pictures and pressing buttons.

use bytes::Bytes;
use serde_json::json;

use super::delivery::commands_in;
use super::files::Sent;
use super::html::Formatted;
use super::model::{Answer, Author, ChatKind, Human, Message, Model, PRESS_LIFE, Press, Telegram};
use super::view::{self, Button};
use crate::log::Effect;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The bot receives a callback query with this id.
    Callback(String),
    /// The person's browser opens this URL.
    Url(String),
}

/// Why a press was not possible.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PressError {
    #[error("there is no such chat")]
    NoChat,
    /// The message does not exist or was deleted.
    #[error("there is no such message")]
    NoMessage,
    /// No button has this text or data. The value lists the buttons that exist.
    #[error("the message has no such button; it has: {0:?}")]
    NoButton(Vec<String>),
    #[error("this person is not in the chat")]
    NotAMember,
}

impl Telegram {
    /// Writes a message as a person. In a private chat, this opens the chat and unblocks the bot. In groups
    /// the bot sees only commands (privacy mode). Returns the message id.
    pub fn say(&self, user: i64, chat: i64, text: &str) -> i64 {
        self.write(user, chat, None, text)
    }

    /// Replies to a message as a person. A bot sees replies to its own messages even in groups.
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

    /// Sends a picture as a photo (the bot does not see it in groups). Returns the message id.
    pub fn send_photo(&self, user: i64, chat: i64, jpeg: impl Into<Bytes>) -> i64 {
        let sent = Sent::Bytes { name: "photo.jpg".to_owned(), bytes: jpeg.into() };
        self.post(user, chat, |model, bot, message| {
            message.photo = model.photo(bot, sent).unwrap_or_default();
        })
    }

    /// Sends a file without changes. Returns the message id.
    pub fn send_document(
        &self,
        user: i64,
        chat: i64,
        name: &str,
        mime: &str,
        bytes: impl Into<Bytes>,
    ) -> i64 {
        let bytes = bytes.into();
        self.post(user, chat, |model, bot, message| {
            message.document = Some(model.store(bot, bytes, name, mime, None));
        })
    }

    fn post(&self, user: i64, chat: i64, fill: impl FnOnce(&mut Model, i64, &mut Message)) -> i64 {
        let now = self.now();
        let model = &mut *self.model();
        if user == chat && model.find_chat(chat).is_none() {
            model.open_dm(user);
        }
        let key = model.key_of(chat);
        let Some(written_in) = model.chats.get_mut(&key) else { return 0 };
        let id = written_in.next_message_id();
        if written_in.kind == ChatKind::Private && written_in.expelled {
            written_in.expelled = false;
            model.change_membership(key, user, ("kicked", "member"), now);
        }
        let mut message = Message::new(id, now, Author::Person(user), Formatted::default());
        fill(model, key.0, &mut message);
        let update = model.deliver(key, message, now).unwrap_or_default();
        self.note(Effect::PersonActed { user, chat, update });
        id
    }

    /// Presses the button with this text or callback data.
    pub fn press(&self, user: i64, chat: i64, message: i64, what: &str) -> Result<Pressed, PressError> {
        let button = self.model().find_button(user, chat, message, what)?;
        match (button.callback_data, button.url) {
            (Some(data), _) => self.press_data(user, chat, message, &data).map(Pressed::Callback),
            (None, url) => Ok(Pressed::Url(url.unwrap_or_default())),
        }
    }

    /// Sends a button press with this callback data, even if the message has no such button. This simulates a
    /// client that still shows an old button after the message changed, or data that no button ever had.
    pub fn press_data(&self, user: i64, chat: i64, message: i64, data: &str) -> Result<String, PressError> {
        let now = self.now();
        let mut model = self.model();
        let key = model.key_of(chat);
        let id = model.ids.digits("callback", "11", 19);
        model.presses.insert(id.clone(), Press { bot: key.0, at: now, answer: None });
        let pressed_in = model.chats.get(&key).ok_or(PressError::NoChat)?;
        let wire = match pressed_in.message(message) {
            Some(message) => model.message_wire(key.0, pressed_in, message),
            None => model.inaccessible(pressed_in, message),
        };
        let query = json!({
            "id": id, "from": model.people.get(&user).map(Human::wire), "message": wire,
            "chat_instance": pressed_in.instance, "data": data,
        });
        let update = model.enqueue(key.0, "callback_query", query, now + PRESS_LIFE).unwrap_or_default();
        self.note(Effect::PersonActed { user, chat, update });
        Ok(id)
    }

    /// Returns the bot's answer to a press, if there is one.
    pub fn answered(&self, callback: &str) -> Option<Answer> {
        self.model().presses.get(callback)?.answer.clone()
    }
}

impl Model {
    fn find_button(&self, user: i64, chat: i64, message: i64, what: &str) -> Result<Button, PressError> {
        let chat = self.find_chat(chat).ok_or(PressError::NoChat)?;
        if !chat.members.contains(&user) {
            return Err(PressError::NotAMember);
        }
        let message = chat.message(message).ok_or(PressError::NoMessage)?;
        let all: Vec<Button> = view::buttons(message).into_iter().flatten().collect();
        let named =
            all.iter().find(|button| button.text == what || button.callback_data.as_deref() == Some(what));
        named
            .cloned()
            .ok_or_else(|| PressError::NoButton(all.into_iter().map(|button| button.text).collect()))
    }
}
