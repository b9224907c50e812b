//! Defines all routes and their shared middleware.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use super::webhook::{RoutingOf, Webhook};
use super::{connect, health, media, page, webhook};
use crate::app::App;
use crate::config::TelegramMode;

/// Maximum size of a request body: the pages only receive forms.
const MOST_BODY_BYTES: usize = 64 * 1024;
/// Maximum duration of a response.
const LONGEST_ANSWER: Duration = Duration::from_secs(60);

/// Builds all routes. `routing_of` reads from an update what is needed to claim it.
pub fn router(app: &Arc<App>, routing_of: RoutingOf) -> Router {
    let header = |name: &'static str, value: HeaderValue| {
        SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), value)
    };
    let fixed = |name, value: &'static str| header(name, HeaderValue::from_static(value));
    let router = Router::new()
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .route("/m/{opaque}", get(media::fetch))
        .route("/connect/{token}", get(connect::link::look))
        .route("/connect/{token}", post(connect::link::proceed))
        .route("/auth/{provider}/callback", get(connect::callback::arrive))
        .route("/assets/storyline.css", get(page::style))
        .route("/assets/zone.js", get(page::zone_script))
        .fallback(page::not_found)
        .with_state(app.clone())
        .layer(RequestBodyLimitLayer::new(MOST_BODY_BYTES))
        .merge(pushed(app, routing_of));
    let mut router = below_the_public_path(app, router)
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, LONGEST_ANSWER))
        .layer(header("content-security-policy", page::policy(app)))
        .layer(fixed("x-content-type-options", "nosniff"))
        // With `no-referrer`, browsers would send `Origin: null` with the forms of these pages.
        .layer(fixed("referrer-policy", "same-origin"))
        .layer(fixed("cache-control", "no-store"));
    if app.public_base.scheme() == "https" {
        router = router.layer(fixed("strict-transport-security", "max-age=31536000"));
    }
    router
}

/// Serves every route below the path of the public address, too: a proxy may keep the path or remove it.
fn below_the_public_path(app: &Arc<App>, router: Router) -> Router {
    match app.public_base.path().trim_end_matches('/') {
        "" => router,
        path => router.clone().nest(path, router),
    }
}

/// Builds the route to which Telegram sends updates in webhook mode; it has its own limit for the size of a
/// body.
fn pushed(app: &Arc<App>, routing_of: RoutingOf) -> Router {
    match app.telegram_mode {
        TelegramMode::Polling => Router::new(),
        TelegramMode::Webhook => Router::new()
            .route(&format!("/{}", crate::runtime::webhook_secret::PATH), post(webhook::arrive))
            .with_state(Webhook { app: app.clone(), routing_of }),
    }
}
