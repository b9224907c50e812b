//! Instagram by Facebook Login: the same publishing at another host, with tokens of another kind.
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

/// Where Facebook is: a local stand-in may replace it.
#[derive(Clone, Debug)]
pub struct FacebookHosts {
    /// `https://graph.facebook.com`: every call.
    pub graph: Url,
}

/// A client for accounts that were connected by Facebook Login. Cloning is cheap.
#[derive(Clone)]
pub struct Facebook {
    instagram: Instagram,
}

impl fmt::Debug for Facebook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Facebook").field("version", &self.instagram.version).finish_non_exhaustive()
    }
}

/// A token that was exchanged for a fresh one.
#[derive(Clone, Debug)]
pub struct FreshToken {
    /// The token; the one before works on until its own end.
    pub token: SecretString,
    /// How long from now it lives; `None` where it does not end by itself.
    pub expires_in: Option<Duration>,
}

#[derive(Deserialize)]
struct FreshOnWire {
    access_token: SecretString,
    expires_in: Option<u64>,
}

impl Facebook {
    /// A client which speaks `version` (`v26.0`). Without `app` tokens cannot be exchanged, but those that live work.
    #[must_use]
    pub fn new(http: &Http, hosts: &FacebookHosts, version: String, app: Option<AppCredentials>) -> Self {
        let graph = || hosts.graph.clone();
        let hosts = InstagramHosts { www: graph(), api: graph(), graph: graph() };
        Self { instagram: Instagram::new(http, &hosts, version, app) }
    }

    /// Publishing: the calls and their answers are those of the other login.
    pub fn instagram(&self) -> &Instagram {
        &self.instagram
    }

    /// Exchanges a living long token for one of 60 days. Fails with [`Remedy::Reconnect`](super::Remedy::Reconnect)
    /// when it is over, `AppBroken` when no app is configured.
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
