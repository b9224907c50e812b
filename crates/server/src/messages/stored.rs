//! The stored forms of messages and buttons: names and JSON in `outbox` and `callback_tokens`. Every form
//! that was ever stored stays readable; `wording/stored_forms.rs` contains one example of each.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use store::callbacks::StoredButton;
use store::outbox::StoredMessage;
use thiserror::Error;

use super::{ButtonAction, Message, OnPost, Outgoing};

/// A stored form that this version does not know, written by a later version.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("this version cannot read {what} {word:?}: {why}")]
pub struct Unreadable {
    pub what: &'static str,
    /// The name of its kind.
    pub word: String,
    pub why: String,
}

impl Outgoing {
    /// Converts to the form in `outbox`.
    pub fn store(&self) -> StoredMessage {
        let payload =
            serde_json::to_value(&self.message).expect("a message contains only data that JSON can hold");
        StoredMessage {
            telegram_chat_id: self.chat,
            kind: self.message.kind(),
            post: self.post,
            payload: payload.get("payload").cloned().unwrap_or_default(),
        }
    }
}

impl Message {
    /// Parses `outbox.kind` and `outbox.payload`.
    pub fn read(kind: &str, payload: &Value) -> Result<Self, Unreadable> {
        tagged("kind", kind, "payload", payload).map_err(|why| Unreadable {
            what: "the message",
            word: kind.to_owned(),
            why,
        })
    }
}

impl ButtonAction {
    /// Converts to the form in `callback_tokens`.
    pub fn store(&self) -> StoredButton {
        let mut stored = serde_json::to_value(self).expect("a button contains only data that JSON can hold");
        let mut payload = stored.get_mut("payload").map(Value::take).unwrap_or_default();
        // Buttons about a post use separate columns for the post and its state.
        let on_post: Option<OnPost> = serde_json::from_value(payload.clone()).ok();
        if on_post.is_some() || payload.as_object().is_some_and(Map::is_empty) {
            payload = Value::Null;
        }
        StoredButton {
            action: stored["action"].as_str().unwrap_or_default().to_owned(),
            post: on_post.map(|on| on.on_post),
            from_state: on_post.and_then(|on| on.seen),
            payload,
        }
    }

    /// Parses a row of `callback_tokens`.
    pub fn read(stored: &StoredButton) -> Result<Self, Unreadable> {
        let payload = match stored.post {
            Some(on_post) => json!(OnPost { on_post, seen: stored.from_state }),
            None => stored.payload.clone(),
        };
        tagged("action", &stored.action, "payload", &payload).map_err(|why| Unreadable {
            what: "the button",
            word: stored.action.clone(),
            why,
        })
    }
}

/// Parses an enum with adjacent tag and content. Missing content is stored as NULL or as an empty object.
fn tagged<T: for<'de> Deserialize<'de>>(
    tag: &str,
    word: &str,
    content: &str,
    value: &Value,
) -> Result<T, String> {
    let form = |value: Option<&Value>| {
        let mut form = Map::from_iter([(tag.to_owned(), json!(word))]);
        form.extend(value.map(|value| (content.to_owned(), value.clone())));
        serde_json::from_value::<T>(Value::Object(form))
    };
    let empty = value.is_null() || value.as_object().is_some_and(Map::is_empty);
    let read = if empty { form(None).or_else(|_| form(Some(&json!({})))) } else { form(Some(value)) };
    read.map_err(|error| error.to_string())
}
