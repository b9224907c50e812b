//! Connects an account in the browser: a link from the chat, a page that names who requested it, the
//! provider's consent, and the callback. A link is for one person, chat and provider, is valid for ten
//! minutes and can be used once; only hashes are stored.

use domain::ids::{AccountId, LinkId, Tenant, UserId};
use domain::token::next_refresh;
use jiff::{SignedDuration, Timestamp};
use providers::google::pkce;
use providers::instagram::{AccountType, Profile};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use store::TenantTx;
use store::accounts::TokenOf;
use store::connect_links::{FoundBy, Link};
use store::sealed::random_token;
use subtle::ConstantTimeEq;
use thiserror::Error;
use url::Url;

use crate::app::audit::Change;
use crate::app::chore::Chore;
use crate::app::people::members::is_group;
use crate::app::setup::wizard::Wizard;
use crate::app::{App, AppError, Provider};
use crate::i18n::Language;
use crate::messages::{Connected as ConnectedMessage, Message};
use crate::runtime::notify::Work;

/// How long a link is valid.
pub const LINK_LIFETIME: SignedDuration = SignedDuration::from_mins(10);

/// Why a link or a callback is refused. Nothing was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// There is no such link: it was mistyped, made up, or replaced by a newer one.
    #[error("unknown link")]
    Unknown,
    /// The link is older than ten minutes.
    #[error("expired link")]
    Expired,
    #[error("used link")]
    Used,
    /// The link was made for another provider.
    #[error("link of another provider")]
    OtherProvider,
    /// The callback came from a different browser from the one in which Continue was pressed.
    #[error("another browser")]
    OtherBrowser,
    /// The person declined at the provider.
    #[error("consent denied")]
    Denied,
    /// The person agreed, but left out a required permission.
    #[error("a needed permission was left out")]
    PermissionLeftOut,
    /// The provider is not configured on this server.
    #[error("provider not configured")]
    ProviderNotConfigured,
}

/// Errors while connecting an account.
#[derive(Debug, Error)]
pub enum ConnectError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Use(#[from] AppError),
}

macro_rules! from_use_errors {
    ($($error:ty),+) => {$(
        impl From<$error> for ConnectError {
            fn from(error: $error) -> Self {
                Self::Use(error.into())
            }
        }
    )+};
}
from_use_errors!(store::StoreError, providers::instagram::InstagramError, providers::google::GoogleError);

/// The data on the page that a link opens: what the person is about to allow, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkView {
    pub provider: Provider,
    /// The name of the chat to connect, if it has one.
    pub chat: Option<String>,
    /// The first name of the person who requested the link.
    pub starter: Option<String>,
    /// The language of that person's Telegram app.
    pub language: Language,
}

/// Where to redirect the browser, and the cookie that identifies it later.
#[derive(Debug)]
pub struct Started {
    /// The provider's consent page.
    pub authorize: Url,
    pub browser: SecretString,
}

/// The data that a provider returns through the browser.
#[derive(Debug)]
pub struct Return {
    /// The state value that was sent to the provider.
    pub state: Option<String>,
    /// The authorization code.
    pub code: Option<SecretString>,
    /// Set if the person declined.
    pub error: Option<String>,
    pub browser: Option<String>,
}

/// An established connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connected {
    pub provider: Provider,
    /// The account name or email address.
    pub name: String,
}

impl App {
    /// Creates a link for one person in one chat.
    pub async fn make_link(
        &self,
        tx: &mut TenantTx,
        user: UserId,
        provider: Provider,
        now: Timestamp,
    ) -> Result<Url, AppError> {
        let token = random_token().map_err(store::StoreError::from)?;
        tx.make_link(user, provider.into_str(), &hash(token.expose_secret()), now, now + LINK_LIFETIME)
            .await?;
        Ok(self.address(&format!("connect/{}", token.expose_secret())))
    }

    /// Returns what a link is for. This changes nothing, because link scanners open links too. Fails with a
    /// [`Refusal`] if the link is not valid.
    pub async fn look_at_link(&self, token: &str) -> Result<LinkView, ConnectError> {
        let (tenant, id) = self.find_link(FoundBy::Token(&hash(token))).await?;
        let mut tx = self.store.begin(tenant).await?;
        let link = tx.link(id).await?.ok_or(Refusal::Unknown)?;
        let provider = self.enabled_provider(&link)?;
        let settings = tx.settings().await?;
        let chat = settings.chat_name.filter(|_| is_group(settings.telegram_chat_id));
        let (starter, language) = tx.member_name(link.user).await?;
        tx.commit().await?;
        Ok(LinkView { provider, chat, starter, language: Language::for_code(language.as_deref()) })
    }

    /// Binds a link to the browser in which Continue was pressed. While the link is valid, this can be
    /// repeated, even from another browser. `zone` is the browser's time zone; it is suggested as the time
    /// zone of the schedule. Fails with a [`Refusal`] if the link is not valid.
    pub async fn continue_link(&self, token: &str, zone: Option<&str>) -> Result<Started, ConnectError> {
        let (tenant, id) = self.find_link(FoundBy::Token(&hash(token))).await?;
        let fresh = || random_token().map_err(store::StoreError::from);
        let (state, browser, verifier) = (fresh()?, fresh()?, fresh()?);
        let mut tx = self.store.begin(tenant).await?;
        let link = tx.link(id).await?.ok_or(Refusal::Unknown)?;
        let provider = self.enabled_provider(&link)?;
        // This is done before the link is locked, because sending the set-up's message locks the wizard first
        // and the links second.
        if let Some(zone) = zone.and_then(crate::app::setup::time_zone::named) {
            suggest_zone(&mut tx, zone, self.clock.now()).await?;
        }
        let bound =
            tx.bind_link(id, &hash(state.expose_secret()), &hash(browser.expose_secret()), &verifier).await?;
        tx.commit().await?;
        if !bound {
            return Err(Refusal::Used.into());
        }
        let back = self.callback_address(provider);
        let authorize = match provider {
            Provider::Instagram => self.instagram.authorize_url(&back, state.expose_secret())?,
            Provider::Google => {
                let challenge = pkce::challenge(verifier.expose_secret());
                self.google.authorize_url(&back, state.expose_secret(), &challenge)?
            }
        };
        Ok(Started { authorize, browser })
    }

    /// Handles the callback from a provider: checks that the browser is the same, uses up the link, exchanges
    /// the code and stores the connection. On a mismatch, fails with a [`Refusal`] and stores no connection.
    pub async fn finish_link(&self, provider: Provider, back: Return) -> Result<Connected, ConnectError> {
        let state = back.state.as_deref().ok_or(Refusal::Unknown)?;
        let (tenant, id) = self.find_link(FoundBy::State(&hash(state))).await?;
        let mut tx = self.store.begin(tenant).await?;
        let link = tx.link(id).await?.ok_or(Refusal::Unknown)?;
        if link.provider != provider.into_str() {
            return Err(Refusal::OtherProvider.into());
        }
        if !same_browser(&link, back.browser.as_deref()) {
            return Err(Refusal::OtherBrowser.into());
        }
        let now = self.clock.now();
        if !tx.use_link(id, now).await? {
            return Err(Refusal::Used.into());
        }
        tx.commit().await?;
        let (None, Some(code)) = (back.error, back.code) else {
            return Err(Refusal::Denied.into());
        };
        let connected = match provider {
            Provider::Instagram => self.connect_instagram(tenant, &link, &code).await?,
            Provider::Google => self.connect_google(tenant, &link, &code).await?,
        };
        self.notifier.notify(Work::Outbox);
        self.notifier.notify(Work::Chores);
        Ok(connected)
    }

    async fn connect_instagram(
        &self,
        tenant: Tenant,
        link: &Link,
        code: &SecretString,
    ) -> Result<Connected, ConnectError> {
        let back = self.callback_address(Provider::Instagram);
        let short = self.instagram.exchange_code(code.expose_secret(), &back).await?;
        let publishes = short.permissions.iter().any(|scope| scope == "instagram_business_content_publish");
        if !short.permissions.is_empty() && !publishes {
            return Err(Refusal::PermissionLeftOut.into());
        }
        let long = self.instagram.exchange_long(&short).await?;
        let profile = self.instagram.me(&long.token).await?;
        let now = self.clock.now();
        let expires = now + SignedDuration::try_from(long.expires_in).unwrap_or(SignedDuration::ZERO);
        let mut tx = self.store.begin(tenant).await?;
        let account = self.record_account(&mut tx, &profile, now).await?;
        tx.store_token(TokenOf::Instagram(account), &long.token, &short.permissions, now, Some(expires))
            .await?;
        tx.choose_account(account).await?;
        Chore::RefreshInstagram(account).due(&mut tx, next_refresh(now, expires, 0.5)).await?;
        let told = ConnectedMessage { name: profile.username.clone() };
        self.announce(&mut tx, link, Provider::Instagram, told, now).await?;
        tx.commit().await?;
        Ok(Connected { provider: Provider::Instagram, name: format!("@{}", profile.username) })
    }

    /// Stores the account data that Instagram returned.
    pub async fn record_account(
        &self,
        tx: &mut TenantTx,
        profile: &Profile,
        now: Timestamp,
    ) -> Result<AccountId, AppError> {
        let kind = type_name(&profile.account_type);
        let (id, scoped) = (&profile.user_id, &profile.app_scoped_id);
        Ok(tx.connect_account(id, scoped, &profile.username, kind, now).await?)
    }

    async fn connect_google(
        &self,
        tenant: Tenant,
        link: &Link,
        code: &SecretString,
    ) -> Result<Connected, ConnectError> {
        let back = self.callback_address(Provider::Google);
        let verifier = link.verifier.as_ref().ok_or(Refusal::Unknown)?;
        let tokens = self.google.exchange_code(code.expose_secret(), verifier, &back).await?;
        if !tokens.reads_drive() {
            return Err(Refusal::PermissionLeftOut.into());
        }
        let refresh = tokens.refresh.as_ref().ok_or(Refusal::PermissionLeftOut)?;
        let email = self.google.email(&tokens.access).await?.unwrap_or_else(|| "Google Drive".into());
        let now = self.clock.now();
        let expires = now + SignedDuration::try_from(tokens.expires_in).unwrap_or(SignedDuration::ZERO);
        let mut tx = self.store.begin(tenant).await?;
        tx.store_token(TokenOf::GoogleRefresh, refresh, &tokens.scopes, now, None).await?;
        tx.store_token(TokenOf::GoogleAccess, &tokens.access, &tokens.scopes, now, Some(expires)).await?;
        self.announce(&mut tx, link, Provider::Google, ConnectedMessage { name: email.clone() }, now).await?;
        tx.commit().await?;
        Ok(Connected { provider: Provider::Google, name: email })
    }

    /// Notifies the chat and records who connected the account, in the transaction that stores the
    /// connection.
    async fn announce(
        &self,
        tx: &mut TenantTx,
        link: &Link,
        provider: Provider,
        told: ConnectedMessage,
        now: Timestamp,
    ) -> Result<(), AppError> {
        Change::Connected { provider, name: &told.name }.record(tx, Some(link.user), now).await?;
        let message = match provider {
            Provider::Instagram => Message::InstagramConnected(told),
            Provider::Google => Message::GoogleConnected(told),
        };
        if !self.wizard_connected(tx, provider, message.clone(), now).await? {
            let chat = tx.settings().await?.telegram_chat_id;
            message.to(chat).send(tx, now).await?;
        }
        Ok(())
    }

    async fn find_link(&self, by: FoundBy<'_>) -> Result<(Tenant, LinkId), ConnectError> {
        let mut lookup = self.store.lookup().await?;
        let link = lookup.find_link(by).await?;
        lookup.commit().await?;
        let link = link.ok_or(Refusal::Unknown)?;
        if link.used {
            return Err(Refusal::Used.into());
        }
        if link.expires_at <= self.clock.now() {
            return Err(Refusal::Expired.into());
        }
        Ok((link.tenant, link.id))
    }

    fn enabled_provider(&self, link: &Link) -> Result<Provider, Refusal> {
        let provider = link.provider.parse::<Provider>().ok().ok_or(Refusal::ProviderNotConfigured)?;
        let open = match provider {
            Provider::Instagram => self.enabled.instagram,
            Provider::Google => self.enabled.google,
        };
        if open { Ok(provider) } else { Err(Refusal::ProviderNotConfigured) }
    }
}

/// Suggests the browser's time zone, unless a person has chosen one.
async fn suggest_zone(tx: &mut TenantTx, zone: String, now: Timestamp) -> Result<(), store::StoreError> {
    let Some(mut wizard) = Wizard::of(tx).await? else { return Ok(()) };
    if wizard.choices.zone.is_none() {
        wizard.choices.zone = Some(zone);
        wizard.save(tx, now).await?;
    }
    Ok(())
}

fn same_browser(link: &Link, cookie: Option<&str>) -> bool {
    match (&link.browser_hash, cookie) {
        (Some(bound), Some(cookie)) => bool::from(hash(cookie).as_slice().ct_eq(bound.as_slice())),
        _ => false,
    }
}

fn type_name(account_type: &AccountType) -> &str {
    match account_type {
        AccountType::Business => "BUSINESS",
        AccountType::Creator => "MEDIA_CREATOR",
        AccountType::Personal => "PERSONAL",
        AccountType::Unknown(name) => name,
    }
}

fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}
