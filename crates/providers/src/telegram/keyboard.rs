//! Builds the buttons below a message.

use serde_json::{Value, json};
use url::Url;

/// Rows of buttons below a message; a keyboard without rows removes the existing one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keyboard(pub Vec<Vec<Button>>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// The label, which names the button's effect.
    pub text: String,
    /// What pressing the button does.
    pub action: ButtonTarget,
}

/// What pressing a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ButtonTarget {
    /// Sends a callback with this data, 1–64 bytes.
    Callback(String),
    /// Opens a page.
    Url(Url),
}

impl Button {
    /// Creates a button that sends `data` back to the bot.
    pub fn callback(text: impl Into<String>, data: impl Into<String>) -> Self {
        Self { text: text.into(), action: ButtonTarget::Callback(data.into()) }
    }

    /// Creates a button that opens `url`.
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
    /// Returns the `InlineKeyboardMarkup` of core.telegram.org/bots/api#inlinekeyboardmarkup.
    pub(super) fn to_json(&self) -> Value {
        let rows = self.0.iter().map(|row| row.iter().map(Button::to_json).collect::<Vec<_>>());
        json!({"inline_keyboard": rows.collect::<Vec<_>>()})
    }
}
