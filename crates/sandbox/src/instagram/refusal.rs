//! Graph API errors, and the headers of every Graph API response.

use axum::Json;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use crate::request::Summary;

pub(crate) type Outcome = Result<Value, GraphError>;

/// A Graph API error (format: Graph API "Handle Errors").
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GraphError {
    pub(crate) status: u16,
    pub(crate) kind: &'static str,
    pub(crate) code: i32,
    pub(crate) subcode: Option<u32>,
    pub(crate) message: String,
    pub(crate) user: Option<(String, String)>,
}

impl GraphError {
    pub(crate) fn new(code: i32, message: impl Into<String>) -> Self {
        Self { status: 400, kind: "IGApiException", code, subcode: None, message: message.into(), user: None }
    }

    pub(crate) fn oauth(code: i32, message: impl Into<String>) -> Self {
        Self { kind: "OAuthException", ..Self::new(code, message) }
    }

    /// Returns a documented publishing error: message, subcode, and the text for the user.
    pub(crate) fn publishing(
        code: i32,
        subcode: u32,
        message: &str,
        title: &str,
        detail: impl Into<String>,
    ) -> Self {
        Self {
            subcode: Some(subcode),
            user: Some((title.to_owned(), detail.into())),
            ..Self::oauth(code, message)
        }
    }

    pub(crate) fn subcode(self, subcode: u32) -> Self {
        Self { subcode: Some(subcode), ..self }
    }

    pub(crate) fn required(parameter: &str) -> Self {
        Self::new(100, format!("The parameter {parameter} is required"))
    }

    /// Returns the error for an id that does not exist or belongs to another account.
    pub(crate) fn unknown_object(verb: &str, id: &str) -> Self {
        Self::new(
            100,
            format!(
                "Unsupported {verb} request. Object with ID '{id}' does not exist, cannot be loaded due to missing \
                 permissions, or does not support this operation. Please read the Graph API documentation at \
                 https://developers.facebook.com/docs/graph-api"
            ),
        )
        .subcode(33)
    }

    pub(crate) fn permission() -> Self {
        Self::oauth(10, "(#10) Application does not have permission for this action")
    }

    fn wire(&self, trace: &str) -> Value {
        let mut error = json!({
            "message": self.message, "type": self.kind, "code": self.code, "is_transient": false,
            "fbtrace_id": trace,
        });
        if let Some(subcode) = self.subcode {
            error["error_subcode"] = subcode.into();
        }
        if let Some((title, detail)) = &self.user {
            error["error_user_title"] = title.clone().into();
            error["error_user_msg"] = detail.clone().into();
        }
        json!({ "error": error })
    }
}

/// Builds a response with its trace id and usage headers (Graph API "Rate Limits").
pub(crate) fn answer(trace: &str, outcome: Outcome, version: &str) -> Response {
    let mut answer = match outcome {
        Ok(value) => Json(value).into_response(),
        Err(error) => {
            let status = StatusCode::from_u16(error.status).unwrap_or(StatusCode::BAD_REQUEST);
            let mut answer = (status, Json(error.wire(trace))).into_response();
            let summary = format!("{}/{}: {}", error.code, error.subcode.unwrap_or_default(), error.message);
            answer.extensions_mut().insert(Summary(summary));
            answer
        }
    };
    let usage = r#"{"call_count":1,"total_time":1,"total_cputime":1}"#;
    for (name, value) in [("x-app-usage", usage), ("x-fb-trace-id", trace), ("facebook-api-version", version)]
    {
        if let Ok(value) = HeaderValue::from_str(value) {
            answer.headers_mut().insert(name, value);
        }
    }
    answer
}
