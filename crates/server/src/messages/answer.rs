//! The immediate answer to a pressed button.

use domain::caption::{ANSWER_UNITS, fit};

/// The answer to a pressed button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Empty if no text is shown, because the message already shows the effect.
    pub text: String,
    /// Whether Telegram shows it as a dialog instead of a short notification.
    pub alert: bool,
}

impl Answer {
    /// Creates an answer without text, for an effect that the message already shows.
    pub fn none() -> Self {
        Self::line(String::new())
    }

    /// Creates an answer that is shown as a short notification.
    pub fn line(text: String) -> Self {
        Self { text: bounded(text), alert: false }
    }

    /// Creates an answer that is shown as a dialog; the person must close it.
    pub fn alert(text: String) -> Self {
        Self { text: bounded(text), alert: true }
    }
}

/// Cuts a text that Telegram would refuse.
fn bounded(text: String) -> String {
    let kept = fit(&text, ANSWER_UNITS).len();
    if kept == text.len() { text } else { fit(&text, ANSWER_UNITS).into_owned() }
}
