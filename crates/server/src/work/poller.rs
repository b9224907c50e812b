//! Long polling. A lease ensures that only one replica polls for a bot. Updates are stored before they are
//! acknowledged; none is ever dropped.

use std::sync::Arc;
use std::time::Duration;

use providers::telegram::{RawUpdate, TelegramError};
use store::StoreError;
use store::poller::PollerLease;
use store::updates::Routing;

use crate::app::{App, AppError};
use crate::messages::UpdatesTrouble;
use crate::runtime::metrics;
use crate::runtime::notify::Work;

/// How long Telegram holds a poll open; its maximum is 50 s. Short, because after a `kill -9` the next poller
/// waits until the previous lease has expired.
const HOLD: Duration = Duration::from_secs(5);
/// How long to wait if another replica polls.
const TURN: Duration = Duration::from_millis(500);
/// How long to wait if Telegram or the database fails.
const PATIENCE: Duration = Duration::from_secs(1);

/// Conflicts in a row after which another program polls this bot; a slow poll of another replica causes one.
const POLLED_TWICE: u32 = 3;

/// The kinds of update that the bot handles. Other kinds are stored too, if they arrive.
pub const ALLOWED: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];

/// Polls until the server stops. `routing_of` finds the chat of an update; updates of one chat are handled in
/// order.
pub async fn run(app: Arc<App>, bot_id: i64, routing_of: fn(&str) -> Routing) {
    let (mut held, mut conflicts) = (None, 0);
    while !app.stopping.is_cancelled() {
        // A stop does not interrupt the claim, so that the release below names the newest one.
        let polled = match claim(&app, bot_id, held).await {
            Ok(Some(lease)) => {
                held = Some(lease);
                tokio::select! {
                    polled = poll(&app, &lease, routing_of) => polled,
                    () = app.stopping.cancelled() => break,
                }
            }
            Ok(None) => {
                held = None;
                wait(&app, TURN).await;
                Ok(())
            }
            Err(error) => Err(error.into()),
        };
        let failed = match polled {
            Ok(()) => {
                conflicts = 0;
                continue;
            }
            Err(AppError::Telegram(TelegramError::Conflict(why))) => {
                conflicts += 1;
                tracing::warn!(why, "another program receives this bot's updates");
                resolve(&app, conflicts).await
            }
            Err(error) => Err(error),
        };
        if let Err(error) = failed {
            tracing::warn!(%error, "polling Telegram failed, retrying");
        }
        metrics::poll_failed();
        wait(&app, PATIENCE).await;
    }
    if let Some(lease) = held {
        release(&app, &lease).await;
    }
}

/// Claims or renews the right to poll; returns `None` if another replica has it.
async fn claim(app: &App, bot_id: i64, held: Option<PollerLease>) -> Result<Option<PollerLease>, StoreError> {
    let mut lookup = app.store.lookup().await?;
    // The lease lasts longer than one poll.
    let right = hold(app) * 3 / 2;
    let lease = lookup.claim_poller(bot_id, held.map(|lease| lease.fence), right).await?;
    lookup.commit().await?;
    Ok(lease)
}

fn hold(app: &App) -> Duration {
    HOLD.min(app.lease / 2).max(Duration::from_secs(1))
}

/// Polls once.
async fn poll(app: &App, lease: &PollerLease, routing_of: fn(&str) -> Routing) -> Result<(), AppError> {
    let updates = app.telegram.get_updates(lease.next_offset, hold(app), &ALLOWED).await?;
    store_all(app, lease, &updates, routing_of).await
}

/// Handles a poll that Telegram refused because another program receives the updates: deletes a webhook that
/// it set, and tells the operator.
async fn resolve(app: &App, conflicts: u32) -> Result<(), AppError> {
    match app.telegram.webhook_info().await?.url {
        Some(url) => {
            metrics::webhook_taken();
            app.telegram.delete_webhook().await?;
            app.tell_updates_trouble(UpdatesTrouble::webhook_added(&url)).await
        }
        None if conflicts >= POLLED_TWICE => app.tell_updates_trouble(UpdatesTrouble::PolledTwice).await,
        None => Ok(()),
    }
}

/// Stores updates and moves the offset in one commit, so that acknowledged updates are durable.
async fn store_all(
    app: &App,
    lease: &PollerLease,
    updates: &[RawUpdate],
    routing_of: fn(&str) -> Routing,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut lookup = app.store.lookup().await?;
    for update in updates {
        lookup.receive(update.update_id, &routing_of(&update.body), &update.body, now).await?;
    }
    if let Some(below) = updates.iter().map(|update| update.update_id).find(|id| *id < lease.next_offset) {
        let expected = lease.next_offset;
        tracing::info!(below, expected, "Telegram's update ids started over, or an update came again");
    }
    let next = updates.iter().map(|update| update.update_id + 1).max().unwrap_or(lease.next_offset);
    lookup.polled(lease, next, now).await?;
    lookup.commit().await?;
    if !updates.is_empty() {
        metrics::updates_received(updates.len());
        app.notifier.notify(Work::Inbox);
    }
    Ok(())
}

async fn wait(app: &App, length: Duration) {
    tokio::select! { () = tokio::time::sleep(length) => {}, () = app.stopping.cancelled() => {} }
}

async fn release(app: &App, lease: &PollerLease) {
    let released = async {
        let mut lookup = app.store.lookup().await?;
        lookup.release_poller(lease).await?;
        lookup.commit().await
    };
    if let Err(error) = released.await {
        tracing::info!(%error, "releasing the right to poll failed; it will expire");
    }
}
