//! Maps Google's errors to remedies: by the error's reason, and by the status only if the reason is unknown.
//!
//! Source: developers.google.com/workspace/drive/api/guides/handle-errors and
//! developers.google.com/identity/protocols/oauth2

use std::time::Duration;

use secrecy::SecretString;
use serde_json::Value;

use crate::http::{Answer, Broken, Certainty, safe_text};

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Google: {reason} (status {status:?})")]
pub struct GoogleError {
    pub remedy: Remedy,
    /// Google's reason, such as `userRateLimitExceeded` or `invalid_grant`, or our own if Google gave none.
    pub reason: String,
    /// The HTTP status; `None` if there was no complete response.
    pub status: Option<u16>,
    /// Whether the call may have taken effect.
    pub certainty: Certainty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Repeat the call later.
    RetryLater {
        /// The delay from the `Retry-After` header.
        after: Option<Duration>,
    },
    /// The grant was revoked or lacks a scope: the user must connect again. If the reason is `authError`,
    /// first try once with a new access token.
    Reconnect,
    /// The file was deleted or is no longer shared with us.
    NotFound,
    /// The app is not allowed to read this file or folder; the grant is still valid.
    Forbidden,
    /// Our app, its configuration or our request is wrong: the operator must act.
    AppBroken,
    /// Google is unavailable.
    Outage,
}

const LATER: Remedy = Remedy::RetryLater { after: None };

#[rustfmt::skip]
const REMEDIES: &[(&str, Remedy)] = &[
    // Token endpoint
    ("invalid_grant",               Remedy::Reconnect),
    ("invalid_token",               Remedy::Reconnect),
    ("access_denied",               Remedy::Reconnect),
    ("invalid_client",              Remedy::AppBroken),
    ("unauthorized_client",         Remedy::AppBroken),
    ("deleted_client",              Remedy::AppBroken),
    ("redirect_uri_mismatch",       Remedy::AppBroken),
    ("unsupported_grant_type",      Remedy::AppBroken),
    ("invalid_request",             Remedy::AppBroken),
    ("admin_policy_enforced",       Remedy::Reconnect),
    ("rate_limit_exceeded",         LATER),
    ("temporarily_unavailable",     Remedy::Outage),
    ("internal_failure",            Remedy::Outage),
    // Drive
    ("authError",                   Remedy::Reconnect),
    ("insufficientPermissions",     Remedy::Reconnect), // the scope was not granted
    ("userRateLimitExceeded",       LATER),
    ("rateLimitExceeded",           LATER),
    ("dailyLimitExceeded",          LATER),
    ("quotaExceeded",               LATER),
    ("downloadQuotaExceeded",       LATER),
    ("invalidPageToken",            LATER),
    ("accessNotConfigured",         Remedy::AppBroken),
    ("insufficientFilePermissions", Remedy::Forbidden),
    ("appNotAuthorizedToFile",      Remedy::Forbidden),
    ("domainPolicy",                Remedy::Forbidden),
    ("cannotDownload",              Remedy::Forbidden),
    ("cannotDownloadFile",          Remedy::Forbidden),
    ("cannotDownloadAbusiveFile",   Remedy::Forbidden),
    ("fileNotDownloadable",         Remedy::Forbidden),
    ("notFound",                    Remedy::NotFound),
    ("badRequest",                  Remedy::AppBroken),
    ("invalid",                     Remedy::AppBroken),
    ("backendError",                Remedy::Outage),
    ("internalError",               Remedy::Outage),
];

/// The reason for an error, read from the response body.
struct Told {
    reason: String,
    usage_limit: bool,
}

impl Told {
    /// Reads the reason. Drive sends it in `error.errors[0]`; at the token endpoint, `error` itself is the
    /// reason.
    fn read(body: &Value) -> Option<Self> {
        let error = body.get("error")?;
        if let Some(reason) = error.as_str() {
            return Some(Self { reason: reason.to_owned(), usage_limit: false });
        }
        let first = &error["errors"][0];
        let detailed = error["details"].as_array().into_iter().flatten().find_map(|d| d["reason"].as_str());
        let reason = match (first["reason"].as_str(), first["location"].as_str(), detailed) {
            (_, _, Some("ACCESS_TOKEN_SCOPE_INSUFFICIENT")) => "insufficientPermissions",
            (Some(_), Some("pageToken"), _) => "invalidPageToken",
            (Some(reason), ..) => reason,
            (None, ..) => error["status"].as_str()?,
        };
        Some(Self { reason: reason.to_owned(), usage_limit: first["domain"] == "usageLimits" })
    }

    fn remedy(&self, status: u16) -> Remedy {
        let known = REMEDIES.iter().find(|(reason, _)| *reason == self.reason);
        match known {
            Some((_, remedy)) => *remedy,
            None if self.usage_limit => LATER,
            None => by_status(status),
        }
    }
}

/// Chooses a remedy for an unknown reason; never [`Remedy::Reconnect`].
fn by_status(status: u16) -> Remedy {
    match status {
        404 | 410 => Remedy::NotFound,
        403 => Remedy::Forbidden,
        408 | 429 => LATER,
        400..=499 => Remedy::AppBroken,
        _ => Remedy::Outage,
    }
}

impl GoogleError {
    pub(super) fn no_app() -> Self {
        Self {
            remedy: Remedy::AppBroken,
            reason: "noAppConfigured".to_owned(),
            status: None,
            certainty: Certainty::NotDone,
        }
    }

    pub(super) fn unreadable(status: u16) -> Self {
        Self {
            remedy: Remedy::Outage,
            reason: "unreadableAnswer".to_owned(),
            status: Some(status),
            certainty: Certainty::Unclear,
        }
    }

    pub(super) fn not_a_file(status: u16) -> Self {
        Self { remedy: Remedy::Forbidden, reason: "notAFile".to_owned(), ..Self::unreadable(status) }
    }

    /// Makes an error from a response with an error status.
    pub(super) fn from_refusal(answer: &Answer, secrets: &[&SecretString]) -> Self {
        let told = answer.json::<Value>().as_ref().and_then(Told::read);
        let definite = (400..500).contains(&answer.status);
        let Some(told) = told else { return Self::from_status(answer) };
        let remedy = match told.remedy(answer.status) {
            Remedy::RetryLater { .. } => Remedy::RetryLater { after: answer.retry_after() },
            remedy => remedy,
        };
        Self {
            remedy,
            reason: safe_text(&told.reason, secrets),
            status: Some(answer.status),
            certainty: if definite { Certainty::NotDone } else { Certainty::Unclear },
        }
    }

    /// Makes an error from a response that contains no Google error, such as a proxy's page. It does not mean
    /// that a file or a grant is lost.
    fn from_status(answer: &Answer) -> Self {
        let limited = Remedy::RetryLater { after: answer.retry_after() };
        let remedy = if answer.status == 429 { limited } else { Remedy::Outage };
        Self { remedy, ..Self::unreadable(answer.status) }
    }
}

impl From<Broken> for GoogleError {
    fn from(broken: Broken) -> Self {
        let (remedy, reason) = match broken.too_large {
            true => (Remedy::Forbidden, "tooLarge".to_owned()),
            false => (Remedy::Outage, broken.what),
        };
        Self { remedy, reason, status: None, certainty: broken.certainty }
    }
}
