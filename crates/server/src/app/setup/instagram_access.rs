//! Checks whether Instagram accepts an account's token. An account is marked as lost only after a second
//! refusal, and is then tested periodically.

use domain::ids::{AccountId, Tenant};
use jiff::SignedDuration;
use providers::instagram::Remedy;
use store::accounts::{Login, TokenOf};
use store::post_context::Destination;

use crate::app::chore::Chore;
use crate::app::{App, AppError, Provider};
use crate::messages::{Message, Reconnect, WorksAgain};
use crate::runtime::notify::Work;

/// How often an account that is marked as lost is tested.
pub(crate) const PROBE: SignedDuration = SignedDuration::from_mins(15);

impl App {
    /// Calls Instagram again after it refused a call with an error that asks to reconnect. Marks the account
    /// as lost only if Instagram refuses this call too; otherwise returns `false`, because the refusal may be
    /// temporary.
    pub async fn confirm_instagram_lost(&self, tenant: Tenant, of: &Destination) -> Result<bool, AppError> {
        if self.instagram_takes(of).await != Some(false) {
            tracing::warn!(%tenant, "Instagram refused one call but accepted the next; keeping the account connected");
            return Ok(false);
        }
        self.instagram_is_lost(tenant, of.account.id).await?;
        Ok(true)
    }

    /// Marks an account as lost and notifies its chat, once. From then on the account is tested periodically.
    pub async fn instagram_is_lost(&self, tenant: Tenant, account: AccountId) -> Result<(), AppError> {
        let now = self.clock.now();
        let mut tx = self.store.begin(tenant).await?;
        if tx.token_needs_reconnect(TokenOf::Instagram(account)).await? {
            let chat = tx.settings().await?.telegram_chat_id;
            let told = Reconnect { provider: Provider::Instagram };
            Message::Reconnect(told).to(chat).send(&mut tx, now).await?;
        }
        // This is also done for an account that is already marked; it keeps the earlier time.
        Chore::RefreshInstagram(account).due(&mut tx, now + PROBE).await?;
        tx.commit().await?;
        self.notifier.notify(Work::Outbox);
        self.notifier.wake_at(Work::Chores, now + PROBE);
        Ok(())
    }

    /// Clears the mark when Instagram accepts the token again, and notifies the chat once.
    pub async fn instagram_is_back(&self, tenant: Tenant, of: &Destination) -> Result<(), AppError> {
        let now = self.clock.now();
        let mut tx = self.store.begin(tenant).await?;
        if tx.token_works_again(TokenOf::Instagram(of.account.id)).await? {
            let chat = tx.settings().await?.telegram_chat_id;
            let told = WorksAgain { name: of.account.username.clone() };
            Message::WorksAgain(told).to(chat).send(&mut tx, now).await?;
        }
        tx.commit().await?;
        self.notifier.notify(Work::Outbox);
        Ok(())
    }

    /// Returns whether Instagram accepts a token; `None` if it does not answer. With Facebook Login, `me` is
    /// the person, not the account, so this reads the account's quota instead.
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
