//! Converts objects of the Bot API to JSON: User, Chat, Message, PhotoSize, Document.

use serde_json::{Value, json};

use super::model::{Author, Bot, Chat, ChatKind, Human, Message, Model, StoredFile};

impl Human {
    pub(crate) fn wire(&self) -> Value {
        json!({
            "id": self.id, "is_bot": false, "first_name": self.first_name,
            "username": self.username, "language_code": self.language,
        })
    }
}

impl Bot {
    pub(crate) fn wire(&self) -> Value {
        json!({ "id": self.id, "is_bot": true, "first_name": self.username, "username": self.username })
    }
}

impl StoredFile {
    pub(crate) fn photo_size(&self, id: &str) -> Value {
        let (width, height) = self.size.unwrap_or_default();
        json!({
            "file_id": id, "file_unique_id": self.unique_id, "file_size": self.bytes.len(),
            "width": width, "height": height,
        })
    }

    pub(crate) fn document(&self, id: &str) -> Value {
        json!({
            "file_id": id, "file_unique_id": self.unique_id, "file_size": self.bytes.len(),
            "file_name": self.name, "mime_type": self.mime,
        })
    }
}

impl Model {
    /// Returns the chat object that messages contain.
    pub(crate) fn chat_wire(&self, chat: &Chat) -> Value {
        match (chat.kind, self.people.get(&chat.id)) {
            (ChatKind::Private, Some(person)) => json!({
                "id": chat.id, "type": "private", "first_name": person.first_name, "username": person.username,
            }),
            _ => json!({ "id": chat.id, "type": <&str>::from(chat.kind), "title": chat.title }),
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

    /// Returns what a press carries instead of a message that is gone.
    pub(crate) fn inaccessible(&self, chat: &Chat, message: i64) -> Value {
        json!({ "chat": self.chat_wire(chat), "message_id": message, "date": 0 })
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
