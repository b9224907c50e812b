//! Whether Instagram takes an account's token: no single answer decides, and a marked account is asked after again.

use domain::ids::{AccountId, Tenant};
use jiff::SignedDuration;
use providers::instagram::Remedy;
use serde_json::json;
use store::accounts::{Login, TokenOf};
use store::outbox::Outgoing;
use store::post_context::Destination;

use crate::app::chore::REFRESH_INSTAGRAM;
use crate::app::{App, AppError, Provider, kinds};
use crate::runtime::notify::Work;

/// How often Instagram is asked after a marked account.
pub(crate) const PROBE: SignedDuration = SignedDuration::from_mins(15);

impl App {
    /// Instagram refused a call as if its people had to connect again. The account is marked only when Instagram refuses
    /// another call too; otherwise `false`: the refusal may pass.
    pub async fn confirm_instagram_lost(&self, tenant: Tenant, of: &Destination) -> Result<bool, AppError> {
        if self.instagram_takes(of).await != Some(false) {
            tracing::warn!(%tenant, "Instagram refused a call and confirmed it by no other; the account stays connected");
            return Ok(false);
        }
        self.instagram_is_lost(tenant, of.account.id).await?;
        Ok(true)
    }

    /// Marks an account and tells its chat, once. From then on Instagram is asked after it.
    pub async fn instagram_is_lost(&self, tenant: Tenant, account: AccountId) -> Result<(), AppError> {
        let now = self.clock.now();
        let mut tx = self.store.begin(tenant).await?;
        if tx.token_needs_reconnect(TokenOf::Instagram(account)).await? {
            let chat = tx.settings().await?.telegram_chat_id;
            tx.enqueue(&crate::app::setup::connect::reconnect_notice(chat, Provider::Instagram), now).await?;
        }
        // Also for one that was marked before: the nearer time stands.
        tx.chore_due(REFRESH_INSTAGRAM, &account.to_string(), now + PROBE).await?;
        tx.commit().await?;
        self.notifier.notify(Work::Outbox);
        self.notifier.wake_at(Work::Chores, now + PROBE);
        Ok(())
    }

    /// Instagram takes a marked account's token again: its chat hears so, once.
    pub async fn instagram_is_back(&self, tenant: Tenant, of: &Destination) -> Result<(), AppError> {
        let now = self.clock.now();
        let mut tx = self.store.begin(tenant).await?;
        if tx.token_works_again(TokenOf::Instagram(of.account.id)).await? {
            let telegram_chat_id = tx.settings().await?.telegram_chat_id;
            let payload = json!({ "name": of.account.username });
            tx.enqueue(&Outgoing { telegram_chat_id, kind: kinds::WORKS_AGAIN, post: None, payload }, now)
                .await?;
        }
        tx.commit().await?;
        self.notifier.notify(Work::Outbox);
        Ok(())
    }

    /// Whether Instagram takes a token; `None` when it does not say. Under Facebook Login `me` is a person, not the
    /// account, so the account's quota is read there.
    pub async fn instagram_takes(&self, of: &Destination) -> Option<bool> {
        let client = self.instagram_by(of.account.login);
        let answer = match of.account.login {
            Login::Instagram => client.me(&of.token).await.map(drop),
            Login::Facebook => client.publishing_limit(&of.token, &of.account.ig_user_id).await.map(drop),
        };
        match answer {
            Ok(()) => Some(true),
            Err(error) if error.remedy == Remedy::Reconnect => Some(false),
            Err(_) => None,
        }
    }
}
