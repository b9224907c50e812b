//! Switches the legacy tenant from the legacy application to Storyline, and back.

use domain::slots::Slot;
use jiff::{SignedDuration, Timestamp};
use store::cutover::{Cutover, CutoverError, GivenBack, TakenOver};

use crate::app::AppError;
use crate::app::audit::Change;
use crate::app::chore::Chore;
use crate::app::stories::plan::restart_plan;

/// Why the cutover failed.
#[derive(Debug, thiserror::Error)]
pub enum CutoverFailed {
    /// The cutover was refused.
    #[error(transparent)]
    Refused(#[from] CutoverError),
    /// A step failed; nothing was changed.
    #[error(transparent)]
    Failed(#[from] AppError),
}

impl From<store::StoreError> for CutoverFailed {
    fn from(error: store::StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// Makes Storyline post for the legacy tenant. Returns a summary of the takeover, and the first slot if there
/// is one.
pub async fn take_over(
    hand: &Cutover,
    chat: Option<i64>,
    now: Timestamp,
) -> Result<(TakenOver, Option<Slot>), CutoverFailed> {
    let (mut tx, taken) = hand.take_over(chat, now).await?;
    let settings = tx.settings().await?;
    let next = if taken.paused { None } else { restart_plan(&mut tx, &settings, now).await? };
    Chore::SweepBlobs.due(&mut tx, now + SignedDuration::from_hours(24)).await?;
    for account in &taken.accounts {
        let soon = now + SignedDuration::from_hours(1);
        Chore::RefreshInstagram(*account).due(&mut tx, soon).await?;
    }
    Change::TakenOver { found: &taken }.record(&mut tx, None, now).await?;
    tx.commit().await?;
    Ok((taken, next))
}

/// Makes the legacy application post again.
pub async fn hand_back(hand: &Cutover, now: Timestamp) -> Result<GivenBack, CutoverFailed> {
    let (mut tx, back) = hand.give_back(now).await?;
    Change::HandedBack { ended: &back }.record(&mut tx, None, now).await?;
    tx.commit().await?;
    Ok(back)
}
