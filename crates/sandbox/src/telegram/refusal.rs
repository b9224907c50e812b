//! Telegram's responses: `ok` with a result, or an error with Telegram's exact description.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::request::Summary;

/// An error of a call (format: Bot API "Making requests").
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    code: u16,
    description: String,
    parameters: Option<Value>,
}

impl Refusal {
    /// Returns a 400 error with `Bad Request: ` before `reason`.
    pub(crate) fn bad(reason: impl std::fmt::Display) -> Self {
        Self { code: 400, description: format!("Bad Request: {reason}"), parameters: None }
    }

    pub(crate) fn forbidden(reason: &str) -> Self {
        Self { code: 403, description: format!("Forbidden: {reason}"), parameters: None }
    }

    pub(crate) fn plain(code: u16, description: &str) -> Self {
        Self { code, description: description.to_owned(), parameters: None }
    }

    pub(crate) fn too_many(retry_after: i64) -> Self {
        Self {
            code: 429,
            description: format!("Too Many Requests: retry after {retry_after}"),
            parameters: Some(json!({ "retry_after": retry_after })),
        }
    }

    pub(crate) fn migrated(to: i64) -> Self {
        Self {
            parameters: Some(json!({ "migrate_to_chat_id": to })),
            ..Self::bad("group chat was upgraded to a supergroup chat")
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        let retry_after = self.parameters.as_ref().and_then(|given| given["retry_after"].as_u64());
        if let Some(parameters) = self.parameters {
            body["parameters"] = parameters;
        }
        let status = StatusCode::from_u16(self.code).unwrap_or(StatusCode::BAD_REQUEST);
        let mut answer = (status, Json(body)).into_response();
        if let Some(seconds) = retry_after {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer.extensions_mut().insert(Summary(self.description));
        answer
    }
}

/// A call's result, with the description that some methods add.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) result: Value,
    pub(crate) remark: Option<&'static str>,
}

impl From<Value> for Done {
    fn from(result: Value) -> Self {
        Self { result, remark: None }
    }
}

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        let mut body = json!({ "ok": true, "result": self.result });
        if let Some(remark) = self.remark {
            body["description"] = remark.into();
        }
        Json(body).into_response()
    }
}
