//! Locks: why a picture rests, and for how long.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// Why a picture is not shown. Ordered: a later one is stronger.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, EnumString, VariantArray, Display,
)]
#[strum(serialize_all = "snake_case", const_into_str)]
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
    /// How long it lasts by itself. `None`: until a person or a date given with it ends it.
    pub fn ttl(self) -> Option<SignedDuration> {
        match self {
            Self::RecentPost => Some(SignedDuration::from_hours(30 * 24)),
            Self::Skip => Some(SignedDuration::from_hours(45 * 24)),
            Self::Seasonal | Self::ManualHold | Self::PermanentReject => None,
        }
    }
}

/// What a time does for which every picture rests.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum WhenDry {
    /// It passes, and the people are told.
    Stop,
    /// It shows again what was shown longest ago.
    Repeat,
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn a_rejection_is_for_good_and_outdoes_every_other_lock() {
        assert_eq!(LockReason::PermanentReject.ttl(), None);
        for reason in LockReason::VARIANTS {
            assert!(*reason <= LockReason::PermanentReject, "{reason}");
        }
    }

    #[test]
    fn a_shown_picture_rests_for_thirty_days_and_a_skipped_one_for_forty_five() {
        assert_eq!(LockReason::RecentPost.ttl(), Some(SignedDuration::from_hours(720)));
        assert_eq!(LockReason::Skip.ttl(), Some(SignedDuration::from_hours(1080)));
        assert!(LockReason::RecentPost < LockReason::Skip);
    }
}
