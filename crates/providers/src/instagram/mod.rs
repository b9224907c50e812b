//! Client for Instagram: connects accounts by Instagram Login and publishes
//! stories with the tokens of both logins.

mod error;
mod facebook;
mod oauth;
mod publish;
mod remedy;
mod stories;
mod wire;

use std::fmt;
use std::time::Duration;

use reqwest::RequestBuilder;
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use url::Url;

pub use error::InstagramError;
pub use facebook::{Facebook, FacebookHosts, FreshToken};
pub use oauth::{AccountType, LongToken, Profile, SCOPES, ShortToken};
pub use publish::{ContainerId, ContainerStatus, MediaId, PUBLISH_TIMEOUT, Quota};
pub use remedy::{Remedy, container_remedy};
pub use stories::LiveStory;

use crate::AppCredentials;
use crate::http::{Call, Http, JSON_LIMIT, ORDINARY, endpoint};

/// The base URLs of Instagram's services. Each can point to a local test server.
#[derive(Clone, Debug)]
pub struct InstagramHosts {
    /// `https://www.instagram.com`: the consent page.
    pub www: Url,
    /// `https://api.instagram.com`: the exchange of a code.
    pub api: Url,
    /// `https://graph.instagram.com`: all other calls.
    pub graph: Url,
}

/// A client for one version of the Graph API. Cheap to clone.
#[derive(Clone)]
pub struct Instagram {
    http: Http,
    hosts: InstagramHosts,
    version: String,
    app: Option<AppCredentials>,
}

impl fmt::Debug for Instagram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instagram").field("version", &self.version).finish_non_exhaustive()
    }
}

impl Instagram {
    /// Creates a client for the API version `version` (`v26.0`). If `app` is `None`, no accounts can be
    /// connected, but connected ones can publish.
    #[must_use]
    pub fn new(http: &Http, hosts: &InstagramHosts, version: String, app: Option<AppCredentials>) -> Self {
        Self { http: http.clone(), hosts: hosts.clone(), version, app }
    }

    fn app(&self) -> Result<&AppCredentials, InstagramError> {
        self.app.as_ref().ok_or_else(InstagramError::no_app)
    }

    /// Returns the URL of a path in the versioned Graph API.
    fn graph(&self, segments: &[&str]) -> Url {
        let versioned: Vec<&str> =
            std::iter::once(self.version.as_str()).chain(segments.iter().copied()).collect();
        endpoint(&self.hosts.graph, &versioned)
    }

    fn get(&self, segments: &[&str], token: &SecretString) -> RequestBuilder {
        self.http.get(self.graph(segments)).bearer_auth(token.expose_secret())
    }

    fn post(&self, segments: &[&str], token: &SecretString) -> RequestBuilder {
        self.http.post(self.graph(segments)).bearer_auth(token.expose_secret())
    }

    /// Sends a request and parses the response. Removes `secrets` from errors.
    async fn ask<T: DeserializeOwned>(
        &self,
        operation: &'static str,
        request: RequestBuilder,
        secrets: &[&SecretString],
    ) -> Result<T, InstagramError> {
        self.ask_within(ORDINARY, operation, request, secrets).await
    }

    async fn ask_within<T: DeserializeOwned>(
        &self,
        timeout: Duration,
        operation: &'static str,
        request: RequestBuilder,
        secrets: &[&SecretString],
    ) -> Result<T, InstagramError> {
        let call = Call { provider: "instagram", operation, timeout, limit: JSON_LIMIT };
        let answer = self.http.ask(call, request).await?;
        wire::content(&answer).ok_or_else(|| InstagramError::from_refusal(&answer, secrets))
    }
}
