//! The buttons below a message.

use serde_json::{Value, json};
use url::Url;

/// Rows of buttons below one message; no rows take an existing keyboard away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keyboard(pub Vec<Vec<Button>>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What it says; it names its effect.
    pub text: String,
    /// What a press does.
    pub action: ButtonTarget,
}

/// What a press does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ButtonTarget {
    /// Sends a callback with this data, 1–64 bytes.
    Callback(String),
    /// Opens a page.
    Url(Url),
}

impl Button {
    /// A button which sends `data` back to us.
    pub fn callback(text: impl Into<String>, data: impl Into<String>) -> Self {
        Self { text: text.into(), action: ButtonTarget::Callback(data.into()) }
    }

    /// A button which opens `url`.
    pub fn link(text: impl Into<String>, url: Url) -> Self {
        Self { text: text.into(), action: ButtonTarget::Url(url) }
    }

    fn to_json(&self) -> Value {
        match &self.action {
            ButtonTarget::Callback(data) => json!({"text": self.text, "callback_data": data}),
            ButtonTarget::Url(url) => json!({"text": self.text, "url": url.as_str()}),
        }
    }
}

impl Keyboard {
    /// `InlineKeyboardMarkup` of core.telegram.org/bots/api#inlinekeyboardmarkup.
    pub(super) fn to_json(&self) -> Value {
        let rows = self.0.iter().map(|row| row.iter().map(Button::to_json).collect::<Vec<_>>());
        json!({"inline_keyboard": rows.collect::<Vec<_>>()})
    }
}
