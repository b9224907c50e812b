//! Locks: why a picture is not shown, and for how long.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// Why a picture is not shown. Ordered: a later variant overrides an earlier one.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, EnumString, VariantArray, Display,
)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum LockReason {
    /// It was shown recently.
    RecentPost,
    /// A person skipped it.
    Skip,
    /// It is out of season. The lock stores its own end date.
    Seasonal,
    /// A person put it on hold. The hold lasts until a person removes it.
    ManualHold,
    /// A person never wants it to be shown again.
    PermanentReject,
}

impl LockReason {
    /// Returns how long the lock lasts. `None` if a person has to remove it, or if its end is a date stored
    /// with it.
    pub fn ttl(self) -> Option<SignedDuration> {
        match self {
            Self::RecentPost => Some(SignedDuration::from_hours(30 * 24)),
            Self::Skip => Some(SignedDuration::from_hours(45 * 24)),
            Self::Seasonal | Self::ManualHold | Self::PermanentReject => None,
        }
    }
}

/// What happens to a slot when every picture is locked.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum WhenDry {
    /// The slot passes without a story, and the bot tells the chat.
    Stop,
    /// The least recently shown picture is shown again.
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
