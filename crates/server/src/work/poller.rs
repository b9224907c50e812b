//! Long polling. A lease ensures that only one replica polls for a bot. Updates are stored before they are
//! acknowledged; none is ever dropped.

use std::sync::Arc;
use std::time::Duration;

use providers::telegram::{RawUpdate, TelegramError};
use store::poller::PollerLease;
use store::updates::Routing;

use crate::app::{App, AppError};
use crate::runtime::metrics;
use crate::runtime::notify::Work;

/// How long Telegram holds a poll open, at most 50 s. The time is short because after a `kill -9`, the next
/// poller waits until the previous lease has expired.
const HOLD: Duration = Duration::from_secs(10);
/// How long to wait if another replica polls, or Telegram fails.
const PATIENCE: Duration = Duration::from_secs(1);

/// The kinds of update that the bot handles. Other kinds are stored too, if they arrive.
pub const ALLOWED: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];

/// Polls until the server stops. `routing_of` finds the chat of an update; updates of one chat are handled in
/// order.
pub async fn run(app: Arc<App>, bot_id: i64, routing_of: fn(&str) -> Routing) {
    let mut held = None;
    while !app.stopping.is_cancelled() {
        let turn = tokio::select! {
            turn = turn(&app, bot_id, &mut held, routing_of) => turn,
            () = app.stopping.cancelled() => break,
        };
        match turn {
            Ok(true) => {}
            Ok(false) => {
                held = None;
                wait(&app).await;
            }
            Err(error) => {
                metrics::poll_failed();
                tracing::warn!(%error, "polling Telegram failed, retrying");
                wait(&app).await;
            }
        }
    }
    if let Some(lease) = held {
        release(&app, &lease).await;
    }
}

/// Polls once while holding the poller lease; returns `false` if another replica holds it. `held` is set as
/// soon as the lease is claimed, so that a stop during the poll releases this claim and not the previous one.
async fn turn(
    app: &App,
    bot_id: i64,
    held: &mut Option<PollerLease>,
    routing_of: fn(&str) -> Routing,
) -> Result<bool, AppError> {
    let mut lookup = app.store.lookup().await?;
    let hold = HOLD.min(app.lease / 2).max(Duration::from_secs(1));
    // The lease lasts longer than one poll.
    let right = hold + hold / 2;
    let lease = lookup.claim_poller(bot_id, held.map(|lease| lease.fence), right).await?;
    lookup.commit().await?;
    *held = lease;
    let Some(lease) = lease else { return Ok(false) };
    match app.telegram.get_updates(lease.next_offset, hold, &ALLOWED).await {
        Ok(updates) => store_all(app, &lease, &updates, routing_of).await?,
        Err(TelegramError::Conflict(why)) => {
            tracing::warn!(why, "another program polls this bot");
            wait(app).await;
        }
        Err(error) => return Err(error.into()),
    }
    Ok(true)
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
    let next = updates.iter().map(|update| update.update_id + 1).max().unwrap_or(lease.next_offset);
    lookup.polled(lease, next, now).await?;
    lookup.commit().await?;
    if !updates.is_empty() {
        metrics::updates_received(updates.len());
        app.notifier.notify(Work::Inbox);
    }
    Ok(())
}

async fn wait(app: &App) {
    tokio::select! { () = tokio::time::sleep(PATIENCE) => {}, () = app.stopping.cancelled() => {} }
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
