//! Refreshes an Instagram token from half of its life on, so that it never ends while its account is in use.

use std::time::Duration;

use domain::ids::AccountId;
use domain::token::next_refresh;
use jiff::SignedDuration;
use providers::instagram::{InstagramError, Remedy};
use secrecy::SecretString;
use store::accounts::{Login, TokenOf};
use store::lease::{ChoreKey, Lease};
use uuid::Uuid;

use crate::app::AppError;
use crate::app::setup::connect::reconnect_notice;
use crate::app::{App, Provider};
use crate::runtime::notify::Work;

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>) -> Result<(), AppError> {
    let account =
        Uuid::parse_str(&lease.key.key).map_err(|_| AppError::NotReady("the chore names no account"))?;
    let id = AccountId(account);
    let of = TokenOf::Instagram(id);
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let (account, token) = (tx.account(id).await?, tx.token(of).await?);
    let Some((account, token)) = account.zip(token.filter(|token| !token.needs_reconnect)) else {
        return super::done(app, tx, lease, now, None).await;
    };
    tx.commit().await?;
    match fresh(app, account.login, &token.secret).await {
        Ok((secret, life)) => {
            let expires =
                life.map(|life| now + SignedDuration::try_from(life).unwrap_or(SignedDuration::ZERO));
            let mut tx = app.store.begin(lease.key.tenant).await?;
            tx.store_token(of, &secret, &[], now, expires).await?;
            let next = expires.map(|expires| next_refresh(now, expires, jitter(lease)));
            super::done(app, tx, lease, now, next).await
        }
        Err(error) if error.remedy == Remedy::Reconnect => {
            let mut tx = app.store.begin(lease.key.tenant).await?;
            if tx.token_needs_reconnect(of).await? {
                let chat = tx.settings().await?.telegram_chat_id;
                tx.enqueue(&reconnect_notice(chat, Provider::Instagram), now).await?;
            }
            super::done(app, tx, lease, now, None).await?;
            app.notifier.notify(Work::Outbox);
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// A fresh token, and how long it lives; each login has its own way.
async fn fresh(
    app: &App,
    login: Login,
    token: &SecretString,
) -> Result<(SecretString, Option<Duration>), InstagramError> {
    match login {
        Login::Instagram => {
            app.instagram.refresh(token).await.map(|fresh| (fresh.token, Some(fresh.expires_in)))
        }
        Login::Facebook => app.facebook.exchange(token).await.map(|fresh| (fresh.token, fresh.expires_in)),
    }
}

/// Spreads refreshes of many accounts: stable for each, anywhere in 0..1.
fn jitter(lease: &Lease<ChoreKey>) -> f64 {
    let byte = lease.key.key.bytes().fold(0u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte));
    f64::from(byte) / 256.0
}
