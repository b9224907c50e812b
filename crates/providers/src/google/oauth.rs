//! Requests consent, exchanges and refreshes tokens, and reads the connected user's e-mail address.
//!
//! Source: developers.google.com/identity/protocols/oauth2/web-server

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use url::Url;

use super::{Google, GoogleError, Remedy, call};
use crate::http::{JSON_LIMIT, endpoint};

/// The scopes that the app requests.
pub const SCOPES: [&str; 3] = ["openid", "email", "https://www.googleapis.com/auth/drive.readonly"];

/// The response of Google's token endpoint.
#[derive(Clone, Debug)]
pub struct GoogleTokens {
    pub access: SecretString,
    /// Remaining lifetime of the access token.
    pub expires_in: Duration,
    /// The refresh token. Only the first exchange returns one; a refresh does not,
    /// and the existing token stays valid.
    pub refresh: Option<SecretString>,
    /// The granted scopes; users can deselect individual scopes. Google returns the long form of `email`.
    pub scopes: Vec<String>,
}

impl GoogleTokens {
    /// Returns whether the user granted read access to Drive.
    #[must_use]
    pub fn reads_drive(&self) -> bool {
        self.scopes.iter().any(|scope| scope == SCOPES[2] || scope == "https://www.googleapis.com/auth/drive")
    }
}

#[derive(Deserialize)]
struct TokensOnWire {
    access_token: SecretString,
    expires_in: u64,
    refresh_token: Option<SecretString>,
    #[serde(default)]
    scope: String,
}

impl From<TokensOnWire> for GoogleTokens {
    fn from(wire: TokensOnWire) -> Self {
        Self {
            access: wire.access_token,
            expires_in: Duration::from_secs(wire.expires_in),
            refresh: wire.refresh_token,
            scopes: wire.scope.split_whitespace().map(str::to_owned).collect(),
        }
    }
}

impl Google {
    /// Returns the URL of the consent page; `code_challenge` is [`pkce::challenge`](super::pkce::challenge)
    /// of the verifier. Fails with [`Remedy::AppBroken`] if no app is configured.
    pub fn authorize_url(
        &self,
        redirect_uri: &Url,
        state: &str,
        code_challenge: &str,
    ) -> Result<Url, GoogleError> {
        let app = self.app()?;
        let mut url = endpoint(&self.hosts.accounts, &["o", "oauth2", "v2", "auth"]);
        url.query_pairs_mut()
            .append_pair("client_id", &app.id)
            .append_pair("redirect_uri", redirect_uri.as_str())
            .append_pair("response_type", "code")
            .append_pair("scope", &SCOPES.join(" "))
            .append_pair("state", state)
            .append_pair("access_type", "offline")
            .append_pair("prompt", "consent")
            .append_pair("include_granted_scopes", "true")
            .append_pair("code_challenge", code_challenge)
            .append_pair("code_challenge_method", "S256");
        Ok(url)
    }

    /// Exchanges an authorisation code for tokens. Each code works only once.
    pub async fn exchange_code(
        &self,
        code: &str,
        verifier: &SecretString,
        redirect_uri: &Url,
    ) -> Result<GoogleTokens, GoogleError> {
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("code_verifier", verifier.expose_secret()),
            ("redirect_uri", redirect_uri.as_str()),
        ];
        self.tokens("exchange_code", &form, &[&SecretString::from(code), verifier]).await
    }

    /// Returns a new access token. Fails with [`Remedy::Reconnect`] if the grant was revoked.
    pub async fn refresh(&self, refresh: &SecretString) -> Result<GoogleTokens, GoogleError> {
        let form = [("grant_type", "refresh_token"), ("refresh_token", refresh.expose_secret())];
        self.tokens("refresh", &form, &[refresh]).await
    }

    async fn tokens(
        &self,
        operation: &'static str,
        form: &[(&str, &str)],
        secrets: &[&SecretString],
    ) -> Result<GoogleTokens, GoogleError> {
        let app = self.app()?;
        let credentials = [("client_id", app.id.as_str()), ("client_secret", app.secret.expose_secret())];
        let form: Vec<_> = form.iter().chain(&credentials).collect();
        let secrets: Vec<_> = secrets.iter().copied().chain([&app.secret]).collect();
        let request = self.http.post(endpoint(&self.hosts.oauth, &["token"])).form(&form);
        let answer = self.ask(call(operation, JSON_LIMIT), request, &secrets).await?;
        let wire: TokensOnWire = answer.json().ok_or_else(|| GoogleError::unreadable(answer.status))?;
        Ok(wire.into())
    }

    /// Revokes the grant with all its scopes. Also succeeds if Google no longer knows the token.
    pub async fn revoke(&self, token: &SecretString) -> Result<(), GoogleError> {
        let form = [("token", token.expose_secret())];
        let request = self.http.post(endpoint(&self.hosts.oauth, &["revoke"])).form(&form);
        match self.ask(call("revoke", JSON_LIMIT), request, &[token]).await {
            Ok(_) => Ok(()),
            Err(error) if error.remedy == Remedy::Reconnect => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Returns the connected user's e-mail address, if that scope was granted.
    pub async fn email(&self, access: &SecretString) -> Result<Option<String>, GoogleError> {
        #[derive(Deserialize)]
        struct UserInfo {
            email: Option<String>,
        }
        let url = endpoint(&self.hosts.userinfo, &["v1", "userinfo"]);
        let request = self.http.get(url).bearer_auth(access.expose_secret());
        let answer = self.ask(call("email", JSON_LIMIT), request, &[access]).await?;
        let info: UserInfo = answer.json().ok_or_else(|| GoogleError::unreadable(answer.status))?;
        Ok(info.email)
    }
}
