//! Parses Instagram's error responses, which have several formats, into remedies and certainties.
//!
//! Source: developers.facebook.com/docs/graph-api/guides/error-handling

use std::time::Duration;

use reqwest::header::HeaderMap;
use secrecy::SecretString;
use serde_json::Value;

use super::remedy::{LIMITED, Remedy, remedy};
use crate::http::{Answer, Broken, Certainty, safe_text};

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Instagram: {message} (code {code:?}, subcode {subcode:?}, status {status:?})")]
pub struct InstagramError {
    pub remedy: Remedy,
    /// The Graph API's `code`.
    pub code: Option<i64>,
    /// The Graph API's `error_subcode`.
    pub subcode: Option<i64>,
    /// The HTTP status; `None` if there was no complete response.
    pub status: Option<u16>,
    /// Instagram's message, with tokens and URLs removed.
    pub message: String,
    /// Meta's trace id of the call (`fbtrace_id`), for questions to Meta's support.
    pub trace: Option<String>,
    /// Whether the call may have taken effect.
    pub certainty: Certainty,
}

impl InstagramError {
    pub(super) fn no_app() -> Self {
        Self {
            remedy: Remedy::AppBroken,
            certainty: Certainty::NotDone,
            ..Self::unreadable("no Instagram app is configured")
        }
    }

    pub(super) fn unreadable(message: &str) -> Self {
        Self {
            remedy: Remedy::Outage,
            code: None,
            subcode: None,
            status: None,
            message: message.to_owned(),
            trace: None,
            certainty: Certainty::Unclear,
        }
    }

    /// Makes an error from a response that does not contain the requested data.
    pub(super) fn from_refusal(answer: &Answer, secrets: &[&SecretString]) -> Self {
        let body: Value = answer.json().unwrap_or_default();
        let error = if body.get("error").is_some_and(Value::is_object) {
            Self::from_graph(&body["error"], answer, secrets)
        } else if body.get("error_message").is_some() {
            Self::from_exchange(&body, secrets)
        } else {
            Self::unreadable("an unreadable answer")
        };
        error.answered(answer)
    }

    fn from_graph(error: &Value, answer: &Answer, secrets: &[&SecretString]) -> Self {
        let code = error["code"].as_i64();
        let subcode = error["error_subcode"].as_i64();
        let text = |field: &str| error[field].as_str().map(|text| safe_text(text, secrets));
        let message = text("message").unwrap_or_default();
        let known = code.and_then(|code| remedy(code, subcode, &message));
        let remedy = known.unwrap_or(match answer.status {
            429 => LIMITED,
            500.. => Remedy::Outage,
            _ => Remedy::RetryLater,
        });
        let trace = text("fbtrace_id");
        let certainty = Certainty::NotDone;
        Self { remedy, code, subcode, status: None, message, trace, certainty }
    }

    /// Makes an error from a response of the code exchange, which uses a different format.
    fn from_exchange(body: &Value, secrets: &[&SecretString]) -> Self {
        let message = safe_text(body["error_message"].as_str().unwrap_or_default(), secrets);
        let about_the_code = ["code was", "code has", "verification code"];
        let spent = about_the_code.iter().any(|words| message.to_lowercase().contains(words));
        Self {
            remedy: if spent { Remedy::Reconnect } else { Remedy::AppBroken },
            code: body["code"].as_i64(),
            certainty: Certainty::NotDone,
            ..Self::unreadable(&message)
        }
    }

    /// Adds the status and the headers. Only a 4xx status proves that the call had no effect. Even a 4xx
    /// status proves nothing if it comes from the spam protection, which has reported errors for stories that
    /// are live.
    fn answered(self, answer: &Answer) -> Self {
        let doubtful = !(400..500).contains(&answer.status) || self.remedy == Remedy::ActionBlocked;
        let remedy = match (self.remedy, answer.status, self.code) {
            (Remedy::RateLimited { .. }, ..) | (_, 429, None) => Remedy::RateLimited {
                after: time_to_regain(&answer.headers).or_else(|| answer.retry_after()),
            },
            (remedy, ..) => remedy,
        };
        let certainty = if doubtful { Certainty::Unclear } else { self.certainty };
        Self { remedy, certainty, status: Some(answer.status), ..self }
    }
}

impl From<Broken> for InstagramError {
    fn from(broken: Broken) -> Self {
        Self { certainty: broken.certainty, ..Self::unreadable(&broken.what) }
    }
}

/// Returns the longest `estimated_time_to_regain_access` (minutes) in `X-Business-Use-Case-Usage`.
fn time_to_regain(headers: &HeaderMap) -> Option<Duration> {
    let header = headers.get("x-business-use-case-usage")?.to_str().ok()?;
    let usage: Value = serde_json::from_str(header).ok()?;
    let entries = usage.as_object()?.values().filter_map(Value::as_array).flatten();
    let minutes = entries.filter_map(|entry| entry["estimated_time_to_regain_access"].as_u64()).max()?;
    (minutes > 0).then(|| Duration::from_secs(minutes * 60))
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use reqwest::header::HeaderValue;

    use super::super::remedy::REMEDIES;
    use super::*;

    fn refused(status: u16, code: i64, subcode: Option<i64>, message: &str) -> InstagramError {
        let mut error = serde_json::json!({"message": message, "type": "IGApiException", "code": code});
        if let Some(subcode) = subcode {
            error["error_subcode"] = subcode.into();
        }
        let body = serde_json::json!({ "error": error });
        InstagramError::from_refusal(&answer(status, &body.to_string()), &[])
    }

    fn answer(status: u16, body: &str) -> Answer {
        Answer { status, headers: HeaderMap::new(), body: Bytes::copy_from_slice(body.as_bytes()) }
    }

    #[test]
    fn every_row_of_the_table_is_reached_by_its_code_and_subcode() {
        for (code, subcode, remedy) in REMEDIES {
            let error = refused(400, *code, *subcode, "m");
            assert_eq!(error.remedy, *remedy, "{code}/{subcode:?}");
            assert_eq!((error.code, error.subcode), (Some(*code), *subcode));
        }
    }

    #[test]
    fn the_documented_codes_have_these_remedies() {
        let rows = [
            (-2, Some(2_207_003), Remedy::RetryLater),
            (-2, Some(2_207_020), Remedy::NewContainer),
            (-1, Some(2_207_001), Remedy::RetryLater),
            (-1, Some(2_207_032), Remedy::NewContainer),
            (-1, Some(2_207_053), Remedy::NewContainer),
            (1, Some(2_207_057), Remedy::FixMedia),
            (4, Some(2_207_051), Remedy::ActionBlocked),
            (9, Some(2_207_042), Remedy::WaitForQuota),
            (24, Some(2_207_006), Remedy::NewContainer),
            (24, Some(2_207_008), Remedy::NotReady),
            (25, Some(2_207_050), Remedy::AccountRestricted),
            (100, Some(2_207_023), Remedy::AppBroken),
            (100, Some(2_207_040), Remedy::FixMedia),
            (352, Some(2_207_026), Remedy::FixMedia),
            (9004, Some(2_207_052), Remedy::RetryLater),
            (9007, Some(2_207_027), Remedy::NotReady),
            (36_000, Some(2_207_004), Remedy::FixMedia),
            (36_001, Some(2_207_005), Remedy::FixMedia),
            (36_003, Some(2_207_009), Remedy::FixMedia),
            (36_004, Some(2_207_010), Remedy::FixMedia),
            (190, None, Remedy::Reconnect),
            (190, Some(463), Remedy::Reconnect),
            (190, Some(999), Remedy::Reconnect),
            (10, None, Remedy::Reconnect),
            (230, None, Remedy::Reconnect),
            (1, None, Remedy::RetryLater),
            (2, None, Remedy::Outage),
            (4, None, LIMITED),
            (80_002, None, LIMITED),
            (100, None, Remedy::AppBroken),
            (100, Some(33), Remedy::AppBroken),
            (368, None, Remedy::PolicyBlock),
            (987_654, None, Remedy::RetryLater),
            (987_654, Some(2_207_042), Remedy::WaitForQuota),
        ];
        for (code, subcode, remedy) in rows {
            assert_eq!(refused(400, code, subcode, "m").remedy, remedy, "{code}/{subcode:?}");
        }
    }

    #[test]
    fn an_app_blocked_by_meta_is_the_operators_to_mend() {
        assert_eq!(refused(400, 200, None, "API access blocked.").remedy, Remedy::AppBroken);
        assert_eq!(refused(403, 200, None, "Permissions error").remedy, Remedy::Reconnect);
    }

    #[test]
    fn only_a_plain_4xx_is_certain_and_never_spam_protection() {
        assert_eq!(refused(400, 36_000, None, "m").certainty, Certainty::NotDone);
        assert_eq!(refused(403, 4, Some(2_207_051), "m").certainty, Certainty::Unclear);
        assert_eq!(refused(200, 36_000, None, "m").certainty, Certainty::Unclear);
        assert_eq!(refused(500, 2, None, "m").certainty, Certainty::Unclear);
    }

    #[test]
    fn html_of_the_front_end_is_an_outage_not_a_lost_account() {
        for status in [400, 401, 403, 502, 504] {
            let error = InstagramError::from_refusal(&answer(status, "<html>Sorry</html>"), &[]);
            assert_eq!(error.remedy, Remedy::Outage, "{status}");
        }
    }

    #[test]
    fn a_rate_limit_carries_the_longest_estimated_wait() {
        let mut limited = answer(400, r#"{"error":{"message":"m","code":80002}}"#);
        let usage = r#"{"178":[{"type":"instagram","estimated_time_to_regain_access":19},
            {"type":"instagram","estimated_time_to_regain_access":3}]}"#;
        let usage = HeaderValue::from_str(&usage.replace('\n', " ")).expect("a header");
        limited.headers.insert("x-business-use-case-usage", usage);
        let remedy = InstagramError::from_refusal(&limited, &[]).remedy;
        assert_eq!(remedy, Remedy::RateLimited { after: Some(Duration::from_secs(19 * 60)) });
    }

    #[test]
    fn the_exchange_tells_a_spent_code_from_a_wrong_app() {
        let rows = [
            ("Matching code was not found or was already used", Remedy::Reconnect),
            ("This authorization code has been used", Remedy::Reconnect),
            ("Invalid platform app", Remedy::AppBroken),
            ("Error validating client secret.", Remedy::AppBroken),
            ("Redirect URI does not match registered redirect URI", Remedy::AppBroken),
        ];
        for (text, remedy) in rows {
            let body = format!(r#"{{"error_type":"OAuthException","code":400,"error_message":"{text}"}}"#);
            assert_eq!(InstagramError::from_refusal(&answer(400, &body), &[]).remedy, remedy, "{text}");
        }
    }
}
