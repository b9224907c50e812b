//! A post and the only moves it may make.

use std::fmt;

use jiff::{SignedDuration, Timestamp};

/// How stories of a tenant leave the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryMode {
    /// Offered in the chat, published after a tap.
    Review,
    /// Published unattended.
    Automatic,
    /// Handed to a person who posts it in the app.
    Handoff,
}

impl DeliveryMode {
    /// The word in SQL, JSON and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Automatic => "automatic",
            Self::Handoff => "handoff",
        }
    }

    /// Reads the word back; `None` for any other.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Review, Self::Automatic, Self::Handoff].into_iter().find(|mode| mode.name() == name)
    }
}

/// Why a post exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The schedule's.
    Slot,
    /// A person named an instant.
    Timed,
    /// A person wants it at once.
    Now,
}

impl Origin {
    /// The word in SQL, JSON and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slot => "slot",
            Self::Timed => "timed",
            Self::Now => "now",
        }
    }
}

/// Where a post in flight stands. Each state has an owner that moves it on, and a `due_at` when it must be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PostState {
    /// Planned; its picture is being picked, fetched and rendered.
    Reserving,
    /// The picture is rendered and on the shelf; waiting for its time.
    Reserved,
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
    /// Every state, in the order of a calm life.
    pub const ALL: [Self; 6] = [
        Self::Reserving,
        Self::Reserved,
        Self::ContainerMade,
        Self::ContainerReady,
        Self::PublishSent,
        Self::Unknown,
    ];

    /// The word in SQL, JSON and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reserving => "reserving",
            Self::Reserved => "reserved",
            Self::ContainerMade => "container_made",
            Self::ContainerReady => "container_ready",
            Self::PublishSent => "publish_sent",
            Self::Unknown => "unknown",
        }
    }

    /// Reads the word back; `None` for a state this version does not act on.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether the story may already be live: then nothing may withdraw, miss or remake it without asking Instagram.
    pub fn may_be_live(self) -> bool {
        matches!(self, Self::PublishSent | Self::Unknown)
    }

    /// Whether a worker may move a post from here to `next`.
    ///
    /// A container is given up only by way of [`PostState::Reserved`], once it is known not to be live.
    pub fn may_become(self, next: Self) -> bool {
        use PostState::{ContainerMade, ContainerReady, PublishSent, Reserved, Reserving, Unknown};
        matches!(
            (self, next),
            (Reserving, Reserved)
                | (Reserved, ContainerMade)
                | (ContainerMade, ContainerReady | Reserved)
                | (ContainerReady, PublishSent | Reserved)
                | (PublishSent, Unknown)
                | (Unknown, PublishSent | Reserved)
        )
    }

    /// Whether a post may end like this from here.
    pub fn may_end(self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::Published => self.may_be_live(),
            Outcome::Failed => true,
            Outcome::Released => !self.may_be_live(),
        }
    }
}

impl fmt::Display for PostState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How a post ended. One row of history each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Instagram says it is live.
    Published,
    /// It cannot be published, and why is in the history.
    Failed,
    /// It was given up before anything was sent: late, paused, withdrawn. The picture is free again.
    Released,
}

impl Outcome {
    /// The word in SQL, JSON and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Failed => "failed",
            Self::Released => "released",
        }
    }

    /// What the older system's `status` column says of it.
    pub fn legacy_status(self) -> &'static str {
        match self {
            Self::Published => "posted",
            Self::Failed => "failed",
            Self::Released => "skipped",
        }
    }
}

/// What became of a slot. Exactly one each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlotOutcome {
    /// Its story went live.
    Published,
    /// Its story could not be published.
    Failed,
    /// Its story was given up before it was sent.
    Released,
    /// It passed while nothing could be done.
    Missed,
    /// No picture was left to show.
    Dry,
}

impl SlotOutcome {
    /// The word in SQL, JSON and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Failed => "failed",
            Self::Released => "released",
            Self::Missed => "missed",
            Self::Dry => "dry",
        }
    }
}

/// Before the slot: when the container is made, so that the story can go live on time.
pub const CONTAINER_LEAD: SignedDuration = SignedDuration::from_secs(60);

/// After an unclear publish: how long before Instagram's status can be trusted to have caught up.
pub const SETTLE: SignedDuration = SignedDuration::from_secs(60);

/// How often a container must read as merely finished, after settling, before it is published again.
pub const READS_BEFORE_AGAIN: u32 = 3;

/// Whether a story planned for `publish_at` is too late to be worth publishing at `now`.
pub fn is_too_late(publish_at: Timestamp, now: Timestamp, lateness_budget: SignedDuration) -> bool {
    now.duration_since(publish_at) > lateness_budget
}

/// Wait before attempt number `attempt` (from 1) is repeated: doubling from `first`, at most `most`.
pub fn backoff(attempt: u32, first: SignedDuration, most: SignedDuration) -> SignedDuration {
    let doublings = attempt.saturating_sub(1).min(16);
    first.saturating_mul(1 << doublings).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_read_back_from_its_name() {
        for state in PostState::ALL {
            assert_eq!(PostState::from_name(state.name()), Some(state));
        }
        assert_eq!(PostState::from_name("awaiting_review"), None);
    }

    #[test]
    fn nothing_that_may_be_live_is_released() {
        for state in PostState::ALL {
            assert_ne!(state.may_be_live(), state.may_end(Outcome::Released), "{state}");
        }
    }

    #[test]
    fn published_needs_a_publish_that_was_sent() {
        for state in PostState::ALL {
            assert_eq!(state.may_end(Outcome::Published), state.may_be_live(), "{state}");
        }
    }

    #[test]
    fn a_publish_is_sent_only_from_a_ready_container_or_after_asking() {
        for state in PostState::ALL {
            let expected = matches!(state, PostState::ContainerReady | PostState::Unknown);
            assert_eq!(state.may_become(PostState::PublishSent), expected, "{state}");
        }
    }

    #[test]
    fn no_state_becomes_itself_or_goes_back_to_reserving() {
        for state in PostState::ALL {
            assert!(!state.may_become(state), "{state}");
            assert!(!state.may_become(PostState::Reserving), "{state}");
        }
    }

    #[test]
    fn backoff_doubles_and_stops_at_its_bound() {
        let minute = SignedDuration::from_mins(1);
        let hour = SignedDuration::from_hours(1);
        assert_eq!(backoff(1, minute, hour), minute);
        assert_eq!(backoff(3, minute, hour), minute * 4);
        assert_eq!(backoff(60, minute, hour), hour);
    }

    #[test]
    fn late_is_judged_against_the_budget() {
        let at: Timestamp = "2026-01-10T10:00:00Z".parse().unwrap();
        let budget = SignedDuration::from_mins(30);
        assert!(!is_too_late(at, at + budget, budget));
        assert!(is_too_late(at, at + SignedDuration::from_secs(1801), budget));
    }
}
