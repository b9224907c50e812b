//! Chores: one file each. A failed one is tried again, more and more slowly; after eight failures it rests a day.

mod check_account;
mod end_practice;
mod find_story;
mod refresh_instagram;
mod remind;
mod resume;
mod sweep_shelf;
mod sync_drive;

use std::sync::Arc;

use domain::post::backoff;
use jiff::{SignedDuration, Timestamp};
use store::lease::{ChoreKey, Lease};
use store::{StoreError, TenantTx};

use super::runner;
use crate::app::App;
use crate::app::onboarding::{CHORE_CHECK_ACCOUNT, CHORE_REFRESH_INSTAGRAM, CHORE_SWEEP, CHORE_SYNC_DRIVE};
use crate::app::outcome::UseError;
use crate::app::pause::CHORE_RESUME;
use crate::app::practice::CHORE_PRACTICE;
use crate::app::queue::CHORE_REMIND;
use crate::app::review::CHORE_FIND_STORY;
use crate::app::wake::Work;

/// Chores of this replica under way at once.
const PERMITS: usize = 8;
/// Failures in a row after which a chore rests.
const MOST_ATTEMPTS: u32 = 8;
/// The rest.
const REST: SignedDuration = SignedDuration::from_hours(24);

pub(super) async fn run(app: Arc<App>) {
    let claim = |app: Arc<App>, now, most| async move { app.store.claim_chores(now, most, app.lease).await };
    runner::run(app, Work::Chores, PERMITS, claim, |app, lease| async move { step(&app, lease).await }).await;
}

async fn step(app: &App, lease: Lease<ChoreKey>) -> Result<(), UseError> {
    let done = match lease.key.kind.as_str() {
        CHORE_SYNC_DRIVE => sync_drive::run(app, &lease).await,
        CHORE_CHECK_ACCOUNT => check_account::run(app, &lease).await,
        CHORE_REFRESH_INSTAGRAM => refresh_instagram::run(app, &lease).await,
        CHORE_RESUME => resume::run(app, &lease).await,
        CHORE_PRACTICE => end_practice::run(app, &lease).await,
        CHORE_FIND_STORY => find_story::run(app, &lease).await,
        CHORE_REMIND => remind::run(app, &lease).await,
        CHORE_SWEEP => sweep_shelf::run(app, &lease).await,
        _ => Err(UseError::NotReady("this version does not know the chore")),
    };
    match done {
        Ok(()) => Ok(()),
        Err(UseError::Store(StoreError::LeaseLost)) => Err(StoreError::LeaseLost.into()),
        Err(error) => put_off(app, &lease, &error).await,
    }
}

async fn put_off(app: &App, lease: &Lease<ChoreKey>, error: &UseError) -> Result<(), UseError> {
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
    if lease.key.kind == CHORE_SYNC_DRIVE && app.wizard_shows_library(&mut tx, now).await? {
        app.wake.ring(Work::Outbox);
    }
    tx.commit().await?;
    app.wake.set_alarm(Work::Chores, now + wait);
    Ok(())
}

/// Marks a chore done, in the transaction of what it did.
async fn done(
    app: &App,
    mut tx: TenantTx,
    lease: &Lease<ChoreKey>,
    now: Timestamp,
    next: Option<Timestamp>,
) -> Result<(), UseError> {
    tx.chore_done(lease, now, next).await?;
    tx.commit().await?;
    if let Some(next) = next {
        app.wake.set_alarm(Work::Chores, next);
    }
    Ok(())
}
