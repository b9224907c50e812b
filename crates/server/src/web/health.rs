//! Liveness, readiness and metrics of the server.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use serde::Serialize;
use store::poller::WebhookState;

use crate::app::App;
use crate::config::TelegramMode;

/// Posts that are overdue by more than this are reported. If the last poll was longer ago than this, updates
/// count as not arriving.
const GRACE: SignedDuration = SignedDuration::from_mins(2);
/// Telegram is asked about the webhook every minute.
const OLDEST_WEBHOOK_CHECK: SignedDuration = SignedDuration::from_mins(5);
/// A clock that was not reread for this long may have drifted; it is reread every 30 seconds.
const OLDEST_READING: Duration = Duration::from_mins(5);

/// The parts of readiness.
#[derive(Serialize)]
struct Readiness {
    ready: bool,
    database: bool,
    migrations: bool,
    /// Whether updates arrive: Telegram reports no fault of the webhook, or they were polled recently.
    updates: bool,
    /// Tokens that no key in `ENCRYPTION_KEYS` opens.
    unopenable_tokens: Option<i64>,
    overdue_posts: Option<i64>,
    /// Time since the clock was last read from the database.
    clock_age_seconds: u64,
    now: jiff::Timestamp,
}

/// `GET /healthz`: always 200 while the process responds.
pub(super) async fn live() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: 200 if the database responds, its schema is current and the clock is fresh; otherwise 503.
///
/// Missing updates, overdue posts and tokens without a key are reported, but do not cause a 503: pages and
/// pictures still work, and another replica would have the same problem. Creators need the pages to connect
/// again.
pub(super) async fn ready(State(app): State<Arc<App>>) -> Response {
    let now = app.clock.now();
    let (read, overdue) = (read(&app).await, app.store.overdue_posts(now, GRACE).await);
    let sealed = app.store.sealed_tokens(now).await;
    let clock_age = app.clock.reading_age();
    let migrations = read.as_ref().is_ok_and(|(newest, ..)| *newest >= store::migrate::newest());
    let readiness = Readiness {
        ready: migrations && clock_age <= OLDEST_READING && !app.stopping.is_cancelled(),
        database: read.is_ok(),
        migrations,
        updates: match app.telegram_mode {
            TelegramMode::Webhook => {
                read.is_ok_and(|(_, _, webhook)| webhook.is_some_and(|at| works(&at, now)))
            }
            TelegramMode::Polling => {
                read.is_ok_and(|(_, polled, _)| polled.is_some_and(|at| now.duration_since(at) <= GRACE))
            }
        },
        unopenable_tokens: sealed.ok().map(|tokens| tokens.unopenable),
        overdue_posts: overdue.ok(),
        clock_age_seconds: clock_age.as_secs(),
        now,
    };
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(readiness)).into_response()
}

/// Returns whether Telegram was asked about the webhook recently, and reported no fault.
fn works(webhook: &WebhookState, now: jiff::Timestamp) -> bool {
    webhook.fault.is_none()
        && webhook.checked_at.is_some_and(|at| now.duration_since(at) <= OLDEST_WEBHOOK_CHECK)
}

/// Returns the newest migration, the time of the last poll, and what is known of the webhook.
async fn read(app: &App) -> Result<(i64, Option<jiff::Timestamp>, Option<WebhookState>), store::StoreError> {
    let mut lookup = app.store.lookup().await?;
    let applied = lookup.applied_migrations().await?;
    let polled = lookup.last_poll().await?;
    let webhook = lookup.webhook_state().await?;
    lookup.commit().await?;
    Ok((applied.newest, polled, webhook))
}

/// `GET /metrics`: Prometheus text. It names no tenant, chat or person.
pub(super) async fn metrics() -> String {
    crate::runtime::metrics::recorder().render()
}
