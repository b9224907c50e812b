//! Renews the short claims on messages and updates while a step waits for Telegram, Google or the database.

use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, select};
use store::lease::{Lease, Renewable};

use crate::app::App;

/// How long a claim is renewed: longer than the longest upload. After that, another replica takes the row.
const LONGEST: Duration = Duration::from_secs(120);
/// A claim is renewed this many times before it would expire.
const TIMES: u32 = 3;

/// Runs a step, and renews its claim until the step ends.
pub(super) async fn renewed<K: Renewable + Sync, T>(
    app: &App,
    lease: &Lease<K>,
    step: impl Future<Output = T>,
) -> T {
    match select(pin!(step), pin!(renew(app, lease))).await {
        Either::Left((done, _)) => done,
        Either::Right(((), step)) => step.await,
    }
}

async fn renew<K: Renewable + Sync>(app: &App, lease: &Lease<K>) {
    let length = app.chat_lease();
    let every = length / TIMES;
    let mut age = Duration::ZERO;
    while age < LONGEST {
        tokio::time::sleep(every).await;
        age += every;
        match app.store.renew(lease, length).await {
            Ok(true) => {}
            // Settled just now, or claimed by another replica: the step finds out when it writes.
            Ok(false) => return,
            Err(error) => tracing::warn!(%error, "renewing a lease failed, retrying"),
        }
    }
}
