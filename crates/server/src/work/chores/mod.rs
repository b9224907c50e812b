//! The chores, one file each. A failed chore is retried with increasing delays; `failing.rs` says until when, and who gets a message.

mod check_account;
mod done;
mod end_dry_run;
mod failing;
mod fetch_picture;
mod find_story;
mod refresh_instagram;
mod remind;
mod resume;
mod sweep_blobs;
mod sync_drive;

use std::sync::Arc;

use store::StoreError;
use store::lease::{ChoreKey, Lease};

use super::runner;
use super::unreadable::{hand_back_chore, is_newer};
use crate::app::chore::Chore;
use crate::app::{App, AppError};
use crate::runtime::notify::Work;

/// Maximum number of chores that this replica runs at once.
const PERMITS: usize = 8;
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
        Err(error) => failing::failed(app, &lease, chore, &error).await,
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
        Chore::FetchPicture(..) => fetch_picture::run(app, lease).await,
    }
}
