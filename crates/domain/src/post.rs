//! A post and the only moves it may make.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// How stories of a tenant leave the house.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum DeliveryMode {
    /// Offered in the chat, published after a tap.
    Review,
    /// Published unattended.
    Automatic,
    /// Handed to a person who posts it in the app.
    #[serde(rename = "handoff")]
    #[strum(serialize = "handoff")]
    Manual,
}

/// Why a post exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Origin {
    /// The schedule's.
    Slot,
    /// A person named an instant.
    Timed,
    /// A person wants it at once.
    Now,
}

/// Where a post in flight stands. Each state has an owner that moves it on, and a `due_at` when it must be looked at.
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
    /// Planned; its picture is being picked, fetched and rendered.
    Reserving,
    /// The picture is rendered and on the shelf; waiting for its time.
    Reserved,
    /// Its message is on the way to the chat.
    Offering,
    /// Its people are asked; until its deadline, it is theirs.
    AwaitingReview,
    /// A person said yes; it goes out at its time.
    Approved,
    /// Its file is with a person who posts it in the app.
    AwaitingHand,
    /// Instagram holds a container of it. It cannot be live: no publish was ever sent.
    ContainerMade,
    /// The container is finished; waiting for the slot.
    ContainerReady,
    /// A publish was written down and may have been sent. From here on: ask, never repeat.
    PublishSent,
    /// The answer to a publish was unclear; Instagram is being asked what became of it.
    Unknown,
}

impl PostState {
    /// Whether a person can move it to another time: not while it is with a person, and not once it may be live.
    pub fn may_be_moved(self) -> bool {
        !self.may_be_live() && self != Self::AwaitingHand
    }

    /// Whether the story may already be live: then nothing may withdraw, miss or remake it without asking Instagram.
    pub fn may_be_live(self) -> bool {
        matches!(self, Self::PublishSent | Self::Unknown)
    }

    /// Whether it is on its way out: a person may still undo their yes.
    pub fn is_going_out(self) -> bool {
        matches!(self, Self::Approved | Self::ContainerMade | Self::ContainerReady)
    }

    /// Whether it waits for a person.
    pub fn waits_for_a_person(self) -> bool {
        matches!(self, Self::AwaitingReview | Self::AwaitingHand)
    }

    /// Whether a worker may move a post from here to `next`.
    ///
    /// A container is given up only by way of [`PostState::Reserved`] or [`PostState::Approved`], once it is known
    /// not to be live.
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

    /// Whether a person may move a post from here to `next`: a yes, and its undo.
    pub fn a_person_may_move_to(self, next: Self) -> bool {
        match next {
            Self::Approved => self == Self::AwaitingReview,
            Self::AwaitingReview => self.is_going_out(),
            _ => false,
        }
    }

    /// Whether a post may end like this from here.
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

/// How a post ended. One row of history each.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Outcome {
    /// Instagram says it is live.
    Published,
    /// A person says that they posted it in the app.
    PostedByHand,
    /// A person passed over it; its picture rests for a while.
    Skipped,
    /// A person never wants to see its picture again.
    Rejected,
    /// A person wanted another picture; a new post fills the same slot.
    Replaced,
    /// Nobody answered in time. Its picture is free again.
    Expired,
    /// It was given up before anything was sent: late, paused, withdrawn. The picture is free again.
    Released,
    /// It cannot be published, and why is in the history.
    Failed,
}

impl Outcome {
    /// What the older system's `status` column says of it.
    pub fn legacy_status(self) -> &'static str {
        match self {
            Self::Published | Self::PostedByHand => "posted",
            Self::Failed => "failed",
            Self::Rejected => "rejected",
            Self::Skipped | Self::Replaced | Self::Expired | Self::Released => "skipped",
        }
    }

    /// Whether its story was shown to the world.
    pub fn was_shown(self) -> bool {
        matches!(self, Self::Published | Self::PostedByHand)
    }

    /// What it makes of its slot; `None` leaves the slot open for the post that replaces it.
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

/// What became of a slot. Exactly one each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum SlotOutcome {
    /// Its story went live.
    Published,
    /// A person posted its story in the app.
    PostedByHand,
    /// A person passed over it.
    Skipped,
    /// A person rejected its picture.
    Rejected,
    /// Nobody answered in time.
    Expired,
    /// Its story could not be published.
    Failed,
    /// Its story was given up before it was sent.
    Released,
    /// It passed while nothing could be done.
    Missed,
    /// No picture was left to show.
    Dry,
    /// Nothing was to go out for it after all, and nobody had been asked yet: a pause, a changed plan, a rehearsal.
    Off,
}

/// After a yes: how long it can be undone before anything irrevocable happens.
pub const UNDO: SignedDuration = SignedDuration::from_secs(10);

/// The longest that people are waited for after a slot.
pub const LONGEST_REVIEW: SignedDuration = SignedDuration::from_hours(3);

/// How long a file stays with a person before the hand-off is given up.
pub const MANUAL: SignedDuration = SignedDuration::from_hours(24);

/// When a question about a slot must be answered: the slot plus the smaller of half an interval and three hours.
pub fn review_deadline(slot_at: Timestamp, interval: SignedDuration) -> Timestamp {
    slot_at + (interval / 2).min(LONGEST_REVIEW)
}

/// Before the slot: when silence becomes a yes, early enough for the story to go live on time.
pub const SILENCE_LEAD: SignedDuration = SignedDuration::from_mins(2);

/// The least time that people get to answer before their silence becomes a yes.
pub const SILENCE_CHANCE: SignedDuration = SignedDuration::from_mins(15);

/// When silence becomes a yes: shortly before the story's time, and never before its people had a chance to answer.
pub fn silence_deadline(publish_at: Timestamp, asked_at: Timestamp) -> Timestamp {
    (publish_at - SILENCE_LEAD).max(asked_at + SILENCE_CHANCE)
}

/// When a story goes out after a yes at `now`: at its time, and never before the yes can be undone.
pub fn publish_after_yes(publish_at: Timestamp, now: Timestamp) -> Timestamp {
    publish_at.max(now + UNDO)
}

/// Before the slot: when the container is made, so that the story can go live on time.
pub const CONTAINER_LEAD: SignedDuration = SignedDuration::from_secs(60);

/// After an unclear publish: how long before Instagram's status can be trusted to have caught up.
pub const SETTLE: SignedDuration = SignedDuration::from_secs(60);

/// How often a container must read as merely finished, and its story as not listed, before it is published again: often
/// enough that the first and the last reading are [`SETTLE`] apart.
pub const READS_BEFORE_AGAIN: u32 = 4;

/// Whether a story planned for `publish_at` is too late to be worth publishing at `now`.
pub fn is_too_late(publish_at: Timestamp, now: Timestamp, lateness_budget: SignedDuration) -> bool {
    now.duration_since(publish_at) > lateness_budget
}

/// Wait before attempt number `attempt` (from 1) is repeated: doubling from `first`, at most `most`.
pub fn backoff(attempt: u32, first: SignedDuration, most: SignedDuration) -> SignedDuration {
    let doublings = attempt.saturating_sub(1).min(16);
    first.saturating_mul(1 << doublings).min(most)
}
