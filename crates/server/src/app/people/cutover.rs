//! The legacy tenant changes hands: from the legacy application to Storyline, and back.

use domain::slots::Slot;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::cutover::{Cutover, CutoverError, Engine, GivenBack, TakenOver};

use crate::app::stories::plan::restart_plan;
use crate::app::{AppError, chore};

/// Why it did not change hands.
#[derive(Debug, thiserror::Error)]
pub enum CutoverFailed {
    /// For a reason of its own.
    #[error(transparent)]
    Refused(#[from] CutoverError),
    /// Something failed on the way; nothing was changed.
    #[error(transparent)]
    Failed(#[from] AppError),
}

impl From<store::StoreError> for CutoverFailed {
    fn from(error: store::StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// Storyline posts from here on. Returns what was found, and the first story's time.
pub async fn take_over(
    hand: &Cutover,
    chat: Option<i64>,
    now: Timestamp,
) -> Result<(TakenOver, Option<Slot>), CutoverFailed> {
    let (mut tx, taken) = hand.take_over(chat, now).await?;
    let settings = tx.settings().await?;
    let next = if taken.paused { None } else { restart_plan(&mut tx, &settings, now).await? };
    tx.chore_due(chore::SWEEP_BLOBS, "shelf", now + SignedDuration::from_hours(24)).await?;
    for account in &taken.accounts {
        let soon = now + SignedDuration::from_hours(1);
        tx.chore_due(chore::REFRESH_INSTAGRAM, &account.to_string(), soon).await?;
    }
    let (before, after) = (json!({ "engine": Engine::Old.into_str() }), json!({ "found": taken }));
    tx.audit(None, "taken_over", Some(before), Some(after), now).await?;
    tx.commit().await?;
    Ok((taken, next))
}

/// The legacy application posts from here on.
pub async fn hand_back(hand: &Cutover, now: Timestamp) -> Result<GivenBack, CutoverFailed> {
    let (mut tx, back) = hand.give_back(now).await?;
    let (before, after) = (json!({ "engine": Engine::Storyline.into_str() }), json!({ "ended": back }));
    tx.audit(None, "handed_back", Some(before), Some(after), now).await?;
    tx.commit().await?;
    Ok(back)
}
