//! Client for Google's consent page, OAuth tokens and Drive v3.

mod drive;
mod error;
mod oauth;
pub mod pkce;
mod wire;

use std::fmt;

use secrecy::SecretString;
use url::Url;

pub use drive::Children;
pub use error::{GoogleError, Remedy};
pub use oauth::{GoogleTokens, SCOPES};
pub use wire::{DriveFile, DriveVideo, FilePage};

use crate::AppCredentials;
use crate::http::{Answer, Call, Http};

/// The base URLs of Google's services. Each can point to a local test server.
#[derive(Clone, Debug)]
pub struct GoogleHosts {
    /// `https://accounts.google.com`: the consent page.
    pub accounts: Url,
    /// `https://oauth2.googleapis.com`: tokens.
    pub oauth: Url,
    /// `https://www.googleapis.com`: Drive.
    pub api: Url,
    /// `https://openidconnect.googleapis.com`: the e-mail address.
    pub userinfo: Url,
}

/// A client for Google's APIs. Cheap to clone.
#[derive(Clone)]
pub struct Google {
    http: Http,
    hosts: GoogleHosts,
    app: Option<AppCredentials>,
}

impl fmt::Debug for Google {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Google").field("app_configured", &self.app.is_some()).finish_non_exhaustive()
    }
}

impl Google {
    /// Creates a client. If `app` is `None`, new connections and token refreshes fail.
    #[must_use]
    pub fn new(http: &Http, hosts: &GoogleHosts, app: Option<AppCredentials>) -> Self {
        Self { http: http.clone(), hosts: hosts.clone(), app }
    }

    fn app(&self) -> Result<&AppCredentials, GoogleError> {
        self.app.as_ref().ok_or_else(GoogleError::no_app)
    }

    /// Sends a request and returns a successful response. Removes `secrets` from errors.
    async fn ask(
        &self,
        call: Call,
        request: reqwest::RequestBuilder,
        secrets: &[&SecretString],
    ) -> Result<Answer, GoogleError> {
        let answer = self.http.ask(call, request).await?;
        if answer.succeeded() { Ok(answer) } else { Err(GoogleError::from_refusal(&answer, secrets)) }
    }
}

fn call(operation: &'static str, limit: u64) -> Call {
    Call { provider: "google", operation, timeout: crate::http::ORDINARY, limit }
}
