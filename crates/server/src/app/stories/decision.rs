//! What a person can decide about a post.

/// What a person decides about a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Approve,
    /// Takes the approval back.
    Undo,
    Skip,
    /// Another picture for the same time.
    Swap,
    /// Never this picture again.
    Reject,
    /// The person posted it in the app.
    PostedByHand,
}

impl Decision {
    /// The word of `audit.action`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Approve => "approved",
            Self::Undo => "undone",
            Self::Skip => "skipped",
            Self::Swap => "swapped",
            Self::Reject => "rejected",
            Self::PostedByHand => "posted_by_hand",
        }
    }
}
