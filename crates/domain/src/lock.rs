//! Locks: why a picture rests, and for how long.

use std::fmt;

use jiff::SignedDuration;

/// Why a picture is not shown. Ordered: a later one is stronger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LockReason {
    /// It was shown not long ago.
    RecentPost,
    /// A person skipped it.
    Skip,
    /// It is out of season. Its end is set with it.
    Seasonal,
    /// A person holds it back until they say otherwise.
    ManualHold,
    /// A person never wants to see it again.
    PermanentReject,
}

impl LockReason {
    /// Every reason, weakest first.
    pub const ALL: [Self; 5] =
        [Self::RecentPost, Self::Skip, Self::Seasonal, Self::ManualHold, Self::PermanentReject];

    /// The word in SQL, JSON and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::RecentPost => "recent_post",
            Self::Skip => "skip",
            Self::Seasonal => "seasonal",
            Self::ManualHold => "manual_hold",
            Self::PermanentReject => "permanent_reject",
        }
    }

    /// Reads the word back; `None` for any other.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }

    /// How long it lasts by itself. `None`: until a person or a date given with it ends it.
    pub fn ttl(self) -> Option<SignedDuration> {
        match self {
            Self::RecentPost => Some(SignedDuration::from_hours(30 * 24)),
            Self::Skip => Some(SignedDuration::from_hours(45 * 24)),
            Self::Seasonal | Self::ManualHold | Self::PermanentReject => None,
        }
    }
}

impl fmt::Display for LockReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a time does for which every picture rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenDry {
    /// It passes, and the people are told.
    Stop,
    /// It shows again what was shown longest ago.
    Repeat,
}

impl WhenDry {
    /// The word in SQL, JSON and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Repeat => "repeat",
        }
    }

    /// Reads the word back; `None` for any other.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Stop, Self::Repeat].into_iter().find(|choice| choice.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rejection_is_for_good_and_outdoes_every_other_lock() {
        assert_eq!(LockReason::PermanentReject.ttl(), None);
        for reason in LockReason::ALL {
            assert!(reason <= LockReason::PermanentReject, "{reason}");
        }
    }

    #[test]
    fn a_shown_picture_rests_for_thirty_days_and_a_skipped_one_for_forty_five() {
        assert_eq!(LockReason::RecentPost.ttl(), Some(SignedDuration::from_hours(720)));
        assert_eq!(LockReason::Skip.ttl(), Some(SignedDuration::from_hours(1080)));
        assert!(LockReason::RecentPost < LockReason::Skip);
    }

    #[test]
    fn every_reason_is_read_back_from_its_name() {
        for reason in LockReason::ALL {
            assert_eq!(LockReason::from_name(reason.name()), Some(reason));
        }
        assert_eq!(LockReason::from_name("manual"), None);
    }
}
