//! Runs once a day: deletes expired rows, and renditions that were not needed for a day.

use jiff::SignedDuration;
use store::lease::{ChoreKey, Lease};

use super::done::done;
use crate::app::{App, AppError};

/// How long a rendition is kept after it was last needed.
const GRACE: SignedDuration = SignedDuration::from_hours(24);

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let swept = tx.sweep_blobs(now - GRACE).await?;
    let forgotten = tx.forget_old(now).await?;
    if swept + forgotten > 0 {
        tracing::info!(tenant = %lease.key.tenant, swept, forgotten, "swept");
    }
    done(app, tx, lease, now, Some(now + GRACE)).await?;
    // Also deletes some old updates of all tenants. On a failure, the next sweep deletes them.
    if let Err(error) = app.store.forget_old_updates(now).await {
        tracing::warn!(%error, "deleting old updates failed; the next sweep retries");
    }
    Ok(())
}
