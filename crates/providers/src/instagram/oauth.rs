//! Connects an account: consent page, code exchange, short-lived and
//! long-lived tokens, token refresh and profile.
//!
//! Source: developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use url::Url;

use super::wire::{MaybeWrapped, WireId, WireList};
use super::{Instagram, InstagramError};
use crate::http::endpoint;

/// The scopes that the app requests.
pub const SCOPES: [&str; 2] = ["instagram_business_basic", "instagram_business_content_publish"];

/// The requested fields. All of them must exist: Instagram rejects the call if one field is unknown.
const PROFILE_FIELDS: &str = "id,user_id,username,name,account_type,profile_picture_url";

/// The token returned for a code; valid for one hour.
#[derive(Clone, Debug)]
pub struct ShortToken {
    pub token: SecretString,
    /// The id of the professional account.
    pub user_id: String,
    /// The granted permissions; compare them with [`SCOPES`].
    pub permissions: Vec<String>,
}

/// A token that is valid for 60 days and can be refreshed from its second day on.
#[derive(Clone, Debug)]
pub struct LongToken {
    /// The token. A refresh may return a different one; always keep the newest.
    pub token: SecretString,
    /// Remaining lifetime.
    pub expires_in: Duration,
}

/// The account that a token belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The id of the professional account, used for publishing.
    pub user_id: String,
    /// The id that the deauthorise and data deletion callbacks use.
    pub app_scoped_id: String,
    /// The username without `@`.
    pub username: String,
    /// The display name.
    pub name: Option<String>,
    /// The account type. According to the documentation, only business accounts can publish stories.
    pub account_type: AccountType,
    /// The URL of the profile picture. It expires.
    pub profile_picture_url: Option<Url>,
}

/// The type of an Instagram account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountType {
    /// `BUSINESS`.
    Business,
    /// `MEDIA_CREATOR`.
    Creator,
    /// `PERSONAL`.
    Personal,
    /// Any other value, or none.
    Unknown(String),
}

impl AccountType {
    fn named(word: &str) -> Self {
        match word.to_ascii_uppercase().as_str() {
            "BUSINESS" => Self::Business,
            "MEDIA_CREATOR" | "CREATOR" => Self::Creator,
            "PERSONAL" => Self::Personal,
            _ => Self::Unknown(word.to_owned()),
        }
    }
}

#[derive(Deserialize)]
struct ShortOnWire {
    access_token: SecretString,
    user_id: WireId,
    #[serde(default)]
    permissions: WireList,
}

#[derive(Deserialize)]
struct LongOnWire {
    access_token: SecretString,
    expires_in: u64,
}

#[derive(Deserialize)]
struct ProfileOnWire {
    id: WireId,
    user_id: WireId,
    username: String,
    name: Option<String>,
    #[serde(default)]
    account_type: String,
    profile_picture_url: Option<String>,
}

impl Instagram {
    /// Returns the URL of the consent page. `redirect_uri` must be identical to a registered one, byte for
    /// byte. Fails with [`Remedy::AppBroken`](super::Remedy::AppBroken) if no app is configured.
    pub fn authorize_url(&self, redirect_uri: &Url, state: &str) -> Result<Url, InstagramError> {
        let app = self.app()?;
        let mut url = endpoint(&self.hosts.www, &["oauth", "authorize"]);
        url.query_pairs_mut()
            .append_pair("client_id", &app.id)
            .append_pair("redirect_uri", redirect_uri.as_str())
            .append_pair("response_type", "code")
            .append_pair("scope", &SCOPES.join(","))
            .append_pair("state", state);
        Ok(url)
    }

    /// Exchanges a code for a short-lived token, after removing `#_` from the end of the code. A code is
    /// valid for one hour and works only once. Fails with [`Remedy::Reconnect`](super::Remedy::Reconnect) if
    /// the code was used before or belongs to another app, and with `AppBroken` if the secret or the redirect
    /// URI is wrong.
    pub async fn exchange_code(&self, code: &str, redirect_uri: &Url) -> Result<ShortToken, InstagramError> {
        let app = self.app()?;
        let code = SecretString::from(without_fragment(code));
        let form = [
            ("client_id", app.id.as_str()),
            ("client_secret", app.secret.expose_secret()),
            ("grant_type", "authorization_code"),
            ("redirect_uri", redirect_uri.as_str()),
            ("code", code.expose_secret()),
        ];
        let url = endpoint(&self.hosts.api, &["oauth", "access_token"]);
        let request = self.http.post(url).form(&form);
        let wire: MaybeWrapped<ShortOnWire> =
            self.ask("exchange_code", request, &[&app.secret, &code]).await?;
        let wire = wire.into_inner();
        Ok(ShortToken { token: wire.access_token, user_id: wire.user_id.0, permissions: wire.permissions.0 })
    }

    /// Exchanges a short-lived token for one that is valid for 60 days.
    pub async fn exchange_long(&self, short: &ShortToken) -> Result<LongToken, InstagramError> {
        let app = self.app()?;
        let query = [
            ("grant_type", "ig_exchange_token"),
            ("client_secret", app.secret.expose_secret()),
            ("access_token", short.token.expose_secret()),
        ];
        let url = endpoint(&self.hosts.graph, &["access_token"]);
        let request = self.http.get(url).query(&query);
        let wire: LongOnWire = self.ask("exchange_long", request, &[&app.secret, &short.token]).await?;
        Ok(wire.into())
    }

    /// Extends a token to 60 days from now. It must be at least 24 hours old and not expired.
    pub async fn refresh(&self, token: &SecretString) -> Result<LongToken, InstagramError> {
        let query = [("grant_type", "ig_refresh_token"), ("access_token", token.expose_secret())];
        let url = endpoint(&self.hosts.graph, &["refresh_access_token"]);
        let request = self.http.get(url).query(&query);
        let wire: LongOnWire = self.ask("refresh", request, &[token]).await?;
        Ok(wire.into())
    }

    /// Returns the account that a token belongs to.
    pub async fn me(&self, token: &SecretString) -> Result<Profile, InstagramError> {
        let request = self.get(&["me"], token).query(&[("fields", PROFILE_FIELDS)]);
        let wire: MaybeWrapped<ProfileOnWire> = self.ask("me", request, &[token]).await?;
        Ok(wire.into_inner().into())
    }
}

impl From<LongOnWire> for LongToken {
    fn from(wire: LongOnWire) -> Self {
        Self { token: wire.access_token, expires_in: Duration::from_secs(wire.expires_in) }
    }
}

impl From<ProfileOnWire> for Profile {
    fn from(wire: ProfileOnWire) -> Self {
        Self {
            user_id: wire.user_id.0,
            app_scoped_id: wire.id.0,
            username: wire.username,
            name: wire.name,
            account_type: AccountType::named(&wire.account_type),
            profile_picture_url: wire.profile_picture_url.and_then(|url| Url::parse(&url).ok()),
        }
    }
}

/// Removes the `#_` that Instagram appends to the redirect. Removes exactly this suffix, once, because a code
/// may itself end in `_`.
fn without_fragment(code: &str) -> &str {
    code.strip_suffix("#_").unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_suffix_leaves_a_code_and_only_once() {
        for (sent, bare) in [
            ("AQB_", "AQB_"),
            ("AQB__", "AQB__"),
            ("AQB#_", "AQB"),
            ("AQB_#_", "AQB_"),
            ("AQB__#_", "AQB__"),
            ("AQB#_#_", "AQB#_"),
            ("AQB#", "AQB#"),
        ] {
            assert_eq!(without_fragment(sent), bare, "{sent}");
        }
    }

    #[test]
    fn an_account_type_is_read_in_any_case() {
        assert_eq!(AccountType::named("Business"), AccountType::Business);
        assert_eq!(AccountType::named("Media_Creator"), AccountType::Creator);
        assert_eq!(AccountType::named("MEDIA_CREATOR"), AccountType::Creator);
        assert_eq!(AccountType::named("PERSONAL"), AccountType::Personal);
        assert_eq!(AccountType::named("GUILD"), AccountType::Unknown("GUILD".to_owned()));
    }
}
