//! The immediate answer to a pressed button.

use domain::caption::{ANSWER_UNITS, fit};

/// The answer to a pressed button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Empty for no answer: the message shows the effect.
    pub text: String,
    /// Whether Telegram shows it as a dialog instead of a short notification.
    pub alert: bool,
}

impl Answer {
    /// No text: the message shows the effect.
    pub fn none() -> Self {
        Self::line(String::new())
    }

    /// A short notification.
    pub fn line(text: String) -> Self {
        Self { text: fit(&text, ANSWER_UNITS).into_owned(), alert: false }
    }

    /// A dialog that the person must close.
    pub fn alert(text: String) -> Self {
        Self { text: fit(&text, ANSWER_UNITS).into_owned(), alert: true }
    }
}
