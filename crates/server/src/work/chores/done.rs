//! Completes a chore, and schedules it again if it recurs.

use jiff::Timestamp;
use store::TenantTx;
use store::lease::{ChoreKey, Lease};

use super::failing::tell_works;
use crate::app::{App, AppError};
use crate::runtime::notify::Work;

/// Marks a chore as done, in the transaction that contains its effects.
pub(super) async fn done(
    app: &App,
    mut tx: TenantTx,
    lease: &Lease<ChoreKey>,
    now: Timestamp,
    next: Option<Timestamp>,
) -> Result<(), AppError> {
    tell_works(&mut tx, lease, now).await?;
    tx.chore_done(lease, now, next).await?;
    tx.commit().await?;
    // It may have been asked for again while it ran.
    app.notifier.notify(Work::Chores);
    if let Some(next) = next {
        app.notifier.wake_at(Work::Chores, next);
    }
    Ok(())
}
