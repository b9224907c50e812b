//! The legacy tenant changes hands: from the older application to Storyline, and back.

use domain::slots::Slot;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::hand_over::{Engine, GivenBack, HandOver, HandOverError, TakenOver};

use super::onboarding::{CHORE_REFRESH_INSTAGRAM, CHORE_SWEEP};
use super::outcome::UseError;
use super::pause::begin_anew;

/// Why it did not change hands.
#[derive(Debug, thiserror::Error)]
pub enum NotHandedOver {
    /// For a reason of its own.
    #[error(transparent)]
    Refused(#[from] HandOverError),
    /// Something failed on the way; nothing was changed.
    #[error(transparent)]
    Failed(#[from] UseError),
}

impl From<store::StoreError> for NotHandedOver {
    fn from(error: store::StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// Storyline posts from here on. Returns what was found, and the first story's time.
///
/// # Errors
/// With the reason for which nothing is changed.
pub async fn take_over(
    hand: &HandOver,
    chat: Option<i64>,
    now: Timestamp,
) -> Result<(TakenOver, Option<Slot>), NotHandedOver> {
    let (mut tx, taken) = hand.take_over(chat, now).await?;
    let settings = tx.settings().await?;
    let next = if taken.paused { None } else { begin_anew(&mut tx, &settings, now).await? };
    tx.chore_due(CHORE_SWEEP, "shelf", now + SignedDuration::from_hours(24)).await?;
    for account in &taken.accounts {
        let soon = now + SignedDuration::from_hours(1);
        tx.chore_due(CHORE_REFRESH_INSTAGRAM, &account.to_string(), soon).await?;
    }
    let (before, after) = (json!({ "engine": Engine::Old.name() }), json!({ "found": taken }));
    tx.audit(None, "taken_over", Some(before), Some(after), now).await?;
    tx.commit().await?;
    Ok((taken, next))
}

/// The older application posts from here on.
///
/// # Errors
/// With the reason for which nothing is changed.
pub async fn hand_back(hand: &HandOver, now: Timestamp) -> Result<GivenBack, NotHandedOver> {
    let (mut tx, back) = hand.give_back(now).await?;
    let (before, after) = (json!({ "engine": Engine::Storyline.name() }), json!({ "ended": back }));
    tx.audit(None, "handed_back", Some(before), Some(after), now).await?;
    tx.commit().await?;
    Ok(back)
}
