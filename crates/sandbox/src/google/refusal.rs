//! Drive's errors, in their exact JSON (Drive API "Resolve errors").

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::refused;
use crate::request::Summary;

/// An error of a Drive call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DriveError {
    status: u16,
    body: Value,
}

impl DriveError {
    fn new(status: u16, message: &str, reason: &str, location: Option<(&str, &str)>) -> Self {
        let mut detail = json!({ "message": message, "domain": "global", "reason": reason });
        if let Some((place, kind)) = location {
            detail["location"] = place.into();
            detail["locationType"] = kind.into();
        }
        Self { status, body: json!({ "error": { "code": status, "message": message, "errors": [detail] } }) }
    }

    pub(crate) fn not_found(id: &str) -> Self {
        Self::new(404, &format!("File not found: {id}."), "notFound", Some(("fileId", "parameter")))
    }

    /// Returns a 400 `Invalid Value` for a parameter.
    pub(crate) fn invalid(parameter: &str) -> Self {
        Self::new(400, "Invalid Value", "invalid", Some((parameter, "parameter")))
    }

    /// Returns the refusal of a query term that the sandbox does not know.
    pub(crate) fn not_emulated(term: &str) -> Self {
        Self { status: 501, body: format!("the term {term} in q").into() }
    }

    pub(crate) fn bad_fields(field: &str) -> Self {
        let message = format!("Invalid field selection {field}");
        Self::new(400, &message, "invalidParameter", Some(("fields", "parameter")))
    }

    pub(crate) fn unauthenticated() -> Self {
        let message = "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie \
                       or other valid authentication credential. See \
                       https://developers.google.com/identity/sign-in/web/devconsole-project.";
        let body = json!({ "error": {
            "code": 401, "message": message, "status": "UNAUTHENTICATED",
            "errors": [{
                "message": "Invalid Credentials", "domain": "global", "reason": "authError",
                "location": "Authorization", "locationType": "header",
            }],
        } });
        Self { status: 401, body }
    }

    pub(crate) fn scopes() -> Self {
        let message = "Request had insufficient authentication scopes.";
        let body = json!({ "error": {
            "code": 403, "message": message, "status": "PERMISSION_DENIED",
            "errors": [{ "message": "Insufficient Permission", "domain": "global", "reason": "insufficientPermissions" }],
            "details": [{
                "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
                "domain": "googleapis.com",
            }],
        } });
        Self { status: 403, body }
    }

    /// Returns a 403 for a file whose download Google refuses.
    pub(crate) fn download(reason: &str) -> Self {
        let (message, domain) = match reason {
            "downloadQuotaExceeded" => ("The download quota for this file has been exceeded.", "usageLimits"),
            "cannotDownloadAbusiveFile" => {
                ("This file has been identified as malware or spam and cannot be downloaded.", "global")
            }
            _ => ("The file cannot be downloaded.", "global"),
        };
        let mut refusal = Self::new(403, message, reason, None);
        refusal.body["error"]["errors"][0]["domain"] = domain.into();
        refusal
    }

    pub(crate) fn not_downloadable() -> Self {
        let message = "Only files with binary content can be downloaded. Use Export with Docs Editors files.";
        Self::new(403, message, "fileNotDownloadable", Some(("alt", "parameter")))
    }

    pub(crate) fn range() -> Self {
        Self::new(
            416,
            "Request range not satisfiable",
            "requestedRangeNotSatisfiable",
            Some(("Range", "header")),
        )
    }
}

impl IntoResponse for DriveError {
    fn into_response(self) -> Response {
        if let (501, Some(what)) = (self.status, self.body.as_str()) {
            return refused::answer("g-api", what);
        }
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        let summary = self.body["error"]["message"].as_str().unwrap_or_default().to_owned();
        let mut answer = (status, Json(self.body)).into_response();
        answer.extensions_mut().insert(Summary(summary));
        answer
    }
}
