//! Returns a valid Google access token for a tenant, and refreshes it shortly before it expires.

use domain::ids::Tenant;
use jiff::{SignedDuration, Timestamp};
use providers::google::Remedy;
use secrecy::SecretString;
use store::accounts::TokenOf;

use crate::app::{App, AppError, Provider};
use crate::messages::{Message, Reconnect};

/// A token that expires within this time is refreshed first.
const MARGIN: SignedDuration = SignedDuration::from_mins(5);

impl App {
    /// Returns the tenant's own Google access token, never that of another tenant. Fails with
    /// [`AppError::NotConnected`] if the tenant must connect or reconnect Google; other errors may be
    /// temporary.
    pub async fn google_token(&self, tenant: Tenant) -> Result<SecretString, AppError> {
        let mut tx = self.store.begin(tenant).await?;
        let access = tx.token(TokenOf::GoogleAccess).await?;
        let refresh = tx.token(TokenOf::GoogleRefresh).await?;
        tx.commit().await?;
        let now = self.clock.now();
        if refresh.as_ref().is_some_and(|token| token.secret.is_none()) {
            self.google_is_unopenable(tenant, now).await?;
        }
        let refresh = refresh.filter(|token| !token.needs_reconnect).and_then(|token| token.secret);
        let refresh = refresh.ok_or(AppError::NotConnected(Provider::Google))?;
        if let Some(access) = access
            && let Some(secret) = access.secret
            && access.expires_at.is_some_and(|at| at > now + MARGIN)
        {
            return Ok(secret);
        }
        self.refresh_google(tenant, &refresh, now).await
    }

    async fn refresh_google(
        &self,
        tenant: Tenant,
        refresh: &SecretString,
        now: Timestamp,
    ) -> Result<SecretString, AppError> {
        match self.google.refresh(refresh).await {
            Ok(tokens) => {
                let expires =
                    now + SignedDuration::try_from(tokens.expires_in).unwrap_or(SignedDuration::ZERO);
                let mut tx = self.store.begin(tenant).await?;
                tx.store_token(TokenOf::GoogleAccess, &tokens.access, &tokens.scopes, now, Some(expires))
                    .await?;
                tx.commit().await?;
                Ok(tokens.access)
            }
            Err(error) if error.remedy == Remedy::Reconnect => {
                self.google_is_lost(tenant, now).await?;
                Err(AppError::NotConnected(Provider::Google))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Asks the chat, once, to connect Google again because no key opens the token. The token is not marked:
    /// it works as soon as its key is back.
    async fn google_is_unopenable(&self, tenant: Tenant, now: Timestamp) -> Result<(), AppError> {
        let mut tx = self.store.begin(tenant).await?;
        if tx.unopenable_token_told(TokenOf::GoogleRefresh, now).await? {
            let chat = tx.settings().await?.telegram_chat_id;
            let told = Reconnect { provider: Provider::Google };
            Message::Reconnect(told).to(chat).send(&mut tx, now).await?;
        }
        tx.commit().await?;
        self.notifier.notify(crate::runtime::notify::Work::Outbox);
        Ok(())
    }

    /// Marks the tenant's Google connection as lost and notifies the chat, once.
    pub async fn google_is_lost(&self, tenant: Tenant, now: Timestamp) -> Result<(), AppError> {
        let mut tx = self.store.begin(tenant).await?;
        if tx.token_needs_reconnect(TokenOf::GoogleRefresh).await? {
            let chat = tx.settings().await?.telegram_chat_id;
            let told = Reconnect { provider: Provider::Google };
            Message::Reconnect(told).to(chat).send(&mut tx, now).await?;
        }
        tx.commit().await?;
        self.notifier.notify(crate::runtime::notify::Work::Outbox);
        Ok(())
    }
}
