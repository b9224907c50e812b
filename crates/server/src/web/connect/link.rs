//! `/connect/{token}`: GET changes nothing (link scanners open links too); Continue binds the link to the
//! browser.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use secrecy::ExposeSecret;
use url::form_urlencoded;

use super::{COOKIE, refused};
use crate::app::setup::connect::{ConnectError, LINK_LIFETIME};
use crate::app::{App, Provider};
use crate::i18n::{Arg, Html, Words, html, name, plain};
use crate::web::own_page::{OwnPage, sent_this, set_cookie};
use crate::web::page::{note, policy_with_script, show, title, words_of};

/// Maximum length of the name of a person or chat, in UTF-16 units.
const NAME_UNITS: usize = 100;

#[derive(Template)]
#[template(path = "trust.html")]
struct Trust {
    words: Words,
    title: String,
    heading: String,
    /// Who requested the link, and for which chat.
    asked: Html,
    promises: Promises,
    form_token: String,
    proceed: String,
    unexpected: String,
}

/// What the connection allows, what it does not allow, and how to revoke it.
struct Promises {
    can: Vec<String>,
    cannot: Vec<String>,
    undo: String,
}

/// `GET /connect/{token}`: shows who requested the link, for what, and what it allows.
pub(in crate::web) async fn look(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    match trust_page(&app, &token, &headers).await {
        Ok(response) => response,
        Err(error) => refused(&error, words_of(&headers)),
    }
}

async fn trust_page(app: &Arc<App>, token: &str, headers: &HeaderMap) -> Result<Response, ConnectError> {
    let view = app.look_at_link(token).await?;
    let own = OwnPage::at(app, &path(token), headers).map_err(store::StoreError::from)?;
    let words = Words::in_language(view.language);
    let heading = plain!(words, "trust-heading", provider = view.provider.named());
    let starter = match &view.starter {
        Some(starter) => name(starter, NAME_UNITS),
        None => Arg::Plain(plain!(words, "trust-member")),
    };
    let chat = match &view.chat {
        Some(chat) => name(chat, NAME_UNITS),
        None => Arg::Plain(plain!(words, "trust-private-chat")),
    };
    let page = Trust {
        words,
        title: title(&heading, words),
        heading,
        asked: html!(words, "trust-asked", starter = starter, chat = chat),
        promises: promises(view.provider, words),
        form_token: own.form_token,
        proceed: plain!(words, "trust-continue"),
        unexpected: plain!(words, "trust-unexpected"),
    };
    let mut response = show(StatusCode::OK, &page);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy_with_script(app));
    response.headers_mut().extend(own.cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

/// `POST /connect/{token}`: redirects to the provider and sets a cookie that identifies the browser in the
/// callback. The form may contain the browser's time zone; without JavaScript it does not.
pub(in crate::web) async fn proceed(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let field =
        |wanted| form_urlencoded::parse(&body).find(|(name, _)| name == wanted).map(|(_, value)| value);
    if !sent_this(&app, &path(&token), &headers, &field("form_token").unwrap_or_default()) {
        return not_pressed_here(words_of(&headers));
    }
    let started = match app.continue_link(&token, field("zone").as_deref()).await {
        Ok(started) => started,
        Err(error) => return refused(&error, words_of(&headers)),
    };
    let browser = (COOKIE, started.browser.expose_secret());
    let Some(cookie) = set_cookie(&app, browser, "auth", LINK_LIFETIME.as_secs().unsigned_abs(), "Lax")
    else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    ([(header::SET_COOKIE, cookie)], Redirect::to(started.authorize.as_str())).into_response()
}

fn path(token: &str) -> String {
    format!("connect/{token}")
}

/// Returns the response if another site sent the form, or if the browser stores no cookies.
fn not_pressed_here(words: Words) -> Response {
    let lines = [plain!(words, "not-pressed-text"), plain!(words, "not-pressed-next")];
    note(StatusCode::FORBIDDEN, words, plain!(words, "not-pressed-heading"), &lines)
}

fn promises(provider: Provider, words: Words) -> Promises {
    match provider {
        Provider::Instagram => Promises {
            can: vec![plain!(words, "trust-instagram-can-post"), plain!(words, "trust-instagram-can-see")],
            cannot: vec![
                plain!(words, "trust-instagram-cannot-read"),
                plain!(words, "trust-instagram-cannot-change"),
                plain!(words, "trust-instagram-cannot-delete"),
            ],
            undo: plain!(words, "trust-instagram-undo"),
        },
        Provider::Google => Promises {
            can: vec![plain!(words, "trust-google-can-see"), plain!(words, "trust-google-can-read")],
            cannot: vec![
                plain!(words, "trust-google-cannot-change"),
                plain!(words, "trust-google-cannot-share"),
            ],
            undo: plain!(words, "trust-google-undo"),
        },
    }
}
