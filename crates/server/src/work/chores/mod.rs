//! The chores, one file each. A failed chore is retried with increasing delays; after eight failures, once a
//! day.

mod check_account;
mod done;
mod end_dry_run;
mod find_story;
mod refresh_instagram;
mod remind;
mod resume;
mod sweep_blobs;
mod sync_drive;

use std::sync::Arc;

use domain::post::backoff;
use jiff::SignedDuration;
use store::StoreError;
use store::lease::{ChoreKey, Lease};

use super::runner;
use super::unreadable::{hand_back_chore, is_newer};
use crate::app::chore::Chore;
use crate::app::{App, AppError};
use crate::runtime::notify::Work;

/// Maximum number of chores that this replica runs at once.
const PERMITS: usize = 8;
/// Number of failures in a row after which a chore is retried only once per [`REST`].
const MOST_ATTEMPTS: u32 = 8;
/// Delay after [`MOST_ATTEMPTS`] failures.
const REST: SignedDuration = SignedDuration::from_hours(24);

pub(super) async fn run(app: Arc<App>) {
    let claim = |app: Arc<App>, now, most| async move { app.store.claim(now, most, app.lease).await };
    runner::run(app, Work::Chores, PERMITS, claim, |app, lease| async move { step(&app, lease).await }).await;
}

async fn step(app: &App, lease: Lease<ChoreKey>) -> Result<(), AppError> {
    let chore = match Chore::read(&lease.key) {
        Ok(chore) => chore,
        Err(unknown) => return hand_back_chore(app, &lease, &unknown.into()).await,
    };
    match run_once(app, &lease, chore).await {
        Ok(()) => Ok(()),
        Err(AppError::Store(StoreError::LeaseLost)) => Err(StoreError::LeaseLost.into()),
        Err(error) if is_newer(&error) => hand_back_chore(app, &lease, &error).await,
        Err(error) => retry_at(app, &lease, chore, &error).await,
    }
}

async fn run_once(app: &App, lease: &Lease<ChoreKey>, chore: Chore) -> Result<(), AppError> {
    match chore {
        Chore::SyncDrive(source) => sync_drive::run(app, lease, source).await,
        Chore::CheckAccount(account) => check_account::run(app, lease, account).await,
        Chore::RefreshInstagram(account) => refresh_instagram::run(app, lease, account).await,
        Chore::Resume => resume::run(app, lease).await,
        Chore::EndDryRun => end_dry_run::run(app, lease).await,
        Chore::FindStory(post) => find_story::run(app, lease, post).await,
        Chore::Remind(post) => remind::run(app, lease, post).await,
        Chore::SweepBlobs => sweep_blobs::run(app, lease).await,
    }
}

async fn retry_at(
    app: &App,
    lease: &Lease<ChoreKey>,
    chore: Chore,
    error: &AppError,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let attempts = chore.failures(&mut tx).await? + 1;
    let wait = if attempts >= MOST_ATTEMPTS {
        REST
    } else {
        backoff(attempts, SignedDuration::from_mins(1), SignedDuration::from_hours(1))
    };
    tracing::warn!(chore = lease.key.kind, attempts, %error, "a chore failed, retrying later");
    tx.chore_failed(lease, &error.to_string(), Some(now + wait)).await?;
    if matches!(chore, Chore::SyncDrive(_)) && app.wizard_shows_library(&mut tx, now).await? {
        app.notifier.notify(Work::Outbox);
    }
    tx.commit().await?;
    app.notifier.wake_at(Work::Chores, now + wait);
    Ok(())
}
