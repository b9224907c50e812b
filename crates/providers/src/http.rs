//! HTTP client shared by all providers: limits time and size, follows no
//! redirects and keeps URLs out of errors.

use std::error::Error;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Method, RequestBuilder, Response};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use tokio::time::Instant;
use tracing::debug;
use url::Url;

/// Size limit for JSON responses other than listings, in bytes.
pub(crate) const JSON_LIMIT: u64 = 1024 * 1024;
/// Size limit for listings, in bytes. A listing has at most a hundred updates or five hundred files.
pub(crate) const LISTING_LIMIT: u64 = 8 * 1024 * 1024;
/// Timeout of an ordinary call.
pub(crate) const ORDINARY: Duration = Duration::from_secs(30);
/// Maximum length of a provider's text, in characters. Longer texts are cut,
/// because they are logged and stored.
const TEXT_LIMIT: usize = 300;

/// Whether a failed call may have taken effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// The call had no effect: it was not sent, or the provider definitely rejected it.
    NotDone,
    /// The call may have taken effect: timeout after sending, broken connection, 5xx or unreadable response.
    Unclear,
}

/// The shared client. Cheap to clone; clones share the connections.
#[derive(Clone, Debug)]
pub struct Http {
    client: reqwest::Client,
}

/// Error returned if the TLS roots are missing or the user agent is not a valid header value.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client cannot be built: {0}")]
pub struct BuildError(String);

impl Http {
    /// Creates a client with the given user agent that uses rustls and follows no redirects. Fails if the
    /// system's TLS roots cannot be read or the user agent is not a valid header value.
    #[expect(clippy::disallowed_methods, reason = "this is the one place where the client is built")]
    pub fn new(user_agent: &str) -> Result<Self, BuildError> {
        // Fails only if another client in this process has already installed a crypto provider.
        let _chosen_before = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .user_agent(user_agent)
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(10))
            .timeout(ORDINARY)
            .pool_idle_timeout(Duration::from_secs(60))
            .build()
            .map_err(|error| BuildError(root_cause(&error)))?;
        Ok(Self { client })
    }

    pub(crate) fn get(&self, url: Url) -> RequestBuilder {
        self.client.request(Method::GET, url)
    }

    pub(crate) fn post(&self, url: Url) -> RequestBuilder {
        self.client.request(Method::POST, url)
    }

    /// Sends one request and reads the complete response within the limits of `call`.
    pub(crate) async fn ask(&self, call: Call, request: RequestBuilder) -> Result<Answer, Broken> {
        let started = Instant::now();
        let outcome = fetch(request.timeout(call.timeout), call.limit).await;
        let elapsed_ms = started.elapsed().as_millis();
        let Call { provider, operation, .. } = call;
        match &outcome {
            Ok(answer) => debug!(provider, operation, status = answer.status, elapsed_ms, "answered"),
            Err(broken) => debug!(provider, operation, broken = %broken.what, elapsed_ms, "no answer"),
        }
        outcome
    }
}

/// The name and the limits of a call.
#[derive(Clone, Copy)]
pub(crate) struct Call {
    pub(crate) provider: &'static str,
    pub(crate) operation: &'static str,
    pub(crate) timeout: Duration,
    /// Maximum size of the response body, in bytes.
    pub(crate) limit: u64,
}

/// A complete response with any status.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn succeeded(&self) -> bool {
        (200..300).contains(&self.status)
    }

    pub(crate) fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Returns `Retry-After` in seconds; these providers do not use the date form.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        let seconds = self.headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
        Some(Duration::from_secs(seconds))
    }
}

/// A call that got no complete response.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) certainty: Certainty,
    pub(crate) what: String,
    /// The response body exceeded the limit of the call.
    pub(crate) too_large: bool,
}

impl Broken {
    fn of(error: &reqwest::Error) -> Self {
        let never_left = error.is_connect() || error.is_builder();
        let certainty = if never_left { Certainty::NotDone } else { Certainty::Unclear };
        let what = if error.is_timeout() { "timed out".to_owned() } else { root_cause(error) };
        Self { certainty, what, too_large: false }
    }

    fn too_large(limit: u64) -> Self {
        let what = format!("the answer is larger than {limit} bytes");
        Self { certainty: Certainty::Unclear, what, too_large: true }
    }
}

async fn fetch(request: RequestBuilder, limit: u64) -> Result<Answer, Broken> {
    let response = request.send().await.map_err(|error| Broken::of(&error))?;
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    let body = read(response, limit).await?;
    Ok(Answer { status, headers, body })
}

async fn read(mut response: Response, limit: u64) -> Result<Bytes, Broken> {
    if response.content_length().is_some_and(|length| length > limit) {
        return Err(Broken::too_large(limit));
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| Broken::of(&error))? {
        if (body.len() + chunk.len()) as u64 > limit {
            return Err(Broken::too_large(limit));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// Returns the innermost cause, which describes the fault ("connection
/// refused"); the outer errors contain the URL.
fn root_cause(error: &reqwest::Error) -> String {
    let Some(mut cause) = error.source() else { return "the request could not be made".to_owned() };
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    safe_text(&cause.to_string(), &[])
}

/// Appends `segments`, each percent-encoded, to the path of `base`, which may already have a path.
pub(crate) fn endpoint(base: &Url, segments: &[&str]) -> Url {
    let mut url = base.clone();
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
    url
}

/// Sanitises a provider's text for logs: removes `secrets` and URLs, and limits the length.
pub(crate) fn safe_text(text: &str, secrets: &[&SecretString]) -> String {
    let without_secrets = secrets.iter().map(|secret| secret.expose_secret()).filter(|s| !s.is_empty());
    let text = without_secrets.fold(text.to_owned(), |text, secret| text.replace(secret, "[redacted]"));
    let words = text.split_whitespace().map(|word| if word.contains("://") { "[address]" } else { word });
    let text = words.collect::<Vec<_>>().join(" ");
    text.chars().take(TEXT_LIMIT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_providers_text_loses_secrets_addresses_and_length() {
        let token = SecretString::from("IGAA-secret");
        let text = safe_text("no https://m.example/m/abc?sig=1 for IGAA-secret,\n ok", &[&token]);
        assert_eq!(text, "no [address] for [redacted], ok");
        assert_eq!(safe_text(&"ä".repeat(900), &[]).chars().count(), TEXT_LIMIT);
    }

    #[test]
    fn an_endpoint_keeps_the_path_of_its_base_and_escapes_each_segment() {
        let base = Url::parse("http://127.0.0.1:1/tg/").expect("a url");
        let url = endpoint(&base, &["bot1:a/b", "getMe"]);
        assert_eq!(url.as_str(), "http://127.0.0.1:1/tg/bot1:a%2Fb/getMe");
    }
}
