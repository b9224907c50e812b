//! `POST /telegram/webhook`: receives an update from Telegram. Stores the body unchanged before it answers
//! 200; otherwise Telegram sends the update again (core.telegram.org/bots/api#setwebhook).

use std::sync::Arc;

use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use store::StoreError;
use store::updates::Routing;

use crate::app::App;
use crate::runtime::metrics;
use crate::runtime::notify::Work;

/// Maximum size of a request body. Updates contain no files, and even the longest text with all its
/// formatting is far smaller.
const MOST_BODY_BYTES: usize = 1 << 20;
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";

/// Finds the chat of an update; updates of one chat are handled in order.
pub(super) type RoutingOf = fn(&str) -> Routing;

/// State of the handler.
#[derive(Clone)]
pub(super) struct Webhook {
    pub(super) app: Arc<App>,
    pub(super) routing_of: RoutingOf,
}

#[derive(Deserialize)]
struct Numbered {
    update_id: i64,
}

/// Returns 200 if the update is stored, now or earlier; 401 if the secret is missing or wrong, 400 if the
/// body is not an update, 413 if it is too large, 503 if Telegram should send it again.
pub(super) async fn arrive(State(webhook): State<Webhook>, request: Request) -> StatusCode {
    let app = &webhook.app;
    if !knows_the_secret(app, request.headers()) {
        metrics::webhook_refused();
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(body) = to_bytes(request.into_body(), MOST_BODY_BYTES).await else {
        return StatusCode::PAYLOAD_TOO_LARGE;
    };
    let Ok(body) = std::str::from_utf8(&body) else { return StatusCode::BAD_REQUEST };
    let Ok(Numbered { update_id }) = serde_json::from_str(body) else { return StatusCode::BAD_REQUEST };
    match store(app, update_id, &(webhook.routing_of)(body), body).await {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            tracing::warn!(%error, "storing an update failed; Telegram will send it again");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

fn knows_the_secret(app: &App, headers: &HeaderMap) -> bool {
    headers.get(SECRET_HEADER).is_some_and(|given| app.webhook_secret.is(given.as_bytes()))
}

async fn store(app: &App, update_id: i64, routing: &Routing, body: &str) -> Result<(), StoreError> {
    let now = app.clock.now();
    let mut lookup = app.store.lookup().await?;
    let is_new = lookup.receive(update_id, routing, body, now).await?;
    lookup.commit().await?;
    if is_new {
        metrics::updates_received(1);
        app.notifier.notify(Work::Inbox);
    }
    Ok(())
}
