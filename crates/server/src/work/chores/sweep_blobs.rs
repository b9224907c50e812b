//! Sweeps once a day: renditions that nothing has needed for a day, and rows whose time is over.

use jiff::SignedDuration;
use store::lease::{ChoreKey, Lease};

use super::done::done;
use crate::app::{App, AppError};

/// How long after its last need a rendition stays.
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
    // Whose turn it is sweeps for all a little; a sweep that finds no time leaves it to the next.
    if let Err(error) = app.store.forget_old_updates(now).await {
        tracing::warn!(%error, "old updates stay until the next sweep");
    }
    Ok(())
}
