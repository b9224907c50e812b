//! `/connect/{token}`: looking changes nothing (link scanners look, too); Continue binds the browser.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use secrecy::ExposeSecret;
use url::form_urlencoded;

use super::{COOKIE, refused};
use crate::app::setup::connect::LINK_LIFETIME;
use crate::app::{App, Provider};
use crate::web::page::{policy_with_script, show};

#[derive(Template)]
#[template(path = "trust.html")]
struct Trust {
    provider: &'static str,
    chat: String,
    starter: String,
    can: &'static [&'static str],
    cannot: &'static [&'static str],
    undo: &'static str,
}

/// `GET /connect/{token}`: who asks, what for, and what it allows.
pub(in crate::web) async fn look(State(app): State<Arc<App>>, Path(token): Path<String>) -> Response {
    match app.look_at_link(&token).await {
        Ok(view) => {
            let (can, cannot, undo) = promises(view.provider);
            let provider = view.provider.title();
            let page = Trust { provider, chat: view.chat, starter: view.starter, can, cannot, undo };
            let mut response = show(StatusCode::OK, &page);
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy_with_script(&app));
            response
        }
        Err(error) => refused(&error),
    }
}

/// `POST /connect/{token}`: on to the provider, with a cookie to be known by on the way back. The form may say in
/// which zone the browser is; without script, or without a form, it does not.
pub(in crate::web) async fn proceed(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    body: Bytes,
) -> Response {
    let zone = form_urlencoded::parse(&body).find(|(name, _)| name == "zone").map(|(_, zone)| zone);
    let started = match app.continue_link(&token, zone.as_deref()).await {
        Ok(started) => started,
        Err(error) => return refused(&error),
    };
    let secure = if app.public_base.scheme() == "https" { "; Secure" } else { "" };
    let cookie = format!(
        "{COOKIE}={}; Path=/auth; Max-Age={}; HttpOnly; SameSite=Lax{secure}",
        started.browser.expose_secret(),
        LINK_LIFETIME.as_secs()
    );
    let mut response = Redirect::to(started.authorize.as_str()).into_response();
    match HeaderValue::from_str(&cookie) {
        Ok(cookie) => {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
            response
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
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
