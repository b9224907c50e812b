//! Completes a chore, and schedules it again if it recurs.

use jiff::Timestamp;
use store::TenantTx;
use store::lease::{ChoreKey, Lease};

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
    tx.chore_done(lease, now, next).await?;
    tx.commit().await?;
    if let Some(next) = next {
        app.notifier.wake_at(Work::Chores, next);
    }
    Ok(())
}
