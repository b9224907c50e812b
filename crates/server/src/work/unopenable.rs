//! Reports tokens that no key of this replica opens: at the start, and then regularly.

use std::sync::Arc;

use jiff::SignedDuration;

use crate::app::{App, AppError};
use crate::messages::{Message, TokensUnopenable};
use crate::runtime::metrics;

/// How often tokens are counted.
const EVERY: SignedDuration = SignedDuration::from_mins(5);

/// Counts the tokens that no key opens, and tells the operator. The people of a chat get a message when a token is
/// needed, because the key may be back by then.
pub(super) async fn watch(app: Arc<App>) {
    while !app.stopping.is_cancelled() {
        if let Err(error) = report(&app).await {
            tracing::warn!(%error, "counting tokens by their key failed");
        }
        let next = app.clock.now() + EVERY;
        tokio::select! {
            () = app.clock.sleep_until(next) => {}
            () = app.stopping.cancelled() => return,
        }
    }
}

async fn report(app: &App) -> Result<(), AppError> {
    let now = app.clock.now();
    let tokens = app.store.sealed_tokens(now).await?.unopenable;
    metrics::unopenable_tokens(tokens);
    if tokens > 0 {
        tracing::error!("{tokens} tokens are sealed with a key that is not here; add it to ENCRYPTION_KEYS");
        app.tell_operator(Message::TokensUnopenable(TokensUnopenable { tokens }), now).await?;
    }
    Ok(())
}
