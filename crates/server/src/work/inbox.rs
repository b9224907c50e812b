//! Handles updates, in order per chat. An update that fails three times leaves the order of its chat and is retried
//! alone for a day; then it is parked.

use std::sync::Arc;

use domain::post::backoff;
use jiff::SignedDuration;
use store::StoreError;
use store::lease::{Lease, UpdateKey};

use super::renewal::renewed;
use super::runner;
use super::unreadable::{hand_back_update, is_newer};
use crate::app::{App, AppError};
use crate::runtime::notify::Work;

/// Handles one claimed update. The bot provides it; the inbox decides when to call it.
pub type HandleUpdate = Arc<
    dyn Fn(Arc<App>, Lease<UpdateKey>) -> futures_util::future::BoxFuture<'static, Result<(), AppError>>
        + Send
        + Sync,
>;

/// Maximum number of chats that this replica serves at once.
const PERMITS: usize = 32;
/// First and longest wait after a failure.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(1);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(1);
/// How long after its arrival an update is retried.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24);

pub(super) async fn run(app: Arc<App>, handle: HandleUpdate) {
    let claim = |app: Arc<App>, now, most| async move { app.store.claim(now, most, app.chat_lease()).await };
    let step = move |app: Arc<App>, lease: Lease<UpdateKey>| {
        let handle = handle.clone();
        async move {
            match renewed(&app, &lease, handle(app.clone(), lease.clone())).await {
                Ok(()) => Ok(()),
                Err(AppError::Store(StoreError::LeaseLost)) => Err(StoreError::LeaseLost.into()),
                Err(error) if is_newer(&error) => hand_back_update(&app, &lease, &error).await,
                Err(error) => retry_at(&app, &lease, &error).await,
            }
        }
    };
    runner::run(app, Work::Inbox, PERMITS, claim, step).await;
}

async fn retry_at(app: &App, lease: &Lease<UpdateKey>, error: &AppError) -> Result<(), AppError> {
    let now = app.clock.now();
    let attempts = lease.key.attempts + 1;
    let wait = backoff(attempts.unsigned_abs(), FIRST_WAIT, LONGEST_WAIT);
    let again = (now < lease.key.received_at + PATIENCE).then(|| now + wait);
    tracing::error!(update = lease.key.update_id, %error, parked = again.is_none(), "handling an update failed");
    let mut lookup = app.store.lookup().await?;
    lookup.update_failed(lease, &error.to_string(), again).await?;
    lookup.commit().await?;
    if let Some(again) = again {
        app.notifier.wake_at(Work::Inbox, again);
    }
    Ok(())
}
