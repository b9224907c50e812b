//! Refreshes an Instagram token from half of its life on, so that it never ends while its account is in use.

use domain::ids::AccountId;
use domain::token::next_refresh;
use jiff::SignedDuration;
use providers::instagram::Help;
use store::accounts::TokenOf;
use store::lease::{ChoreKey, Lease};
use uuid::Uuid;

use crate::app::connect::reconnect_notice;
use crate::app::outcome::UseError;
use crate::app::wake::Work;
use crate::app::{App, Provider};

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>) -> Result<(), UseError> {
    let account =
        Uuid::parse_str(&lease.key.key).map_err(|_| UseError::NotReady("the chore names no account"))?;
    let of = TokenOf::Instagram(AccountId(account));
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let token = tx.token(of).await?;
    let Some(token) = token.filter(|token| !token.needs_reconnect) else {
        return super::done(app, tx, lease, now, None).await;
    };
    tx.commit().await?;
    match app.instagram.refresh(&token.secret).await {
        Ok(fresh) => {
            let expires = now + SignedDuration::try_from(fresh.expires_in).unwrap_or(SignedDuration::ZERO);
            let mut tx = app.store.begin(lease.key.tenant).await?;
            tx.store_token(of, &fresh.token, &[], now, Some(expires)).await?;
            let next = next_refresh(now, expires, jitter(lease));
            super::done(app, tx, lease, now, Some(next)).await
        }
        Err(error) if error.help == Help::Reconnect => {
            let mut tx = app.store.begin(lease.key.tenant).await?;
            if tx.token_needs_reconnect(of).await? {
                let chat = tx.settings().await?.telegram_chat_id;
                tx.enqueue(&reconnect_notice(chat, Provider::Instagram), now).await?;
            }
            super::done(app, tx, lease, now, None).await?;
            app.wake.ring(Work::Outbox);
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// Spreads refreshes of many accounts: stable for each, anywhere in 0..1.
fn jitter(lease: &Lease<ChoreKey>) -> f64 {
    let byte = lease.key.key.bytes().fold(0u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte));
    f64::from(byte) / 256.0
}
