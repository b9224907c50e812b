//! Pre-flight check: looks for problems early, so that a person can fix them before the story's time.

use std::time::Duration;

use domain::post::{CONTAINER_LEAD, DeliveryMode};
use providers::instagram::Remedy;
use store::StoreError;
use store::lease::{Lease, PostKey};
use store::post_context::Lifecycles;

use super::settle::{instagram_is_lost, refused};
use crate::app::{App, AppError};

/// Maximum duration of the check.
const PATIENCE: Duration = Duration::from_secs(5);

/// Checks whether Instagram would accept a story for this account. Reports a lost connection at once; other
/// problems may be gone by the story's time, so they are handled only then.
pub(in crate::work) async fn check(app: &App, lease: &Lease<PostKey>) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let context = tx.post_context(lease.key.id, Lifecycles::Free).await?.ok_or(StoreError::LeaseLost)?;
    tx.rollback().await?;
    let at_once = context.post.publish_at - CONTAINER_LEAD <= app.clock.now();
    if context.post.mode == Some(DeliveryMode::Manual) || at_once || app.breaker.is_away() {
        return Ok(());
    }
    let Some(destination) = &context.destination else {
        return instagram_is_lost(app, lease, &context).await;
    };
    let (account, token) = (&destination.account, &destination.token);
    let asking = app.instagram_by(account.login).publishing_limit(token, &account.ig_user_id);
    match tokio::time::timeout(PATIENCE, asking).await {
        Ok(Err(error)) if error.remedy == Remedy::Reconnect => {
            refused(app, lease, &context).await?;
        }
        Ok(Err(error)) => tracing::info!(post = %lease.key.id, %error, "the pre-flight check had no result"),
        Err(_) => tracing::info!(post = %lease.key.id, "the pre-flight check failed"),
        Ok(Ok(_)) => {}
    }
    Ok(())
}
