//! What the sandbox was asked for and cannot do: it answers 501 and keeps a list, so that no test passes by
//! accident.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use crate::request::Summary;

/// A request that the real service may understand and the sandbox does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    pub at: Timestamp,
    pub method: String,
    /// The path with its prefix; bot tokens are shown as `bot<TOKEN>`.
    pub path: String,
    /// The call, parameter or term that is not emulated.
    pub what: String,
}

/// The list of one sandbox. Clones share it.
#[derive(Clone, Debug, Default)]
pub(crate) struct RefusedList(Arc<Mutex<Vec<Refused>>>);

impl RefusedList {
    pub(crate) fn add(&self, refused: Refused) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(refused);
    }

    pub(crate) fn all(&self) -> Vec<Refused> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Marks a response: this is what the sandbox does not emulate.
#[derive(Clone, Debug)]
pub(crate) struct NotEmulated(pub(crate) String);

/// Marks a response as a refusal that belongs on the list.
pub(crate) fn marked(mut answer: Response, what: &str) -> Response {
    answer.extensions_mut().insert(NotEmulated(what.to_owned()));
    answer
}

/// Returns 501 in the form that clients of this host read.
pub(crate) fn answer(host: &str, what: &str) -> Response {
    let message = format!("The sandbox does not emulate {what}.");
    let body = match host {
        "telegram" => json!({ "ok": false, "error_code": 501, "description": message }),
        "g-api" => google(&message),
        _ => json!({ "error": { "message": message, "type": "SandboxException", "code": 501 } }),
    };
    let mut answer = (StatusCode::NOT_IMPLEMENTED, Json(body)).into_response();
    answer.extensions_mut().insert(Summary(message));
    marked(answer, what)
}

fn google(message: &str) -> Value {
    let detail = json!({ "message": message, "domain": "sandbox", "reason": "notEmulated" });
    json!({ "error": { "code": 501, "message": message, "status": "UNIMPLEMENTED", "errors": [detail] } })
}
