//! Sweeps the shelf: renditions that nothing has needed for a day.

use jiff::SignedDuration;
use store::lease::{ChoreKey, Lease};

use crate::app::App;
use crate::app::outcome::UseError;

/// How long after its last need a rendition stays.
const GRACE: SignedDuration = SignedDuration::from_hours(24);

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let swept = tx.sweep_shelf(now - GRACE).await?;
    if swept > 0 {
        tracing::info!(tenant = %lease.key.tenant, swept, "swept the shelf");
    }
    super::done(app, tx, lease, now, Some(now + GRACE)).await
}
