//! The states of a post and the transitions between them.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// How the stories of a tenant are published.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum DeliveryMode {
    /// Offered in the chat, and published after a person approves it there.
    Review,
    /// Published without approval.
    Automatic,
    /// Sent to a person who posts it in the Instagram app.
    #[serde(rename = "handoff")]
    #[strum(serialize = "handoff")]
    Manual,
}

/// Why a post exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Origin {
    /// The schedule planned it.
    Slot,
    /// A person chose a time for it.
    Timed,
    /// A person asked to post it immediately.
    Now,
}

/// The state of a post in flight. In every state, `due_at` is the time at which a worker must process the
/// post.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    IntoStaticStr,
    EnumString,
    VariantArray,
    Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum PostState {
    /// Planned; its picture is being chosen, downloaded and rendered.
    Reserving,
    /// The rendered picture is stored; the post waits for its time.
    Reserved,
    /// Its message is being sent to the chat.
    Offering,
    /// People have been asked for approval and can decide until the deadline.
    AwaitingReview,
    /// A person approved it; it is published at its time.
    Approved,
    /// Its file has been sent to a person who posts it in the Instagram app.
    AwaitingHand,
    /// Instagram has a container for it. It cannot be live, because no publish request was sent.
    ContainerMade,
    /// The container is finished; the post waits for its slot.
    ContainerReady,
    /// A publish request was recorded and may have been sent. From this state on, ask Instagram for the
    /// status before anything else is sent.
    PublishSent,
    /// The response to a publish request was unclear; the worker asks Instagram for the story's status.
    Unknown,
}

impl PostState {
    /// Returns whether a person can move it to another time. That is not possible while it waits for a person
    /// to post it by hand, or once it may be live.
    pub fn may_be_moved(self) -> bool {
        !self.may_be_live() && self != Self::AwaitingHand
    }

    /// Returns whether the story may already be live. If so, check with Instagram before
    /// withdrawing, skipping or recreating it.
    pub fn may_be_live(self) -> bool {
        matches!(self, Self::PublishSent | Self::Unknown)
    }

    /// Returns whether it is approved but not yet published, so that a person may still undo the approval.
    pub fn is_going_out(self) -> bool {
        matches!(self, Self::Approved | Self::ContainerMade | Self::ContainerReady)
    }

    pub fn waits_for_a_person(self) -> bool {
        matches!(self, Self::AwaitingReview | Self::AwaitingHand)
    }

    /// Returns whether a worker may move a post from this state to `next`.
    ///
    /// A container is discarded only by a transition to [`PostState::Reserved`] or [`PostState::Approved`],
    /// after it is known not to be live.
    pub fn may_become(self, next: Self) -> bool {
        use PostState::{
            Approved, AwaitingHand, AwaitingReview, ContainerMade, ContainerReady, Offering, PublishSent,
            Reserved, Reserving, Unknown,
        };
        matches!(
            (self, next),
            (Reserving, Reserved)
                | (Reserved, ContainerMade | Offering)
                | (Offering, AwaitingReview | AwaitingHand)
                | (AwaitingReview, Approved)
                | (Approved, ContainerMade)
                | (ContainerMade, ContainerReady | Reserved | Approved)
                | (ContainerReady, PublishSent | Reserved | Approved)
                | (PublishSent, Unknown)
                | (Unknown, PublishSent | Reserved | Approved)
        )
    }

    /// Returns whether a person may move a post from this state to `next`. People can only approve a post and
    /// undo an approval.
    pub fn a_person_may_move_to(self, next: Self) -> bool {
        match next {
            Self::Approved => self == Self::AwaitingReview,
            Self::AwaitingReview => self.is_going_out(),
            _ => false,
        }
    }

    /// Returns whether a post in this state may end with this outcome.
    pub fn may_end(self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::Published => self.may_be_live(),
            Outcome::Failed => true,
            Outcome::PostedByHand => self == Self::AwaitingHand,
            Outcome::Expired => self.waits_for_a_person() || self == Self::Offering,
            Outcome::Skipped | Outcome::Rejected | Outcome::Replaced | Outcome::Released => {
                !self.may_be_live()
            }
        }
    }
}

/// How a post ended. Stored as one row of history per post.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Outcome {
    /// Instagram reports that it is live.
    Published,
    /// A person confirmed that they posted it in the Instagram app.
    PostedByHand,
    /// A person skipped it; its picture is locked for a while.
    Skipped,
    /// A person rejected it; its picture is never shown again.
    Rejected,
    /// A person asked for another picture; a new post fills the same slot.
    Replaced,
    /// No decision was made in time. Its picture is available again.
    Expired,
    /// It was cancelled before anything was sent, because it was late, paused or withdrawn. Its picture is
    /// available again.
    Released,
    /// It cannot be published; the history records the reason.
    Failed,
}

impl Outcome {
    /// Returns the value for the `status` column of the legacy system.
    pub fn legacy_status(self) -> &'static str {
        match self {
            Self::Published | Self::PostedByHand => "posted",
            Self::Failed => "failed",
            Self::Rejected => "rejected",
            Self::Skipped | Self::Replaced | Self::Expired | Self::Released => "skipped",
        }
    }

    /// Returns whether its story was published, by Storyline or by a person.
    pub fn was_shown(self) -> bool {
        matches!(self, Self::Published | Self::PostedByHand)
    }

    /// Returns the outcome for its slot, or `None` if the slot stays open for a replacement post.
    pub fn slot(self) -> Option<SlotOutcome> {
        match self {
            Self::Published => Some(SlotOutcome::Published),
            Self::PostedByHand => Some(SlotOutcome::PostedByHand),
            Self::Skipped => Some(SlotOutcome::Skipped),
            Self::Rejected => Some(SlotOutcome::Rejected),
            Self::Replaced => None,
            Self::Expired => Some(SlotOutcome::Expired),
            Self::Released => Some(SlotOutcome::Released),
            Self::Failed => Some(SlotOutcome::Failed),
        }
    }
}

/// How a slot ended. Each slot has exactly one outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum SlotOutcome {
    /// Its story went live.
    Published,
    /// A person posted its story in the app.
    PostedByHand,
    /// A person skipped it.
    Skipped,
    /// A person rejected its picture.
    Rejected,
    /// No decision was made in time.
    Expired,
    /// Its story could not be published.
    Failed,
    /// Its story was cancelled before it was sent.
    Released,
    /// It passed while the bot could not act.
    Missed,
    /// No picture was available.
    Dry,
    /// The slot was cancelled before anyone was asked: because of a pause, a changed schedule or a dry run.
    Off,
}

/// The time in which an approval can be undone. Nothing irreversible happens during this time.
pub const UNDO: SignedDuration = SignedDuration::from_secs(10);

/// Maximum time after a slot to wait for a decision.
pub const LONGEST_REVIEW: SignedDuration = SignedDuration::from_hours(3);

/// Time after which a post is given up if the person who received its file has not posted it.
pub const MANUAL: SignedDuration = SignedDuration::from_hours(24);

/// Returns the deadline for a decision about a slot: half an interval after the
/// slot, but at most three hours after it.
pub fn review_deadline(slot_at: Timestamp, interval: SignedDuration) -> Timestamp {
    slot_at + (interval / 2).min(LONGEST_REVIEW)
}

/// How long before its slot an unanswered story counts as approved. This leaves enough time to publish it at
/// its slot.
pub const SILENCE_LEAD: SignedDuration = SignedDuration::from_mins(2);

/// Minimum time that people have to answer before a story counts as approved.
pub const SILENCE_CHANCE: SignedDuration = SignedDuration::from_mins(15);

/// Returns when an unanswered story counts as approved: [`SILENCE_LEAD`] before `publish_at`, but no earlier
/// than [`SILENCE_CHANCE`] after `asked_at`.
pub fn silence_deadline(publish_at: Timestamp, asked_at: Timestamp) -> Timestamp {
    (publish_at - SILENCE_LEAD).max(asked_at + SILENCE_CHANCE)
}

/// Returns when a story approved at `now` is published: at its time, but not before the undo period ends.
pub fn publish_after_yes(publish_at: Timestamp, now: Timestamp) -> Timestamp {
    publish_at.max(now + UNDO)
}

/// How long before its slot a story's container is created, so that the story can go live on time.
pub const CONTAINER_LEAD: SignedDuration = SignedDuration::from_secs(60);

/// Returns whether a story planned for `publish_at` is too late to be worth publishing at `now`.
pub fn is_too_late(publish_at: Timestamp, now: Timestamp, lateness_budget: SignedDuration) -> bool {
    now.duration_since(publish_at) > lateness_budget
}

/// Returns the delay before retrying after attempt number `attempt` (from 1): starts at `first`, doubles each
/// time, and is at most `most`.
pub fn backoff(attempt: u32, first: SignedDuration, most: SignedDuration) -> SignedDuration {
    let doublings = attempt.saturating_sub(1).min(16);
    first.saturating_mul(1 << doublings).min(most)
}
