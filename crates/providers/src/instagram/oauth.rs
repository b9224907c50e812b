//! Connecting an account: consent, code, short token, long token, refresh, profile.
//!
//! Source: developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use url::Url;

use super::wire::{MaybeWrapped, WireId, WireList};
use super::{Instagram, InstagramError};
use crate::http::endpoint;

/// What we ask for.
pub const SCOPES: [&str; 2] = ["instagram_business_basic", "instagram_business_content_publish"];

/// Every field named here must exist: one unknown field refuses the whole call.
const PROFILE_FIELDS: &str = "id,user_id,username,name,account_type,profile_picture_url";

/// The token a code is exchanged for; it lives one hour.
#[derive(Clone, Debug)]
pub struct ShortToken {
    pub token: SecretString,
    /// The professional account.
    pub user_id: String,
    /// What was granted; compare with [`SCOPES`].
    pub permissions: Vec<String>,
}

/// A token which lives 60 days and can be refreshed from its second day on.
#[derive(Clone, Debug)]
pub struct LongToken {
    /// The token; a refresh may return another string, the newest is to be kept.
    pub token: SecretString,
    /// How long from now it lives.
    pub expires_in: Duration,
}

/// The account behind a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The professional account: what is published to.
    pub user_id: String,
    /// The id the deauthorize and deletion callbacks use.
    pub app_scoped_id: String,
    /// The name without `@`.
    pub username: String,
    /// The display name.
    pub name: Option<String>,
    /// What kind of account it is; stories are documented for business accounts only.
    pub account_type: AccountType,
    /// The picture, at an address that expires.
    pub profile_picture_url: Option<Url>,
}

/// What kind of account it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountType {
    /// `BUSINESS`.
    Business,
    /// `MEDIA_CREATOR`.
    Creator,
    /// `PERSONAL`.
    Personal,
    /// Another word, or none.
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
    /// The page of consent. `redirect_uri` is compared byte for byte with what the app has registered. Fails with
    /// [`Remedy::AppBroken`](super::Remedy::AppBroken) when no app is configured.
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

    /// Exchanges a code (one hour, single use); a `#_` at its end is taken off. Fails with
    /// [`Remedy::Reconnect`](super::Remedy::Reconnect) for a used or foreign code, `AppBroken` for a wrong secret or
    /// redirect.
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

    /// Exchanges a short token for one of 60 days.
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

    /// 60 days from now; the token must be 24 hours old and alive.
    pub async fn refresh(&self, token: &SecretString) -> Result<LongToken, InstagramError> {
        let query = [("grant_type", "ig_refresh_token"), ("access_token", token.expose_secret())];
        let url = endpoint(&self.hosts.graph, &["refresh_access_token"]);
        let request = self.http.get(url).query(&query);
        let wire: LongOnWire = self.ask("refresh", request, &[token]).await?;
        Ok(wire.into())
    }

    /// The account behind a token.
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

/// Instagram appends `#_` to the redirect; it is no part of the code. Exactly this suffix goes, once: a code
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
