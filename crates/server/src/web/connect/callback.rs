//! `/auth/{provider}/callback`: the browser returns from a provider's consent page.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use secrecy::SecretString;
use serde::Deserialize;

use super::{COOKIE, refused};
use crate::app::setup::connect::{ConnectError, Refusal, Return};
use crate::app::{App, Provider};
use crate::i18n::{name, plain};
use crate::web::own_page::cookies;
use crate::web::page::{BrowserWords, note};

/// Maximum length of an account name, in UTF-16 units.
const NAME_UNITS: usize = 100;

/// The query parameters that providers send.
#[derive(Deserialize)]
pub(in crate::web) struct Answer {
    state: Option<String>,
    code: Option<SecretString>,
    error: Option<String>,
}

/// `GET /auth/{provider}/callback`
pub(in crate::web) async fn arrive(
    State(app): State<Arc<App>>,
    Path(provider): Path<String>,
    Query(answer): Query<Answer>,
    BrowserWords(words): BrowserWords,
    headers: HeaderMap,
) -> Response {
    let Some(provider) = provider.parse::<Provider>().ok() else {
        return refused(&ConnectError::Refused(Refusal::ProviderNotConfigured), words);
    };
    let back = Return {
        state: answer.state,
        code: answer.code,
        error: answer.error,
        browser: cookies(&headers, COOKIE).next().map(str::to_owned),
    };
    match app.finish_link(provider, back).await {
        Ok(connected) => {
            let text = plain!(words, "connected-text", name = name(&connected.name, NAME_UNITS));
            let lines = [text, plain!(words, "connected-next")];
            note(StatusCode::OK, words, plain!(words, "connected-heading"), &lines)
        }
        Err(error) => refused(&error, words),
    }
}
