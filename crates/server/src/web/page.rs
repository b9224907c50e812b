//! Renders pages: mobile first, light and dark, without resources from other sites.

use std::convert::Infallible;
use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use crate::app::App;
use crate::i18n::{Arg, Language, Words, plain};

/// A page with a heading and a few lines.
#[derive(Template)]
#[template(path = "note.html")]
struct Note<'a> {
    words: Words,
    title: String,
    heading: String,
    lines: &'a [String],
}

/// Returns the page title shown in the browser tab.
pub(super) fn title(heading: &str, words: Words) -> String {
    plain!(words, "page-title", heading = Arg::Plain(heading.to_owned()))
}

/// Renders a page with a status code.
pub(super) fn show(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "rendering a page failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Renders a page with a heading and a few lines.
pub(super) fn note(status: StatusCode, words: Words, heading: String, lines: &[String]) -> Response {
    show(status, &Note { words, title: title(&heading, words), heading, lines })
}

/// The language of the browser, for pages without a known person.
pub(super) struct BrowserWords(pub(super) Words);

impl<S: Sync> FromRequestParts<S> for BrowserWords {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(words_of(&parts.headers)))
    }
}

/// Returns the texts in the first of the browser's languages.
pub(super) fn words_of(headers: &HeaderMap) -> Words {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let first = wanted.and_then(|wanted| wanted.split([',', ';']).next()).map(str::trim);
    Words::in_language(Language::for_code(first))
}

/// Returns the content security policy: no resources from other sites and no framing. A form may be sent to
/// this server and, after a redirect, to a provider's consent page.
pub(super) fn policy(app: &Arc<App>) -> HeaderValue {
    policy_with(app, "")
}

/// Returns the same policy for the one page with a script; only scripts from this server are allowed.
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

/// Serves the style sheet.
pub(super) async fn style() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "max-age=3600")];
    (headers, include_str!("../../templates/storyline.css")).into_response()
}

/// Serves the script that puts the browser's time zone into the form on the page of a link.
pub(super) async fn zone_script() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "max-age=3600")];
    (headers, include_str!("../../templates/zone.js")).into_response()
}

/// Shows the page for a resource that is missing, or that this browser may not see.
pub(super) async fn not_found(BrowserWords(words): BrowserWords) -> Response {
    nothing_here(words)
}

pub(super) fn nothing_here(words: Words) -> Response {
    let text = plain!(words, "page-not-found-text");
    note(StatusCode::NOT_FOUND, words, plain!(words, "page-not-found"), &[text])
}
