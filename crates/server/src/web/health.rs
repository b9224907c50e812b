//! Whether the program lives, whether it is ready, and its figures.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use serde::Serialize;

use crate::app::App;
use crate::config::TelegramMode;

/// Work overdue by more than this is a lag worth telling; so is a poll longer ago.
const GRACE: SignedDuration = SignedDuration::from_mins(2);
/// A clock that was not read for this long may have drifted; it is read every half minute.
const OLDEST_READING: Duration = Duration::from_mins(5);

/// Readiness, piece by piece.
#[derive(Serialize)]
struct Readiness {
    ready: bool,
    database: bool,
    migrations: bool,
    /// Updates arrive: they are pushed, or were fetched lately.
    updates: bool,
    overdue_posts: Option<i64>,
    /// Since the clock was last read from the database.
    clock_age_seconds: u64,
    now: jiff::Timestamp,
}

/// `GET /healthz`: the process answers.
pub(super) async fn live() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers, its schema is ours, and the clock is read from it. 503 until then.
///
/// Updates that do not arrive and posts that are overdue are told, and are no reason for 503: pages and pictures
/// still work, and no other replica would do better.
pub(super) async fn ready(State(app): State<Arc<App>>) -> Response {
    let now = app.clock.now();
    let (read, overdue) = (read(&app).await, app.store.overdue_posts(now, GRACE).await);
    let clock_age = app.clock.reading_age();
    let migrations = read.as_ref().is_ok_and(|(newest, _)| *newest >= store::migrate::newest());
    let readiness = Readiness {
        ready: migrations && clock_age <= OLDEST_READING && !app.stopping.is_cancelled(),
        database: read.is_ok(),
        migrations,
        updates: match app.telegram_mode {
            TelegramMode::Webhook => true,
            TelegramMode::Polling => {
                read.is_ok_and(|(_, polled)| polled.is_some_and(|at| now.duration_since(at) <= GRACE))
            }
        },
        overdue_posts: overdue.ok(),
        clock_age_seconds: clock_age.as_secs(),
        now,
    };
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(readiness)).into_response()
}

/// The newest migration, and when updates were last fetched.
async fn read(app: &App) -> Result<(i64, Option<jiff::Timestamp>), store::StoreError> {
    let mut lookup = app.store.lookup().await?;
    let applied = lookup.applied_migrations().await?;
    let polled = lookup.last_poll().await?;
    lookup.commit().await?;
    Ok((applied.newest, polled))
}

/// `GET /metrics`: Prometheus text. No tenant, chat or person is named in it.
pub(super) async fn metrics() -> String {
    crate::runtime::metrics::recorder().render()
}
