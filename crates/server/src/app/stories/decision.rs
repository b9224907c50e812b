//! Defines the decisions that a person can make about a post.

/// A person's decision about a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Approve,
    /// Undoes the approval.
    Undo,
    Skip,
    /// Uses another picture for the same time.
    Swap,
    /// Never uses this picture again.
    Reject,
    /// The person posted it in the Instagram app.
    PostedByHand,
}

impl Decision {
    /// The value of `audit.action`.
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
