//! Routes requests to the emulated Google hosts.

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::model::Google;
use super::{consent, drive, tokens};
use crate::request::Asked;

pub(crate) fn answer(google: &Google, host: &str, asked: &Asked) -> Response {
    match host {
        "g-accounts" => consent::answer(google, asked),
        "g-oauth" => tokens::answer(google, asked),
        "g-api" => drive::answer(google, asked),
        "g-userinfo" => tokens::userinfo(google, asked),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
