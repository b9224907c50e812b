//! Parses the parts of Telegram's updates that the bot needs. Ignores unknown kinds and fields.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use store::lookup::Person;
use store::updates::Routing;

use crate::i18n::{Language, Words};

/// An update, parsed leniently.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Update {
    pub(super) message: Option<Message>,
    /// The bot's membership in a chat changed.
    pub(super) my_chat_member: Option<Membership>,
    callback_query: Option<CallbackQuery>,
}

#[derive(Debug, Deserialize)]
struct CallbackQuery {
    id: String,
    from: From,
    data: Option<String>,
    message: Option<Under>,
}

/// The message of the pressed button; for an old message, Telegram only sends the chat.
#[derive(Debug, Deserialize)]
struct Under {
    message_id: i64,
    chat: Chat,
}

/// A pressed button.
#[derive(Debug)]
pub(super) struct Press {
    pub(super) id: String,
    pub(super) person: Person,
    pub(super) data: String,
    pub(super) chat: i64,
    /// The message that has the button.
    pub(super) message: i64,
}

#[derive(Debug, Deserialize)]
pub(super) struct Message {
    #[serde(default)]
    pub(super) message_id: i64,
    pub(super) chat: Chat,
    pub(super) from: Option<From>,
    pub(super) text: Option<String>,
    /// Set if this group became the supergroup with this id.
    migrate_to_chat_id: Option<i64>,
    /// Set if this supergroup was the group with this id.
    migrate_from_chat_id: Option<i64>,
    /// The text under a picture or file.
    pub(super) caption: Option<String>,
    /// A compressed picture, in several sizes.
    #[serde(default)]
    photo: Vec<PhotoSize>,
    /// An uncompressed file.
    pub(super) document: Option<Document>,
    /// A video; only parsed to answer that videos are not supported yet.
    pub(super) video: Option<IgnoredAny>,
}

/// One size of a compressed picture.
#[derive(Debug, Deserialize)]
pub(super) struct PhotoSize {
    pub(super) file_id: String,
    #[serde(default)]
    pub(super) width: u32,
    #[serde(default)]
    height: u32,
    pub(super) file_size: Option<u64>,
}

/// An uncompressed file.
#[derive(Debug, Deserialize)]
pub(super) struct Document {
    pub(super) file_id: String,
    pub(super) file_name: Option<String>,
    pub(super) mime_type: Option<String>,
    pub(super) file_size: Option<u64>,
}

/// The bot's current membership in a chat.
#[derive(Debug, Deserialize)]
pub(super) struct Membership {
    chat: Chat,
    from: Option<From>,
    new_chat_member: Place,
}

#[derive(Debug, Deserialize)]
struct Place {
    status: String,
    /// Whether a restricted member is in the chat.
    is_member: Option<bool>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Chat {
    pub(super) id: i64,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) title: Option<String>,
    pub(super) first_name: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct From {
    id: i64,
    first_name: Option<String>,
    username: Option<String>,
    /// IETF language tag; only set if the person's app sends it.
    language_code: Option<String>,
}

impl Update {
    /// Parses an update; the result is empty if it cannot be parsed.
    pub(super) fn read(body: &str) -> Self {
        serde_json::from_str(body).unwrap_or_default()
    }

    /// Returns the pressed button, if the update contains one that can be answered.
    pub(super) fn press(&self) -> Option<Press> {
        let query = self.callback_query.as_ref()?;
        Some(Press {
            id: query.id.clone(),
            person: query.from.person(),
            data: query.data.clone()?,
            chat: query.message.as_ref()?.chat.id,
            message: query.message.as_ref()?.message_id,
        })
    }
}

impl Message {
    /// Returns the command at the start of the message, without slash, bot name and arguments.
    pub(super) fn command(&self) -> Option<&str> {
        let word = self.text.as_deref()?.split_whitespace().next()?.strip_prefix('/')?;
        Some(word.split('@').next().unwrap_or(word))
    }

    /// Returns the first word after the command.
    pub(super) fn argument(&self) -> Option<&str> {
        self.text.as_deref()?.split_whitespace().nth(1)
    }

    /// Returns the largest size of the compressed picture.
    pub(super) fn photo(&self) -> Option<&PhotoSize> {
        self.photo.iter().max_by_key(|size| u64::from(size.width) * u64::from(size.height))
    }

    /// Returns the text or the caption.
    pub(super) fn words(&self) -> &str {
        self.text.as_deref().or(self.caption.as_deref()).unwrap_or_default()
    }

    /// Returns the old and the new id of a group's chat if the message announces a migration.
    pub(super) fn chat_move(&self) -> Option<(i64, i64)> {
        match (self.migrate_to_chat_id, self.migrate_from_chat_id) {
            (Some(to), _) => Some((self.chat.id, to)),
            (None, Some(from)) => Some((from, self.chat.id)),
            (None, None) => None,
        }
    }

    pub(super) fn person(&self) -> Option<Person> {
        self.from.as_ref().map(From::person)
    }

    /// Returns the texts in the language of the sender.
    pub(super) fn words_of_sender(&self) -> Words {
        words_for(self.from.as_ref().and_then(|from| from.language_code.as_deref()))
    }
}

fn words_for(language_code: Option<&str>) -> Words {
    Words::in_language(Language::for_code(language_code))
}

impl Press {
    /// Returns the texts in the language of the person.
    pub(super) fn words(&self) -> Words {
        words_for(self.person.language_code.as_deref())
    }
}

impl Membership {
    pub(super) fn chat_id(&self) -> i64 {
        self.chat.id
    }

    pub(super) fn chat(&self) -> &Chat {
        &self.chat
    }

    pub(super) fn person(&self) -> Option<Person> {
        self.from.as_ref().map(From::person)
    }

    /// Returns the texts in the language of the person who made the change.
    pub(super) fn words(&self) -> Words {
        words_for(self.from.as_ref().and_then(|from| from.language_code.as_deref()))
    }

    /// Returns whether the bot can no longer write there: it was blocked or removed, or has left.
    pub(super) fn is_out(&self) -> bool {
        match self.new_chat_member.status.as_str() {
            "kicked" | "left" => true,
            "restricted" => self.new_chat_member.is_member == Some(false),
            _ => false,
        }
    }
}

impl From {
    fn person(&self) -> Person {
        Person {
            telegram_user_id: self.id,
            first_name: self.first_name.clone(),
            username: self.username.clone(),
            language_code: self.language_code.clone(),
        }
    }
}

impl Chat {
    /// Returns the chat's name as people see it.
    pub(super) fn name(&self) -> Option<&str> {
        self.title.as_deref().or(self.first_name.as_deref())
    }

    /// Returns whether it is a private chat with one person.
    pub(super) fn is_private(&self) -> bool {
        self.kind == "private"
    }
}

/// Returns what is needed to find the people and tenants of an update when it is claimed.
pub fn routing_of(body: &str) -> Routing {
    let press = Update::read(body).press();
    let (sender, button) = press.map(|press| (press.person.telegram_user_id, press.data)).unzip();
    Routing { chat: chat_of(body), sender, button }
}

/// Returns the chat of an update of any kind: updates of one chat are handled in order.
fn chat_of(body: &str) -> Option<i64> {
    let fields: BTreeMap<String, Field> = serde_json::from_str(body).ok()?;
    fields.into_values().find_map(|field| match field {
        Field::Happening { chat, message } => {
            chat.or(message.and_then(|message| message.chat)).map(|chat| chat.id)
        }
        Field::Other(_) => None,
    })
}

/// A field of an update: an event in a chat, or anything else.
#[derive(Deserialize)]
#[serde(untagged)]
enum Field {
    Happening {
        #[serde(default)]
        chat: Option<ChatId>,
        #[serde(default)]
        message: Option<InChat>,
    },
    Other(IgnoredAny),
}

#[derive(Deserialize)]
struct InChat {
    chat: Option<ChatId>,
}

#[derive(Clone, Copy, Deserialize)]
struct ChatId {
    id: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_update_of_an_unknown_kind_concerns_nobody() {
        let update = Update::read(r#"{"update_id":1,"something_new":{"chat":{"id":5}}}"#);
        assert!(update.message.is_none());
    }

    #[test]
    fn the_chat_of_an_update_is_found_in_any_kind() {
        assert_eq!(chat_of(r#"{"update_id":1,"something_new":{"chat":{"id":5}}}"#), Some(5));
        assert_eq!(chat_of(r#"{"update_id":1,"callback_query":{"message":{"chat":{"id":-7}}}}"#), Some(-7));
        assert_eq!(chat_of(r#"{"update_id":1,"poll":{}}"#), None);
        assert_eq!(chat_of("garbage"), None);
    }

    #[test]
    fn a_command_is_read_without_the_name_of_the_bot() {
        let update = Update::read(
            r#"{"message":{"chat":{"id":1,"type":"private"},"text":"/start@storyline_bot now"}}"#,
        );
        assert_eq!(update.message.unwrap().command(), Some("start"));
    }
}
