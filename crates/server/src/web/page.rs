//! Pages: phone first, light and dark, nothing from elsewhere.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use crate::app::App;

/// A page that says something and asks nothing.
#[derive(Template)]
#[template(path = "note.html")]
pub(super) struct Note<'a> {
    pub(super) heading: &'a str,
    pub(super) lines: &'a [String],
}

/// Renders a page with a status.
pub(super) fn show(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A page of a heading and a few lines.
pub(super) fn note(status: StatusCode, heading: &str, lines: &[&str]) -> Response {
    let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    show(status, &Note { heading, lines: &lines })
}

/// Nothing is loaded from elsewhere and nothing frames us. A form may lead to ourselves and, by the redirect that
/// answers it, to a provider's page of consent.
pub(super) fn policy(app: &Arc<App>) -> HeaderValue {
    policy_with(app, "")
}

/// The same for the one page that runs a script, and only ours.
pub(super) fn policy_with_script(app: &Arc<App>) -> HeaderValue {
    policy_with(app, "script-src 'self'; ")
}

fn policy_with(app: &Arc<App>, scripts: &str) -> HeaderValue {
    let consent = app.consent_origins.join(" ");
    let policy = format!(
        "default-src 'none'; {scripts}style-src 'self'; img-src 'self'; form-action 'self' {consent}; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// The one style sheet.
pub(super) async fn style() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "max-age=3600")];
    (headers, include_str!("../../templates/storyline.css")).into_response()
}

/// Tells the form of the trust page in which zone the browser is.
pub(super) async fn zone_script() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "max-age=3600")];
    (headers, include_str!("../../templates/zone.js")).into_response()
}

/// What is not there, and what may not be seen, look the same.
pub(super) async fn not_found() -> Response {
    note(StatusCode::NOT_FOUND, "Not found", &["There is nothing here."])
}
