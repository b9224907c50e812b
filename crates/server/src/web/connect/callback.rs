//! `/auth/{provider}/callback`: a browser comes back from a provider's page of consent.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use secrecy::SecretString;
use serde::Deserialize;

use super::{COOKIE, refused};
use crate::app::setup::connect::{ConnectError, Refusal, Return};
use crate::app::{App, Provider};
use crate::web::own_page::cookies;
use crate::web::page::note;

/// What providers put into the address.
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
    headers: HeaderMap,
) -> Response {
    let Some(provider) = provider.parse::<Provider>().ok() else {
        return refused(&ConnectError::Refused(Refusal::ProviderNotConfigured));
    };
    let back = Return {
        state: answer.state,
        code: answer.code,
        error: answer.error,
        browser: cookies(&headers, COOKIE).next().map(str::to_owned),
    };
    match app.finish_link(provider, back).await {
        Ok(connected) => {
            let line = format!("{} is connected.", connected.name);
            let next = "Go back to the chat: it knows already, and says what comes next.";
            note(StatusCode::OK, "Connected", &[&line, next])
        }
        Err(error) => refused(&error),
    }
}
