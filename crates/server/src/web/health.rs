//! Liveness, readiness and metrics of the server.

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

/// Posts that are overdue by more than this are reported. If the last poll was longer ago than this, updates
/// count as not arriving.
const GRACE: SignedDuration = SignedDuration::from_mins(2);
/// A clock that was not reread for this long may have drifted; it is reread every 30 seconds.
const OLDEST_READING: Duration = Duration::from_mins(5);

/// The parts of readiness.
#[derive(Serialize)]
struct Readiness {
    ready: bool,
    database: bool,
    migrations: bool,
    /// Whether updates arrive: by webhook, or through a recent poll.
    updates: bool,
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
/// Missing updates and overdue posts are reported, but do not cause a 503: pages and pictures still work, and
/// another replica would have the same problem.
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

/// Returns the newest migration, and the time of the last poll.
async fn read(app: &App) -> Result<(i64, Option<jiff::Timestamp>), store::StoreError> {
    let mut lookup = app.store.lookup().await?;
    let applied = lookup.applied_migrations().await?;
    let polled = lookup.last_poll().await?;
    lookup.commit().await?;
    Ok((applied.newest, polled))
}

/// `GET /metrics`: Prometheus text. It names no tenant, chat or person.
pub(super) async fn metrics() -> String {
    crate::runtime::metrics::recorder().render()
}
