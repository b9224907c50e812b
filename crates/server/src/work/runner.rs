//! The loop shared by all kinds of leased work: claims due rows, runs one step for each, and sleeps until
//! more are due.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use store::StoreError;
use store::lease::Lease;
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

use crate::app::{App, AppError};
use crate::runtime::metrics;
use crate::runtime::notify::Work;

/// Longest sleep. A worker finds due work in the table; notifications only shorten the wait.
const LONGEST_SLEEP: SignedDuration = SignedDuration::from_secs(1);
/// If more rows are due than permits are free, the next claim waits until this fraction (1 / `PART`) of all
/// permits is free.
const PART: usize = 4;
/// Maximum wait until that many permits are free.
const ROOM: Duration = Duration::from_millis(50);
/// How long to wait after a failed claim.
const TROUBLE: Duration = Duration::from_secs(1);

/// Claims up to `permits` rows at a time and runs a step for each until the server stops; then finishes the
/// running steps.
pub(super) async fn run<K, Claim, Claimed, Step, Stepped>(
    app: Arc<App>,
    work: Work,
    permits: usize,
    claim: Claim,
    step: Step,
) where
    K: Send + 'static,
    Claim: Fn(Arc<App>, Timestamp, usize) -> Claimed + Send,
    Claimed: Future<Output = Result<Vec<Lease<K>>, StoreError>> + Send,
    Step: Fn(Arc<App>, Lease<K>) -> Stepped + Send + Sync + 'static,
    Stepped: Future<Output = Result<(), AppError>> + Send + 'static,
{
    let room = Arc::new(Semaphore::new(permits));
    let steps = TaskTracker::new();
    let step = Arc::new(step);
    let mut backlog = false;
    while !app.stopping.is_cancelled() {
        if backlog {
            let part = u32::try_from(permits.div_ceil(PART)).unwrap_or(1);
            // After success or a timeout, claim for all permits that are free.
            let _roomy = tokio::time::timeout(ROOM, room.acquire_many(part)).await;
        }
        let free = room.available_permits();
        let passing = app.notifier.at_work();
        let looked_at = app.clock.now();
        let claimed = if free == 0 { Ok(Vec::new()) } else { claim(app.clone(), looked_at, free).await };
        let full = match claimed {
            Ok(leases) => {
                let full = leases.len() == free;
                for lease in leases {
                    let permit =
                        room.clone().try_acquire_owned().expect("a claim takes at most the free permits");
                    let (app, step) = (app.clone(), step.clone());
                    steps.spawn(async move {
                        let _stepping = app.notifier.at_work();
                        settle(work, step(app.clone(), lease).await);
                        drop(permit);
                        app.notifier.notify(work);
                    });
                }
                full
            }
            Err(error) => {
                trouble(work, &error);
                tokio::select! { () = tokio::time::sleep(TROUBLE) => {}, () = app.stopping.cancelled() => {} }
                false
            }
        };
        drop(passing);
        backlog = full;
        if full && free > 0 {
            continue;
        }
        rest(&app, work, looked_at).await;
    }
    steps.close();
    steps.wait().await;
}

/// Sleeps until a notification, a wake-up time, or a second after `looked_at`. Work that became due after
/// `looked_at` was not seen, so its wake-up time counts even if it has passed by now.
pub(super) async fn rest(app: &App, work: Work, looked_at: Timestamp) {
    let latest = looked_at + LONGEST_SLEEP;
    let until = app.notifier.next_wake(work, looked_at).map_or(latest, |alarm| alarm.min(latest));
    tokio::select! {
        () = app.notifier.notified(work) => {}
        () = app.clock.sleep_until(until) => {}
        () = app.stopping.cancelled() => {}
    }
}

/// Records the result of a step. After an error the row is unchanged: its lease expires and the row is
/// claimed again.
fn settle(work: Work, result: Result<(), AppError>) {
    metrics::step_done(work);
    match result {
        Ok(()) => {}
        Err(AppError::Store(StoreError::LeaseLost)) => {
            tracing::info!(work = work.into_str(), "lease lost, skipping the row");
        }
        Err(error) => {
            metrics::step_failed(work);
            tracing::error!(work = work.into_str(), %error, "a step failed; its lease will expire and the row is claimed again");
        }
    }
}

pub(super) fn trouble(work: Work, error: &StoreError) {
    metrics::claim_failed(work);
    tracing::warn!(work = work.into_str(), %error, "claim failed");
}
