//! What a person sees at once after they press a button.

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) text: String,
    /// As a box to close, not as a passing line.
    pub(super) alert: bool,
}

impl Answer {
    pub(super) fn line(text: impl Into<String>) -> Self {
        Self { text: text.into(), alert: false }
    }

    pub(super) fn alert(text: impl Into<String>) -> Self {
        Self { text: text.into(), alert: true }
    }
}
