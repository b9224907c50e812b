//! What a person sees at once after they press a button.

/// The answer to a press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Empty for none: the message shows the effect.
    pub text: String,
    /// As a box to close instead of a passing line.
    pub alert: bool,
}

impl Answer {
    /// No words: the message shows the effect.
    pub fn none() -> Self {
        Self::line(String::new())
    }

    /// A passing line.
    pub fn line(text: String) -> Self {
        Self { text, alert: false }
    }

    /// A box to close.
    pub fn alert(text: String) -> Self {
        Self { text, alert: true }
    }
}
