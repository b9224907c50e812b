//! Chores: one file each. A failed one is tried again, more and more slowly; after eight failures it rests a day.

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
use crate::app::{App, AppError, chore};
use crate::runtime::notify::Work;

/// Chores of this replica under way at once.
const PERMITS: usize = 8;
/// Failures in a row after which a chore rests.
const MOST_ATTEMPTS: u32 = 8;
/// The rest.
const REST: SignedDuration = SignedDuration::from_hours(24);

pub(super) async fn run(app: Arc<App>) {
    let claim = |app: Arc<App>, now, most| async move { app.store.claim(now, most, app.lease).await };
    runner::run(app, Work::Chores, PERMITS, claim, |app, lease| async move { step(&app, lease).await }).await;
}

async fn step(app: &App, lease: Lease<ChoreKey>) -> Result<(), AppError> {
    let done = match lease.key.kind.as_str() {
        chore::SYNC_DRIVE => sync_drive::run(app, &lease).await,
        chore::CHECK_ACCOUNT => check_account::run(app, &lease).await,
        chore::REFRESH_INSTAGRAM => refresh_instagram::run(app, &lease).await,
        chore::RESUME => resume::run(app, &lease).await,
        chore::DRY_RUN => end_dry_run::run(app, &lease).await,
        chore::FIND_STORY => find_story::run(app, &lease).await,
        chore::REMIND => remind::run(app, &lease).await,
        chore::SWEEP_BLOBS => sweep_blobs::run(app, &lease).await,
        _ => Err(AppError::NotReady("this version does not know the chore")),
    };
    match done {
        Ok(()) => Ok(()),
        Err(AppError::Store(StoreError::LeaseLost)) => Err(StoreError::LeaseLost.into()),
        Err(error) => retry_at(app, &lease, &error).await,
    }
}

async fn retry_at(app: &App, lease: &Lease<ChoreKey>, error: &AppError) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let attempts = tx.chore_attempts(&lease.key.kind, &lease.key.key).await? + 1;
    let wait = if attempts >= MOST_ATTEMPTS {
        REST
    } else {
        backoff(attempts, SignedDuration::from_mins(1), SignedDuration::from_hours(1))
    };
    tracing::warn!(chore = lease.key.kind, attempts, %error, "a chore failed; trying again later");
    tx.chore_failed(lease, &error.to_string(), Some(now + wait)).await?;
    if lease.key.kind == chore::SYNC_DRIVE && app.wizard_shows_library(&mut tx, now).await? {
        app.notifier.notify(Work::Outbox);
    }
    tx.commit().await?;
    app.notifier.wake_at(Work::Chores, now + wait);
    Ok(())
}
