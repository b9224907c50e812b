//! Pages: phone first, light and dark, nothing from elsewhere.

use std::convert::Infallible;
use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use crate::app::App;
use crate::i18n::{Arg, Language, Words, plain};

/// A page of a heading and a few lines.
#[derive(Template)]
#[template(path = "note.html")]
struct Note<'a> {
    words: Words,
    title: String,
    heading: String,
    lines: &'a [String],
}

/// The title of a page in the browser's tab.
pub(super) fn title(heading: &str, words: Words) -> String {
    plain!(words, "page-title", heading = Arg::Plain(heading.to_owned()))
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
pub(super) fn note(status: StatusCode, words: Words, heading: String, lines: &[String]) -> Response {
    show(status, &Note { words, title: title(&heading, words), heading, lines })
}

/// The languages of the browser, for pages that are not yet about a known person.
pub(super) struct BrowserWords(pub(super) Words);

impl<S: Sync> FromRequestParts<S> for BrowserWords {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(words_of(&parts.headers)))
    }
}

/// The first of the browser's languages.
pub(super) fn words_of(headers: &HeaderMap) -> Words {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let first = wanted.and_then(|wanted| wanted.split([',', ';']).next()).map(str::trim);
    Words::in_language(Language::for_code(first))
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

/// What does not exist and what may not be seen look the same.
pub(super) async fn not_found(BrowserWords(words): BrowserWords) -> Response {
    nothing_here(words)
}

pub(super) fn nothing_here(words: Words) -> Response {
    let text = plain!(words, "page-not-found-text");
    note(StatusCode::NOT_FOUND, words, plain!(words, "page-not-found"), &[text])
}
