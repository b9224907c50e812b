//! `/connect/{token}`: looking changes nothing (link scanners look, too); Continue binds the browser.

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
use crate::web::own_page::{OwnPage, sent_this, set_cookie};
use crate::web::page::{note, policy_with_script, show};

#[derive(Template)]
#[template(path = "trust.html")]
struct Trust {
    provider: &'static str,
    chat: String,
    starter: String,
    can: &'static [&'static str],
    cannot: &'static [&'static str],
    undo: &'static str,
    form_token: String,
}

/// `GET /connect/{token}`: who asks, what for, and what it allows.
pub(in crate::web) async fn look(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    match trust_page(&app, &token, &headers).await {
        Ok(response) => response,
        Err(error) => refused(&error),
    }
}

async fn trust_page(app: &Arc<App>, token: &str, headers: &HeaderMap) -> Result<Response, ConnectError> {
    let view = app.look_at_link(token).await?;
    let own = OwnPage::at(app, &path(token), headers).map_err(store::StoreError::from)?;
    let (can, cannot, undo) = promises(view.provider);
    let provider = view.provider.title();
    let (chat, starter, form_token) = (view.chat, view.starter, own.form_token);
    let mut response =
        show(StatusCode::OK, &Trust { provider, chat, starter, can, cannot, undo, form_token });
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy_with_script(app));
    response.headers_mut().extend(own.cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

/// `POST /connect/{token}`: on to the provider, with a cookie to be known by on the way back. The form may say in
/// which zone the browser is; without script it does not.
pub(in crate::web) async fn proceed(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let field =
        |wanted| form_urlencoded::parse(&body).find(|(name, _)| name == wanted).map(|(_, value)| value);
    if !sent_this(&app, &path(&token), &headers, &field("form_token").unwrap_or_default()) {
        return not_pressed_here();
    }
    let started = match app.continue_link(&token, field("zone").as_deref()).await {
        Ok(started) => started,
        Err(error) => return refused(&error),
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

/// Another site sent this browser here, or the browser keeps no cookies.
fn not_pressed_here() -> Response {
    note(
        StatusCode::FORBIDDEN,
        "Continue was not pressed on our page",
        &[
            "Nothing was connected. Another page sent your browser here, or your browser did not keep our cookie.",
            "Open the link in the chat again and press Continue there. Press it only if you asked for the link.",
        ],
    )
}

/// What the connection allows, what it does not, and how to undo it.
fn promises(provider: Provider) -> (&'static [&'static str], &'static [&'static str], &'static str) {
    match provider {
        Provider::Instagram => (
            &["Post stories that you planned", "See your account's name and type"],
            &["Read or send messages", "Change your profile or your password", "Delete anything"],
            "Undo it any time in Instagram: Settings, Website permissions, Apps and websites.",
        ),
        Provider::Google => (
            &["See the names of your folders", "Read the pictures in the folder you choose"],
            &["Change, move or delete a file", "Share anything with anybody"],
            "Undo it any time at myaccount.google.com under Third-party apps.",
        ),
    }
}
