//! Whether the program lives, whether it is ready, and its figures.

use std::sync::{Arc, OnceLock};

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use serde::Serialize;

use crate::app::App;

/// Work overdue by more than this is a lag worth telling.
const GRACE: SignedDuration = SignedDuration::from_mins(2);

/// Readiness, piece by piece.
#[derive(Serialize)]
struct Readiness {
    ready: bool,
    database: bool,
    migrations: bool,
    overdue_posts: Option<i64>,
    now: jiff::Timestamp,
}

/// `GET /healthz`: the process answers.
pub(super) async fn live() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers, its schema is ours, and posts are not stuck. 503 until then.
pub(super) async fn ready(State(app): State<Arc<App>>) -> Response {
    let now = app.clock.now();
    let newest = async {
        let mut door = app.store.door().await?;
        let applied = door.applied_migrations().await?;
        door.commit().await?;
        Ok::<_, store::StoreError>(applied.newest)
    };
    let (applied, overdue) = (newest.await, app.store.overdue_posts(now, GRACE).await);
    let readiness = Readiness {
        ready: applied.as_ref().is_ok_and(|newest| *newest >= store::migrate::newest())
            && !app.stopping.is_cancelled(),
        database: applied.is_ok(),
        migrations: applied.is_ok_and(|newest| newest >= store::migrate::newest()),
        overdue_posts: overdue.ok(),
        now,
    };
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(readiness)).into_response()
}

/// `GET /metrics`: Prometheus text. No tenant, chat or person is named in it.
pub(super) async fn metrics() -> String {
    recorder().render()
}

/// The one recorder of the process.
pub(crate) fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::warn!("another recorder counts already; /metrics stays empty");
        }
        handle
    })
}
