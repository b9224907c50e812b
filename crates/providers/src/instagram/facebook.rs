//! Client for Instagram accounts connected by Facebook Login: the same publishing
//! API on another host, with other tokens.
//!
//! Source: developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login

use std::fmt;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use url::Url;

use super::{Instagram, InstagramError, InstagramHosts};
use crate::AppCredentials;
use crate::http::Http;

/// The base URL of Facebook's API. Can point to a local test server.
#[derive(Clone, Debug)]
pub struct FacebookHosts {
    /// `https://graph.facebook.com`: all calls.
    pub graph: Url,
}

/// A client for accounts connected by Facebook Login. Cheap to clone.
#[derive(Clone)]
pub struct Facebook {
    instagram: Instagram,
}

impl fmt::Debug for Facebook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Facebook").field("version", &self.instagram.version).finish_non_exhaustive()
    }
}

/// A new token, returned in exchange for an older one.
#[derive(Clone, Debug)]
pub struct FreshToken {
    /// The token. The older token remains valid until it expires.
    pub token: SecretString,
    /// Remaining lifetime; `None` if it does not expire.
    pub expires_in: Option<Duration>,
}

#[derive(Deserialize)]
struct FreshOnWire {
    access_token: SecretString,
    expires_in: Option<u64>,
}

impl Facebook {
    /// Creates a client for the API version `version` (`v26.0`). If `app` is `None`, tokens cannot be
    /// exchanged, but valid ones still work.
    #[must_use]
    pub fn new(http: &Http, hosts: &FacebookHosts, version: String, app: Option<AppCredentials>) -> Self {
        let graph = || hosts.graph.clone();
        let hosts = InstagramHosts { www: graph(), api: graph(), graph: graph() };
        Self { instagram: Instagram::new(http, &hosts, version, app) }
    }

    /// Returns the publishing client; its calls are the same for both logins.
    pub fn instagram(&self) -> &Instagram {
        &self.instagram
    }

    /// Exchanges a valid long-lived token for a new one, valid for 60 days. Fails
    /// with [`Remedy::Reconnect`](super::Remedy::Reconnect) if it has expired, and with `AppBroken` if no app
    /// is configured.
    pub async fn exchange(&self, token: &SecretString) -> Result<FreshToken, InstagramError> {
        let app = self.instagram.app()?;
        let query = [
            ("grant_type", "fb_exchange_token"),
            ("client_id", app.id.as_str()),
            ("client_secret", app.secret.expose_secret()),
            ("fb_exchange_token", token.expose_secret()),
        ];
        let request = self.instagram.http.get(self.instagram.graph(&["oauth", "access_token"])).query(&query);
        let wire: FreshOnWire =
            self.instagram.ask("exchange_facebook", request, &[&app.secret, token]).await?;
        Ok(FreshToken { token: wire.access_token, expires_in: wire.expires_in.map(Duration::from_secs) })
    }
}
