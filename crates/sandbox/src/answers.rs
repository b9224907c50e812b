//! Answers of the real services that a fault can give instead of the emulator's.

use serde_json::{Value, json};

use crate::faults::FaultKind;

impl FaultKind {
    fn answers(code: u16, body: &Value, retry_after: Option<u64>) -> Self {
        Self::Status { code, body: body.to_string(), retry_after }
    }

    /// Returns an error of the Bot API with this description, such as
    /// `Bad Request: file is temporarily unavailable`.
    pub fn telegram_refuses(code: u16, description: &str) -> Self {
        Self::answers(code, &json!({ "ok": false, "error_code": code, "description": description }), None)
    }

    /// Returns Telegram's 429.
    pub fn telegram_floods(retry_after: u64) -> Self {
        let description = format!("Too Many Requests: retry after {retry_after}");
        let body = json!({
            "ok": false, "error_code": 429, "description": description,
            "parameters": { "retry_after": retry_after },
        });
        Self::answers(429, &body, Some(retry_after))
    }

    /// Returns what Telegram's front end answers while its servers are away: 502 with HTML.
    pub fn telegram_is_away() -> Self {
        let body = "<html><head><title>502 Bad Gateway</title></head></html>".to_owned();
        Self::Status { code: 502, body, retry_after: None }
    }

    /// Returns an `OAuthException` of the Graph API.
    pub fn graph_refuses(status: u16, code: i32, subcode: Option<u32>, message: &str) -> Self {
        let mut error = json!({
            "message": message, "type": "OAuthException", "code": code, "is_transient": false,
            "fbtrace_id": "Asandbox",
        });
        if let Some(subcode) = subcode {
            error["error_subcode"] = subcode.into();
        }
        Self::answers(status, &json!({ "error": error }), None)
    }

    /// Returns an error of Drive with this reason, such as `userRateLimitExceeded`.
    pub fn drive_refuses(status: u16, reason: &str, message: &str) -> Self {
        let usage = reason.ends_with("LimitExceeded") || reason.ends_with("QuotaExceeded");
        let domain = if usage { "usageLimits" } else { "global" };
        let detail = json!({ "message": message, "domain": domain, "reason": reason });
        let body = json!({ "error": { "code": status, "message": message, "errors": [detail] } });
        Self::answers(status, &body, None)
    }
}
